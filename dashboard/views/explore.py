"""浏览 Explore: every statement in a table, filtered, taken away as CSV; a click shows where it stands."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.export import csv_bytes
from dashboard.format import stated
from dashboard.plot.look import each
from dashboard.plot.strip import strip
from dashboard.scene import Scene
from dashboard.serve.explore import SHOWN_ROWS, Filters, all_rows, count, facet, query, rows
from dashboard.state import presenting, remember, renew, show_evidence
from dashboard.views import evidence, parts
from dashboard.views.rows import code

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
_MORE = (
    "family_name", "subject", "measure", "value", "unit", "comparator", "value_max", "quote", "period_start", "within",
    "document_number", "section_text", "line", "file", "address", "draft", "binding", "baseline", "confidence", "rule", "note",
    "region_level", "region_code", "family", "statement_id", "document_id",
)  # fmt: skip
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
        _strip(scene, filters)
        columns = _bar(scene, filters, total)
        _table(scene, shown, columns)
    with right:
        evidence.panel(scene)
    parts.source_line(scene)


def _filters(scene: Scene) -> Filters:
    """Each filter counts under the others that are in force."""
    text = scene.view.peek_text("q")
    now = Filters(**{name: tuple(_chosen(scene, name)) for name in _FILTERS}, text=text)
    chosen = {name: tuple(_facet(scene, name, now)) for name in _FILTERS}
    text = scene.view.write(
        "q",
        st.text_input,
        label=scene.words("explore.text"),
        placeholder=scene.words("explore.text_place"),
        type="search",
    )
    return Filters(**chosen, text=text)


def _first(scene: Scene, name: str) -> list[str]:
    """The kind is chosen at first, the rest is open."""
    return ["target"] if name == "kind" and any(row["value"] == "target" for row in facet(scene.build, name)) else []


def _chosen(scene: Scene, name: str) -> list[str]:
    known = {row["value"] for row in facet(scene.build, name)}
    chosen = scene.view.peek_many(_parameter(name), _first(scene, name))
    return [value for value in chosen if value in known] or (_first(scene, name) if chosen else [])


def _parameter(name: str) -> str:
    """In the address; `year` is the one year of other pages."""
    return "years" if name == "year" else name


def _facet(scene: Scene, name: str, now: Filters) -> list[str]:
    """Values that occur under the other filters, most frequent first, and those that are chosen all the same."""
    counted = {str(row["value"]): row for row in facet(scene.build, name, now)}
    missing = [value for value in getattr(now, name) if value not in counted]
    if missing:
        counted |= {r["value"]: r | {"count": 0} for r in facet(scene.build, name) if r["value"] in missing}
    return scene.view.choose_many(
        _parameter(name),
        list(counted),
        _first(scene, name),
        st.multiselect,
        resend=True,
        label=scene.words(f"explore.{name}"),
        placeholder=scene.words("explore.any"),
        format_func=lambda value: _option(scene, name, counted[value]),
    )


def _option(scene: Scene, name: str, row: dict[str, Any]) -> str:
    named = f"{name}.{row['value']}" if name in ("kind", "grade") else ""
    label = scene.words(named) if named else scene.words.pick(row["label"], row["label_en"])
    return scene.words("explore.option", name=label, count=row["count"])


def _strip(scene: Scene, filters: Filters) -> None:
    """Years under the other filters; a click takes a year into the filter, or the only one out of it."""
    counts = {str(row["value"]): int(row["count"]) for row in facet(scene.build, "year", filters)}
    if len(counts) < 2 or presenting():
        return
    listed = "; ".join(f"{year} {count}" for year, count in counts.items())
    parts.clickable(
        strip(counts, filters.year, scene.look),
        "years",
        partial(_pick_year, scene, filters.year),
        scene.words("explore.years_alt", rows=listed),
    )


def _pick_year(scene: Scene, chosen: tuple[str, ...], year: str | None) -> None:
    scene.view.forget("years")
    remember("years", None if year is None or chosen == (year,) else year)
    renew()


def _in_words(scene: Scene, filters: Filters) -> str:
    chosen = [scene.words(f"explore.{name}") for name in (*_FILTERS, "text") if getattr(filters, name)]
    return "、".join(chosen) or scene.words("explore.any")


def _bar(scene: Scene, filters: Filters, total: int) -> list[str]:
    """What is there, and ways to take it away; gives the columns that are to be shown."""
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
        with st.popover(words("explore.columns"), icon=":material/view_column:", width="content"):
            columns = _columns(scene)
        with st.popover(words("rows.code"), icon=":material/code:", width="content"):
            code(scene, query(filters))
    return columns


def _columns(scene: Scene) -> list[str]:
    """Columns in the order in which they were picked; the usual ones stay out of the address."""
    picked = scene.view.choose_many(
        "cols",
        [*_SHOWN, *_MORE],
        _SHOWN,
        st.multiselect,
        resend=True,
        label=scene.words("explore.columns_label"),
        format_func=lambda name: scene.words(f"column.{name}"),
    )
    if not picked or picked == list(_SHOWN):
        scene.view.leave_out("cols")
    return picked or list(_SHOWN)


def _table(scene: Scene, shown: pd.DataFrame, picked: list[str]) -> None:
    ids = list(shown["statement_id"])
    columns = {
        name: st.column_config.Column(scene.words(f"column.{name}"), width=_WIDTHS.get(name, "medium"))
        for name in picked
    }
    parts.table(
        _readable(scene, shown)[picked],
        "explore",
        lambda place: show_evidence("statement", ids[place]),
        columns,
        height=640,
        alt=scene.words("explore.title"),
    )


def _readable(scene: Scene, shown: pd.DataFrame) -> pd.DataFrame:
    """All columns, values as people write them."""
    language, style = scene.words.language, scene.look.style
    values = [stated(row.value, row.unit, row.comparator, row.value_max, language, style) for row in each(shown)]
    kinds = shown["kind"].map({kind: scene.words(f"kind.{kind}") for kind in shown["kind"].unique()})
    grades = shown["grade"].map({grade: scene.words(f"grade.{grade}") for grade in shown["grade"].unique()})
    sentences = shown["sentence"].where(shown["sentence"] != "", scene.words("evidence.no_sentence"))
    years = shown["year"].astype("Int64").astype("string").fillna("")
    regions = [scene.words.pick(row.region_name, row.region_name_en) for row in each(shown)]
    return shown.assign(stated=values, kind=kinds, year=years, region_name=regions, grade=grades, sentence=sentences)
