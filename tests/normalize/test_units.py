from __future__ import annotations

import pytest

from etl.normalize.units import unit_of
from etl.seeds import Seeds
from tests.extract.make import GOALS, fields
from tests.normalize.make import mention

LETTERS = [  # letter, what is counted · unit, factor
    ("P", "智能算力", "FLOPS", 1e15),
    ("E", "算力规模", "FLOPS", 1e18),
    ("P", "数据存储规模", "B", 1e15),
    ("T", "归集数据量", "B", 1e12),
    ("M", "存储容量", "B", 1e6),
    ("T", "出口带宽", "bps", 1e12),
    ("G", "互联互通能力", "bps", 1e9),
]


@pytest.mark.parametrize(("letter", "indicator", "unit", "factor"), LETTERS)
def test_a_letter_is_what_it_counts(letter: str, indicator: str, unit: str, factor: float, seeds: Seeds) -> None:
    assert unit_of(mention(unit=letter, indicator=indicator), seeds.vocabulary) == (unit, factor), indicator


@pytest.mark.parametrize(("letter", "indicator"), [("P", "园区"), ("E", "平台"), ("G", "手机"), ("T", "人才")])
def test_a_letter_that_counts_nothing_known_is_no_unit(letter: str, indicator: str, seeds: Seeds) -> None:
    assert unit_of(mention(unit=letter, indicator=indicator), seeds.vocabulary) is None


@pytest.mark.parametrize(
    ("number", "comparator", "indicator", "unit"),
    [
        ("1500亿", "", "产业规模", "元"),
        ("300万", "", "奖励", "元"),
        ("120万", "", "用户数", "户"),
        ("120万", "", "从业人数", "人"),
        ("5万", "", "从业人员", ""),
        ("千亿", "", "经济总量", "元"),
        ("1.25", "", "PUE", ""),
        ("千亿", "级", "产业集群", "元"),
        ("千万", "级", "连接", "个"),
    ],
)
def test_a_number_without_a_unit(number: str, comparator: str, indicator: str, unit: str, seeds: Seeds) -> None:
    found = unit_of(mention(unit="", number=number, comparator=comparator, indicator=indicator), seeds.vocabulary)
    assert found == (unit, 1.0), indicator


def test_a_unit_that_no_table_knows_stays_as_written(seeds: Seeds) -> None:
    assert unit_of(mention(unit="人/百亿元"), seeds.vocabulary) == ("人/百亿元", 1.0)


VALUES = [  # what stands behind 到2027年， · value, unit
    ("产业规模达到1500亿元。", 150_000_000_000, "元"),
    ("产业规模突破1.4万亿元。", 1_400_000_000_000, "元"),
    ("出口达到35亿美元。", 3_500_000_000, "美元"),
    ("5G基站达到5.5万个。", 55_000, "个"),
    ("标准机架达到25万架。", 250_000, "架"),
    ("算力规模达到12.5EFLOPS。", 12.5e18, "FLOPS"),
    ("智能算力达到300P。", 300e15, "FLOPS"),
    ("存储容量达到40EB。", 40e18, "B"),
    ("出口带宽达到80Tbps。", 80e12, "bps"),
    ("光缆长度达到120万公里。", 1_200_000_000, "m"),
    ("网络时延降至5毫秒。", 0.005, "s"),
    ("数字化率达到36%。", 36, "%"),
    ("数字化率提高5个百分点。", 5, "百分点"),
    ("产业规模增长到2.5倍。", 2.5, "倍"),
    ("归集数据80亿条。", 8_000_000_000, "条"),
    ("开展数字技能公开课20万人次。", 200_000, "人次"),
    ("机器人密度达到420台/万人。", 420, "台/万人"),
    ("推广装备1200台套。", 1_200, "台套"),
    ("推广装备1200台（套）。", 1_200, "台套"),
    ("新型储能装机达到300万千瓦。", 3_000_000, "千瓦"),
    ("新型储能装机达到2吉瓦。", 2_000_000, "千瓦"),
    ("数字产业规模翻两番。", 4, "倍"),
    ("打造上百家标杆企业。", 100, "家"),
]


@pytest.mark.parametrize(("goal", "value", "unit"), VALUES)
def test_values_in_canonical_units(goal: str, value: float, unit: str, seeds: Seeds) -> None:
    assert fields(f"{GOALS}到2027年，{goal}", seeds, "value unit") == [(value, unit)], goal


def test_every_spelling_of_a_unit_gives_its_unit_and_factor(seeds: Seeds) -> None:
    for spelling, unit in seeds.vocabulary.units.items():
        if not unit.dimension.endswith("_letter"):
            assert unit_of(mention(unit=spelling), seeds.vocabulary) == (unit.unit, unit.factor), spelling
