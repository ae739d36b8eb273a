"""Numbers with their units, as they stand.

    5.5万个以上 · 3—5家 · 7%~8% · 12.5EFLOPS · 两条 · 翻两番 · 三分之一 · 千亿级 · 上百家 · 毫秒级

Times are blanked before the scan, so that 2025年 is never a quantity; 5G, IPv6, C919 and list numbers
never match because of what stands beside the digits.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from etl.model import TimeSpan
from etl.seeds.vocabulary import Unit, Vocabulary

BLANK = "\x00"

# What a quantity may begin with; with it the scan passes over ordinary text several times as fast.
_FIRST = r"(?=[\d一二两三四五六七八九十百千万亿半毫微翻倍减上])"
_NUMBER = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"万亿|亿万|千万|百万|十万|千亿|百亿|十亿|亿|万|千(?![瓦伏克米赫])|百(?!分)"
_CHINESE = r"[一二两三四五六七八九十百千万][一二三四五六七八九十百千万亿○零]*"
_RANGE = r"[-—–－~～−至到]+"
_UNITLESS = re.compile(
    r"(?:PUE|WUE|指数|系数|得分|评分|收入比|之比|倍差|比值)[^，。；、]{0,12}$"
)  # indicators that have no unit
_SAME_LETTERED = re.compile(r"[A-Za-z0-9+]")

_NOISE = re.compile(
    r"(?=[\dIL第〔“-])(?:(?<![\d.])[2-6]G(?![a-zA-Z])(?!bps)|[1I]Pv[46]\+?|IPv[46]\+?|第[\d一二三四五六七八九十百]+[条章节编部届次个期批]?|〔\d{4}〕第?\d+号|\d+号(?!线)"
    r"|7[×xX*]24(?:小时)?|12345|“[\d+Nn]{2,}”|\d+\+N|\d+(?:\+\d+)+(?:\+[NnXx])?|\d{3,4}-\d{7,8}|\d+:(?!1(?!\d))\d+|(?<=[A-Za-z])(?<!GDP)(?<!PUE)-?\d+|\d+[DCBAVK](?![A-Za-z])"
    r"|\d+的\d+次方(?:次)?|\d+G-?E?PON|\d+G(?:/\d+G)+|LTE-\S{4})"
)
_LIST_NUMBER = re.compile(
    r"^[-—*·]*(?:\d{1,3}[.、](?!\d)|\d{1,2}(?=[\u4e00-\u9fff])(?![个家座项台架种款条件人次名位所套户处场组支只头辆艘列颗枚发部门篇册幅本块张例宗笔份起栋幢间片卡株对市县区省国村街乡年月日天周岁倍元万亿千百公平立吨度米秒毫分小美欧港])|[（(]?\d{1,2}[)）]|[（(]?[一二三四五六七八九十]+[)）、.]|专栏\d+)"
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number with its unit; offsets are those of the view.

    form   number · chinese · level (千亿级) · fold (翻两番) · fraction (三分之一)
    after  comparing words behind or inside (以上, 余)
    """

    start: int
    end: int
    number: str
    number_max: str
    unit: str
    after: str
    form: str
    dimension: str


@lru_cache(maxsize=4)
def _pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    ordered = sorted(vocabulary.units.values(), key=lambda u: -len(u.spelling))
    after = [cue for side, cue in vocabulary.comparators if side == "after" and "级" not in cue]

    def spelled(unit: Unit) -> str:
        guard = f"(?![{re.escape(unit.not_before)}])" if unit.not_before else ""
        if re.search(r"[A-Za-z]$", unit.spelling):
            guard += r"(?![A-Za-z])"
        return re.escape(unit.spelling) + guard

    every = "|".join(spelled(u) for u in ordered)
    countable = "|".join(
        spelled(u)
        for u in ordered
        if u.dimension not in {"money_rate", "compute_letter", "bandwidth_letter"} and not u.spelling.isascii()
    )
    behind = "|".join(sorted(map(re.escape, after), key=len, reverse=True))
    digits = (
        rf"(?P<n>{_NUMBER})(?P<m>{_SCALE})?(?P<mid>[余多])?(?P<ms>万|亿)?(?P<u>{every})?"
        rf"(?:{_RANGE}(?P<n2>{_NUMBER})(?P<m2>{_SCALE})?(?P<mid2>[余多])?(?P<u2>{every})?)?"
        rf"(?P<per>/[十百千万亿]*(?:元|人|户|名|平方米|平方公里|千瓦时|亩|年|月|日|天|小时|件|次|吨))?(?::1(?!\d))?(?:(?:[（(][A-Za-z/]+[）)])?(?P<after>{behind}|级(?![别联市以])|\+(?!\d)))?"
    )
    chinese = rf"(?P<c>{_CHINESE})(?P<cmid>[余多])?(?P<cu>{countable})(?P<cafter>{behind})?"
    powers = "十万|百万|千万|十亿|百亿|千亿|万亿|毫秒|微秒|十|百|千|万|亿"
    things = "千瓦时|千瓦|人次|场次|场|次|亩|家|个|项|台(?!阶)|座|户|卡|名|人|所|元|架|条|款|米|公里|吨|辆|颗|P|标箱"
    level = rf"(?P<l>[一二两三四五六七八九]?(?:{powers}))(?P<lu>{things})?(?:级别|量级|级)(?![联别])|(?<![以迈跨跃])上(?P<over>{powers})(?P<ou>{things})"
    level += rf"|(?:(?<=[超破近逾过])|(?<=[迈跨跃]上))(?P<near>{powers})(?P<nu>{things})?(?![级分瓦伏克米倍千])"  # 超千亿, 近万项
    fold = r"(?P<fold>翻了?[一两二三四五]?番|(?<![\d数多成])倍增|减半)"
    share = r"[一二两三四五六七八九十百]+分之[一二两三四五六七八九十百]+(?:点[一二三四五六七八九零]+)?"
    tenths = "[一二两三四五六七八九]成(?![立果本为功效员长都熟套片品型人份分])"
    fraction = (
        rf"(?P<fraction>{share}|{tenths}|(?<=[近超约达占过半])一半|一半(?=以上|的)|半数(?=以上))(?P<fafter>以上|左右)?"
    )
    return re.compile(f"{_FIRST}(?:{fraction}|{fold}|{digits}|{level}|{chinese})")


def quantities_in(text: str, times: Sequence[TimeSpan], vocabulary: Vocabulary) -> list[Quantity]:
    """Quantities of a folded, spaceless text in order; `times` are its time expressions."""
    masked = _blanked(text, times)
    found = []
    for match in _pattern(vocabulary).finditer(masked):
        quantity = _read(masked, match, vocabulary)
        if quantity is not None:
            found.append(quantity)
    return _units_shared(text, [one for one in found if not _is_span(masked, one)])


def _is_span(text: str, quantity: Quantity) -> bool:
    """`五年累计超过`, `三年新增`: over how long, and no quantity of its own."""
    return quantity.dimension == "term" and text.startswith(("累计", "新增", "共"), quantity.end)


def _units_shared(text: str, quantities: list[Quantity]) -> list[Quantity]:
    """`低2.4个和0.2个百分点`, `5个、10个工作日以内`: unit and bound of the last are those of all."""
    for index in range(len(quantities) - 2, -1, -1):
        one, other = quantities[index : index + 2]
        if text[one.end : other.start] not in {"、", "和", "与", "及"}:
            continue
        if one.unit == "个" and other.unit.startswith("个") and other.unit != "个":
            one = replace(one, unit=other.unit, dimension=other.dimension)
        if not one.after and one.unit == other.unit and "分别" in text[max(0, one.start - 12) : one.start]:
            one = replace(one, after=other.after)
        quantities[index] = one
    return quantities


def _blanked(text: str, times: Sequence[TimeSpan]) -> str:
    def blank(match: re.Match[str]) -> str:
        return BLANK * len(match.group())

    for span in times:
        text = text[: span.start] + BLANK * (span.end - span.start) + text[span.end :]
    return _LIST_NUMBER.sub(blank, _NOISE.sub(blank, text))


def _read(text: str, m: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    if m["fraction"]:
        return Quantity(m.start(), m.end(), m["fraction"], "", "%", m["fafter"] or "", "fraction", "percent")
    if m["fold"]:
        return Quantity(m.start(), m.end(), m["fold"], "", "倍", "", "fold", "times")
    if m["n"]:
        return _read_digits(text, m, vocabulary)
    if m["near"]:
        return _read_near(m, vocabulary)
    if m["c"]:
        return _read_chinese(m, vocabulary)
    return _read_level(m, vocabulary)


def _read_digits(text: str, m: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    unit = m["u2"] or m["u"] or ""
    scale = (m["m"] or "") + (m["ms"] or "")
    start, end = m.span()
    before = text[start - 1 : start]
    if before.isascii() and before.isalpha() and not text.endswith(("GDP", "PUE"), 0, start):
        return None
    follower = text[end : end + 1]
    scaled = bool(scale or m["m2"]) or _UNITLESS.search(text[max(0, start - 14) : start]) is not None
    if not unit and (not scaled or _SAME_LETTERED.match(follower or " ")):
        return None
    first = m["n"] + (scale or (m["m2"] or "" if m["n2"] and not m["u"] else ""))
    second = m["n2"] + (m["m2"] or "") if m["n2"] else ""
    if m["n2"] and m["u"] and not m["u2"] and m["u"] != unit:
        return None
    level = m["after"] == "级"
    if level and not scale:
        return None  # 4A级, 3级: a grade
    after = " ".join(part for part in (m["mid"], m["mid2"], m["after"]) if part)
    dimension = vocabulary.units[unit].dimension if unit else ""
    if m["per"]:
        unit, dimension = unit + m["per"], "money_rate" if dimension == "money" else "rate"
    return Quantity(start, end, first, second, unit, after, "level" if level else "number", dimension)


def _read_chinese(m: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    dimension = vocabulary.units[m["cu"]].dimension
    figure_of_speech = not set(m["c"]) - set("十百千万亿") and not m["cmid"]
    if figure_of_speech or (m["c"] == "一" and not m["cafter"] and m["cu"] != "倍"):
        return None  # 万名, 百项, 一批
    after = " ".join(part for part in (m["cmid"], m["cafter"]) if part)
    if dimension == "count_weak" or dimension == "place":
        return None
    return Quantity(m.start(), m.end(), m["c"], "", m["cu"], after, "chinese", dimension)


def _read_level(m: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    """千亿级 and 上百家 count; 百级 and 十级 alone are grades of something else."""
    power, unit, after = (m["l"], m["lu"] or "", "级") if m["l"] else (m["over"], m["ou"], "上")
    if power in {"毫秒", "微秒"}:
        return Quantity(m.start(), m.end(), "1", "", power, after, "level", "time")
    if not unit and power in {"十", "百", "千"}:
        return None
    dimension = vocabulary.units[unit].dimension if unit in vocabulary.units else ""
    return Quantity(m.start(), m.end(), power, "", unit, after, "level", dimension)


def _read_near(m: re.Match[str], vocabulary: Vocabulary) -> Quantity | None:
    """超千亿, 近万项: a power of ten by itself, behind a word that compares."""
    unit = m["nu"] or ""
    if not unit and not m["near"].endswith("亿"):
        return None
    dimension = vocabulary.units[unit].dimension if unit in vocabulary.units else ""
    return Quantity(m.start(), m.end(), m["near"], "", unit, "", "number", dimension)
