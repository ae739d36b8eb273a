"""The years that a title speaks for, and dates as head lines and metadata write them."""

from __future__ import annotations

import re

# yes: "（2023—2025年）", "2024-2026年", "2021年至2025年"   no: "2023年1—10月", "2025年"
RANGE = re.compile(r"(20\d\d)\s*年?\s*(?:[-—–―－~～至]|——)+\s*(20\d\d)\s*年")
# yes: "“十四五”规划", "十五五时期"   no: "第十四届"
FIVE_YEARS_SHORT = re.compile(r"十([一二三四五六七八九])五")
# yes: "第十五个五年规划"   no: "第十五届"
FIVE_YEARS_LONG = re.compile(r"第十([一二三四五六七八九])个五年规划")
# yes: "2024年工作要点", "2025年度重点任务"   no: "2024年1—10月运行情况", "2024年至今"
ONE_YEAR = re.compile(r"(20\d\d)\s*年(?:度|[^\d至月]*?(?:要点|任务|清单|安排|计划|分工))")
DIGITS = {character: value for value, character in enumerate("一二三四五六七八九", 1)}
# yes: "2023年7月22日", "2023-07-22 10:00", "2023 年 7 月", "2023/7/2"   no: "2023号"
DATE = re.compile(
    r"(20\d\d|19\d\d)\s*[年\-./]\s*(1[0-2]|0?[1-9])(?:\s*[月\-./]\s*(3[01]|[12]\d|0?[1-9])(?!\d)\s*日?|\s*月)"
)
# yes: "2023-07"   no: "2023-13", "2023-2025"
YEAR_AND_MONTH = re.compile(r"((?:20|19)\d\d-(?:0[1-9]|1[0-2]))$")
# yes: "2023", "2023年"   no: "2023年底", "12"
YEAR_ALONE = re.compile(r"(20\d\d|19\d\d)\s*年?$")
# yes: "二〇二六年四月三日", "二○二三年十二月"   no: "二十年"
CHINESE_DATE = re.compile(
    r"([一二三四五六七八九〇○零]{4})年([一二三四五六七八九十]{1,2})月(?:([一二三四五六七八九十]{1,3})日)?"
)
CHINESE_DIGITS = str.maketrans("一二三四五六七八九〇○零", "123456789000")


def period_of(title: str) -> tuple[int, int] | None:
    """(first year, last year) of a title; None where it names no period or only a date."""
    if found := RANGE.search(title):
        first, last = int(found[1]), int(found[2])
        return (first, last) if first <= last else None
    if (found := FIVE_YEARS_LONG.search(title)) or (found := FIVE_YEARS_SHORT.search(title)):
        first = 2001 + 5 * DIGITS[found[1]]
        return first, first + 4
    if found := ONE_YEAR.search(title):
        return int(found[1]), int(found[1])
    return None


def date_in(text: str) -> str:
    """The first date of a text in ISO form, as far as it goes (2023-07-22, 2023-07); empty where there is none."""
    if found := DATE.search(text):
        parts = [found[1], found[2].zfill(2)]
        return "-".join([*parts, found[3].zfill(2)] if found[3] else parts)
    if found := CHINESE_DATE.search(text):
        parts = [found[1].translate(CHINESE_DIGITS), f"{chinese_number(found[2]):02d}"]
        return "-".join([*parts, f"{chinese_number(found[3]):02d}"] if found[3] else parts)
    return ""


def date_or_year(text: str) -> str:
    """Like `date_in`, and a lone year (2023) or an ISO month (2023-07) is a date too."""
    text = text.strip()
    found = YEAR_ALONE.match(text) or YEAR_AND_MONTH.match(text)
    return date_in(text) or (found[1] if found else "")


def is_date(text: str) -> bool:
    """Whether the text is a date and nothing else, brackets aside (the line below a signature)."""
    bare = text.strip(" （）()　")
    if len(bare) > 16 or not bare:
        return False
    found = DATE.match(bare) or CHINESE_DATE.match(bare)
    return found is not None and found.end() == len(bare)


def chinese_number(text: str) -> int:
    """A numeral below one hundred: 十二 → 12, 三十一 → 31."""
    tens, ten, ones = text.rpartition("十")
    return (DIGITS.get(tens, 1) * 10 if ten else 0) + DIGITS.get(ones, 0)
