from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.extract.view import view_of

CASES = [
    ("到２０２７年，建成５Ｇ基站", "到2027年，建成5G基站"),
    ("5.5 万 个", "5.5万个"),
    ("增长８％", "增长8%"),
    ("增长8﹪", "增长8%"),
    ("１．５万个", "1.5万个"),
    ("7％～8％", "7%~8%"),
    ("5G＋工业互联网", "5G+工业互联网"),
    ("二〇二七年", "二○二七年"),
    ("缩小至2∶1", "缩小至2:1"),
    ("缩小至1.76﹕1", "缩小至1.76:1"),
    ("建成　30　个", "建成30个"),
    ("建成\u00a030\u2009个", "建成30个"),
    ("（12个）", "（12个）"),  # brackets and stops stay as they are
    ("一、建设，二、发展；", "一、建设，二、发展；"),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_letters_and_digits_are_half_width_and_spaces_are_gone(text: str, expected: str) -> None:
    assert view_of(text).text == expected, text


def test_corrections_are_made_after_spaces_are_gone() -> None:
    assert view_of("1 Pv6流量", (("1Pv6", "IPv6"),)).text == "IPv6流量"


def test_offsets_lead_back_into_the_sentence() -> None:
    sentence = "建成 5 G 基站 ５.５ 万 个以上。"
    view = view_of(sentence)
    start = view.text.index("5.5")
    end = view.text.index("以上")
    assert view.text[start:end] == "5.5万个"
    assert sentence[view.start(start) : view.end(end)] == "５.５ 万 个"


def test_a_text_without_spaces_keeps_its_offsets() -> None:
    view = view_of("建成３０个园区")
    assert view.origin is None
    assert (view.start(2), view.end(4)) == (2, 4)


@given(st.text(alphabet="建成园区达到０１２３5万个%％ＡＢ \t\u3000\u00a0，。", max_size=40))
def test_every_character_stands_where_the_view_says(sentence: str) -> None:
    view = view_of(sentence)
    for offset, character in enumerate(view.text):
        assert view_of(sentence[view.start(offset)]).text == character
        assert view.end(offset + 1) == view.start(offset) + 1
    assert view_of(view.text).text == view.text
