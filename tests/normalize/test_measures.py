from __future__ import annotations

import pytest

from etl.normalize.measures import comparator_of, measure_of, sign_of
from etl.seeds import Seeds
from tests.extract.make import GOALS, PLAN, STATISTICS, fields
from tests.normalize.make import mention

MEASURES = [  # head · body · measure and value of each statement
    # what there is by then
    (PLAN, "到2027年，5G基站达到20万个。", [("stock", 200_000)]),
    (PLAN, "到2027年，累计建成5G基站20万个。", [("stock", 200_000)]),
    (PLAN, "到2027年，打造数字场景200个。", [("stock", 200)]),
    (PLAN, "到2027年，产业规模突破1500亿元。", [("stock", 150_000_000_000)]),
    (PLAN, "到2027年，基金总规模达到100亿元。", [("stock", 10_000_000_000)]),
    # what is added
    (PLAN, "2024年，新建5G基站5000个。", [("flow", 5_000)]),
    (PLAN, "2024年，打造数字场景200个。", [("flow", 200)]),
    (PLAN, "2025年，净增“四上”企业1500家。", [("flow", 1_500)]),
    (PLAN, "2025年，开展职业技能培训2万人次。", [("flow", 20_000)]),
    (PLAN, "到2027年，新增专利300件。", [("flow", 300)]),
    (PLAN, "每年培育上云企业1万家。", [("flow", 10_000)]),
    (PLAN, "2024—2027年，完成固定资产投资800亿元。", [("flow", 80_000_000_000)]),
    (STATISTICS, "软件业务收入62350亿元。", [("flow", 6_235_000_000_000)]),
    (STATISTICS, "手机产量5000万台。", [("flow", 50_000_000)]),
    (STATISTICS, "从业人员750万人。", [("stock", 7_500_000)]),
    # rates
    (PLAN, "到2027年，5G用户普及率达到90%。", [("share", 90)]),
    (PLAN, "到2027年，数字经济占GDP比重达到12%。", [("share", 12)]),
    (PLAN, "宽带普及率从2023年的35%提高到2027年的60%。", [("share", 35), ("share", 60)]),
    (PLAN, "到2027年，80%的企业实现上云。", [("share", 80)]),
    (PLAN, "2024—2027年，软件业务收入年均增长10%。", [("growth", 10)]),
    (PLAN, "到2027年，产业规模年均增速达到15%。", [("growth", 15)]),
    (PLAN, "到2027年，居民消费价格涨幅低于2%。", [("growth", 2)]),
    (PLAN, "2023年，数字经济增加值同比增长8.5%。", [("growth", 8.5)]),
    (PLAN, "到2027年，产业规模翻一番。", [("growth", 2)]),
    (PLAN, "到2027年，数字产业规模比2020年翻了一番。", [("growth", 2)]),
    (PLAN, "到2027年，产业规模增长2倍。", [("growth", 2)]),
    (PLAN, "到2027年，数字化率提高5个百分点。", [("change", 5)]),
    # signs
    (PLAN, "到2027年，单位GDP能耗降低13.5%。", [("growth", -13.5)]),
    (PLAN, "到2027年，单位GDP能耗较2020年降低14%。", [("growth", -14)]),
    (PLAN, "2023年，单位GDP能耗比上年降低3%。", [("growth", -3)]),
    (STATISTICS, "软件业务出口同比下降3.1%。", [("growth", -3.1)]),
    (STATISTICS, "软件业务收入增速回落0.4个百分点。", [("change", 0.4)]),
    (STATISTICS, "软件业务收入同比增长9%。", [("growth", 9)]),
]


@pytest.mark.parametrize(("above", "body", "expected"), MEASURES)
def test_measures_and_signs(above: str, body: str, expected: list[tuple[str, float]], seeds: Seeds) -> None:
    assert fields(GOALS * (above == PLAN) + body, seeds, "measure value", above) == expected, body


COMPARATORS = [
    ("达到50家", "="),
    ("50家", "="),
    ("为50家", "="),
    ("达到50家以上", ">="),
    ("不低于50家", ">="),
    ("不少于50家", ">="),
    ("至少50家", ">="),
    ("超过50家", ">"),
    ("突破50家", ">"),
    ("超50家", ">"),
    ("逾50家", ">"),
    ("不超过50家", "<="),
    ("控制在50家以内", "<="),
    ("最高50家", "<="),
    ("低于50家", "<"),
    ("少于50家", "<"),
    ("约50家", "~"),
    ("达到50家左右", "~"),
    ("近50家", "~"),
    ("50余家", "~"),
    ("500多家", "~"),
    ("达到3—5家", "range"),
    ("达到3—5家左右", "range"),
    ("不少于50家左右", "~"),  # what stands behind the number outweighs what stands before it
]


@pytest.mark.parametrize(("text", "comparator"), COMPARATORS)
def test_comparators(text: str, comparator: str, seeds: Seeds) -> None:
    assert fields(f"{GOALS}到2027年，总部企业{text}。", seeds, "comparator") == [(comparator,)], text


def test_a_range_outweighs_every_word(seeds: Seeds) -> None:
    assert comparator_of(mention(number_max="8", comparator="超过 以上"), seeds.vocabulary) == "range"


@pytest.mark.parametrize(
    ("changes", "unit", "measure", "sign"),
    [
        ({"predicate": "增长", "indicator": "产业规模"}, "%", "growth", 1),
        ({"predicate": "下降", "indicator": "能耗"}, "%", "growth", -1),
        ({"predicate": "达到", "indicator": "普及率"}, "%", "share", 1),
        ({"predicate": "达到", "indicator": "年均增速"}, "%", "growth", 1),
        ({"predicate": "降低", "indicator": "能耗"}, "百分点", "change", 1),
        ({"predicate": "新建", "indicator": "基站"}, "个", "flow", 1),
        ({"predicate": "建成", "indicator": "基站"}, "个", "stock", 1),
        ({"predicate": "完成投资", "indicator": "投资"}, "元", "flow", 1),
    ],
)
def test_a_mention_alone(changes: dict[str, str], unit: str, measure: str, sign: int, seeds: Seeds) -> None:
    found = mention(**changes)
    assert measure_of(found, unit, seeds.vocabulary) == measure, changes
    assert sign_of(found, measure_of(found, unit, seeds.vocabulary), seeds.vocabulary) == sign, changes
