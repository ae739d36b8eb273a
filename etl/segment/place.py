"""Which region a document governs: by its issuer's name, its title, its number, its source, in this order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from etl.model import NATION, WORLD
from etl.seeds import Seeds

# Bodies that speak for the whole country.
# yes: "国务院办公厅", "工业和信息化部", "海关总署", "国家数据局"   no: "某市教育局"
NATIONAL = re.compile(
    r"(中共中央|中央|国务院|国家|全国|中华人民共和国|中国|最高人民|海关总署|[\u4e00-\u9fff]{1,9}部(?!门|队|分)"
    r"|[\u4e00-\u9fff]{2,8}总[局署]|中央网信办)"
)
# yes: "Gartner 公司", "Example Research"   no: "36氪研究院"
FOREIGN = re.compile(r"[A-Za-z][A-Za-z .&]+(?:公司)?$")
# yes: "全球数字规则报告"   no: "国家数据规则"
WHOLE_WORLD = re.compile(r"全球|世界")
# A place below the province that no table knows.
# yes: "某县人民政府", "云岭新区管委会"   no: "地区生产总值核算办法"
LOCAL = re.compile(r"[\u4e00-\u9fff]{1,8}?(?:县|(?<!地)区(?!域|块)|旗|镇|乡|街道|(?<!城)市(?!场|民|政|值|域))")

HEAD = 8


def region_of(issuer: str, title: str, number: str, sources: Iterable[str], seeds: Seeds) -> str:
    """The GB/T 2260 code; the whole country where nothing names a place, empty where an unknown place is named."""
    for name in issuer.split("、"):
        if code := _of_body(name, seeds):
            return code
    if code := place_at_head(title, seeds):
        return code
    if number and (code := seeds.gazetteer.region_of_number(number) or ""):
        return code
    if not issuer and WHOLE_WORLD.match(title):
        return WORLD
    for source in sources:
        if FOREIGN.match(source):
            return WORLD
        if code := _of_body(source, seeds):
            return code
    return "" if LOCAL.match(title) or any(map(LOCAL.match, issuer.split("、"))) else NATION


def most_named(texts: Iterable[str], seeds: Seeds) -> str:
    """The place that a text names most often, for reports that call their own city nothing but 全市; empty for none."""
    counts = Counter(hit.code for text in texts for hit in seeds.gazetteer.find(text))
    own = [(count, code) for code, count in counts.items() if code.isdecimal() and code not in (NATION, WORLD)]
    return max(own, key=lambda pair: (pair[0], pair[1]))[1] if own else ""


def place_at_head(text: str, seeds: Seeds) -> str:
    """The place that a name or title begins with (a few characters may stand before it); no area, empty for none."""
    for hit in seeds.gazetteer.find(text[:40]):
        if hit.start <= HEAD and not hit.code.startswith("area:"):
            return hit.code
    return ""


def _of_body(name: str, seeds: Seeds) -> str:
    if not name:
        return ""
    if code := place_at_head(name, seeds):
        return code
    return NATION if NATIONAL.match(name) else ""
