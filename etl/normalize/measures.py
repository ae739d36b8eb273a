"""Comparators, signs and measures: what the words around a number do to it."""

from __future__ import annotations

import re

from etl.model import Comparator, Measure, Mention
from etl.seeds.vocabulary import Vocabulary

_GROWTH = re.compile(r"增长|增速|增幅|递增|同比|环比|年均|下降|降低|减少|压减|复合|翻|下滑|增加|缩短|压缩|提速|快$")
_GROWTH_NOUN = re.compile(r"增速|增长率|增幅|降幅")
_RATE_NOUN = re.compile(r"(?:率|占比|比重|比例|占.{0,12}|覆盖|满意度|渗透)$")
_FLOW_NOUN = re.compile(r"投资|收入|利润|出口|进口|产量|销售|营业额|成交额|交易额|融资|补贴|消费|贷款发放|发放|增加值|产值|税收|营收|旅客|客运|货运|下载量|就业")
_FLOW_WORD = re.compile(r"新增|新建|新引|新培|新认|新设|新开|新改|每年|年产|年均|增加|年新|新签|完成投资|实施|筹集|新型?增")
_CUMULATIVE = re.compile(r"累计|总量|总数|总规模|保有量|达到|总额|存量|总里程|总长")


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
    before = mention.clause.partition("▮")[0]
    return -1 if re.search(r"(?:下降|降低|减少|下滑|压减|缩短)[^，]{0,6}$", before) else 1


def measure_of(mention: Mention, unit: str, vocabulary: Vocabulary) -> Measure:
    """stock · flow · growth · share · change, by unit first, then by predicate, noun and time."""
    before = mention.clause.partition("▮")[0]
    predicate = vocabulary.predicates.get(mention.predicate)
    if unit == "百分点":
        return "change"
    if unit == "倍":
        return "growth"
    if unit in {"%", "‰"}:
        return _rate(mention, before, predicate.role if predicate else "")
    return _amount(mention, before, predicate.measure if predicate else "", predicate.role if predicate else "")


def _rate(mention: Mention, before: str, role: str) -> Measure:
    if role in {"rise", "fall"} or _GROWTH_NOUN.search(mention.indicator) or mention.baseline in {"同比", "环比", "年均"}:
        return "growth"
    if role == "level" and _RATE_NOUN.search(mention.indicator):
        return "share"
    if _GROWTH.search(before[-8:]) and not _RATE_NOUN.search(mention.indicator):
        return "growth"
    return "share"


def _amount(mention: Mention, before: str, implied: str, role: str) -> Measure:
    if role in {"rise", "fall"} and mention.unit not in {"%"}:
        return "flow"
    if implied == "flow" or _FLOW_WORD.search(before):
        return "flow"
    if _CUMULATIVE.search(before) or _CUMULATIVE.search(mention.indicator):
        return "flow" if "投资" in mention.indicator else "stock"
    if mention.kind == "actual" and _FLOW_NOUN.search(mention.indicator):
        return "flow"
    if "投资" in mention.indicator:
        return "flow"
    time = mention.time
    in_a_year = time is not None and mention.year_from == "sentence" and time.role == "within" and time.first_year is None
    if in_a_year and role in {"action", ""} and mention.kind == "target":
        return "flow"
    return "stock"
