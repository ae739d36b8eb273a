"""A part becomes a document: fields from its head, sections and sentences from its text."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import Document, Origin, Passage, Section, Sentence, SentenceRole, Source
from etl.seeds import Seeds
from etl.segment.contents import find_contents
from etl.segment.head import REPORT_LINES, WORK_REPORT, issued_of, issuer_of, number_of, published_of
from etl.segment.lines import Line
from etl.segment.outline import Head, Outline, head_of
from etl.segment.paragraphs import Layout, Paragraph, is_note_head, layout_of, paragraphs
from etl.segment.part import Part
from etl.segment.period import RANGE, period_of
from etl.segment.place import most_named, region_of
from etl.segment.sentences import sentences
from etl.segment.tables import with_tables

PROSE = 30
UNNAMED = ("市人民政府", "省人民政府", "区人民政府", "县人民政府", "人民政府")


def build(part: Part, source: Source, seeds: Seeds) -> Document:
    """The document of a part; facts that the file states are not second-guessed."""
    facts = part.facts
    number, issuer = number_of(part), _named(issuer_of(part), part, seeds)
    sections, found = _text(part, whole=source.format == "html")
    region = facts.get("region", "")
    return Document(
        file=source.file,
        title=part.title,
        number=number,
        issuer=issuer,
        issued=issued_of(part),
        published=published_of(part),
        region=region or region_of(issuer, part.title, number, _sources(facts), seeds),
        period=_stated_period(facts.get("period", "")) or period_of(part.title),
        bulletin=facts.get("bulletin", ""),
        origin=_origin(source),
        line=part.line,
        sections=sections,
        sentences=found,
    )


def _named(issuer: str, part: Part, seeds: Seeds) -> str:
    """A work report's 市人民政府 with the city's name, which is the one that the report names most often."""
    if WORK_REPORT not in part.title or not issuer.startswith(UNNAMED):
        return issuer
    code = most_named((line.text for line in part.body[:REPORT_LINES]), seeds)
    return f"{seeds.region_name(code)}人民政府" if code else issuer


def _origin(source: Source) -> Origin:
    return "restatement" if any(key == "bulletin" for key, _ in source.facts) else "document"


def _sources(facts: dict[str, str]) -> list[str]:
    return [facts[key] for key in ("source", "site") if key in facts]


def _stated_period(text: str) -> tuple[int, int] | None:
    if not text:
        return None
    if found := RANGE.search(text if text.endswith("年") else text + "年"):
        return int(found[1]), int(found[2])
    return (int(text), int(text)) if text.isdigit() and len(text) == 4 else period_of(text)


def _text(part: Part, whole: bool) -> tuple[tuple[Section, ...], tuple[Sentence, ...]]:
    """Sections and sentences in the order of the file: the editor's note, the title, the body."""
    contents = find_contents(part.body)
    body: Sequence[Line] = part.body
    heads: frozenset[str] = frozenset()
    if contents is not None:
        body, heads = [*part.body[: contents.start], *part.body[contents.end :]], contents.entries
    body = with_tables(body)
    layout = Layout(0, heads, whole) if whole else layout_of(body, heads)
    writer = _Writer(part)
    writer.notes(part.notes)
    if part.head:
        writer.title(Passage.join(line.passage for line in part.head))
    writer.body(list(paragraphs(body, layout)), layout.printed > 0)
    return writer.outline.sections, tuple(writer.sentences)


def _is_prose(cell: str) -> bool:
    """Plans set paragraphs into boxes of a table; they are read as paragraphs."""
    return len(cell) > PROSE and "。" in cell


class _Writer:
    """Collects sentences while the outline opens and closes sections."""

    def __init__(self, part: Part) -> None:
        self.outline = Outline(part.title, part.line)
        self.sentences: list[Sentence] = []
        self.paragraph = 0

    def notes(self, lines: Sequence[Line]) -> None:
        if not lines:
            return
        opening = lines[0]
        self.outline.open(Head(0, "", "编者按", False), opening.number)
        self._write(opening.passage, "heading", opening)
        for paragraph in paragraphs(lines[1:], Layout(0)):
            self._write(paragraph.passage, "note", paragraph.first)
        self.outline.close()

    def title(self, passage: Passage) -> None:
        self._add(passage, "heading")
        self.paragraph += 1

    def body(self, items: Sequence[Paragraph], printed: bool) -> None:
        noted = False
        for index, paragraph in enumerate(items):
            following = items[index + 1] if index + 1 < len(items) else None
            previous = items[index - 1] if index else None
            head = head_of(paragraph, previous, following, printed) or self.outline.continues(paragraph.passage.text)
            line = paragraph.first
            if head is not None:
                noted = is_note_head(line.text)
                self.outline.open(head, line.number)
            role: SentenceRole = "note" if noted else "body"
            if line.kind == "cell":
                role = "body" if _is_prose(line.text) else "cell"
            elif head is not None and not head.run_in:
                role = "heading"
            self._write(paragraph.passage, role, line)

    def _write(self, passage: Passage, role: SentenceRole, line: Line) -> None:
        if role in ("heading", "cell"):
            self._add(passage, role, line)
        else:
            for sentence in sentences(passage):
                self._add(sentence, role, line)
        self.paragraph += 1

    def _add(self, passage: Passage, role: SentenceRole, line: Line | None = None) -> None:
        place = (line.table, line.row, line.column) if line is not None and role == "cell" else (0, 0, 0)
        self.sentences.append(Sentence(passage, self.outline.current, self.paragraph, role, *place))
