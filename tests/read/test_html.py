from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.errors import InputError
from etl.model import Source
from etl.read import read, read_bytes
from tests.read.places import misplaced

PROSE = "全市要加快建设新型基础设施，到2030年建成基站12万个，推动产业规模迈上新台阶，持续优化营商环境。"

TOKENS = (
    PROSE, "建成", "12万个", "&nbsp;", "&ldquo;", "&#12288;", "&bogus;", "&", "<", "\n", "  ", "\u200b", "<p>", "</p>", "<br/>",
    "<b>", "</b>", "<div style='display:none'>", "</div>", "<div>", "<table>", "<tr>", "<td rowspan='2'>", "</td>", "</tr>",
    "</table>", "<!-- x -->", "<![if !mso]>", "<![bogus[", "<!x>", "<script>", "</script>", "<nav>", "</nav>", "<a>", "</a>", "<h2>", "</h2>",
)  # fmt: skip


def page(body: str, head: str = "") -> Source:
    text = f"<html><head><title>某市计划_某市人民政府</title>{head}</head><body>{body}</body></html>"
    return read_bytes(text.encode(), "a.html")


def texts(source: Source) -> list[str]:
    return [block.passage.text for block in source.blocks]


def test_furniture_goes_and_text_stays() -> None:
    body = f"""<nav><a href="/">首页</a></nav><script>var a = "脚本";</script><div class="article">
    <h1>某市计划</h1><p>{PROSE}</p><p>一、总体要求</p><p>{PROSE}再上新水平。</p><p>{PROSE}完成全部任务。</p></div>
    <footer><p>版权所有 某市人民政府办公厅</p></footer>"""
    assert texts(page(body)) == ["某市计划", PROSE, "一、总体要求", PROSE + "再上新水平。", PROSE + "完成全部任务。"]


def test_inline_markup_and_references_keep_their_places() -> None:
    source = page(
        f"<p>{PROSE}</p>\n<p>&ldquo;建成<b>基站</b>&nbsp;<span>12</span>万个&rdquo;，{PROSE}</p>\n<p>{PROSE}</p>"
    )
    passage = source.blocks[1].passage
    assert passage.text == f"“建成基站\xa012万个”，{PROSE}"
    assert misplaced(passage, source) == []
    line, column = passage.locate(passage.text.index("12"))
    assert source.lines[line - 1][column:].startswith("12</span>")


def test_line_ends_and_indents_of_the_markup_are_no_text() -> None:
    source = page(f"<p>{PROSE}</p><p>\n      建成基站\n      12万个。{PROSE}\n    </p><p>{PROSE}</p>")
    assert texts(source)[1] == f"建成基站12万个。{PROSE}"
    assert misplaced(source.blocks[1].passage, source) == []


def test_table_cells_stand_at_their_row_and_column() -> None:
    table = """<table><tr><td rowspan="2">类别</td><td colspan="2">目标</td></tr><tr><td>2025年</td><td>2030年</td></tr>
    <tr><td>基站</td><td>5万个</td><td>9万个</td></tr></table>"""
    cells = [b for b in page(f"<p>{PROSE}</p><p>{PROSE}</p>{table}<p>{PROSE}</p>").blocks if b.kind == "cell"]
    assert [(c.passage.text, c.row, c.column) for c in cells] == [
        ("类别", 0, 0),
        ("目标", 0, 1),
        ("2025年", 1, 1),
        ("2030年", 1, 2),
        ("基站", 2, 0),
        ("5万个", 2, 1),
        ("9万个", 2, 2),
    ]


def test_a_table_that_lays_out_the_page_is_paragraphs() -> None:
    source = page(f"<table><tr><td><p>{PROSE}</p><p>{PROSE}</p></td></tr></table>")
    assert [(b.kind, b.passage.text) for b in source.blocks] == [("line", PROSE), ("line", PROSE)]


def test_hidden_parts_are_left_out() -> None:
    source = page(f'<div style="display: none"><div>摘要</div>{PROSE}</div><p>一、{PROSE}</p><p>二、{PROSE}</p>')
    assert texts(source) == [f"一、{PROSE}", f"二、{PROSE}"]


def test_meta_tags_are_facts_before_the_title() -> None:
    source = page(
        f"<p>{PROSE}</p>", '<meta name="ArticleTitle" content="某市计划"><meta name="PubDate" content="2026-02-03">'
    )
    assert source.facts == (("ArticleTitle", "某市计划"), ("PubDate", "2026-02-03"), ("title", "某市计划_某市人民政府"))


@pytest.mark.parametrize(
    "body", ["<p>短文。</p>", "<div>没有段落的一句话。</div>", "<table><tr><td>单格", "<p>未关闭<b>的标记"]
)
def test_little_and_broken_pages_still_give_their_text(body: str) -> None:
    assert "".join(texts(page(body)))


@given(st.lists(st.sampled_from(TOKENS), min_size=1, max_size=40).map("".join))
def test_any_markup_is_read_or_refused(markup: str) -> None:
    try:
        source = read_bytes(f"<html><body>{markup}</body></html>".encode(), "a.html")
    except InputError:
        return
    assert [wrong for block in source.blocks for wrong in misplaced(block.passage, source)] == []


def test_pages_of_government_sites_keep_every_place(shared: Path) -> None:
    for path in sorted((shared / "corpus" / "more").glob("*.html")):
        source = read(path, path.name)
        assert sum(len(text) for text in texts(source)) > 15_000, path.name
        assert [wrong for block in source.blocks for wrong in misplaced(block.passage, source)] == [], path.name
        assert not [text for text in texts(source) if "document.write" in text or "function" in text], path.name
