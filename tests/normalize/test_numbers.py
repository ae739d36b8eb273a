from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.normalize.numbers import parse_chinese, parse_number
from tests.strategies import chinese_numeral, whole_numbers

CASES = [
    ("12", 12),
    ("0", 0),
    ("0.5", 0.5),
    ("12.5", 12.5),
    ("1,200", 1_200),
    ("1,234.56亿", 123_456_000_000),
    ("5.5万", 55_000),
    ("1500亿", 150_000_000_000),
    ("1.4万亿", 1_400_000_000_000),
    ("2千万", 20_000_000),
    ("3百", 300),
    ("5千", 5_000),
    ("10万", 100_000),
    ("0.07", 0.07),
    ("62350.01亿", 6_235_001_000_000),
    ("8.13万", 81_300),  # 81300.00000000001 in floating point
    # Chinese numerals
    ("零", 0),
    ("两", 2),
    ("十", 10),
    ("十二", 12),
    ("二十", 20),
    ("二十一", 21),
    ("一百零五", 105),
    ("一百一十", 110),
    ("三百六十五", 365),
    ("两千", 2_000),
    ("一千零一", 1_001),
    ("三万五千", 35_000),
    ("十万", 100_000),
    ("一百二十万", 1_200_000),
    ("两亿", 200_000_000),
    ("一亿二千万", 120_000_000),
    ("三亿零五十万", 300_500_000),
    ("一亿零五百", 100_000_500),
    ("一万亿", 1_000_000_000_000),
    # orders of magnitude, without a digit
    ("百", 100),
    ("千", 1_000),
    ("万", 10_000),
    ("十亿", 1_000_000_000),
    ("百亿", 10_000_000_000),
    ("千亿", 100_000_000_000),
    ("万亿", 1_000_000_000_000),
    # folds: times the base
    ("翻番", 2),
    ("翻一番", 2),
    ("翻两番", 4),
    ("翻三番", 8),
    ("倍增", 2),
    ("减半", 0.5),
    # fractions: percent
    ("一半", 50),
    ("半数", 50),
    ("三分之一", 33.33),
    ("三分之二", 66.67),
    ("四分之三", 75),
    ("十分之一", 10),
    ("百分之九十五", 95),
    ("百分之二点五", 2.5),
    ("百分之百", 100),
]


@pytest.mark.parametrize(("text", "value"), CASES)
def test_numbers(text: str, value: float) -> None:
    assert parse_number(text) == value, text


@pytest.mark.parametrize("text", ["", "若干", "数十", "多", "A", "1.2.3", "五个", "翻"])
def test_what_is_no_number(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_number(text)


@given(whole_numbers)
def test_a_number_written_in_numerals_reads_as_itself(number: int) -> None:
    assert parse_chinese(chinese_numeral(number)) == number, chinese_numeral(number)


@given(whole_numbers)
def test_thousands_separators_leave_the_value_alone(number: int) -> None:
    assert parse_number(f"{number:,}") == parse_number(str(number)) == float(number)


@given(
    st.integers(0, 10**6),
    st.sampled_from(["", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "百亿", "千亿", "万亿"]),
)
def test_digits_with_a_scale_read_as_numerals_with_that_scale(number: int, scale: str) -> None:
    power = parse_chinese(scale) if scale else 1
    assert parse_number(f"{number}{scale}") == pytest.approx(number * power, rel=1e-11)


@given(st.decimals(0, 10**6, places=2), st.sampled_from(["", "万", "亿", "万亿"]))
def test_reading_the_value_again_changes_nothing(number: object, scale: str) -> None:
    once = parse_number(f"{number}{scale}")
    assert parse_number(f"{once:f}") == pytest.approx(once, rel=1e-11)
