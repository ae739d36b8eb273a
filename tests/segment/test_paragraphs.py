from __future__ import annotations

import pytest

from etl.read import read_bytes
from etl.segment.lines import lines_of
from etl.segment.paragraphs import layout_of, paragraphs

FULL = "全市要加快建设新型基础设施，推动算力平台互联互通，持续扩大应用范围，满足各类政务业务系"  # 42 characters
PRINTED = (
    "全市要加快建设新型基础设施推动算力平台互联互通",
    "并且持续扩大应用范围满足各类业务系统需要到明年",
    "底全部完成。",
)


def joined(text: str) -> list[str]:
    lines = lines_of(read_bytes(text.encode(), "a.txt").blocks)
    return [paragraph.passage.text for paragraph in paragraphs(lines, layout_of(lines))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{FULL}\n\n统应用需要。", [f"{FULL}统应用需要。"]),
        (f"{FULL}\n\n— 12 —\n\n统应用需要。", [f"{FULL}统应用需要。"]),
        (f"{FULL}统。\n\n下一段。", [f"{FULL}统。", "下一段。"]),
        (f"{FULL}\n\n（二）下一项。", [FULL, "（二）下一项。"]),
        (f"{FULL}\n\n——下一条。", [FULL, "——下一条。"]),
        ("支持企业发展。（责任单位：省甲局、\n\n省乙局）", ["支持企业发展。（责任单位：省甲局、省乙局）"]),
        (
            "支持企业研发创新。（责任单位：省教育\n\n厅、省财政厅)",
            ["支持企业研发创新。（责任单位：省教育厅、省财政厅)"],
        ),
        ("总体要求\n\n下一段。", ["总体要求", "下一段。"]),
        ("图1 增长情况\n\n下一段。", ["图1 增长情况", "下一段。"]),
        ("指标\n\n12.5\n\n预期性", ["指标", "12.5", "预期性"]),
    ],
)
def test_flowing_text(text: str, expected: list[str]) -> None:
    assert joined(text) == expected


def test_printed_text_is_joined_up_to_the_short_line() -> None:
    text = "\n".join([*PRINTED] * 12)
    assert joined(text) == ["".join(PRINTED)] * 12


def test_printed_rows_of_a_table_stay_apart() -> None:
    rows = ["1 机架规模（万架） 12 预期性", "2 算力规模（EFLOPS） 30 预期性"]
    assert joined("\n".join([*PRINTED * 12, *rows, *PRINTED]))[-3:] == [*rows, "".join(PRINTED)]


def test_a_joined_paragraph_knows_both_places() -> None:
    lines = lines_of(read_bytes(f"{FULL}\n\n统应用需要。".encode(), "a.txt").blocks)
    (paragraph,) = paragraphs(lines, layout_of(lines))
    assert paragraph.passage.locate(len(FULL)) == (3, 0)
    assert paragraph.passage.locate(len(FULL) - 1) == (1, len(FULL) - 1)
