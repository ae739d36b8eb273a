"""Clauses of a sentence, and whether a clause says that something is to be there, done or reached.

到2028年，基本建成全省一张网，形成分级管理机制；   →  基本建成全省一张网 · 形成分级管理机制
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.errors import SeedError
from etl.seeds import Seeds, read_table

TABLE = "milestone_cues.csv"
COLUMNS = ("cue", "role", "confidence", "needs", "not_before")
RESULTS = ("done", "state", "aim")
AGAINST = ("past", "block", "head", "vague")
TRENDS = ("degree", "advance")
FILLER = "\x00"

_HIDDEN = re.compile(r"《[^》]*》|（[^）]*）|\([^)]*\)")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "【": "】", "「": "」"}
# What may stand before a verb of aim, so that 建设 in 城市建设 is not taken for one.
_ADVERBS = re.compile(
    r"(?:将|要|力争|争取|努力|确保|基本|初步|全面|率先|加快|推动|推进|着力|逐步|积极|联合|共同|规划|整合|重点|持续|全力|奋力|大力"
    r"|进一步|同步|有序|稳步|如期|正式|高水平|高标准|高质量|高起点|累计|新|再|协同|统筹|分步)*"
)
_SUBJECT = re.compile(r"(?:[^，、的]{0,10}?(?:[省区县州]|(?<!城)市|全国|各地))?")
# yes: "围绕教育、医疗等领域", "在应急管理方面"; what is done there follows
_FIELD = re.compile(r"(?:围绕|聚焦|面向|在)[^，]*?(?:领域|方面|行业|环节|地区|区域)(?=[^，的]{5})")
_QUOTED = re.compile(r"“[^”]*”")
_NOT_A_VERB_BEFORE = frozenset("已未所为以的被可")
_IN_FRONT = ("前列", "前茅", "前头", "前面")
_NOT_A_VERB_BEHIND = ("的", "后", "时", "以来", "之", "了")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of result.

    needs        one of these must follow; `+` any object, `$` nothing at all
    not_before   what makes it another word
    """

    cue: str
    role: str
    confidence: float
    needs: tuple[str, ...]
    not_before: tuple[str, ...]


TREND = Cue("", "trend", 0.5, (), ())  # below every other: it names no result that could be looked up


@dataclass(frozen=True, eq=False)
class ResultWords:
    """The table of cues: verbs of result by their text, and what speaks against a goal.

    past    what has been reached        block   what makes the clause say something else
    head    an activity that a clause begins with   vague   an end that says nothing to be seen (… 提升)
    turns   a word of degree or advance, anywhere
    trend   an end that says which way a thing goes (… 显著提升, … 取得重大进展)
    """

    cues: dict[str, Cue]
    verbs: re.Pattern[str]
    past: re.Pattern[str]
    block: re.Pattern[str]
    head: re.Pattern[str]
    vague: re.Pattern[str]
    turns: re.Pattern[str]
    trend: re.Pattern[str]


@lru_cache(maxsize=4)
def result_words(seeds: Seeds) -> ResultWords:
    """Read and check the table. Raises SeedError naming table, row and column."""
    listed: list[Cue] = []
    seen: set[tuple[str, str]] = set()
    for number, row in enumerate(read_table(seeds.folder / TABLE, COLUMNS), 2):
        if row["role"] not in RESULTS + AGAINST + TRENDS:
            known = ", ".join(RESULTS + AGAINST + TRENDS)
            raise SeedError(f"{TABLE}, row {number}, column role: {row['role']!r} is not one of {known}")
        if (row["role"], row["cue"]) in seen:
            raise SeedError(f"{TABLE}, row {number}, column cue: {row['cue']!r} is there twice")
        seen.add((row["role"], row["cue"]))
        try:
            confidence = float(row["confidence"])
        except ValueError:
            raise SeedError(f"{TABLE}, row {number}, column confidence: {row['confidence']!r} is no number") from None
        listed.append(Cue(row["cue"], row["role"], confidence, _items(row["needs"]), _items(row["not_before"])))
    return ResultWords(
        cues={cue.cue: cue for cue in listed if cue.role in RESULTS},
        verbs=re.compile(_either(listed, *RESULTS)),
        past=re.compile(_either(listed, "past")),
        block=re.compile(_either(listed, "block")),
        head=re.compile(_either(listed, "head")),
        vague=re.compile(f"(?:{_either(listed, 'vague')})$"),
        turns=re.compile(_either(listed, "degree", "advance")),
        trend=re.compile(
            rf"[^，]{{2,}}?(?:(?:{_either(listed, 'degree')})[\u4e00-\u9fff]{{1,6}}|[^，]{{0,10}}(?:{_either(listed, 'advance')}))$"
        ),
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(";") if item)


def _either(cues: Sequence[Cue], *roles: str) -> str:
    words = {cue.cue for cue in cues if cue.role in roles}
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def masked(text: str) -> str:
    """The text with titles and brackets blanked, each character at its place."""
    if not any(mark in text for mark in "《（("):
        return text
    return _HIDDEN.sub(lambda match: FILLER * len(match[0]), text)


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the parts between commas and stops that stand outside of quotation marks and brackets."""
    start, closing = 0, ""
    for at, character in enumerate(text):
        if closing:
            closing = "" if character == closing else closing
        elif character in _PAIRS:
            closing = _PAIRS[character] if _PAIRS[character] in text[at:] else ""
        elif character in "，；;。！：:" or (character == "," and not _in_number(text, at)):
            if at > start:
                yield start, at
            start = at + 1
    if start < len(text):
        yield start, len(text)


def _in_number(text: str, at: int) -> bool:
    return text[at - 1 : at].isdigit() and text[at + 1 : at + 4].isdigit()


def result_in(clause: str, words: ResultWords) -> Cue | None:
    """The verb that makes a clause a result; None where there is none, or where it says something else.

    yes: "数据要素市场体系基本建成", "形成分级管理机制"   no: "已建成的平台", "支持企业建立研发中心", "城市建设"
    """
    if field := _FIELD.match(clause):
        clause = clause[field.end() :]
    if words.head.match(clause) or any(sign.search(clause) for sign in (words.past, words.block)):
        return None
    if words.vague.search(clause):
        return _trend_in(clause, words)
    for match in words.verbs.finditer(_QUOTED.sub(lambda quoted: FILLER * len(quoted[0]), clause)):
        cue = words.cues[match[0]]
        if _holds(clause, match.start(), match.end(), cue):
            return cue
    return _trend_in(clause, words)


def _trend_in(clause: str, words: ResultWords) -> Cue | None:
    """yes: "创新能力显著增强", "数据要素市场更加活跃"   no: "显著增强创新能力" (an activity), "加快发展"."""
    return TREND if words.trend.match(clause) else None


def _holds(clause: str, start: int, end: int, cue: Cue) -> bool:
    before, behind = clause[:start], clause[end:]
    if (before and before[-1] in _NOT_A_VERB_BEFORE) or behind.startswith(_NOT_A_VERB_BEHIND + cue.not_before):
        return False
    if behind.startswith("前") and not behind.startswith(_IN_FRONT):
        return False
    if not _follows(behind, cue.needs):
        return False
    if len(behind) < 2 and len(before) < 3:
        return False
    if cue.role == "aim":
        subject = _SUBJECT.match(before)
        rest = before[subject.end() :] if subject else before
        return len(behind) > 3 and (_ADVERBS.fullmatch(rest) is not None or _ADVERBS.fullmatch(before) is not None)
    return True


def _follows(behind: str, needs: tuple[str, ...]) -> bool:
    if not needs:
        return True
    if needs == ("$",):
        return behind == "" or behind[0] in "、”"
    return len(behind) > 2 if needs == ("+",) else any(word in behind for word in needs)
