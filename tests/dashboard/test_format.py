"""Numbers as people write them, table by table."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.format import Language, Style, amount, number, stated, ticks


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1_000, "1000", "1K"),
        (9_999, "9999", "10K"),
        (55_000, "5.5万", "55K"),
        (12_345, "1.23万", "12.35K"),
        (99_999_999, "1亿", "100M"),
        (150_000_000_000, "1500亿", "150B"),
        (1_500_000_000_000, "1.5万亿", "1.5T"),
        (-180_000, "-18万", "-180K"),
        (0.001, "0.001", "0.001"),
        (36.5, "36.5", "36.5"),
    ],
)
def test_short_numbers(value: float, zh: str, en: str) -> None:
    assert number(value, "zh") == zh
    assert number(value, "en") == en


@pytest.mark.parametrize(
    ("value", "text"), [(55_000, "55,000"), (1_500_000_000_000, "1,500,000,000,000"), (1.25, "1.25"), (-18, "-18")]
)
def test_full_numbers_show_every_digit(value: float, text: str) -> None:
    assert number(value, "zh", "full") == number(value, "en", "full") == text


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (55_000, "个", "5.5万个", "55K"),
        (500_000_000_000, "元", "5000亿元", "500B yuan"),
        (20_000_000, "美元", "2000万美元", "20M US$"),
        (36, "%", "36%", "36%"),
        (5, "百分点", "5百分点", "5 pp"),
        (2, "倍", "2倍", "2×"),
        (1.25e19, "FLOPS", "12.5 EFLOPS", "12.5 EFLOPS"),
        (4e13, "bps", "40 Tbps", "40 Tbps"),
        (2e19, "B", "20 EB", "20 EB"),
        (0.001, "s", "1毫秒", "1 ms"),
        (3, "s", "3秒", "3 s"),
        (120_000_000, "m", "12万公里", "120K km"),
        (800, "m", "800米", "800 m"),
        (300, "人", "300人", "300 people"),
        (12, "", "12", "12"),
        (8, "卡", "8卡", "8 卡"),
    ],
)
def test_amounts(value: float, unit: str, zh: str, en: str) -> None:
    assert amount(value, unit, "zh") == zh
    assert amount(value, unit, "en") == en


@pytest.mark.parametrize(
    ("comparator", "value_max", "zh", "en"),
    [
        ("=", None, "5万家", "50K"),
        (">=", None, "≥ 5万家", "≥ 50K"),
        (">", None, "> 5万家", "> 50K"),
        ("<=", None, "≤ 5万家", "≤ 50K"),
        ("<", None, "< 5万家", "< 50K"),
        ("~", None, "约 5万家", "≈ 50K"),
        ("range", 60_000.0, "5–6万家", "50–60K"),
        ("range", 200_000_000.0, "5万家–2亿家", "50K–200M"),
        ("range", None, "5万家", "50K"),
        ("range", math.nan, "5万家", "50K"),
    ],
)
def test_values_as_stated(comparator: str, value_max: float | None, zh: str, en: str) -> None:
    assert stated(50_000, "家", comparator, value_max, "zh") == zh
    assert stated(50_000, "家", comparator, value_max, "en") == en


def test_ticks_are_round_and_labelled() -> None:
    values, labels = ticks(0, 350_000, "个", "zh", "short", 4)
    assert values == [0, 100_000, 200_000, 300_000]
    assert labels == ["0", "10万个", "20万个", "30万个"]


@given(
    st.floats(-1e15, 1e15).filter(lambda low: low == 0 or abs(low) > 1e-12),
    st.floats(0, 1e15),
    st.sampled_from(["zh", "en"]),
    st.sampled_from(["short", "full"]),
)
def test_ticks_stay_within_the_axis_and_are_few(low: float, span: float, language: Language, style: Style) -> None:
    high = low + span
    values, labels = ticks(low, high, "%", language, style)
    assert len(values) == len(labels) <= 12
    end = max(high, low + max(abs(low), abs(high), 1))
    room = (abs(low) + end - low) * 1e-6
    assert all(low - room <= value <= end + room for value in values)
