"""Which vocabulary stands in a document; the sentences are invented."""

from __future__ import annotations

import pytest

from etl.extract.usage import words_used
from etl.seeds import Seeds
from etl.seeds.surfaces import FAMILIES, UNITS, surface_words
from tests.extract.make import PLAN, document


@pytest.mark.parametrize(
    ("text", "table", "word", "stands"),
    [
        ("新建基站５万余 个。", UNITS, "个", True),
        ("建设多个基站。", UNITS, "个", True),
        ("完善制度。", UNITS, "度", False),  # behind no number
        ("算力达到5EFLOPS。", UNITS, "EFLOPS", True),
        ("算力达到5EFLOPS。", UNITS, "Eflops", False),  # units tell capital letters apart
        ("新建基站不少于5万个。", "comparators.csv", "不少于", True),
        ("新建基站5万个。", "predicates.csv", "新建", True),
        ("新建基站5万个。", "predicates.csv", "新增", False),
        ("力争新建基站。", "word_lists.csv, goal", "力争", True),
        ("建成“5g”基站5万个。", FAMILIES, "5G基站", True),  # labels do not
    ],
)
def test_words_that_stand_in_a_document(text: str, table: str, word: str, stands: bool, seeds: Seeds) -> None:
    assert word in surface_words(seeds)[table]
    used = words_used(document(PLAN + text + "\n", seeds), seeds)
    assert ((table, word) in used) is stands, text
