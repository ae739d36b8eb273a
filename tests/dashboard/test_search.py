"""The search: what a line means, what it finds and in which order, and the page."""

from __future__ import annotations

import json
import math

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.serve.question import understand, without
from dashboard.serve.search import K1, B, regions, search
from dashboard.serve.warehouse import records
from dashboard.views.search import _explored, _snippet
from etl.model import content_id
from tests.dashboard.conftest import Open, html, links
from tests.dashboard.synthetic import ACTUALS, TARGETS, document_id


def shown(app: AppTest) -> str:
    """The HTML of the results."""
    return "".join(json.loads(element.proto.json)["html"] for element in app.get("bidi_component"))


@pytest.mark.parametrize(
    ("line", "filters", "words"),
    [
        ("sd 5G基站", {"region": ("370000",)}, ("5g", "基站")),
        ("shandong", {"region": ("370000",)}, ()),
        ("Shan Dong 算力", {"region": ("370000",)}, ("算力",)),
        ("鲁 2025", {"region": ("370000",), "year": ("2025",)}, ()),
        ("山东5G基站2025年", {"region": ("370000",), "year": ("2025",)}, ("5g", "基站")),
        ("山东省 2024年底", {"region": ("370000",), "year": ("2024",)}, ()),
        ("Inner Mongolia", {"region": ("150000",)}, ()),
        ("目标 2025 2024", {"kind": ("target",), "year": ("2025", "2024")}, ()),
        ("主要目标", {}, ("主要", "目标")),  # part of a phrase: a word, no kind
        ("“山东” 规划", {}, ("山东", "规划")),
        ("５Ｇ", {}, ("5g",)),
        ("sx", {"region": ("140000", "610000")}, ()),
        ("shanxi", {"region": ("140000",)}, ()),
        ("", {}, ()),
    ],
)
def test_what_a_line_means(
    warehouse: str, line: str, filters: dict[str, tuple[str, ...]], words: tuple[str, ...]
) -> None:
    question = understand(warehouse, line)
    assert {kind: question.values(kind) for kind in ("region", "year", "kind") if question.values(kind)} == filters
    assert question.words == words
    assert question.empty == (not filters and not words)


def test_other_regions_of_a_spelling_are_offered(warehouse: str) -> None:
    assert [chip.value for chip in understand(warehouse, "gy").chips] == ["520100"]
    question = understand(warehouse, "shanxi")
    assert [chip.label for chip in question.others] == []  # nothing is held of 陕西


def test_a_filter_is_removed_from_the_line() -> None:
    assert without("sd  5G基站 2025", "sd") == "5G基站 2025"
    assert without("山东5G基站2025年", "2025年") == "山东5G基站"


def test_words_that_the_index_lacks_are_named(warehouse: str) -> None:
    question = understand(warehouse, "5G zzz")
    assert question.unknown == ("zzz",)
    found = search(warehouse, question, 10, 4)
    assert found.partial
    assert found.entries
    assert search(warehouse, understand(warehouse, "zzz"), 10, 4).entries == 0


def test_the_score_is_bm25(warehouse: str) -> None:
    (row, *_) = [
        entry for group in search(warehouse, understand(warehouse, "站房"), 99, 99).groups for entry in group["entries"]
    ]
    (size,) = records(warehouse, "SELECT count(*) AS n, avg(word_count) AS length FROM out_entry")
    (term,) = records(
        warehouse, "SELECT * FROM out_term JOIN out_posting USING (term_number) WHERE term = '站房' LIMIT 1"
    )
    (own,) = records(warehouse, f"SELECT word_count FROM out_entry WHERE entry_number = {row['entry_number']}")
    f, n = term["frequency"], term["entry_count"]
    idf = math.log(1 + (size["n"] - n + 0.5) / (n + 0.5))
    expected = idf * f * (K1 + 1) / (f + K1 * (1 - B + B * own["word_count"] / size["length"]))
    assert row["score"] == pytest.approx(expected * 1.5)  # the words stand there as typed
    assert row["marks"] == []


def test_entries_have_all_words_and_pass_the_filters(warehouse: str) -> None:
    found = search(warehouse, understand(warehouse, "sd 基站 2025"), 10, 4)
    page, group = sorted(found.groups, key=lambda group: group["is_held"])
    assert (page["entries"][0]["entry_type"], group["document_id"]) == ("fact", document_id("sd"))
    (entry,) = group["entries"]
    assert entry["text"].startswith("到2025年，5G基站达到25万个以上")
    assert [mark["evidence_id"] for mark in entry["marks"]] == [content_id("statement", "target", *TARGETS[1])]
    assert (found.entries, found.documents, found.partial) == (2, 2, False)


def test_facts_of_the_ledger_are_found_with_their_kind(warehouse: str) -> None:
    found = search(warehouse, understand(warehouse, "hebei 5G 现状"), 10, 4)
    (entry,) = found.groups[0]["entries"]
    assert entry["entry_type"] == "fact"
    assert not found.groups[0]["is_held"]
    assert entry["marks"][0]["evidence_id"] == content_id("statement", "actual", *ACTUALS[3])


def test_milestones_are_found(warehouse: str) -> None:
    found = search(warehouse, understand(warehouse, "里程碑 数据枢纽"), 10, 4)
    assert [mark["kind"] for group in found.groups for entry in group["entries"] for mark in entry["marks"]] == [
        "milestone"
    ]


def test_filters_alone_list_what_passes(warehouse: str) -> None:
    found = search(warehouse, understand(warehouse, "吉林 目标"), 10, 20)
    assert found.entries == 4
    assert {group["document_id"] for group in found.groups} == {document_id("jl")}


def test_a_province_includes_its_cities(warehouse: str) -> None:
    assert regions(warehouse, understand(warehouse, "贵州")) == ["520000", "520100"]
    found = search(warehouse, understand(warehouse, "guizhou 基站"), 10, 4)
    assert {group["document_id"] for group in found.groups} == {document_id("gy")}


def test_titles_are_found_with_the_document(warehouse: str) -> None:
    found = search(warehouse, understand(warehouse, "数字城市实施意见"), 10, 4)
    assert found.groups[0]["document_id"] == document_id("gy")
    assert found.groups[0]["entries"][0]["entry_type"] == "document"


def test_one_document_alone_can_be_searched(warehouse: str) -> None:
    found = search(warehouse, understand(warehouse, "基站"), 10, 60, document_id("jl"))
    assert {group["document_id"] for group in found.groups} == {document_id("jl")}
    assert found.documents == 1


def test_a_snippet_is_cut_around_the_first_hit_and_escaped() -> None:
    import re

    text = "甲" * 200 + "<b>算力</b>" + "乙" * 200
    cut = _snippet(text, re.compile("算力"))
    assert "&lt;b&gt;<mark>算力</mark>&lt;/b&gt;" in cut
    assert cut.startswith("…甲")
    assert cut.endswith("乙…")
    assert _snippet("５Ｇ基站", re.compile("5g")) == "<mark>５Ｇ</mark>基站"


class TestPage:
    def test_it_begins_with_how_to_ask_and_examples(self, open_page: Open) -> None:
        app = open_page("search")
        assert "首字母（sd）" in html(app)
        app.button(key="example0").click().run()
        assert app.query_params["find"] == "吉林 5G基站 2025"
        assert "<mark>5G基站</mark>" in shown(app)

    def test_results_name_documents_and_lead_to_evidence_reader_and_comparison(self, open_page: Open) -> None:
        app = open_page("search", find="sd 5G基站 2025")
        results = shown(app)
        assert 'data-go="reader?lang=zh&amp;doc=' in results
        assert f'data-open="statement:{content_id("statement", "target", *TARGETS[1])}"' in results
        assert 'data-go="compare?lang=zh&amp;indicator=5g_base_stations' in results
        assert "&lt;i&gt;明显&lt;/i&gt;" in results
        assert any("浏览" in label for label in links(app))

    def test_filters_are_chips_that_can_be_removed(self, open_page: Open) -> None:
        app = open_page("search", find="sd 5G基站 2025")
        assert [app.button(key=f"chip{n}").label for n in (0, 1)] == ["地区：山东省", "年份：2025"]
        app.button(key="chip0").click().run()
        assert app.query_params["find"] == "5G基站 2025"
        assert "吉林省" in shown(app)

    def test_a_statement_opens_its_evidence_beside_the_results(self, open_page: Open) -> None:
        wanted = content_id("statement", "target", *TARGETS[1])
        app = open_page("search", find="sd 5G基站", statement=wanted)
        assert "<mark>25万个以上</mark>" in html(app)
        assert any("原文" in label for label in links(app))

    def test_nothing_found_says_which_filter_to_drop(self, open_page: Open) -> None:
        app = open_page("search", find="gx 5G基站")
        assert "没有找到" in html(app)
        label = app.button(key="without0").label
        assert "广西壮族自治区" in label
        app.button(key="without0").click().run()
        assert app.query_params["find"] == "5G基站"

    def test_the_explore_page_shows_the_same(self, open_page: Open) -> None:
        app = open_page("explore", region=["370000"], q="5g 基站", kind="")
        assert not app.exception
        assert len(app.dataframe[0].value) == 4

    def test_english(self, open_page: Open) -> None:
        app = open_page("search", lang="en", find="sd 5G")
        assert "Shandong" in app.button(key="chip0").label
        assert "Shandong" in shown(app)


def test_the_address_of_explore_carries_the_question(warehouse: str) -> None:
    class Scene:
        build = warehouse

        class words:
            language = "zh"

    asked = _explored(Scene, understand(warehouse, "贵州 5G基站 2025 目标"))  # type: ignore[arg-type]
    assert asked == {"lang": "zh", "region": ["520100"], "years": ["2025"], "kind": ["target"], "q": "5g 基站"}
    assert _explored(Scene, understand(warehouse, "算力"))["kind"] == [""]  # type: ignore[arg-type]
