"""The words of what is searched and how regions are spelt: out_entry, out_term, out_posting, out_region_spelling.

No search extension of DuckDB is used, since fetching one needs the network; plain tables and one query rank as well
(dashboard/serve/search.py).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from etl.load.spellings import spellings
from etl.load.words import search_words

if TYPE_CHECKING:
    import duckdb

    from etl.load.rows import Row
    from etl.seeds import Seeds
    from etl.seeds.vocabulary import Vocabulary

TITLE, TEXT, NAMES = 1, 1, 2  # how often a word counts by where it stands
_ENTRIES = (
    "SELECT entry_number, entry_type, document_id, unit_order, text, title, names FROM entry ORDER BY entry_number"
)
_REGIONS = """
SELECT region_code, region_name, short_name, abbreviation, region_name_en, region_level
FROM out_region WHERE region_code <> '000000' ORDER BY sort_order
"""


def index_rows(connection: duckdb.DuckDBPyConnection, seeds: Seeds) -> dict[str, list[Row]]:
    """The rows of the four tables, from the derived table `entry` and from out_region."""
    entries: list[Row] = []
    postings: dict[str, list[tuple[int, int]]] = {}
    known: dict[str, Counter[str]] = {}
    for number, kind, document, order, text, title, names in connection.execute(_ENTRIES).fetchall():
        counts = _counts(known, seeds.vocabulary, text, title, names)
        entries.append((number, kind, document, order if kind == "sentence" else None, text, counts.total()))
        for word, count in counts.items():
            postings.setdefault(word, []).append((number, count))
    terms = sorted(postings)
    return {
        "out_entry": entries,
        "out_term": [(term, number, len(postings[term])) for number, term in enumerate(terms)],
        "out_posting": [(number, *posting) for number, term in enumerate(terms) for posting in postings[term]],
        "out_region_spelling": spellings(connection.execute(_REGIONS).fetchall(), _aliases(seeds)),
    }


def _counts(known: dict[str, Counter[str]], vocabulary: Vocabulary, text: str, title: str, names: str) -> Counter[str]:
    """How often each word counts. Titles and names come again and again: `known` remembers their words."""
    counts = Counter(search_words(text, vocabulary))
    for part, weight in ((title, TITLE), (names, NAMES)):
        words = known.get(part)
        if words is None:
            words = known[part] = Counter(search_words(part, vocabulary))
        for word, count in words.items():
            counts[word] += count * weight
    return counts


def _aliases(seeds: Seeds) -> dict[str, tuple[str, ...]]:
    regions = {code: region.aliases for code, region in seeds.regions.items()}
    return regions | {code: area.aliases for code, area in seeds.areas.items()}
