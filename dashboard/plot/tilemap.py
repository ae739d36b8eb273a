"""China as a grid of equal tiles, one a province: it needs no outlines, works offline and gives small provinces their due.

The tiles are bars of equal height, since a Plotly heatmap's cells cannot be selected by a click.
"""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, each, figure, plain

_SIZE = 0.94


def tilemap(
    provinces: pd.DataFrame,
    goals: pd.DataFrame,
    look: Look,
    *,
    none_label: str,
    selected: str | None = None,
    doubling: bool = False,
) -> go.Figure:
    """Every province; those with a goal shaded by its value, the others light grey and named as without a stated goal.

    `doubling` lets each shade reach twice as far as the one before it, for counts of which few are far above the rest.
    """
    best = goals.drop_duplicates("region_code").set_index("region_code")
    tiles = provinces.join(best[["goal_id", "value", "value_max", "unit", "comparator"]], on="region_code")
    steps = _steps(tiles["value"].dropna(), doubling)
    drawn = [_tile(row, steps, look, none_label) for row in each(tiles)]
    made = figure(look, 400, bargap=0, margin={"l": 0, "r": 0, "t": 0, "b": 0})
    made.add_bar(
        x=tiles["grid_col"], y=[_SIZE] * len(tiles), base=tiles["grid_row"] - _SIZE / 2, width=_SIZE,
        customdata=[[tile["id"]] for tile in drawn],
        marker={"color": [tile["fill"] for tile in drawn], "cornerradius": 3,
                "line": {"color": look.colours.accent, "width": [3 if t["id"] and t["id"] == selected else 0 for t in drawn]}},
        text=[tile["text"] for tile in drawn], textposition="inside", insidetextanchor="middle", textangle=0,
        textfont={"color": [tile["ink"] for tile in drawn], "size": 11.5 if look.language == "zh" else 9.5}, constraintext="none",
        hovertext=[tile["hover"] for tile in drawn], hovertemplate="%{hovertext}<extra></extra>",
        **STEADY,
    )  # fmt: skip
    made.update_xaxes(visible=False, fixedrange=True)
    made.update_yaxes(
        visible=False, fixedrange=True, range=[tiles["grid_row"].max() + 0.5, tiles["grid_row"].min() - 0.5]
    )
    return made


def _fitted(name: str, longest: int = 9) -> str:
    """An English name on two lines where it is longer than a tile is wide."""
    if len(name) <= longest:
        return plain(name)
    first, _, rest = name.partition(" ")
    return "<br>".join(plain(part) for part in ((first, rest) if rest else (name[:7] + "-", name[7:])))


def _brief(row: Any, look: Look) -> str:
    """The value in as few characters as a tile holds; nothing where it would not fit."""
    text = look.amount(row.value, row.unit if row.unit in ("%", "倍") else "").strip()
    return text if len(text) <= 7 else ""


def _steps(values: pd.Series[float], doubling: bool) -> list[float]:
    """Rising bounds of the shades: equal steps from zero (or the least value) to the greatest, or each twice the last."""
    if values.empty:
        return []
    if doubling:
        return [float(values.max()) / 2 ** (5 - i) for i in range(6)]
    low, high = min(0.0, float(values.min())), float(values.max())
    return [low + (high - low) * (i + 1) / 6 for i in range(6)]


def _tile(row: Any, steps: list[float], look: Look, none_label: str) -> dict[str, str]:
    colours, name = look.colours, plain(look.region(row))
    label = _fitted(look.region(row)) if look.language == "en" else plain(row.short_name)
    if pd.isna(row.value):
        return {
            "id": "",
            "fill": colours.empty,
            "ink": colours.muted,
            "text": label,
            "hover": f"<b>{name}</b><br>{none_label}",
        }
    shade = next((i for i, bound in enumerate(steps) if row.value <= bound), 5)
    dark_ink = shade < 3 if look.mode == "light" else shade >= 3
    return {
        "id": str(row.goal_id), "fill": colours.scale[shade], "ink": "#14202b" if dark_ink else "#ffffff",
        "text": f"<b>{label}</b><br>{plain(_brief(row, look))}", "hover": f"<b>{name}</b><br>{plain(look.stated(row))}",
    }  # fmt: skip
