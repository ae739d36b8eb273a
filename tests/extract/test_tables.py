"""Indicator tables: which cell is what; the indicators and figures are invented, the plans of 2024."""

from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import PLAN, fields

Row = tuple[object, ...]


def table(*rows: str) -> str:
    """A Markdown table: the first row is the header."""
    cells = [f"| {row} |" for row in rows]
    return "\n".join([cells[0], "|" + " --- |" * (rows[0].count("|") + 1), *cells[1:]]) + "\n"


CASES: list[tuple[str, str, str, list[Row]]] = [
    (
        "base year and target year; the unit in the name",
        table(
            "指标 | 2023年 | 2027年目标 | 属性",
            "研发强度（%） | 2.1 | ≥3 | 预期性",
            "新增就业（万人） | 4 | 【20】 | 预期性",
        ),
        "indicator kind year value unit comparator measure",
        [
            ("研发强度", "actual", 2023, 2.1, "%", "=", "share"),
            ("研发强度", "target", 2027, 3, "%", ">=", "share"),
            ("新增就业", "actual", 2023, 4e4, "人", "=", "flow"),
            ("新增就业", "target", 2027, 20e4, "人", "=", "flow"),
        ],
    ),
    (
        "how the last plan came out: its goals are goals of its last year",
        table(
            "指标 | 规划目标（2020年） | 年均增速【累计】 | 2020年完成情况",
            "生产总值（亿元） | 900左右 | 6.5%左右 | 950，年均增速6.8%",
            "事故起数和死亡人数下降（%） |  | 【＞15】 | 分别下降【30】和【20】",
        ),
        "indicator kind year value measure",
        [
            ("生产总值", "target", 2020, 900e8, "stock"),
            ("生产总值", "target", 2020, 6.5, "growth"),
            ("生产总值", "actual", 2020, 950e8, "flow"),
            ("生产总值", "actual", 2020, 6.8, "growth"),
            ("事故起数和死亡人数", "target", 2020, -15, "growth"),
            ("事故起数", "actual", 2020, -30, "growth"),
            ("死亡人数", "actual", 2020, -20, "growth"),
        ],
    ),
    (
        "two indicators in one row, divided by strokes",
        table("指标 | 单位 | 2023年 | 2027年目标", "港口货物/旅客吞吐量 | 亿吨/万人次 | 3.5/80 | 4/100"),
        "indicator kind value unit",
        [
            ("港口货物吞吐量", "actual", 3.5e8, "吨"),
            ("旅客吞吐量", "actual", 80e4, "人次"),
            ("港口货物吞吐量", "target", 4e8, "吨"),
            ("旅客吞吐量", "target", 100e4, "人次"),
        ],
    ),
]


@pytest.mark.parametrize(("body", "names", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_tables(body: str, names: str, expected: list[Row], seeds: Seeds) -> None:
    assert fields("## 二、发展目标\n\n" + body, seeds, names, PLAN) == expected
