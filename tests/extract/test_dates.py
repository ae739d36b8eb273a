"""Which time belongs to a quantity; the sentences are invented and the documents of 2024."""

from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import GOALS, PLAN, STATISTICS, WORK_REPORT, fields

Row = tuple[object, ...]

CASES: list[tuple[str, str, str, list[Row]]] = [
    # a year that is only compared with, and the figure of that year
    (
        WORK_REPORT,
        "2023年，生产总值达到1200亿元，较2020年的900亿元增加300亿元。",
        "value year kind",
        [(1200e8, 2023, "actual"), (900e8, 2020, "actual"), (300e8, 2023, "actual")],
    ),
    (WORK_REPORT, "2023年，专利拥有量是2020年的1.7倍。", "value year", [(1.7, 2023)]),
    (PLAN, GOALS + "由2023年的8%提高至2027年的12%。", "value", []),  # names nothing
    (
        PLAN,
        GOALS + "数字经济核心产业增加值占GDP比重由2023年的8%提高至2027年的12%。",
        "value kind year measure",
        [(8, "actual", 2023, "share"), (12, "target", 2027, "share")],
    ),
    # 届时: the year that the paragraph has named last
    (PLAN, "力争在2027年实现翻番。届时培育企业30家。", "value year year_from", [(30, 2027, "context")]),
    # parts of the document's own year that are over, and that are to come
    (STATISTICS, "2024年前5个月，利润总额7000亿元。", "within", [("2024-01/2024-05",)]),
    (PLAN, "今年1至2月，汽车产量21万辆。其中出口5万辆。", "value kind", [(21e4, "actual"), (5e4, "actual")]),
    (PLAN, "今年1至10月，力争汽车产量达到90万辆。", "value kind", [(90e4, "target")]),
    # what is built in a year far off is what there is by then
    (PLAN, "2027年，建成数字场景200个。", "measure", [("stock",)]),
    (PLAN, "2025年，建成数字场景200个。", "measure", [("flow",)]),
]


@pytest.mark.parametrize(("above", "body", "names", "expected"), CASES)
def test_the_time_of_a_quantity(above: str, body: str, names: str, expected: list[Row], seeds: Seeds) -> None:
    assert fields(body, seeds, names, above) == expected, body
