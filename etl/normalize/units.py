"""Units as written to canonical units; letters that mean nothing by themselves (P, E, T, G) by what they count."""

from __future__ import annotations

import re

from etl.model import Mention
from etl.seeds.vocabulary import Vocabulary

_PEOPLE = re.compile(r"人|用户|户|者|数量|数$|量$")
_CLASSIFIERS = (  # what a count of these is counted in, where the text names nothing (用户数达到6000万)
    (re.compile(r"用户|户数?$"), "户"),
    (re.compile(r"人数?$|人口|人才"), "人"),
    (re.compile(r"企业数?量?$"), "家"),
    (re.compile(r"数$|数量$|总数$"), "个"),
)
_PERSONS = re.compile(r"人|用户|户|者")
_POWERS = {"百亿", "千亿", "万亿"}
_COMPUTES = r"{compute_word}"
_OPERATIONS = ("亿亿", "万亿")  # 24百亿亿次: operations a second
_BYTES = {"P": 1e15, "E": 1e18, "T": 1e12, "G": 1e9, "M": 1e6}


def unit_of(mention: Mention, vocabulary: Vocabulary) -> tuple[str, float] | None:
    """(canonical unit, factor); None where a bare letter stands for nothing known (4G, 3P)."""
    if not mention.unit:
        return _implied(mention, vocabulary), 1.0
    unit = vocabulary.units.get(mention.unit)
    if unit is None:
        return mention.unit, 1.0  # 人/百亿元: as written
    around = mention.indicator + mention.before + mention.after
    if mention.unit == "次" and mention.number.endswith(_OPERATIONS) and vocabulary.pattern(_COMPUTES).search(around):
        return "FLOPS", 1.0
    if not unit.dimension.endswith("_letter"):
        return unit.unit, unit.factor
    wanted = _COMPUTES if unit.dimension == "compute_letter" else r"{bandwidth_word}"
    if vocabulary.pattern(wanted).search(around):
        return unit.unit, unit.factor
    stored = mention.unit in _BYTES and vocabulary.pattern(r"{storage_word}").search(around)
    return ("B", _BYTES[mention.unit]) if stored else None


def _implied(mention: Mention, vocabulary: Vocabulary) -> str:
    """A number without a unit: money where large and of a sum (规模突破1000亿), things where 千万级, else none."""
    if mention.comparator == "级":
        return "元" if mention.number.endswith("亿") else "个"
    around = mention.indicator + mention.before + mention.after
    sums = mention.number[-1:] in {"万", "亿"} and vocabulary.pattern(r"{money_noun}").search(around)
    if mention.number in _POWERS and not _PERSONS.search(mention.indicator):
        return "元"  # 经济总量超过千亿
    if sums and not _PEOPLE.search(mention.indicator):
        return "元"
    return next((unit for noun, unit in _CLASSIFIERS if noun.search(mention.indicator)), "")
