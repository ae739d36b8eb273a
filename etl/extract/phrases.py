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

from etl.extract.quantities import Quantity
from etl.extract.tokens import first_word, word_bounds
from etl.model import TimeSpan
from etl.seeds.vocabulary import Predicate, Vocabulary

HARD_STOPS = "，。；：！？,;:!?"
_HARD = re.compile(f"[{HARD_STOPS}]")
_ADVERB = (
    "力争|努力|争取|确保|累计|总共|总计|合计|平均|均|共|可|将|已|再|预计|不断|稳步|进一步|持续|各|分别|同比|环比|年均|每年|每|年|约|至少|"
    "总体|大约|逐步|率先|新|全年|全部|有序|有望|基本|也|都|还|并|全面|快速|稳定|继续|大幅|明显|显著|比重|了|其|从|由|要|应|须|能|会"
)
_ADVERBS_BEHIND = re.compile(f"(?:{_ADVERB.replace('|比重', '').replace('|新|', '|')})+$")
_LEADING = re.compile(
    r"^(?:其中|含|包括|提出|明确|同时|此外|另外|以及|并且|而且|且|并|及|和|与|或|又|也|还|使(?!用)|让|令|将|把|对于|对|其|该|这|各(?!级|类|种)|使得|按照|按|给予|予以|根据|经认定|不超过|到|力争|努力|争取|确保|"
    r"全年|每年|年内|累计|总共|合计|平均|不断|持续|进一步|加快|率先|逐步|有序|重点(?=打造|建设|支持|发展|培育|推进|布局)|优化|保持并优化|要(?!素|点)|应当|大力|着力|积极|全力|加大|推动|推进|实现|促进(?!中心)|带动|引导|鼓励|"
    r"新(?=引|培|建|增|认|设|开|签|改|投|组|集|布)|再|共(?!享|性|同|建|有)|预计|计划|拟|已|(?:全|我|本|该)(?:省|市|区|县|州|国|自治区|社会口径)(?:的)?(?!性|级)|(?:省|市|区|县|州|国|区域|域)内|当地|本地|一是|二是|三是|四是|五是|的|、|—+|[“”\"'])+"
)
_GENERIC_TAIL = re.compile(r"^(?:比重|占比|比例|规模|数量|总量|总数|数|率|增速|增长率|水平|总额|额|面积|里程|长度|次数|人数|户数|能力|强度|产量|产值|增加值|收入|销售额|时间|周期|降幅|增幅)")
_CONJUNCTION_END = re.compile(r"(?:以及|及其|及|和|与|或|、|并|等|，|的|且|（[^）]*|\([^)]*)+$")
_BASELINE = re.compile(
    r"(?:(?:相?较于?|相?比)(?=\d|上|去|前|一|二|三|四|同|全|“|\"|十|本|规划|基期|年初|年均|我)|(?:与|同)(?=[^，]{1,10}(?:相比|持平)))[^，。；、]{1,14}$"
)
_POST_STOP = re.compile(
    r"要(?=在|达|实现|覆盖|全|超|突|完|力|由|建)|应当|完成|实现|达到|达标|获得|获评|进入|入选|投入|上云|用云|开展|参与|通过|纳入|接入|直接|建成|全部|形成|迁移|组成|用于|均|列入|给予|予以|"
    r"超过|不低于|不少于|增长|下降|提高|提升至|提升到|运营|推动|促进|打造|培育|引进|新增|新建|并|覆盖(?!率|面|范围|网)|发起|位居|排名"
)
_REACHED = re.compile(r"^(?:均|全部|都|实现)*(?:达到|达|建成|完成|创建|获评|实现)(.{2,14}?)(?:标准|要求|水平)?$")
_POST_VERB = re.compile(r"^(?:建设(?!项目|工程|用地)|开展|推进|用于|研究制定|投向|组织实施)")
_POST_LEAD = re.compile(r"^(?:规模的|规模|左右的|以上的|以上|左右|的|等|及以上|或以上|“)*(?=.)")


@dataclass(frozen=True, slots=True)
class Words:
    """What was found around one quantity; texts come from the view.

    before, after   the clause's text on either side, up to the neighbouring quantity; times taken out
    comparators     cues before the number
    qualifier       what a bracket says of the noun before it (单向网络时延（至省内市州3ms）)
    subject_first   the noun stands before its predicate (产业规模达到 …)
    """

    before: str
    after: str
    comparators: tuple[str, ...]
    predicate: Predicate | None
    adverbs: str
    indicator: str
    subject_first: bool
    clause: str
    baseline: str
    qualifier: str = ""


@lru_cache(maxsize=4)
def _predicate_patterns(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Predicates at the end of a text; verbs anywhere that never are nouns; verbs at the beginning."""
    cues = sorted(vocabulary.predicates, key=len, reverse=True)
    guard = {"为": "(?<![成作视认分])", "达": "(?<![发到])", "至": "(?<![甚乃直])", "到": "(?<![遇看])", "有": "(?<![所具拥国共享])", "是": "(?<![其])", "建": "(?<![新扩改共])", "设": "(?<![建])", "增": "(?<![新])"}
    ends = "|".join(guard.get(cue, "") + re.escape(cue) for cue in cues)
    verbs = "|".join(re.escape(c) for c in cues if not vocabulary.predicates[c].nominal and vocabulary.predicates[c].role in {"add", "action", "level"})
    heads = "|".join(re.escape(c) for c in cues if len(c) > 1 and vocabulary.predicates[c].role in {"add", "action", "level"})
    adverb_first = f"(?:共|累计|已|将|再|合计)(?:{heads})"
    return re.compile(f"(?:{ends})$"), re.compile(f"{adverb_first}|{verbs}"), re.compile(f"^(?:{heads})")


@lru_cache(maxsize=4)
def _comparator_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    cues = sorted((cue for side, cue in vocabulary.comparators if side == "before"), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, cues)) + ")$")


def clause_of(text: str, start: int, end: int) -> tuple[int, int]:
    """Bounds of the clause (between hard stops outside brackets' reach) that holds text[start:end]."""
    left = max((m.end() for m in _HARD.finditer(text, 0, start)), default=0)
    right = _HARD.search(text, end)
    return left, right.start() if right else len(text)


def words_around(
    text: str, quantities: Sequence[Quantity], index: int, times: Sequence[TimeSpan], vocabulary: Vocabulary
) -> Words:
    """Read the clause of quantity `index` of the folded sentence `text`."""
    quantity = quantities[index]
    left, right = clause_of(text, quantity.start, quantity.end)
    begin = max([left] + [q.end for q in quantities[:index] if q.end > left])
    stop = min([right] + [q.start for q in quantities[index + 1 :] if q.start < right])
    before = _without_times(text, begin, quantity.start, times)
    if begin > left:
        before = _own_part(before)
    opened = max(text.rfind("（", 0, quantity.start), text.rfind("(", 0, quantity.start))
    outer = text[clause_of(text, opened, opened)[0] : opened] if opened > max(text.rfind("）", 0, quantity.start), text.rfind(")", 0, quantity.start)) else ""
    return _read(outer, _inside(before), text[quantity.end : stop], text[left:right], quantity, stop < right, vocabulary)


def _without_times(text: str, begin: int, end: int, times: Sequence[TimeSpan]) -> str:
    """`5G基站到2025年达到` reads as `5G基站达到`; a year that is only compared with stays."""
    pieces, at = [], begin
    for time in times:
        if time.role != "base" and begin <= time.start and time.end <= end:
            pieces.append(text[at : time.start])
            at = time.end
    return "".join((*pieces, text[at:end]))


def _own_part(before: str) -> str:
    """Behind an earlier number: what stands up to the last joint is that number's noun, not this one's."""
    _, joint, own = before.rpartition("、")
    if joint and "（" not in own:
        before = own
    return "" if before.endswith(("和", "及", "与", "以及")) else before


def _inside(before: str) -> str:
    """What stands in the bracket that is open at the end, else what stands behind the last closed one's rest."""
    opened = max(before.rfind("（"), before.rfind("("))
    if opened >= 0 and not re.search(r"[）)]", before[opened:]):
        return before[opened + 1 :]
    closed = re.match(r"^[^（(]*[）)]", before)
    return before[closed.end() :] if closed else before


def _read(outer: str, before: str, after: str, clause: str, quantity: Quantity, next_is_quantity: bool, vocabulary: Vocabulary) -> Words:
    rest, comparators, adverbs, predicate = _strip_tail(before, vocabulary)
    baseline, rest = _split_baseline(rest)
    qualifier = ""
    tail_verb = predicate is not None
    behind = _noun_behind(after, next_is_quantity)
    subject_first = predicate is not None and predicate.role in {"level", "rise", "fall", "gap"}
    ahead, verb = _noun_ahead(rest, vocabulary, subject_first)
    if outer and (not ahead or ahead.startswith(("至", "到", "对"))):
        qualifier = ahead
        ahead, verb = _noun_ahead(outer, vocabulary)
    counted = quantity.dimension in {"count", "count_weak", ""} and quantity.form != "fold"
    if subject_first and predicate is not None:
        prefers_behind = behind and counted and (not ahead or predicate.cue in {"完成", "实现", "有", "保持", "到", "至"}) and predicate.role == "level"
    else:
        prefers_behind = bool(behind) and (not ahead or counted or after.startswith("的") or predicate is not None or verb is not None)
        predicate = predicate or verb
    if tail_verb and verb is not None and predicate is not None and predicate.nominal and not behind and ahead and predicate.role == "action" and len(predicate.cue) > 1:
        ahead, predicate = ahead + predicate.cue, verb  # 职业技能培训2万人次: the verb is the noun's head
    indicator = behind if prefers_behind else ahead or behind
    if quantity.dimension == "place" and (reached := _REACHED.match(after)):
        indicator = tidy_noun(reached[1])
    return Words(before, after, comparators, predicate, adverbs, indicator, subject_first and not prefers_behind, clause, baseline, qualifier)


def _strip_tail(before: str, vocabulary: Vocabulary) -> tuple[str, tuple[str, ...], str, Predicate | None]:
    """Take comparators, adverbs and one predicate off the end of the text before the number."""
    rest, comparators, adverbs = before.rstrip("“”\"'（("), [], ""
    predicate = None
    compare, (ends, _, _) = _comparator_pattern(vocabulary), _predicate_patterns(vocabulary)
    while True:
        if match := compare.search(rest):
            cue = match.group()
            if not (cue == "上" and not match.start()) and not (cue == "近" and rest.endswith("附近")):
                comparators.append(cue)
                rest = rest[: match.start()]
                continue
        if match := _ADVERBS_BEHIND.search(rest):
            adverbs = match.group() + adverbs
            rest = rest[: match.start()]
            continue
        if predicate is None and (match := ends.search(rest)):
            predicate = vocabulary.predicates[match.group()]
            rest = rest[: match.start()]
            continue
        break
    return rest, tuple(comparators), adverbs, predicate


def _split_baseline(rest: str) -> tuple[str, str]:
    """`增速较一季度` → (较一季度, 增速)."""
    match = _BASELINE.search(rest)
    if match and not re.search(r"比(?:重|例|率|较优)", match.group()):
        return match.group(), rest[: match.start()]
    return "", rest


def _noun_ahead(rest: str, vocabulary: Vocabulary, subject_first: bool = False) -> tuple[str, Predicate | None]:
    """The noun phrase that ends `rest`, and the verb it hangs on."""
    _, verbs, heads = _predicate_patterns(vocabulary)
    verb: Predicate | None = None
    for match in verbs.finditer(rest):
        if match.end() < len(rest) and _is_word(rest, match.start(), match.end(), vocabulary):
            cue = match.group()
            verb = vocabulary.predicates.get(cue) or vocabulary.predicates[cue.removeprefix("累计").removeprefix("合计").lstrip("共已将再")]
            tail = rest[match.end() :]
    phrase = tail if verb else rest
    while True:
        cleaned = _LEADING.sub("", phrase)
        head = heads.match(cleaned)
        if head and first_word(cleaned[:12], vocabulary) not in vocabulary.predicates:
            head = None
        if head and len(cleaned) > head.end() + 1 and not cleaned[head.end() :].startswith(("的", "型", "性", "类", "化")):
            found = vocabulary.predicates[head.group()]
            if found.nominal and subject_first:
                break  # 服务贸易增长: part of the noun
            verb = verb if verb and found.nominal else found
            phrase = cleaned[head.end() :]
            continue
        break
    return tidy_noun(cleaned), verb


def _is_word(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether text[start:end] begins and ends where words do (not 共建 in 公共建筑, 拥有 in 拥有量)."""
    if text[end : end + 1] and text[end] in "量率者度额":
        return False
    bounds = word_bounds(text, vocabulary)
    return start in bounds and end in bounds


def _noun_behind(after: str, next_is_quantity: bool) -> str:
    """The noun phrase that follows the unit; empty where a stop, a verb or nothing follows."""
    text = after if not next_is_quantity else _CONJUNCTION_END.sub("", after)
    if not text or text[0] in "、）)（(和及与/":
        return ""
    text = re.split(r"[（(）)]", text)[0]
    stop = _POST_STOP.search(text, 1)
    if _POST_STOP.match(text) or _POST_VERB.match(text):
        return ""
    if stop:
        text = text[: stop.start()]
    pieces = text.split("、")
    if len(pieces) > 1 and next_is_quantity:
        text = pieces[0]
    return tidy_noun(_POST_LEAD.sub("", text, count=1))


_RANKED = re.compile(r"([^，。；：]{2,20}?)(?:居|排名|位居|排)(?:全国|全省)?前")


def earlier_noun(text: str, start: int, vocabulary: Vocabulary) -> str:
    """The subject of an earlier clause: `产业比重显著提升，从2012年的16.8%…`; the nearest that has one."""
    if ranked := _RANKED.search(text, 0, start):
        return tidy_noun(ranked[1])
    for clause in reversed(_HARD.split(text[:start])[:-1]):
        rest, _, _, predicate = _strip_tail(clause, vocabulary)
        noun, _ = _noun_ahead(rest, vocabulary)
        if predicate is not None and len(noun) >= 2:
            return noun
    return ""


def tidy_noun(phrase: str) -> str:
    """The head of a noun phrase: behind the last 的 or 等 where what follows names something by itself."""
    phrase = _CONJUNCTION_END.sub("", _LEADING.sub("", phrase)).strip("“”\"'—-·：:、")
    for mark in ("的", "等"):
        head, found, tail = phrase.rpartition(mark)
        if found and len(head) >= 2 and tail.endswith(("能力", "水平")) and mark == "的":
            return tidy_noun(head)  # 商业卫星的批量化制造能力 counts satellites
        if found and len(tail) >= 3 and not _GENERIC_TAIL.match(tail) and not (mark == "等" and tail[0] in "级"):
            phrase = tail
    if phrase.count("“") != phrase.count("”") or phrase.count('"') % 2:
        phrase = phrase.replace("“", "").replace("”", "").replace('"', "")
    return phrase
