"""Comparators, signs and measures: what the words around a number do to it."""

from __future__ import annotations

from etl.model import Comparator, Measure, Mention
from etl.seeds.vocabulary import Predicate, Vocabulary

_DECLINE = r"(?:{decline})[^，]{0,6}$"
_RATE_NOUN = r"(?:率|占比|比重|比例|占.{0,12}|覆盖|满意度|渗透)$"
_RATES = {"%", "‰"}


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
    return -1 if vocabulary.pattern(_DECLINE).search(mention.before) else 1


def measure_of(mention: Mention, unit: str, vocabulary: Vocabulary) -> Measure:
    """stock · flow · growth · share · change, by unit first, then by predicate, noun and time."""
    predicate = vocabulary.predicates.get(mention.predicate)
    if unit == "百分点":
        return "change"
    if unit == "倍":
        return "growth"
    if unit in _RATES:
        return _rate(mention, predicate.role if predicate else "", vocabulary)
    return _amount(mention, predicate, vocabulary)


def _rate(mention: Mention, role: str, vocabulary: Vocabulary) -> Measure:
    if role in {"rise", "fall"} or mention.baseline in {"同比", "环比", "年均"}:
        return "growth"
    if vocabulary.pattern(r"{growth_noun}").search(mention.indicator):
        return "growth"
    if vocabulary.pattern(_RATE_NOUN).search(mention.indicator):
        return "share"
    return "growth" if vocabulary.pattern(r"{growth_word}").search(mention.before[-8:]) else "share"


def _amount(mention: Mention, predicate: Predicate | None, vocabulary: Vocabulary) -> Measure:
    if predicate is not None and (predicate.role in {"rise", "fall"} or predicate.measure == "flow"):
        return "flow"
    if vocabulary.pattern(r"{flow_word}").search(mention.before) or "投资" in mention.indicator:
        return "flow"
    if mention.kind == "actual" and vocabulary.pattern(r"{flow_noun}").search(mention.indicator):
        return "flow"
    cumulative = vocabulary.pattern(r"{cumulative}")
    if cumulative.search(mention.before) or cumulative.search(mention.indicator):
        return "stock"
    acts = predicate is not None and predicate.role == "action"
    acts = acts or (predicate is None and (mention.kind == "actual" or mention.year_from == "sentence"))
    left_behind = mention.rule == "from"  # 从2020年的3100家增加到: what there was
    return "flow" if acts and not left_behind and _is_done_in_a_year(mention) else "stock"


def _is_done_in_a_year(mention: Mention) -> bool:
    """`2024年，打造场景200个` is that year's work, as all under 2025年工作回顾; `到2024年` would be what there is by then."""
    time = mention.time
    if time is None or mention.year_from == "title":
        return False
    return time.role == "within" and time.first_year is None and time.within is None
