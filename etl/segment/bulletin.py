"""A bulletin: a file with masthead, imprint, contents page and several documents, cut into those documents.

A document begins at its editor's note or, without one, at its title; it ends with its source line or where the
next begins. Titles are recognised by the contents page, which is allowed to differ from them a little. Pages about
the publishing bodies at the end are documents of their own.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from etl.segment.lines import Line, compact, squash
from etl.segment.numbering import numbered
from etl.segment.paragraphs import SOURCE_LINE, is_note_head
from etl.segment.part import Part
from etl.segment.period import date_in

MASTHEAD_LINES = 120
# yes: "2023年8月18日 第33期 总第144期", "第 3 期（总第 12 期）"   no: "第一期工程", "第33期"
ISSUE = re.compile(r"第\s*(\d{1,4})\s*期\s*[（(]?\s*总第\s*(\d{1,5})\s*期")
CONTENTS = frozenset({"本期要目", "本期目录", "目录", "要目", "本期内容", "目次"})
# yes: "01 关于开展备案工作的通知", "22 行动方案（2023—2025年）"   no: "2023年运行情况"
ENTRY = re.compile(r"(\d{1,3})[\s.．、]+(?=\D|20\d\d)(\S.*)$")
# yes: "主 编 某某研究院", "联合主编 某某促进会", "学术支持 某某智库"   no: "主编", "美术编辑 甲 乙"
IMPRINT = re.compile(r"(?:联合|副)?\s*(?:主\s*编|主\s*办|承\s*办|编\s*印|学术支持|协\s*办)(?:单位)?\s*[:：]?\s+(\S.*)$")
# yes: "编 委 会 甲 乙", "总编辑 丙"   no: "编制说明"
IMPRINT_END = re.compile(r"编\s*委\s*会|总\s*编\s*辑|执行编辑|责任编辑|咨询电话")
# yes: "某省大数据发展促进会", "数字经济研究院", "数据重点实验室"   no: "甲乙丙", "数字经济 甲"
BODY_NAME = re.compile(r"[\u4e00-\u9fff]{4,30}(?:会|院|室|盟|中心|所|社|公司)$")
LONGEST_TITLE = 90
LIKE = 0.86
MOST_NOTES = 14


@dataclass(frozen=True, slots=True)
class Masthead:
    """What the first pages say.

    bulletin    name and issue as one text (某某动态 2023年第48期 总第159期)
    published   the date of the issue
    entries     titles on the contents page, squashed
    bodies      the publishing bodies, whose own pages stand at the end
    end         index of the first line after the contents page
    """

    bulletin: str
    published: str
    entries: tuple[str, ...]
    bodies: frozenset[str]
    end: int


def masthead_of(lines: Sequence[Line]) -> Masthead | None:
    """The masthead of a bulletin; None for a file that is one document."""
    top = lines[:MASTHEAD_LINES]
    issue_at = next((i for i, line in enumerate(top) if len(line.text) < 60 and ISSUE.search(line.text)), None)
    contents_at = next((i for i, line in enumerate(top) if compact(line.text) in CONTENTS), None)
    if issue_at is None or contents_at is None:
        return None
    published = next((d for line in top[: issue_at + 1] if len(line.text) < 60 and (d := date_in(line.text))), "")
    found = ISSUE.search(top[issue_at].text)
    assert found is not None
    year = f"{published[:4]}年" if published else ""
    name = f"{_name(top[:contents_at])} {year}第{found[1]}期 总第{found[2]}期".strip()
    entries, end = _entries(lines, contents_at + 1)
    return Masthead(name, published, entries, _imprint_bodies(top[:contents_at]), end)


def _name(cover: Sequence[Line]) -> str:
    """The bulletin's name stands on the cover and again above the imprint; slogans stand only once."""
    texts = [compact(line.text) for line in cover if len(line.text) < 30]
    again = [text for i, text in enumerate(texts) if text in texts[:i] and not date_in(text) and not ISSUE.search(text)]
    return again[0] if again else texts[0]


def _imprint_bodies(cover: Sequence[Line]) -> frozenset[str]:
    bodies: set[str] = set()
    within = False
    for line in cover:
        if found := IMPRINT.match(line.text):
            within = True
            bodies.add(compact(found[1]))
        elif IMPRINT_END.match(line.text):
            within = False
        elif within:
            bodies.add(compact(line.text))
    return frozenset(body for body in bodies if BODY_NAME.match(body))


def _entries(lines: Sequence[Line], start: int) -> tuple[tuple[str, ...], int]:
    """Titles on the contents page, squashed, and the index of the first line after it."""
    entries: list[str] = []
    index = start
    while index < len(lines):
        text = lines[index].text
        if is_note_head(text) or len(text) > LONGEST_TITLE:
            break
        if found := ENTRY.match(text):
            entries.append(squash(found[2]))
        elif entries and squash(text) in entries:
            break
        elif entries and (text[0] in "（(" or entries[-1] == squash(lines[index - 1].text)):
            entries[-1] += squash(text)
        index += 1
    return tuple(entries), index


def bulletin_parts(lines: Sequence[Line], masthead: Masthead) -> list[Part]:
    """The documents of a bulletin in their order."""
    cutter = _Cutter(lines, masthead)
    return cutter.parts()


class _Cutter:
    """Walks the body once; `left` holds the contents entries whose documents have not come yet."""

    def __init__(self, lines: Sequence[Line], masthead: Masthead) -> None:
        self.lines = lines
        self.masthead = masthead
        self.left = list(masthead.entries)

    def parts(self) -> list[Part]:
        parts: list[Part] = []
        index = self.masthead.end
        while index < len(self.lines):
            part, index = self._part(index)
            part.facts["published"] = self.masthead.published
            part.facts["bulletin"] = self.masthead.bulletin
            parts.append(part)
        return parts

    def _part(self, index: int) -> tuple[Part, int]:
        part = Part("")
        if is_note_head(self.lines[index].text):
            end = self._notes_end(index + 1)
            part.notes = list(self.lines[index:end])
            index = end
        index = self._head(part, index)
        while index < len(self.lines) and not self._begins(index, part):
            part.body.append(self.lines[index])
            index += 1
        if part.body and (found := SOURCE_LINE.match(part.body[-1].text)):
            part.facts["source"] = found["name"].strip()
        return part, index

    def _notes_end(self, index: int) -> int:
        """The note ends at a title of the contents page, else at the first line that could be a title."""
        top = min(len(self.lines), index + MOST_NOTES)
        for at in range(index, top):
            if self._title_lines(at):
                return at
        return next((at for at in range(index, top) if _like_title(self.lines[at])), index)

    def _head(self, part: Part, index: int) -> int:
        """Takes the title's lines; without an entry for it a line and its bracketed supplement."""
        if index >= len(self.lines):
            return index
        count = self._title_lines(index, take=True) or self._plain_title_lines(index)
        part.head = list(self.lines[index : index + count])
        part.title = compact("".join(line.text for line in part.head))
        return index + count

    def _plain_title_lines(self, index: int) -> int:
        following = self.lines[index + 1].text if index + 1 < len(self.lines) else ""
        return (
            2
            if following[:1] in "（(" and 4 < len(following) < 24 and not date_in(following) and "号" not in following
            else 1
        )

    def _begins(self, index: int, part: Part) -> bool:
        """Whether another document begins at this line of the body."""
        line = self.lines[index]
        if is_note_head(line.text):
            return True
        if len(line.text) > LONGEST_TITLE:
            return False
        if part.body and SOURCE_LINE.match(part.body[-1].text) and len(part.body[-1].text) < 60:
            return bool(self._title_lines(index)) or _like_title(line)
        if compact(line.text) in self.masthead.bodies:
            return True
        return self._title_lines(index, exactly=True) > 0

    def _title_lines(self, index: int, take: bool = False, exactly: bool = False) -> int:
        """How many lines from here on make up a title that the contents page announces; 0 for none."""
        joined = ""
        best: tuple[float, int, str] = (0, 0, "")
        for count, line in enumerate(self.lines[index : index + 3], 1):
            if len(line.text) > LONGEST_TITLE or numbered(line.text):
                break
            joined += squash(line.text)
            for entry in self.left:
                score = float(joined == entry) if exactly else _likeness(joined, entry)
                if score > best[0]:
                    best = (score, count, entry)
            if not any(entry.startswith(joined) for entry in self.left):
                break
        score, count, entry = best
        if score < (1 if exactly else LIKE):
            return 0
        if take:
            self.left.remove(entry)
        return count


def _likeness(title: str, entry: str) -> float:
    """1 for the same; a little less when one only adds to the end of the other; else the share of common runs."""
    if title == entry:
        return 1
    short, long = sorted((title, entry), key=len)
    if len(short) >= 8 and long.startswith(short) and len(long) - len(short) <= 6:
        return 0.9
    if abs(len(title) - len(entry)) > 8 or len(short) < 8:
        return 0
    matcher = SequenceMatcher(None, title, entry, autojunk=False)
    if matcher.real_quick_ratio() * 0.95 < LIKE or matcher.quick_ratio() * 0.95 < LIKE:
        return 0
    return matcher.ratio() * 0.95


def _like_title(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= 60 and text[-1] not in "。；，、：!！:;" and numbered(text) is None and not SOURCE_LINE.match(text)
    )
