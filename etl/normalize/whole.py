"""Indicators that are named by a whole phrase: 地区生产总值年均增速, 全社会研发经费投入相当于GDP的比例.

A label of a group that matches `whole` fits a phrase that says the same and no more. Both are levelled first, by
synonyms.csv, so that one label serves every wording; what is left over makes it another indicator (城市副中心地区生产总值),
unless it is one of the family's subjects (农村 in 农村居民人均可支配收入).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from etl.model import Measure
from etl.seeds import Seeds
from etl.seeds.rows import Family

_UNMARKED = re.compile(r"[\s“”\"'‘’]")
_BRACKETS = str.maketrans("（）", "()")
_EDGES = "、，和与及()—-"
_ONE_HEAD = "/人"  # 万元 for 全员劳动生产率 is 万元 a head


@dataclass(frozen=True, slots=True)
class _Labels:
    """Levelled labels and whose they are; the subjects, levelled and as listed, the longest first."""

    owners: dict[str, Family]
    subjects: tuple[tuple[str, str], ...]


def whole_family(
    indicator: str, unit: str, measure: Measure, region: str, seeds: Seeds
) -> tuple[str, str | None] | None:
    """(family, subject) of a phrase that is a label, with one of the family's subjects or none; else None."""
    labels, text = _labels(seeds), fold(indicator)
    own = next((name for name in _own_names(region, seeds) if text.startswith(name)), "")
    for levelled, subject in _readings(level(text[len(own) :], seeds), labels):
        row = labels.owners.get(levelled)
        if row and (not subject or subject in row.subjects) and _fits(row, unit, measure, seeds):
            return row.family, subject or None
    return None


def level(text: str, seeds: Seeds) -> str:
    """Folded text with synonyms replaced, the longest first, in one pass."""
    pattern, reads = _synonyms(seeds)
    return pattern.sub(lambda found: reads[found[0]], text).strip(_EDGES)


def fold(text: str) -> str:
    """Plain text in lower case."""
    return plain(text).lower()


def plain(text: str) -> str:
    """Quotes and spaces away, brackets of one width."""
    return _UNMARKED.sub("", text).translate(_BRACKETS)


def _readings(text: str, labels: _Labels) -> Iterator[tuple[str, str]]:
    """The text as it is, then without each subject that it holds."""
    yield text, ""
    for levelled, subject in labels.subjects:
        if levelled in text:
            yield text.replace(levelled, "", 1).strip(_EDGES), subject


def _own_names(region: str, seeds: Seeds) -> tuple[str, ...]:
    """`南京` of 南京港货物吞吐量 says nothing where the figure is Nanjing's."""
    row = seeds.region(region)
    return row.names if row else ()


def _fits(row: Family, unit: str, measure: Measure, seeds: Seeds) -> bool:
    """A level is in the family's unit, or in one of the same sort; how much it grows may be said of any family."""
    if measure in {"growth", "change"} or not row.unit:
        return True
    sorts = _sorts(seeds)
    wanted, found = row.unit.removesuffix(_ONE_HEAD), unit.removesuffix(_ONE_HEAD)
    return wanted == found or (wanted in sorts and sorts[wanted] == sorts.get(found))


@lru_cache(maxsize=4)
def _labels(seeds: Seeds) -> _Labels:
    rows = [row for row in seeds.families.values() if seeds.family_groups[row.group_id].match == "whole"]
    owners = {level(fold(label), seeds): row for row in rows for label in row.labels}
    subjects = {subject: level(fold(subject), seeds) for row in rows for subject in row.subjects}
    longest_first = sorted(subjects.items(), key=lambda item: -len(item[1]))
    return _Labels(owners, tuple((levelled, subject) for subject, levelled in longest_first))


@lru_cache(maxsize=4)
def _synonyms(seeds: Seeds) -> tuple[re.Pattern[str], dict[str, str]]:
    reads = {fold(row.word): fold(row.reads) for row in seeds.synonyms.values()}
    words = sorted(reads, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words))), reads


@lru_cache(maxsize=4)
def _sorts(seeds: Seeds) -> dict[str, str]:
    """The sort of each canonical unit: 家 and 户 count, 元 and 美元 are money."""
    return {unit.unit: unit.dimension for unit in seeds.vocabulary.units.values()}
