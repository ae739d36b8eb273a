"""A figure for a slide: the same marks at a set height, type and lines enlarged as far as the rows leave room."""

from __future__ import annotations

import re
from typing import Any

import plotly.graph_objects as go

LEAST, MOST = 0.5, 1.6
_SPARE, _TIGHT = (
    1.45,
    1.15,
)  # what type may grow beyond the figure: many rows have room, labels set apart by pixels little
_SIZED = {"font", "tickfont", "title_font", "textfont", "hoverlabel", "insidetextfont", "outsidetextfont"}
_SHIFTS = {"xshift", "yshift", "ticklabelstandoff", "standoff", "borderpad"}
_INLINE = re.compile(r"(font-size:\s*)([\d.]+)(px)")


def staged(figure: go.Figure, width: int, height: int) -> go.Figure:
    """A copy of the figure for a stage, of just this size in pixels, whatever it was."""
    known = float(figure.layout.height or height)
    times = height / known
    share = min(MOST, max(LEAST, _TIGHT * times if times > 1 else min(_TIGHT, _SPARE * times)))
    content = _scaled(figure.to_plotly_json(), share)
    made = go.Figure(content, skip_invalid=True)
    margin = figure.layout.margin.to_plotly_json()
    made.update_layout(
        width=width,
        height=height,
        autosize=False,
        margin={side: value * share for side, value in margin.items() if side in "lrtb"},
    )
    return made


def _scaled(value: Any, share: float, inside: str = "") -> Any:
    """Sizes of type and marks, widths of lines and shifts times `share`; data and positions as they are."""
    if isinstance(value, dict):
        return {key: _entry(key, item, share, inside) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_scaled(item, share, inside) for item in value]
    if isinstance(value, str) and "font-size" in value:
        return _INLINE.sub(lambda found: f"{found[1]}{float(found[2]) * share:.1f}{found[3]}", value)
    return value


def _entry(key: str, item: Any, share: float, inside: str) -> Any:
    sized = key == "size" and (inside in _SIZED or inside == "marker")
    if sized or key in _SHIFTS or (key == "width" and inside == "line"):
        return _times(item, share)
    return _scaled(item, share, key)


def _times(item: Any, share: float) -> Any:
    if isinstance(item, (int, float)):
        return item * share
    return [part * share for part in item] if isinstance(item, (list, tuple)) else item
