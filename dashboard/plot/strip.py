"""A strip of bars, one a year: how many there are of what is filtered; the chosen ones in the accent colour."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, figure

HEIGHT = 108


def strip(counts: Mapping[str, int], chosen: Collection[str], look: Look) -> go.Figure:
    """Bars in the order of the years; a year without any has its place all the same."""
    made = figure(look, HEIGHT, bargap=0.2)
    years = [str(year) for year in range(int(min(counts)), int(max(counts)) + 1)] if counts else []
    ordinary = look.colours.levels["province"]
    made.add_bar(
        x=years, y=[counts.get(year, 0) for year in years], customdata=[[year] for year in years],
        marker={"color": [look.colours.accent if year in chosen else ordinary for year in years]},
        hovertemplate="%{x} · %{y:,}<extra></extra>", **STEADY,
    )  # fmt: skip
    made.update_xaxes(
        type="category", fixedrange=True, showgrid=False, ticks="", tickfont={"size": 11, "color": look.colours.muted}
    )
    made.update_yaxes(visible=False, fixedrange=True)
    return made.update_layout(margin={"l": 4, "r": 4, "t": 4, "b": 22})
