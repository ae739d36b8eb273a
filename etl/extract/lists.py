"""`A、B、C产量分别增长1%、2%和3%`: which of the listed things each number belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.quantities import Quantity
from etl.extract.tokens import first_word
from etl.seeds.vocabulary import Vocabulary

_JOINT = re.compile(r"[、，]?(?:和|与|及|以及)?|、(?:和|与|及)?")
_SPLIT = re.compile(r"、|和|与|及|以及")
_HEADS = r"(?:产业|行业|领域)?(?:{shared_head})$"


def paired_run(text: str, quantities: Sequence[Quantity], index: int) -> tuple[int, int] | None:
    """Bounds (first, behind last) of the run of numbers joined by 、 or 和 that holds `index` and follows 分别."""
    first = index
    while first > 0 and _JOINT.fullmatch(text[quantities[first - 1].end : quantities[first].start]):
        first -= 1
    last = index
    while last + 1 < len(quantities) and _JOINT.fullmatch(text[quantities[last].end : quantities[last + 1].start]):
        last += 1
    if last == first or "分别" not in text[max(0, quantities[first].start - 12) : quantities[first].start]:
        return None
    return first, last + 1


def items_of(subject: str, count: int, vocabulary: Vocabulary) -> list[str]:
    """The `count` things that a subject lists, each with the head that they share; empty where they are not so many."""
    pieces = [piece for piece in re.split("、", subject) if piece]
    if len(pieces) != count:
        pieces = [piece for piece in _SPLIT.split(subject) if piece]
    if len(pieces) != count:
        last = re.split("、", subject)
        joined = _SPLIT.split(last[-1]) if last else []
        pieces = [piece for piece in (*last[:-1], *joined) if piece]
    if len(pieces) != count:
        return []
    heads = vocabulary.pattern(_HEADS)
    if head := heads.search(pieces[-1]):
        shared = _compound(pieces[-1], vocabulary) if head.group() == "率" else head.group()
        pieces = [piece if heads.search(piece) else piece + shared for piece in pieces]
    return pieces


def _compound(item: str, vocabulary: Vocabulary) -> str:
    """What follows the first word: of 药品抽检合格率 the other things of the list share 抽检合格率."""
    first = first_word(item, vocabulary)
    return item[len(first) :] if len(item) - len(first) >= 2 else "率"
