"""A file that is one document: its metadata lines, its title, its body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePath

from etl.model import Source
from etl.segment.lines import FULL_STOP, Line, compact, squash
from etl.segment.numbering import numbered
from etl.segment.part import KEY_LINE, Part, canonical
from etl.segment.period import date_in, is_date

HEAD_LINES = 24
FURNITURE, FURNITURE_WIDTH = 6, 30
# Titles end so; a first line that does not may go on in the next.
# yes: "某市数据办法", "某市数据方案（2023—2025年）（征求意见稿）"   no: "某市国民经济和社会发展"
TITLE_END = re.compile(
    r"(通知|意见|方案|规划|纲要|办法|措施|条例|规定|计划|报告|细则|决定|政策|公告|指引|指南|通告|批复|建议|公报|要点|清单|函|白皮书|若干举措)"
    r"(?:[（(][^（）()]{1,16}[）)])*$"
)
# yes: "各位代表：", "各位代表！"   no: "人大代表："
TO_DELEGATES = re.compile(r"各位代表[:：!！]")
WORK_REPORT = "政府工作报告"
# yes: "政府工作报告_新闻聚焦_某市人民政府", "某报告 - 某市人民政府"   no: "某市2023-2025年方案"
SITE_TAIL = re.compile(r"\s*[_|｜]\S.*$|\s+[-–—]\s+\S+$")
# yes: "沪府办发〔2023〕14号"   no: "根据沪府办发〔2023〕14号文件", "第14号"
NUMBER_LINE = re.compile(r"[\u4e00-\u9fff]{2,20}\s*[〔\[［（(【]\s*(?:19|20)\d\d\s*[〕\]］）)】]\s*第?\s*\d{1,4}\s*号$")


def single_part(source: Source, lines: Sequence[Line]) -> Part:
    """The one document of a file; the metadata give its title, else its first lines, else the file's name."""
    facts = canonical(source.facts)
    start, stated = _metadata(lines)
    facts = {**stated, **facts}
    body = list(lines[start:])
    title = compact(SITE_TAIL.sub("", facts.get("title", "")))
    first, count = _title_place(body, title)
    if not title and count:
        title = compact("".join(line.text for line in body[first : first + count]))
    if not title:
        title = WORK_REPORT if any(TO_DELEGATES.match(line.text) for line in body[:5]) else PurePath(source.file).stem
    head, before, after = body[first : first + count], body[:first], body[first + count :]
    for key, value in _stated(before).items():
        facts.setdefault(key, value)
    if source.format == "html" or _is_furniture(before):
        before = [line for line in before if NUMBER_LINE.match(line.text)]
    return Part(title, head, [], [*before, *after], facts)


def _metadata(lines: Sequence[Line]) -> tuple[int, dict[str, str]]:
    """`key：value` lines above a line 正文, or at the very top: (index of the first other line, what they state).

    Without 正文 at least one key must be known, so that a letter's salutation is not taken for metadata.
    """
    top = lines[:HEAD_LINES]
    marker = next((i for i, line in enumerate(top) if compact(line.text) == "正文"), None)
    if marker is not None:
        return marker + 1, _stated(top[:marker])
    count = next((i for i, line in enumerate(top) if not _is_pair(line)), len(top))
    facts = _stated(top[:count])
    return (count, facts) if facts else (0, {})


def _is_pair(line: Line) -> bool:
    found = KEY_LINE.match(line.text)
    return found is not None and bool(found["value"]) and len(compact(found["key"])) <= 8


def _stated(lines: Sequence[Line]) -> dict[str, str]:
    """What the `key：value` lines among these state under known keys."""
    return canonical([(found["key"], found["value"]) for line in lines if (found := KEY_LINE.match(line.text))])


def _title_place(body: Sequence[Line], title: str) -> tuple[int, int]:
    """Index of the title's first line and how many lines it has; (0, 0) when the text does not show it."""
    if title:
        wanted = squash(title)
        places = [(i, n) for i in range(min(len(body), 80)) if (n := _matches(body, i, wanted))]
        return next((place for place in reversed(places) if _most_follows(body, place[0])), (0, 0))
    first = next((i for i, line in enumerate(body[:4]) if not NUMBER_LINE.match(line.text)), 0)
    count = _title_length(body, first)
    again = _repeated(body, first, count)
    return (again, count) if again else (first, count)


def _most_follows(body: Sequence[Line], index: int) -> bool:
    """Whether the text stands below this line: a page may name its title again at its foot."""
    lengths = [len(line.text) for line in body]
    return 2 * sum(lengths[index:]) >= sum(lengths)


def _is_furniture(lines: Sequence[Line]) -> bool:
    """Menus and buttons above the title of a page that was saved as text: many short lines, no sentence."""
    return len(lines) > FURNITURE and not any(
        line.text[-1] in FULL_STOP or line.width > FURNITURE_WIDTH for line in lines
    )


def _matches(body: Sequence[Line], index: int, wanted: str) -> int:
    joined = ""
    for count, line in enumerate(body[index : index + 4], 1):
        joined += squash(line.text)
        if joined == wanted:
            return count
        if not joined or not wanted.startswith(joined):
            return 0
    return 0


def _title_length(body: Sequence[Line], first: int) -> int:
    """How many of the first lines make up the title; 0 when the first is no title (a salutation, a long paragraph)."""
    joined = ""
    for count, line in enumerate(body[first : first + 4]):
        text = line.text
        if len(text) > 70 or text[-1] in "。；，：:!！;" or numbered(text) or is_date(text) or NUMBER_LINE.match(text):
            return count
        if count and (date_in(text) or compact(text) in {"目录", "序言", "前言"}):
            return count
        joined += text
        if TITLE_END.search(compact(joined)):
            return count + 1
    return 1 if body and TITLE_END.search(compact(joined[:80])) else min(1, len(body))


def _repeated(body: Sequence[Line], first: int, count: int) -> int:
    """Where a web page shows its title again above the text; 0 when it does not."""
    wanted = squash("".join(line.text for line in body[first : first + count]))
    found = [i for i in range(first + count, min(len(body), 80)) if len(wanted) > 6 and _matches(body, i, wanted)]
    return next((i for i in reversed(found) if _most_follows(body, i)), 0)
