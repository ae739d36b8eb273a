"""Which paragraphs of a page are its text: those that trafilatura's main text holds, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import trafilatura

from etl.read.html_parser import Paragraph
from etl.read.html_tables import Placed

# yes: "， ——"   no: "建成3座"
NOISE = re.compile(r"[\W_]+")
# A text of fewer characters may stand anywhere, so it is looked for close to the last one found.
SHORT = 15
WINDOW = 1500
BACK = 200
LINKED = 0.6
# So many left-out pieces between two kept ones are a gap of the extractor's, not furniture.
GAP = 3
# With less than this share of the page's plain text the extractor has missed the main text.
ENOUGH = 0.3
TAIL, TAIL_WIDTH = 10, 20


def keep(source: str, items: Sequence[Paragraph | Placed]) -> list[bool]:
    """For each piece of the page whether it belongs to the text."""
    plain = [not item.furniture and not _is_link(item) for item in items]
    main = NOISE.sub("", trafilatura.extract(source, include_tables=True, include_comments=False) or "")
    texts = [NOISE.sub("", item.passage.text) for item in items]
    found = _found(main, texts, plain)
    if not any(plain):
        return [True] * len(items)
    total = sum(len(text) for text, candidate in zip(texts, plain, strict=True) if candidate)
    if sum(len(text) for text, wanted in zip(texts, found, strict=True) if wanted) < ENOUGH * total:
        return plain
    return _without_tail(_without_gaps(found, plain, items), items)


def _without_tail(kept: list[bool], items: Sequence[Paragraph | Placed]) -> list[bool]:
    """A page's foot is a list of names: many short pieces after the last one that is prose."""
    tail: list[int] = []
    for index in range(len(items) - 1, -1, -1):
        item = items[index]
        if not kept[index]:
            continue
        if isinstance(item, Placed) or len(item.passage.text) > TAIL_WIDTH or item.passage.text[-1] in "。；！？":
            break
        tail.append(index)
    dropped = frozenset(tail if len(tail) >= TAIL else ())
    return [wanted and index not in dropped for index, wanted in enumerate(kept)]


def _is_link(item: Paragraph | Placed) -> bool:
    """Nothing but a link: menus and lists of other pages. Attachments are named so and stay."""
    if isinstance(item, Placed) or not item.linked:
        return False
    return item.linked >= LINKED * len(item.passage.text) and "附件" not in item.passage.text


def _found(main: str, texts: Sequence[str], plain: Sequence[bool]) -> list[bool]:
    """Each text is looked for behind the one before it, so that a menu's word is not taken for a heading."""
    found: list[bool] = []
    at = 0
    for text, candidate in zip(texts, plain, strict=True):
        place = -1
        if candidate and text:
            short = len(text) < SHORT
            place = main.find(text, max(0, at - BACK), at + WINDOW) if short else main.find(text, at)
        at = max(at, place + len(text)) if place >= 0 else at
        found.append(place >= 0 or (candidate and len(text) >= SHORT and text in main))
    return found


def _without_gaps(found: list[bool], plain: Sequence[bool], items: Sequence[Paragraph | Placed]) -> list[bool]:
    """Short gaps and whole tables between kept pieces are kept too, and headings directly above the first.

    Extractors drop cells, lone headings and the page's own title.
    """
    kept = list(found)
    last = -1
    first = found.index(True) if True in found else 0
    for index in range(max(0, first - GAP), first):
        item = items[index]
        kept[index] = plain[index] and isinstance(item, Paragraph) and item.level > 0
    for index, wanted in enumerate(found):
        if not wanted:
            continue
        between = range(last + 1, index)
        loose = sum(1 for i in between if plain[i] and not isinstance(items[i], Placed))
        if last >= 0 and loose <= GAP:
            for i in between:
                kept[i] = plain[i]
        last = index
    return kept
