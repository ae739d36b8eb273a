"""An indicator's goals by year: filled marks on a line a region, actuals as open marks of the same colour."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, STRENGTH, Look, each, figure, graded, hover, plain

HEIGHT = 420
_LABEL_GAP = 0.045
_SYMBOLS = {
    ">=": "triangle-up",
    ">": "triangle-up",
    "<=": "triangle-down",
    "<": "triangle-down",
    "~": "diamond",
    "range": "square",
}


def timeline(
    goals: pd.DataFrame,
    actuals: pd.DataFrame,
    regions: list[str],
    look: Look,
    *,
    selected: str | None = None,
    actual_word: str = "",
) -> go.Figure:
    """One series a region, in the order of `regions`, which also gives its colour; named at its right end."""
    both = pd.concat([goals, actuals])
    made = figure(look, HEIGHT, margin={"l": 8, "r": 8, "t": 12, "b": 8})
    low, high = min(0.0, float(both["value"].min())), float(both[["value", "value_max"]].max().max())
    ends: list[tuple[float, int, str, str]] = []
    for code in regions:
        colour = series_colour(regions, code, look)
        mine, known = goals[goals.region_code == code], actuals[actuals.region_code == code]
        if mine.empty and known.empty:
            continue
        _path(made, known, colour)
        _path(made, mine, colour)
        _bridge(made, known, mine, colour)
        _spans(made, mine, colour)
        _points(made, known, colour, look, selected, open_marks=True, word=actual_word)
        _points(made, mine, colour, look, selected)
        last = (mine if len(mine) else known).iloc[-1]
        ends.append((float(last.value), int(last.year), plain(look.region(last)), colour))
    _names(made, ends, low, high)
    _axes(made, both, look, low, high)
    return made


def moment(row: Any) -> float:
    """Where a row stands on the axis: a year's mark is its end, so that June 2023 lies halfway from 2022 to 2023."""
    if isinstance(row.within, str) and "/" not in row.within:
        return int(row.year) - 1 + int(row.within[5:7]) / 12
    return float(row.year)


def series_colour(regions: list[str], code: str, look: Look) -> str:
    """The colour of a region's series: by its place among the chosen ones."""
    return look.colours.series[regions.index(code) % len(look.colours.series)]


def _path(made: go.Figure, rows: pd.DataFrame, colour: str) -> None:
    points = sorted(each(rows), key=moment)
    made.add_scatter(
        x=[moment(p) for p in points],
        y=[p.value for p in points],
        mode="lines",
        line={"color": colour, "width": 2},
        opacity=0.55,
        hoverinfo="skip",
    )


def _bridge(made: go.Figure, known: pd.DataFrame, goals: pd.DataFrame, colour: str) -> None:
    """A dotted line from the last actual to the next goal."""
    if known.empty:
        return
    start = max(each(known), key=moment)
    later = sorted((row for row in each(goals) if moment(row) > moment(start)), key=moment)
    if later:
        made.add_scatter(
            x=[moment(start), moment(later[0])], y=[start.value, later[0].value], mode="lines", hoverinfo="skip", opacity=0.55,
            line={"color": colour, "width": 2, "dash": "dot"},
        )  # fmt: skip


def _spans(made: go.Figure, goals: pd.DataFrame, colour: str) -> None:
    """From the lower to the upper end of a range."""
    for row in each(goals[goals["value_max"].notna()]):
        made.add_scatter(
            x=[moment(row)] * 2,
            y=[row.value, row.value_max],
            mode="lines",
            line={"color": colour, "width": 6},
            opacity=0.45,
            hoverinfo="skip",
        )


def _points(
    made: go.Figure,
    rows: pd.DataFrame,
    colour: str,
    look: Look,
    selected: str | None,
    *,
    open_marks: bool = False,
    word: str = "",
) -> None:
    """Marks that can be hovered over and clicked on; the shape says the comparator."""
    points = each(rows)
    shapes = [_SYMBOLS.get(p.comparator, "circle") + ("-open" if open_marks else "") for p in points]
    chosen = [p.goal_id == selected for p in points]
    made.add_scatter(
        x=[moment(p) for p in points], y=[p.value for p in points], mode="markers", customdata=[[p.goal_id] for p in points],
        marker={"symbol": shapes, "size": [17 if c else 13 for c in chosen], "opacity": 1,
                "color": [look.colours.accent if c else _inside(p, colour, look, open_marks) for p, c in zip(points, chosen, strict=True)],
                "line": {"width": [2 if STRENGTH[p.grade] == 1 else 1.2 for p in points], "color": colour}},
        hovertext=[hover(p, look, word) for p in points], hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False,
        **STEADY,
    )  # fmt: skip


def _inside(row: Any, colour: str, look: Look, open_marks: bool) -> str:
    """Filled marks are paler where the source is no document; open ones have their outline only, which is thinner there."""
    return colour if open_marks else graded(colour, row, look)


def _names(made: go.Figure, ends: list[tuple[float, int, str, str]], low: float, high: float) -> None:
    """Region names at the right edge, pushed apart where they would overlap."""
    gap, floor = _LABEL_GAP * ((high - low) or 1.0), float("-inf")
    for value, _, name, colour in sorted(ends):
        place = max(value, floor + gap)
        floor = place
        made.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=14,
            y=place,
            text=f"<b>{name}</b>",
            showarrow=False,
            font={"color": colour, "size": 13},
        )


def _axes(made: go.Figure, both: pd.DataFrame, look: Look, low: float, high: float) -> None:
    first, last = int(both["year"].min()), int(both["year"].max())
    start = min(first, *(moment(row) for row in each(both)))  # a month of the first year lies before that year's mark
    room, unit = (high - low) or 1.0, str(both.iloc[0].unit)
    every = max(1, (last - first) // 8 + 1)
    made.update_xaxes(
        range=[start - 0.5, last + 0.5], tickmode="array", tickvals=list(range(first, last + 1, every)), fixedrange=True, showgrid=False,
        showline=True, linecolor=look.colours.muted, ticks="outside", tickcolor=look.colours.muted, zeroline=False,
        tickfont={"size": 13, "color": look.colours.ink}, tickformat="d",
    )  # fmt: skip
    made.update_yaxes(
        range=[low - (room * 0.08 if low < 0 else 0), high + room * 0.12], gridcolor=look.colours.grid, fixedrange=True, zeroline=False,
        ticks="", automargin=True, tickfont={"size": 12, "color": look.colours.muted}, **look.ticks(low, high * 1.05, unit),
    )  # fmt: skip
    longest = max((len(str(n)) for n in both["short_name" if look.language == "zh" else "region_name_en"]), default=4)
    made.update_layout(margin={"l": 8, "r": 26 + longest * (14 if look.language == "zh" else 8), "t": 14, "b": 30})
