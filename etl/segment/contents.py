"""A document's own contents page (目录): found, so that its entries are not taken for the headings themselves."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.segment.lines import Line, compact, squash
from etl.segment.numbering import numbered

# yes: "第一章 发展基础 ……… 1", "一、指导思想 …… 7", "序言    3"   no: "到2025年达到7"
LEADER = re.compile(r"(?:[\s.…·．—-]*[.…·．]{2,}[\s.…·．—-]*|[\s　]{2,}|\t)\d{1,4}\s*$|[.…·]{4,}\s*$")
# yes: "IV"   no: "IPv6", "12"
ROMAN_PAGE = re.compile(r"[IVXivx]{1,6}$")
MOST = 1500
LONGEST = 130


@dataclass(frozen=True, slots=True)
class Contents:
    """start, end: indices of the page among the lines; entries: its heads, squashed."""

    start: int
    end: int
    entries: frozenset[str]


def find_contents(lines: Sequence[Line]) -> Contents | None:
    """The page begins at a line 目录 and ends where its first entry comes again, now as a heading.

    A page whose first entry never comes again ends with its last line that has a page number.
    """
    start = next((i for i, line in enumerate(lines[:400]) if compact(line.text) in {"目录", "目次"}), None)
    if start is None or start + 3 > len(lines):
        return None
    end = _first_entry_again(lines, start + 1) or _last_with_leader(lines, start + 1)
    if end is None or end - start < 4:
        return None
    return Contents(start, end, frozenset(_entries(lines[start + 1 : end])))


def without_leader(text: str) -> str:
    """An entry without its dots and page number."""
    return LEADER.sub("", text).rstrip(" .…·．")


def _first_entry_again(lines: Sequence[Line], start: int) -> int | None:
    first = squash(without_leader(lines[start].text))
    if len(first) < 2:
        return None
    for index in range(start + 3, min(len(lines), start + MOST)):
        text = lines[index].text
        if len(text) > LONGEST:
            return _before_preface(lines, start, index, first)
        here = squash(without_leader(text))
        if here == first or (len(here) >= 6 and first.startswith(here)):
            return index
    return None


def _before_preface(lines: Sequence[Line], start: int, prose: int, first: str) -> int | None:
    """Where a preface stands between the page and its first heading: after the last numbered entry above the prose.

    The first entry must come again soon below, or the short lines were no contents page.
    """
    if not any(squash(line.text) == first for line in lines[prose : prose + 60]):
        return None
    end = next((i + 1 for i in range(prose - 1, start, -1) if numbered(lines[i].text)), None)
    return end if end is not None and end - start >= 4 else None


def _last_with_leader(lines: Sequence[Line], start: int) -> int | None:
    last = None
    for index in range(start, min(len(lines), start + MOST)):
        if len(lines[index].text) <= LONGEST and LEADER.search(lines[index].text):
            last = index + 1
        elif last is not None and index - last > 4:
            break
    return last


def _entries(lines: Sequence[Line]) -> list[str]:
    """Heads with their leader and page number cut; an entry over two lines is closed by the line with the leader."""
    entries: list[str] = []
    pending = ""
    for line in lines:
        if ROMAN_PAGE.match(line.text):
            continue
        text = squash(without_leader(line.text))
        if LEADER.search(line.text):
            entries += [pending + text] if pending else [text]
            entries.append(text)
            pending = ""
        else:
            entries.append(text)
            pending = text
    return [entry for entry in entries if len(entry) > 1]
