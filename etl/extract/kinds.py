"""What kind of statement a quantity makes: target, actual, forecast, incentive, condition, rule, or none at all."""

from __future__ import annotations

import re

from etl.extract.genres import Genre
from etl.extract.offers import Verdict, offer_or_rule
from etl.extract.quantities import Quantity
from etl.extract.words import Words
from etl.model import TimeSpan
from etl.seeds.vocabulary import Vocabulary

__all__ = ["Verdict", "is_counted", "kind_of"]

_PART_OF_TEXT = r"^个?(?:{part_of_text})"  # 五个方面, 29项主要指标
_RANK = r"(?:{rank})$"
_NAMED_BODIES = r"^[（(](?:{named_body})[^）)]*$"
_NAME_BEHIND = r"^(?:{name_behind})"
_LETTER_BEHIND = r"(?:{letter_behind})"
_PAST = (  # 同比增长5%, 从29件增加到65件; not 已知
    r"{past}|从[^，。；]{2,24}(?:{rose})(?:到|至)|连续[\d一二两三四五六七八九十]+年"
)
_PAST_SENTENCE = r"{past_sentence}"
_GOAL = r"{goal}|到20\d\d年"
_FROM = re.compile(
    r"(?:由|从)(?:目前的?|现在的?|20\d\d年[底末]?的?)?$"
)  # 由30%提高到60%: what is left behind is no goal
_FROM_TO = re.compile(r"[^，。；]{0,4}?(?:提高|提升|增加|增长|扩大|上升|下降|降低|减少|压缩|缩短)(?:到|至|为)")
_LOOKS_AHEAD = re.compile(r"力争|目标|到20\d\d年|将")
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_PROPERTIES = {"length", "mass", "voltage", "power", "area", "volume", "age"}
_SIZES = {"length", "area", "voltage", "temperature"}
_IDIOMATIC_UNITS = {"次", "位", "方", "种", "期", "批", "级", "类"}
_QUOTED_NAME = 20  # characters: what is quoted and shorter is a name, what is longer a sentence


def is_counted(text: str, quantity: Quantity, words: Words, vocabulary: Vocabulary) -> bool:
    """False for numbers that count the text's own parts, rank something, or are parts of names."""
    after = text[quantity.end : quantity.end + 12]
    counts = quantity.dimension.startswith("count")
    if quantity.dimension == "term" and after.startswith("平均"):
        return False  # 两年平均增长
    if quantity.dimension.endswith("_letter") and _is_technology(after, vocabulary):
        return False
    if counts and quantity.form in {"number", "chinese"} and vocabulary.pattern(_PART_OF_TEXT).match(after):
        return False
    if counts and not words.comparators and vocabulary.pattern(_RANK).search(words.before):
        return False
    if quantity.dimension in _PROPERTIES and _is_property(text, quantity, words):
        return False
    bracket = max(text.rfind("（", 0, quantity.start), text.rfind("(", 0, quantity.start), 0)
    if vocabulary.pattern(_NAMED_BODIES).search(text[bracket : quantity.start]):
        return False
    return not _is_quoted_name(text, quantity) and not vocabulary.pattern(_NAME_BEHIND).match(after)


def _is_technology(after: str, vocabulary: Vocabulary) -> bool:
    """10G无源光网络: the letter belongs to a technology's name."""
    return bool(_CHINESE.match(after)) and not vocabulary.pattern(_LETTER_BEHIND).match(after)


def _is_property(text: str, quantity: Quantity, words: Words) -> bool:
    """`3.8米直径火箭`, `20万吨级航道`: a size that belongs to the thing behind it, when no verb acts on the size."""
    if quantity.form == "level" and quantity.dimension == "mass":
        return True
    if quantity.dimension == "voltage":
        return True  # 500千伏变电站
    acted_on = words.predicate is not None and words.before.endswith(words.predicate.cue)
    named_behind = _CHINESE.match(text, quantity.end) is not None
    if quantity.dimension == "age" and named_behind:
        return True  # 3岁以下婴幼儿
    return named_behind and not (acted_on or words.comparators or quantity.after or words.subject_first)


def _is_quoted_name(text: str, quantity: Quantity) -> bool:
    opened = max(text.rfind("“", 0, quantity.start), text.rfind("《", 0, quantity.start))
    closed = max(text.rfind("”", 0, quantity.start), text.rfind("》", 0, quantity.start))
    if opened <= closed:
        return False
    end = text.find("”" if text[opened] == "“" else "》", quantity.end)
    return end - opened - 1 <= _QUOTED_NAME


def kind_of(
    text: str,
    quantity: Quantity,
    words: Words,
    time: TimeSpan | None,
    heading: str,
    genre: Genre,
    reference_year: int | None,
    vocabulary: Vocabulary,
) -> Verdict | None:
    """Decide; None where nothing says that the quantity is a statement about the world.

    heading         what the headings above speak for: actual, target or nothing
    reference_year  the year of the document: what is before it is past
    """
    in_words = quantity.form == "chinese" and quantity.dimension.startswith("count")
    if in_words and not _is_stated_in_words(quantity, words):
        return None
    if verdict := offer_or_rule(text, quantity, words, genre, vocabulary):
        return verdict
    if genre == "statistics":
        defines = "口径" in text and bool(quantity.after)
        return Verdict("condition", 0.7, "definition") if defines else Verdict("actual", 0.95, "statistics")
    if _is_forecast(text, quantity, time, genre, reference_year, vocabulary):
        return Verdict("forecast", 0.8, "forecast")
    if _FROM.search(text[: quantity.start]) and _FROM_TO.match(text, quantity.end):
        return Verdict("actual", 0.7, "from")
    if past := _past(text, quantity, words, time, genre, reference_year, vocabulary):
        if quantity.dimension == "term" and not words.subject_first:
            return None  # 连续五年, 历时15年
        return Verdict("condition", 0.6, "law") if genre == "law" and not time else Verdict("actual", 0.85, past)
    if genre == "law" and not (time and time.role == "by"):
        return Verdict("rule" if quantity.dimension == "term" else "condition", 0.6, "law")
    if heading == "actual" and not _is_future(time, reference_year):
        return Verdict("actual", 0.8, "heading")
    return _goal(text, quantity, words, time, heading, genre, reference_year, vocabulary)


def _goal(
    text: str,
    quantity: Quantity,
    words: Words,
    time: TimeSpan | None,
    heading: str,
    genre: Genre,
    reference_year: int | None,
    vocabulary: Vocabulary,
) -> Verdict | None:
    """A target where the time, the heading or a verb of goals says so; a report's figure is a fact or a forecast."""
    if quantity.dimension in {"term", "age"}:
        return None
    if _is_future(time, reference_year):
        if genre == "report" and "《" not in text:
            return Verdict("forecast", 0.7, "report on the future")
        return Verdict("target", 0.95 if words.predicate else 0.85, "future year")
    if genre == "report":
        return Verdict("actual", 0.6, "report")
    if heading == "target":
        return Verdict("target", 0.85, "heading")
    if quantity.dimension in _SIZES and not words.subject_first and words.predicate is None:
        return None
    if words.predicate is not None:
        return Verdict("target", 0.75, "verb")
    wishes = vocabulary.pattern(_GOAL).search(words.before or words.clause)
    return Verdict("target", 0.6, "verb") if wishes else None


def _is_stated_in_words(quantity: Quantity, words: Words) -> bool:
    """Numbers in words are often no quantities (三位一体, 两种方式): only what a verb acts on, or 等六家企业, is."""
    if quantity.unit in _IDIOMATIC_UNITS:
        return bool(quantity.after) and quantity.unit == "次"
    if quantity.after or words.before.endswith("等"):
        return True
    predicate = words.predicate
    acts = predicate is not None and predicate.role in {"add", "action"} and words.before.endswith(predicate.cue)
    return acts and bool(words.indicator)


def _is_future(time: TimeSpan | None, reference_year: int | None) -> bool:
    """By a year not past; in the document's own year only what is not bound to a part of it."""
    if time is None or time.role == "base":
        return False
    if reference_year is None:
        return True
    return time.year > reference_year or (time.year == reference_year and time.within is None)


def _past(
    text: str,
    quantity: Quantity,
    words: Words,
    time: TimeSpan | None,
    genre: Genre,
    reference_year: int | None,
    vocabulary: Vocabulary,
) -> str:
    """Why the quantity speaks of the past; empty where it does not."""
    if time is not None and time.role != "base" and reference_year is not None:
        if time.year < reference_year:
            return "past year"
        if time.year > reference_year:
            return ""
        if text[time.start : time.end].startswith(("截至", "截止")):
            return "as of"
    to_here = words.clause[: words.clause.find(words.before) + len(words.before)] if words.before else ""
    if vocabulary.pattern(_PAST).search(words.before) or vocabulary.pattern(_PAST).search(to_here):
        return "past words"
    if genre in {"measures", "law"}:
        return ""  # 自成立以来首次达到1亿元的: who may apply
    head = text[: quantity.start]
    if vocabulary.pattern(_PAST_SENTENCE).search(head) and not _LOOKS_AHEAD.search(head):
        return "past sentence"
    return ""


def _is_forecast(
    text: str,
    quantity: Quantity,
    time: TimeSpan | None,
    genre: Genre,
    reference_year: int | None,
    vocabulary: Vocabulary,
) -> bool:
    """A prediction by somebody: of the future, and not the issuing body's own expectation of the year just ended."""
    head = text[: quantity.end]
    if not vocabulary.pattern(r"{forecast}").search(head):
        return False
    if re.search(r"预测|据.{0,12}预计", head):
        return reference_year is None or time is None or time.year >= reference_year
    return genre == "report" and _is_future(time, reference_year)
