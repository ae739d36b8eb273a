"""What a sentence inherits: the year of its lead-in, its heading or its document's title.

到2027年，… 显著提升。                the paragraph's lead-in holds for the sentences behind it,
——新增专利1000项以上。               and for the dash list or the goals section below it
"""

from __future__ import annotations

import re

from etl.extract.times import times_in
from etl.extract.view import view_of
from etl.model import Document, Sentence, TimeSpan, YearFrom
from etl.seeds.vocabulary import Vocabulary

_GOALS = r"{goals_heading}|主要任务$"
_FORWARD = r"{forward_heading}"
_REVIEW = r"{review_heading}"
_YEAR_OF_TASKS = re.compile(r"(20\d\d)年度?(?:各项|的)?(?:重点|目标|主要|年度)*(?:任务|工作(?!报告))")
_BEFORE_LEAD = re.compile(r"(?:刚?刚?过去的|[\"“（(—-]|力争|预计|其中|年底前|在)+$")  # 刚刚过去的|2025年
_LONG_HEADING = 40  # characters: what is longer is a sentence
_PREAMBLE = 12  # sentences at the head of a document in which it says what it is for
_LEAD_IN_END = re.compile(r"[：:]\s*$")


def reference_year(document: Document) -> int | None:
    """The year from which 今年 and the future are counted: of issue, of publication, or the plan's first year less one."""
    for date in (document.issued, document.published):
        if date[:4].isdigit():
            return int(date[:4])
    if document.period:
        return document.period[0]
    in_title = re.search(r"(20\d\d)年", document.title)
    return int(in_title[1]) if in_title else None


def issue_month(document: Document) -> tuple[int, int] | None:
    """Reference year and month of issue; month 0 where only the year is known."""
    year = reference_year(document)
    date = next((date for date in (document.issued, document.published) if date[:4].isdigit()), "")
    return None if year is None else (year, int(date[5:7]) if date[5:7].isdigit() else 0)


def is_over(time: TimeSpan, issued: tuple[int, int] | None) -> bool:
    """Within a part of the document's own year that had passed when it was issued (今年1—7月, issued in September)."""
    if time.within is None or issued is None or time.role == "base":
        return False
    year, month = issued
    return time.year == year and 0 < int(time.within[-2:]) < month


class Context:
    """Walks a document sentence by sentence and remembers which year the text is under."""

    def __init__(self, document: Document, vocabulary: Vocabulary, carries_parts: bool = False) -> None:
        self._document = document
        self._goals, self._forward, self._review = map(vocabulary.pattern, (_GOALS, _FORWARD, _REVIEW))
        self._carries_parts = carries_parts  # statistics: 1—10月份 holds on, too
        self._reference = reference_year(document)
        self._issued = issue_month(document)
        self._paragraph = -1
        self._in_paragraph: TimeSpan | None = None
        self._named_last: TimeSpan | None = None
        self._lead: tuple[int, TimeSpan] | None = None
        self._first_leads: dict[int, TimeSpan] = {}
        self._looked_ahead: set[int] = set()
        self._heading_times: dict[int, list[TimeSpan]] = {}
        self._of_document = self._preamble_time()
        self._of_tables = self._table_times()

    def enter(self, sentence: Sentence) -> None:
        """Move on to `sentence`; forgets what its paragraph or section no longer inherits."""
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._in_paragraph, self._named_last = sentence.paragraph, None, None
        if self._lead and not self._covers(self._lead[0], sentence.section):
            self._lead = None

    def leave(self, sentence: Sentence, folded: str, times: list[TimeSpan]) -> None:
        """Remember the last goal year that the sentence names, if others may stand under it.

        folded  the text of the sentence's view, in which `times` stand
        """
        spoken = [time for time in times if time.role != "base"]
        self._named_last = spoken[-1] if spoken else self._named_last
        named = [
            t for t in spoken if (t.within is None or self._carries_parts or self._is_over(t)) and _leads(folded, t)
        ]
        if not named:
            return
        self._in_paragraph = named[-1]
        if not self._ahead(named[-1]):
            if named[-1].first_year and self.is_review(sentence):
                self._first_leads.setdefault(sentence.section, named[-1])
            return
        self._looked_ahead.add(self._top(sentence.section))
        heading = " ".join(self._document.section_path(sentence.section)[-2:])
        if _LEAD_IN_END.search(sentence.text) or (self._goals.search(heading) and not self._review.search(heading)):
            anchor = self._anchor(sentence.section)
            self._lead = (anchor, named[-1])
            self._first_leads.setdefault(anchor, named[-1])

    def inherited(self, sentence: Sentence) -> tuple[TimeSpan | None, YearFrom]:
        """The year that holds for a sentence that names none."""
        if self._in_paragraph is not None:
            return self._in_paragraph, "context"
        if sentence.role == "cell" and sentence.table in self._of_tables:
            return self._of_tables[sentence.table], "context"
        if self._lead is not None and self._anchor(sentence.section) == self._lead[0]:
            return self._lead[1], "context"
        index = sentence.section
        while index > 0:
            if time := self._heading_time(index, sentence) or self._first_leads.get(index):
                return time, "context"
            index = self._document.sections[index].parent
        return self._of_document, "context"

    def named_last(self) -> TimeSpan | None:
        """The last time that the paragraph has named, wherever it stood (届时)."""
        return self._named_last

    def is_review(self, sentence: Sentence) -> bool:
        """Whether the section looks back and has not yet turned to the future (十四五成效和十五五目标: first half)."""
        headings = self._document.section_path(sentence.section)
        for heading in reversed(headings):
            if self._review.search(heading):
                return not self._goals.search(heading) or self._top(sentence.section) not in self._looked_ahead
            if self._goals.search(heading):
                return False
        return False

    def heading_kind(self, sentence: Sentence) -> str:
        """actual under a heading that looks back, target under one that names goals or tasks, else empty."""
        if self.is_review(sentence):
            return "actual"
        headings = self._document.section_path(sentence.section)
        return "target" if any(self._forward.search(heading) for heading in headings) else ""

    def _top(self, section: int) -> int:
        while self._document.sections[section].parent > 0:
            section = self._document.sections[section].parent
        return section

    def _preamble_time(self) -> TimeSpan | None:
        """The year whose tasks the plan says it sets out (为做好2023年各项重点任务，…), where its title names none."""
        if self._document.period is not None:
            return None
        for sentence in self._document.sentences[:_PREAMBLE]:
            if sentence.role == "body" and (named := _YEAR_OF_TASKS.search(view_of(sentence.text).text)):
                year = int(named[1])
                return TimeSpan(0, 0, "by", year) if self._reference is None or year >= self._reference else None
        return None

    def _table_times(self) -> dict[int, TimeSpan]:
        """The one year that the head of a table of tasks names (2024年推进任务)."""
        heads: dict[int, list[TimeSpan]] = {}
        for cell in self._document.sentences:
            if cell.role == "cell" and cell.row == 0:
                heads.setdefault(cell.table, []).extend(times_in(view_of(cell.text).text, self._reference))
        return {table: times[0] for table, times in heads.items() if len(times) == 1}

    def title_time(self) -> TimeSpan | None:
        """The last year of the period that the title names; of statistics the part of the year that they cover.

        A work report that says no more speaks of what the year of its session is to bring.
        """
        if self._carries_parts:
            times = times_in(view_of(self._document.title).text, self._reference)
            return times[0] if times else None
        if self._document.period is None:
            annual = "工作报告" in self._document.title and self._reference is not None
            return TimeSpan(0, 0, "within", self._reference) if annual and self._reference else None
        first, last = self._document.period
        return TimeSpan(0, 0, "by", last, None if first == last else first)

    def _ahead(self, time: TimeSpan) -> bool:
        return self._reference is None or time.year >= self._reference

    def _is_over(self, time: TimeSpan) -> bool:
        return is_over(time, self._issued)

    def _anchor(self, section: int) -> int:
        """The section whose descendants a lead-in covers: its own, or the goals section that a dash item stands in."""
        index = section
        while index > 0 and self._document.sections[index].number.startswith(("—", "-", "·")):
            index = self._document.sections[index].parent
        return index

    def _covers(self, section: int, other: int) -> bool:
        index = other
        while index > 0:
            if index == section:
                return True
            index = self._document.sections[index].parent
        return section == 0 and other == 0

    def _heading_time(self, index: int, sentence: Sentence) -> TimeSpan | None:
        """The year that a heading names; of one that looks back and ahead (十四五成效和十五五目标) the side that is meant."""
        if index not in self._heading_times:
            title = view_of(self._document.sections[index].title).text
            times = times_in(title, self._reference) if len(title) < _LONG_HEADING else []
            self._heading_times[index] = [time for time in times if time.role != "base"]
        times = self._heading_times[index]
        if len({self._ahead(time) for time in times}) > 1:
            if not self._review.search(self._document.sections[index].title):
                return None
            ahead = not self.is_review(sentence)
            times = [time for time in times if self._ahead(time) is ahead]
        single = [time for time in times if time.first_year is None]  # 2025年工作和“十四五”成就: paragraphs say which
        return (single or times)[-1] if times else None


def _leads(text: str, time: TimeSpan) -> bool:
    """Whether a clause begins with the time, so that what follows stands under it."""
    return time.role == "by" or time.start == 0 or not _BEFORE_LEAD.sub("", text[: time.start])[-1:].isalnum()
