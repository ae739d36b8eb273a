"""Tasks: numbered pieces of work with who does them and by when.

A task ends at the note that says who is responsible (bodies.py). What goes before it, back to the note before or to
the item's head, is what is to be done: a paragraph may hold several tasks, and one task several paragraphs. An item
without a note is a task if its text sets a deadline, or if it stands under a heading such as 重点任务.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from etl.extract.bodies import Duty, TaskWords, duty_of, task_words
from etl.extract.context import reference_year
from etl.extract.genres import genre_of
from etl.extract.items import (
    Paragraph,
    Piece,
    after_head,
    own_title,
    paragraphs_of,
    plain_number,
    shortened,
)
from etl.extract.times import times_in
from etl.extract.view import view_of
from etl.model import Document, Section, Task, TimeSpan, content_id
from etl.seeds import Seeds

_BRACKET = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]")
_OPEN_LABEL = re.compile(r"(?:^|[（(。；;])\s*(?=\S{2,8}[：:])")
_TASKS = re.compile(r"(?:重点|主要|工作|重大|具体|目标)任务$|任务(?:分工|清单|举措)|工作举措$")
_NO_TASKS = re.compile(r"目标|指导思想|总体要求|基本原则|总体思路|形势$|(?:发展|现实|工作)基础$|解读|附则|保障措施")
_GOALS_ONLY = re.compile(r"工作报告|规划纲要|规划$|规划的通知$|发展规划|远景目标")
_ITEM_NUMBER = re.compile(r"[\d一二三四五六七八九十百]")
# yes: "2023年底前", "6月底前", "2024年以前"; without 前 only where no 到 leads: "2023年底"
_LIMIT = re.compile(r"前$")
_LIMIT_END = re.compile(r"[底末]$")


@dataclass(slots=True)
class _Draft:
    """A task as found: its item, the pieces of text that say what is to be done, and the note behind them."""

    section: Section
    pieces: list[Piece]
    duty: Duty
    at_head: bool


@dataclass(slots=True)
class _Walk:
    """The notes of a document with the text before each; what is left is text without a note, by section."""

    words: TaskWords
    drafts: list[_Draft] = field(default_factory=list)
    left: dict[int, list[Piece]] = field(default_factory=dict)
    first_leads: bool = False
    _pending: list[Piece] = field(default_factory=list)
    _heading: Duty | None = None
    _section: Section | None = None

    def read(self, paragraph: Paragraph) -> None:
        """Take the next paragraph."""
        if paragraph.section is not self._section:
            self.close()
            self._section = paragraph.section
        if paragraph.is_heading:
            self._heading = next((duty for _, _, duty in self._notes(paragraph)), None)
            return
        start = after_head(paragraph) if paragraph.section.line == paragraph.line_at(0) else 0
        for begin, end, duty in self._notes(paragraph):
            self._pending.append(Piece(paragraph, start, begin))
            self._end_task(duty)
            start = end
        if paragraph.text[start:].strip(" 　。；;，,"):
            self._pending.append(Piece(paragraph, start, len(paragraph.text)))

    def close(self) -> None:
        """The section ends: what is pending has no note, or the one of its heading."""
        if self._section is not None and self._heading is not None:
            self._end_task(self._heading)
        elif self._section is not None and self._pending:
            self.left[self._section.index] = self._pending
        self._pending, self._heading = [], None

    def _end_task(self, duty: Duty) -> None:
        assert self._section is not None
        first = not any(draft.section is self._section for draft in self.drafts[-1:])
        self.drafts.append(_Draft(self._section, self._pending, duty, first))
        self._pending = []

    def _notes(self, paragraph: Paragraph) -> Iterator[tuple[int, int, Duty]]:
        """Start, end and meaning of each note in the paragraph."""
        text = paragraph.text
        end = 0
        for match in _BRACKET.finditer(text):
            last = not text[match.end() :].strip("。 　")
            after_stop = last and text[: match.start()].rstrip()[-1:] in {"。", "；", "！", "”"}
            duty = duty_of(match[1], self.words, self.first_leads, after_stop)
            if duty is not None:
                end = match.end()
                self.first_leads = self.first_leads or duty.first_leads
                yield match.start(), end, duty
        if label := self.words.label.search(text, end):
            begin = max(text.rfind(mark, end, label.start()) for mark in "（(。；;")
            begin = begin if begin >= end else end
            if not text[begin : label.start()].strip("（(。；; 　"):
                duty = duty_of(text[label.start() :].rstrip("）) 　"), self.words, self.first_leads)
                if duty is not None:
                    yield begin + (text[begin : begin + 1] == "。"), len(text), duty


def tasks_of(document: Document, seeds: Seeds) -> list[Task]:
    """The tasks of a document in its order."""
    walk = _Walk(task_words(seeds))
    for paragraph in paragraphs_of(document):
        walk.read(paragraph)
    walk.close()
    maker = _Maker(document, seeds)
    tasks = [*maker.noted(walk.drafts, walk.left), *maker.unnoted(walk)]
    return sorted(dict.fromkeys(tasks), key=lambda task: task.line)


class _Maker:
    """Makes tasks of what was found in one document."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self._document = document
        self._region_name = seeds.region_name(document.region)
        self._words = task_words(seeds)
        self._reference = reference_year(document)

    def noted(self, drafts: Sequence[_Draft], left: dict[int, list[Piece]]) -> Iterator[Task]:
        """Tasks with a note of duty."""
        counts: dict[int, int] = {}
        for draft in drafts:
            counts[draft.section.index] = counts.get(draft.section.index, 0) + 1
        for draft in drafts:
            section, pieces = draft.section, draft.pieces
            parent = self._covered(section, counts, left)
            if parent is not None:
                pieces = [*self._before(parent, left), *pieces]
                section = parent
            if not section.number and not section.title:
                continue
            yield self._task(section, pieces, draft.duty, draft.duty.sure, "note", counts[draft.section.index] > 1)

    def unnoted(self, walk: _Walk) -> Iterator[Task]:
        """Numbered items without a note: those with a deadline in their text, and those under a heading of tasks."""
        if genre_of(self._document) not in {"plan", "measures"} or _GOALS_ONLY.search(self._document.title):
            return
        parents = {section.parent for section in self._document.sections}
        noted = {draft.section.index for draft in walk.drafts}
        for index, pieces in walk.left.items():
            section = self._document.sections[index]
            if index in parents or index in noted or not _ITEM_NUMBER.search(section.number):
                continue
            if section.number.startswith("专") or self._under(section, _NO_TASKS):
                continue
            if self._limit(_joined(pieces))[0]:
                yield self._task(section, pieces, Duty((), "", False, 0), 0.7, "deadline", False)
            elif self._under(section, _TASKS):
                yield self._task(section, pieces, Duty((), "", False, 0), 0.5, "heading", False)

    def _covered(self, section: Section, counts: dict[int, int], left: dict[int, list[Piece]]) -> Section | None:
        """The item above, if the only note of its parts stands behind the last of them: it speaks for them all."""
        if section.parent == 0 or counts[section.index] > 1 or section.index in left:
            return None
        parts = [other for other in self._document.sections if other.parent == section.parent]
        others = [other for other in parts if other is not section]
        if not others or parts[-1] is not section or any(other.index in counts for other in others):
            return None
        return self._document.sections[section.parent] if all(other.index in left for other in others) else None

    def _before(self, parent: Section, left: dict[int, list[Piece]]) -> list[Piece]:
        found = list(left.pop(parent.index, []))
        for part in self._document.sections:
            if part.parent == parent.index:
                found += left.pop(part.index, [])
        return found

    def _under(self, section: Section, pattern: re.Pattern[str]) -> bool:
        index = section.index
        while index > 0:
            if pattern.search(self._document.sections[index].title):
                return True
            index = self._document.sections[index].parent
        return False

    def _task(
        self, section: Section, pieces: Sequence[Piece], duty: Duty, confidence: float, rule: str, shared: bool
    ) -> Task:
        document = self._document
        title = _BRACKET.sub(self._without_note, section.title)
        pieces = [piece for piece in pieces if piece.text]
        text = _joined(pieces)
        if shared and pieces and (own := own_title(text)):
            title, text = own, text[len(own) :].lstrip("。 ")
        deadline, year = self._deadline(duty, text)
        line = pieces[0].line if pieces else section.line
        text = shortened(text).rstrip("。；; ") or title
        return Task(
            id=content_id(document.id, "task", line, text),
            file=document.file,
            line=line,
            number=plain_number(section),
            title=title,
            text=text,
            bodies=duty.bodies,
            deadline=deadline,
            deadline_year=year,
            document_id=document.id,
            document=document.title,
            section=document.section_path(section.index),
            region=document.region,
            region_name=self._region_name,
            confidence=confidence,
            rule=rule,
        )

    def _without_note(self, bracket: re.Match[str]) -> str:
        return "" if duty_of(bracket[1], self._words, after_stop=False) else bracket[0]

    def _deadline(self, duty: Duty, text: str) -> tuple[str, int | None]:
        if not duty.deadline:
            return self._limit(text)
        times = times_in(view_of(duty.deadline).text, self._reference)
        return duty.deadline, max((time.year for time in times), default=None)

    def _limit(self, text: str) -> tuple[str, int | None]:
        """The last deadline that running text sets, as it stands; goals (到2025年) and the past set none."""
        if "前" not in text and "底" not in text:
            return "", None
        view = view_of(text)
        best: tuple[str, int | None] = ("", None)
        for time in times_in(view.text, self._reference):
            words = view.text[time.start : time.end]
            if time.role == "base" or (self._reference is not None and time.year < self._reference):
                continue
            if _is_limit(words, view.text, time) and (best[1] is None or time.year > best[1]):
                best = text[view.start(time.start) : view.end(time.end)], time.year
        return best


def _is_limit(words: str, text: str, time: TimeSpan) -> bool:
    if _LIMIT.search(words) or text[time.end : time.end + 1] == "前":
        return True
    led = words[0] in "到至截" or text[time.start - 1 : time.start] == "到"
    return _LIMIT_END.search(words) is not None and not led


def _joined(pieces: Iterable[Piece]) -> str:
    return "。".join(piece.text for piece in pieces if piece.text)
