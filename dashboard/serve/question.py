"""What a line typed into the search means: regions, years and kinds become filters, the rest are words to look for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from dashboard.serve.warehouse import records
from etl import pipeline

ChipKind = Literal["region", "year", "kind"]
KINDS = {  # what people type for a kind, as a word of its own
    "目标": "target", "target": "target", "targets": "target", "goal": "target", "goals": "target",
    "现状": "actual", "完成": "actual", "actual": "actual", "actuals": "actual",
    "预测": "forecast", "forecast": "forecast", "激励": "incentive", "补贴": "incentive", "incentive": "incentive",
    "条件": "condition", "condition": "condition", "程序": "rule", "rule": "rule",
    "里程碑": "milestone", "milestone": "milestone", "milestones": "milestone",
}  # fmt: skip
_SPELLINGS = """
    SELECT p.spelling, p.manner, r.region_code, r.region_name_en,
           CASE WHEN r.region_level = 'nation' THEN r.short_name ELSE r.region_name END AS region_name,
           r.region_code IN (SELECT region_code FROM out_coverage WHERE target_count + actual_count > 0
                             UNION ALL SELECT region_code FROM out_document) AS held,
           list_position(['nation', 'province', 'city', 'area'], r.region_level) AS rank
    FROM out_region_spelling p JOIN out_region r USING (region_code)
"""
_PLAINEST_FIRST = """
    ORDER BY p.spelling, list_position(['name', 'abbreviation', 'english', 'pinyin', 'initials'], p.manner),
             held DESC, rank, r.sort_order
"""
_TOKEN = re.compile(r"[\"“”](?P<quoted>[^\"“”]+)[\"“”]|(?P<bare>[^\s\"“”]+)")
_YEAR = re.compile(r"(?P<year>(?:19|20)\d\d)年?[底末]?")
_YEAR_INSIDE = re.compile(r"(?P<year>(?:19|20)\d\d)年[底末]?")
_LONGEST_NAME = 3  # words: Yangtze River Delta
_COMMON = 0.2  # a single character that stands in more of the entries than this need not be found


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that was recognised. `typed` is what stands for it in the line: without it, the filter is gone."""

    kind: ChipKind
    value: str
    label: str
    label_en: str
    typed: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word of the index that counts for group `group`; the group is found where its shares add up to one."""

    number: int
    group: int
    share: float
    entries: int


@dataclass(frozen=True, slots=True)
class Question:
    """The line as understood.

    chips      filters; several of one kind are alternatives
    others     regions that a spelling may also mean
    text       what is left, as typed
    words      the words of the text, the long ones only
    terms      those words and the words inside them, as far as the index has them
    required   groups that an entry should have (all but very common single characters)
    unknown    words of which the index has nothing
    """

    chips: tuple[Chip, ...] = ()
    others: tuple[Chip, ...] = ()
    text: str = ""
    words: tuple[str, ...] = ()
    terms: tuple[Term, ...] = ()
    required: int = 0
    unknown: tuple[str, ...] = ()

    def values(self, kind: ChipKind) -> tuple[str, ...]:
        """The values of the filters of one kind."""
        return tuple(dict.fromkeys(chip.value for chip in self.chips if chip.kind == kind))

    @property
    def empty(self) -> bool:
        return not (self.chips or self.words)


def without(line: str, typed: str) -> str:
    """The line without what stands for a filter."""
    return " ".join(line.replace(typed, " ", 1).split())


@st.cache_data(max_entries=256, show_spinner=False)
def understand(build: str, line: str) -> Question:
    """What the line asks for. Words in quotation marks are never taken for a filter."""
    chips: list[Chip] = []
    others: list[Chip] = []
    rest: list[str] = []
    tokens = [(match["quoted"] or match["bare"], match["bare"] is None) for match in _TOKEN.finditer(line)]
    at = 0
    while at < len(tokens):
        token, quoted = tokens[at]
        taken = 1
        if quoted:
            rest.append(token)
        elif chip := _year_or_kind(token):
            chips.append(chip)
        elif found := _place(build, tokens[at:]):
            meant, also, taken = found
            chips += meant
            others += also
        else:
            inside, left = _inside(build, token)
            chips += inside
            rest += left
        at += taken
    return _with_words(build, tuple(dict.fromkeys(chips)), tuple(others), " ".join(rest))


def _year_or_kind(token: str) -> Chip | None:
    folded = pipeline.fold(token)
    if match := _YEAR.fullmatch(folded):
        return Chip("year", match["year"], match["year"], "", token)
    if kind := KINDS.get(folded):
        return Chip("kind", kind, "", "", token)
    return None


def _place(build: str, tokens: list[tuple[str, bool]]) -> tuple[list[Chip], list[Chip], int] | None:
    """The regions that the next tokens spell, those they may also mean, and how many tokens that takes."""
    for count in range(min(_LONGEST_NAME, len(tokens)), 0, -1):
        if any(quoted for _, quoted in tokens[:count]):
            continue
        typed = " ".join(token for token, _ in tokens[:count])
        known = _spelt(build, _plain(typed))
        if known:
            if known[0]["manner"] == "initials" and _terms(build, (_plain(typed),)):
                return None  # a word of the documents (vr), which two letters of a name must not hide
            meant = _meant(known)
            also = [row for row in known if row not in meant and row["held"]]
            return [_region(row, typed) for row in meant], [_region(row, typed) for row in also], count
    return None


def _meant(known: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of the regions of one spelling: those whose spelling is plainest, then those of which anything is held, provinces
    before cities. Several may be left (sx: 山西, 陕西)."""
    plainest = [row for row in known if row["manner"] == known[0]["manner"]]
    held = [row for row in plainest if row["held"]] or plainest
    return [row for row in held if row["rank"] == held[0]["rank"]]


def _region(row: dict[str, Any], typed: str) -> Chip:
    return Chip("region", row["region_code"], row["region_name"], row["region_name_en"], typed)


def _inside(build: str, token: str) -> tuple[list[Chip], list[str]]:
    """Years and names of regions within a token (山东5G基站2025年), and what is left of it."""
    chips: list[Chip] = []
    for match in _YEAR_INSIDE.finditer(pipeline.fold(token)):
        typed = token[match.start() : match.end()]
        chips.append(Chip("year", match["year"], match["year"], "", typed))
    left = token
    for chip in chips:
        left = left.replace(chip.typed, " ", 1)
    bounds = _bounds(left)
    for name, row in _names(build):
        at = left.find(name)
        if at >= 0 and {at, at + len(name)} <= bounds:
            chips.append(_region(row, name))
            left = left.replace(name, " " * len(name), 1)
    return chips, left.split()


def _bounds(text: str) -> set[int]:
    """Offsets at which words begin or end."""
    bounds, at, folded = {0, len(text)}, 0, pipeline.fold(text)
    for group in pipeline.search_words(pipeline.default_paths(), text):
        found = folded.find(group[0], at)
        if found >= 0:
            at = found + len(group[0])
            bounds |= {found, at}
    return bounds


def _plain(typed: str) -> str:
    return "".join(c for c in pipeline.fold(typed) if c.isalnum()).replace("ü", "u")


def _with_words(build: str, chips: tuple[Chip, ...], others: tuple[Chip, ...], text: str) -> Question:
    groups = pipeline.search_words(pipeline.default_paths(), text)
    groups = list(dict.fromkeys(groups))
    wanted = {word for group in groups for word in group} | {part for group in groups for part in _parts(group[0])}
    known = _terms(build, tuple(sorted(wanted)))
    common = _COMMON * _size(build)
    terms: list[Term] = []
    unknown, required = [], 0
    for number, group in enumerate(groups):
        shares = _shares(group, known)
        terms += [Term(known[word][0], number, share, known[word][1]) for word, share in shares.items()]
        if not shares:
            unknown.append(group[0])
        if len(group[0]) == 1 and shares and known[group[0]][1] > common:
            continue
        required |= 1 << number
    words = tuple(group[0] for group in groups)
    return Question(chips, others, text, words, tuple(terms), required, tuple(unknown))


def _shares(group: tuple[str, ...], known: dict[str, tuple[int, int]]) -> dict[str, float]:
    """How much each known word of a group counts: the word itself all, the words inside it together as much.

    Where the words inside leave characters out, they count only if the index lacks the long word.
    """
    word, inner = group[0], [part for part in group[1:] if part in known]
    shares = {word: 1.0} if word in known else {}
    if inner and _cover(word, inner):
        return shares | {part: 1 / len(inner) for part in inner}
    if shares:
        return shares
    parts = [part for part in _parts(word) if part in known]
    return {part: len(part) / len(word) for part in _widest(parts)}


def _cover(word: str, parts: list[str]) -> bool:
    covered = set()
    for part in parts:
        at = word.find(part)
        covered |= set(range(at, at + len(part)))
    return len(covered) == len(word)


def _parts(word: str) -> list[str]:
    """Every run of two characters or more within a word, and single characters of a Chinese one."""
    smallest = 2 if word.isascii() else 1
    sizes = range(len(word) - 1, smallest - 1, -1)
    return [word[at : at + size] for size in sizes for at in range(len(word) - size + 1)]


def _widest(parts: list[str]) -> list[str]:
    """Parts that are not inside another one that is kept."""
    kept: list[str] = []
    for part in dict.fromkeys(parts):
        if not any(part in other for other in kept):
            kept.append(part)
    return kept


def _terms(build: str, words: tuple[str, ...]) -> dict[str, tuple[int, int]]:
    """Number and frequency of those words that the index has."""
    if not words:
        return {}
    rows = records(build, "SELECT * FROM out_term WHERE term IN (SELECT unnest(?))", [list(words)])
    return {row["term"]: (row["term_number"], row["entry_count"]) for row in rows}


@st.cache_data(max_entries=4, show_spinner=False)
def _size(build: str) -> int:
    return int(records(build, "SELECT count(*) AS n FROM out_entry")[0]["n"])


def _spelt(build: str, spelling: str) -> list[dict[str, Any]]:
    """The regions that a spelling may mean, the plainest manner first; `held`: anything is stated of the region."""
    return records(build, f"{_SPELLINGS} WHERE p.spelling = ? {_PLAINEST_FIRST}", [spelling]) if spelling else []


@st.cache_data(max_entries=4, show_spinner=False)
def _names(build: str) -> list[tuple[str, dict[str, Any]]]:
    """Chinese names of regions of which anything is held, the longest first."""
    rows = records(build, f"{_SPELLINGS} WHERE p.manner = 'name' AND length(p.spelling) > 1 {_PLAINEST_FIRST}")
    first = {row["spelling"]: row for row in reversed(rows) if row["held"]}
    return sorted(first.items(), key=lambda pair: (-len(pair[0]), pair[0]))
