"""出处 Evidence: the sentence behind a mark with all that is known of it, as a panel beside charts and as a page of its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

import streamlit as st

from dashboard import markup
from dashboard.scene import Scene
from dashboard.serve import evidence as serve
from dashboard.serve import tasks
from dashboard.serve.evidence import Record
from dashboard.serve.indicators import UNDATED, key_of
from dashboard.state import EVIDENCE, show_evidence
from dashboard.views import documents, parts


@dataclass(frozen=True, slots=True)
class Found:
    """What an address names: a goal with its statements (best first), a lone statement, a milestone or a task (which is held as one)."""

    name: str
    id: str
    goal: Record | None = None
    statements: list[Record] = field(default_factory=list)
    milestone: Record | None = None

    @property
    def first(self) -> Record:
        return self.milestone or self.statements[0]


def find(scene: Scene) -> Found | None:
    """The evidence that the address asks for; None where it names none, or one that is not there."""
    for name in EVIDENCE:
        if wanted := scene.view.get(name):
            return _find(scene.build, name, wanted)
    return None


def _find(build: str, name: str, wanted: str) -> Found | None:
    if name == "milestone":
        found = serve.milestone(build, wanted)
        return Found(name, wanted, milestone=found) if found else None
    if name == "task":
        found = tasks.task(build, wanted)
        return Found(name, wanted, milestone=found) if found else None
    if name == "target":
        goal = serve.goal(build, wanted)
        texts = serve.statements(build, tuple(goal["statement_ids"])) if goal else []
        return Found(name, wanted, goal, texts) if texts else None
    statement = serve.statement(build, wanted)
    if statement is None:
        return None
    goal = serve.goal(build, statement["target_id"]) if statement["target_id"] else None
    return Found(name, wanted, goal, [statement])


def panel(scene: Scene) -> None:
    """Beside a chart or table: the evidence of what was clicked; nothing before that."""
    if not any(scene.view.get(name) for name in EVIDENCE):
        return
    found = find(scene)
    with st.container(key="evidence"):
        _panel_head(scene)
        if found is None:
            parts.empty(scene.words("evidence.not_found"), scene.words("evidence.not_found_advice"))
            return
        _statement(scene, found)
        parts.put(markup.facts(_document_facts(scene, found.first)))
        _sources(scene, found.statements[1:], limit=5)
        _context(scene, found, limit=4)
        address = {"lang": scene.words.language, found.name: found.id}
        label = scene.words("evidence.open")
        st.page_link(scene.pages["evidence"], label=label, icon=":material/open_in_full:", query_params=address)
        if scene.view.page != "reader":
            _to_the_text(scene, found)


def _panel_head(scene: Scene) -> None:
    with st.container(key="evidence-head", horizontal=True, vertical_alignment="center"):
        parts.put(markup.heading(scene.words("evidence.panel"), level=2))
        st.button(
            scene.words("evidence.close"),
            key="close",
            type="tertiary",
            icon=":material/close:",
            on_click=show_evidence,
            args=("target", None),
        )


def _statement(scene: Scene, found: Found) -> None:
    """The value, the sentence that states it, and whose words they are."""
    first = found.first
    parts.put(_value(scene, found))
    if first["origin"] == "ledger":
        _page(scene, first)
        return
    parts.put(markup.sentence(first["sentence"], first.get("quote", ""), first.get("quote_at", -1)))
    if first["origin"] == "restatement":
        parts.put(markup.note(scene.words("evidence.restatement")))


def _page(scene: Scene, row: Record) -> None:
    """A fact of the ledger: no sentence of ours, but the page that states it, and how good a source that is."""
    words = scene.words
    parts.put(markup.note(words("evidence.ledger", grade=words(f"grade.{row['grade']}"))))
    if row["draft"]:
        parts.put(markup.note(words("evidence.draft")))
    label = words("evidence.open_page", host=urlsplit(row["address"]).hostname or row["address"])
    st.link_button(markup.literal(label), row["address"], icon=":material/open_in_new:")


def _context(scene: Scene, found: Found, limit: int) -> None:
    """Values that were superseded, values that disagree, and the same quantity elsewhere."""
    if found.goal:
        _superseded(scene, found.goal)
        _disputed(scene, found.goal)
        _others(scene, found.goal, limit)


def _value(scene: Scene, found: Found) -> str:
    words = scene.words
    if found.name == "task":
        row = found.first
        deadline, name = (
            row["deadline"] or words("tasks.no_deadline"),
            " ".join(filter(None, (row["number"], row["title"]))),
        )
        return markup.value(deadline, f"{scene.place(row)} · {name}", "task", words("tasks.word"))
    if found.milestone:
        row = found.milestone
        return markup.value(str(row["year"]), scene.place(row), "milestone", words("column.milestone"))
    row = found.goal or found.first
    family = words.pick(row["family_name"], row.get("family_name_en"))
    name = row["indicator"] if row["family"] == "other" else " · ".join(filter(None, (row["subject"], family)))
    about = " · ".join((scene.place(row), scene.years(row), name, words("measure." + row["measure"])))
    kind = found.first["kind"]
    return markup.value(scene.stated(row), about, kind, words(f"kind.{kind}"))


def _document_facts(scene: Scene, row: Record) -> list[tuple[str, object]]:
    words = scene.words
    return [
        (words("evidence.document"), row["document"]),
        (words("evidence.number"), row["document_number"]),
        (words("evidence.issuer"), row["issuer"]),
        (words("evidence.issued"), row["issued"]),
        (words("evidence.published"), row["published"]),
        (words("evidence.bulletin"), row["bulletin"]),
        (words("tasks.column_bodies"), row.get("bodies_text")),
        (words("evidence.section"), row["section_text"]),
        (words("evidence.place"), words("evidence.place_line", file=row["file"], line=row["line"])),
        (words("evidence.grade"), words(f"grade.{row['grade']}") if "grade" in row else ""),
        (words("evidence.address"), row.get("address")),
        (words("evidence.note"), row.get("note")),
    ]


def _reading_facts(scene: Scene, row: Record) -> list[tuple[str, object]]:
    words = scene.words
    return [
        (words("evidence.indicator"), row.get("indicator")),
        (words("evidence.baseline"), row.get("baseline")),
        (words("evidence.binding"), row.get("binding")),
        (words("evidence.confidence"), f"{row['confidence']:.0%}" if "confidence" in row else ""),
    ]


def _superseded(scene: Scene, goal: Record) -> None:
    words = scene.words
    rows = [row | {"unit": goal["unit"]} for row in goal["superseded"]]
    lines = [
        words(
            "evidence.superseded_row",
            value=scene.stated(row),
            document=row["document"],
            issued=row["issued"] or words("source.unknown"),
        )
        for row in rows
    ]
    _links(
        scene, "superseded", words("evidence.superseded"), lines, [{"statement": row["statement_id"]} for row in rows]
    )


def _disputed(scene: Scene, goal: Record) -> None:
    if not goal["disputed"]:
        return
    rows = serve.conflicts(scene.build, goal["goal_id"])
    lines = [f"{scene.stated(row | {'unit': goal['unit']})}（{row['document']}）" for row in rows]
    title = scene.words("evidence.disputed_body")
    _links(scene, "disputed", title, lines, [{"statement": row["statement_id"]} for row in rows])


def _others(scene: Scene, goal: Record, limit: int) -> None:
    rows = serve.others(scene.build, goal["goal_id"])[:limit]
    lines = [f"{scene.place(row)} · {scene.years(row)} · {scene.stated(row)} · {row['document']}" for row in rows]
    title = scene.words("evidence.others")
    if rows:
        _links(scene, "others", title, lines, [{"target": row["goal_id"]} for row in rows])
    else:
        parts.put(markup.heading(title, scene.words("evidence.others_none"), level=2))


def _links(scene: Scene, name: str, title: str, lines: list[str], evidence: list[dict[str, str]]) -> None:
    """A titled list, each line leading to its own evidence."""
    if not lines:
        return
    with st.container(key=f"links-{name}"):
        parts.put(markup.heading(title, level=2))
        for line, address in zip(lines, evidence, strict=True):
            query = {"lang": scene.words.language, **address}
            st.page_link(scene.pages["evidence"], label=markup.literal(line), query_params=query)


def _sources(scene: Scene, rows: list[Record], limit: int) -> None:
    """The other sources of the same goal, best first: each leads to its sentence, or outside to its page."""
    if not rows:
        return
    words = scene.words
    with st.container(key="links-sources"):
        parts.put(markup.heading(words("evidence.sources", count=len(rows)), level=2))
        for row in rows[:limit]:
            said = (words(f"grade.{row['grade']}"), scene.stated(row), row["document"], row["issuer"], row["issued"])
            label = markup.literal(" · ".join(filter(None, said)))
            if row["address"]:
                st.page_link(row["address"], label=label, icon=":material/open_in_new:")
            else:
                query = {"lang": words.language, "statement": row["statement_id"]}
                st.page_link(scene.pages["evidence"], label=label, query_params=query)


def _support(scene: Scene, rows: list[Record]) -> None:
    """Further sentences of the documents that state the goal, in full."""
    held = [row for row in rows if row["sentence"]]
    if not held:
        return
    parts.put(markup.heading(scene.words("evidence.support", count=len(held)), level=2))
    for row in held[:20]:
        parts.put(markup.sentence(row["sentence"], row["quote"], row["quote_at"]))
        place = scene.words("evidence.place_line", file=row["file"], line=row["line"])
        parts.put(markup.source(f"{row['document']} · {place}"))


def show(scene: Scene) -> None:
    """Draw the page: one piece of evidence, or the list of all documents; a document itself is read on its own page."""
    chosen = scene.view.get("doc")
    if any(scene.view.get(name) for name in EVIDENCE):
        _one(scene, chosen)
    elif chosen:
        st.switch_page(scene.pages["reader"], query_params={"lang": scene.words.language, "doc": chosen})
    else:
        documents.all_of_them(scene)
    parts.source_line(scene)


def _one(scene: Scene, came_from: str | None) -> None:
    origin = serve.document(scene.build, came_from) if came_from else None
    label = f"← {markup.literal(origin['title'])}" if origin else scene.words("evidence.back")
    st.button(label, type="tertiary", key="back", on_click=show_evidence, args=("target", None))
    found = find(scene)
    if found is None:
        parts.empty(scene.words("evidence.not_found"), scene.words("evidence.not_found_advice"))
        return
    left, right = st.columns([1.5, 1], gap="large")
    with left:
        _statement(scene, found)
        _support(scene, found.statements[1:])
        _sources(scene, [row for row in found.statements[1:] if row["address"]], limit=20)
        _context(scene, found, limit=12)
    with right:
        parts.put(markup.facts(_document_facts(scene, found.first) + _reading_facts(scene, found.first)))
        _onward(scene, found)


def _to_the_text(scene: Scene, found: Found) -> None:
    """The way to the sentence in its document, where that is held."""
    first = found.first
    if not first["is_held"]:
        return
    address = {"lang": scene.words.language, "doc": first["document_id"], found.name: found.id}
    if first.get("sentence_order") is not None:
        address["at"] = str(first["sentence_order"])
    label = scene.words("evidence.whole")
    st.page_link(scene.pages["reader"], label=label, icon=":material/article:", query_params=address)


def _onward(scene: Scene, found: Found) -> None:
    """Ways to the whole document and to the chart in which this goal is a mark."""
    language, goal = scene.words.language, found.goal
    with st.container(key="links-onward"):
        _to_the_text(scene, found)
        if goal:
            address = {"lang": language, "indicator": key_of(goal), "stated": goal["kind"]}
            address["year"] = str(goal["year"] or UNDATED)
            address["target"] = goal["goal_id"]
            label = scene.words("evidence.compare")
            st.page_link(scene.pages["compare"], label=label, icon=":material/bar_chart:", query_params=address)
