from __future__ import annotations

import pytest

from etl.extract.context import reference_year
from etl.seeds import Seeds
from tests.extract.make import (
    GOALS,
    PLAN,
    STATISTICS,
    TASKS,
    UNDATED_PLAN,
    UNISSUED_PLAN,
    WORK_REPORT,
    document,
    fields,
)

# what it shows · head · body · quote, year, where the year is from
CASES: list[tuple[str, str, str, list[tuple[str, int | None, str]]]] = [
    (
        "a lead-in that ends with a colon covers the dash list below it, and no further section",
        PLAN,
        GOALS
        + "到2026年，实现以下目标：\n\n——5G基站达到15万个。\n\n——标准机架达到20万架。\n\n"
        + TASKS
        + "培育企业50家。",
        [("15万个", 2026, "context"), ("20万架", 2026, "context"), ("50家", 2027, "title")],
    ),
    (
        "a year holds for the rest of its paragraph",
        PLAN,
        TASKS + "到2025年，上线平台3个。新增场景20个。\n\n培育企业50家。",
        [("3个", 2025, "sentence"), ("20个", 2025, "context"), ("50家", 2027, "title")],
    ),
    (
        "in a section of goals it holds on for the paragraphs below",
        PLAN,
        GOALS
        + "到2026年，产业规模达到300亿元。\n\n新增场景20个。\n\n2025年，算力规模达到9EFLOPS。\n\n网络时延降至5毫秒。",
        [
            ("300亿元", 2026, "sentence"),
            ("20个", 2026, "context"),
            ("9EFLOPS", 2025, "sentence"),
            ("5毫秒", 2025, "context"),
        ],
    ),
    (
        "a heading's year covers what stands under it",
        PLAN,
        "## 二、2025年工作任务\n\n新建5G基站3000个。\n\n## 三、2026年工作任务\n\n### （一）网络\n\n新建5G基站2000个。",
        [("3000个", 2025, "context"), ("2000个", 2026, "context")],
    ),
    (
        "a heading that looks back and ahead has two years: the text turns where it names the second",
        WORK_REPORT,
        "## 二、“十三五”发展成效和“十四五”目标任务\n\n建成公园30个。\n\n到2025年，公园达到50个。\n\n新增绿道9公里。",
        [("30个", 2020, "context"), ("50个", 2025, "sentence"), ("9公里", 2025, "context")],
    ),
    (
        "the period that a review begins with holds for its paragraphs, even if a sentence without numbers names it",
        PLAN,
        "## 一、发展基础\n\n“十三五”时期，全省上下奋力拼搏。\n\n累计建成公园30个。",
        [("30个", 2020, "context")],
    ),
    (
        "a work report that names no year speaks of its own",
        WORK_REPORT,
        "培育企业50家。",
        [("50家", 2024, "title")],
    ),
    (
        "headings below a lead-in",
        PLAN,
        GOALS
        + "到2026年，数字基础设施全面升级：\n\n### ——网络更优\n\n5G基站达到15万个。\n\n### ——算力更强\n\n算力达到9EFLOPS。",
        [("15万个", 2026, "context"), ("9EFLOPS", 2026, "context")],
    ),
    (
        "goals of single years in one sentence",
        PLAN,
        GOALS + "2024年，新建5G基站5000个；2025年，新建5G基站6000个；到2027年，5G基站总数达到20万个。",
        [("5000个", 2024, "sentence"), ("6000个", 2025, "sentence"), ("20万个", 2027, "sentence")],
    ),
    (
        "each end of an increase has its own year",
        PLAN,
        "宽带普及率从2023年的35%提高到2027年的60%。",
        [("35%", 2023, "sentence"), ("60%", 2027, "sentence")],
    ),
    (
        "each number of a list has its own year",
        PLAN,
        "到2025年和2027年，标准机架分别达到15万架和25万架。",
        [("15万架", 2025, "sentence"), ("25万架", 2027, "sentence")],
    ),
    (
        "a plan that does not say when it was issued",
        UNISSUED_PLAN,
        "到2025年，5G基站达到12万个。",
        [("12万个", 2025, "sentence")],
    ),
    ("a period behind the number", PLAN, "新增投资300亿元（2024—2026年）。", [("300亿元", 2026, "sentence")]),
    ("the title's period", PLAN, TASKS + "培育企业50家。", [("50家", 2027, "title")]),
    ("no year anywhere", UNDATED_PLAN, TASKS + "培育企业50家。", [("50家", None, "none")]),
    (
        "a year to compare with is no goal's year",
        PLAN,
        TASKS + "产业规模较2023年增长30%。",
        [("30%", 2027, "title")],
    ),
    (
        "the year whose tasks a plan says it sets out",
        UNDATED_PLAN,
        "为做好2024年重点任务，制定本方案。\n\n" + TASKS + "新建5G基站3000个。",
        [("3000个", 2024, "context")],
    ),
    (
        "this year and the next",
        PLAN,
        "今年，新增企业30家。明年，新增企业40家。",
        [("30家", 2024, "sentence"), ("40家", 2025, "sentence")],
    ),
    (
        "review and outlook of a work report",
        WORK_REPORT,
        "## 一、2023年工作回顾\n\n新增高新技术企业900家。\n\n## 二、2024年重点工作\n\n新增高新技术企业1000家。",
        [("900家", 2023, "context"), ("1000家", 2024, "context")],
    ),
    ("facts have no year of the title", PLAN, "目前，全省拥有规上企业900家。", [("900家", None, "none")]),
]


@pytest.mark.parametrize(("shows", "above", "body", "expected"), CASES)
def test_the_year_that_holds(
    shows: str, above: str, body: str, expected: list[tuple[str, int | None, str]], seeds: Seeds
) -> None:
    assert fields(body, seeds, "quote year year_from", above) == expected, shows


def test_statistics_carry_the_part_of_the_year(seeds: Seeds) -> None:
    body = "软件业务收入62350亿元。\n\n6月份，利润总额900亿元。出口增长3%。"
    assert fields(body, seeds, "quote year within", STATISTICS) == [
        ("62350亿元", 2024, "2024-01/2024-06"),
        ("900亿元", 2024, "2024-06"),
        ("3%", 2024, "2024-06"),
    ]


@pytest.mark.parametrize(
    ("facts", "year"),
    [
        ('issued: "2024-03-05"', 2024),
        ('issued: "2023"', 2023),
        ('published: "2025-01-10"', 2025),
    ],
)
def test_the_year_from_which_the_future_is_counted(facts: str, year: int, seeds: Seeds) -> None:
    text = f"---\ntitle: 安徽省数字经济发展行动方案（2024—2027年）\n{facts}\n---\n\n培育企业50家。"
    assert reference_year(document(text, seeds)) == year, facts
