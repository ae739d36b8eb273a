"""Whose figure it is: the document's region, unless the sentence names another as its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence

from etl.extract.nouns import HARD_STOPS
from etl.extract.quantities import Quantity
from etl.model import NATION, WORLD
from etl.seeds import PlaceHit
from etl.seeds.vocabulary import Vocabulary

_OWN = re.compile(r"(?:全|我|本)(?:省|市|区|自治区|县|州)(?!级)|(?:省|市|区)内")
_NATION = re.compile(
    r"(?:全国|我国|中国)(?![（(]|\S{0,2}(?:领先|一流|第|前|居|重点|示范|首|最|平均|统一|一体化|率先|推广|高校|百强|唯一|同类|[文卫]明?城))"
)
_WORLD = re.compile(
    r"(?:全球|世界)(?!级|一流|领先|银行|贸易组织|卫生|互联网|智能|人工|经济论坛|冠军|大|第|前|首|最|\d|同类|[乒田游杯锦])"
)
_JOINS = re.compile(
    r"(?:区域)?(?:一体化|协同|联动|合作|发展|国家|城市群|交界|等)"
)  # what is done with an area, not in it
_LONG_ROW = 3  # so many places in a row are a subject wherever they stand
_BRACKET = re.compile(r"（[^）]*）|\([^)]*\)")
_JOINT = re.compile(r"(?:（[^）]*）|\([^)]*\))?(?:、|和|与|及)")
_TOGETHER = re.compile(  # 五省（市）合计; not 三个地区分别
    r"[两二三四五六七八九十\d]+个?(?:省|市|地区|城市|省份)(?:[（(][^）)]*[）)])?(?:合计|共计|总计|共)"
)
_BEGINS = re.compile(r"(?:^|[，。；：（(]|其中|分别为|年|月份?|季度|半年|末|底)$")
_SUBJECT = (
    r"^(?:省|市|自治区|地区|区域|全省|全市)?的?(?:{subject_verb}|20\d\d年|\d{1,2}[-—]\d|[上下]半年|前三季度|截至|（增长|（下降|\(|（"
    r"|[两二三四五六七八九十\d]+个?(?:省|市|地区|城市))"
)


def subject_place(text: str, quantity: Quantity, hits: Sequence[PlaceHit], own: str, vocabulary: Vocabulary) -> str:
    """Code or area that the words before the quantity name as its subject; empty where it is the document's own.

    A place counts only where a clause begins with it; one that is merely mentioned (依托济南 …) does not.
    """
    code, at = _named_subject(text, quantity, hits, own in {NATION, WORLD}, vocabulary)
    for pattern, value in ((_OWN, ""), (_NATION, NATION), (_WORLD, WORLD)):
        for match in pattern.finditer(text, 0, quantity.start):
            compares = text[match.end() : quantity.start].startswith(("的比", "比"))
            if match.start() > at and _begins_at(text, match.start()) and not compares:
                code, at = value, match.start()
    return "" if code == own else code


def _named_subject(
    text: str, quantity: Quantity, hits: Sequence[PlaceHit], national: bool, vocabulary: Vocabulary
) -> tuple[str, int]:
    """The last place, or row of places, before the quantity with which a clause begins."""
    code, at = "", -1
    rows = _rows(text, [hit for hit in hits if hit.start < quantity.start])
    for row in rows:
        last = row[-1]
        begins = _begins_at(text, row[0].start) or len(row) >= _LONG_ROW
        area = last.code.startswith("area:")
        behind = text[last.end : quantity.start + 1] or "\x00"
        # In a national report an area is hardly ever named but as a subject: 制造业东部地区实现.
        governs = (begins or (area and national)) and vocabulary.pattern(_SUBJECT).match(behind) is not None
        if _in_bracket(text, last, quantity):
            code, at = last.code, last.start
        elif governs or (begins and area and not _JOINS.match(behind)):
            code, at = _area(text, row), row[0].start
    together = [match for match in _TOGETHER.finditer(text, 0, quantity.start) if match.start() > at]
    named = [row for row in rows if len(row) > 1]
    return (_area(text, named[-1]), together[-1].start()) if together and named else (code, at)


def _rows(text: str, hits: Sequence[PlaceHit]) -> list[list[PlaceHit]]:
    """Places that stand in a row (北京（增长4%）、上海和天津) as one, others by themselves."""
    rows: list[list[PlaceHit]] = []
    for hit in hits:
        if rows and _JOINT.fullmatch(text, rows[-1][-1].end, hit.start):
            rows[-1].append(hit)
        else:
            rows.append([hit])
    return rows


def _area(text: str, row: Sequence[PlaceHit]) -> str:
    """The code of one place; of several the set of them, named as the text does: area:北京、上海和天津."""
    if len(row) == 1:
        return row[0].code
    return "area:" + _BRACKET.sub("", text[row[0].start : row[-1].end])


def _begins_at(text: str, start: int) -> bool:
    at_stop = start == 0 or text[start - 1] in HARD_STOPS + "（("
    return at_stop or _BEGINS.search(text[max(0, start - 4) : start]) is not None


def _in_bracket(text: str, hit: PlaceHit, quantity: Quantity) -> bool:
    """`北京（增长4.6%）`: the bracket right behind a place speaks of that place."""
    between = text[hit.end : quantity.start]
    return between[:1] in {"（", "("} and "）" not in between and ")" not in between


def listed_places(end: int, hits: Sequence[PlaceHit], count: int) -> list[str]:
    """The last `count` places named before offset `end`, if there are so many (四个地区 … 分别为)."""
    before = [hit for hit in hits if hit.end <= end and hit.code not in {NATION, WORLD}]
    return [hit.code for hit in before[-count:]] if len(before) >= count else []
