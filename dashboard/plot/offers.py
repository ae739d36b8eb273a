"""Amounts of incentives as bars under headings: themes with their regions, or regions with their offers."""

from __future__ import annotations

from dataclasses import dataclass

import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, figure, plain, shortened, tint

_ROW = 27


@dataclass(frozen=True, slots=True)
class Bar:
    """One amount: under which heading, what stands beside it, what a click opens."""

    heading: str
    label: str
    value: float
    is_cap: bool
    text: str
    hover: str
    key: str
    series: int


def offers(bars: list[Bar], look: Look, *, selected: str | None = None) -> go.Figure:
    """Bars in the order given, a heading wherever it changes; caps are hollow, amounts that are given are full."""
    places, heads, bottom = _places(bars)
    made = figure(look, 8 + round(_ROW * bottom), margin={"l": 4, "r": 12, "t": 4, "b": 4})
    colours = look.colours
    inks = [colours.accent if bar.key == selected else colours.series[bar.series % len(colours.series)] for bar in bars]
    top = max(bar.value for bar in bars)
    made.add_bar(
        orientation="h", x=[bar.value for bar in bars], y=places, width=0.62, customdata=[[bar.key] for bar in bars],
        marker={"color": [tint(ink, 0.25 if bar.is_cap else 0.95) for ink, bar in zip(inks, bars, strict=True)],
                "line": {"color": inks, "width": 1.5}, "cornerradius": 2},
        text=[plain(bar.text) for bar in bars], textposition="outside", textfont={"size": 12.5, "color": colours.ink}, cliponaxis=False,
        hovertext=[bar.hover for bar in bars], hovertemplate="%{hovertext}<extra></extra>", **STEADY,
    )  # fmt: skip
    made.update_xaxes(visible=False, fixedrange=True, range=[0, top * 1.6])
    letters = 10 if look.narrow else 24
    made.update_yaxes(
        range=[bottom - 0.3, -0.6], tickmode="array", tickvals=places, ticktext=[plain(shortened(bar.label, letters)) for bar in bars],
        automargin=True, fixedrange=True, showgrid=False, zeroline=False, ticks="", tickfont={"size": 12.5, "color": colours.ink},
    )  # fmt: skip
    for at, heading in heads:
        made.add_annotation(
            x=0, xref="paper", y=at, text=f"<b>{plain(heading)}</b>", xanchor="left", yanchor="middle", showarrow=False, font={"size": 13.5},
        )  # fmt: skip
    return made


def _places(bars: list[Bar]) -> tuple[list[float], list[tuple[float, str]], float]:
    places: list[float] = []
    heads: list[tuple[float, str]] = []
    at = 0.0
    for bar in bars:
        if not heads or heads[-1][1] != bar.heading:
            at += 0.35 if heads else 0
            heads.append((at, bar.heading))
            at += 1
        places.append(at)
        at += 1
    return places, heads, at
