"""Indicator families: which family a noun phrase belongs to, and what it is about beyond that."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.model import Measure
from etl.normalize.whole import fold, plain, whole_family
from etl.seeds import FamilyGroup, Seeds

OTHER = "other"
_HARD_UNITS = {"元", "美元", "FLOPS", "B", "bps", "m", "s", "%"}
_GROWTH_OF = {"industry_scale": "industry_growth", "digital_economy_scale": "industry_growth"}
_OWN_AREA = re.compile(r"^(?:全|我|本)?(?:省|市|区|国)(?:内)?(?=\S{2})|^(?:全社会|城市内?)$")
_TRIVIAL = re.compile(
    r"^(?:数|数量|总数|总量|规模|总规模|建设|新增|新建|累计|建成|相关|各类|重点|总体|年均|复合|的|等|及|以上|国家级|省级|市级|家|个|企业|网络|用户|业务|产业|产品|项目|平台|平均|达到|在用|总|全部|核心|额|总额|能力|水平)*$"
)
_TAIL = re.compile(
    r"(?:总?规模|总?数量|总数|总量|总额|(?:营业|业务|主营业务|销售)?收入|总?产值|营收|增加值|(?:年均)?(?:复合)?增速|年均复合增长率|增长率|投资额|投资|占比|"
    r"占(?:GDP|gdp|地区生产总值|生产总值)?(?:的)?比重|比重|占|的|累计|测算|实现|完成|总)+$"
)
_HEAD_ENDS = re.compile(
    r"(?:总?数量?|总量|保有量|存量|总数|家数|个数|项目|建设|培育|改造|上市|和.*|及.*|与.*|、.*|等.*|[（(].*|拥有量|企业|平台|中心|产品)*$"
)
_CLOSED = {
    "unicorns",
    "listed_companies",
    "charging_piles",
    "fund_size",
}  # their label says all; the rest is the subject
_INDUSTRY = r"(?:{industry_noun})$"
_EDGES = "、，和与及的“”\"'（）()—-"


@dataclass(frozen=True, slots=True)
class _Matcher:
    """All labels that are looked for within phrases in one automaton, whose each is, and each family's negative labels."""

    automaton: AhoCorasick
    owners: tuple[tuple[str, ...], ...]
    negative: dict[str, tuple[str, ...]]


@lru_cache(maxsize=4)
def _matcher(seeds: Seeds) -> _Matcher:
    labels: dict[str, list[str]] = {}
    for family in seeds.families.values():
        if seeds.family_groups[family.group_id].match == "whole":
            continue
        for label in family.labels:
            labels.setdefault(fold(label), []).append(family.family)
    patterns = sorted(labels)
    automaton = AhoCorasick(patterns, matchkind=MatchKind.Standard)
    negative = {f.family: tuple(map(fold, f.negative_labels)) for f in seeds.families.values()}
    return _Matcher(automaton, tuple(tuple(labels[p]) for p in patterns), negative)


def family_of(indicator: str, unit: str, measure: Measure, seeds: Seeds, region: str = "") -> tuple[str, str | None]:
    """(family, subject) of an indicator phrase; ("other", the phrase itself) where no label fits.

    A label that is the whole phrase wins; else the longest within it, of two as long the later. A label whose family
    counts in another unit (元 against 个) does not fit, unless the statement is a rate.
    """
    if whole := whole_family(indicator, unit, measure, region, seeds):
        return whole
    phrase = plain(indicator)
    text = phrase.lower()
    matcher = _matcher(seeds)
    best: tuple[int, int, int, str] | None = None
    for index, start, end in matcher.automaton.find_matches_as_indexes(text, overlapping=True):
        for family in matcher.owners[index]:
            key = (end - start, end, -start, family)
            if best is not None and key[:3] <= best[:3]:
                continue
            if (
                _fits(family, unit, measure, seeds)
                and _is_head(text, end, family, seeds)
                and not _denied(text, start, end, family, seeds)
            ):
                best = key
    if best is None and measure in {"growth", "change"} and seeds.vocabulary.pattern(_INDUSTRY).search(phrase):
        known = seeds.industries.get(phrase)
        return "industry_growth", known.name if known else phrase
    if best is None:
        return OTHER, phrase or None
    length, end, _, family = best
    family = _GROWTH_OF.get(family, family) if measure in {"growth", "change"} else family
    return family, _subject(phrase, end - length, family, seeds)


def _is_head(text: str, end: int, family: str, seeds: Seeds) -> bool:
    """Things that are counted stand at the phrase's end: 养老机构床位数 counts no 机构."""
    if _group(family, seeds).match != "end":
        return True
    return _HEAD_ENDS.match(text, end) is not None


def _denied(text: str, start: int, end: int, family: str, seeds: Seeds) -> bool:
    """A negative label covers the match: 标准机架 is no standard."""
    for label in _matcher(seeds).negative[family]:
        at = text.find(label)
        if 0 <= at <= start and end <= at + len(label):
            return True
    return False


def _fits(family: str, unit: str, measure: Measure, seeds: Seeds) -> bool:
    wanted, group = seeds.families[family].unit, _group(family, seeds)
    if (wanted == "FLOPS" and unit == "卡") or (group.match == "end" and unit == "元"):
        return True  # 万卡级集群, 千亿级企业: a size said of the thing itself
    if measure in {"growth", "change"}:
        return True
    if wanted == "元" and unit == "美元":
        return True
    if wanted == "元" and unit == "%":
        return measure == "share"
    if wanted in _HARD_UNITS or unit in _HARD_UNITS:
        return wanted == unit or (
            not wanted and (unit not in {"%", "元"} or (group.group_id == "rates" and unit == "%"))
        )
    return True


def _subject(text: str, start: int, family: str, seeds: Seeds) -> str | None:
    """What the phrase says beyond its family: the words before the label, or the whole phrase for open families."""
    row, source = seeds.families[family], _group(family, seeds).subject
    if source == "phrase" and family not in _CLOSED:
        return None if _TRIVIAL.match(text) else text
    if source == "listed" or row.subjects:
        return _listed(text, row.subjects)
    rest = _TAIL.sub("", text) if source == "rest" and family not in _CLOSED else text[:start]
    rest = _OWN_AREA.sub("", rest.strip(_EDGES)).strip(_EDGES)
    if (
        len(rest) < 2
        or _TRIVIAL.match(rest)
        or row.name_zh.startswith(rest)
        or (source == "rest" and rest in row.labels)
    ):
        return None
    industry = seeds.industries.get(rest) if source == "rest" else None
    return industry.name if industry else rest


def _listed(text: str, subjects: tuple[str, ...]) -> str | None:
    """The first subject that the phrase holds; of spellings of one (智能算力|智算) the first is its name."""
    spellings = (subject.split("|") for subject in subjects)
    return next((names[0] for names in spellings if any(name in text for name in names)), None)


def _group(family: str, seeds: Seeds) -> FamilyGroup:
    return seeds.family_groups[seeds.families[family].group_id]
