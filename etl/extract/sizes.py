"""Sizes by which a class of things is named: 营收超百亿元的企业5家, 亿元以上项目20个, 20户以上自然村."""

from __future__ import annotations

import re

from etl.extract.quantities import Quantity
from etl.extract.words import Words
from etl.seeds.vocabulary import Vocabulary

_DIMENSIONS = {"money", "area", "count", "age", ""}
_MONEY = r"元?(?:以上)?的?[^，。；、]{0,4}?(?:{sized_by_money})"  # 亿元以上|重大项目
_COUNTED_BEHIND = re.compile(  # 的企业达到|5家, 项目|20个
    r"元?的?[\u4e00-\u9fff“”]{0,10}?(?:达到?|增至|增加到|超过?|突破|力争)?\d+(?:[-—~～至]\d+)?[余多]?[个家户名座所项]"
)
_MEASURED = {"power", "area", "length", "mass", "energy", "volume", "voltage", "term"}
_CLASS = re.compile(r"[\u4e00-\u9fff]{0,6}?(?:项目|企业)")  # 百亿级|链主企业
_BOUNDS = {"以上", "以下", "及以上", "及以下"}
_OF_A_KIND = re.compile(r"(?:、[^，。；]{2,20})?的[\u4e00-\u9fff]{2,}")  # 1.5兆瓦以下|的风电机组
_NAMED_BEHIND = re.compile(r"的?[\u4e00-\u9fff]{2,8}")
_HELD = {"户": r"{households_live_in}", "人": r"{people_meet_in}"}  # 20户以上|自然村, 500人以上|企业


def is_size(text: str, quantity: Quantity, words: Words, vocabulary: Vocabulary) -> bool:
    """Whether the quantity says which things are meant, and another (or none) how many."""
    if quantity.form == "level" and not words.acts and _CLASS.match(text, quantity.end):
        return True
    above = "以上" in quantity.after
    bounded = quantity.after in _BOUNDS or (quantity.dimension == "term" and bool(words.comparators))
    if quantity.dimension in _MEASURED and bounded and _OF_A_KIND.match(text, quantity.end):
        return True
    if not (words.comparators or above) or quantity.number_max:
        return False
    if quantity.dimension in _DIMENSIONS and _COUNTED_BEHIND.match(text, quantity.end):
        return True
    capped = any(word.startswith(("最高", "不超过", "最多")) for word in words.comparators)
    if quantity.dimension == "money" and not capped and vocabulary.pattern(_MONEY).match(text, quantity.end):
        return True
    if quantity.unit not in _HELD or words.predicate is not None or not above:
        return False
    noun = _NAMED_BEHIND.match(text, quantity.end)
    return noun is not None and vocabulary.pattern(_HELD[quantity.unit]).search(noun.group()) is not None
