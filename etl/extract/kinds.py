"""What kind of statement a quantity makes: target, actual, forecast, incentive, condition, rule, or none at all."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from etl.extract.phrases import Words
from etl.extract.quantities import Quantity
from etl.model import Document, Kind, TimeSpan
from etl.seeds.vocabulary import Vocabulary

Genre = Literal["plan", "statistics", "law", "measures", "report"]

_GENRES: tuple[tuple[re.Pattern[str], Genre], ...] = (
    (re.compile(r"运行情况|统计公报|运行分析|主要数据|经济形势|产业运行"), "statistics"),
    (re.compile(r"工作报告"), "plan"),
    (re.compile(r"条例|规定|裁量|准则|管理办法|实施细则|指引|规则|评审办法|奖励办法"), "law"),
    (re.compile(r"若干措施|政策措施|专项政策|扶持|若干政策|奖励|补贴|措施|办法|细则"), "measures"),
    (re.compile(r"(?:规划|纲要|方案|计划|意见|行动|要点|举措|目标|部署|通知|工程|决定|分工|建议|政策|若干意见)[》”]*(?:的通知)?(?:[（(].*)?$"), "plan"),
)
_NOT_COUNTED = re.compile(
    r"^(?:个)?(?:方面|环节|领域|维度|步骤|阶段|部分|要素|特征|坚持|层面|层次|板块|专题|要求|原则|重点任务|重点领域|重点方向|重点(?!企业|项目|实验室|平台|工程)|重点行业|具体工作|工作举措|举措|条款|问题|主要指标|指标|优惠政策|政策措施|惠企政策|任务举措|民生实事|改革任务|转变|统一|关系|意识|必须|大方面|着力点|支撑点)"
)
_ORDINAL_BEFORE = re.compile(r"(?:每|第|前|居|列|名列|排名|排|位居|位列|居前|共|附件|表|图|卷|时速|零点|百分之)$")
_CONDITION_BEFORE = re.compile(r"(?:^|[，；。：（])(?:对|对于|凡|经|获得|符合|具备|满足|列为|首次|上年|上一年度|年度|年)[^，；。]*$")
_CONDITION_AFTER = re.compile(r"^[^，。；]{0,24}?的(?:[^，。；、]{0,16}(?:企业|单位|项目|机构|团队|个人|人才|平台|产品|主体|者|园区|基金|人员|贷款|法人|工厂|载体|用户|对象|情形)|[，。；]|$)")
_THRESHOLD = re.compile(r"(?:申报条件|申请条件|放宽至?|门槛|准入)[^，；]{0,12}$")
_RULE_TERM = re.compile(r"有效期|留存|保存|公示|限期|逾期|届满|届时|期限为|不少于|以前|之日起|内(?:完成|予以|向|作出|提出|告知|协商|报|将|办理|答复|反馈|整改|进行|书面)|办结|受理")
_INCENTIVE_TERM = re.compile(r"贴息|补贴|奖励|补助|资助|免租|减免|扶持|连续")
_FUND = re.compile(r"基金|专项资金规模|投资规模|贷款余额")
_NAMED_BODIES = re.compile(r"^[（(](?:责任|牵头|配合|主办|协办|完成时限)[^）)]*$")
_OFFER = re.compile(r"给予|予以|奖励|补贴|补助|资助|申领|按照?(?=[^，]*(?:%|标准|比例|成本|投资|投入|费用|金额))|享受|发放|扶持|支持(?=[^，；]*(?:万元|%))|最高")
_CHOSEN = re.compile(r"(?:每年|年度)?[^，；。]{0,8}(?:遴选|评选|评定|认定|择优)[^，；。]*$")
_PROPERTIES = {"length", "mass", "voltage", "power", "area", "volume", "age"}
_NAME_AFTER = re.compile(r"^(?:论坛|工程|计划|行动|热线|小镇|大厅)")
_PAST = re.compile(r"同比|较上年|比上年|较去年|截至|截止|已(?!有|知)|已经|目前|现有|从[^，。；]{2,24}(?:增加|提高|提升|增长|扩大|上升|下降|降低|减少|增|降)(?:到|至)|实现了|完成了|达到了|突破了|增长了|累计已|共有|得到了|过去|历史性|位居|排名|连续[\d一二两三四五六七八九十]+年")
_GOAL = re.compile(r"力争|争取|目标|确保|努力|将(?!军|来)|计划|预期|拟|新增|打造|建成|培育|实现|达到|推动|加快|形成|建设|引进|突破|到20\d\d年|支持|完成|新建|超过|不低于|争创|开展|实施|遴选")


@dataclass(frozen=True, slots=True)
class Verdict:
    """A kind, how sure it is (0–1), and what decided it."""

    kind: Kind
    confidence: float
    rule: str


@lru_cache(maxsize=4)
def _cues(vocabulary: Vocabulary) -> dict[tuple[str, str], re.Pattern[str]]:
    out: dict[tuple[str, str], list[str]] = {}
    for cue in vocabulary.cues:
        out.setdefault((cue.kind, cue.scope), []).append(re.escape(cue.cue))
    return {key: re.compile("|".join(sorted(cues, key=len, reverse=True))) for key, cues in out.items()}


def _says(vocabulary: Vocabulary, kind: str, scope: str, text: str) -> bool:
    pattern = _cues(vocabulary).get((kind, scope))
    return pattern is not None and pattern.search(text) is not None


def genre_of(document: Document) -> Genre:
    """What sort of text it is, by its title; a work report is a plan, a news item or study a report."""
    title = document.title
    for pattern, genre in _GENRES:
        if pattern.search(title):
            return genre
    return "report"


def is_counted(text: str, quantity: Quantity, words: Words) -> bool:
    """False for numbers that count the text's own parts, rank something, or are parts of names."""
    after, before = text[quantity.end : quantity.end + 12], words.before
    if quantity.dimension.endswith("_letter") and re.match(r"[\u4e00-\u9fff]", after) and not re.match(r"以上|左右|带宽|出口|算力|智算|存储|数据|的|容量|能力|及以上|规模", after):
        return False  # 10G无源光网络: the name of a technology
    if quantity.form in {"number", "chinese"} and quantity.dimension.startswith("count") and _NOT_COUNTED.match(after):
        return False
    if _ORDINAL_BEFORE.search(before) and not words.comparators and quantity.dimension.startswith("count"):
        return False
    if quantity.dimension in _PROPERTIES and _is_property(text, quantity, words):
        return False
    if _NAMED_BODIES.search(text[max(text.rfind("（", 0, quantity.start), text.rfind("(", 0, quantity.start), 0) : quantity.start]):
        return False
    opened = max(text.rfind("“", 0, quantity.start), text.rfind("《", 0, quantity.start))
    closed = max(text.rfind("”", 0, quantity.start), text.rfind("》", 0, quantity.start))
    if opened > closed:
        inside = text[opened + 1 : (text.find("”", quantity.end) if text[opened] == "“" else text.find("》", quantity.end))]
        return len(inside) > 20
    return not _NAME_AFTER.match(after)


def _is_property(text: str, quantity: Quantity, words: Words) -> bool:
    """`3.8米直径火箭`, `20万吨级航道`: a size that belongs to the thing behind it, when no verb acts on the size."""
    if quantity.form == "level" and quantity.dimension == "mass":
        return True
    acted_on = words.predicate is not None and words.before.endswith(words.predicate.cue)
    named_behind = re.match(r"[\u4e00-\u9fff]", text[quantity.end : quantity.end + 1]) is not None
    return named_behind and not acted_on and not words.comparators and not quantity.after and not words.subject_first


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
    if quantity.form == "chinese" and quantity.dimension.startswith("count") and not _is_stated_in_words(quantity, words):
        return None
    if verdict := _offer_or_rule(text, quantity, words, genre, vocabulary):
        return verdict
    past = _is_past(text, quantity, words, time, reference_year)
    if genre == "statistics":
        if "口径" in text and quantity.after:
            return Verdict("condition", 0.7, "definition")
        return Verdict("actual", 0.95, "statistics")
    if _says(vocabulary, "forecast", "sentence", text[: quantity.end]) and _is_forecast(text, quantity, time, genre, reference_year):
        return Verdict("forecast", 0.8, "forecast")
    if past is not None:
        return Verdict("actual", 0.9, past) if genre != "law" or time else Verdict("condition", 0.6, "law")
    if genre == "law" and not (time and time.role == "by"):
        return Verdict("condition", 0.6, "law") if quantity.dimension not in {"term"} else Verdict("rule", 0.6, "law")
    if heading == "actual" and not _future(time, reference_year):
        return Verdict("actual", 0.8, "heading")
    return _goal(text, quantity, words, time, heading, genre, reference_year, vocabulary)


def _goal(
    text: str, quantity: Quantity, words: Words, time: TimeSpan | None, heading: str, genre: Genre, reference_year: int | None, vocabulary: Vocabulary
) -> Verdict | None:
    if quantity.dimension in {"term", "age"}:
        return None
    if _future(time, reference_year):
        if genre == "report" and "《" not in text:
            return Verdict("forecast", 0.7, "report on the future")
        return Verdict("target", 0.95 if words.predicate else 0.85, "future year")
    if genre == "report":
        return Verdict("actual", 0.6, "report")
    if heading == "target":
        return Verdict("target", 0.85, "heading")
    clause = words.before or words.clause
    if quantity.dimension in {"length", "area", "voltage", "temperature", "age", "term"} and not words.subject_first and words.predicate is None:
        return None
    if words.predicate is not None or _GOAL.search(clause):
        confidence = 0.75 if words.predicate is not None else 0.6
        return Verdict("target", confidence, "verb")
    return None


def _is_stated_in_words(quantity: Quantity, words: Words) -> bool:
    """Numbers in words are often no quantities (三位一体, 两种方式): only what a verb acts on, or 等六家企业, is."""
    if quantity.unit in {"次", "位", "方", "种", "期", "批", "级", "类"}:
        return bool(quantity.after) and quantity.unit == "次"
    if quantity.after or words.before.endswith("等"):
        return True
    return bool(words.predicate and words.predicate.role in {"add", "action"} and words.indicator and words.before.endswith(words.predicate.cue))


def _future(time: TimeSpan | None, reference_year: int | None) -> bool:
    """By a year not past; in the document's own year only what is to hold by its end."""
    if time is None or time.role == "base":
        return False
    if reference_year is None:
        return True
    return time.year > reference_year or (time.year == reference_year and time.within is None)


def _is_past(text: str, quantity: Quantity, words: Words, time: TimeSpan | None, reference_year: int | None) -> str | None:
    """Why the quantity speaks of the past, or None."""
    if time is not None and time.role != "base" and reference_year is not None:
        if time.year < reference_year:
            return "past year"
        if time.year > reference_year:
            return None
        if text[max(0, time.start) : time.end].startswith(("截至", "截止")):
            return "as of"
        if time.within and time.year == reference_year and _PAST.search(words.clause):
            return "part of this year"
    if _PAST.search(words.before) or _PAST.search(words.clause[: words.clause.find(words.before) + len(words.before)] if words.before else ""):
        return "past words"
    sentence_head = text[: quantity.start]
    if re.search(r"截至|截止|目前，|目前已|现有|据统计|数据显示|(?:去年|上年|过去|五年来|以来)", sentence_head) and not re.search(r"力争|目标|到20\d\d年|将", sentence_head):
        return "past sentence"
    return None


def _is_forecast(text: str, quantity: Quantity, time: TimeSpan | None, genre: Genre, reference_year: int | None) -> bool:
    """A prediction by somebody: of the future, and not the issuing body's own expectation of the year just ended."""
    if re.search(r"预测|据.{0,12}预计", text[: quantity.end]):
        return reference_year is None or time is None or time.year >= reference_year
    if genre == "report":
        return _future(time, reference_year)
    return False


def _offer_or_rule(text: str, quantity: Quantity, words: Words, genre: Genre, vocabulary: Vocabulary) -> Verdict | None:
    left = max(text.rfind("。", 0, quantity.start), text.rfind("；", 0, quantity.start)) + 1
    ends = [i for i in (text.find("。", quantity.end), text.find("；", quantity.end)) if i >= 0]
    statement = text[left : min(ends) if ends else len(text)]
    to_here, onward = text[left : quantity.start], text[quantity.end : min(ends) if ends else len(text)]
    offered = _says(vocabulary, "incentive", "clause", statement)
    if quantity.unit.endswith("工作日") or quantity.unit == "个自然日":
        return Verdict("rule", 0.95, "working days")
    if quantity.dimension == "term" or quantity.unit in {"次", "批"}:
        return _term(quantity, words, statement, to_here, onward, offered, genre)
    if genre == "law" and not offered:
        return None
    if offered and (genre in {"measures", "law"} or _addresses(quantity, to_here)) and (verdict := _before_offer(quantity, words, to_here, onward)):
        return verdict
    if _THRESHOLD.search(to_here):
        return Verdict("condition", 0.7, "threshold")
    if _CONDITION_BEFORE.search(to_here) and _CONDITION_AFTER.match(onward) and (offered or genre in {"measures", "law"}):
        return Verdict("condition", 0.8, "condition")
    if offered and _can_be_offered(quantity, words, statement):
        near = _says(vocabulary, "incentive", "clause", words.clause) or "最高" in words.comparators or "不超过" in words.comparators or "封顶" in onward[:6]
        if genre in {"measures", "law"} or near:
            return Verdict("incentive", 0.85 if near else 0.7, "offer")
    return None


def _before_offer(quantity: Quantity, words: Words, to_here: str, onward: str) -> Verdict | None:
    """What stands before the offer says who gets it: a threshold, or how many are chosen."""
    if _OFFER.search(to_here) or not _OFFER.search(onward):
        return None
    if _CHOSEN.search(to_here):
        return Verdict("incentive", 0.7, "places")
    if _CONDITION_AFTER.match(onward) or words.comparators or quantity.after or re.search(r"对|凡|的$", to_here):
        return Verdict("condition", 0.75, "before the offer")
    return None


def _addresses(quantity: Quantity, to_here: str) -> bool:
    """Whether a sentence of a plan names whom it pays (对…首次超过1亿元的): a sum before the offer is then a threshold."""
    return quantity.dimension == "money" and re.search(r"对|凡|首次", to_here) is not None


def _can_be_offered(quantity: Quantity, words: Words, statement: str) -> bool:
    if quantity.dimension in {"money", "money_rate", "percent", "times"} or (quantity.dimension == "" and quantity.number[-1:] in "万亿"):
        return not (_FUND.search(words.indicator) or re.search(r"(?:设立|形成|组建)[^，；]*$", words.before))
    return False


def _term(quantity: Quantity, words: Words, statement: str, to_here: str, onward: str, offered: bool, genre: Genre) -> Verdict | None:
    """Durations and repetitions: offers (贴息期限不超过3年), rules (有效期三年), conditions, or nothing."""
    clause = words.clause
    if quantity.dimension == "term" and offered and _INCENTIVE_TERM.search(clause):
        return Verdict("incentive", 0.7, "offered term")
    if _RULE_TERM.search(clause) or (genre == "law" and re.match(r"^(?:内|以内)", onward)):
        if quantity.dimension == "term":
            return Verdict("rule", 0.85, "term")
    if quantity.dimension == "term":
        return Verdict("condition", 0.5, "term") if "以上" in quantity.after else None
    return Verdict("condition", 0.6, "repetition") if genre == "law" else None
