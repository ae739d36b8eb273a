"""Known faults: what the text says, where the rules read it wrongly. All of them fail, strictly.

A case that begins to pass turns the run red: move it to the tables of the module that it is about.
"""

from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import STATISTICS, WORK_REPORT, fields

Row = tuple[object, ...]

# what is wrong · head · body · fields · their values
FAULTS: list[tuple[str, str, str, str, list[Row]]] = [
    (
        "东部、中部、西部地区 are three areas",
        STATISTICS,
        "东部、中部、西部地区软件业务收入分别为51000亿元、3200亿元和6100亿元。",
        "region value",
        [("area:东部地区", 51000e8), ("area:中部地区", 3200e8), ("area:西部地区", 6100e8)],
    ),
    (
        "one number for several things",
        WORK_REPORT,
        "## 二、2024年目标\n\n工业增加值、固定资产投资分别增长5%。",
        "indicator value",
        [("工业增加值", 5), ("固定资产投资", 5)],
    ),
    (
        "things and their share stand in the clause before, without numbers",
        WORK_REPORT,
        "2023年，单位GDP能耗、水耗、地耗均优于全国平均，分别下降3%、5%、7%。",
        "indicator value",
        [("单位GDP能耗", -3), ("单位GDP水耗", -5), ("单位GDP地耗", -7)],
    ),
]


@pytest.mark.parametrize(
    ("fault", "above", "body", "names", "expected"),
    [pytest.param(*case, id=case[0], marks=pytest.mark.xfail(strict=True, reason=case[0])) for case in FAULTS],
)
def test_known_faults(fault: str, above: str, body: str, names: str, expected: list[Row], seeds: Seeds) -> None:
    assert fields(body, seeds, names, above) == expected, f"{fault}: {body}"
