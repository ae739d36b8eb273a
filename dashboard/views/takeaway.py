"""下载 Take away: what a view shows as a picture, slide, workbook, table or page to print, and the addresses that show it again.

Nothing of it is made before it is asked for: the exhibit when the list is opened, each file when its button is pressed.
Pictures are made by the browser from a chart laid out as one (see takeaway.js), of which the list shows a preview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import markup
from dashboard.exhibit import ChartKind, Exhibit, displayed
from dashboard.export import brief, csv, parquet, pptx, xlsx
from dashboard.plot import poster
from dashboard.plot.look import Look
from dashboard.scene import Scene
from dashboard.serve.indicators import build_facts
from dashboard.serve.takeaway import quoted
from dashboard.state import ALONE, touch
from dashboard.views import evidence, parts

_HERE = Path(__file__)
_PICTURE = {
    "displayModeBar": True, "displaylogo": False, "modeBarButtons": [["toImage"]], "responsive": False, "scrollZoom": False,
}  # fmt: skip
_BUTTONS = """<figure role="img"></figure><div class="pair"><button type="button" data-format="png"><span></span></button>
<button type="button" data-format="svg"><span></span></button></div><p role="status"></p>"""
_FILES: tuple[tuple[str, str, str, Callable[[Exhibit], bytes]], ...] = (
    ("pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation", ":material/slideshow:", lambda e: pptx.slides([e])),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ":material/table_chart:", xlsx.workbook),
    ("csv", "text/csv", ":material/table_rows:", csv.table),
    ("parquet", "application/vnd.apache.parquet", ":material/data_object:", parquet.table),
    ("html", "text/html", ":material/print:", brief.page),
)  # fmt: skip

_pictures = st.components.v2.component(
    "dashboard.pictures",
    html=_BUTTONS,
    css=_HERE.with_suffix(".css").read_text(encoding="utf-8"),
    js=_HERE.with_suffix(".js").read_text(encoding="utf-8"),
)


def take_away(scene: Scene, make: Callable[[], Exhibit], name: str = "main") -> None:
    """One button with all ways to take a view with one; `make` is called only while the list is open."""
    words, key = scene.words, f"takeaway-{name}"
    opened = st.popover(words("takeaway.button"), icon=":material/download:", key=key, on_change=touch)
    if not opened.open:
        return
    with opened, st.container(key=f"{key}-list"):
        exhibit = make()
        _preview(exhibit, key)
        with st.container(key=f"{key}-files"):
            for kind, mime, icon, produce in _FILES:
                st.download_button(
                    words(f"takeaway.{kind}"), data=partial(produce, exhibit), file_name=f"{exhibit.name}.{kind}", mime=mime, icon=icon,
                    on_click="ignore", key=f"{key}-{kind}", width="stretch",
                )  # fmt: skip
        _addresses(scene, exhibit)


def exhibit(
    scene: Scene, look: Look, rows: pd.DataFrame, *, title: str, subtitle: str, figure: go.Figure, kind: ChartKind,
    notes: Iterable[str], colours: Mapping[str, str], key: Iterable[tuple[str, str]] = (),
) -> Exhibit:  # fmt: skip
    """A chart of goals and figures (`rows`, with a column `kind`) with the sentences behind its marks; `look` is the one it is drawn with."""
    facts = build_facts(scene.build)
    return Exhibit(
        title=title, subtitle=subtitle, figure=figure, kind=kind, notes=tuple(notes), colours=colours, key=tuple(key),
        frame=displayed(rows, quoted(scene.build, tuple(rows["goal_id"])), look.stated), source=parts.source_text(scene),
        data_date=facts.get("data_date") or "", build=scene.build, address=address(scene), language=look.language, style=look.style,
    )  # fmt: skip


def _preview(exhibit: Exhibit, key: str) -> None:
    """The picture as it will be, small, and the buttons that make it."""
    words = exhibit.words
    drawn = poster.poster(
        exhibit.figure, exhibit.title, exhibit.subtitle, exhibit.source, key=exhibit.key, rows=exhibit.kind == "bar"
    )
    with st.container(key=f"{key}-poster"):
        st.plotly_chart(drawn, theme=None, key=f"{key}-chart", width=poster.WIDTH, config=_PICTURE, alt=exhibit.title)
    data: dict[str, Any] = {
        "poster": f"{key}-poster",
        "file": exhibit.name,
        "width": poster.WIDTH,
        "height": poster.HEIGHT,
        "labels": {"png": words("takeaway.png"), "svg": words("takeaway.svg")},
        "preview": words("takeaway.preview", title=exhibit.title),
        "failed": words("takeaway.failed"),
    }
    _pictures(key=f"{key}-pictures", data=data)


def _addresses(scene: Scene, exhibit: Exhibit) -> None:
    """The address of the view, and that of the chart alone for a page of one's own."""
    words, alone = scene.words, address(scene, **{ALONE: "1"})
    frame = f'<iframe src="{markup.esc(alone)}" title="{markup.esc(exhibit.title)}" width="100%" height="640" style="border:0"></iframe>'
    parts = ((words("takeaway.link"), exhibit.address, None), (words("takeaway.embed"), frame, "html"))
    for label, text, language in parts:
        st.html(markup.hint(label))
        st.code(text, language=language, wrap_lines=False)


def alone(scene: Scene, draw: Callable[[], None]) -> None:
    """The chart by itself, for a page of somebody else's: its evidence on a click, its source, the way to the whole view."""
    left, right = parts.beside(scene)
    with left:
        draw()
    with right:
        evidence.panel(scene)
    parts.source_line(scene)
    st.html(markup.whole(address(scene), scene.words("takeaway.whole")))


def address(scene: Scene, **more: str) -> str:
    """What opens this view again, evidence aside: absolute where the browser has told its own address."""
    page = scene.view.page
    base = (st.context.url or "").rstrip("/")
    if page and base.endswith("/" + page):
        base = base[: -len(page) - 1]
    return f"{base}/{page}?{urlencode(scene.view.chosen() | {k: [v] for k, v in more.items()}, doseq=True)}"
