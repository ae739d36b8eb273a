"""The documents behind the data: the list of all, and one with everything that it states."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.scene import Scene
from dashboard.serve import evidence as serve
from dashboard.serve.evidence import Record
from dashboard.state import remember, show_evidence
from dashboard.views import parts

_DOCUMENT = (
    "title",
    "number",
    "issuer",
    "issued",
    "published",
    "region_name",
    "period",
    "targets",
    "actuals",
    "milestones",
    "statements",
)
_STATEMENT = ("line", "kind", "region_name", "year", "stated", "sentence")
_WIDTHS: dict[str, Any] = {
    "title": 380,
    "number": 140,
    "issuer": 180,
    "region_name": 80,
    "period": 90,
    "sentence": 640,
    "line": 60,
    "kind": 80,
    "year": 70,
    "stated": 120,
}
_ROW, _TALLEST = 35, 640


def all_of_them(scene: Scene) -> None:
    """Every document; a click opens it."""
    words, rows = scene.words, serve.documents(scene.build)
    parts.put(markup.heading(words("evidence.title"), words("evidence.subtitle")))
    if not rows:
        parts.empty(words("compare.empty"), words("missing.inbox"))
        return
    parts.put(markup.hint(words("evidence.documents_hint")))
    frame = pd.DataFrame([_document(scene, row) for row in rows], columns=list(_DOCUMENT))
    table(scene, frame, "documents", lambda place: _open(rows[place]["document_id"]), words("evidence.documents"))


def statements(scene: Scene, found: Record, kinds: set[str]) -> None:
    """What a document states of these kinds, in its order, as a table; a click opens the evidence."""
    rows = [row for row in serve.document_statements(scene.build, found["document_id"]) if row["kind"] in kinds]
    frame = pd.DataFrame([_statement(scene, row) for row in rows], columns=list(_STATEMENT))
    title = scene.words("evidence.document_statements", title=found["title"])
    table(scene, frame, "statements", lambda place: show_evidence(rows[place]["name"], rows[place]["id"]), title)


def _open(document_id: str) -> None:
    remember("at", None)
    remember("doc", document_id)


def _document(scene: Scene, row: Record) -> tuple[object, ...]:
    first, last = row["period_start_year"], row["period_end_year"]
    period = f"{first}–{last}" if first and last else str(last or first or "")
    counts = (row[f"{name}_count"] for name in ("target", "actual", "milestone", "statement"))
    return (
        row["title"],
        row["number"],
        row["issuer"],
        row["issued"],
        row["published"],
        scene.place(row),
        period,
        *counts,
    )


def _statement(scene: Scene, row: Record) -> tuple[object, ...]:
    kind = scene.words("column.milestone" if row["name"] == "milestone" else f"kind.{row['kind']}")
    year = "" if row["year"] is None else str(row["year"])
    stated = "" if row["value"] is None else scene.stated(row)
    return row["line"], kind, scene.place(row), year, stated, row["sentence"]


def table(
    scene: Scene,
    frame: pd.DataFrame,
    name: str,
    click: Callable[[int], None],
    alt: str,
    widths: dict[str, Any] | None = None,
) -> None:
    """A table as high as its rows need, columns named by the catalogue; any cell opens what its row is about."""
    columns = {
        column: st.column_config.Column(scene.words(f"column.{column}"), width=(widths or _WIDTHS).get(column))
        for column in frame.columns
    }
    parts.table(frame, name, click, columns, height=min(_ROW * (len(frame) + 1) + 3, _TALLEST), alt=alt)
