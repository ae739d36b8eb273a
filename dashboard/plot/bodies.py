"""Responsible bodies as bars: how many tasks each leads and takes part in."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, each, figure, plain, shortened, tint

_ROW = 26


def bodies(rows: pd.DataFrame, look: Look, *, leads: str, takes_part: str, selected: str | None = None) -> go.Figure:
    """One bar a body, most tasks on top; the dark part leads."""
    drawn = each(rows)
    made = figure(look, 12 + _ROW * len(drawn), barmode="stack", bargap=0.3, margin={"l": 4, "r": 34, "t": 2, "b": 4})
    names = [plain(shortened(f"{look.region(row)} · {row.name}", 13 if look.narrow else 20)) for row in drawn]
    places, keys = list(range(len(drawn))), [[row.body] for row in drawn]
    inks = [look.colours.accent if row.body == selected else look.colours.levels["province"] for row in drawn]
    hovers = [
        f"<b>{plain(look.region(row))} · {plain(row.name)}</b><br>{leads} {row.led} · {takes_part} {row.tasks - row.led}"
        for row in drawn
    ]
    common = {
        "y": places,
        "orientation": "h",
        "customdata": keys,
        "hovertext": hovers,
        "hovertemplate": "%{hovertext}<extra></extra>",
    }
    made.add_bar(x=[row.led for row in drawn], marker={"color": inks}, **common, **STEADY)
    made.add_bar(
        x=[row.tasks - row.led for row in drawn], marker={"color": [tint(ink, 0.4) for ink in inks]}, text=[str(row.tasks) for row in drawn],
        textposition="outside", cliponaxis=False, **common, **STEADY,
    )  # fmt: skip
    made.update_xaxes(visible=False, fixedrange=True, range=[0, max(row.tasks for row in drawn) * 1.02])
    made.update_yaxes(
        range=[len(drawn) - 0.4, -0.6], tickmode="array", tickvals=places, ticktext=names, automargin=True, fixedrange=True, showgrid=False,
        zeroline=False, ticks="", tickfont={"size": 12, "color": look.colours.ink},
    )  # fmt: skip
    return made
