"""Which words of the reference tables stand in a document at all: those that never do serve nobody.

A word that stands in a text need not have been what decided there; one that does not cannot have been.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.extract.view import view_of
from etl.model import Document
from etl.seeds import Seeds
from etl.seeds.surfaces import FAMILIES, UNITS, surface_words

Word = tuple[str, str]  # table, word

_MARKS = re.compile(r"[“”\"'‘’]")  # labels are compared without them
_LOWER = str.maketrans(ascii_uppercase, ascii_lowercase)
# yes: the 个 of 5万余个 and of 六个   no: the E of EB, the 度 of 制度
_BEHIND_NUMBER = re.compile(r"[\d一二两三四五六七八九十百千万亿余多/]")


@dataclass(frozen=True, slots=True)
class _Scanner:
    """All words, folded, in one automaton, with the entries of the tables that each stands for."""

    automaton: AhoCorasick
    entries: tuple[tuple[Word, ...], ...]


def words_used(document: Document, seeds: Seeds) -> set[Word]:
    """The words that stand in the document's text, a unit only where it stands behind a number."""
    scanner = _scanner(seeds)
    views = (view_of(sentence.text, seeds.vocabulary.corrections).text for sentence in document.sentences)
    text = _MARKS.sub("", "\n".join(views))
    found: set[Word] = set()
    for index, start, end in scanner.automaton.find_matches_as_indexes(text.translate(_LOWER), overlapping=True):
        found.update(entry for entry in scanner.entries[index] if _stands(entry, text, start, end))
    return found


def _stands(entry: Word, text: str, start: int, end: int) -> bool:
    """A label stands in any case of its letters, any other word only as it is written, a unit behind a number."""
    table, word = entry
    if table == FAMILIES:
        return True
    behind_number = start > 0 and _BEHIND_NUMBER.match(text, start - 1) is not None
    return text[start:end] == _plain(word) and (behind_number or table != UNITS)


@lru_cache(maxsize=4)
def _scanner(seeds: Seeds) -> _Scanner:
    entries: dict[str, list[Word]] = {}
    for table, words in surface_words(seeds).items():
        for word in words:
            entries.setdefault(_plain(word).translate(_LOWER), []).append((table, word))
    automaton = AhoCorasick(list(entries), matchkind=MatchKind.Standard)
    return _Scanner(automaton, tuple(map(tuple, entries.values())))


def _plain(word: str) -> str:
    return _MARKS.sub("", view_of(word).text)
