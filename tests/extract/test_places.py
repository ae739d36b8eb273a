from __future__ import annotations

import pytest

from etl.extract.places import listed_places, subject_place
from etl.seeds import Seeds
from tests.extract.make import STATISTICS, fields, quantities

OWN = "340000"  # all of these stand in a document of 安徽

CASES = [
    # a clause begins with a place: the figure is that place's
    ("合肥市建成智算中心3个", "340100"),
    ("合肥市5G基站达到3万个", "340100"),
    ("其中，合肥市新增企业20家", "340100"),
    ("江苏省软件收入增长9%", "320000"),
    ("东部地区软件业务收入达到3万亿元", "area:东部地区"),
    ("长三角地区营业利润增长5%", "area:长三角地区"),
    ("北京（增长4.6%）", "110000"),
    ("全国算力总规模达到300EFLOPS", "100000"),
    ("我国软件业务收入达到12万亿元", "100000"),
    ("全球市场规模达到3万亿元", "000000"),
    # the document's own
    ("安徽省新增企业50家", ""),
    ("全省新增企业50家", ""),
    ("我省算力规模达到9EFLOPS", ""),
    ("省内时延5毫秒", ""),
    ("新增企业50家", ""),
    # a place that is merely mentioned
    ("依托合肥先进计算中心建设3个平台", ""),
    ("支持合肥、芜湖建设3个园区", ""),
    ("在合肥建设数据中心2个", ""),
    ("与上海合作共建园区2个", ""),
    ("安徽大学培养人才500人", ""),
    # no place at all
    ("全国领先的企业达到3家", ""),
    ("世界级产业集群3个", ""),
    ("高于全国2个百分点", ""),
    ("全国平均水平为30%", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_whose_figure_it_is(text: str, expected: str, seeds: Seeds) -> None:
    (quantity,) = quantities(text, seeds)
    found = subject_place(text, quantity, seeds.gazetteer.find(text), OWN, seeds.vocabulary)
    assert found == expected, text


def test_the_nearest_place_before_the_number_counts(seeds: Seeds) -> None:
    text = "合肥市建成智算中心3个，芜湖市建成智算中心2个，全省建成智算中心9个"
    hits = seeds.gazetteer.find(text)
    found = [subject_place(text, q, hits, OWN, seeds.vocabulary) for q in quantities(text, seeds)]
    assert found == ["340100", "340200", ""]


def test_listed_places(seeds: Seeds) -> None:
    text = "合肥、芜湖、蚌埠三市分别建成"
    hits = seeds.gazetteer.find(text)
    assert listed_places(len(text), hits, 3) == ["340100", "340200", "340300"]
    assert listed_places(len(text), hits, 2) == ["340200", "340300"]
    assert listed_places(len(text), hits, 4) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("长三角地区营业利润增长5%。", [("area:长三角地区", "营业利润")]),
        (
            "软件业务收入居前3名的北京（增长13%）、广东（增长9%）、江苏（增长8%）。",
            [("110000", "软件业务收入"), ("440000", "软件业务收入"), ("320000", "软件业务收入")],
        ),
    ],
)
def test_a_place_is_no_part_of_what_is_counted(body: str, expected: list[tuple[str, str]], seeds: Seeds) -> None:
    assert fields(body, seeds, "region indicator", STATISTICS) == expected, body
