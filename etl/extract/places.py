"""Whose figure it is: the document's region, unless the sentence names another as its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.phrases import HARD_STOPS
from etl.extract.quantities import Quantity
from etl.model import NATION, WORLD, TimeSpan
from etl.seeds import PlaceHit, Seeds

_OWN = re.compile(r"(?:全|我|本)(?:省|市|区|自治区|县|州)(?!级)|(?:省|市|区)内")
_NATION = re.compile(r"(?:全国|我国|中国)(?!\S{0,2}(?:领先|一流|第一|前列|重点|示范|首|最|平均|统一|一体化))")
_WORLD = re.compile(r"全球|世界(?!级|一流|领先)")
_STARTS = re.compile(r"(?:^|[，。；：（(]|其中|分别为|年|月份?|季度|半年|末|底)$")
_SUBJECT_FOLLOWS = re.compile(
    r"^(?:省|市|自治区|地区|区域|全省|全市)?(?:的)?(?:实现|完成|累计|新增|新建|建成|达|占|同比|增长|下降|（增长|（下降|\(|（|力争|拥有|共|现有|互联网|软件|数字|工业|规模|产业|地区生产总值|GDP|经济|电子|算力|5G|上?市|和|、|总)"
)


def subject_place(text: str, quantity: Quantity, hits: Sequence[PlaceHit], own: str) -> str:
    """Code or area that the words before the quantity name as its subject; empty where it is the document's own.

    A place counts only where a clause begins with it; one that is merely mentioned (依托济南 …) does not.
    """
    code, at, chain = "", -1, -1
    for hit in hits:
        if hit.start >= quantity.start:
            break
        begins = _begins_at(text, hit.start) or (chain >= 0 and text[chain : hit.start] in {"、", "和"})
        chain = hit.end if begins else -1
        if begins and _SUBJECT_FOLLOWS.match(text[hit.end : quantity.start + 1] or "\x00") or _in_bracket(text, hit, quantity):
            code, at = hit.code, hit.start
    for pattern, value in ((_OWN, ""), (_NATION, NATION), (_WORLD, WORLD)):
        for match in pattern.finditer(text, 0, quantity.start):
            if match.start() > at and _begins_at(text, match.start()) and not text[match.end() : quantity.start].startswith(("的比", "比")):
                code, at = value, match.start()
    return "" if code == own else code


def _begins_at(text: str, start: int) -> bool:
    return start == 0 or text[start - 1] in HARD_STOPS + "（(" or _STARTS.search(text[max(0, start - 4) : start]) is not None


def _in_bracket(text: str, hit: PlaceHit, quantity: Quantity) -> bool:
    """`北京（增长4.6%）`: the bracket right behind a place speaks of that place."""
    return text[hit.end : hit.end + 1] in "（(" and "）" not in text[hit.end : quantity.start] and ")" not in text[hit.end : quantity.start]


def listed_places(text: str, end: int, hits: Sequence[PlaceHit], count: int) -> list[str]:
    """The last `count` places named before `end`, if exactly so many stand in a row (四个地区 … 分别为)."""
    before = [hit for hit in hits if hit.end <= end]
    return [hit.code for hit in before[-count:]] if len(before) >= count else []


def times_of(times: Sequence[TimeSpan], quantity: Quantity) -> list[TimeSpan]:
    """The time expressions that stand before a quantity, the nearest last."""
    return [time for time in times if time.end <= quantity.start]
