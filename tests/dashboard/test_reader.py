"""The reader: a document's text in parts, its marks, what was passed over, and the ways in and out."""

from __future__ import annotations

import json

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import markup
from dashboard.markup import Mark
from dashboard.serve import reader
from etl.model import content_id
from tests.dashboard.conftest import Open, html, links
from tests.dashboard.synthetic import MILESTONES, PASSED_OVER, TARGETS, document_id

JILIN = document_id("jl")
FIRST = content_id("statement", "target", *TARGETS[0])


def data(app: AppTest) -> dict[str, str]:
    (element,) = app.get("bidi_component")
    return dict(json.loads(element.proto.json))


def test_the_outline_counts_what_stands_in_each_section(warehouse: str) -> None:
    rows = reader.outline(warehouse, JILIN)
    assert [(row["title"], row["level"], row["mark_count"]) for row in rows[1:]] == [
        ("一、总体要求", 1, 0),
        ("（二）主要目标", 2, 7),
    ]


def test_a_document_is_read_in_parts_that_lose_nothing(warehouse: str) -> None:
    (whole,) = reader.parts(warehouse, JILIN)
    made = reader.parts(warehouse, JILIN, length=40)
    assert len(made) > 2
    assert made[0].first == whole.first
    assert made[-1].last == whole.last
    together = [row for part in made for row in reader.sentences(warehouse, JILIN, part)]
    assert together == reader.sentences(warehouse, JILIN, whole)
    assert reader.parts(warehouse, "nothing") == []


def test_marks_stand_where_their_quote_does(warehouse: str) -> None:
    (whole,) = reader.parts(warehouse, JILIN)
    texts = {row["sentence_order"]: row["text"] for row in reader.sentences(warehouse, JILIN, whole)}
    marks = reader.marks(warehouse, JILIN, whole)
    assert len(marks) == 7
    for row in marks:
        assert texts[row["sentence_order"]][row["sentence_start"] :].startswith(row["quote"])


def test_what_was_passed_over(warehouse: str) -> None:
    (row,) = reader.passed_over(warehouse, JILIN)
    assert (row["sentence_order"], row["section"], row["text"]) == (2, "（二）主要目标", PASSED_OVER)


@pytest.mark.parametrize(
    ("evidence", "wanted", "order"),
    [
        ("statement", FIRST, 10),
        ("target", content_id("target", *TARGETS[0]), 10),
        ("milestone", content_id("milestone", *MILESTONES[1]), 101),
        ("statement", "0123456789abcdef", None),
        ("statement", content_id("statement", "target", *TARGETS[19]), None),  # of the ledger: no sentence
    ],
)
def test_evidence_leads_to_its_sentence(warehouse: str, evidence: str, wanted: str, order: int | None) -> None:
    assert reader.order_of(warehouse, evidence, wanted) == order


class TestMarkup:
    def mark(self, start: int, end: int, kind: str = "target") -> Mark:
        return Mark(start, end, kind, "目标", f"statement:{start}", "reader?x=1&y=2", (("地区", "<b>"),))

    def test_marks_keep_the_text_and_escape_it(self) -> None:
        body = markup.marked("甲<b>乙丙", [self.mark(4, 5)])
        assert body.startswith("甲&lt;b&gt;<a ")
        assert body.endswith("</a>丙")
        assert "<span>乙</span><sup>目标</sup>" in body
        assert 'href="reader?x=1&amp;y=2"' in body
        assert "<i>地区</i>&lt;b&gt;" in body

    def test_what_overlaps_or_has_no_place_stands_behind(self) -> None:
        body = markup.marked("甲乙丙", [self.mark(0, 2), self.mark(1, 3), self.mark(-1, 1)])
        assert body.startswith('<a class="pt-m')
        assert body.count("<a ") == 3
        assert body.index("丙") < body.index('data-open="statement:1"')


class TestPage:
    def test_statements_are_marked_by_kind_with_their_name(self, open_page: Open) -> None:
        app = open_page("reader", doc=JILIN)
        text = data(app)["html"]
        assert text.count('class="pt-m pt-m-target"') == 4
        assert text.count('class="pt-m pt-m-actual"') == 1
        assert text.count('class="pt-m pt-m-milestone"') == 2
        assert "<sup>现状</sup>" in text
        assert text.count("pt-over") == 1
        assert "&lt;i&gt;明显" in text
        assert 'role="note"' in html(app)  # a restatement says so

    def test_an_original_has_no_banner(self, open_page: Open) -> None:
        assert 'pt-banner"' not in html(open_page("reader", doc=document_id("sd")))

    def test_kinds_can_be_hidden_and_another_document_shows_all_of_its_own(self, open_page: Open) -> None:
        app = open_page("reader", doc=JILIN, hide=["target", "passed"])
        text = data(app)["html"]
        assert "pt-m-target" not in text
        assert "pt-m-actual" in text
        assert "pt-over" not in text
        assert app.query_params["hide"] == ["target", "passed"]
        assert "pt-m-incentive" in data(open_page("reader", doc=document_id("sh"), hide=["target"]))["html"]

    def test_the_address_names_a_sentence(self, open_page: Open) -> None:
        found = data(open_page("reader", doc=JILIN, at="10", statement=FIRST))
        assert (found["at"], found["chosen"]) == ("10", f"statement:{FIRST}")
        assert data(open_page("reader", doc=JILIN, statement=FIRST))["at"] == "10"
        assert data(open_page("reader", doc=JILIN, at="999999"))["at"] is None
        assert data(open_page("reader", doc=JILIN, at="x"))["at"] is None

    def test_evidence_stands_beside_the_text(self, open_page: Open) -> None:
        app = open_page("reader", doc=JILIN, statement=FIRST)
        assert "<mark>5.5万个</mark>" in html(app)
        app.button(key="close").click().run()
        assert "statement" not in app.query_params

    def test_the_list_has_what_was_found_and_what_was_passed_over(self, open_page: Open) -> None:
        app = open_page("reader", doc=JILIN, reading="list")
        found, passed = app.dataframe
        assert len(found.value) == 7
        assert list(passed.value["sentence"]) == [PASSED_OVER]
        assert "有数字而未提取的句子（1）" in html(app)

    def test_evidence_leads_into_the_text(self, open_page: Open) -> None:
        for name, key in (("statement", FIRST), ("milestone", content_id("milestone", *MILESTONES[0]))):
            assert "在原文中查看" in links(open_page("evidence", **{name: key}))
        fact = content_id("statement", "target", *TARGETS[19])
        assert "在原文中查看" not in links(open_page("evidence", statement=fact))
