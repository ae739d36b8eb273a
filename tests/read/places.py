"""Whether a passage stands where it says it stands."""

from __future__ import annotations

from html import unescape
from itertools import pairwise

from etl.model import Passage, Source


def pieces(passage: Passage) -> list[tuple[str, int, int]]:
    """(text, line, column) of each anchor's stretch."""
    ends = [*(anchor.offset for anchor in passage.anchors), len(passage.text)]
    return [
        (passage.text[start:end], anchor.line, anchor.column)
        for anchor, (start, end) in zip(passage.anchors, pairwise(ends), strict=True)
    ]


def misplaced(passage: Passage, source: Source) -> list[tuple[str, str]]:
    """Stretches that the source does not show at their place; a character reference shows what it stands for."""
    wrong = []
    for text, line, column in pieces(passage):
        raw = source.lines[line - 1][column:]
        if raw.startswith(text):
            continue
        if source.format == "html" and raw.startswith("&") and unescape(raw.split(";")[0] + ";").startswith(text):
            continue
        wrong.append((text, raw[:20]))
    return wrong
