"""Main families × provinces as a small mosaic: a goal is stated, figures alone, looked for in vain, nothing.

Squares are marks, not a Plotly heatmap, whose cells cannot be selected by a click.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from dashboard.plot.coverage import CELL
from dashboard.plot.look import STEADY, Look, each, figure, plain

_ROW, _HEAD = 25, 26
_SYMBOLS = {"target": "square", "actual": "square-open", "sought": "x-thin-open", "nothing": "square"}


def mosaic(cells: pd.DataFrame, look: Look, hovers: list[str]) -> go.Figure:
    """One row a family, one column a province, in the order of the frame; `hovers` has a line for each of its rows."""
    families, regions = (list(dict.fromkeys(cells[name])) for name in ("family", "region_code"))
    colours = look.colours
    inks = {"target": colours.scale[3], "actual": colours.scale[3], "sought": colours.muted, "nothing": colours.empty}
    rows = each(cells)
    head = _HEAD if look.language == "zh" else 98
    made = figure(look, head + _ROW * len(families), margin={"l": 4, "r": 4, "t": head, "b": 2})
    made.add_scatter(
        x=[regions.index(row.region_code) for row in rows], y=[families.index(row.family) for row in rows], mode="markers",
        customdata=[[f"{row.region_code}{CELL}{row.family}"] for row in rows],
        marker={"symbol": [_SYMBOLS[row.status] for row in rows], "size": 6 if look.narrow else 12,
                "color": [inks[row.status] for row in rows], "line": {"width": [1.5 if row.status in ("actual", "sought") else 0 for row in rows]}},
        hovertext=hovers, hovertemplate="%{hovertext}<extra></extra>", cliponaxis=False, **STEADY,
    )  # fmt: skip
    _axes(made, cells, families, regions, look)
    return made


def _axes(made: go.Figure, cells: pd.DataFrame, families: list[str], regions: list[str], look: Look) -> None:
    by_region = cells.drop_duplicates("region_code").set_index("region_code")
    by_family = cells.drop_duplicates("family").set_index("family")
    chinese = look.language == "zh"
    columns = by_region["abbreviation" if chinese else "region_name_en"]
    ticks = [plain(columns[code]) for code in regions]
    if look.narrow and chinese:  # on two levels, where a column is narrower than its letter
        ticks = [f"<br>{tick}" if at % 2 else tick for at, tick in enumerate(ticks)]
    names = by_family["family_name" if chinese else "family_name_en"]
    quiet = {"showgrid": False, "zeroline": False, "ticks": "", "fixedrange": True}
    made.update_xaxes(
        tickmode="array", tickvals=list(range(len(regions))), ticktext=ticks, side="top",
        tickangle=0 if chinese else -90, range=[-0.6, len(regions) - 0.4], tickfont={"size": 9 if look.narrow else 11.5, "color": look.colours.muted},
        **quiet,
    )  # fmt: skip
    made.update_yaxes(
        tickmode="array", tickvals=list(range(len(families))), ticktext=[plain(names[family]) for family in families],
        range=[len(families) - 0.5, -0.5], tickfont={"size": 11 if look.narrow else 12.5, "color": look.colours.ink}, automargin=True,
        **quiet,
    )  # fmt: skip
