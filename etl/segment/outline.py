"""The outline of a document: which lines are headings, and under which heading each paragraph stands.

Rank comes from the number (第一章 > 第一节 > 第一条 > 一、 > （一） > 1. > （1）), never from a converter's `#`
marks, which mislead. A heading without a number stands below the numbered one before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.model import Section
from etl.segment.lines import FULL_STOP, Line, compact
from etl.segment.numbering import ARTICLE, BOX, ITEM, LOST_POINT, UNNUMBERED, Numbered, numbered, value_of
from etl.segment.paragraphs import CAPTION, CUT_WIDTH, SOURCE_LINE, Paragraph, is_note_head

HEAD_WIDTH = 45
RUN_IN_WIDTH = 40
LONG = 34
# Heads that stand beside 一、 although they bear no number.
PEERS = frozenset({"前言", "序言", "引言", "导言", "结束语", "结语", "附则", "附件", "附录", "编者按", "目录"})
PEER_RANK = 50
# yes: "【目的依据】", "【适用范围】"   no: "目的依据"
TITLE_IN_BRACKETS = re.compile(r"【([^】]{2,20})】")
# yes: "数"   no: "5G", "，"
HAN = re.compile(r"[\u4e00-\u9fff]")
# yes: "“十四五”时期工作回顾", "2026年重点任务"   no: "完成各项任务目标情况"
HEAD_WORD = re.compile(r"(?:回顾|目标|任务|成就|成效|重点工作|工作安排|总体要求|保障措施)$")
# What a heading without number cannot hold: it would be a cell, a value, a line of a signature.
# yes: "某政发〔2023〕3号", "2025年7月", "60%", "电话：12"   no: "技术走向大众", "2030年展望"
NOT_A_HEAD = re.compile(r"[〔﹝]\d{4}|\d{4}年\d|[%％‰]|^\d[\d.]*$|[:：]|https?:|^附")


@dataclass(frozen=True, slots=True)
class Head:
    """What a paragraph opens: a rank, a number, a title; run_in when text of its own follows in the paragraph."""

    rank: int
    number: str
    title: str
    run_in: bool


def head_of(
    paragraph: Paragraph, previous: Paragraph | None, following: Paragraph | None, printed: bool = False
) -> Head | None:
    """The heading that a paragraph is or begins with; None for plain text.

    In printed text a short line says nothing, so there a heading needs its number (or a place on the contents page).
    """
    line = paragraph.first
    if line.kind == "cell":
        return None
    text = line.text if len(paragraph.lines) == 1 else paragraph.passage.text
    found = numbered(text) or _lost_point(text)
    if found is not None:
        if _is_last_item(found, previous):
            return None
        return _numbered_head(text, found, line, following)
    name = compact(text)
    if name in PEERS or is_note_head(text):
        return Head(PEER_RANK, "", name, False)
    if line.kind == "heading" and len(text) <= 80 and text[-1] not in "，、；;":
        return Head(UNNUMBERED, "", text.rstrip("。"), False)
    if not printed and _looks_like_head(line, paragraph, following):
        return Head(UNNUMBERED, "", text, False)
    return None


def _lost_point(text: str) -> Numbered | None:
    """“8 塑强算力支撑。推动…”: an item whose point a conversion has lost, known by its run-in head."""
    found = LOST_POINT.match(text)
    if found is None:
        return None
    stop = text.find("。", found.end(), found.end() + RUN_IN_WIDTH)
    return Numbered(ITEM, found[1], found.end()) if 0 < stop < len(text) - 1 else None


def _is_last_item(found: Numbered, previous: Paragraph | None) -> bool:
    """“（三）其他情形。” after “（二）…；”: the last of a list's items, no heading."""
    if previous is None or previous.lines[-1].text[-1] not in "；;":
        return False
    before = numbered(previous.first.text)
    return before is not None and before.rank == found.rank


def _numbered_head(text: str, found: Numbered, line: Line, following: Paragraph | None) -> Head | None:
    rest = text[found.end :].strip()
    number = compact(found.number)
    if found.rank == ARTICLE:
        titled = TITLE_IN_BRACKETS.match(rest)
        title = titled[1] if titled else _run_in_title(rest, 20)
        return Head(found.rank, number, title, bool(rest) and not (titled and titled.end() == len(rest)))
    if not rest:
        return Head(found.rank, number, "", False) if found.rank <= BOX and found.rank != 50 else None
    stop = _first_stop(rest)
    if stop is None:
        if len(text) > HEAD_WIDTH and line.kind != "heading" and found.rank > 30:
            return None
        return (
            None
            if rest[-1] in "，、,：:）)" and found.rank >= 60 and len(rest) > 30
            else Head(found.rank, number, rest, False)
        )
    title = rest[:stop]
    if rest[stop] in "；;" or len(title) > RUN_IN_WIDTH:
        return None
    if stop < len(rest.rstrip()) - 1:
        return Head(found.rank, number, title, True)
    return Head(found.rank, number, title, False) if _stands_alone(found, line, following) else None


def _stands_alone(found: Numbered, line: Line, following: Paragraph | None) -> bool:
    """“（一）指导思想。” on a line of its own is a heading when text follows, and an item when the next item does."""
    if line.kind == "heading":
        return True
    if following is None or following.first.kind == "cell":
        return False
    below = numbered(following.first.text)
    return below is None or below.rank > found.rank


def _run_in_title(rest: str, limit: int) -> str:
    stop = _first_stop(rest)
    return rest[:stop] if stop is not None and stop <= limit and stop < len(rest) - 1 else ""


def _first_stop(text: str) -> int | None:
    for at, character in enumerate(text):
        if character in FULL_STOP:
            return at
    return None


def _looks_like_head(line: Line, paragraph: Paragraph, following: Paragraph | None) -> bool:
    """A short unmarked line above a long paragraph, as magazines set their heads."""
    text = line.text
    if following is None or len(paragraph.lines) > 1 or line.width > 31 or len(HAN.findall(text)) < 3:
        return False
    named = HEAD_WORD.search(text) is not None
    if (
        text[-1] in "。；;，、！!？?…"
        or (text[0] in "（(“" and not named)
        or NOT_A_HEAD.search(text)
        or CAPTION.match(text)
        or SOURCE_LINE.match(text)
    ):
        return False
    below = following.first
    if below.kind != "line" or not (below.width >= LONG or following.passage.text[-1] in "。"):
        return False
    return len(text) < CUT_WIDTH and numbered(below.text) is None and (named or line.gap + below.gap > 0)


class Outline:
    """Sections in order of appearance; the open ones form a path from the document down."""

    def __init__(self, title: str, line: int) -> None:
        self._sections = [Section(0, 0, 0, "", title, line)]
        self._path: list[tuple[int, int]] = []
        self._counted: dict[int, int] = {}

    @property
    def current(self) -> int:
        """Index of the section that text belongs to now."""
        return self._path[-1][1] if self._path else 0

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections so far, the document itself first."""
        return tuple(self._sections)

    def close(self) -> None:
        """Back to the document itself, as after an editor's note."""
        self._path.clear()

    def open(self, head: Head, line: int) -> int:
        """A section below the nearest open one of a higher rank; returns its index."""
        while self._path and self._path[-1][0] >= head.rank:
            self._path.pop()
        index = len(self._sections)
        self._counted[head.rank] = value_of(head.number)
        self._sections.append(Section(index, self.current, len(self._path) + 1, head.number, head.title, line))
        self._path.append((head.rank, index))
        return index

    def continues(self, text: str) -> Head | None:
        """A numbered paragraph without a head of its own that counts on from the last section of its rank.

        “16.…” after the section 15. is the next item, however long its first sentence is; it gets no title.
        """
        found = numbered(text)
        if found is None or len(text) < CUT_WIDTH:
            return None
        if value_of(found.number) != self._counted.get(found.rank, -1) + 1:
            return None
        return Head(found.rank, compact(found.number), "", True)
