"""The words of a search, and how regions are spelt."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.load.spellings import spellings
from etl.load.words import fold, search_words, word_groups
from etl.seeds import load_seeds

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("建成物联网", ["建成", "物联网", "联网"]),
        ("智改数转", ["智改数转"]),  # the lexicon's
        ("5G基站5.5万个", ["5g", "基站", "5.5", "万个"]),
        ("５Ｇ　ＩＰｖ６", ["5g", "ipv6"]),
        ("1,200户", ["1200", "户"]),
        ("500PFLOPS", ["500pflops", "500", "pflops"]),
        ("，。！", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    found = search_words(text, load_seeds(SEEDS).vocabulary)
    assert [word for word in words if word not in found] == []
    assert found[:1] == words[:1]


def test_a_long_word_stands_before_the_words_inside_it() -> None:
    groups = list(word_groups("工业互联网", load_seeds(SEEDS).vocabulary))
    assert groups[0][0] == "工业互联网"
    assert {"工业", "互联网"} <= set(groups[0][1:])


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_regions_are_spelt_in_many_ways() -> None:
    rows = [
        ("370000", "山东省", "山东", "鲁", "Shandong", "province"),
        ("610000", "陕西省", "陕西", "陕", "Shaanxi", "province"),
        ("140000", "山西省", "山西", "晋", "Shanxi", "province"),
        ("150000", "内蒙古自治区", "内蒙古", "蒙", "Inner Mongolia", "province"),
        ("500000", "重庆市", "重庆", "渝", "Chongqing", "province"),
        ("610100", "西安市", "西安", "", "Xi'an", "city"),
        ("141100", "吕梁市", "吕梁", "", "Lüliang", "city"),
        ("area:长三角地区", "长三角地区", "长三角地区", "", "Yangtze River Delta", "area"),
    ]
    found = spellings(rows, {"150000": ("内蒙",), "area:长三角地区": ("长三角",)})
    assert found == sorted(found)
    meant = {}
    for spelling, code, manner in found:
        meant.setdefault(spelling, {})[code] = manner
    assert meant["sd"] == {"370000": "initials"}
    assert meant["shandong"] == {"370000": "english"}
    assert meant["鲁"] == {"370000": "abbreviation"}
    assert meant["内蒙"] == {"150000": "name"}
    assert meant["shanxi"] == {"140000": "english", "610000": "pinyin"}
    assert meant["shaanxi"] == {"610000": "english"}
    assert meant["chongqing"] == {"500000": "english"}  # not zhongqing
    assert meant["neimenggu"] == {"150000": "pinyin"}
    assert meant["xian"] == {"610100": "english"}
    assert meant["luliang"] == {"141100": "english"}
    assert meant["长三角"] == {"area:长三角地区": "name"}
    assert "csjdq" not in meant
    assert "zhongqing" not in meant
