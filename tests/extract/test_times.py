from __future__ import annotations

import pytest

from etl.extract.times import times_in
from tests.extract.make import YEAR

Span = tuple[str, str, int, int | None, str | None]

# text · what is found: as it stands, role, year, first year, part of the year
CASES: list[tuple[str, list[Span]]] = [
    ("到2027年底，建成30个园区", [("到2027年底", "by", 2027, None, None)]),
    ("至2028年末，规模翻番", [("至2028年末", "by", 2028, None, None)]),
    ("力争到2026年，覆盖率达到90%", [("力争到2026年", "by", 2026, None, None)]),
    ("2026年底前，开通400个站", [("2026年底前", "by", 2026, None, None)]),
    ("2025年以前，完成改造", [("2025年以前", "by", 2025, None, None)]),
    ("2025年，新增专利300件", [("2025年", "within", 2025, None, None)]),
    ("2024年度，完成培训3万人次", [("2024年度", "within", 2024, None, None)]),
    ("二〇二六年，建成3个中心", [("二〇二六年", "within", 2026, None, None)]),
    ("自2024年起，每年培育8家", [("自2024年起", "within", 2024, None, None)]),
    ("2023年以来，新增60家", [("2023年以来", "within", 2023, None, None)]),
    ("截至2023年底，全省共有8家", [("截至2023年底", "by", 2023, None, None)]),
    # periods
    ("2024—2027年，累计投资80亿元", [("2024—2027年", "within", 2027, 2024, None)]),
    ("2024-2027年累计投资80亿元", [("2024-2027年", "within", 2027, 2024, None)]),
    ("2024～2026年新增9家", [("2024～2026年", "within", 2026, 2024, None)]),
    ("2024至2026年每年新增5家", [("2024至2026年", "within", 2026, 2024, None)]),
    ("2024年到2026年，每年新增5家", [("2024年到2026年", "within", 2026, 2024, None)]),
    # five-year plans
    ("“十四五”末，总量达到40万个", [("“十四五”末", "by", 2025, None, None)]),
    ("十五五末达到60%", [("十五五末", "by", 2030, None, None)]),
    ("“十五五”期间，年均增长6%", [("“十五五”期间", "within", 2030, 2026, None)]),
    ("十四五时期，累计建成20个", [("十四五时期", "within", 2025, 2021, None)]),
    ("“十五五”，全省新增50家企业", [("“十五五”", "within", 2030, 2026, None)]),
    # what a figure is compared with
    ("较2020年提高5个百分点", [("2020年", "base", 2020, None, None)]),
    ("与2023年相比提高3个百分点", [("2023年", "base", 2023, None, None)]),
    ("比上年增长8%", [("上年", "base", 2023, None, None)]),
    ("以2020年为基期", [("2020年", "base", 2020, None, None)]),
    # parts of a year
    ("2024年1—10月，完成投资30亿元", [("2024年1—10月", "within", 2024, None, "2024-01/2024-10")]),
    ("1—5月份，收入增长4%", [("1—5月份", "within", 2024, None, "2024-01/2024-05")]),
    ("9月份，产量增长2%", [("9月份", "within", 2024, None, "2024-09")]),
    ("2024年9月，上线3个平台", [("2024年9月", "within", 2024, None, "2024-09")]),
    ("2024年上半年，实现营收20亿元", [("2024年上半年", "within", 2024, None, "2024-01/2024-06")]),
    ("2023年前三季度，实现利润3亿元", [("2023年前三季度", "within", 2023, None, "2023-01/2023-09")]),
    ("三季度，增速回升", [("三季度", "within", 2024, None, "2024-07/2024-09")]),
    ("截止2024年3月末，累计开通6万个", [("截止2024年3月末", "by", 2024, None, "2024-03")]),
    ("2025年12月底前，建成6个", [("2025年12月底前", "by", 2025, None, "2025-12")]),
    (
        "2023年，1—9月份软件收入增长6%",
        [("2023年", "within", 2023, None, None), ("1—9月份", "within", 2023, None, "2023-01/2023-09")],
    ),
    # counted from the document's year
    ("今年上半年，增长6%", [("今年上半年", "within", 2024, None, "2024-01/2024-06")]),
    ("今年底前，上线200项服务", [("今年底", "by", 2024, None, None)]),
    ("年底前，建成5个站点", [("年底前", "by", 2024, None, None)]),
    ("去年，实现产值90亿元", [("去年", "within", 2023, None, None)]),
    ("上年末，存量为6万架", [("上年末", "by", 2023, None, None)]),
    ("明年，力争突破100亿元", [("明年", "within", 2025, None, None)]),
    (
        "到2030年，当年新增5家",
        [("到2030年", "by", 2030, None, None), ("当年", "within", 2030, None, None)],
    ),
    ("后年，达到150亿元", [("后年", "within", 2026, None, None)]),
    ("五年来，新增60家", [("五年来", "within", 2023, 2019, None)]),
    ("这五年，新增60家", [("这五年", "within", 2023, 2019, None)]),
    ("今后五年，新增60家", [("今后五年", "within", 2028, 2024, None)]),
    ("2024年前5个月，增长6%", [("2024年前5个月", "within", 2024, None, "2024-01/2024-05")]),
    ("今年1至7月，增长6%", [("今年1至7月", "within", 2024, None, "2024-01/2024-07")]),
    ("“十四五”发展成效", [("“十四五”", "within", 2025, 2021, None)]),
    ("“十三五”末基础上增长3倍", [("“十三五”末", "base", 2020, None, None)]),
    # two at once; 至 and 到 behind 提升 belong to the verb
    (
        "从2022年的35%提升至2027年的50%",
        [("从2022年", "within", 2022, None, None), ("2027年", "by", 2027, None, None)],
    ),
    (
        "从2023年的35%提高到2027年的60%",
        [("从2023年", "within", 2023, None, None), ("2027年", "by", 2027, None, None)],
    ),
]

NONE = [
    "近三年，累计投入9亿元",
    "3年内，培育20家",
    "企业成立满5年",
    "30年代的老厂房",
    "建成2020个站点",
    "编号20251234的设备",
    "年均增长6%",
    "每年新增5家",
    "到本世纪中叶",
    "“十五五”规划提出10项任务",
    "“十五五”发展规划纲要",
    "五年累计投入9亿元",
    "2027—2024年",  # upside down
    "三年行动",
    "月均活跃用户20万户",
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_times(text: str, expected: list[Span]) -> None:
    found = [(text[t.start : t.end], t.role, t.year, t.first_year, t.within) for t in times_in(text, YEAR)]
    assert found == expected, text


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_time(text: str) -> None:
    assert times_in(text, YEAR) == [], text


@pytest.mark.parametrize("text", ["今年，新增5家", "去年底，共有8家", "1—5月份增长4%", "上半年增长2%", "年底前完成"])
def test_without_a_year_of_the_document_relative_times_say_nothing(text: str) -> None:
    assert times_in(text, None) == [], text
