from __future__ import annotations

import pytest

from etl.extract.words import earlier_noun
from etl.seeds import Seeds
from tests.extract.make import PLAN, STATISTICS, fields, words

# text · of each quantity: indicator, predicate, comparators before the number
CASES: list[tuple[str, list[tuple[str, str, tuple[str, ...]]]]] = [
    # the noun before its verb
    ("全省5G基站总数达到5.5万个", [("5G基站总数", "达到", ())]),
    ("到2027年，5G基站达到6万个", [("5G基站", "达到", ())]),
    ("5G基站到2027年达到6万个", [("5G基站", "达到", ())]),
    ("数字经济核心产业增加值占GDP比重达到12%", [("数字经济核心产业增加值占GDP比重", "达到", ())]),
    ("数字化率提高5个百分点", [("数字化率", "提高", ())]),
    ("单位GDP能耗降低13.5%", [("单位GDP能耗", "降低", ())]),
    ("研发经费投入强度达到2.8%", [("研发经费投入强度", "达到", ())]),
    ("软件业务收入年均增长10%以上", [("软件业务收入", "增长", ())]),
    ("单位GDP能耗较2020年降低14%", [("单位GDP能耗", "降低", ())]),
    ("2023年，单位GDP能耗比上年降低3%", [("单位GDP能耗", "降低", ())]),
    ("数字产业规模比2020年翻了一番", [("数字产业规模", "", ())]),
    ("PUE降至1.25以下", [("PUE", "降至", ())]),
    ("占比为35%", [("占比", "为", ())]),
    ("其中全省算力规模超过8EFLOPS", [("算力规模", "", ("超过",))]),
    ("产业规模突破1500亿元", [("产业规模", "", ("突破",))]),
    ("服务器上架率不低于65%", [("服务器上架率", "", ("不低于",))]),
    ("上云企业突破2万家", [("上云企业", "", ("突破",))]),
    ("商业卫星的批量化制造能力达到100颗", [("商业卫星", "达到", ())]),
    # the noun behind its verb
    ("新建5G基站5000个", [("5G基站", "新建", ())]),
    ("培育专精特新企业300家以上", [("专精特新企业", "培育", ())]),
    ("引进和培育企业50家", [("企业", "培育", ())]),
    ("引育“链主”企业5家", [("链主企业", "引育", ())]),
    ("净增“四上”企业1500家", [("四上企业", "净增", ())]),
    ("开展职业技能培训2万人次", [("职业技能培训", "开展", ())]),
    ("累计归集数据80亿条", [("数据", "归集", ())]),
    ("实现营业收入90亿元", [("营业收入", "实现", ())]),
    ("每万人拥有发明专利18件", [("发明专利", "拥有", ())]),
    # a word that is the verb and the noun
    ("培训20万人次", [("培训", "培训", ())]),
    ("完成投资500亿元", [("投资", "完成投资", ())]),
    # the noun behind the number
    ("打造200个数字场景", [("数字场景", "打造", ())]),
    ("培育300家以上专精特新企业", [("专精特新企业", "培育", ())]),
    ("建设3个国家级数据标注基地", [("国家级数据标注基地", "建设", ())]),
    ("完成50个技改项目", [("技改项目", "完成", ())]),
    ("不少于30款工业软件", [("工业软件", "", ("不少于",))]),
    ("超过80%的企业实现上云", [("企业", "", ("超过",))]),
    ("约三分之一的县区建成中心", [("县区", "", ("约",))]),
    ("成立200亿元规模的产业基金", [("产业基金", "成立", ())]),
    # words that hold a verb and are none
    ("服务企业500家", [("企业", "服务", ())]),
    ("服务器达到30万台", [("服务器", "达到", ())]),
    ("服务型制造示范企业20家", [("服务型制造示范企业", "", ())]),
    ("专利拥有量达到12件", [("专利拥有量", "达到", ())]),
    ("附近有20家企业", [("企业", "有", ())]),
    ("新型储能装机达到300万千瓦", [("新型储能装机", "达到", ())]),
    # several
    (
        "建成算力中心12个、公共服务平台30个",
        [("算力中心", "建成", ()), ("公共服务平台", "", ())],
    ),
    ("打造5个标杆工厂、20个智能车间", [("标杆工厂", "打造", ()), ("智能车间", "", ())]),
    ("新增场景20个，算力规模达到9EFLOPS", [("场景", "新增", ()), ("算力规模", "达到", ())]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_what_is_counted_and_what_ties_it_to_the_number(
    text: str, expected: list[tuple[str, str, tuple[str, ...]]], seeds: Seeds
) -> None:
    found = [(w.indicator, w.predicate.cue if w.predicate else "", w.comparators) for w in words(text, seeds)]
    assert found == expected, text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("增速较一季度提高0.6个百分点", "较一季度"),
        ("产值与去年相比增长3%", "与去年相比"),
        ("单位GDP能耗较2020年降低14%", "较2020年"),
        ("2023年，单位GDP能耗比上年降低3%", "比上年"),
        ("数字产业规模比2020年翻了一番", "比2020年"),
        ("占GDP比重达到12%", ""),
        ("占比提高2个百分点", ""),
        ("5G基站达到6万个", ""),
    ],
)
def test_what_it_is_compared_with(text: str, expected: str, seeds: Seeds) -> None:
    assert [w.baseline for w in words(text, seeds)] == [expected], text


def test_a_baseline_with_a_year_keeps_the_year(seeds: Seeds) -> None:
    (found,) = words("新能源汽车产量较2020年增长2倍", seeds)
    assert found.baseline == "较2020年"
    assert found.indicator == "新能源汽车产量"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("产业比重显著提升，从12%升至15%", "产业比重"),
        ("到2027年，软件收入稳步增长，达到30亿元", "软件收入"),
        ("加快建设，达到30个", ""),
    ],
)
def test_the_noun_of_an_earlier_clause(text: str, expected: str, seeds: Seeds) -> None:
    assert earlier_noun(text, text.rindex("，") + 2, seeds.vocabulary) == expected, text


@pytest.mark.parametrize(
    ("above", "body", "expected"),
    [
        (
            STATISTICS,
            "出口交货值同比增长2.1%，两年平均增长3.5%。",
            [("2.1%", "出口交货值", "软件业"), ("3.5%", "出口交货值", "软件业")],
        ),
        (
            STATISTICS,
            "以游戏服务为主的企业（端游、手游等），利润总额增长9%，研发费用增长4%。",
            [("9%", "利润总额", "游戏服务"), ("4%", "研发费用", "游戏服务")],
        ),
        (STATISTICS, "主要从事集成设计的企业利润总额20亿元。", [("20亿元", "企业利润总额", "集成设计")]),
        (PLAN, "2025年，网络时延（至省会3毫秒）进一步降低。", [("3毫秒", "网络时延", "至省会")]),
    ],
)
def test_what_a_statement_says_it_is_about(
    above: str, body: str, expected: list[tuple[str, str, str | None]], seeds: Seeds
) -> None:
    assert fields(body, seeds, "quote indicator subject", above) == expected, body
