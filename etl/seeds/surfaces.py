"""Every word of the vocabulary as it stands in a text, by table: what texts can be searched for, without the guards."""

from __future__ import annotations

from functools import lru_cache

from etl.seeds.loader import Seeds
from etl.seeds.tables import read_table

UNITS = "units.csv"
FAMILIES = "families.csv"
_LIST_COLUMNS = ("list", "word", "not_before", "only_before", "not_after")


@lru_cache(maxsize=4)
def surface_words(seeds: Seeds) -> dict[str, tuple[str, ...]]:
    """The words of units, comparators, predicates, each word list, synonyms, and the labels of families, in table order."""
    vocabulary = seeds.vocabulary
    words: dict[str, dict[str, None]] = {
        UNITS: dict.fromkeys(vocabulary.units),
        "comparators.csv": dict.fromkeys(cue for _, cue in vocabulary.comparators),
        "predicates.csv": dict.fromkeys(vocabulary.predicates),
    }
    for row in read_table(seeds.folder / "word_lists.csv", _LIST_COLUMNS):
        words.setdefault(f"word_lists.csv, {row['list']}", {})[row["word"]] = None
    words["synonyms.csv"] = dict.fromkeys(seeds.synonyms)
    words[FAMILIES] = dict.fromkeys(label for family in seeds.families.values() for label in family.labels)
    return {table: tuple(found) for table, found in words.items()}
