"""Offers, who may have them, and rules: incentives, conditions and terms, told by the sentence they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.genres import Genre
from etl.extract.quantities import Quantity
from etl.extract.words import Words
from etl.model import Kind
from etl.seeds.vocabulary import Vocabulary

_OFFERED = r"{offered}"
_OFFER = r"{offer}|按照?(?=[^，]*(?:{offer_basis}))|支持(?=[^，；]*(?:万元|%))"
_ADDRESSED = r"(?:^|[，；。：（])(?:{addressed})[^，；。]*$"  # 对年产值首次超过 …
_TO_WHOM = r"^[^，。；]{0,24}?的(?:[^，。；、]{0,16}(?:{recipient})|[，。；]|$)"  # … 以上的企业
_THRESHOLD = r"(?:{threshold})[^，；]{0,12}$"
_MAY_APPLY = r"^的?[^，。；]{0,12}(?:{recipient})(?:均?可以?)?(?:申报|申请|享受)"
_CHOSEN = r"(?:每年|年度)?[^，；。]{0,8}(?:{chosen})[^，；。]*$"
_RULE_TERM = r"{rule_term}|内(?:{rule_within})"
_OFFER_TERM = r"{offer_term}"
_FUND = r"{fund}"
_FOUNDING = re.compile(r"(?:设立|形成|组建)[^，；]*$")
_ELIGIBLE = re.compile(r"^[^，。；]{0,8}，(?:且|并)?符合[^，。；]{0,8}条件")
_PREFERRED = re.compile(r"(?:以[上下])?的[^，。；]{1,16}，?(?:可|应|将)?优先")
_REWARDED = re.compile(r"[^，。；]{0,8}，(?:一次性|可|再|由[^，。；]{0,12})?(?:给予|予以|奖励|补助|补贴|资助)")
_REACHED = re.compile(r"对|凡|的$|(?:达到?|满)[^，。；]*$")
_RETURNED = re.compile(r"(?:退还|退回|收回|追缴)[^，。；]*$")
_PER_PERSON = re.compile(r"(?:为|对|给|向)每[一]?[名位人户][^，。；]*$")
_EACH_ONE = re.compile(r"每新?(?:招|引|培|增|建|认定|获|入选|举办|推荐|吸纳|录|签|落|成功)[\u4e00-\u9fff/]{0,8}$")
_CHOSEN_YEARLY = r"(?:每年|年度)[^。；]{0,60}(?:{chosen})[^。；]*$"
_REFUSED = re.compile(r"不予|不再|取消|追回|撤销|列入.{0,6}黑名单")
_MAY_APPLY_TOO = re.compile(r"[^。；]{0,30}的?[^，。；]{0,10}(?:均?可以?)(?:申报|申请|享受)")
_CAPS = {"最高", "不超过", "最大", "最多", "最高不超过"}
_SHORTENED = re.compile(r"(?:压减|压缩|缩短|减少|降低|提速)[至到为]?[^，。；]*$")  # 审批时间压减至5个工作日: a goal
_WORKING_DAYS = {"个工作日", "工作日", "个自然日"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, how sure it is (0–1), and what decided it."""

    kind: Kind
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class _Statement:
    """The part of the sentence between full stops or semicolons that holds the quantity."""

    whole: str
    to_here: str
    onward: str


def offer_or_rule(
    text: str, quantity: Quantity, words: Words, genre: Genre, dated: bool, vocabulary: Vocabulary
) -> Verdict | None:
    """An incentive, a condition or a rule, if the words say so; None leaves it to goals and facts.

    dated  a year to come is named: a goal, even where a reward for it stands behind
    """
    if quantity.unit in _WORKING_DAYS and not _SHORTENED.search(text[: quantity.start]):
        return Verdict("rule", 0.95, "working days")
    statement = _statement_of(text, quantity)
    offered = vocabulary.pattern(_OFFERED).search(statement.whole) is not None
    if _PER_PERSON.search(statement.to_here) and not offered:
        return Verdict("rule", 0.7, "for each person")
    if quantity.dimension == "term" or quantity.unit in {"次", "批"}:
        return _term(quantity, words, statement, offered, genre, vocabulary)
    official = genre in {"measures", "law"}
    if (official or offered) and _EACH_ONE.search(statement.to_here) and quantity.number in {"1", "一"}:
        return Verdict("condition", 0.7, "for each one")
    if _RETURNED.search(statement.to_here):
        return Verdict("rule", 0.7, "refund")
    if official and _counts_chosen(quantity, statement, vocabulary):
        return Verdict("incentive", 0.7, "places")
    if genre == "law" and not offered:
        return None
    rewarded = not dated and _REWARDED.match(statement.onward) is not None
    pays = offered and (official or _names_recipient(quantity, statement) or rewarded)
    if pays and (verdict := _before_the_offer(quantity, words, statement, vocabulary)):
        return verdict
    if vocabulary.pattern(_THRESHOLD).search(statement.to_here) or vocabulary.pattern(_MAY_APPLY).match(
        statement.onward
    ):
        return Verdict("condition", 0.7, "threshold")
    if official and _PREFERRED.match(statement.onward):
        return Verdict("condition", 0.7, "threshold")
    if _is_condition(statement, offered, genre, vocabulary):
        return Verdict("condition", 0.8, "condition")
    return _offer(quantity, words, statement, genre, vocabulary) if offered else None


def _statement_of(text: str, quantity: Quantity) -> _Statement:
    left = max(text.rfind("。", 0, quantity.start), text.rfind("；", 0, quantity.start)) + 1
    ends = [i for i in (text.find("。", quantity.end), text.find("；", quantity.end)) if i >= 0]
    right = min(ends, default=len(text))
    return _Statement(text[left:right], text[left : quantity.start], text[quantity.end : right])


def _is_condition(statement: _Statement, offered: bool, genre: Genre, vocabulary: Vocabulary) -> bool:
    if not (offered or genre in {"measures", "law"} or _ELIGIBLE.match(statement.onward)):
        return False
    addressed = vocabulary.pattern(_ADDRESSED).search(statement.to_here)
    whom = vocabulary.pattern(_TO_WHOM).match(statement.onward) or _ELIGIBLE.match(statement.onward)
    return addressed is not None and whom is not None


def _counts_chosen(quantity: Quantity, statement: _Statement, vocabulary: Vocabulary) -> bool:
    """每年评选不超过20名专家: how many may have what the measure gives."""
    counted = quantity.dimension == "count" and not quantity.number_max
    return counted and vocabulary.pattern(_CHOSEN_YEARLY).search(statement.to_here) is not None


def _names_recipient(quantity: Quantity, statement: _Statement) -> bool:
    """Whether a sentence of a plan names whom it pays (对…首次超过1亿元的): a sum before the offer is a threshold."""
    return quantity.dimension == "money" and re.search(r"对|凡|首次", statement.to_here) is not None


def _before_the_offer(
    quantity: Quantity, words: Words, statement: _Statement, vocabulary: Vocabulary
) -> Verdict | None:
    """What stands before the offer says who gets it: a threshold, or how many are chosen."""
    first = vocabulary.pattern(_OFFER).search(statement.whole)
    if first is None or first.start() < len(statement.to_here):
        return None
    if vocabulary.pattern(_CHOSEN).search(statement.to_here):
        return Verdict("incentive", 0.7, "places")
    thresholds = words.comparators or quantity.after or _REACHED.search(statement.to_here)
    if thresholds or vocabulary.pattern(_TO_WHOM).match(statement.onward):
        return Verdict("condition", 0.75, "before the offer")
    return None


def _offer(
    quantity: Quantity, words: Words, statement: _Statement, genre: Genre, vocabulary: Vocabulary
) -> Verdict | None:
    capped = bool(_CAPS & set(words.comparators))
    goods = capped and quantity.dimension in {"area", "mass"}
    goods = goods or (quantity.dimension == "count" and words.before.endswith(("补贴", "奖励", "资助")))
    if not (_can_be_offered(quantity) or goods) or _is_fund(words, vocabulary):
        return None
    near = vocabulary.pattern(_OFFERED).search(words.clause) is not None or capped or "封顶" in statement.onward[:6]
    if genre in {"measures", "law"} or near:
        return Verdict("incentive", 0.85 if near else 0.7, "offer")
    return None


def _can_be_offered(quantity: Quantity) -> bool:
    bare_sum = quantity.dimension == "" and quantity.number[-1:] in "万亿"
    return bare_sum or quantity.dimension in {"money", "money_rate", "percent", "permille", "times"}


def _is_fund(words: Words, vocabulary: Vocabulary) -> bool:
    """设立100亿元规模的基金 is a goal, not an offer."""
    return bool(vocabulary.pattern(_FUND).search(words.indicator) or _FOUNDING.search(words.before))


def _term(
    quantity: Quantity, words: Words, statement: _Statement, offered: bool, genre: Genre, vocabulary: Vocabulary
) -> Verdict | None:
    """Durations and repetitions: offers (贴息期限不超过3年), rules (有效期三年), conditions, or nothing."""
    if quantity.dimension != "term":
        return Verdict("condition", 0.6, "repetition") if genre == "law" else None
    if _REFUSED.search(statement.whole):
        return Verdict("rule", 0.7, "refusal")
    if _MAY_APPLY_TOO.match(statement.onward) and genre in {"measures", "law"}:
        return Verdict("condition", 0.7, "threshold")
    if statement.to_here.endswith(("前", "后", "第")):
        return None  # 前三年给予80%: which years, not how many
    if offered and vocabulary.pattern(_OFFER_TERM).search(words.clause):
        return Verdict("incentive", 0.7, "offered term")
    within = genre == "law" and re.match(r"(?:以)?内", statement.onward)
    if within or vocabulary.pattern(_RULE_TERM).search(words.clause):
        return Verdict("rule", 0.85, "term")
    return Verdict("condition", 0.5, "term") if "以上" in quantity.after else None
