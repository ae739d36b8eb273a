from __future__ import annotations

import pytest

from etl.segment.numbering import numbered, value_of


@pytest.mark.parametrize(
    ("text", "rank", "number", "rest"),
    [
        ("第一篇 产业强市", 10, "第一篇", "产业强市"),
        ("第二章 总则", 20, "第二章", "总则"),
        ("第十二节 目标", 30, "第十二节", "目标"),
        ("第九条对同一行为，不重复处理。", 40, "第九条", "对同一行为，不重复处理。"),
        ("三、保障措施", 50, "三、", "保障措施"),
        ("（十二）推动应用", 60, "（十二）", "推动应用"),
        ("(一) 推动应用", 60, "(一)", "推动应用"),
        ("12.健全机制", 70, "12.", "健全机制"),
        ("1．健全机制", 70, "1．", "健全机制"),
        ("3、健全机制", 70, "3、", "健全机制"),
        ("（2）健全机制", 80, "（2）", "健全机制"),
        ("①健全机制", 85, "①", "健全机制"),
        ("专栏 3 重点工程", 90, "专栏 3", "重点工程"),
    ],
)
def test_numbers_at_the_head(text: str, rank: int, number: str, rest: str) -> None:
    found = numbered(text)
    assert found is not None
    assert (found.rank, found.number, text[found.end :]) == (rank, number, rest)


@pytest.mark.parametrize(
    "text",
    [
        "1.5万个基站",
        "2023年底",
        "2023.12",
        "一是加快",
        "一体化建设",
        "（征求意见稿）",
        "（2023年）",
        "第一批项目",
        "第三方机构",
        "专栏目",
        "",
    ],
)
def test_running_text_has_no_number(text: str) -> None:
    assert numbered(text) is None


@pytest.mark.parametrize(("number", "value"), [("第十二章", 12), ("（三）", 3), ("16.", 16), ("专栏2", 2), ("", 0)])
def test_what_a_number_counts(number: str, value: int) -> None:
    assert value_of(number) == value
