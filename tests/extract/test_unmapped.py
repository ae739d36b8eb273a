"""What looks like a unit or a place and is in no table; all sentences and places are invented."""

from __future__ import annotations

import pytest

from etl.extract.unmapped import Unmapped, unmapped_units
from etl.extract.unmapped_places import unmapped_places
from etl.seeds import Seeds
from tests.extract.make import GOALS, PLAN, document, head


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("到2027年，新增路灯3万盏。", ["盏"]),
        ("新建路灯 3 万 盏。", ["盏"]),
        ("建成特高压线路，输电电压达到800kV。", ["kV"]),
        ("新增立体绿化100万垛高。", ["垛"]),
        ("培育鱼苗，全年投放1,200尾以上。", ["尾"]),
        ("新增路灯3万盏、花灯200盏。", ["盏", "盏"]),
        ("建设充电设施，安装光缆500捆。", ["捆"]),
        ("新增基站3万个。", []),  # known
        ("路灯3万盏。", []),  # nothing is done
        ("到2027年建成。", []),  # a time
        ("建成12号线。", []),  # a name
        ("举办2026两岸企业家峰会。", []),
        ("推广统一平台88平台，做强医疗22产业。", []),  # footnotes that ran into the text
        ("实施12345政务服务热线改造。", []),
        ("发展5G应用，打造3D打印基地，创建5A级景区。", []),
        ("奖励最高100万的补贴。", []),
    ],
)
def test_units_that_no_table_knows(text: str, words: list[str], seeds: Seeds) -> None:
    found = unmapped_units(document(PLAN + GOALS + text + "\n", seeds), seeds)
    assert [unit.word for unit in found] == words, text


def test_a_unit_comes_with_its_line_and_clause(seeds: Seeds) -> None:
    text = "坚持统一规划。\n\n到2027年，全省新增路灯 3 万盏，覆盖乡村。\n"
    found = unmapped_units(document(text, seeds, "a.txt"), seeds)
    assert found == [Unmapped("盏", 3, "全省新增路灯3万盏")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("到2027年，云岭县新增5G基站60个。", ["云岭县"]),
        ("全省新增5G基站600个，其中云岭县建成60个。", ["云岭县"]),
        ("霖溪新区到2027年建成基站60个。", ["霖溪新区"]),
        ("肥西县新增5G基站60个，鼓楼区建成50个。", []),  # known; several cities have a 鼓楼区
        ("合肥市新增5G基站60个。", []),
        ("全市新增5G基站60个，城市新增20个，四个地区达10个。", []),
        ("云岭县风景优美，新增5G基站60个。", []),  # no figure in its clause
        ("支持云岭县新增5G基站60个。", []),  # not at the head of its clause
    ],
)
def test_places_of_figures_that_no_table_knows(text: str, names: list[str], seeds: Seeds) -> None:
    found = unmapped_places(document(PLAN + GOALS + text + "\n", seeds), seeds)
    assert [place.word for place in found] == names, text


@pytest.mark.parametrize(
    ("title", "issuer", "names"),
    [
        ("云岭县数字经济发展规划", "云岭县人民政府", ["云岭县", "云岭县"]),
        ("数字经济发展规划", "云岭县人民政府、霖溪自治州人民政府", ["云岭县", "霖溪自治州"]),
        ("云岭市数字经济发展规划", "", ["云岭市"]),
        ("城市更新行动方案", "云岭市长办公会", []),
        ("地区生产总值核算办法", "国家统计局", []),
        ("市场监管数字化规划", "江苏省昆山市人民政府", []),
        ("合肥市云岭县数字经济发展规划", "安徽省人民政府", []),  # known by its city
    ],
)
def test_places_of_documents_that_no_table_knows(title: str, issuer: str, names: list[str], seeds: Seeds) -> None:
    found = unmapped_places(document(head(title, issuer, "") + "加快发展。\n", seeds), seeds)
    assert [place.word for place in found] == names
