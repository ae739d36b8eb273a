"""Words behind numbers that look like units and are in no table: what a reader of `check` may want to add.

新增路灯3万盏 → 盏. The extractor passes such a number over, or takes it for a bare one; nothing is decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.extract.context import reference_year
from etl.extract.nouns import clause_bounds
from etl.extract.quantities import Quantity, quantities_in
from etl.extract.tags import tag_of
from etl.extract.times import times_in
from etl.extract.tokens import first_word
from etl.extract.view import view_of
from etl.model import Document, Sentence, TimeSpan
from etl.seeds import Seeds
from etl.seeds.surfaces import surface_words
from etl.seeds.vocabulary import Vocabulary

# yes: 3万 of 3万盏, 1,200 of 1,200尾, 800 of 800kV   no: the 5 of C5, the 3 of 第3条
_NUMBER = re.compile(
    r"(?<![\dA-Za-z.第〔×+/-])(?P<n>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)(?P<scale>万亿|[十百千]?[万亿]|[百千])?[余多]?"
    r"(?=[\u4e00-\u9fffA-Za-zμΩ])"
)
_LETTERS = re.compile(r"[A-Za-zμΩ]{2,8}(?![A-Za-z\d])")  # kV; one letter is a grade or a technology: 5A, 6G
_CHINESE = re.compile(r"[\u4e00-\u9fff]{1,6}")
_NUMERAL = re.compile(r"[一二两三四五六七八九十百千万亿]")
_NO_COUNT = re.compile(r"(?:19|20)\d\d|12\d{3}")  # 2022两岸企业家峰会, 12345热线
_ENDS = re.compile(r"[\u4e00-\u9fff](?:[，。、；）)]|$)")  # 充电桩500根，
_MEASURE_TAGS = ("q", "m")
_LONGEST = 2  # Chinese characters of a unit that is one word
_LARGE = 4  # digits: a number that long is no footnote that print ran into the text (产业22，推广平台88平台)


@dataclass(frozen=True, slots=True)
class Unmapped:
    """A word that no table knows, and the clause on `line` that holds it."""

    word: str
    line: int
    text: str


def unmapped_units(document: Document, seeds: Seeds) -> list[Unmapped]:
    """Words right behind a number of the running text that are no unit of units.csv, in the order of the document.

    Only where a verb of predicates.csv stands before the number in its sentence, and the word is a measure word by
    jieba's dictionary or one character before a stop, or the number is a large one, or a verb or comparing word stands
    right before it: other small numbers are footnotes and names.
    """
    year = reference_year(document)
    body = (s for s in document.sentences if s.role in ("body", "note"))
    return [found for sentence in body for found in _in_sentence(sentence, year, seeds)]


def _in_sentence(sentence: Sentence, year: int | None, seeds: Seeds) -> list[Unmapped]:
    view = view_of(sentence.text, seeds.vocabulary.corrections)
    numbers = list(_NUMBER.finditer(view.text))
    if not numbers:
        return []
    times = times_in(view.text, year)
    quantities = quantities_in(view.text, times, seeds.vocabulary)
    found = []
    for number in numbers:
        if word := _unit(view.text, number, times, quantities, seeds):
            left, right = clause_bounds(view.text, number.start(), number.end())
            line, _ = sentence.passage.locate(view.start(number.start()))
            found.append(Unmapped(word, line, view.text[left:right]))
    return found


def _unit(
    text: str, number: re.Match[str], times: Sequence[TimeSpan], quantities: Sequence[Quantity], seeds: Seeds
) -> str:
    """The word behind a number, if it may be a unit that is not known; else empty."""
    start, end = number.span()
    if any(time.start <= start < time.end for time in times):
        return ""
    known = next((q for q in quantities if q.start <= start < q.end), None)
    if known and (known.unit or known.after):
        return ""
    word = _word(text, known.end if known else end, seeds.vocabulary)
    return word if word and not _is_known(word, seeds) and _counts(text, number, word, seeds.vocabulary) else ""


def _counts(text: str, number: re.Match[str], word: str, vocabulary: Vocabulary) -> bool:
    anywhere, right_before = _verbs(vocabulary)
    if anywhere.search(text, 0, number.start()) is None or (not number["scale"] and _NO_COUNT.fullmatch(number["n"])):
        return False
    large = bool(number["scale"]) or len(number["n"].replace(",", "").partition(".")[0]) >= _LARGE
    measures = tag_of(word) in _MEASURE_TAGS or _ENDS.match(text, number.end()) is not None
    return large or measures or right_before.search(text, 0, number.start()) is not None


@lru_cache(maxsize=4)
def _verbs(vocabulary: Vocabulary) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb anywhere; a verb, comparing word or adverb at the end."""
    verbs = [re.escape(cue) for cue in vocabulary.predicates]
    compares = [re.escape(cue) for side, cue in vocabulary.comparators if side == "before"]
    right_before = "|".join((*verbs, *compares, *vocabulary.lists["adverb"]))
    return re.compile("|".join(verbs)), re.compile(f"(?:{right_before})$")


def _word(text: str, at: int, vocabulary: Vocabulary) -> str:
    if letters := _LETTERS.match(text, at):
        return letters[0]
    behind = _CHINESE.match(text, at)
    word = first_word(behind[0], vocabulary) if behind else ""
    return word if len(word) <= _LONGEST and not _NUMERAL.match(word) else ""


def _is_known(word: str, seeds: Seeds) -> bool:
    """A unit that is read otherwise here (名 of 20名单), a cue, a word of the lists or a place."""
    return word in _known_words(seeds) or bool(seeds.gazetteer.find(word))


@lru_cache(maxsize=4)
def _known_words(seeds: Seeds) -> frozenset[str]:
    return frozenset(word for words in surface_words(seeds).values() for word in words)
