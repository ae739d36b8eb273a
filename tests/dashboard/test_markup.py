"""Nothing from a document is read as HTML or Markdown."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard import markup
from dashboard.plot.look import plain, wrapped

NASTY = "<script>alert('x')</script><b onload=\"y\">&amp; *a* [b](http://c) :red[d] $e$ `f`"


@pytest.mark.parametrize(
    "made",
    [
        markup.heading(NASTY, NASTY),
        markup.notes(NASTY, [NASTY]),
        markup.source(NASTY),
        markup.hint(NASTY),
        markup.empty(NASTY, NASTY),
        markup.legend([("eq", NASTY)]),
        markup.sentence(NASTY, NASTY[:8], 0),
        markup.sentence(NASTY),
        markup.value(NASTY, NASTY, "target", NASTY),
        markup.facts([(NASTY, NASTY)]),
        markup.note(NASTY),
        markup.brand(NASTY, NASTY),
        markup.shades(["#fff"], NASTY, NASTY, "#eee", NASTY),
    ],
)
def test_text_is_escaped(made: str) -> None:
    assert "<script" not in made
    assert "<b onload" not in made
    assert html.escape("<script>") in made


def test_the_quantity_is_highlighted_in_its_place() -> None:
    made = markup.sentence("先建5个，再建5个。", "5个", 7)
    assert made == '<blockquote class="pt-quote">先建5个，再建<mark>5个</mark>。</blockquote>'


def test_a_quote_that_does_not_stand_there_is_not_marked() -> None:
    assert "<mark>" not in markup.sentence("建成5个。", "6个", 2)
    assert "<mark>" not in markup.sentence("建成5个。")


@given(st.text(), st.integers(0, 20), st.integers(0, 20))
def test_a_sentence_reads_the_same_with_its_highlight(text: str, at: int, length: int) -> None:
    made = markup.sentence(text, text[at : at + length], at)
    assert html.unescape(re.sub(r"</?(blockquote|mark)[^>]*>", "", made)) == text


@given(st.text(alphabet="a*_[]()<>`$:#\\ 地"))
def test_markdown_signs_are_all_escaped(text: str) -> None:
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_\[\]<>`$:#]", markup.literal(text))


@given(st.text())
def test_figures_show_text_not_tags(text: str) -> None:
    assert not re.search(r"[<>]", plain(text))
    assert not re.search(r"[<>]", wrapped(text).replace("<br>", ""))


def test_facts_without_a_value_are_left_out() -> None:
    made = markup.facts([("文号", ""), ("发文机关", None), ("行", 0)])
    assert "文号" not in made
    assert "发文机关" not in made
    assert "<dd>0</dd>" in made
