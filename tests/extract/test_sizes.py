"""Sizes by which things are named are conditions; beside them stands how many. The sentences are invented."""

from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import GOALS, PLAN, fields


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("到2027年，培育营收超百亿元的企业达到5家。", [("百亿元", "condition"), ("5家", "target")]),
        ("到2027年，2亿元以上重大项目达到20个。", [("2亿元以上", "condition"), ("20个", "target")]),
        ("到2027年，20户以上自然村实现光纤通达。", [("20户以上", "condition")]),
        ("到2027年，500人以上企业全部建立工会。", [("500人以上", "condition")]),
        # these count
        ("到2027年，20户以上企业完成改造。", [("20户以上", "target")]),
        ("到2027年，500人以上技术人员持证上岗。", [("500人以上", "target")]),
        ("到2027年，产业规模超过百亿元。", [("百亿元", "target")]),
    ],
)
def test_sizes_and_counts(body: str, expected: list[tuple[str, str]], seeds: Seeds) -> None:
    found = fields(GOALS + body, seeds, "quote kind", PLAN)
    assert [row for row in found if row[1] != "ignore"] == expected, body
