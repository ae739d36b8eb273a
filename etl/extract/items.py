"""The paragraphs of a document as rules for tasks see them: whole, under their heading, each character traceable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from etl.model import Document, Passage, Section, Sentence

LONGEST_TEXT = 400
LONGEST_TITLE = 30

_HEAD_MARKS = "。．.、：: 　】【\n\t"
_STOP = re.compile(r"[。！？!?；;]")


@dataclass(frozen=True, eq=False)
class Paragraph:
    """The sentences of one paragraph."""

    section: Section
    sentences: tuple[Sentence, ...]

    @cached_property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(sentence.text for sentence in self.sentences)

    @property
    def is_heading(self) -> bool:
        """Whether the paragraph is a heading and nothing else."""
        return self.sentences[0].role == "heading"

    def line_at(self, offset: int) -> int:
        """The line of the file on which the character at `offset` stands."""
        return Passage.join(sentence.passage for sentence in self.sentences).locate(offset)[0]


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of a paragraph, from `start` up to `end`."""

    paragraph: Paragraph
    start: int
    end: int

    @property
    def text(self) -> str:
        """The part's text, without blanks and marks around it."""
        return self.paragraph.text[self.start : self.end].strip(" 　\n、，,；;。")

    @property
    def line(self) -> int:
        """The line on which its first word stands."""
        return self.paragraph.line_at(min(self.start, max(self.end - 1, 0)))


def paragraphs_of(document: Document) -> Iterator[Paragraph]:
    """Body paragraphs and headings in order; editor's notes and tables hold no tasks of the document."""
    held: list[Sentence] = []
    for sentence in document.sentences:
        if held and sentence.paragraph != held[0].paragraph:
            yield Paragraph(document.sections[held[0].section], tuple(held))
            held = []
        if sentence.role in {"body", "heading"}:
            held.append(sentence)
    if held:
        yield Paragraph(document.sections[held[0].section], tuple(held))


def after_head(paragraph: Paragraph) -> int:
    """Where the words begin behind the number and title that the paragraph opens with; 0 where it opens with neither."""
    section, text = paragraph.section, paragraph.text
    at = _skip(text, 0, section.number)
    if at is None or (not section.number and not section.title):
        return 0
    behind = _skip(text, at, section.title)
    at = behind if behind is not None else at
    while at < len(text) and text[at] in _HEAD_MARKS:
        at += 1
    return at


def _skip(text: str, at: int, words: str) -> int | None:
    """Behind `words`, whatever blanks and brackets the text sets between their characters; None if they are not there."""
    for character in words:
        if character.isspace():
            continue
        while at < len(text) and (text[at].isspace() or (text[at] in "【】" and character != text[at])):
            at += 1
        if at >= len(text) or text[at] != character:
            return None
        at += 1
    return at


def plain_number(section: Section) -> str:
    """The number without the mark behind it: 1. → 1, 二、 → 二; （一） and 第三条 as they stand."""
    return section.number.rstrip(".．、, ")


def shortened(text: str) -> str:
    """At most the first sentences, as far as they are whole."""
    if len(text) <= LONGEST_TEXT:
        return text
    stops = [match.end() for match in _STOP.finditer(text, 0, LONGEST_TEXT)]
    return text[: stops[-1]] if stops else text[:LONGEST_TEXT]


def own_title(text: str) -> str:
    """A paragraph's first sentence where it is short enough to be its head and more follows; else nothing."""
    stop = text.find("。", 0, LONGEST_TITLE + 1)
    return text[:stop] if 0 < stop < len(text) - 10 and "，" not in text[:stop] else ""
