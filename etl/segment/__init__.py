"""Finds the documents in a file: their metadata, their outline, their sentences.

A bulletin gives as many documents as it holds, any other file exactly one. Nothing is dropped silently but page
numbers, mastheads and contents pages.
"""

from __future__ import annotations

from etl.model import Document, Source
from etl.seeds import Seeds
from etl.segment.build import build
from etl.segment.bulletin import bulletin_parts, masthead_of
from etl.segment.lines import lines_of
from etl.segment.single import single_part

__all__ = ["segment"]


def segment(source: Source, seeds: Seeds) -> list[Document]:
    """The documents of a file, in its order."""
    lines = lines_of(source.blocks)
    masthead = masthead_of(lines)
    parts = bulletin_parts(lines, masthead) if masthead is not None else [single_part(source, lines)]
    return [build(part, source, seeds) for part in parts]
