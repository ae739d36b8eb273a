"""Regions side by side for one indicator: horizontal bars or dots, each drawn as its document states the value.

=         a solid bar                    ≥ >   a solid bar that ends in an arrowhead: open upwards
~         a bar with slanting hatches    ≤ <   an outlined bar closed by a wall: at most this
range     solid up to the lower end, hatched from there to the upper end

A bar from a news report is paler, one from a repost paler still, both with an outline and a word behind the value.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, STRENGTH, Look, each, figure, graded, hover, plain, years

BAR = 0.72  # of a row; said outright, else Plotly makes the bars of a trace as wide as its rows are apart
ROW_HEIGHT, TALL_ROW_HEIGHT, FEW_ROWS = 30, 40, 10
NARROW = 300  # width of the plot on a phone, in pixels: labels must fit there too
_UPWARD, _DOWNWARD = {">=", ">"}, {"<=", "<"}
REFERENCE_REACH = 2.5
_DOTS = {">=": "triangle-right", ">": "triangle-right", "<=": "triangle-left", "<": "triangle-left", "~": "circle-open"}


def compare(
    goals: pd.DataFrame,
    look: Look,
    *,
    national: pd.DataFrame | None = None,
    national_label: str = "",
    kind: str = "bar",
    selected: str | None = None,
    show_year: bool = False,
) -> go.Figure:
    """One row a goal, in the order of the frame from the top down; `selected` is drawn in the accent colour."""
    goals = goals.assign(label=labels(goals, look, show_year), place=range(len(goals)))
    row_height = TALL_ROW_HEIGHT if len(goals) <= FEW_ROWS else ROW_HEIGHT
    made = figure(look, 64 + row_height * max(len(goals), 1), barmode="overlay")
    low, high = _reach(goals)
    line = reference(goals, national)
    if line is not None:
        low, high = min(low, line), max(high, line)
    if kind == "dot":
        _dots(made, goals, look, selected)
    else:
        _bars(made, goals, look, selected, (high - low) or 1.0)
    _values(made, goals, look)
    if line is not None:
        _reference_line(made, line, national_label, look)
    _axes(made, goals, look, low, high)
    return made


def labels(goals: pd.DataFrame, look: Look, show_year: bool = False) -> list[str]:
    """What stands left of each mark: the region, and its year and period where they are not the same for all."""
    several = goals.duplicated("region_code", keep=False)
    shown = []
    for row, twice in zip(each(goals), several, strict=True):
        extra = years(row) if show_year or twice or isinstance(row.within, str) else ""
        shown.append(
            plain(look.region(row)) + (f" <span style='color:{look.colours.muted}'>{extra}</span>" if extra else "")
        )
    return shown


def reference(goals: pd.DataFrame, national: pd.DataFrame | None) -> float | None:
    """Where the national goal is drawn: nowhere if it would squeeze all bars (a total against its parts)."""
    if national is None or national.empty or goals.empty:
        return None
    value, longest = float(national.iloc[0].value), float(goals[["value", "value_max"]].abs().max().max())
    return value if abs(value) <= REFERENCE_REACH * longest else None


def _reach(goals: pd.DataFrame) -> tuple[float, float]:
    ends = goals["value_max"].fillna(goals["value"])
    return min(0.0, float(goals["value"].min())), max(0.0, float(ends.max()), float(goals["value"].max()))


def _colour(row: Any, look: Look, selected: str | None) -> str:
    return (
        look.colours.accent
        if row.goal_id == selected
        else look.colours.levels.get(row.region_level, look.colours.muted)
    )


def _fill(row: Any, look: Look, selected: str | None) -> str:
    """The colour inside a mark: paler where the source is no document, unless it is the chosen one."""
    colour = _colour(row, look, selected)
    return colour if row.goal_id == selected else graded(colour, row, look)


def _outline(row: Any) -> float:
    if row.comparator in _DOWNWARD | {"~"}:
        return 1.6
    return 1.2 if STRENGTH[row.grade] < 1 else 0


def _bars(made: go.Figure, goals: pd.DataFrame, look: Look, selected: str | None, span: float) -> None:
    rows = each(goals)
    colours = [_colour(r, look, selected) for r in rows]
    fills = [look.colours.paper if r.comparator in _DOWNWARD else _fill(r, look, selected) for r in rows]
    made.add_bar(
        orientation="h", width=BAR, y=[r.place for r in rows], x=[r.value for r in rows], customdata=[[r.goal_id] for r in rows],
        marker={
            "color": fills, "line": {"color": colours, "width": [_outline(r) for r in rows]},
            "pattern": {
                "shape": ["/" if r.comparator == "~" else "" for r in rows], "size": 6, "solidity": 0.55,
                "fgcolor": [_fill(r, look, selected) for r in rows], "bgcolor": look.colours.paper, "fillmode": "overlay",
            },
            "cornerradius": 2,
        },
        hovertext=[hover(r, look) for r in rows], hovertemplate="%{hovertext}<extra></extra>", **STEADY,
    )  # fmt: skip
    _spans(made, [r for r in rows if r.comparator == "range" and pd.notna(r.value_max)], look, selected)
    _caps(made, [r for r in rows if r.comparator in _UPWARD | _DOWNWARD], look, selected, span)


def _spans(made: go.Figure, rows: list[Any], look: Look, selected: str | None) -> None:
    """The uncertain part of a range, from its lower to its upper end."""
    colours = [_colour(r, look, selected) for r in rows]
    made.add_bar(
        orientation="h", width=BAR, y=[r.place for r in rows], x=[r.value_max - r.value for r in rows], base=[r.value for r in rows],
        customdata=[[r.goal_id] for r in rows],
        marker={"color": look.colours.paper, "line": {"color": colours, "width": 1.6},
                "pattern": {"shape": "x", "size": 6, "solidity": 0.3, "fgcolor": colours, "bgcolor": look.colours.paper}},
        hovertext=[hover(r, look) for r in rows], hovertemplate="%{hovertext}<extra></extra>", **STEADY,
    )  # fmt: skip


def _caps(made: go.Figure, rows: list[Any], look: Look, selected: str | None, span: float) -> None:
    """Arrowheads on open ends, walls on upper limits."""
    for row in rows:
        colour, upward = _colour(row, look, selected), row.comparator in _UPWARD
        if upward:
            width = _outline(row)
            tip = row.value + span * 0.022 * (1 if row.value >= 0 else -1)
            made.add_scatter(
                x=[row.value, tip, row.value, row.value], y=[row.place - 0.36, row.place, row.place + 0.36, row.place - 0.36],
                mode="lines", fill="toself", fillcolor=_fill(row, look, selected), line={"color": colour, "width": width}, hoverinfo="skip",
            )  # fmt: skip
        else:
            made.add_scatter(
                x=[row.value, row.value], y=[row.place - 0.42, row.place + 0.42], mode="lines",
                line={"color": colour, "width": 4}, hoverinfo="skip",
            )  # fmt: skip


def _dots(made: go.Figure, goals: pd.DataFrame, look: Look, selected: str | None) -> None:
    rows = each(goals)
    for row in rows:
        if row.comparator == "range" and pd.notna(row.value_max):
            made.add_scatter(
                x=[row.value, row.value_max], y=[row.place] * 2, mode="lines+markers", hoverinfo="skip",
                line={"color": _colour(row, look, selected), "width": 5}, marker={"size": 12, "symbol": "line-ns-open"},
            )  # fmt: skip
    made.add_scatter(
        x=[r.value for r in rows], y=[r.place for r in rows], mode="markers", customdata=[[r.goal_id] for r in rows],
        marker={"size": 15, "color": [_dot(r, look, selected) for r in rows],
                "line": {"width": 2, "color": [_colour(r, look, selected) for r in rows]},
                "symbol": [_DOTS.get(r.comparator, "circle") for r in rows]},
        hovertext=[hover(r, look) for r in rows], hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False, **STEADY,
    )  # fmt: skip


def _dot(row: Any, look: Look, selected: str | None) -> str:
    """The colour of a dot; an open one has only its outline's, which must be seen."""
    return (_colour if row.comparator == "~" else _fill)(row, look, selected)


def _end(row: Any) -> float:
    return float(row.value_max if row.comparator == "range" and pd.notna(row.value_max) else row.value)


def _label(row: Any, look: Look) -> str:
    return look.stated(row) + (" ⚑" if row.disputed else "")


def _remark(row: Any, look: Look) -> str:
    return f" {look.grades[row.grade]}" if row.grade in look.grades else ""


def _label_text(row: Any, look: Look) -> str:
    remark = plain(_remark(row, look))
    small = f"<span style='font-size:11px;color:{look.colours.muted}'>{remark}</span>" if remark else ""
    return plain(_label(row, look)) + small


def _values(made: go.Figure, goals: pd.DataFrame, look: Look) -> None:
    """The value as stated, outside the end of each mark."""
    for row in each(goals):
        end = _end(row)
        left = end < 0
        made.add_annotation(
            x=end, y=row.place, text=_label_text(row, look), showarrow=False, xanchor="right" if left else "left",
            xshift=-10 if left else 18, font={"size": 13, "color": look.colours.ink}, bgcolor=look.colours.paper, borderpad=0,
        )  # fmt: skip


def _reference_line(made: go.Figure, value: float, label: str, look: Look) -> None:
    made.add_shape(
        type="line",
        x0=value,
        x1=value,
        xref="x",
        y0=0,
        y1=1,
        yref="paper",
        line={"color": look.colours.ink, "width": 1.5, "dash": "dot"},
    )
    made.add_annotation(
        x=value,
        y=1,
        yref="paper",
        yanchor="bottom",
        text=plain(label),
        showarrow=False,
        font={"size": 12, "color": look.colours.ink},
    )


def _range(goals: pd.DataFrame, look: Look, low: float, high: float) -> list[float]:
    """The axis from end to end, with room for each label beside its mark even on a narrow screen."""
    rows = each(goals)
    room = (high - low) or 1.0
    right = max([high + room * 0.06, *(low + (_end(r) - low) / (1 - _share(r, look)) for r in rows if _end(r) >= 0)])
    left = min([low, *(right - (right - _end(r)) / (1 - _share(r, look)) for r in rows if _end(r) < 0)])
    return [left, right]


def _share(row: Any, look: Look) -> float:
    """About how much of a narrow plot a row's label takes."""
    width = sum(13 if ord(c) > 0x2E80 else 7.5 for c in _label(row, look) + _remark(row, look))
    return min(0.6, (width + 24) / NARROW)


def _axes(made: go.Figure, goals: pd.DataFrame, look: Look, low: float, high: float) -> None:
    unit = str(goals.iloc[0].unit) if len(goals) else ""
    made.update_xaxes(
        range=_range(goals, look, low, high), gridcolor=look.colours.grid, zeroline=True,
        zerolinecolor=look.colours.muted, zerolinewidth=1, showline=False, ticks="", side="bottom", fixedrange=True,
        tickfont={"size": 12, "color": look.colours.muted}, **look.ticks(low, high, unit, 4),
    )  # fmt: skip
    made.update_yaxes(
        range=[len(goals) - 0.4, -0.6], tickmode="array", tickvals=list(goals["place"]), ticktext=list(goals["label"]), fixedrange=True,
        showgrid=False, zeroline=False, showline=False, ticks="", automargin=True, tickfont={"size": 13.5, "color": look.colours.ink},
        ticklabelstandoff=6,
    )  # fmt: skip
    made.update_layout(margin={"l": 8, "r": 8, "t": 26 if made.layout.shapes else 6, "b": 28})
