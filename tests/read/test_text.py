from __future__ import annotations

import pytest
from hypothesis import example, given

from etl.errors import InputError
from etl.read import read_bytes
from etl.read.text import split_lines
from tests.read.places import misplaced
from tests.strategies import documents, wild_text


def blocks(text: str, name: str = "a.txt") -> list[tuple[str, str, int, int, int]]:
    """(kind, text, level, line, column) of each block."""
    source = read_bytes(text.encode(), name)
    return [(b.kind, b.passage.text, b.level, b.passage.line, b.passage.anchors[0].column) for b in source.blocks]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("建设园区三座。", ("line", "建设园区三座。", 0, 1, 0)),
        ("\u3000\u3000建设园区三座。 \t", ("line", "建设园区三座。", 0, 1, 2)),
        ("## 一、总体要求", ("heading", "一、总体要求", 2, 1, 3)),
        ("### 目标 ###", ("heading", "目标", 3, 1, 4)),
        ("#话题#不是标题", ("line", "#话题#不是标题", 0, 1, 0)),
        ("- （一）推进", ("line", "（一）推进", 0, 1, 2)),
        ("- 5 -", ("line", "- 5 -", 0, 1, 0)),
        ("-5%的降幅", ("line", "-5%的降幅", 0, 1, 0)),
        ("\x0c第二页", ("line", "第二页", 0, 1, 1)),
        ("**目标**", ("line", "目标", 0, 1, 2)),
    ],
)
def test_marks_are_cut_away_and_places_stay_true(line: str, expected: tuple[str, str, int, int, int]) -> None:
    assert blocks(line) == [expected]


def test_emphasis_and_control_characters_inside_a_line_are_cut_out() -> None:
    source = read_bytes("（九）**建好平台**。新增\x00三座".encode(), "a.txt")
    passage = source.blocks[0].passage
    assert passage.text == "（九）建好平台。新增三座"
    assert [(a.offset, a.column) for a in passage.anchors] == [(0, 0), (3, 5), (7, 11), (10, 15)]


def test_lines_end_at_line_ends_only() -> None:
    assert split_lines("甲\r\n乙\r丙\n丁\x0c戊\u2028己") == ("甲", "乙", "丙", "丁\x0c戊\u2028己")
    assert [b[3] for b in blocks("甲\r\n\r\n乙\r丙")] == [1, 3, 4]


def test_tabbed_lines_are_a_table_and_one_tab_is_not() -> None:
    found = read_bytes("指标\t2025年\n基站\t 5万个\n正文\n发文机关：\t某局".encode(), "a.txt").blocks
    assert [(b.kind, b.passage.text, b.row, b.column) for b in found] == [
        ("cell", "指标", 0, 0),
        ("cell", "2025年", 0, 1),
        ("cell", "基站", 1, 0),
        ("cell", "5万个", 1, 1),
        ("line", "正文", 0, 0),
        ("line", "发文机关：\t某局", 0, 0),
    ]
    assert found[3].passage.anchors[0].column == 4


def test_pipe_tables_give_cells() -> None:
    text = "| 指标 | 目标 |\n| --- | ---: |\n| 基站 | 9万个 |\n|  | 3座 |\n完"
    found = read_bytes(text.encode(), "a.md").blocks
    assert [(b.kind, b.passage.text, b.row, b.column) for b in found] == [
        ("cell", "指标", 0, 0),
        ("cell", "目标", 0, 1),
        ("cell", "基站", 1, 0),
        ("cell", "9万个", 1, 1),
        ("cell", "3座", 2, 1),
        ("line", "完", 0, 0),
    ]


def test_front_matter_becomes_facts_with_its_text_as_written() -> None:
    text = '---\ntitle: 某市行动计划\nissued: 2023-07\nregion: "010000"\nnumber:\n---\n\n## 一、目标\n'
    source = read_bytes(text.encode(), "a.md")
    assert source.facts == (("title", "某市行动计划"), ("issued", "2023-07"), ("region", "010000"), ("number", ""))
    assert [(b.passage.text, b.passage.line) for b in source.blocks] == [("一、目标", 8)]


def test_broken_front_matter_names_the_file() -> None:
    with pytest.raises(InputError, match=r"a\.md.*front matter"):
        read_bytes(b"---\ntitle: [\n---\ntext", "a.md")


def test_a_rule_in_the_text_is_no_front_matter() -> None:
    assert read_bytes("正文\n---\n更多".encode(), "a.md").facts == ()


@given(documents)
@example("- 12 -\n- - 12\n")
def test_every_block_stands_at_its_place(text: str) -> None:
    source = read_bytes(text.encode(), "a.txt")
    assert [wrong for block in source.blocks for wrong in misplaced(block.passage, source)] == []


@given(wild_text)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        source = read_bytes(text.encode(), "a.md")
    except InputError:
        return
    assert [wrong for block in source.blocks for wrong in misplaced(block.passage, source)] == []
    assert all(block.passage.text.strip() for block in source.blocks)
