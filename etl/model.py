"""The nouns that the stages hand to one another; all frozen, all free of input and output.

    file ─read─▶ Source ─segment─▶ Document ─extract─▶ Mention ─normalize─▶ Statement

Text never loses its place: a `Passage` is text with anchors back to the lines of its file, and
everything that is found in a passage can say on which line and at which column it stands.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["target", "actual", "forecast", "incentive", "condition", "rule"]
Comparator = Literal["=", ">=", ">", "<=", "<", "~", "range"]
Measure = Literal["stock", "flow", "growth", "share", "change"]
YearFrom = Literal["sentence", "context", "title", "none"]
Format = Literal["text", "markdown", "html"]
BlockKind = Literal["line", "heading", "cell"]
SentenceRole = Literal["body", "heading", "note", "cell"]
Origin = Literal["document", "restatement"]

NATION = "100000"
WORLD = "000000"


def content_id(*parts: object) -> str:
    """Sixteen hexadecimal digits that depend on the parts alone (BLAKE2b), so that ids survive a rebuild."""
    joined = "\x1f".join("" if part is None else str(part) for part in parts)
    return hashlib.blake2b(joined.encode(), digest_size=8).hexdigest()


def document_id(title: str, number: str, issuer: str, issued: str) -> str:
    """The id of a policy document: its title and number, without a number also who issued it in which year."""
    undistinguished = "" if number else issuer + issued[:4]  # yearly reports share a title
    return content_id(title, number, undistinguished)


@dataclass(frozen=True, slots=True)
class Anchor:
    """From `offset` in a passage on, the text stands at `line` (1-based) from `column` (0-based) on."""

    offset: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of text with its places in the file; the anchors are in order and the first is at offset 0."""

    text: str
    anchors: tuple[Anchor, ...]

    def __post_init__(self) -> None:
        if not self.anchors or self.anchors[0].offset != 0:
            raise ValueError(f"passage without a place for its first character: {self.text[:30]!r}")

    @classmethod
    def at(cls, text: str, line: int, column: int = 0) -> Passage:
        return cls(text, (Anchor(0, line, column),))

    @classmethod
    def join(cls, passages: Iterable[Passage]) -> Passage:
        """The passages as one, with nothing between them; each part keeps its own place."""
        parts = list(passages)
        anchors: list[Anchor] = []
        length = 0
        for part in parts:
            anchors += [Anchor(a.offset + length, a.line, a.column) for a in part.anchors]
            length += len(part.text)
        return cls("".join(part.text for part in parts), tuple(anchors))

    @property
    def line(self) -> int:
        return self.anchors[0].line

    def locate(self, offset: int) -> tuple[int, int]:
        """Line (1-based) and column (0-based) in the file of the character at `offset`."""
        if len(self.anchors) == 1:
            anchor = self.anchors[0]
        else:
            anchor = self.anchors[bisect_right(self.anchors, offset, key=lambda a: a.offset) - 1]
        return anchor.line, anchor.column + offset - anchor.offset

    def slice(self, start: int, end: int) -> Passage:
        """The part from `start` up to `end`, with its places."""
        if len(self.anchors) == 1:
            anchor = self.anchors[0]
            return Passage(self.text[start:end], (Anchor(0, anchor.line, anchor.column + start),))
        line, column = self.locate(start)
        inner = [Anchor(a.offset - start, a.line, a.column) for a in self.anchors if start < a.offset < end]
        return Passage(self.text[start:end], (Anchor(0, line, column), *inner))


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a file as its format gives it: a line, a marked heading or a table's cell.

    level   of a heading by the format's own markup (1 is the topmost), 0 where the format says nothing
    table, row, column   of a cell, each counted from 0 (a spanning cell stands at its first row and column)
    """

    passage: Passage
    kind: BlockKind = "line"
    level: int = 0
    table: int = 0
    row: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: nothing about its meaning is decided.

    file     the name that users see; relative to the folder it was found in
    format   text · markdown · html
    lines    the decoded file, split at line ends, so that every quote can be found again
    facts    what the format says about the file in so many words (front matter, HTML meta), keys as they stand
    """

    file: str
    format: Format
    encoding: str
    lines: tuple[str, ...]
    blocks: tuple[Block, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and all that stands under it. Section 0 of a document is the document itself (level 0)."""

    index: int
    parent: int
    level: int
    number: str
    title: str
    line: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or one heading, or one table cell) of a document.

    paragraph   counts the document's paragraphs, so that neighbours can be told from strangers
    role        body · heading · note (编者按: the editor's words about the document) · cell
    table, row, column   of a cell
    """

    passage: Passage
    section: int
    paragraph: int
    role: SentenceRole = "body"
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Document:
    """One policy document with what its head says of it.

    title      spaces removed
    number     发文字号 as it stands, spaces removed; empty where none is given
    issuer     发文机关; several are joined by 、; empty where unknown
    issued     ISO date, as far as known: 2023-07-22, 2023-07, 2023 or empty
    published  ISO date of the bulletin or page that carries it, likewise
    region     GB/T 2260 code of the place that it governs
    period     (first year, last year) that the title or the plan's name gives (（2023—2025年）, 十五五)
    bulletin   name and issue of the bulletin that carries it; empty for a file of its own
    origin     document, or restatement (one of ours in seeds/documents)
    """

    file: str
    title: str
    number: str
    issuer: str
    issued: str
    published: str
    region: str
    period: tuple[int, int] | None
    bulletin: str
    origin: Origin
    line: int
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]

    @property
    def id(self) -> str:
        return document_id(self.title, self.number, self.issuer, self.issued)

    def section_path(self, index: int) -> tuple[str, ...]:
        """Headings from the topmost down to section `index`, as they stand; empty for section 0."""
        path: list[str] = []
        while index > 0:
            section = self.sections[index]
            path.append(section.number + section.title)
            index = section.parent
        return tuple(reversed(path))


@dataclass(frozen=True, slots=True)
class TimeSpan:
    """A time expression and what it says.

    start, end     offsets in the sentence's text
    role           by (到2025年) · within (2025年, 2023—2025年) · base (较2020年: not when, but against what)
    year           the year named, the last one of a period
    first_year     the first year of a period, else None
    within         part of a year in ISO form: 2023-01/2023-10, 2023-06
    """

    start: int
    end: int
    role: Literal["by", "within", "base"]
    year: int
    first_year: int | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity in its sentence with the words around it that decide what it means.

    start, end       offsets of the quote in the sentence's text: number, unit and what clings to them (5.5万个以上)
    number, number_max   as they stand, without spaces (5.5万; 翻两番; the upper end of a range)
    unit             as it stands, without spaces
    comparator       the words that compare (超过, 以上, 约), joined by a space; empty for none
    predicate        the word that ties number and noun (达到, 新建, 增长); empty where none does
    indicator        the noun phrase that is counted, spaces removed
    qualifier        what narrows it (至省内市州); empty for nothing
    before, after    the clause's text on either side of the quantity, spaces removed
    baseline         较2020年, 同比, 年均 …; empty for none
    measure          where a table's column says it; None leaves it to the words
    place            GB/T 2260 code or area that the sentence names as the figure's own; empty: the document's
    topic            the industry of a statistical report, whose figures need not name it; empty for none
    """

    sentence: Sentence
    start: int
    end: int
    number: str
    number_max: str
    unit: str
    comparator: str
    predicate: str
    indicator: str
    qualifier: str
    before: str
    after: str
    kind: Kind
    time: TimeSpan | None
    year_from: YearFrom
    baseline: str
    place: str
    binding: str
    rule: str
    confidence: float
    measure: Measure | None = None
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One quantity in a document with what it says and where it stands (fields: see docs/contract.md).

    start, end   offsets of `quote` in line `line` of the file
    quote_at     offset of `quote` in `sentence`
    """

    id: str
    file: str
    line: int
    start: int
    end: int
    quote: str
    quote_at: int
    sentence: str
    kind: Kind
    document_id: str
    document: str
    document_number: str
    issuer: str
    issued: str
    section: tuple[str, ...]
    region: str
    region_name: str
    year: int | None
    year_from: YearFrom
    period_start: int | None
    within: str | None
    value: float
    value_max: float | None
    unit: str
    comparator: Comparator
    measure: Measure
    indicator: str
    family: str
    subject: str | None
    baseline: str | None
    binding: str | None
    confidence: float
    rule: str

    def __post_init__(self) -> None:
        if self.sentence[self.quote_at : self.quote_at + len(self.quote)] != self.quote:
            raise ValueError(f"{self.file}:{self.line}: quote {self.quote!r} does not stand in its sentence")


@dataclass(frozen=True, slots=True)
class Milestone:
    """A dated goal without a number: what is to be so by `year` (text: the clause that says it)."""

    id: str
    file: str
    line: int
    sentence: str
    text: str
    document_id: str
    document: str
    section: tuple[str, ...]
    region: str
    region_name: str
    year: int
    year_from: YearFrom
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Body:
    """A responsible body 责任单位; `leads` where it is marked as 牵头."""

    name: str
    leads: bool


@dataclass(frozen=True, slots=True)
class Task:
    """A numbered piece of work with who does it and by when (`deadline` as it stands, `deadline_year` where it has one)."""

    id: str
    file: str
    line: int
    number: str
    title: str
    text: str
    bodies: tuple[Body, ...]
    deadline: str
    deadline_year: int | None
    document_id: str
    document: str
    section: tuple[str, ...]
    region: str
    region_name: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one document states."""

    document: Document
    statements: tuple[Statement, ...]
    milestones: tuple[Milestone, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """An input that could not be used: which, why, and what the user can do about it."""

    file: str
    reason: str
    advice: str
