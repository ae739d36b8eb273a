"""Where sentences end: at 。！？； outside of brackets, quotation marks and book titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from etl.model import Passage

STOPS = "。！？；;!?"
# yes: "。”", "（"   no: "，"
TOKEN = re.compile(r"[。！？；;!?“”（）()《》「」『』【】]+")
PAIRS = {"“": "”", "（": "）", "(": "）", "《": "》", "「": "」", "『": "』", "【": "】"}
CLOSERS = {"”": "”", "）": "）", ")": "）", "》": "》", "」": "」", "』": "』", "】": "】"}
# A bracket that is not closed within so many characters was never meant to close: converters lose marks.
REACH = 400
DEPTH = 20


def sentence_spans(text: str) -> list[tuple[int, int]]:
    """Spans that partition `text`; blanks after a stop belong to the sentence before them.

    A stop inside a pair of marks ends nothing, but one that stands last in the pair (…。”) ends the sentence when
    the pair does and no clause follows.
    """
    length = len(text.rstrip())
    ends = [end for end in _ends(text) if end < length]
    starts = [0, *ends]
    return list(zip(starts, [*ends, len(text)], strict=True))


def sentences(passage: Passage) -> Iterator[Passage]:
    """The passage in sentences, each with its places; together they are the passage."""
    spans = sentence_spans(passage.text)
    if len(spans) == 1:
        yield passage
        return
    for start, end in spans:
        yield passage.slice(start, end)


def _ends(text: str) -> Iterator[int]:
    if not _PAIRED.search(text):
        yield from (found.end() for found in _PLAIN_END.finditer(text))
        return
    awaited: list[tuple[str, int]] = []
    for run in TOKEN.finditer(text):
        for offset, mark in enumerate(run[0]):
            at = run.start() + offset
            if mark in PAIRS:
                awaited.append((PAIRS[mark], at))
            elif mark in CLOSERS:
                _close(awaited, CLOSERS[mark])
                if not awaited and offset and run[0][offset - 1] in "。！？!?" and _starts_anew(text, at + 1):
                    yield _after_blanks(text, at + 1)
            elif not _inside(awaited, at) and text[at + 1 : at + 2] not in STOPS_AND_CLOSERS:
                awaited.clear()
                yield _after_blanks(text, at + 1)


_PAIRED = re.compile(r"[“”（）()《》「」『』【】]")
_PLAIN_END = re.compile(r"[。！？；;!?](?![。！？；;!?])[ \t\u3000\xa0]*")
STOPS_AND_CLOSERS = frozenset(STOPS + "".join(CLOSERS))


def _close(awaited: list[tuple[str, int]], mark: str) -> None:
    """Closes the innermost pair of this sort; what was opened inside of it is closed with it."""
    for index in range(len(awaited) - 1, max(-1, len(awaited) - DEPTH), -1):
        if awaited[index][0] == mark:
            del awaited[index:]
            return


def _inside(awaited: list[tuple[str, int]], at: int) -> bool:
    return any(at - opened < REACH for _, opened in awaited)


def _starts_anew(text: str, at: int) -> bool:
    """After a closed quotation: a new sentence, unless a comma or a word of the same clause follows it."""
    following = text[at : at + 1]
    return following not in "，、；：,;:的等是与和及）)》”。" if following else True


def _after_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\u3000\xa0":
        at += 1
    return at
