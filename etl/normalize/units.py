"""Units as written to canonical units; letters that mean nothing by themselves (P, E, T, G) by what they count."""

from __future__ import annotations

import re

from etl.model import Mention
from etl.seeds.vocabulary import Vocabulary

_COMPUTE = re.compile(r"算力|智算|超算|计算|算")
_BANDWIDTH = re.compile(r"带宽|出口|宽带|接入|链路|网络|光纤|端口|互联|互通|速率|出省")
_STORAGE = re.compile(r"存储|存力|数据量|归集|数据资源|数据总量")
_MONEY_NOUN = re.compile(r"规模|产值|收入|投资|基金|资金|营收|增加值|生产总值|GDP|贷款|融资|销售额|交易额|成交额|利润|税收|总额|余额|补贴|奖励|支持|资助")
_LETTER_STORAGE = {"P": 1e15, "E": 1e18, "T": 1e12, "G": 1e9}


def unit_of(mention: Mention, vocabulary: Vocabulary) -> tuple[str, float] | None:
    """(canonical unit, factor); None where a bare letter stands for nothing known (4G, 3P)."""
    around = mention.indicator + mention.clause
    if not mention.unit and mention.comparator == "级":
        return ("元", 1.0) if mention.number.endswith("亿") else ("个", 1.0)
    if not mention.unit:
        return ("元", 1.0) if mention.number[-1:] in "万亿" and _MONEY_NOUN.search(around) and not _people(mention.indicator) else ("", 1.0)
    if mention.unit not in vocabulary.units:
        return mention.unit, 1.0  # 人/百亿元: as written
    unit = vocabulary.units[mention.unit]
    if unit.dimension == "compute_letter":
        if _COMPUTE.search(around):
            return unit.unit, unit.factor
        return ("B", _LETTER_STORAGE[mention.unit]) if _STORAGE.search(around) else None
    if unit.dimension == "bandwidth_letter":
        if _STORAGE.search(around) and not _BANDWIDTH.search(mention.indicator):
            return ("B", _LETTER_STORAGE.get(mention.unit, 1e6))
        return (unit.unit, unit.factor) if _BANDWIDTH.search(around) else None
    return unit.unit, unit.factor


def _people(indicator: str) -> bool:
    return bool(re.search(r"人|用户|户|者|数量|数$|量$", indicator))
