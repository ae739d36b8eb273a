"""检索 Search: one field over documents, statements and single facts; what it recognises becomes a filter."""

from __future__ import annotations

import re
from functools import partial

import streamlit as st

from dashboard import markup
from dashboard.plot.look import shortened
from dashboard.scene import Scene
from dashboard.serve import search as serve
from dashboard.serve.explore import facet
from dashboard.serve.indicators import UNDATED, key_of
from dashboard.serve.question import Chip, Question, understand, without
from dashboard.serve.search import Record, Results
from dashboard.state import remember, show_evidence
from dashboard.views import evidence, parts
from dashboard.views.live import address, live

_DOCUMENTS, _ENTRIES, _CHIPS = 10, 4, 3
_MANY = 60  # entries where only one document is asked for
_LONGEST = 160  # characters of a snippet
_BEFORE = 50  # of them before the first word that was found


def show(scene: Scene) -> None:
    """Draw the page."""
    words = scene.words
    parts.put(markup.heading(words("search.title"), words("search.subtitle")))
    line = scene.view.write(
        "find", st.text_input, label=words("search.field"), placeholder=words("search.place"), type="search"
    )
    question = understand(scene.build, line)
    if question.empty:
        _begin(scene)
        parts.source_line(scene)
        return
    _chips(scene, line, question)
    documents, within = _shown(scene, line), scene.view.get("within") or ""
    results = serve.search(scene.build, question, documents, _MANY if within else _ENTRIES, within)
    if results.groups:
        left, right = parts.beside(scene)
        with left:
            _results(scene, line, question, results, documents)
        with right:
            evidence.panel(scene)
    else:
        _nothing(scene, line, question, within)
    parts.source_line(scene)


def _begin(scene: Scene) -> None:
    """Before anything is asked: how to ask, and questions that find something."""
    words = scene.words
    parts.put(
        markup.notes(words("search.begin"), (words(f"search.tips_{name}") for name in ("region", "year", "quote")))
    )
    with st.container(key="examples", horizontal=True):
        for number, row in enumerate(serve.examples(scene.build)):
            asked = words(
                "search.example",
                region=words.pick(row["short_name"], row["region_name_en"]),
                name=words.pick(row["family_name"], row["family_name_en"]),
                year=row["year"] or "",
            ).strip()
            st.button(
                markup.literal(asked),
                key=f"example{number}",
                icon=":material/search:",
                on_click=_ask,
                args=(scene, asked),
            )


def _ask(scene: Scene, line: str) -> None:
    """Another line in the field."""
    show_evidence("target", None)
    remember("within", None)
    scene.view.forget("find")
    remember("find", line)


def _shown(scene: Scene, line: str) -> int:
    """How many documents to show: more on request, until something else is asked for."""
    asked, _, count = (scene.view.get("more") or "").rpartition("·")
    if asked == line and count.isdecimal():
        return min(int(count), 500)
    scene.view.put("more")
    return _DOCUMENTS


def _chips(scene: Scene, line: str, question: Question) -> None:
    """What was recognised, each removable, and what else it may have meant."""
    if not question.chips:
        return
    with st.container(key="chips", horizontal=True, vertical_alignment="center"):
        for number, chip in enumerate(question.chips):
            label = scene.words(f"search.chip_{chip.kind}", name=_name(scene, chip))
            st.button(
                markup.literal(label),
                key=f"chip{number}",
                icon=":material/close:",
                help=scene.words("search.chip_help"),
                on_click=_ask,
                args=(scene, without(line, chip.typed)),
            )
        if question.others:
            parts.put(markup.hint(scene.words("search.others")), width="content")
        for number, chip in enumerate(question.others[:4]):
            st.button(
                markup.literal(_name(scene, chip)),
                key=f"other{number}",
                type="tertiary",
                help=scene.words("search.instead", name=_name(scene, chip)),
                on_click=_ask,
                args=(scene, line.replace(chip.typed, chip.label, 1)),
            )


def _name(scene: Scene, chip: Chip) -> str:
    if chip.kind == "kind":
        return scene.words("column.milestone" if chip.value == "milestone" else f"kind.{chip.value}")
    return scene.words.pick(chip.label, chip.label_en)


def _nothing(scene: Scene, line: str, question: Question, within: str) -> None:
    """Nothing was found: why, and what would find something."""
    words = scene.words
    parts.empty(words("search.empty"), words("search.empty_chips" if question.chips else "search.empty_words"))
    if question.unknown:
        parts.put(markup.hint(words("search.unknown", words="、".join(question.unknown))))
    shorter = {without(line, chip.typed): chip for chip in question.chips}
    with st.container(key="chips-without", horizontal=True):
        for number, (other, chip) in enumerate(shorter.items()):
            found = serve.search(scene.build, understand(scene.build, other), 1, 1, within)
            if found.entries:
                name = words(f"search.chip_{chip.kind}", name=_name(scene, chip))
                label = words("search.without", chip=name, entries=f"{found.entries:,}")
                st.button(markup.literal(label), key=f"without{number}", on_click=_ask, args=(scene, other))


def _within(scene: Scene, results: Results) -> None:
    """That only one document is searched, removable."""
    label = scene.words("search.within", title=shortened(results.groups[0]["title"]))
    with st.container(key="chips-within", horizontal=True):
        st.button(
            markup.literal(label),
            key="within-button",
            icon=":material/close:",
            help=scene.words("search.chip_help"),
            on_click=partial(remember, "within", None),
        )


def _results(scene: Scene, line: str, question: Question, results: Results, documents: int) -> None:
    words = scene.words
    if scene.view.get("within"):
        _within(scene, results)
    with st.container(key="table-bar", horizontal=True, vertical_alignment="center"):
        said = words("search.found", entries=f"{results.entries:,}", documents=f"{results.documents:,}")
        parts.put(markup.hint(said), width="content")
        st.page_link(
            scene.pages["explore"],
            label=words("search.explore"),
            icon=":material/table_rows:",
            query_params=_explored(scene, question),
        )
    if results.partial:
        parts.put(markup.hint(words("search.partial")))
    if question.unknown:
        parts.put(markup.hint(words("search.unknown", words="、".join(question.unknown))))
    spans = _pattern(question)
    chosen = next((f"{name}:{scene.view.get(name)}" for name in ("statement", "milestone") if scene.view.get(name)), "")
    live(scene, "search", "".join(_group(scene, group, spans) for group in results.groups), chosen=chosen)
    if results.documents > documents:
        asked = f"{line}·{documents * 3}"
        st.button(
            words("search.more"),
            key="more-button",
            icon=":material/expand_more:",
            on_click=partial(remember, "more", asked),
        )


def _explored(scene: Scene, question: Question) -> dict[str, str | list[str]]:
    """The address of the explore page that lists the same statements, as far as its filters can say it."""
    known = {row["value"] for row in facet(scene.build, "region")}
    kinds = [kind for kind in question.values("kind") if kind != "milestone"]
    asked: dict[str, str | list[str]] = {"lang": scene.words.language, "kind": kinds or [""]}
    asked["region"] = [code for code in serve.regions(scene.build, question) if code in known]
    asked["years"] = list(question.values("year"))
    asked["q"] = " ".join(question.words)
    return {name: values for name, values in asked.items() if values}


def _pattern(question: Question) -> re.Pattern[str] | None:
    """What is highlighted: the words as asked for, the longest first, whatever their width and case."""
    found = sorted({word for word in (*question.words, *question.text.split()) if word}, key=lambda w: (-len(w), w))
    return re.compile("|".join(map(re.escape, found)), re.IGNORECASE) if found else None


def _spans(text: str, pattern: re.Pattern[str] | None) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(serve.fold(text))] if pattern else []


def _snippet(text: str, pattern: re.Pattern[str] | None) -> str:
    """The text with the words highlighted; a long one is cut around the first of them."""
    spans = _spans(text, pattern)
    first = spans[0][0] if spans else 0
    begin = max(0, min(first - _BEFORE, len(text) - _LONGEST)) if len(text) > _LONGEST else 0
    cut = text[begin : begin + _LONGEST]
    inside = [(start - begin, end - begin) for start, end in spans if start >= begin and end <= begin + len(cut)]
    head, tail = "…" if begin else "", "…" if begin + len(cut) < len(text) else ""
    return head + markup.found_text(cut, inside) + tail


def _group(scene: Scene, group: Record, pattern: re.Pattern[str] | None) -> str:
    words, document = scene.words, group["document_id"]
    href = address(scene, "reader", doc=document) if group["is_held"] else ""
    marks = {"restatement": words("search.restated")}
    if not group["is_held"]:
        marks["ledger"] = words("search.ledger", grade=words(f"grade.{group['grade']}"))
    about = (scene.place(group) if group["region_name"] else "", group["number"], group["issuer"], group["issued"])
    said = " · ".join(filter(None, (*about, marks.get(group["origin"], ""), words("search.hits", count=group["hits"]))))
    shown = "".join(
        _entry(scene, group, entry, pattern) for entry in group["entries"] if entry["entry_type"] != "document"
    )
    title = markup.found_text(group["title"], _spans(group["title"], pattern))
    more = None
    if group["hits"] > len(group["entries"]):
        query = {"find": scene.view.get("find") or "", "within": document}
        more = words("search.all_hits", count=group["hits"]), address(scene, "search", **query)
    return markup.hits(title, said, href, shown, more)


def _entry(scene: Scene, group: Record, entry: Record, pattern: re.Pattern[str] | None) -> str:
    """A sentence leads to its place in the text; a fact, whose text is not held, to its evidence."""
    marks = [mark for mark in entry["marks"] if mark["passes"]][:_CHIPS]
    chips = [_chip(scene, mark) for mark in marks]
    if entry["entry_type"] == "fact" or not group["is_held"]:
        first = entry["marks"][0]
        opens = f"{first['evidence']}:{first['evidence_id']}"
        href = address(scene, "evidence", **{first["evidence"]: first["evidence_id"]})
        return markup.hit(_snippet(entry["text"], pattern), href, opens, chips)
    order = entry["sentence_order"]
    at = {} if order is None else {"at": str(order)}
    return markup.hit(
        _snippet(entry["text"], pattern), address(scene, "reader", doc=group["document_id"], **at), "", chips
    )


def _chip(scene: Scene, row: Record) -> str:
    """One statement in short, with the way to the comparison of its indicator."""
    words = scene.words
    milestone = row["kind"] == "milestone"
    family = "" if milestone or row["family"] == "other" else words.pick(row["family_name"], row["family_name_en"])
    name = "" if milestone else " · ".join(filter(None, (row["subject"], family))) or row["indicator"]
    said = (scene.place(row), name, scene.years(row), "" if milestone else scene.stated(row))
    mark = markup.Mark(
        0,
        0,
        row["kind"],
        words("column.milestone" if milestone else f"kind.{row['kind']}"),
        f"{row['evidence']}:{row['evidence_id']}",
        address(scene, "evidence", **{row["evidence"]: row["evidence_id"]}),
        tuple(("", part) for part in said),
    )
    return markup.hit_chip(mark, _compared(scene, row))


def _compared(scene: Scene, row: Record) -> tuple[str, str] | None:
    """The comparison in which the goal that a statement supports is a mark."""
    if not row["target_id"]:
        return None
    goal = row | {"subject": row["goal_subject"], "indicator": row["goal_indicator"], "unit": row["goal_unit"]}
    year = str(row["goal_year"] or UNDATED)
    query = {"indicator": key_of(goal), "stated": row["kind"], "year": year, "target": row["target_id"]}
    return scene.words("search.compare"), address(scene, "compare", **query)
