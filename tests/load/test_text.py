"""The documents' own text in the warehouse: sentences, what stands in them, what was passed over."""

from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from etl.load import open_read_only
from etl.load.places import Places
from etl.model import Anchor, Document, Findings, Passage, Sentence
from tests.load import make


def cell(text: str, column: int, row: int = 1) -> Sentence:
    return Sentence(Passage.at(text, 6, column * 10), 1, 3, "cell", 0, row, column)


SENTENCES = (
    Sentence(Passage.at("一、目标", 2), 1, 0, "heading"),
    Sentence(Passage("建成5G基站5万个。", (Anchor(0, 3, 0), Anchor(4, 4, 2))), 1, 1),  # on two lines
    Sentence(Passage.at("另建站房300间。", 4, 10), 1, 1),
    Sentence(Passage.at("算力规模", 6), 1, 3, "cell", 0, 1, 0),
    cell("5万个", 1),
    cell("8万个", 2),
)


@pytest.mark.parametrize(
    ("line", "column", "found"),
    [(2, 0, (0, 0)), (3, 3, (1, 3)), (4, 2, (1, 4)), (4, 9, (None, None)), (4, 12, (2, 2)), (6, 11, (4, 1)), (9, 0, (None, None))],
)  # fmt: skip
def test_a_place_in_the_file_is_found_in_its_sentence(line: int, column: int, found: tuple[int, int]) -> None:
    assert Places(SENTENCES).at(line, column) == found


def test_of_equal_sentences_the_one_before_the_line_holds() -> None:
    twice = (*SENTENCES, Sentence(Passage.at("一、目标", 8), 1, 9))
    places = Places(twice)
    assert [places.holding("一、目标", line) for line in (1, 2, 7, 8, 20)] == [None, 0, 0, 6, 6]
    assert places.holding("别的", 5) is None


def plan() -> Document:
    return make.document(sentences=SENTENCES)


@pytest.fixture
def built(tmp_path: Path) -> duckdb.DuckDBPyConnection:
    document = plan()
    said = make.statement(document, line=4, sentence="建成5G基站5万个。")
    said = replace(said, start=4, end=7)
    row = make.statement(document, line=6, sentence="算力规模 │ 5万个 │ 8万个", start=10, end=13)
    other = make.document("别处", number="别〔2023〕1号")
    lost = replace(make.statement(other, line=90), start=500, end=503)
    report = make.warehouse(
        tmp_path,
        Findings(document, (said, row), (), ()),
        make.findings(other, lost),
        observations=[make.observation(note="据通报")],
    )
    return open_read_only(report.path)


def test_sentences_stand_in_order_with_what_is_in_them(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute(
        "SELECT sentence_order, line, role, text, statement_count, has_number FROM out_sentence WHERE section_index = 1 AND line < 90 ORDER BY ALL"
    ).fetchall()
    assert rows == [
        (0, 2, "heading", "一、目标", 0, False),
        (1, 3, "body", "建成5G基站5万个。", 1, True),
        (2, 4, "body", "另建站房300间。", 0, True),
        (3, 6, "cell", "算力规模", 0, False),
        (4, 6, "cell", "5万个", 1, True),
        (5, 6, "cell", "8万个", 0, True),
    ]


def test_statements_know_their_sentence(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute("SELECT line, sentence_order, sentence_start FROM out_statement ORDER BY line").fetchall()
    assert rows == [(2, None, None), (4, 1, 6), (6, 4, 0), (90, None, None)]


def test_a_table_row_is_one_entry_and_nothing_is_lost(built: duckdb.DuckDBPyConnection) -> None:
    rows = built.execute("SELECT entry_type, sentence_order, text FROM out_entry ORDER BY ALL").fetchall()
    assert ("sentence", 3, "算力规模 │ 5万个 │ 8万个") in rows
    assert ("sentence", None, "到2025年，建成5G基站5万个。") in rows
    assert ("fact", None, "5G基站 · 据通报") in rows
    assert sum(kind == "document" for kind, _, _ in rows) == 2
    (missing,) = built.execute(
        "SELECT count(*) FROM out_statement ANTI JOIN out_entry_evidence ON evidence_id = statement_id"
    ).fetchall()
    assert missing == (0,)


def test_words_lead_to_their_entries(built: duckdb.DuckDBPyConnection) -> None:
    def texts(word: str) -> set[str]:
        sql = """SELECT text FROM out_term JOIN out_posting USING (term_number) JOIN out_entry USING (entry_number)
                 WHERE term = ?"""
        return {text for (text,) in built.execute(sql, [word]).fetchall()}

    assert texts("站房") == {"另建站房300间。"}
    assert texts("300") == {"另建站房300间。"}
    assert "5G基站 · 据通报" in texts("5g")
    assert texts("无此词") == set()
    (wrong,) = built.execute(
        """SELECT count(*) FROM out_term t
           WHERE entry_count <> (SELECT count(*) FROM out_posting p WHERE p.term_number = t.term_number)"""
    ).fetchall()
    assert wrong == (0,)


@pytest.mark.parametrize(
    ("text", "passed_over"),
    [
        ("建设站房300间。", True),
        ("占比达到百分之六十。", True),
        ("投入三千万元。", True),
        ("推进5G、IPv6和4K应用。", False),
        ("到2025年底完成。", False),
        ("2023—2025年实施。", False),
        ("按云发〔2023〕7号执行。", False),
        ("1.2推进算力布局。", False),
        ("（3）推进算力布局。", False),
        ("第6条规定从其规定。", False),
        ("构建“1+4+N”体系。", False),
        ("专栏1 主要指标", False),
        ("一批项目落地。", False),
    ],
)
def test_numbers_that_state_no_quantity_are_not_passed_over(tmp_path: Path, text: str, passed_over: bool) -> None:
    document = make.document(sentences=(Sentence(Passage.at(text, 3), 1, 0),))
    report = make.warehouse(tmp_path, make.findings(document))
    with open_read_only(report.path) as connection:
        assert connection.execute("SELECT has_number FROM out_sentence").fetchall() == [(passed_over,)]
