"""The words around a quantity: its clause, its predicate, and the noun phrase that is counted.

新建5G基站5000个          add     新建    5G基站      noun before the number
打造200个数字场景         action  打造    数字场景    noun behind it
产业规模超过1500亿元       level   超过    产业规模    noun before the predicate
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.extract.nouns import (
    clause_bounds,
    clauses_before,
    noun_ahead,
    noun_behind,
    open_bracket,
    ranked_noun,
    tidy_noun,
)
from etl.extract.quantities import Quantity
from etl.model import TimeSpan
from etl.seeds.vocabulary import Predicate, Vocabulary

_ADVERBS_BEHIND = r"(?:{adverb})+$"
_BASELINE = re.compile(  # matches 较一季度 of 增速较一季度; must not match 比重
    r"(?:(?:相?较于?|相?比)(?=\d|上|去|前|一|二|三|四|同|全|“|\"|十|本|规划|基期|年初|年均|我)"
    r"|(?:与|同)(?=[^，]{1,10}(?:相比|持平))|高于|低于|高出)[^，。；、]{1,14}$"
)
_COMPARED = re.compile(r"(?:但|分别)*比[^，。；]{2,20}$")  # 增速比同期工业|低
_NO_BASELINE = re.compile(r"比(?:重|例|率|较优)")
_REACHED = re.compile(r"^(?:均|全部|都|实现)*(?:达到|达|建成|完成|创建|获评|实现)(.{2,14}?)(?:标准|要求|水平)?$")
_PER = re.compile(r"每[万千百十]*(?:人口?|户|平方公里|名[\u4e00-\u9fff]{0,4}人)")  # 每万人拥有5G基站25个; not 每年
_BEFORE_FOR = {"", "并", "将", "已"}
_NEAR = 16  # characters at the end in which a cue or a run of adverbs stands; the rest need not be searched
_AMONG = re.compile(r"(?:中|方面)$")
_SUMS = ("投资", "产值", "营收", "收入")
_SUBJECT_FIRST = {"level", "rise", "fall", "gap"}
_LEVELS_OF_OBJECTS = {
    "完成",
    "实现",
    "有",
    "拥有",
    "共有",
    "建有",
    "已有",
    "现有",
    "保持",
    "到",
    "至",
}  # 完成50个项目: the noun stands behind
_GUARDS = {  # what must not stand before a predicate of one character
    "为": "成作视认分",
    "达": "发到",
    "至": "甚乃直",
    "到": "遇看",
    "有": "所具拥国共享",
    "是": "其",
    "建": "新扩改共",
    "设": "建",
    "增": "新",
    "低": "降减最较偏",
    "高": "提最新较偏创",
}


@dataclass(frozen=True, slots=True)
class Words:
    """What was found around one quantity; texts come from the view.

    before, after   the clause's text on either side, up to the neighbouring quantity; times taken out
    comparators     cues before the number
    predicate       what ties noun and number; `acts`: it stands directly before the number
    subject_first   the noun stands before its predicate (产业规模达到 …)
    qualifier       what a bracket says of the noun before it (单向网络时延（至省内市州3ms）)
    """

    before: str
    after: str
    clause: str
    comparators: tuple[str, ...]
    predicate: Predicate | None
    acts: bool
    subject_first: bool
    indicator: str
    baseline: str
    qualifier: str = ""


@dataclass(frozen=True, slots=True)
class _Tail:
    """What stands at the end of the text before a number: `rest`, then a predicate, comparators and adverbs."""

    rest: str
    comparators: tuple[str, ...]
    predicate: Predicate | None


@lru_cache(maxsize=4)
def _endings(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], tuple[str, ...], tuple[str, ...]]:
    """Predicates and comparators at the end of a text, the longest first: patterns, then the words themselves.

    `str.endswith` with the words tells in a fraction of the time that there is nothing to search for.
    """
    cues = sorted(vocabulary.predicates, key=len, reverse=True)
    predicates = "|".join(f"(?<![{_GUARDS[c]}]){c}" if c in _GUARDS else re.escape(c) for c in cues)
    comparators = sorted((cue for side, cue in vocabulary.comparators if side == "before"), key=len, reverse=True)
    return (
        re.compile(f"(?:{predicates})$"),
        re.compile("(?:" + "|".join(map(re.escape, comparators)) + ")$"),
        tuple(cues),
        tuple(comparators),
    )


def words_around(
    text: str, quantities: Sequence[Quantity], index: int, times: Sequence[TimeSpan], vocabulary: Vocabulary
) -> Words:
    """Read the clause of quantity `index` of the folded sentence `text`."""
    quantity = quantities[index]
    left, right = clause_bounds(text, quantity.start, quantity.end)
    begin = max([left] + [q.end for q in quantities[:index] if q.end > left])
    stop = min([right] + [q.start for q in quantities[index + 1 :] if q.start < right])
    before = _without_times(text, begin, quantity.start, times)
    if begin > left:
        before = _own_part(before)
    return _read(
        outer=_before_open_bracket(text, quantities, index),
        before=_inside(before),
        after=text[quantity.end : stop],
        clause=text[left:right],
        quantity=quantity,
        next_is_quantity=stop < right,
        vocabulary=vocabulary,
    )


def earlier_noun(text: str, start: int, vocabulary: Vocabulary) -> str:
    """The subject of an earlier clause: `产业比重显著提升，从2012年的16.8%…`; the nearest that has one."""
    if ranked := ranked_noun(text, start, vocabulary):
        return ranked
    return next((noun for clause in clauses_before(text, start) if (noun := clause_noun(clause, vocabulary))), "")


def clause_noun(clause: str, vocabulary: Vocabulary) -> str:
    """What a clause without numbers speaks of (产业比重|显著提升); empty where it ends in no predicate."""
    tail = _strip_tail(clause, vocabulary)
    if tail.predicate is None and (among := _AMONG.search(clause)):
        return tidy_noun(clause[: among.start()], vocabulary)  # 龙头企业中，
    if tail.predicate is None:
        return ""
    noun, _ = noun_ahead(tail.rest, vocabulary, subject_first=tail.predicate.role in _SUBJECT_FIRST)
    return noun if len(noun) >= 2 else ""


def _without_times(text: str, begin: int, end: int, times: Sequence[TimeSpan]) -> str:
    """`5G基站到2025年达到` reads as `5G基站达到`; a year that is only compared with stays."""
    pieces, at = [], begin
    for time in times:
        if time.role != "base" and begin <= time.start and time.end <= end:
            pieces.append(text[at : time.start])
            at = time.end + text.startswith("的", time.end)
    return "".join((*pieces, text[at:end]))


def _own_part(before: str) -> str:
    """Behind an earlier number: what stands up to the last joint is that number's noun, not this one's."""
    _, joint, own = before.rpartition("、")
    if joint and "（" not in own:
        before = own
    return "" if before.endswith(("和", "及", "与", "以及")) else before


def _before_open_bracket(text: str, quantities: Sequence[Quantity], index: int) -> str:
    """The clause's text before the bracket that is open at the number; empty where none is or it has a number too.

    `占比达到36%（到2027年达到40%）` goes on with the noun of the number before the bracket.
    """
    opened = open_bracket(text, quantities[index].start)
    if opened < 0:
        return ""
    left, _ = clause_bounds(text, opened, opened)
    if any(left <= earlier.start < opened for earlier in quantities[:index]):
        return ""
    outer = text[left:opened]
    return "" if re.search(r"[（(）)]", outer) else outer  # one of a row of brackets: the first one's noun serves


def _inside(before: str) -> str:
    """What stands in the bracket that is open at the end, else what stands behind the last closed one's rest."""
    opened = open_bracket(before, len(before))
    if opened >= 0:
        return before[opened + 1 :]
    closed = re.match(r"^[^（(]*[）)]", before)
    return before[closed.end() :] if closed else before


def _read(
    outer: str, before: str, after: str, clause: str, quantity: Quantity, next_is_quantity: bool, vocabulary: Vocabulary
) -> Words:
    tail = _strip_tail(before, vocabulary)
    compares = tail.predicate is not None and tail.predicate.role == "gap"
    baseline, rest = _split_baseline(tail.rest, compares)
    if baseline:
        rest = vocabulary.pattern(_ADVERBS_BEHIND).sub("", rest)
    behind = noun_behind(after, next_is_quantity, vocabulary)
    subject_first = tail.predicate is not None and tail.predicate.role in _SUBJECT_FIRST
    ahead, verb = noun_ahead(rest, vocabulary, subject_first)
    qualifier = ""
    if outer and (not ahead or ahead.startswith(("至", "到", "对"))):
        qualifier, (ahead, verb) = ahead, noun_ahead(outer, vocabulary)
    from_behind = _prefers_behind(quantity, tail, ahead, behind, after, verb)
    predicate = tail.predicate or (verb if not subject_first else None)
    if _is_noun_head(tail, verb, ahead, behind) and tail.predicate is not None:
        ahead, predicate = ahead + tail.predicate.cue, verb
    indicator = (behind if from_behind else ahead or behind) or _verbal_noun(tail)
    if (per := _PER.search(before)) and "每" not in indicator:
        qualifier = qualifier or per.group()
    if quantity.dimension == "place" and (reached := _REACHED.match(after)):
        indicator = tidy_noun(reached[1], vocabulary)  # 16市均达到千兆城市标准
    return Words(
        before=before,
        after=after,
        clause=clause,
        comparators=tail.comparators,
        predicate=predicate,
        acts=tail.predicate is not None,
        subject_first=subject_first and not from_behind,
        indicator=indicator,
        baseline=baseline,
        qualifier=qualifier,
    )


def _verbal_noun(tail: _Tail) -> str:
    """`完成投资500亿元`, `培训20万人次`: nothing but the verb says what is counted."""
    if tail.predicate is None or tail.predicate.role != "action":
        return ""
    noun = tail.predicate.cue.removeprefix("完成")
    return noun if tail.predicate.nominal or noun != tail.predicate.cue else ""


def _prefers_behind(
    quantity: Quantity, tail: _Tail, ahead: str, behind: str, after: str, verb: Predicate | None
) -> bool:
    """Whether the noun behind the number is what is counted, when there may be one on either side."""
    if not behind:
        return False
    counted = quantity.dimension in {"count", "count_weak", ""} and quantity.form != "fold"
    predicate = tail.predicate
    if after.startswith("的") and ahead and (tail.comparators or ahead.endswith(_SUMS)):
        return False  # 首个经济总量超过5万亿元的城市, 总投资100亿元的项目
    if predicate is not None and predicate.role in _SUBJECT_FIRST:
        return counted and predicate.role == "level" and (not ahead or predicate.cue in _LEVELS_OF_OBJECTS)
    return not ahead or counted or after.startswith("的") or predicate is not None or verb is not None


def _is_noun_head(tail: _Tail, verb: Predicate | None, ahead: str, behind: str) -> bool:
    """`开展职业技能培训2万人次`: the verb before the number is the head of the noun, another verb governs."""
    predicate = tail.predicate
    if predicate is None or verb is None or behind or not ahead:
        return False
    return predicate.nominal and predicate.role in {"action", "add"} and len(predicate.cue) > 1


def _strip_tail(before: str, vocabulary: Vocabulary) -> _Tail:
    """Take comparators, adverbs and one predicate off the end of the text before the number."""
    rest, comparators = before.rstrip("“”\"'（("), []
    predicate: Predicate | None = None
    predicates, compares, cues, compared = _endings(vocabulary)
    adverbs = vocabulary.pattern(_ADVERBS_BEHIND)
    while True:
        near = max(0, len(rest) - _NEAR)
        if rest.endswith(compared) and (match := compares.search(rest, near)) and not _is_other_word(rest, match):
            comparators.append(match.group())
        elif match := adverbs.search(rest, near):
            pass
        elif predicate is None and rest.endswith(cues) and (match := predicates.search(rest, near)):
            predicate = vocabulary.predicates[match.group()]
        else:
            if predicate is not None and predicate.cue == "为" and rest in _BEFORE_FOR:
                predicate = None  # 为300户家庭安装: for whom
            return _Tail(rest, tuple(comparators), predicate)
        rest = rest[: match.start()]


def _is_other_word(text: str, match: re.Match[str]) -> bool:
    """A 上 at the very beginning, the 近 of 附近, the 过 of 通过."""
    if match.group() == "过":
        return text[: match.start()].endswith(("通", "经", "超", "透", "越", "不", "度"))
    return (match.group() == "上" and match.start() == 0) or (match.group() == "近" and text.endswith("附近"))


def _split_baseline(rest: str, compares: bool) -> tuple[str, str]:
    """`增速较一季度` → (较一季度, 增速); before a word that compares (低, 高) anything may follow 比."""
    match = _BASELINE.search(rest) or (_COMPARED.search(rest) if compares else None)
    if match and not _NO_BASELINE.search(match.group()):
        return match.group(), rest[: match.start()]
    return "", rest
