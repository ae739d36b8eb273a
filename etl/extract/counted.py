"""Whether a number is a quantity at all: not one that ranks, names, sums up, or counts the text's own parts."""

from __future__ import annotations

import re

from etl.extract.nouns import open_bracket
from etl.extract.quantities import Quantity
from etl.extract.words import Words
from etl.seeds.vocabulary import Vocabulary

_PART_OF_TEXT = r"^个?(?:{part_of_text})"  # 五个方面, 29项主要指标
_RANK = r"(?:{rank})$"
_NAMED_BODIES = r"^[（(](?:{named_body})[^）)]*$"
_NAME_BEHIND = r"^(?:{name_behind})"
_LETTER_BEHIND = r"(?:{letter_behind})"
_GRADED = r"^(?:{graded}|[^，。；]{0,4}药)"  # 1类创新药, Ⅲ类水体
_OFFERED = r"{offered}"
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_THING = re.compile(r"(?![和与及提增上降延减缩])[\u4e00-\u9fff]")
_BY_WHOM = re.compile(r"(?:责任|牵头|配合|主管|主办|协办)(?:单位|部门)[:：][^。；）)]*$")
_LISTED_MEASURES = re.compile(r"[^，。；]{0,10}(?:措施|举措|政策|意见)")  # 20条硬措施
_MEANS = re.compile(r"(?:是指|指的是)[^。；]*$")
_COMPRISES = re.compile(r"[\u4e00-\u9fff]{0,14}(?:包括|分别是)")
_AMONG = re.compile(r"在(?!建|线|校|用|岗|读)[^，。；]{0,16}$")  # 在机械等6个行业推广
_FIELDS = re.compile(r"[\u4e00-\u9fff]{0,4}(?:行业|领域|地区|方面|环节)[\u4e00-\u9fff（]")
_PROPERTIES = {"length", "mass", "voltage", "power", "area", "volume", "age"}
_MEASURED = {"time", "bandwidth", "compute", "storage"}
_NUMERALS = "〇一二三四五六七八九十"
_QUOTED_NAME = 20  # characters: what is quoted and shorter is a name, what is longer a sentence
_LONGEST_TITLE = 60


def is_counted(text: str, quantity: Quantity, words: Words, vocabulary: Vocabulary) -> bool:
    """False for numbers that count the text's own parts, rank something, or are parts of names."""
    after = text[quantity.end : quantity.end + 12]
    if quantity.dimension.startswith("count") and _is_no_count(text, quantity, words, vocabulary):
        return False
    if quantity.dimension == "term" and _is_how_long(text, quantity, words, vocabulary):
        return False
    if quantity.dimension in {"percent", "permille"} and words.before.endswith("前"):
        return False  # 前1%: a rank
    if quantity.dimension.endswith("_letter") and _is_technology(after, vocabulary):
        return False
    if quantity.dimension in _PROPERTIES and _is_property(text, quantity, words):
        return False
    bracket = open_bracket(text, quantity.start)
    if bracket >= 0 and vocabulary.pattern(_NAMED_BODIES).match(text[bracket : quantity.start]):
        return False
    return not _is_quoted_name(text, quantity) and not vocabulary.pattern(_NAME_BEHIND).match(after)


def _is_no_count(text: str, quantity: Quantity, words: Words, vocabulary: Vocabulary) -> bool:
    after = text[quantity.end : quantity.end + 12]
    if quantity.form in {"number", "chinese"} and vocabulary.pattern(_PART_OF_TEXT).match(after):
        return True
    if quantity.unit == "条" and _LISTED_MEASURES.match(after):
        return True
    if quantity.unit == "类" and vocabulary.pattern(_GRADED).match(after):
        return True
    if not words.comparators and vocabulary.pattern(_RANK).search(words.before):
        return True
    if not words.acts and _AMONG.search(words.before) and _FIELDS.match(after):
        return True  # where, not how many
    if not words.predicate and _sums_up(text, quantity, words):
        return True
    return _BY_WHOM.search(text[: quantity.start]) is not None


def _is_how_long(text: str, quantity: Quantity, words: Words, vocabulary: Vocabulary) -> bool:
    """`两年平均增长`, `连续三年居首位`; but 连续三年贴息 is what is offered."""
    if text.startswith(("平均", "同期", "新高"), quantity.end):
        return True
    return words.before.endswith("连续") and not vocabulary.pattern(_OFFERED).search(text)


def _sums_up(text: str, quantity: Quantity, words: Words) -> bool:
    """`是指15个产业`, `6个产业包括…`, `甲、乙、丙3个产业`: a number that explains or sums up what is named beside it."""
    if _MEANS.search(text[: quantity.start]) or _COMPRISES.match(text, quantity.end):
        return True
    listed = words.before.rpartition("包括")[2]
    if listed.endswith("等"):
        return False  # 等六家企业 are stated
    named = listed.count("、") + 1
    counted = named > 2 and quantity.number in {str(named), _NUMERALS[min(named, 10)]}
    counted = counted or (named == 2 and quantity.number == "三" and re.search(r"、[^、]+[和与及]", listed) is not None)
    return counted and bool(words.indicator) and words.indicator in words.after


def _is_technology(after: str, vocabulary: Vocabulary) -> bool:
    """10G无源光网络: the letter belongs to a technology's name."""
    return bool(_CHINESE.match(after)) and not vocabulary.pattern(_LETTER_BEHIND).match(after)


def _is_property(text: str, quantity: Quantity, words: Words) -> bool:
    """`3.8米直径火箭`, `20万吨级航道`, `50米内换乘`: a size that belongs to the thing behind it, when no verb acts on it."""
    if quantity.form == "level" and quantity.dimension == "mass":
        return True
    if quantity.dimension == "voltage":
        return True  # 500千伏变电站
    named_behind = _THING.match(text, quantity.end) is not None
    if quantity.dimension == "age" and named_behind:
        return True  # 3岁以下婴幼儿
    if quantity.dimension == "length" and quantity.after.endswith("内") and named_behind:
        return True
    acted_on = words.predicate is not None and words.before.endswith(words.predicate.cue)
    return named_behind and not (acted_on or words.comparators or quantity.after or words.subject_first)


def _is_quoted_name(text: str, quantity: Quantity) -> bool:
    """Whether the number stands in a short text in quotation marks, unless that is a measure (“城区1毫秒”时延圈)."""
    opened = max(text.rfind("“", 0, quantity.start), text.rfind("《", 0, quantity.start))
    closed = max(text.rfind("”", 0, quantity.start), text.rfind("》", 0, quantity.start))
    if opened <= closed or quantity.dimension in _MEASURED:
        return False
    end = text.find("”" if text[opened] == "“" else "》", quantity.end)
    return 0 <= end - opened - 1 <= (_QUOTED_NAME if text[opened] == "“" else _LONGEST_TITLE)
