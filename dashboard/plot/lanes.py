"""Milestones as parallel lanes: a lane a region, a column a year, a card a milestone with the beginning of its words.

Only years that have milestones get a column, so that the words have room. Words that do not fit (on a phone) are left
out and the card stays. The cards are bars: all of a bar can be clicked, of a text only its anchor.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, each, figure, plain, shortened, tint, wrapped
from dashboard.plot.timeline import series_colour

_STEP = 24
_CARD = 0.96  # how much of a column a card takes
_WIDTH, _NARROW_WIDTH, _LETTER = 760, 285, 13  # pixels that the columns have at least, and that a letter takes


def lanes(milestones: pd.DataFrame, regions: list[str], look: Look, *, selected: str | None = None) -> go.Figure:
    """Lanes in the order of `regions`, each as high as its fullest year needs."""
    present = set(milestones["region_code"])
    codes = [code for code in regions if code in present]
    years = sorted({int(year) for year in milestones["year"]})
    rank = milestones.groupby(["region_code", "year"]).cumcount()
    milestones = milestones.assign(rank=rank, column=[years.index(int(year)) for year in milestones["year"]])
    tops, bottom = _tops(codes, milestones)
    made = figure(look, 34 + _STEP * bottom, barmode="overlay", uniformtext={"mode": "hide", "minsize": 11})
    for code in codes:
        mine = milestones[milestones.region_code == code]
        _cards(made, mine, tops[code], series_colour(regions, code, look), look, selected, _letters(len(years), look))
    _axes(made, milestones, codes, tops, bottom, years, look)
    return made


def _tops(codes: list[str], milestones: pd.DataFrame) -> tuple[dict[str, int], int]:
    """Where each lane begins, counted in rows from the top, and where the last one ends."""
    tops, at = {}, 0
    for code in codes:
        tops[code] = at
        at += int(milestones[milestones.region_code == code]["rank"].max()) + 2
    return tops, at


def _letters(columns: int, look: Look) -> int:
    return max(4, (_NARROW_WIDTH if look.narrow else _WIDTH) // columns // _LETTER - 2)


def _cards(
    made: go.Figure, rows: pd.DataFrame, top: int, colour: str, look: Look, selected: str | None, letters: int
) -> None:
    cards = each(rows)
    colours = [look.colours.accent if card.milestone_id == selected else colour for card in cards]
    heights = [top + 0.5 + card.rank for card in cards]
    made.add_bar(
        orientation="h", base=[card.column for card in cards], x=[_CARD] * len(cards), y=heights, width=0.86,
        customdata=[[card.milestone_id] for card in cards],
        marker={"color": [tint(c, 0.28 if c == look.colours.accent else 0.1) for c in colours], "cornerradius": 3},
        text=[_words(card.text, colour, letters) for card, colour in zip(cards, colours, strict=True)], textposition="inside",
        insidetextanchor="start", textfont={"size": 12.5, "color": look.colours.ink}, textangle=0,
        hovertext=[_hover(card, look) for card in cards], hovertemplate="%{hovertext}<extra></extra>", **STEADY,
    )  # fmt: skip


def _words(text: str, colour: str, letters: int) -> str:
    return f"<span style='color:{colour}'>◆</span> {plain(shortened(text, letters))}"


def _hover(row: Any, look: Look) -> str:
    return f"<b>{plain(look.region(row))} · {int(row.year)}</b><br>{wrapped(row.text)}"


def _axes(
    made: go.Figure,
    milestones: pd.DataFrame,
    codes: list[str],
    tops: dict[str, int],
    bottom: int,
    years: list[int],
    look: Look,
) -> None:
    names = {row.region_code: plain(look.region(row)) for row in each(milestones)}
    middles = [(tops[code] + end - 1) / 2 for code, end in zip(codes, [*list(tops.values())[1:], bottom], strict=True)]
    made.update_xaxes(
        range=[-0.01, len(years)], showticklabels=False, showgrid=False, zeroline=False, fixedrange=True, ticks="",
    )  # fmt: skip
    made.update_yaxes(
        range=[bottom - 0.9, -0.1], tickmode="array", tickvals=middles, ticktext=[names[code] for code in codes],
        showgrid=False, zeroline=False, ticks="", automargin=True, fixedrange=True, ticklabelstandoff=8,
        tickfont={"size": 13, "color": look.colours.ink},
    )  # fmt: skip
    for place, year in enumerate(years):
        made.add_annotation(
            x=place, y=1, yref="paper", xanchor="left", yanchor="bottom", text=f"<b>{year}</b>", showarrow=False
        )
    for code in codes[1:]:
        made.add_hline(y=tops[code] - 0.5, line={"color": look.colours.grid, "width": 1})
    made.update_layout(margin={"l": 8, "r": 8, "t": 26, "b": 4})
