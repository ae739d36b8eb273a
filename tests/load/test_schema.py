"""schema.sql against the model, and every table and column explained."""

import dataclasses
from collections.abc import Iterator

import duckdb
import pytest

from etl.load import build
from etl.load.rows import DOCUMENT, MAPPINGS, STATEMENT, Mapping


@pytest.fixture(scope="module")
def empty() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        build._create(connection)
        yield connection


def columns(connection: duckdb.DuckDBPyConnection, table: str) -> set[str]:
    rows = connection.execute("SELECT column_name FROM duckdb_columns() WHERE table_name = ?", [table]).fetchall()
    return {name for (name,) in rows}


@pytest.mark.parametrize("mapping", MAPPINGS, ids=lambda mapping: mapping.table)
def test_core_columns_are_the_fields_of_the_model(empty: duckdb.DuckDBPyConnection, mapping: Mapping) -> None:
    assert columns(empty, mapping.table) == set(mapping.columns)
    fields = {field.name for field in dataclasses.fields(mapping.of)}
    assert set(mapping.renamed) | mapping.elsewhere <= fields, "the mapping names a field that the model does not have"


def test_fields_kept_elsewhere_are_kept() -> None:
    assert DOCUMENT.elsewhere == {"sections", "sentences", "period"}
    assert {"period_start_year", "period_end_year"} <= set(DOCUMENT.columns)
    assert not STATEMENT.elsewhere


def test_every_table_and_column_has_a_comment(empty: duckdb.DuckDBPyConnection) -> None:
    bare = empty.execute(
        """
        SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL
        UNION ALL SELECT table_name, '' FROM duckdb_tables() WHERE comment IS NULL
        """
    ).fetchall()
    assert bare == []


def test_layers_are_told_by_prefix(empty: duckdb.DuckDBPyConnection) -> None:
    names = [name for (name,) in empty.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    assert {name.split("_")[0] for name in names} == {"seed", "core", "out"}


def test_names_keep_their_types(empty: duckdb.DuckDBPyConnection) -> None:
    rows = empty.execute("SELECT column_name, data_type FROM duckdb_columns() WHERE NOT internal").fetchall()
    expected = {"_code": "VARCHAR", "_name": "VARCHAR", "_id": "VARCHAR", "_year": "INTEGER", "_count": "INTEGER"}
    for column, kind in rows:
        for ending, wanted in expected.items():
            if column.endswith(ending) or column == ending[1:]:
                assert kind == wanted, column


def test_comments_are_read_off_the_column_lines() -> None:
    schema = """-- Of the file.

-- Things.
-- All of them.
CREATE TABLE t (
    a_b  VARCHAR CHECK (a_b <> '--'),  -- it's a -- b
    c    DOUBLE
);

-- Others.
CREATE TABLE u (
    d    DOUBLE -- dee
);
"""
    assert list(build.comments(schema)) == [
        ("t", "", "Things. All of them."),
        ("t", "a_b", "it's a -- b"),
        ("u", "", "Others."),
        ("u", "d", "dee"),
    ]


def test_out_tables_hold_what_the_contract_names(empty: duckdb.DuckDBPyConnection) -> None:
    names = "region_code region_name region_level family subject indicator measure unit year period_start comparator"
    names += " value value_max document document_number issuer issued grade statement_count"
    for table in ("out_target", "out_actual"):
        assert set(names.split()) <= columns(empty, table)
