from __future__ import annotations

import pytest

from etl.segment.period import chinese_number, date_in, date_or_year, is_date, period_of


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("某市算力发展行动计划（2023—2025年）", (2023, 2025)),
        ("某市算力发展行动计划(2023-2027年)", (2023, 2027)),
        ("某市2021年至2025年规划", (2021, 2025)),
        ("某省“十四五”数字经济规划", (2021, 2025)),
        ("某市国民经济和社会发展第十五个五年规划纲要", (2026, 2030)),
        ("某省2024年数字经济工作要点", (2024, 2024)),
        ("某省2024年度重点任务清单", (2024, 2024)),
        ("2023年1—10月份某业运行情况", None),
        ("第十四届人民代表大会报告", None),
        ("某市数据条例", None),
        ("2025年影响行业的趋势", None),
    ],
)
def test_period_of_a_title(title: str, expected: tuple[int, int] | None) -> None:
    assert period_of(title) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年7月22日", "2023-07-22"),
        ("2025 年 7 月 3 日", "2025-07-03"),
        ("2025-08-25 16:54:40", "2025-08-25"),
        ("2026.1.9", "2026-01-09"),
        ("（2023年3月）", "2023-03"),
        ("二〇二六年四月", "2026-04"),
        ("二○二三年十二月三十一日", "2023-12-31"),
        ("第7号", ""),
        ("2023号", ""),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert date_in(text) == expected


def test_a_year_alone_is_a_date_only_where_one_is_asked_for() -> None:
    assert (date_in("2023"), date_or_year("2023"), date_or_year("2023年"), date_or_year("约2023")) == (
        "",
        "2023",
        "2023",
        "",
    )


@pytest.mark.parametrize(
    ("text", "expected"), [("2025年7月3日", True), ("（2023年3月）", True), ("2025年7月3日印发", False)]
)
def test_a_line_that_is_a_date(text: str, expected: bool) -> None:
    assert is_date(text) is expected


@pytest.mark.parametrize(("text", "value"), [("三", 3), ("十", 10), ("十二", 12), ("二十", 20), ("三十一", 31)])
def test_chinese_numbers(text: str, value: int) -> None:
    assert chinese_number(text) == value
