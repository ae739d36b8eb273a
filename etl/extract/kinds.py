"""What kind of statement a quantity makes: target, actual, forecast, incentive, condition, rule, or none at all."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.context import is_over
from etl.extract.genres import Genre
from etl.extract.offers import Verdict, offer_or_rule
from etl.extract.quantities import Quantity
from etl.extract.sizes import is_size
from etl.extract.words import Words
from etl.model import TimeSpan
from etl.seeds.vocabulary import Vocabulary

__all__ = ["Reading", "Verdict", "kind_of"]

_PAST = (  # 同比增长5%, 从29件增加到65件; not 已知
    r"{past}|从[^，。；]{2,24}(?:{rose})(?:到|至)|连续[\d一二两三四五六七八九十]+年"
)
_PAST_SENTENCE = r"{past_sentence}"
_GOAL = r"{goal}|到20\d\d年"
_FROM = re.compile(
    r"(?:由|从)(?:目前的?|现在的?|20\d\d年[底末初]?的?)?(?:\d[^，。；、从由到至]{0,8}、)?$"
)  # 由30%提高到60%: what is left behind is no goal
_FROM_TO = re.compile(  # 家|增加到; of two in a row: 、481家增加到
    r"(?:、[^，。；、]{1,10})?[^，。；、\d]{0,4}?(?:提高|提升|增加|增长|扩大|上升|下降|降低|减少|压缩|缩短|缩小|拓展|扩展|延伸|跃升)(?:到|至|为)"
)
_PLANNED = re.compile(r"(?:计划|规划|拟)(?:新建|建设|建成|新增)")
_DEFINES = re.compile(r"口径|统计起点")
_SAID_SO = re.compile(r"预测|据.{0,12}预计|(?:表示|介绍|认为|指出)[^。；]{0,10}(?:预计|有望)")
_LOOKS_AHEAD = re.compile(r"力争|目标|到20\d\d年|将")
_SIZES = {"length", "area", "voltage", "temperature"}
_IDIOMATIC_UNITS = {"次", "位", "方", "种", "期", "批", "级", "类"}
_SUMS = {"money", "money_rate"}
_GIVES = re.compile(r"给予|予以|按|对|可")
_CIRCLE = re.compile(r"[^，。；、]{0,10}圈")


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity and all that its kind depends on.

    heading         what the headings above speak for: actual, target or nothing
    genre           the sort of document
    issued          year and month of the document (month 0: not known): what is before them is past
    follows         kind of the quantity before it in the sentence, or nothing; an offer's list goes on behind a semicolon
    """

    text: str
    quantity: Quantity
    words: Words
    time: TimeSpan | None
    heading: str
    genre: Genre
    issued: tuple[int, int] | None
    follows: str
    vocabulary: Vocabulary

    def has(self, template: str, text: str) -> bool:
        """Whether the pattern of listed words occurs in `text`."""
        return self.vocabulary.pattern(template).search(text) is not None

    @property
    def is_future(self) -> bool:
        """By a year not past; in the document's own year only what is not bound to a part of it."""
        time = self.time
        if time is None or time.role == "base":
            return False
        if self.issued is None:
            return True
        year = self.issued[0]
        return time.year > year or (time.year == year and time.within is None)


def kind_of(reading: Reading) -> Verdict | None:
    """Decide; None where nothing says that the quantity is a statement about the world."""
    text, quantity, words, genre = reading.text, reading.quantity, reading.words, reading.genre
    in_words = quantity.form == "chinese" and quantity.dimension.startswith("count")
    if in_words and not _is_stated_in_words(text, quantity, words):
        return None
    if is_size(text, quantity, words, reading.vocabulary):
        return Verdict("condition", 0.7, "size")
    verdict = offer_or_rule(text, quantity, words, genre, reading.is_future, reading.vocabulary)
    gives = _GIVES.search(text[: quantity.start]) is not None
    paid = genre == "plan" and (reading.heading == "actual" or (_past(reading) == "past year" and not gives))
    if verdict and not (verdict.kind == "incentive" and paid):
        return verdict  # what was paid out is a fact
    if reading.follows == "incentive" and genre in {"measures", "law"} and quantity.dimension in _SUMS:
        return Verdict("incentive", 0.7, "beside an offer")
    if genre == "statistics":
        defines = _DEFINES.search(text) is not None and (bool(quantity.after) or "统计" in text)
        return Verdict("condition", 0.7, "definition") if defines else Verdict("actual", 0.95, "statistics")
    if _is_forecast(reading):
        return Verdict("forecast", 0.8, "forecast")
    if _FROM.search(text[: quantity.start]) and _FROM_TO.match(text, quantity.end):
        return Verdict("actual", 0.7, "from")
    if past := _past(reading):
        if quantity.dimension == "term" and not words.subject_first and not _is_span_of_life(words):
            return None  # 连续五年, 历时15年
        return (
            Verdict("condition", 0.6, "law") if genre == "law" and not reading.time else Verdict("actual", 0.85, past)
        )
    if genre == "law" and not (reading.time and reading.time.role == "by"):
        return Verdict("rule" if quantity.dimension == "term" else "condition", 0.6, "law")
    if reading.heading == "actual" and not reading.is_future:
        return Verdict("actual", 0.8, "heading")
    return _goal(reading)


def _goal(reading: Reading) -> Verdict | None:
    """A target where the time, the heading or a verb of goals says so; a report's figure is a fact or a forecast."""
    quantity, words = reading.quantity, reading.words
    if quantity.dimension in {"term", "age"} and not _is_span_of_life(words):
        return None
    if reading.is_future:
        if reading.genre == "report" and "《" not in reading.text:
            return Verdict("forecast", 0.7, "report on the future")
        return Verdict("target", 0.95 if words.predicate else 0.85, "future year")
    if reading.genre == "report":
        return Verdict("actual", 0.6, "report")
    if reading.heading == "target":
        return Verdict("target", 0.85, "heading")
    if quantity.dimension in _SIZES and not words.subject_first and words.predicate is None:
        return None
    if words.predicate is not None:
        return Verdict("target", 0.75, "verb")
    if reading.follows == "target" and words.indicator:
        return Verdict("target", 0.6, "beside a goal")
    if reading.genre != "plan":
        return None
    compared = bool(words.indicator) and (words.comparators or "以上" in quantity.after)
    wishes = compared or reading.has(_GOAL, words.before or words.clause)
    return Verdict("target", 0.6, "verb") if wishes else None


def _is_span_of_life(words: Words) -> bool:
    """人均预期寿命达到80岁, 优良天数增加29天, 15分钟生活圈: a length of time that is itself the goal."""
    ends = ("寿命", "年限", "年龄", "工龄", "天数", "时长", "时间")
    return words.indicator.endswith(ends) or _CIRCLE.match(words.after) is not None


def _is_stated_in_words(text: str, quantity: Quantity, words: Words) -> bool:
    """Numbers in words are often no quantities (三位一体, 两种方式): only what a verb acts on, or 等六家企业, is."""
    if quantity.unit in _IDIOMATIC_UNITS:
        return bool(quantity.after) and quantity.unit == "次"
    if quantity.after or words.before.endswith("等"):
        return True
    predicate = words.predicate
    if predicate is None or not words.indicator or predicate.role not in {"add", "action"}:
        return False
    ends_clause = text[quantity.end : quantity.end + 1] in {"", "。", "，", "；", "、"}
    return words.before.endswith(predicate.cue) or (ends_clause and words.indicator in words.before)


def _past(reading: Reading) -> str:
    """Why the quantity speaks of the past; empty where it does not."""
    text, quantity, words, time = reading.text, reading.quantity, reading.words, reading.time
    if time is not None and time.role != "base" and reading.issued is not None:
        if time.year < reading.issued[0] or is_over(time, reading.issued):
            return "past year"
        if time.year > reading.issued[0]:
            return ""
        if text[time.start : time.end].startswith(("截至", "截止")):
            return "as of"
    to_here = words.clause[: words.clause.find(words.before) + len(words.before)] if words.before else ""
    if reading.has(_PAST, words.before) or reading.has(_PAST, to_here):
        return "past words"
    if reading.genre in {"measures", "law"}:
        return ""  # 自成立以来首次达到1亿元的: who may apply
    head = text[: quantity.start]
    if reading.has(_PAST_SENTENCE, head) and not _LOOKS_AHEAD.search(head):
        return "past sentence"
    return ""


def _is_forecast(reading: Reading) -> bool:
    """A prediction by somebody: of the future, and not the issuing body's own expectation of the year just ended."""
    head = reading.text[: reading.quantity.end]
    if not reading.has(r"{forecast}", head) or _PLANNED.search(head):
        return False
    if _SAID_SO.search(head):
        return reading.issued is None or reading.time is None or reading.time.year >= reading.issued[0]
    return reading.genre == "report" and reading.is_future
