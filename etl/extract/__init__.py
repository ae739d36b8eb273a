"""From a document's sentences to mentions: verbatim quantities with the words that decide what they mean.

times → quantities → words around each → pairs (分别) → place → year in context → kind
"""

from __future__ import annotations

from etl.extract.reader import Reader
from etl.model import Document, Mention
from etl.seeds import Seeds


def extract(document: Document, seeds: Seeds) -> list[Mention]:
    """Every quantity of the document that says something about the world, in document order."""
    reader = Reader(document, seeds)
    return [mention for sentence in document.sentences for mention in reader.read(sentence)]
