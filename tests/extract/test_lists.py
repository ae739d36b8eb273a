from __future__ import annotations

import pytest

from etl.extract.lists import items_of, paired_run
from etl.seeds import Seeds
from tests.extract.make import PLAN, STATISTICS, fields, quantities


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("甲、乙、丙收入分别为3亿元、4亿元和5亿元，增长6%", [(0, 3), (0, 3), (0, 3), None]),
        ("分别培育3家、5家企业", [(0, 2), (0, 2)]),
        ("同比分别增长3%、4%", [(0, 2), (0, 2)]),
        ("收入3亿元、4亿元", [None, None]),  # no 分别
        ("分别达到3亿元，利润4亿元", [None, None]),
    ],
)
def test_which_numbers_belong_to_one_list(text: str, runs: list[tuple[int, int] | None], seeds: Seeds) -> None:
    found = quantities(text, seeds)
    assert [paired_run(text, found, index) for index in range(len(found))] == runs, text


@pytest.mark.parametrize(
    ("subject", "count", "items"),
    [
        ("汽车、手机产量", 2, ["汽车产量", "手机产量"]),
        ("手机产量、电脑产量", 2, ["手机产量", "电脑产量"]),
        ("研发、设计和制造收入", 3, ["研发收入", "设计收入", "制造收入"]),
        ("数字产业规模和增速", 2, ["数字产业规模", "增速"]),
        ("大米和面粉、食用油", 3, ["大米", "面粉", "食用油"]),
        ("大米和面粉、食用油", 2, ["大米和面粉", "食用油"]),
        ("机器人", 2, []),
        ("汽车、手机产量", 3, []),
    ],
)
def test_the_things_that_a_subject_lists(subject: str, count: int, items: list[str], seeds: Seeds) -> None:
    assert items_of(subject, count, seeds.vocabulary) == items, subject


def test_each_number_has_its_own_thing(seeds: Seeds) -> None:
    body = "到2027年，算力规模和标准机架分别达到30EFLOPS和25万架。"
    assert fields(body, seeds, "quote indicator unit value") == [
        ("30EFLOPS", "算力规模", "FLOPS", 30e18),
        ("25万架", "标准机架", "架", 250_000),
    ]


def test_a_head_that_the_things_share(seeds: Seeds) -> None:
    body = "到2027年，芯片、软件、机器人产业规模分别达到300亿元、200亿元和100亿元。"
    assert fields(body, seeds, "value indicator family") == [
        (30_000_000_000, "芯片产业规模", "industry_scale"),
        (20_000_000_000, "软件产业规模", "industry_scale"),
        (10_000_000_000, "机器人产业规模", "industry_scale"),
    ]


def test_a_whole_indicator_that_the_things_share(seeds: Seeds) -> None:
    body = "到2027年，城市、农村常住居民人均可支配收入分别达到8万元、4万元，国考、省考断面水质优Ⅲ比例分别达到95%和98%。"
    assert fields(body, seeds, "value indicator subject") == [
        (80_000, "城市常住居民人均可支配收入", "城镇"),
        (40_000, "农村常住居民人均可支配收入", "农村"),
        (95, "国考断面水质优Ⅲ比例", None),
        (98, "省考断面水质优Ⅲ比例", "省考"),
    ]


def test_each_number_has_its_own_year(seeds: Seeds) -> None:
    body = "到2025年和2027年，标准机架分别达到15万架和25万架。"
    assert fields(body, seeds, "year value indicator") == [(2025, 150_000, "标准机架"), (2027, 250_000, "标准机架")]


def test_a_scale_and_a_growth_rate_in_one_list(seeds: Seeds) -> None:
    body = "到2027年，数据产业规模和增速分别达到300亿元和12%。"
    assert fields(body, seeds, "quote value unit measure") == [
        ("300亿元", 30_000_000_000, "元", "stock"),
        ("12%", 12, "%", "growth"),
    ]


def test_each_number_has_its_own_place(seeds: Seeds) -> None:
    body = "到2027年，合肥、芜湖、蚌埠数据标注基地产值分别达到50亿元、20亿元和10亿元。"
    assert fields(body, seeds, "region value indicator", PLAN) == [
        ("340100", 5_000_000_000, "数据标注基地产值"),
        ("340200", 2_000_000_000, "数据标注基地产值"),
        ("340300", 1_000_000_000, "数据标注基地产值"),
    ]


def test_places_of_statistics(seeds: Seeds) -> None:
    body = "江苏省、浙江省和山东省软件业务收入分别增长9%、7%和12%。"
    assert fields(body, seeds, "region value measure", STATISTICS) == [
        ("320000", 9, "growth"),
        ("330000", 7, "growth"),
        ("370000", 12, "growth"),
    ]
