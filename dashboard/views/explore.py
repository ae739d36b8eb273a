"""浏览 Explore: every statement in a table, filtered, taken away as CSV; a click shows where it stands."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.export import csv_bytes
from dashboard.format import stated
from dashboard.plot.look import each
from dashboard.scene import Scene
from dashboard.serve.explore import SHOWN_ROWS, Filters, all_rows, count, facet, rows
from dashboard.state import show_evidence
from dashboard.views import evidence, parts

_SHOWN = ("kind", "region_name", "year", "stated", "indicator", "sentence", "document", "grade", "issuer", "issued")
_WIDTHS: dict[str, Any] = {
    "kind": 70,
    "region_name": 90,
    "year": 64,
    "stated": 110,
    "indicator": 160,
    "sentence": 420,
    "document": 240,
}
_FILTERS = ("kind", "year", "region", "grade", "family", "issuer", "document")


def show(scene: Scene) -> None:
    """Draw the page."""
    words = scene.words
    parts.put(markup.heading(words("explore.title"), words("explore.subtitle")))
    with st.container(key="facets"):
        filters = _filters(scene)
    total = count(scene.build, filters)
    if not total:
        parts.empty(words("explore.empty"), words("explore.empty_advice", filters=_in_words(scene, filters)))
        parts.source_line(scene)
        return
    left, right = parts.beside(scene)
    with left:
        shown = rows(scene.build, filters)
        _bar(scene, filters, total)
        _table(scene, shown)
    with right:
        evidence.panel(scene)
    parts.source_line(scene)


def _filters(scene: Scene) -> Filters:
    chosen = {name: tuple(_facet(scene, name)) for name in _FILTERS}
    text = scene.view.write(
        "q",
        st.text_input,
        label=scene.words("explore.text"),
        placeholder=scene.words("explore.text_place"),
        type="search",
    )
    return Filters(**chosen, text=text)


def _facet(scene: Scene, name: str) -> list[str]:
    known = {str(row["value"]): row for row in facet(scene.build, name)}
    return scene.view.choose_many(
        name if name != "year" else "years",
        list(known),
        ["target"] if name == "kind" and "target" in known else [],
        st.multiselect,
        label=scene.words(f"explore.{name}"),
        placeholder=scene.words("explore.any"),
        format_func=lambda value: _option(scene, name, known[value]),
    )


def _option(scene: Scene, name: str, row: dict[str, Any]) -> str:
    named = f"{name}.{row['value']}" if name in ("kind", "grade") else ""
    label = scene.words(named) if named else scene.words.pick(row["label"], row["label_en"])
    return scene.words("explore.option", name=label, count=row["count"])


def _in_words(scene: Scene, filters: Filters) -> str:
    chosen = [scene.words(f"explore.{name}") for name in (*_FILTERS, "text") if getattr(filters, name)]
    return "、".join(chosen) or scene.words("explore.any")


def _bar(scene: Scene, filters: Filters, total: int) -> None:
    words = scene.words
    with st.container(key="table-bar", horizontal=True, vertical_alignment="center"):
        said = words("explore.count_shown", count=f"{total:,}", shown=f"{SHOWN_ROWS:,}") if total > SHOWN_ROWS else ""
        parts.put(
            markup.hint(f"{said or words('explore.count', count=f'{total:,}')} · {words('explore.hint')}"),
            width="content",
        )
        build, language = scene.build, scene.words
        st.download_button(
            words("explore.download"),
            data=lambda: csv_bytes(all_rows(build, filters), language),
            file_name=words("explore.file", build=scene.build[:8]),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="download",
        )


def _table(scene: Scene, shown: pd.DataFrame) -> None:
    ids = list(shown["statement_id"])
    columns = {
        name: st.column_config.Column(scene.words(f"column.{name}"), width=_WIDTHS.get(name, "medium"))
        for name in _SHOWN
    }
    parts.table(
        _readable(scene, shown),
        "explore",
        lambda place: show_evidence("statement", ids[place]),
        columns,
        height=640,
        alt=scene.words("explore.title"),
    )


def _readable(scene: Scene, shown: pd.DataFrame) -> pd.DataFrame:
    """The columns that are looked at, values as people write them."""
    language, style = scene.words.language, scene.look.style
    values = [stated(row.value, row.unit, row.comparator, row.value_max, language, style) for row in each(shown)]
    kinds = shown["kind"].map({kind: scene.words(f"kind.{kind}") for kind in shown["kind"].unique()})
    grades = shown["grade"].map({grade: scene.words(f"grade.{grade}") for grade in shown["grade"].unique()})
    sentences = shown["sentence"].where(shown["sentence"] != "", scene.words("evidence.no_sentence"))
    years = shown["year"].astype("Int64").astype("string").fillna("")
    regions = [scene.words.pick(row.region_name, row.region_name_en) for row in each(shown)]
    return shown.assign(stated=values, kind=kinds, year=years, region_name=regions, grade=grades, sentence=sentences)[
        list(_SHOWN)
    ]
