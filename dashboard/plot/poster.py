"""A figure as a picture for a slide or a report: 1600 × 900, with title, key, notes of source and build inside.

It is drawn by the viewer's own browser, so that Chinese is always intact; here it is only laid out.
"""

from __future__ import annotations

import copy
import math
import re
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from dashboard.plot.look import COLOURS, FONT, plain

WIDTH, HEIGHT, MARGIN = 1600, 900, 48
TITLE, SUBTITLE, KEY, SOURCE = 36, 21, 18, 15
MOST_ROWS = 34  # in one column of bars; more stand in columns side by side, on the same axis
_ENLARGED, _MARKS = 1.55, 1.15  # type and lines; marks, which need less
_TIP = 0.7  # how far an arrowhead reaches beyond its value, in heights of type
_LIGHT = COLOURS["light"]
_BAR_FONT = 13.5  # of the bars' names on the screen


def poster(
    figure: go.Figure,
    title: str,
    subtitle: str,
    source: str,
    *,
    key: Sequence[tuple[str, str]] = (),
    rows: bool = False,
) -> go.Figure:
    """The figure (drawn on a light ground) with its words around it; `rows`: horizontal bars, a tick a row."""
    made = go.Figure(copy.deepcopy(figure.to_plotly_json()))
    titles, below = _lines(title, TITLE), _lines(subtitle, SUBTITLE)
    top = MARGIN - 8 + len(titles) * TITLE * 1.3 + len(below) * SUBTITLE * 1.5 + (KEY * 1.9 if key else 0) + 20
    bottom = MARGIN - 12 + SOURCE * 1.6 + 38
    if rows:
        _rows(made, HEIGHT - top - bottom)
    else:
        _enlarge(made, _ENLARGED, _MARKS)
    margin = {"l": MARGIN, "r": MARGIN, "t": top, "b": bottom} if rows else _margins(made, top, bottom)
    made.update_layout(
        width=WIDTH, height=HEIGHT, autosize=False, margin=margin | {"pad": 0, "autoexpand": False}, paper_bgcolor=_LIGHT.paper,
        plot_bgcolor=_LIGHT.paper, font={"family": FONT, "color": _LIGHT.ink}, hovermode=False, dragmode=False,
    )  # fmt: skip
    made.update_xaxes(automargin=False)
    made.update_yaxes(automargin=False)
    _words(made, titles, below, source, key, margin)
    return made


def _words(
    made: go.Figure,
    titles: list[str],
    below: list[str],
    source: str,
    key: Sequence[tuple[str, str]],
    margin: dict[str, Any],
) -> None:
    """Title, subtitle and key above, the source below, all from the same left edge."""
    down = MARGIN - 8.0
    _put(made, "<b>" + "<br>".join(titles) + "</b>", TITLE, _LIGHT.ink, margin, top=down)
    down += len(titles) * TITLE * 1.3
    if below:
        _put(made, "<br>".join(below), SUBTITLE, _LIGHT.muted, margin, top=down + 4)
        down += len(below) * SUBTITLE * 1.5
    if key:
        said = "　".join(f"<span style='color:{colour}'>■</span> {plain(meaning)}" for colour, meaning in key)
        _put(made, said, KEY, _LIGHT.muted, margin, top=down + 6)
    _put(made, "<br>".join(_lines(source, SOURCE)[:2]), SOURCE, _LIGHT.muted, margin, bottom=MARGIN - 24)
    line = {"type": "line", "xref": "paper", "yref": "paper", "line": {"color": "#d5dce3", "width": 1}}
    wide, high = WIDTH - margin["l"] - margin["r"], HEIGHT - margin["t"] - margin["b"]
    level = -(margin["b"] - (MARGIN - 24) - SOURCE * 1.9) / high
    made.add_shape(line, x0=(MARGIN - margin["l"]) / wide, x1=1 + (margin["r"] - MARGIN) / wide, y0=level, y1=level)


def _put(
    made: go.Figure,
    text: str,
    size: float,
    colour: str,
    margin: dict[str, Any],
    *,
    top: float | None = None,
    bottom: float = 0,
) -> None:
    """Words at so many pixels from the top or the bottom of the picture."""
    made.add_annotation(
        xref="paper", yref="paper", x=0, xshift=MARGIN - margin["l"], xanchor="left", align="left", showarrow=False, text=text,
        y=0 if top is None else 1, yanchor="bottom" if top is None else "top",
        yshift=bottom - margin["b"] if top is None else margin["t"] - top,
        font={"size": size, "color": colour, "family": FONT}, borderpad=0,
    )  # fmt: skip


# --- bars


def _rows(made: go.Figure, height: float) -> None:
    """Rows in as many columns as keep them legible, each with the same axis; type as large as a row allows."""
    names = [str(name) for name in made.layout.yaxis.ticktext or ()]
    count = max(len(names), 1)
    columns = math.ceil(count / MOST_ROWS)
    each = math.ceil(count / columns)
    size = max(9.0, min(23.0, height / (each + 0.2) * 0.56))
    _enlarge(made, size / _BAR_FONT, size / _BAR_FONT)
    wide = WIDTH - 2 * MARGIN
    room = min(max([wide_as(name, size) for name in names], default=0.0) + 14, wide / columns * 0.4)
    share = wide / columns
    gap = 24 if columns > 1 else 0
    across = share - room - gap
    reach = _reach(made, across, size)
    _tips(made, (reach[1] - reach[0]) / across * size * _TIP)
    ticks = made.layout.yaxis.ticktext, made.layout.yaxis.tickvals
    for column in range(columns):
        start, end = (column * share + room) / wide, ((column + 1) * share - gap) / wide
        first = column * each
        number = "" if column == 0 else str(column + 1)
        made.layout[f"xaxis{number}"] = made.layout.xaxis.to_plotly_json() | {
            "domain": [start, end],
            "range": reach,
            "anchor": f"y{number}",
        }
        made.layout[f"yaxis{number}"] = made.layout.yaxis.to_plotly_json() | {
            "range": [first + each - 0.4, first - 0.6],
            "anchor": f"x{number}", "ticktext": ticks[0][first : first + each], "tickvals": ticks[1][first : first + each],
        }  # fmt: skip
    for column in range(1, columns):
        _again(made, str(column + 1))


def _again(made: go.Figure, number: str) -> None:
    """All marks and labels a second time on another pair of axes, which shows its own part of them."""
    for trace in [trace for trace in made.data if trace.xaxis in (None, "x")]:
        made.add_trace(copy.deepcopy(trace).update(xaxis=f"x{number}", yaxis=f"y{number}"))
    for kind in ("annotations", "shapes"):
        old = [part for part in made.layout[kind] if part.xref in (None, "x")]
        new = [
            part.to_plotly_json()
            | {"xref": f"x{number}", "yref": f"y{number}" if part.yref in (None, "y") else part.yref}
            for part in old
        ]
        made.layout[kind] = (*made.layout[kind], *new)


def _reach(made: go.Figure, pixels: float, size: float) -> list[float]:
    """The axis as long as its marks, with room for the words behind the longest of them and no more."""
    low, high = 0.0, 0.0
    ends: list[tuple[float, float]] = []
    for note in made.layout.annotations:
        if note.yref in (None, "y"):
            away = size * (_TIP + 0.5)
            note.update(xshift=-away if (note.xshift or 0) < 0 else away)
            wide = min((wide_as(str(note.text), note.font.size) + abs(note.xshift or 0) + 12) / pixels, 0.6)
            ends.append((float(note.x), wide))
            low, high = min(low, float(note.x)), max(high, float(note.x))
        else:
            low, high = min(low, float(note.x)), max(high, float(note.x) * 1.04)
    right = max([high, *(low + (end - low) / (1 - wide) for end, wide in ends if end >= 0)])
    left = min([low, *(right - (right - end) / (1 - wide) for end, wide in ends if end < 0)])
    return [left, right if right > left else left + 1]


def _tips(made: go.Figure, length: float) -> None:
    """Arrowheads as long as they are on the screen, however wide the plot is now."""
    for trace in made.data:
        if trace.type == "scatter" and trace.fill == "toself" and len(trace.x) == 4:
            end = float(trace.x[0])
            trace.update(x=[end, end + length * (1 if trace.x[1] >= end else -1), end, end])


# --- type


def _enlarge(made: go.Figure, factor: float, marks: float) -> None:
    """Type, marks and lines by a factor; a picture is looked at from further away than a screen."""
    for note in made.layout.annotations:
        size = note.font.size or 13
        shift = {"xshift": (note.xshift or 0) * factor, "yshift": (note.yshift or 0) * factor}
        note.update(font={"size": size * factor}, text=_sized(str(note.text), factor), **shift)
    for axis in [made.layout[name] for name in ("xaxis", "yaxis")]:
        axis.update(tickfont={"size": (axis.tickfont.size or 12) * factor})
        if axis.ticklabelstandoff:
            axis.update(ticklabelstandoff=round(axis.ticklabelstandoff * factor))
    for trace in made.data:
        marker = trace.marker if "marker" in trace else None
        if marker is not None and "size" in marker and marker.size is not None:
            size = marker.size
            marker.update(size=[s * marks for s in size] if isinstance(size, list | tuple) else size * marks)
        if "line" in trace and trace.line is not None and trace.line.width:
            trace.line.update(width=trace.line.width * factor)


def _sized(text: str, factor: float) -> str:
    return re.sub(r"font-size:([\d.]+)px", lambda found: f"font-size:{float(found[1]) * factor:.1f}px", text)


def _margins(made: go.Figure, top: float, bottom: float) -> dict[str, Any]:
    """Room for the labels of both axes, and right of the plot for the names of lines."""
    size = made.layout.yaxis.tickfont.size or 12
    left = max([wide_as(str(text), size) for text in made.layout.yaxis.ticktext or ()], default=0.0) + 16
    right = [
        wide_as(str(n.text), n.font.size) * 1.08 + (n.xshift or 0)
        for n in made.layout.annotations
        if n.xref == "paper" and n.x == 1
    ]
    return {"l": MARGIN + left, "r": MARGIN + max(right, default=0.0), "t": top, "b": bottom + 12}


def wide_as(text: str, size: float) -> float:
    """About how many pixels a text takes, its tags aside."""
    said = re.sub(r"<[^>]*>", "", text).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return sum(1.0 if ord(c) > 0x2E80 else 0.58 for c in said) * size


def _lines(text: str, size: float) -> list[str]:
    """A text in lines that fit the width, escaped; broken between words where there are any."""
    lines, line = [], ""
    for part in re.findall(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+", text):
        if line and wide_as(line + part, size) > WIDTH - 2 * MARGIN:
            lines.append(line.rstrip())
            line = part.lstrip()
        else:
            line += part
    return [plain(line) for line in [*lines, line] if line.strip()]
