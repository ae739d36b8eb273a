from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given

from etl.segment.sentences import sentence_spans
from tests.strategies import paragraphs, wild_text


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建园区。强服务；稳增长", ["建园区。", "强服务；", "稳增长"]),
        ("建园区。 强服务。", ["建园区。 ", "强服务。"]),
        ("落实《办法。试行》要求。完", ["落实《办法。试行》要求。", "完"]),
        ("建园区（含一期；二期）三座。完", ["建园区（含一期；二期）三座。", "完"]),
        ("他说：“先建设。再运营。”随后开工。", ["他说：“先建设。再运营。”", "随后开工。"]),
        ("叫响“干！干！干！”的口号。完", ["叫响“干！干！干！”的口号。", "完"]),
        ("强服务。（责任单位：市甲局；时限：2024年底）", ["强服务。", "（责任单位：市甲局；时限：2024年底）"]),
        ("怎么办？！干。", ["怎么办？！", "干。"]),
        (
            "缺了右括号（如此。然后继续" + "很长" * 210 + "。完",
            ["缺了右括号（如此。然后继续" + "很长" * 210 + "。", "完"],
        ),
        ("增长3.5%;下降2%", ["增长3.5%;", "下降2%"]),
        ("无标点", ["无标点"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@given(paragraphs | wild_text)
def test_sentences_partition_the_text(text: str) -> None:
    spans = sentence_spans(text)
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert all(before[1] == after[0] for before, after in pairwise(spans))
    assert all(start < end for start, end in spans)
