"""Time expressions: years, five-year plans, periods, parts of a year.

到2025年底 · 2023—2025年 · “十四五”末 · 今年 · 1—10月份 · 截至2022年底 · 较2020年
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

from etl.model import TimeSpan

Role = Literal["by", "within", "base"]

_PLANS = {f"十{n}五": 2010 + 5 * i for i, n in enumerate("一二三四五六七")}  # last years; 十一五 ended in 2010
_RELATIVE = {
    "今年": 0,
    "本年度": 0,
    "本年": 0,
    "当年": 0,
    "年内": 0,
    "年底前": 0,
    "去年": -1,
    "上年": -1,
    "上年度": -1,
    "前年": -2,
    "明年": 1,
    "后年": 2,
}
_DIGITS = {ord(c): str(i) for i, c in enumerate("○一二三四五六七八九")} | {ord("零"): "0", ord("〇"): "0"}
_COUNTS = {"两": 2, "三": 3, "四": 4, "五": 5}
_DASH = r"(?:[—\-–－~～]+|至|到)"
_LEAD = r"(?P<lead>到|至|截至|截止到|截止|力争到|自|从|在|于)?"
_YEAR = r"(?:20\d\d|[二][○零〇][一二三四五六七八九○零〇]{2})"

# What an expression may begin with; with it the scan passes over ordinary text several times as fast.
_FIRST = r"(?=[到至截力自从在于\d二十“\"今本去上前明后年当下一两三四五过近这刚未])"
_EXPRESSION = re.compile(
    _FIRST
    + _LEAD
    + r"(?:"
    + rf"(?P<y1>{_YEAR})年?{_DASH}(?P<y2>{_YEAR})年?(?P<span>期间|间)?"
    + r"|(?P<months>(?P<my>20\d\d)年(?P<m1>\d{1,2})月?"
    + _DASH
    + r"(?P<m2>\d{1,2})月份?)"
    + rf"|(?P<year>{_YEAR})(?P<kind>年度?)(?P<part>\d{{1,2}}月(?:\d{{1,2}}日|份|底|末)?|[上下]半年|前三季度|[一二三四]季度|前\d{{1,2}}个月)?"
    + r"(?P<tail>年底前|年底|底之?前|末之?前|以前|之前|底|末|前|起|以来|期间)?"
    + r"|[“\"]?(?P<plan>十[一二三四五六七]五)[”\"]?(?:规划)?(?P<planpart>期?末|时期|期间|规划期|以来)?"
    + r"|(?P<relative>今年底?|本年度?|去年|上年度?|前年|明年|(?<!往)后年|(?<![\d一二两三四五六七八九十多几])(?:年底前|年内)|当年)(?P<rtail>底前|底|末)?"
    + rf"(?:(?P<rm1>\d{{1,2}})月?{_DASH}(?P<rm2>\d{{1,2}})月份?|前(?P<rfirst>\d{{1,2}})个月)?"
    + r"(?P<rpart>[上下]半年|前三季度|[一二三四]季度|\d{1,2}月(?:底|末|份)?)?"
    + r"|(?P<behind>(?:过去|近|这|刚过去的?)?(?P<nb>[两三四五])年(?:来|间)|(?:过去|刚刚?过去的?|这)(?P<nb2>[两三四五])年)"
    + r"|(?:今后|未来)(?P<na>[两三四五])年"
    + r"|(?<![\d.年])(?P<bm1>\d{1,2})月?"
    + _DASH
    + r"(?P<bm2>\d{1,2})月份?"
    + r"|(?P<half>[上下]半年|前三季度|[一二三四]季度)"
    + r"|(?<![\d.年])(?P<bm>\d{1,2})月(?:份|底|末|\d{1,2}日)"
    + r")"
)
_BASE_BEFORE = re.compile(r"(?:较|比|与|同|相比|相较|对比|以)[^，。；、]{0,2}$")
_CHANGES = re.compile(r"(?:提高|提升|增加|增长|上升|下降|降低|减少|扩大|缩短|压缩|拓展|延长|推迟|[增降升达])$")
_PLAN_AS_TIME = re.compile(  # “十四五”发展成效 is about the years, “十四五”发展规划 about the plan
    r"[，、]|累计|共|将|力争|新增|建成|实现|全市|全省|我|以来|年均|(?:经济社会)?(?:发展)?(?:主要|工作)?(?:目标|成效|成就|成绩|回顾)"
)
_PART = {
    "上半年": (1, 6),
    "下半年": (7, 12),
    "前三季度": (1, 9),
    "一季度": (1, 3),
    "二季度": (4, 6),
    "三季度": (7, 9),
    "四季度": (10, 12),
}
_TRIGGER = re.compile(r"年|五|月|季度")


def times_in(text: str, reference_year: int | None) -> list[TimeSpan]:
    """Time expressions of a folded text in order; `reference_year` is what 今年 means (None: relative ones are left out)."""
    if not _TRIGGER.search(text):
        return []
    found = [span for match in _EXPRESSION.finditer(text) if (span := _span(text, match, reference_year))]
    return _joined(text, found)


def _year(text: str) -> int:
    return int(text.translate(_DIGITS))


def _span(text: str, m: re.Match[str], reference_year: int | None) -> TimeSpan | None:
    start, end = m.span()
    if m["lead"] in {"到", "至"} and _CHANGES.search(text[max(0, start - 2) : start]):
        start += 1  # 提高到2027年的60%: the 到 belongs to the verb
    role = _role(text, m)
    if m["y1"]:
        first, last = _year(m["y1"]), _year(m["y2"])
        return TimeSpan(start, end, "base" if role == "base" else "within", last, first) if first <= last else None
    if m["plan"]:
        if not m["planpart"] and not _PLAN_AS_TIME.match(text, end):
            return None  # “十五五”规划, “十五五”开局: the plan, not the years
        last = _PLANS[m["plan"]]
        by = (m["planpart"] or "") in {"末", "期末"}
        if role == "base":
            return TimeSpan(start, end, "base", last)
        return TimeSpan(start, end, "by", last) if by else TimeSpan(start, end, "within", last, last - 4)
    if m["year"]:
        return TimeSpan(start, end, role, _year(m["year"]), None, _within(_year(m["year"]), m["part"]))
    if m["months"]:
        year = int(m["my"])
        return TimeSpan(start, end, role, year, None, _months(year, int(m["m1"]), int(m["m2"])))
    return _relative(m, role, reference_year)


def _relative(m: re.Match[str], role: Role, reference_year: int | None) -> TimeSpan | None:
    if reference_year is None:
        return None
    start, end = m.span()
    if m["relative"]:
        word = m["relative"].removesuffix("底") if m["relative"] == "今年底" else m["relative"]
        year = reference_year + _RELATIVE[word]
        by = role == "by" or bool(m["rtail"]) or word in {"年底前"} or m["relative"] == "今年底"
        within = _months(year, int(m["rm1"] or 1), int(m["rm2"] or m["rfirst"])) if m["rm2"] or m["rfirst"] else None
        within = within or _within(year, m["rpart"])
        return TimeSpan(start, end, "base" if role == "base" else "by" if by else "within", year, None, within)
    if m["bm1"]:
        first, last = int(m["bm1"]), int(m["bm2"])
        within = _months(reference_year, first, last) if first <= 12 and last <= 12 else None
        return TimeSpan(start, end, "base" if role == "base" else "within", reference_year, None, within)
    if count := m["nb"] or m["nb2"] or m["na"]:
        return _years_around(m, _COUNTS[count], reference_year)
    part = m["half"] or f"{m['bm']}月"
    return TimeSpan(
        start, end, "base" if role == "base" else "within", reference_year, None, _within(reference_year, part)
    )


def _years_around(m: re.Match[str], count: int, reference_year: int) -> TimeSpan:
    """五年来 ends with the year before the document's (reports look back in January), 今后五年 begins with its own."""
    first = reference_year if m["na"] else reference_year - count
    return TimeSpan(m.start(), m.end(), "within", first + count - 1, first)


def _role(text: str, m: re.Match[str]) -> Role:
    lead, before = m["lead"] or "", text[max(0, m.start() - 4) : m.start()]
    if (_BASE_BEFORE.search(before) and lead in {"", "到"}) or text.startswith(("基础上", "的基础上"), m.end()):
        return "base"
    tail = m.groupdict().get("tail") or ""
    if tail in {"起", "以来"} or lead == "自":
        return "within"
    if lead in {"到", "至", "截至", "截止到", "截止", "力争到"} or tail:
        return "by"
    return "within"


def _months(year: int, first: int, last: int) -> str:
    return f"{year}-{first:02d}/{year}-{last:02d}" if first != last else f"{year}-{first:02d}"


def _within(year: int, part: str | None) -> str | None:
    if not part:
        return None
    if part in _PART:
        return _months(year, *_PART[part])
    if first := re.match(r"前(\d+)个月", part):
        return _months(year, 1, int(first[1])) if int(first[1]) <= 12 else None
    month = int(re.match(r"\d+", part)[0])  # type: ignore[index]  # the pattern begins with digits
    return f"{year}-{month:02d}" if 1 <= month <= 12 else None


def _joined(text: str, spans: list[TimeSpan]) -> list[TimeSpan]:
    """What takes its year from the time before it: 2023年，1—10月份 · 到2030年，当年新增."""
    if len(spans) < 2:
        return spans
    out = [spans[0]]
    for previous, span in pairwise(spans):
        gap = text[previous.end : span.start]
        if text.startswith("当年", span.start) and previous.role != "base":
            span = TimeSpan(span.start, span.end, span.role, previous.year)  # 到2030年，当年新增…: that year
        if span.within and previous.within is None and gap in {"", "，"} and previous.role != "base":
            moved = re.sub(r"\d{4}", str(previous.year), span.within)
            span = TimeSpan(span.start, span.end, span.role, previous.year, None, moved)
        out.append(span)
    return out
