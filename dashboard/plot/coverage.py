"""Regions × families as a grid of squares: how much is held or how new it is; looked for in vain; not looked for.

Squares are marks, not a Plotly heatmap, whose cells cannot be selected by a click.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.look import STEADY, Look, each, figure, plain

ROW_HEIGHT, HEAD, SQUARE = 21, 128, 14
MOST_COLUMNS, COLUMN_WIDTH = 45, 20  # with more the figure is as wide as it must be, and is scrolled
_STEPS = 6
CELL = "~"  # between region and family in a mark's data


def coverage(
    cells: pd.DataFrame, look: Look, hovers: list[str], *, newest: bool, selected: str | None = None
) -> go.Figure:
    """One row a region, one column a family, in the order of the frame; `hovers` has a line for each row of the frame."""
    regions = list(dict.fromkeys(cells["region_code"]))
    families = list(dict.fromkeys(cells["family"]))
    made = figure(look, HEAD + ROW_HEIGHT * len(regions))
    rows = each(cells)
    shades = _shades(rows, newest)
    colours = [_colour(row, shade, look) for row, shade in zip(rows, shades, strict=True)]
    chosen = [f"{row.region_code}{CELL}{row.family}" == selected for row in rows]
    made.add_scatter(
        x=[families.index(row.family) for row in rows], y=[regions.index(row.region_code) for row in rows], mode="markers",
        customdata=[[f"{row.region_code}{CELL}{row.family}"] for row in rows],
        marker={
            "symbol": ["square-x-open" if row.status == "sought" else "square" for row in rows], "size": SQUARE, "color": colours,
            "line": {"width": [2.5 if c else 1 if row.status == "sought" else 0 for c, row in zip(chosen, rows, strict=True)],
                     "color": [look.colours.accent if c else colour for c, colour in zip(chosen, colours, strict=True)]},
        },
        hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False, **STEADY,
    )  # fmt: skip
    _axes(made, cells, regions, families, look)
    if len(families) > MOST_COLUMNS:
        made.update_layout(width=160 + COLUMN_WIDTH * len(families), autosize=False)
    return made


def _shades(rows: list[Any], newest: bool) -> list[int]:
    """A step of the scale for each stated cell: by the logarithm of how many, or by the newest year."""
    if newest:
        years = [int(row.newest_year) for row in rows if pd.notna(row.newest_year)]
        low, high = min(years, default=0), max(years, default=1)
        return [
            0 if pd.isna(row.newest_year) else round((row.newest_year - low) / ((high - low) or 1) * (_STEPS - 1))
            for row in rows
        ]
    return [min(_STEPS - 1, int(math.log2(max(1, row.target_count + row.actual_count))) + 1) for row in rows]


def _colour(row: Any, shade: int, look: Look) -> str:
    if row.status == "stated":
        return look.colours.scale[shade]
    return look.colours.muted if row.status == "sought" else look.colours.empty


def _axes(made: go.Figure, cells: pd.DataFrame, regions: list[str], families: list[str], look: Look) -> None:
    by_region = cells.drop_duplicates("region_code").set_index("region_code")
    by_family = cells.drop_duplicates("family").set_index("family")
    names = by_family["family_name" if look.language == "zh" else "family_name_en"]
    made.update_xaxes(
        tickmode="array", tickvals=list(range(len(families))), ticktext=[plain(names[family]) for family in families], tickangle=-60,
        side="top", range=[-0.7, len(families) - 0.3], showgrid=False, zeroline=False, ticks="", fixedrange=True,
        tickfont={"size": 12, "color": look.colours.ink}, automargin=True,
    )  # fmt: skip
    labels = [plain(look.region(by_region.loc[code])) for code in regions]
    made.update_yaxes(
        tickmode="array", tickvals=list(range(len(regions))), ticktext=labels, range=[len(regions) - 0.4, -0.6], showgrid=False,
        zeroline=False, ticks="", fixedrange=True, tickfont={"size": 12, "color": look.colours.ink}, automargin=True,
    )  # fmt: skip
