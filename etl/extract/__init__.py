"""From a document's sentences to mentions: verbatim quantities with the words that decide what they mean.

    times → quantities → words around each → pairs (分别) → place → year in context → kind

Running text is read sentence by sentence, tables of indicators by row and column.
"""

from __future__ import annotations

from etl.extract.reader import Reader
from etl.extract.tables import table_mentions
from etl.model import Document, Mention
from etl.seeds import Seeds


def extract(document: Document, seeds: Seeds) -> list[Mention]:
    """Every quantity of the document that says something about the world, in document order."""
    mentions, tables = table_mentions(document, seeds.vocabulary)
    reader = Reader(document, seeds)
    for sentence in document.sentences:
        if sentence.role != "cell" or sentence.table not in tables:
            mentions += reader.read(sentence)
    return sorted(mentions, key=lambda mention: mention.sentence.passage.locate(mention.start))
