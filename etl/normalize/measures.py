"""Comparators, signs and measures: what the words around a number do to it."""

from __future__ import annotations

import re

from etl.model import Comparator, Measure, Mention
from etl.seeds.vocabulary import Predicate, Vocabulary

_DECLINE = r"(?:{decline})[^，]{0,6}$"
_RATE_NOUN = r"(?:率|占比|比重|比例|占.{0,12}|贡献|覆盖|满意度|渗透)$"
_INCIDENCE = re.compile(r"(?:死亡|发生|发病|患病|事故|犯罪)率$")
_FALLING = re.compile(r"(?:下降|降低|减少)率$")
_RATIO = re.compile(r"(?:收入比|比值|之比)$")
_RATES = {"%", "‰"}
_EVENTS = {
    "场",
    "场次",
    "次",
    "人次",
    "架次",
    "班次",
    "件次",
    "家次",
    "人天",
    "课时",
    "学时",
}  # they happen, they are not kept


def comparator_of(mention: Mention, vocabulary: Vocabulary) -> Comparator:
    """One of the seven; words behind the number (以上) outweigh words before it, and a range outweighs both."""
    if mention.number_max:
        return "range"
    cues = mention.comparator.split()
    for side in ("after", "middle", "before"):
        for cue in cues:
            if (side, cue) in vocabulary.comparators:
                return vocabulary.comparators[side, cue]
    return "="


def sign_of(mention: Mention, measure: Measure, vocabulary: Vocabulary) -> int:
    """-1 for a decline in a growth rate; a change in percentage points keeps its magnitude."""
    if measure != "growth":
        return 1
    predicate = vocabulary.predicates.get(mention.predicate)
    if predicate is not None and predicate.sign:
        return predicate.sign
    falls = vocabulary.pattern(_DECLINE).search(mention.before) or _FALLING.search(mention.indicator)
    return -1 if falls else 1


def measure_of(mention: Mention, unit: str, vocabulary: Vocabulary) -> Measure:
    """stock · flow · growth · share · change, by unit first, then by predicate, noun and time."""
    predicate = vocabulary.predicates.get(mention.predicate)
    if unit == "百分点":
        return "change"
    if unit == "倍":
        return "growth"
    if "/" in unit and _INCIDENCE.search(mention.indicator):
        return "share"  # 死亡率, in persons per 10 billion yuan
    if _RATIO.search(mention.indicator):
        return "stock"
    if unit in _RATES:
        return _rate(mention, predicate.role if predicate else "", vocabulary)
    return _amount(mention, unit, predicate, vocabulary)


def _rate(mention: Mention, role: str, vocabulary: Vocabulary) -> Measure:
    if role in {"rise", "fall"} or mention.baseline in {"同比", "环比", "年均"}:
        return "growth"
    if vocabulary.pattern(r"{growth_noun}").search(mention.indicator) or _FALLING.search(mention.indicator):
        return "growth"
    if vocabulary.pattern(_RATE_NOUN).search(mention.indicator):
        return "share"
    return "growth" if vocabulary.pattern(r"{growth_word}").search(mention.before[-8:]) else "share"


def _amount(mention: Mention, unit: str, predicate: Predicate | None, vocabulary: Vocabulary) -> Measure:
    if predicate is not None and predicate.role in {"rise", "fall"}:
        return "flow"
    if predicate is not None and predicate.measure == "flow":
        return "stock" if vocabulary.pattern(r"{total}").search(mention.indicator) else "flow"
    if vocabulary.pattern(r"{flow_word}").search(mention.before) or "投资" in mention.indicator:
        return "flow"
    if "级" in mention.comparator.split():
        return "stock"  # 首个万亿级产业
    if unit in _EVENTS and not vocabulary.pattern(r"{total}").search(mention.before):
        return "flow"
    in_a_year = _is_within(mention, years=False)
    if (mention.kind == "actual" or in_a_year) and vocabulary.pattern(r"{flow_noun}").search(mention.indicator):
        return "flow"
    cumulative = vocabulary.pattern(r"{cumulative}")
    if cumulative.search(mention.before) or cumulative.search(mention.indicator):
        return "stock"
    left_behind = mention.rule == "from"  # 从2020年的3100家增加到: what there was
    stands = predicate is not None and predicate.measure == "stock"
    bounded = in_a_year or (not stands and _is_within(mention, years=True))
    return "flow" if _is_done(mention, predicate) and bounded and not left_behind else "stock"


def _is_done(mention: Mention, predicate: Predicate | None) -> bool:
    """`打造场景5个`, `315个药品获批上市` are done; `上市公司88家` are there."""
    if predicate is not None:
        return predicate.role == "action"
    return mention.indicator in mention.after


def _is_within(mention: Mention, years: bool) -> bool:
    """Done within a year (2024年，打造场景200个) or, with `years`, within several (“十四五”期间招引项目200个).

    What is built in several years is what there is at their end: 建成 says so, 招引 does not. `到2024年` bounds nothing.
    """
    time = mention.time
    if time is None or (mention.year_from == "title" and time.first_year is not None):
        return False
    return time.role == "within" and (time.first_year is not None) is years and time.within is None
