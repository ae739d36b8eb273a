"""文件 Reader: a document as it reads, with its outline, every statement in its place, and what was passed over."""

from __future__ import annotations

from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.scene import Scene
from dashboard.serve import evidence as serve
from dashboard.serve import reader
from dashboard.serve.evidence import Record
from dashboard.state import EVIDENCE, remember, show_evidence, touch
from dashboard.views import documents, evidence, parts
from dashboard.views.live import address, live

KINDS = ("target", "actual", "forecast", "incentive", "condition", "rule", "milestone")
PASSED = "passed"  # the choice, beside the kinds, of what has a number and no statement
_COLUMNS = ("line", "section_text", "sentence")
_WIDTHS: dict[str, Any] = {"line": 60, "section_text": 240, "sentence": 760}


def show(scene: Scene) -> None:
    """Draw the page: one document, or the list of all."""
    if chosen := scene.view.get("doc"):
        _document(scene, chosen)
    else:
        documents.all_of_them(scene)
    parts.source_line(scene)


def _document(scene: Scene, document_id: str) -> None:
    words, found = scene.words, serve.document(scene.build, document_id)
    st.button(words("evidence.back"), type="tertiary", key="back", on_click=_leave)
    if found is None:
        parts.empty(words("evidence.not_found"), words("evidence.not_found_advice"))
        return
    about = (found["number"], found["issuer"], found["issued"], found["bulletin"], scene.place(found))
    parts.put(markup.heading(found["title"], " · ".join(filter(None, about))))
    if found["origin"] == "restatement":
        parts.put(markup.banner(words("evidence.restated_document")))
    passed = reader.passed_over(scene.build, document_id)
    with st.container(key="filters"):
        listed = parts.switch(scene, "reading", ("text", "list"), "text") == "list"
        kinds = _pick_kinds(scene, document_id, reader.kind_counts(scene.build, document_id), len(passed))
    left, right = st.columns([2.1, 1], gap="large")  # always, so that opening evidence does not move the text
    with left:
        if listed:
            _lists(scene, found, passed, kinds)
        else:
            _text(scene, document_id, passed, kinds)
    with right:
        evidence.panel(scene)


def _leave() -> None:
    """Back to the list of all documents."""
    show_evidence("target", None)
    remember("at", None)
    remember("doc", None)


def _pick_kinds(scene: Scene, document_id: str, counts: dict[str, int], passed: int) -> set[str]:
    """The kinds to show, of those that the document has; what was passed over is one more.

    The address names those that are hidden, so that another document, which has other kinds, shows all of its own.
    """
    known = counts | ({PASSED: passed} if passed else {})
    options = [kind for kind in (*KINDS, PASSED) if known.get(kind)]
    if not options:
        return set()
    view, hidden = scene.view, scene.view.all("hide")
    key = f"marks.{document_id}.{scene.words.language}"
    if view.adopted or key not in st.session_state:
        st.session_state[key] = [kind for kind in options if kind not in hidden]
    picked = st.pills(
        scene.words("reader.marks"),
        options,
        selection_mode="multi",
        key=key,
        on_change=touch,
        format_func=lambda kind: scene.words("explore.option", name=_kind(scene, kind), count=known[kind]),
    )
    view.put("hide", *(kind for kind in (*KINDS, PASSED) if kind not in picked and (kind in options or kind in hidden)))
    return set(picked)


def _kind(scene: Scene, kind: str) -> str:
    if kind == PASSED:
        return scene.words("reader.passed")
    return scene.words("column.milestone" if kind == "milestone" else f"kind.{kind}")


def _text(scene: Scene, document_id: str, passed: list[Record], kinds: set[str]) -> None:
    made = reader.parts(scene.build, document_id)
    if not made:
        parts.empty(scene.words("reader.empty"), scene.words("reader.empty_advice"))
        return
    wanted = _wanted(scene, made[-1].last)
    number = next(n for n, part in enumerate(made) if part.last >= (wanted or 0))
    part = made[number]
    marks: dict[int, list[markup.Mark]] = {}
    for row in reader.marks(scene.build, document_id, part):
        if row["kind"] in kinds:
            marks.setdefault(row["sentence_order"], []).append(mark_of(scene, row))
    over = {row["sentence_order"] for row in passed} if PASSED in kinds else set()
    body = _body(scene, reader.sentences(scene.build, document_id, part), marks, over)
    pager = _pager(scene, document_id, made, number)
    outlined = _outline(scene, document_id)
    chosen = next((f"{name}:{scene.view.get(name)}" for name in EVIDENCE if scene.view.get(name)), "")
    block = "start" if wanted == part.first else "center"
    parts.put(markup.hint(scene.words("reader.hint")))
    live(scene, "reader", markup.reader(outlined, pager + body + pager), wanted, block, chosen)


def _wanted(scene: Scene, last: int) -> int | None:
    """The sentence that the address asks for: by itself, or by the evidence that stands in it."""
    at = scene.view.get("at") or ""
    if at.isdecimal() and int(at) <= last:
        return int(at)
    for name in EVIDENCE:
        if wanted := scene.view.get(name):
            order = reader.order_of(scene.build, name, wanted)
            return order if order is not None and order <= last else None
    return None


def mark_of(scene: Scene, row: Record) -> markup.Mark:
    """A statement or milestone as it stands in its sentence, with the fields that a pointer shows."""
    words, start = scene.words, row["sentence_start"]
    start = -1 if start is None else start
    about = [(words("column.region_name"), scene.place(row))]
    if row["kind"] != "milestone":
        family = "" if row["family"] == "other" else words.pick(row["family_name"], row["family_name_en"])
        name = " · ".join(filter(None, (row["indicator"], family if family != row["indicator"] else "")))
        about += [
            (words("column.indicator"), name),
            (words("column.measure"), words("measure." + row["measure"])),
            (words("column.stated"), scene.stated(row)),
        ]
    about.append((words("column.year"), scene.years(row)))
    return markup.Mark(
        start,
        start + len(row["quote"]),
        row["kind"],
        _kind(scene, row["kind"]),
        f"{row['evidence']}:{row['id']}",
        address(scene, "evidence", **{row["evidence"]: row["id"]}),
        tuple(about),
    )


def _body(scene: Scene, rows: list[Record], marks: dict[int, list[markup.Mark]], over: set[int]) -> str:
    """The text of a part: headings, paragraphs, notes and tables as they follow one another."""

    def line(row: Record) -> str:
        order = row["sentence_order"]
        passed = scene.words("reader.passed_label") if order in over else ""
        return markup.line_of_text(order, markup.marked(row["text"], marks.get(order, [])), passed)

    pieces = []
    for (role, _), group in groupby(rows, key=_unit):
        same = list(group)
        if role == "heading":
            pieces += [markup.section_heading(line(row), row["level"] or 1) for row in same]
        elif role == "cell":
            pieces.append(
                markup.grid([line(cell) for cell in row] for _, row in groupby(same, lambda c: c["row_index"]))
            )
        else:
            style = "pt-ednote" if role == "note" else ""
            pieces.append(markup.paragraph("".join(map(line, same)), same[0]["line"], style))
    return "".join(pieces)


def _unit(row: Record) -> tuple[str, int]:
    """What is drawn as one: a paragraph, or a table."""
    return row["role"], row["table_index"] if row["role"] == "cell" else row["paragraph"]


def _outline(scene: Scene, document_id: str) -> str:
    """The headings; what has no sentence of its own leads to the next that has."""
    rows = [row for row in reader.outline(scene.build, document_id) if row["level"] > 0]
    entries, following = [], 0
    for row in reversed(rows):
        following = row["first_order"] if row["first_order"] is not None else following
        href = address(scene, "reader", doc=document_id, at=str(following))
        entries.append((row["level"], row["number"] + row["title"], row["mark_count"], following, href))
    return markup.outline(scene.words("reader.outline"), reversed(entries)) if entries else ""


def _pager(scene: Scene, document_id: str, made: list[reader.Part], number: int) -> str:
    if len(made) == 1:
        return ""

    def way(name: str, to: int) -> tuple[str, int, str] | None:
        if not 0 <= to < len(made):
            return None
        first = made[to].first
        return scene.words(name), first, address(scene, "reader", doc=document_id, at=str(first))

    said = scene.words("reader.part", number=number + 1, count=len(made))
    return markup.pager(said, way("reader.before", number - 1), way("reader.after", number + 1))


def _lists(scene: Scene, found: Record, passed: list[Record], kinds: set[str]) -> None:
    """What was found, and what names a number but was passed over; a click leads to the evidence, or to the text."""
    words = scene.words
    documents.statements(scene, found, kinds)
    if PASSED not in kinds:
        return
    parts.put(markup.heading(words("reader.passed_title", count=len(passed)), words("reader.passed_about"), level=2))
    rows = [(row["line"], row["section"], row["text"]) for row in passed]
    frame = pd.DataFrame(rows, columns=list(_COLUMNS))
    alt = words("reader.passed_title", count=len(passed))
    documents.table(
        scene, frame, "passed", lambda place: _read_at(scene, passed[place]["sentence_order"]), alt, _WIDTHS
    )


def _read_at(scene: Scene, order: int) -> None:
    """From the list to the place in the text."""
    scene.view.forget("reading")
    remember("reading", "text")
    remember("at", str(order))
