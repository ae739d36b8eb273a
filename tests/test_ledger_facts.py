"""The ledger against the gathered facts: the value of every row that was taken from them is in a quotation of its page."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from etl.seeds import Observation, Seeds

# What a number is multiplied with, by the words that follow it; the longest that fits.
SCALES = {
    "": 1, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "万亿": 1e12, "萬億": 1e12, "千": 1e3, "百": 1e2, "百万": 1e6, "千万": 1e7,
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "Mio": 1e6, "Millionen": 1e6, "Milliarden": 1e9,
    "P": 1e15, "PF": 1e15, "万P": 1e19, "萬P": 1e19, "E": 1e18, "EF": 1e18, "peta": 1e15, "exa": 1e18, "百亿亿次": 1e18, "百億億次": 1e18,
    "太": 1e12, "T": 1e12, "Tb": 1e12, "Tbps": 1e12, "G": 1e9, "Gb": 1e9, "万G": 1e13, "萬G": 1e13, "PB": 1e15, "EB": 1e18,
}  # fmt: skip
NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?=(.{0,12}))", re.S)


def amounts(quote: str) -> set[float]:
    """Every number of a quotation with every scale that its words may mean; brackets and pinyin of bad copies are passed over."""
    plain = re.sub(r"\([^)]{0,12}\)|（[^）]{0,12}）", "", quote)
    found: set[float] = set()
    for match in NUMBER.finditer(plain):
        behind = match[2].lstrip(" -").lower()
        numbers = {float(match[1].replace(",", ""))}
        if re.fullmatch(r"\d{1,3}\.\d{3}", match[1]):  # German pages: 30.000
            numbers.add(float(match[1].replace(".", "")))
        found |= {n * scale for n in numbers for word, scale in SCALES.items() if behind.startswith(word.lower())}
    return found


# Values that stand in their quotation, but in no way that `amounts` reads: (address, value) and how they stand.
READ_BY_EYE: dict[tuple[str, float], str] = {
    ("https://yhyg.net/fwc/a/MzAxMzI0ODc1Mw==/2649502853/2", 40): "超4成",
    ("https://udn.com/news/story/7333/9265728", 1e12): "超兆元, without a numeral",
    ("https://www.emrcity.com/research_show-127.html", 1.5e12): "a table whose unit stands in the head: 15000 (亿元)",
    ("https://www.emrcity.com/research_show-127.html", 1e12): "a table whose unit stands in the head: 10000 (亿元)",
}


Gathered = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def gathered(shared: Path) -> Gathered:
    """The gathered facts of each page."""
    found: Gathered = defaultdict(list)
    for line in (shared / "facts" / "provincial.jsonl").read_text(encoding="utf-8").splitlines():
        fact = json.loads(line)
        found[fact["url"]].append(fact)
    return found


def near(value: float, amount: float) -> bool:
    return abs(value - amount) <= 1e-6 * max(1.0, abs(value))


def origins(row: Observation, gathered: Gathered) -> list[dict[str, Any]]:
    """The gathered facts that a row repeats: same page, kind and value (pages were read further, for other facts)."""
    return [f for f in gathered[row.address] if f["kind"] == row.kind and near(f["value"], row.value)]


def agrees(row: Observation, quote: str) -> bool:
    ends = [end for end in (row.value, row.value_max) if end is not None]
    return all(any(near(end, amount) for amount in amounts(quote)) for end in ends)


def test_values_agree_with_their_quotations(seeds: Seeds, gathered: Gathered) -> None:
    taken = [(row, facts) for row in seeds.observations if (facts := origins(row, gathered))]
    assert len(taken) >= 750  # of 800 facts; the others were dropped, or changed in kind or value
    wrong = [row for row, facts in taken if not any(agrees(row, fact["quote"]) for fact in facts)]
    unknown = [row for row in wrong if (row.address, row.value) not in READ_BY_EYE]
    assert [f"row {r.line}: {r.value:g} {r.unit} {r.address}" for r in unknown] == []
    assert {(row.address, row.value) for row in wrong} == set(READ_BY_EYE), "some are right now: take them off the list"


def test_no_row_is_without_source_and_grade(seeds: Seeds) -> None:
    assert all(row.address and row.grade and row.document for row in seeds.observations)
