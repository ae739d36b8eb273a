"""What the reference tables lack for the documents at hand, and what they hold that no document uses.

For `check` only: it costs a pass over the documents and decides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from etl.extract.unmapped import Unmapped, unmapped_units
from etl.extract.unmapped_places import unmapped_places
from etl.extract.usage import Word, words_used
from etl.model import Document, SetAside
from etl.seeds import Seeds
from etl.seeds.surfaces import surface_words

Counted = tuple[str, int, str]  # word, how often, an example


@dataclass(frozen=True, slots=True)
class FileGaps:
    """What one file's documents give: each unknown word with where and in what clause it stands; the words known."""

    units: list[tuple[str, str]]
    places: list[tuple[str, str]]
    used: set[Word]


@dataclass(frozen=True, slots=True)
class Gaps:
    """Of all documents: units and places that no table knows, most frequent first, and vocabulary that never occurs.

    unused      by table: the number of its words, and those of them that stand in no document, in the table's order
    set_aside   files that could not be looked through
    """

    units: list[Counted]
    places: list[Counted]
    unused: dict[str, tuple[int, tuple[str, ...]]]
    set_aside: tuple[SetAside, ...]


def gaps_in(documents: Iterable[Document], seeds: Seeds) -> FileGaps:
    """What the documents of one file give."""
    gaps = FileGaps([], [], set())
    for document in documents:
        gaps.units.extend(_placed(document, unmapped_units(document, seeds)))
        gaps.places.extend(_placed(document, unmapped_places(document, seeds)))
        gaps.used.update(words_used(document, seeds))
    return gaps


def gaps_of(files: Iterable[FileGaps | SetAside], seeds: Seeds) -> Gaps:
    """The files' gaps together; where no file could be read nothing is said of the vocabulary."""
    given = list(files)
    parts = [item for item in given if isinstance(item, FileGaps)]
    used = {word for part in parts for word in part.used}
    tables = surface_words(seeds) if parts else {}
    left = {table: tuple(word for word in words if (table, word) not in used) for table, words in tables.items()}
    return Gaps(
        units=_counted(unit for part in parts for unit in part.units),
        places=_counted(place for part in parts for place in part.places),
        unused={table: (len(tables[table]), words) for table, words in left.items() if words},
        set_aside=tuple(item for item in given if isinstance(item, SetAside)),
    )


def _placed(document: Document, found: Iterable[Unmapped]) -> list[tuple[str, str]]:
    return [(item.word, f"{document.file}:{item.line} {item.text}") for item in found]


def _counted(found: Iterable[tuple[str, str]]) -> list[Counted]:
    """Each word with its number and its first example."""
    examples: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for word, example in found:
        counts[word] += 1
        examples.setdefault(word, example)
    return [
        (word, count, examples[word]) for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
