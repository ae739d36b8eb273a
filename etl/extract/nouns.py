"""The noun phrase that is counted: in front of the number, behind it, or in an earlier clause."""

from __future__ import annotations

import re
from functools import lru_cache

from etl.extract.tokens import first_word, word_bounds
from etl.seeds.vocabulary import Predicate, Vocabulary

HARD_STOPS = "，。；：！？,;:!?"
_HARD = re.compile(f"[{HARD_STOPS}]")

_LEAD = (  # matches `其中全省` of 其中全省5G基站; must not match the 新 of 新型储能
    r"^(?:{noun_lead}|(?:全|我|本|该)(?:省|市|区|县|州|国|自治区|社会口径)(?:的)?(?!性|级)"
    r"|(?:省|市|区|县|州|国|区域|域)内|—+|[“”\"'）)、]|[（(][\d一二三四五六七八九十]{1,3}[）)])+"
)
_STOP_BEHIND = r"{noun_stop}"
_VERB_BEHIND = r"^(?:{noun_stop_first})"
_GENERIC = r"^(?:{generic_noun})"
_LEAD_BEHIND = re.compile(r"^(?:规模的|规模|左右的|以上的|以上|左右|的|等|及以上|或以上|“)*(?=.)")
_LOOSE_END = re.compile(r"(?:以及|及其|及|和|与|或|、|并|等|，|的|且|（[^）]*|\([^)]*)+$")
_RANKED = re.compile(r"([^，。；：]{2,20}?)(?:居|排名|位居|排)?(?:全国|全省)?前[\d一二三四五六七八九十]+[名位]?")
_RATE_OF = re.compile(r"^[\u4e00-\u9fff]{0,3}(?:比例|占比|比重|覆盖率)$")
_LONGEST_OF = 16
_NOTE_MARK = re.compile(r"^[\[［]\d{1,3}[\]］]")  # 增长4.8%[3]
_BRACKET_FIRST = re.compile(r"[（(]([^）)]{1,3})[）)](?=[\u4e00-\u9fff])")
_RANKED_FIRST = re.compile(
    r"[^，。；、]{2,14}(?:排名|位居|位列)[^，。；、]{2,10}的([^，。；、的]{2,12})(?=$|[，。；、])"
)
_DESCRIBED = re.compile(r"[^，。；、]{2,14}的([^，。；、的]{2,12}?)(?:之一)?$")  # 入选试点的|城市
_NEXT_NUMBER = re.compile(r"、(?=\d+(?![\dA-Za-z+.]))")  # 75座换电站、2645…, not 机器人、3D打印企业
_BRACKET_WITHIN = re.compile(r"[（(][^（）()]{1,8}[）)](?=[\u4e00-\u9fff])")  # 疑难（罕见）疾病
_SUFFIXES = ("的", "型", "性", "类", "化")
_NOUN_SUFFIX = "量率者度额"


@lru_cache(maxsize=4)
def _verbs(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Verbs anywhere that never are nouns (打造, 共投入), and all verbs at the beginning."""
    acting = [p for p in vocabulary.predicates.values() if p.role in {"add", "action", "level"}]
    moving = [p for p in vocabulary.predicates.values() if p.role in {"fall"} and not p.nominal]  # 压减支出10亿元
    acting.sort(key=lambda p: -len(p.cue))
    plain = "|".join(re.escape(p.cue) for p in acting if not p.nominal)
    every = "|".join(re.escape(p.cue) for p in (*acting, *moving) if len(p.cue) > 1)
    return re.compile(f"(?:共|累计|已|将|再|合计)(?:{every})|{plain}"), re.compile(f"^(?:{every})")


def noun_ahead(rest: str, vocabulary: Vocabulary, subject_first: bool = False) -> tuple[str, Predicate | None]:
    """The noun phrase that ends `rest`, and the verb it hangs on.

    subject_first: a predicate follows (服务贸易|增长), so that a verb which may be a noun is one.
    """
    verb, phrase = _last_verb(rest, vocabulary)
    _, heads = _verbs(vocabulary)
    if verb is not None and phrase[:1] in {"、", "和", "及"} and (second := heads.match(phrase[1:])):
        phrase = phrase[1 + second.end() :]  # 新建、改造|养老服务中心: two verbs, one noun
    while True:
        cleaned = vocabulary.pattern(_LEAD).sub("", phrase)
        head = heads.match(cleaned)
        if head is None or not _is_head(cleaned, head.end(), vocabulary):
            return tidy_noun(cleaned, vocabulary), verb
        found = vocabulary.predicates[head.group()]
        governed = verb is not None and not vocabulary.pattern(r"^(?:{verb_after_verb})").match(cleaned)
        if (found.nominal and (subject_first or governed)) or (found.role == "fall" and subject_first):
            return tidy_noun(cleaned, vocabulary), verb  # 服务贸易增长, 共投入研发经费: part of the noun
        verb = verb if verb and found.nominal else found
        phrase = cleaned[head.end() :]


def _last_verb(rest: str, vocabulary: Vocabulary) -> tuple[Predicate | None, str]:
    """The last verb in `rest` that never is a noun, and what stands behind it."""
    anywhere, _ = _verbs(vocabulary)
    verb, tail = None, rest
    for match in anywhere.finditer(rest):
        if match.end() < len(rest) and _is_word(rest, match.start(), match.end(), vocabulary):
            cue = match.group()
            plain = cue.removeprefix("累计").removeprefix("合计").lstrip("共已将再")
            verb, tail = vocabulary.predicates.get(cue) or vocabulary.predicates[plain], rest[match.end() :]
    return verb, tail


def _is_head(text: str, end: int, vocabulary: Vocabulary) -> bool:
    """Whether the verb text[:end] stands by itself before a noun (服务|企业, not 服务器 or 服务型)."""
    behind = text[end:]
    return (
        len(behind) > 1
        and not behind.startswith(_SUFFIXES)
        and first_word(text[:12], vocabulary) in vocabulary.predicates
    )


def _is_word(text: str, start: int, end: int, vocabulary: Vocabulary) -> bool:
    """Whether text[start:end] begins and ends where words do (not 共建 in 公共建筑, 拥有 in 拥有量)."""
    if text[end : end + 1] and text[end] in _NOUN_SUFFIX:
        return False
    bounds = word_bounds(text, vocabulary)
    return start in bounds and end in bounds


def noun_behind(after: str, next_is_quantity: bool, vocabulary: Vocabulary) -> str:
    """The noun phrase that follows the unit; empty where a stop, a verb or nothing follows."""
    after = _NOTE_MARK.sub("", after)
    text = _LOOSE_END.sub("", after) if next_is_quantity else after
    if opened := _BRACKET_FIRST.match(text):
        text = opened[1] + text[opened.end() :]  # （近）零碳园区
    if not text or text[0] in "、）)（(和及与/":
        return ""
    if ranked := _RANKED_FIRST.match(text):
        return tidy_noun(ranked[1], vocabulary)
    text = _NEXT_NUMBER.split(text)[0]
    text = re.split(r"[（(）)]", _BRACKET_WITHIN.sub("", text))[0]
    stops = vocabulary.pattern(_STOP_BEHIND)
    if stops.match(text) or vocabulary.pattern(_VERB_BEHIND).match(text):
        described = _DESCRIBED.match(text)
        return tidy_noun(described[1], vocabulary) if described else ""
    if stop := stops.search(text, 1):
        text = text[: stop.start()]
    if next_is_quantity:
        text = text.split("、")[0]
    return tidy_noun(_LEAD_BEHIND.sub("", text, count=1), vocabulary)


def ranked_noun(text: str, start: int, vocabulary: Vocabulary) -> str:
    """`收入居前5名的北京（增长4.6%）`: what the ranking is by."""
    ranked = _RANKED.search(text, 0, start)
    return tidy_noun(ranked[1], vocabulary) if ranked else ""


def clauses_before(text: str, start: int) -> list[str]:
    """The whole clauses before the one that holds `start`, the nearest first."""
    return list(reversed(_HARD.split(text[:start])[:-1]))


def clause_bounds(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause (between stops) that holds text[start:end] begins and ends."""
    left = max((m.end() for m in _HARD.finditer(text, 0, start)), default=0)
    right = _HARD.search(text, end)
    return left, right.start() if right else len(text)


def open_bracket(text: str, at: int) -> int:
    """Where the bracket begins that is open at `at`; -1 where none is."""
    opened = max(text.rfind("（", 0, at), text.rfind("(", 0, at))
    closed = max(text.rfind("）", 0, at), text.rfind(")", 0, at))
    return opened if opened > closed else -1


def tidy_noun(phrase: str, vocabulary: Vocabulary) -> str:
    """The head of a noun phrase: behind the last 的 or 等 where what follows names something by itself."""
    phrase = _LOOSE_END.sub("", vocabulary.pattern(_LEAD).sub("", phrase)).strip("“”\"'—-·：:、")
    for mark in ("的", "等"):
        head, found, tail = phrase.rpartition(mark)
        if found and mark == "的" and len(head) >= 2 and tail.endswith(("能力", "水平")):
            return tidy_noun(head, vocabulary)  # 商业卫星的批量化制造能力 counts satellites
        if mark == "的" and _RATE_OF.search(tail) and len(head) <= _LONGEST_OF:
            continue  # 设立研发机构的企业比例
        if found and len(tail) >= 3 and not vocabulary.pattern(_GENERIC).match(tail) and not tail.startswith("级"):
            phrase = tail.lstrip("）)、")
    if phrase.count("“") != phrase.count("”") or phrase.count('"') % 2:
        phrase = re.sub('[“”"]', "", phrase)
    return phrase
