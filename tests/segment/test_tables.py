from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.segment.make import one

LONG = "全市要认真抓好落实，明确责任分工，细化工作举措，确保各项任务如期完成并取得实效。"
HEAD = f"某市数据规划纲要\n\n一、目标\n\n{LONG}\n\n"

ROWS = """表1 主要指标
序号 指 标 2025年 2030 年目标 属性
一、规模（3项）
1 机架规模（万架） 12 30 左右 预期性
2
每万人口拥有的数据产品
数量（个）
— ＞45 约束性
序号 指 标 2025年 2030 年目标 属性
3 平台互联率 81.5 完成省定
目标
预期性
注：口径另行说明。
"""
STACKED = """指标

单位

属性

“十五五”目标

2030年

年均

1

机架规模

万架

预期性

> 30

—

2

平台故障率

次/

万台

约束性

—

< 0.5

二、任务
"""
GAPPED = """专栏2  主要指标
分类    序号    指标    属性    2030年
目标值
规模    1    机架规模（万架）    预期性    30以上
    2    平台收入    预期性    与经济
同步增长
    3    事故    起数下降（%）    约束性    〔20〕
            人数下降（%）        〔16〕

注：另行说明
"""


def grid(text: str, seeds: Seeds) -> list[list[tuple[int, str]]]:
    rows: dict[int, list[tuple[int, str]]] = {}
    for sentence in one(HEAD + text, seeds).sentences:
        if sentence.role == "cell":
            rows.setdefault(sentence.row, []).append((sentence.column, sentence.text))
    return [rows[row] for row in sorted(rows)]


def test_rows_with_single_spaces(seeds: Seeds) -> None:
    assert grid(ROWS, seeds) == [
        [(0, "序号"), (1, "指标"), (2, "2025年"), (3, "2030年目标"), (4, "属性")],
        [(0, "一、规模（3项）")],
        [(0, "1"), (1, "机架规模（万架）"), (2, "12"), (3, "30左右"), (4, "预期性")],
        [(0, "2"), (1, "每万人口拥有的数据产品数量（个）"), (2, "—"), (3, "＞45"), (4, "约束性")],
        [(0, "序号 指 标 2025年 2030 年目标 属性")],
        [(0, "3"), (1, "平台互联率"), (2, "81.5"), (3, "完成省定目标"), (4, "预期性")],
    ]


def test_one_cell_a_line(seeds: Seeds) -> None:
    assert grid(STACKED, seeds) == [
        [(1, "指标"), (2, "单位"), (3, "属性"), (4, "“十五五”目标2030年"), (5, "“十五五”目标年均")],
        [(0, "1"), (1, "机架规模"), (2, "万架"), (3, "预期性"), (4, "> 30"), (5, "—")],
        [(0, "2"), (1, "平台故障率"), (2, "次/万台"), (3, "约束性"), (4, "—"), (5, "< 0.5")],
    ]


def test_columns_with_gaps(seeds: Seeds) -> None:
    assert grid(GAPPED, seeds) == [
        [(0, "分类"), (1, "序号"), (2, "指标"), (3, "属性"), (4, "2030年目标值")],
        [(0, "规模"), (1, "1"), (2, "机架规模（万架）"), (3, "预期性"), (4, "30以上")],
        [(1, "2"), (2, "平台收入"), (3, "预期性"), (4, "与经济同步增长")],
        [(1, "3"), (2, "事故起数下降（%）"), (3, "约束性"), (4, "〔20〕")],
        [(2, "人数下降（%）"), (4, "〔16〕")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "要明确指标属性，分解落实到各地各部门，不得擅自变更。\n",
        "指标\n\n数据产业规模保持增长。\n",
        f"序号 指标 属性\n{LONG}\n",
    ],
)
def test_prose_and_lone_words_are_no_tables(text: str, seeds: Seeds) -> None:
    assert grid(text, seeds) == []


def test_paragraphs_set_into_a_table_are_read_as_paragraphs(seeds: Seeds) -> None:
    document = one(f"{HEAD}01\t算力\t{LONG}到2030年建成机架30万架。\n02\t算法\t{LONG}\n", seeds)
    assert [s.text for s in document.sentences if s.role == "cell"] == ["01", "算力", "02", "算法"]
    assert "到2030年建成机架30万架。" in [s.text for s in document.sentences if s.role == "body"]
