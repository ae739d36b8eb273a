"""How far apart regions lie: a line an indicator, from the lowest region to the highest, in multiples of the lowest.

The scale is logarithmic, so that a line twice as long is a gap squared; every region has its dot.
"""

from __future__ import annotations

import math

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, each, figure, plain

_ROW = 46
_SIDES = {False: 0.64, True: 1.1}  # room for the ends' labels, in lengths of the longest line


def gaps(rows: pd.DataFrame, look: Look, titles: list[str], hovers: list[str], keys: list[str]) -> go.Figure:
    """`titles` and `keys` (what a click opens) have an entry for each place, `hovers` one for each row of the frame."""
    places = sorted(set(rows["place"]))
    low = rows.groupby("place")["value"].transform("min")
    multiples = rows["value"] / low
    far = math.log10(float(multiples.max()))
    colours = look.colours
    made = figure(look, 10 + _ROW * len(places), margin={"l": 4, "r": 4, "t": 4, "b": 4})
    for place in places:
        made.add_scatter(
            x=[1, float(multiples[rows["place"] == place].max())], y=[place, place], mode="lines", hoverinfo="skip",
            line={"color": colours.grid, "width": 6},
        )  # fmt: skip
    made.add_scatter(
        x=multiples, y=rows["place"], mode="markers", customdata=[[keys[places.index(place)]] for place in rows["place"]],
        marker={"size": 11, "color": colours.levels["province"], "line": {"width": 1, "color": colours.paper}},
        hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False, **STEADY,
    )  # fmt: skip
    _labels(made, rows, places, titles, look)
    side = _SIDES[_tight(look)]
    made.update_xaxes(
        type="log",
        range=[-side * far - 0.05, (1 + side) * far + 0.05],
        visible=False,
        fixedrange=True,
    )
    made.update_yaxes(range=[max(places) + 0.45, min(places) - 0.75], visible=False, fixedrange=True)
    return made


def _tight(look: Look) -> bool:
    """Whether there is little room for words: on a phone, or for English ones."""
    return look.narrow or look.language == "en"


def _labels(made: go.Figure, rows: pd.DataFrame, places: list[int], titles: list[str], look: Look) -> None:
    """What is compared above its line, the lowest region before it and the highest after it."""
    head = {"x": 0, "xref": "paper"} if _tight(look) else {"x": 0, "xshift": -5}
    for place, title in zip(places, titles, strict=True):
        mine = each(rows[rows["place"] == place])
        ends = ((mine[0], 0.0, "right", -12), (mine[-1], math.log10(mine[-1].value / mine[0].value), "left", 12))
        common = {"y": place, "showarrow": False, "yanchor": "middle"}
        font: dict[str, object] = {"size": 11.5 if look.narrow else 12.5}
        made.add_annotation(common | head | {"text": plain(title), "xanchor": "left", "yshift": 17, "font": font})
        for row, at, anchor, shift in ends:
            text = f"{plain(look.region(row))} {plain(look.amount(row.value, row.unit))}"
            font = {"size": 10.5 if look.narrow else 12, "color": look.colours.muted}
            made.add_annotation(common | {"x": at, "text": text, "xanchor": anchor, "xshift": shift, "font": font})
