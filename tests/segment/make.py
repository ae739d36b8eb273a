"""Documents from literal text, for tests."""

from __future__ import annotations

from etl.model import Document
from etl.read import read_bytes
from etl.seeds import Seeds
from etl.segment import segment


def documents_in(text: str, seeds: Seeds, name: str = "a.txt") -> list[Document]:
    return segment(read_bytes(text.encode(), name), seeds)


def one(text: str, seeds: Seeds, name: str = "a.txt") -> Document:
    (document,) = documents_in(text, seeds, name)
    return document


def outline(document: Document) -> list[str]:
    """The headings, indented by their level."""
    return ["  " * (s.level - 1) + s.number + s.title for s in document.sections[1:]]


def texts(document: Document, *roles: str) -> list[str]:
    return [s.text for s in document.sentences if not roles or s.role in roles]
