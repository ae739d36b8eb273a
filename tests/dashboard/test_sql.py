"""The SQL page: what may be asked and what not, the limits, the page, the files that it gives."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import duckdb
import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.serve import tables
from dashboard.serve.guard import Problem, RefusedError, check
from dashboard.serve.sandbox import Answer, Pool
from dashboard.serve.worker import MOST_ROWS, answer, connect
from dashboard.texts import LANGUAGES, words
from dashboard.views.sql import _csv, _parquet
from etl import pipeline
from tests.dashboard.conftest import Open, html


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from tests.dashboard import synthetic

    return synthetic.install(tmp_path_factory.mktemp("sql"))


@pytest.fixture(scope="module")
def connection(file: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with connect(str(file)) as opened:
        yield opened


@pytest.fixture(scope="module")
def pool(file: Path) -> Pool:
    return Pool(file)


@pytest.fixture(scope="module")
def hasty(file: Path) -> Pool:
    return Pool(file, seconds=0.7)


ALLOWED = [
    "SELECT count(*) FROM out_target",
    "FROM out_target",
    "from Main.OUT_Target -- core_statement",
    "TABLE out_region",
    "VALUES (1), (2)",
    "DESCRIBE out_target",
    "DESCRIBE SELECT 1",
    "SUMMARIZE out_target",
    "SUMMARIZE SELECT value FROM out_target",
    "WITH a AS (FROM out_target), b AS (SELECT * FROM a) SELECT * FROM b JOIN out_region USING (region_code)",
    "WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n WHERE i < 5) SELECT * FROM n",
    "WITH 目标 AS (FROM out_target) SELECT region_name FROM 目标",
    "SELECT (SELECT max(value) FROM out_actual), range FROM range(3)",
    "SELECT unnest(statement_ids) FROM out_target",
    "PIVOT out_target ON year IN (2024, 2025) USING count(*) GROUP BY region_name",
    "SELECT 'core_statement; COPY' AS text /* ATTACH 'x' */;",
    "SELECT 1 AS core_statement",
]

REFUSED = [
    ("", "refused_empty"),
    (" ; -- nothing", "refused_empty"),
    ("SELECT 1; SELECT 2", "refused_several"),
    ("SELECT 1; DROP TABLE out_target", "refused_several"),
    ("SELECT '" + "x" * 20_000 + "'", "refused_length"),
    ("COPY out_target TO '/tmp/stolen.csv'", "refused_statement"),
    ("ATTACH '/tmp/x.duckdb'", "refused_statement"),
    ("INSTALL httpfs", "refused_statement"),
    ("LOAD httpfs", "refused_statement"),
    ("PRAGMA database_list", "refused_statement"),
    ("SET memory_limit = '100GB'", "refused_statement"),
    ("CALL duckdb_settings()", "refused_statement"),
    ("CREATE TEMP TABLE x AS SELECT 1", "refused_statement"),
    ("DELETE FROM out_target", "refused_statement"),
    ("WITH x AS (DELETE FROM out_target RETURNING *) FROM x", "refused_statement"),
    ("EXPLAIN ANALYZE FROM out_target", "refused_statement"),
    ("PREPARE p AS SELECT 1", "refused_statement"),
    ("SHOW TABLES", "refused_statement"),
    ("FROM (SHOW ALL TABLES)", "refused_statement"),
    ("PIVOT out_target ON year USING count(*)", "refused_pivot"),
    ("FROM core_statement", "refused_table"),
    ('FROM "Core_Statement"', "refused_table"),
    ("FROM main.seed_region", "refused_table"),
    ("SUMMARIZE core_statement", "refused_table"),
    ("DESCRIBE core_statement", "refused_table"),
    ("SELECT/**/1/**/FROM/**/core_statement--out_target", "refused_table"),
    ("SELECT * FROM out_target WHERE EXISTS (SELECT 1 FROM core_statement)", "refused_table"),
    ("SELECT (SELECT count(*) FROM core_statement)", "refused_table"),
    ("FROM out_target UNION ALL BY NAME FROM core_statement", "refused_table"),
    ("FROM out_target t, LATERAL (SELECT * FROM core_task)", "refused_table"),
    ("FROM information_schema.tables", "refused_table"),
    ("FROM duckdb_tables", "refused_table"),
    ("FROM sqlite_master", "refused_table"),
    ("FROM '/etc/passwd'", "refused_table"),
    ("FROM 'https://example.org/x.parquet'", "refused_table"),
    ("FROM connection", "refused_table"),
    ("FROM other.main.out_target", "refused_table"),
    ("FROM core_statement, (WITH core_statement AS (SELECT 1) FROM core_statement)", "refused_name"),
    ("FROM duckdb_logs, (WITH duckdb_logs AS (SELECT 1) FROM duckdb_logs)", "refused_name"),
    ("WITH \"/etc/passwd\" AS (SELECT 1) FROM '/etc/passwd'", "refused_name"),
    ("FROM read_csv('/etc/passwd')", "refused_function"),
    ("FROM read_text('/etc/passwd')", "refused_function"),
    ("FROM glob('/*')", "refused_function"),
    ("FROM query('FROM core_statement')", "refused_function"),
    ("FROM query_table('core_' || 'statement')", "refused_function"),
    ("FROM histogram_values(core_statement, line)", "refused_function"),
    ("FROM duckdb_settings()", "refused_function"),
    ("FROM pandas_scan(1)", "refused_function"),
    ("SELECT getenv('HOME')", "refused_function"),
    ("SELECT current_setting('home_directory')", "refused_function"),
    ("SELECT main.Current_Setting('threads')", "refused_function"),
    ("SELECT 'threads'.current_setting()", "refused_function"),
    ("SELECT write_log('x')", "refused_function"),
]


@pytest.mark.parametrize("sql", ALLOWED)
def test_one_query_over_the_tables_may_be_asked(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    head, rows = answer(connection, sql)
    assert head["problem"] is None
    assert rows


@pytest.mark.parametrize(("sql", "kind"), REFUSED)
def test_nothing_else_may(connection: duckdb.DuckDBPyConnection, sql: str, kind: str) -> None:
    with pytest.raises(RefusedError) as refused:
        check(connection, sql)
    assert refused.value.problem.kind == kind


@pytest.mark.parametrize(
    "sql",
    [
        "COPY (SELECT 1) TO '/tmp/stolen.csv'", "ATTACH '/tmp/stolen.duckdb'", "FROM read_csv('/etc/passwd')", "FROM glob('/*')",
        "INSTALL httpfs", "LOAD httpfs", "SET memory_limit = '100GB'", "SET lock_configuration = false", "RESET threads",
        "DELETE FROM out_target", "SET enable_external_access = true", "FROM '/etc/passwd'", "FROM head",
    ],
)  # fmt: skip
def test_the_connection_itself_refuses_what_the_guard_would_miss(
    connection: duckdb.DuckDBPyConnection, sql: str
) -> None:
    head = {"a": [1]}
    with pytest.raises(duckdb.Error):
        connection.cursor().execute(sql).fetchall()
    assert head


def test_a_refusal_names_the_place_and_the_table_that_may_be_meant(connection: duckdb.DuckDBPyConnection) -> None:
    with pytest.raises(RefusedError) as refused:
        check(connection, "SELECT '中文',\n  x FROM core_statement")
    assert refused.value.problem == Problem("refused_table", "core_statement", 2, 10, "out_statement")


@pytest.mark.parametrize(
    ("sql", "kind", "line"),
    [
        ("SELECT 1\nFORM out_target x y", "syntax", 2),
        ("SELECT region_name,\n nosuch FROM out_target", "binding", 2),
        ("SELECT nosuch(1)", "unknown", 1),
        ("SELECT CAST(region_name AS INTEGER) FROM out_target", "conversion", 1),
        ("SELECT error('enough')", "other", 0),
        ("SELECT " + "(" * 2000 + "1" + ")" * 2000, "syntax", 0),
    ],
)
def test_what_duckdb_says_comes_with_its_kind_and_line(pool: Pool, sql: str, kind: str, line: int) -> None:
    got = pool.ask(sql)
    assert got.problem is not None
    assert (got.problem.kind, got.problem.line) == (kind, line)
    assert got.problem.detail


@pytest.mark.parametrize(
    ("sql", "kind"),
    [
        ("WITH RECURSIVE n AS (SELECT 1 i UNION ALL SELECT i + 1 FROM n) SELECT sum(i) FROM n", "time"),
        ("SELECT count(*) FROM range(100000000) a, range(100000) b WHERE a.range + b.range = 3", "time"),
        ("SELECT list_sum(range(1000000000))", "memory"),
        ("SELECT repeat('x', 3000000000)", "memory"),
    ],
)
def test_a_query_that_breaks_a_limit_is_ended_and_the_next_one_runs(hasty: Pool, sql: str, kind: str) -> None:
    got = hasty.ask(sql)
    assert got.problem is not None
    assert got.problem.kind == kind
    assert got.rows is None
    assert hasty.ask("SELECT 1").rows is not None


def test_rows_are_capped_and_that_is_said(pool: Pool) -> None:
    got = pool.ask("SELECT a.range FROM range(1000) a, range(1000) b, range(1000) c")
    assert got.rows is not None
    assert got.rows.num_rows == MOST_ROWS
    assert got.more
    exact = pool.ask(f"FROM range({MOST_ROWS})")
    assert exact.rows is not None
    assert (exact.rows.num_rows, exact.more) == (MOST_ROWS, False)


def test_wide_rows_are_capped_by_their_bytes(pool: Pool) -> None:
    got = pool.ask("SELECT repeat('x', 100000) AS text FROM range(5000)")
    assert got.rows is not None
    assert got.more
    assert got.rows.nbytes < 25_000_000


def test_a_worker_that_dies_is_replaced(pool: Pool) -> None:
    assert pool.ask("SELECT 1").problem is None
    pool.idle[-1].process.kill()
    pool.idle[-1].process.wait()
    assert pool.ask("SELECT 1").problem == Problem("crash")
    assert pool.ask("SELECT 1").problem is None


def test_the_examples_run(warehouse: str) -> None:
    pool = Pool(pipeline.current_warehouse(pipeline.default_paths()))
    for name, sql in tables.EXAMPLES.items():
        got = pool.ask(sql)
        assert got.problem is None, name
        assert all(words(language).has(f"sql_example.{name}") for language in LANGUAGES)


def test_every_problem_has_words(connection: duckdb.DuckDBPyConnection) -> None:
    kinds = {kind for _, kind in REFUSED}
    kinds |= {
        "syntax",
        "binding",
        "unknown",
        "conversion",
        "other",
        "time",
        "memory",
        "busy",
        "crash",
        "refused_access",
    }
    assert [kind for language in LANGUAGES for kind in kinds if not words(language).has(f"sql.{kind}")] == []


def test_the_manual_has_every_table_with_its_comments(warehouse: str) -> None:
    known = tables.tables(warehouse)
    assert "out_target" in known
    assert {name for name in known if not name.startswith("out_")} == set()
    columns = {column["name"]: column for column in known["out_target"]["columns"]}
    assert columns["value"]["type"] == "DOUBLE"
    assert columns["superseded"]["type"] == "STRUCT(…)[]"


def test_the_file_has_the_tables_and_nothing_else(warehouse: str, tmp_path: Path) -> None:
    path = tmp_path / "copy.duckdb"
    path.write_bytes(tables.warehouse_file())
    with duckdb.connect(str(path), read_only=True) as copy:
        names = {row[0] for row in copy.execute("SELECT table_name FROM duckdb_tables()").fetchall()}
        assert names == set(tables.tables(warehouse))
        assert copy.execute("SELECT count(*) FROM out_target").fetchall() == [(21,)]


def test_files_hold_the_rows_and_no_formula(pool: Pool) -> None:
    got = pool.ask("SELECT '=1+1' AS \"=a\", 2 AS b, 3 AS b")
    frame = pd.read_csv(io.BytesIO(_csv(cast("object", None), got)))  # type: ignore[arg-type]
    assert list(frame.columns) == ["'=a", "b", "b (2)"]
    assert frame.iloc[0].tolist() == ["'=1+1", 2, 3]
    again = pd.read_parquet(io.BytesIO(_parquet(cast("object", None), got)))  # type: ignore[arg-type]
    assert again.iloc[0].tolist() == ["=1+1", 2, 3]
    assert isinstance(got, Answer)


def test_the_page_begins_with_an_example_and_answers_what_is_written(open_page: Open) -> None:
    app = open_page("sql")
    assert not app.exception
    assert app.query_params["sql"].startswith("SELECT region_name")
    assert len(rows(app)) == 7
    app.text_area(key="sql.sql.zh").set_value("SELECT 41 + 1 AS answer").run()
    assert rows(app)["answer"].to_list() == [42]
    assert app.query_params["sql"] == "SELECT 41 + 1 AS answer"
    app.button(key="example-changed").click().run()
    assert rows(app)["before"].to_list() == [220_000]
    app.button(key="run").click().run()
    assert not app.exception


def test_a_copied_query_is_answered_or_refused_in_words(open_page: Open) -> None:
    assert rows(open_page("sql", sql="SELECT 7 AS n"))["n"].to_list() == [7]
    shown = html(open_page("sql", sql="SELECT 1\nFROM core_statement"))
    assert "不能读取 core_statement" in shown
    assert "第 2 行第 6 个字符" in shown
    assert "是不是要找 out_statement" in shown
    assert "没有给出任何行" in html(open_page("sql", sql="FROM out_target WHERE false"))
    english = open_page("sql", sql="SELEC 1", lang="en")
    assert "the syntax is not right" in html(english)
    assert "LINE 1" in english.code[0].value


def rows(app: AppTest) -> pd.DataFrame:
    found: pd.DataFrame = app.dataframe[0].value
    return found
