from __future__ import annotations

import pytest

from etl.extract.nouns import clause_bounds, clauses_before, noun_ahead, noun_behind, ranked_noun, tidy_noun
from etl.seeds import Seeds

AHEAD = [  # text before a number · noun, verb
    ("全省5G基站", "5G基站", None),
    ("其中全省算力规模", "算力规模", None),
    ("全市规模以上工业企业", "规模以上工业企业", None),
    ("新型储能装机", "新型储能装机", None),
    ("引进和培育企业", "企业", "培育"),
    ("服务企业", "企业", "服务"),
    ("服务器", "服务器", None),
    ("服务型制造示范企业", "服务型制造示范企业", None),
    ("共建园区", "园区", "共建"),
    ("城镇新增就业", "城镇新增就业", None),
    ("累计新增城镇就业人数", "新增城镇就业人数", None),
    ("新增园区", "园区", "新增"),
    ("公共建筑", "公共建筑", None),
    ("推动建设智算中心", "智算中心", "推动建设"),
    ("累计归集数据", "数据", "归集"),
    ("支持建设公共服务平台", "公共服务平台", "支持"),
    ("重点打造应用场景", "应用场景", "打造"),
    ("数字经济发展", "数字经济发展", None),
    ("数据开发利用", "数据开发利用", None),
    ("每万人口拥有高价值发明专利", "高价值发明专利", "拥有"),
    ("数字经济核心产业增加值占GDP比重", "数字经济核心产业增加值占GDP比重", None),
]


@pytest.mark.parametrize(("text", "noun", "verb"), AHEAD)
def test_the_noun_before_a_number(text: str, noun: str, verb: str | None, seeds: Seeds) -> None:
    found, predicate = noun_ahead(text, seeds.vocabulary)
    assert (found, predicate.cue if predicate else None) == (noun, verb), text


@pytest.mark.parametrize("text", ["服务贸易", "服务企业", "研发投入"])
def test_a_verb_that_may_be_a_noun_is_one_before_a_predicate(text: str, seeds: Seeds) -> None:
    assert noun_ahead(text, seeds.vocabulary, subject_first=True) == (text, None), text


@pytest.mark.parametrize(
    ("after", "noun"),
    [
        ("数字场景", "数字场景"),
        ("以上的应用场景", "应用场景"),
        ("的企业实现上云", "企业"),
        ("国家级平台，", "国家级平台"),
        ("标杆园区（基地）", "标杆园区"),
        ("规模的产业基金", "产业基金"),
        ("左右的数据标注基地", "数据标注基地"),
        ("", ""),
        ("，并", ""),
        ("、", ""),
        ("）", ""),
        ("开展试点", ""),
        ("完成改造", ""),
    ],
)
def test_the_noun_behind_a_number(after: str, noun: str, seeds: Seeds) -> None:
    assert noun_behind(after, False, seeds.vocabulary) == noun, after


@pytest.mark.parametrize(
    ("after", "noun"), [("标杆工厂、", "标杆工厂"), ("企业和", "企业"), ("和", ""), ("、", ""), ("园区、车间", "园区")]
)
def test_the_noun_between_two_numbers(after: str, noun: str, seeds: Seeds) -> None:
    assert noun_behind(after, True, seeds.vocabulary) == noun, after


@pytest.mark.parametrize(
    ("phrase", "noun"),
    [
        ("具有全国影响力的标杆企业", "标杆企业"),
        ("产业链上下游的规模", "产业链上下游的规模"),  # a bare head names nothing by itself
        ("软件收入的增速", "软件收入的增速"),
        ("商业卫星的批量化制造能力", "商业卫星"),
        ("数据标注等产业园区", "产业园区"),
        ("芯片、软件等", "芯片、软件"),
        ("“专精特新", "专精特新"),
        ("其中规上企业", "规上企业"),
        ("数字化车间（", "数字化车间"),
        ("—智能工厂", "智能工厂"),
    ],
)
def test_tidy_nouns(phrase: str, noun: str, seeds: Seeds) -> None:
    assert tidy_noun(phrase, seeds.vocabulary) == noun, phrase


def test_clauses() -> None:
    text = "到2027年，产业比重提升，从12%升至15%；新增企业5家。"
    start = text.index("15%")
    left, right = clause_bounds(text, start, start + 3)
    assert text[left:right] == "从12%升至15%"
    assert clauses_before(text, start) == ["产业比重提升", "到2027年"]


def test_what_a_ranking_is_by(seeds: Seeds) -> None:
    text = "软件收入居前3名的北京（增长9%）"
    assert ranked_noun(text, text.index("9"), seeds.vocabulary) == "软件收入"
    assert ranked_noun("软件收入增长9%", 6, seeds.vocabulary) == ""
