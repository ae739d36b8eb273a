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
AGAINST = ("past", "block", "head")
FILLER = "\x00"

_HIDDEN = re.compile(r"《[^》]*》|（[^）]*）|\([^)]*\)")
_PAIRS = {"“": "”", "《": "》", "（": "）", "(": ")", "【": "】", "「": "」"}
# What may stand before a verb of aim, so that 建设 in 城市建设 is not taken for one.
_ADVERBS = re.compile(
    r"(?:将|要|力争|争取|努力|确保|基本|初步|全面|率先|加快|推动|推进|着力|逐步|积极|联合|共同|规划|重点|持续|全力|奋力|大力"
    r"|进一步|同步|有序|稳步|如期|正式|高水平|高标准|高质量|高起点|累计|新|再|协同|统筹|分步|重点)*"
)
_SUBJECT = re.compile(r"(?:[^，、的]{0,10}?(?:[省市区县州]|全国|各地))?")
_NOT_A_VERB_BEFORE = frozenset("已未所为以的被可")
_NOT_A_VERB_BEHIND = ("的", "后", "时", "以来", "之", "了")


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of result. `needs`: one of these must follow; `not_before`: what makes it another word."""

    cue: str
    role: str
    confidence: float
    needs: tuple[str, ...]
    not_before: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class ResultWords:
    """The table of cues: verbs of result by their text, and what speaks against a goal."""

    cues: dict[str, Cue]
    verbs: re.Pattern[str]
    past: re.Pattern[str]
    block: re.Pattern[str]
    head: re.Pattern[str]


@lru_cache(maxsize=4)
def result_words(seeds: Seeds) -> ResultWords:
    """Read and check the table. Raises SeedError naming table, row and column."""
    cues: dict[str, Cue] = {}
    for number, row in enumerate(read_table(seeds.folder / TABLE, COLUMNS), 2):
        if row["role"] not in RESULTS + AGAINST:
            known = ", ".join(RESULTS + AGAINST)
            raise SeedError(f"{TABLE}, row {number}, column role: {row['role']!r} is not one of {known}")
        if row["cue"] in cues:
            raise SeedError(f"{TABLE}, row {number}, column cue: {row['cue']!r} is there twice")
        try:
            confidence = float(row["confidence"])
        except ValueError:
            raise SeedError(f"{TABLE}, row {number}, column confidence: {row['confidence']!r} is no number") from None
        cues[row["cue"]] = Cue(
            row["cue"], row["role"], confidence, _items(row["needs"]), _items(row["not_before"])
        )
    return ResultWords(
        cues,
        _either([cue.cue for cue in cues.values() if cue.role in RESULTS]),
        *(_either([cue.cue for cue in cues.values() if cue.role == role]) for role in AGAINST),
    )


def _items(cell: str) -> tuple[str, ...]:
    return tuple(item for item in cell.split(";") if item)


def _either(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


def masked(text: str) -> str:
    """The text with titles and brackets blanked, each character at its place."""
    return _HIDDEN.sub(lambda match: FILLER * len(match[0]), text) if "《" in text or "（" in text or "(" in text else text


def clauses(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the parts between commas and stops that stand outside of quotation marks and brackets."""
    start, closing = 0, ""
    for at, character in enumerate(text):
        if closing:
            closing = "" if character == closing else closing
        elif character in _PAIRS:
            closing = _PAIRS[character] if _PAIRS[character] in text[at:] else ""
        elif character in "，；;。！：:" or (character == "," and not text[at + 1 : at + 2].isdigit()):
            if at > start:
                yield start, at
            start = at + 1
    if start < len(text):
        yield start, len(text)


def result_in(clause: str, words: ResultWords) -> Cue | None:
    """The verb that makes a clause a result; None where there is none, or where it says something else.

    yes: "数据要素市场体系基本建成", "形成分级管理机制"   no: "已建成的平台", "支持企业建立研发中心", "城市建设"
    """
    if words.head.match(clause) or words.past.search(clause) or words.block.search(clause):
        return None
    for match in words.verbs.finditer(clause):
        cue = words.cues[match[0]]
        if _holds(clause, match.start(), match.end(), cue):
            return cue
    return None


def _holds(clause: str, start: int, end: int, cue: Cue) -> bool:
    before, behind = clause[:start], clause[end:]
    if before[-1:] in _NOT_A_VERB_BEFORE and before or behind.startswith(_NOT_A_VERB_BEHIND + cue.not_before):
        return False
    if cue.needs and not any(word in behind for word in cue.needs):
        return False
    if len(behind) < 2 and len(before) < 3:
        return False
    if cue.role == "aim":
        subject = _SUBJECT.match(before)
        rest = before[subject.end() :] if subject else before
        return len(behind) > 3 and (_ADVERBS.fullmatch(rest) is not None or _ADVERBS.fullmatch(before) is not None)
    return True
