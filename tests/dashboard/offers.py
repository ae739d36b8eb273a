"""Incentives, conditions and tasks, invented, to add to the synthetic warehouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import duckdb

from etl.model import content_id
from tests.dashboard import synthetic

# document, region, line, headings, sentence, then each number in it: quote, value, unit, comparator
Number = tuple[str, float, str, str]
OFFERS: list[tuple[str, str, int, list[str], str, list[Number]]] = [
    ("sd", "370000", 10, ["编者按"], "山东对数据平台最高补贴800万元。", [("800万元", 8e6, "元", "<=")]),
    ("sd", "370000", 20, ["一、平台", "（一）数据平台"], "企业建设数据平台的，按项目投资的30%给予最高800万元补贴。",
     [("30%", 30, "%", "="), ("800万元", 8e6, "元", "<=")]),
    ("jl", "220000", 30, ["二、成长", "3.梯度培育"], "对年产值首次突破1亿元、5亿元的企业，分别给予30万元、50万元奖励。",
     [("30万元", 3e5, "元", "="), ("50万元", 5e5, "元", "=")]),
    ("jl", "220000", 40, ["三、平台"], "对数据中心每个机架最高1000元，予以总额最高200万元补贴，补贴期不超过2年。",
     [("1000元", 1e3, "元", "<="), ("200万元", 2e6, "元", "<="), ("2年", 2, "年", "<=")]),
    ("gy", "520100", 50, ["四、算力"], "每年发放总额不超过1000万元的算力券，供<b>高校</b>使用。", [("1000万元", 1e7, "元", "<=")]),
]  # fmt: skip
CONDITIONS: list[tuple[str, str, int, list[str], str, list[Number]]] = [
    (
        "jl",
        "220000",
        30,
        ["二、成长", "3.梯度培育"],
        OFFERS[2][4],
        [("1亿元", 1e8, "元", "="), ("5亿元", 5e8, "元", "=")],
    ),
    ("jl", "220000", 41, ["三、平台"], "数据中心的机架不少于500架。", [("500架", 500, "架", ">=")]),
    ("jl", "220000", 60, ["三、平台"], "远处的条件是100家。", [("100家", 100, "家", ">=")]),
]
# document, region, number, title, text, bodies (leads), deadline, year
TASKS: list[tuple[str, str, str, str, str, list[tuple[str, bool]], str, int | None]] = [
    ("jl", "220000", "1", "建设数据枢纽", "建设全省的数据枢纽。", [("省工信厅", True), ("以及省财政厅", False)], "2023年9月底前", 2023),
    ("jl", "220000", "2", "培养人才", "培养<b>人才</b>。", [("工业和信息化厅", False)], "", None),
    ("sd", "370000", "（一）", "开放场景", "开放应用场景。", [("省工业和信息化厅", False), ("各市人民政府", False)], "2024年底", 2024),
    ("sd", "370000", "（二）", "", "研究标准。", [], "", None),
]  # fmt: skip


def install(home: Path) -> str:
    """The synthetic warehouse with these rows as the current one of a project home; its build id."""
    path = synthetic.install(home)
    with duckdb.connect(str(path)) as connection:
        connection.execute("DELETE FROM out_statement WHERE kind = 'incentive'")
        for kind, rows in (("incentive", OFFERS), ("condition", CONDITIONS)):
            for row in rows:
                for number in row[5]:
                    synthetic.insert(connection, "out_statement", statement(kind, row, number))
        for place, task in enumerate(TASKS):
            synthetic.insert(connection, "out_task", task_row(task, 70 + place))
    return synthetic.BUILD


def statement_id(sentence: str, quote: str) -> str:
    return content_id("offers", sentence, quote)


def statement(kind: str, row: tuple[str, str, int, list[str], str, list[Number]], number: Number) -> dict[str, Any]:
    key, code, line, section, sentence, _ = row
    quote, value, unit, comparator = number
    base: synthetic.Row = (key, code, "other", None, "stock", unit, None, None, comparator, value, None, quote)
    made = synthetic.head(key) | synthetic.place_of(code) | synthetic.quantity(base) | synthetic.page(key)
    return made | {
        "statement_id": statement_id(sentence, quote),
        "kind": kind,
        "target_id": None,
        "file": f"{key}.md",
        "line": line,
        "start_column": sentence.index(quote),
        "end_column": sentence.index(quote) + len(quote),
        "published": "2023-08-01",
        "origin": "document",
        "note": "",
        "quote": quote,
        "quote_at": sentence.index(quote),
        "sentence": sentence,
        "section": section,
        "section_text": " › ".join(section),
        "year_from": "none",
        "rule": "synthetic",
    }


def task_id(number: str) -> str:
    return content_id("task", number)


def task_row(
    task: tuple[str, str, str, str, str, list[tuple[str, bool]], str, int | None], line: int
) -> dict[str, Any]:
    key, code, number, title, text, bodies, deadline, year = task
    own = {
        "task_id": task_id(number),
        "number": number,
        "title": title,
        "text": text,
        "bodies": [{"name": name, "leads": leads} for name, leads in bodies],
        "bodies_text": "、".join(name + ("（牵头）" if leads else "") for name, leads in bodies),
        "deadline": deadline,
        "deadline_year": year,
        "file": f"{key}.md",
        "line": line,
        "section_text": "五、任务",
    }
    place = synthetic.place_of(code, "region_name_en")
    del place["region_level"]
    return own | synthetic.head(key) | place
