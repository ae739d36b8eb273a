"""What is a place in running text, and what only looks like one."""

from __future__ import annotations

import time

import pytest

from etl.seeds import Seeds

FOUND = [
    ("吉林", [("吉林", "220000")]),
    ("吉林省", [("吉林省", "220000")]),
    ("吉林市", [("吉林市", "220200")]),
    ("吉林市场", [("吉林", "220000")]),
    ("海南", [("海南", "460000")]),
    ("贵阳、遵义和毕节", [("贵阳", "520100"), ("遵义", "520300"), ("毕节", "520500")]),
    ("山东与江苏", [("山东", "370000"), ("江苏", "320000")]),
    ("三门峡市", [("三门峡市", "411200")]),
    ("上海南部", [("上海", "310000")]),
    ("青海南部", [("青海", "630000")]),
    ("威海南海新区", [("威海", "371000")]),
    ("其中山东10个", [("山东", "370000")]),
    ("美丽江苏", [("江苏", "320000")]),
    ("省会长沙", [("长沙", "430100")]),
    ("贵州省贵阳市观山湖区", [("贵州省贵阳市观山湖区", "520100")]),
    ("吉林省长春市", [("吉林省长春市", "220100")]),
    ("长春市朝阳区", [("长春市朝阳区", "220100")]),
    ("北京市朝阳区", [("北京市朝阳区", "110000")]),
    ("济南市市中区", [("济南市市中区", "370100")]),
    ("观山湖区", [("观山湖区", "520100")]),
    ("公主岭市", [("公主岭市", "220100")]),
    ("辽宁朝阳", [("辽宁朝阳", "211300")]),
    ("甘肃白银", [("甘肃白银", "620400")]),
    ("兰州、白银、天水", [("兰州", "620100"), ("白银", "620400"), ("天水", "620500")]),
    ("我国白银市场", [("我国", "100000")]),
    ("中卫数据中心集群", [("中卫", "640500")]),
    ("文昌国际航天城", [("文昌", "469005")]),
    ("白银、兰州", [("白银", "620400"), ("兰州", "620100")]),
    ("黔东南州", [("黔东南州", "522600")]),
    ("延边州", [("延边州", "222400")]),
    ("贵阳贵安", [("贵阳贵安", "520100")]),
    ("贵安新区", [("贵安新区", "520100")]),
    ("横琴", [("横琴", "440400")]),
    ("我国", [("我国", "100000")]),
    ("全球", [("全球", "000000")]),
    ("长三角", [("长三角", "area:长三角地区")]),
    ("长江经济带", [("长江经济带", "area:长江经济带")]),
    ("西部地区", [("西部地区", "area:西部地区")]),
    ("成渝及粤港澳", [("成渝", "area:成渝地区"), ("粤港澳", "area:粤港澳大湾区")]),
    ("京津冀及内蒙古", [("京津冀", "area:京津冀地区"), ("内蒙古", "150000")]),
]

NOT_FOUND = [
    "",
    "南京路",
    "中山西路",
    "黄河南岸",
    "长江西岸",
    "沿海南部",
    "大同小异",
    "朝阳产业",
    "朝阳区",
    "市中区",
    "吉林大学",
    "南京大学",
    "贵州大学",
    "北京时间",
    "上海证券交易所",
    "辽阔",
    "创新乡村治理",
    "均衡水平",
    "制定西部",
    "稳定安全",
    "面临高",
    "增长治理",
    "加大连接",
    "重大理论",
    "大运河源头",
    "健全国企制度",
    "适应城市发展",
    "沿江港口区域",
    "白银价格",
    "国际白银市场",
    "其中卫生健康",
    "展开封闭管理",
    "东方",
    "阿里云",
    "阿里巴巴",
    "国内生产总值",
    "国内外",
    "全国首个",
    "全球领先",
    "中国移动",
    "沪",
    "粤",
]


@pytest.mark.parametrize(("text", "hits"), FOUND)
def test_places_are_found(seeds: Seeds, text: str, hits: list[tuple[str, str]]) -> None:
    assert [(text[hit.start : hit.end], hit.code) for hit in seeds.gazetteer.find(text)] == hits


@pytest.mark.parametrize("text", NOT_FOUND)
def test_words_that_only_look_like_places(seeds: Seeds, text: str) -> None:
    assert seeds.gazetteer.find(text) == []


def test_every_full_name_of_a_region_is_found(seeds: Seeds) -> None:
    missed = [
        region.name
        for region in seeds.regions.values()
        if [(hit.start, hit.end, hit.code) for hit in seeds.gazetteer.find(region.name)]
        != [(0, len(region.name), region.code)]
    ]
    assert missed == []


def test_every_place_and_area_is_found(seeds: Seeds) -> None:
    codes = {place.name: place.region_code for place in seeds.places.values()}
    codes |= {name: area.area_id for area in seeds.areas.values() for name in (area.name, *area.aliases)}
    missed = [name for name, code in codes.items() if [hit.code for hit in seeds.gazetteer.find(name)] != [code]]
    assert missed == []


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("沪府办发〔2023〕14号", "310000"),
        ("吉政办发〔2023〕22号", "220000"),
        ("筑府办发〔2023〕10号", "520100"),
        ("黔府发〔2022〕2号", "520000"),
        ("黔南府发〔2022〕2号", "522700"),
        ("成办发〔2023〕5号", "510100"),
        ("穗府办〔2023〕5号", "440100"),
        ("深府〔2023〕5号", "440300"),
        ("粤府〔2023〕5号", "440000"),
        ("杭政办函〔2023〕5号", "330100"),
        ("苏府办〔2023〕5号", "320500"),
        ("苏政发〔2023〕5号", "320000"),
        ("合政办〔2023〕5号", "340100"),
        ("国办发〔2023〕5号", "100000"),
        ("工信部联通信〔2023〕5号", "100000"),
        ("青政〔2023〕5号", "630000"),
        ("内政办发〔2023〕5号", "150000"),
        ("宁政发〔2023〕5号", None),  # 南京 and 宁夏 both write it
        ("济政发〔2023〕5号", None),  # 济南 and 济宁
        ("第5号", None),
        ("", None),
    ],
)
def test_whose_number_it_is(seeds: Seeds, number: str, code: str | None) -> None:
    assert seeds.gazetteer.region_of_number(number) == code


def test_a_long_document_takes_no_time(seeds: Seeds) -> None:
    gazetteer = seeds.gazetteer
    text = "到2025年底，贵阳市建成5G基站的数量在全省各市州中保持领先，其中观山湖区占三成。" * 20_000
    started = time.perf_counter()
    gazetteer.find(text)
    assert time.perf_counter() - started < 2.0
