"""The `out_` tables as a manual: columns, types, comments; queries to start from; the tables as a file of their own."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import duckdb
import streamlit as st

from dashboard.serve.warehouse import records
from etl import pipeline

EXAMPLES = {
    "leaders": """SELECT region_name, year, comparator, value, unit, document
FROM out_target
WHERE family = '5g_base_stations' AND measure = 'stock' AND year = 2025
ORDER BY value DESC""",
    "gap": """-- the goal and the last figure before it, by region
SELECT t.region_name, t.indicator, t.year, t.value AS goal, a.year AS figure_year, a.value AS figure,
       round(100 * a.value / t.value, 1) AS percent_reached
FROM out_target t
JOIN out_actual a ON a.region_code = t.region_code AND a.family = t.family AND a.measure = t.measure
    AND a.unit = t.unit AND a.subject IS NOT DISTINCT FROM t.subject AND a.year < t.year
WHERE t.value > 0 AND t.measure = 'stock' AND t.family <> 'other'
QUALIFY row_number() OVER (PARTITION BY t.target_id ORDER BY a.year DESC) = 1
ORDER BY percent_reached""",
    "changed": """-- goals that a later document changed
SELECT region_name, indicator, year, value, unit, unnest(superseded).value AS before, document
FROM out_target
WHERE len(superseded) > 0""",
    "families": """SELECT f.family_name, count(DISTINCT t.region_code) AS regions, count(*) AS goals, min(t.year) AS first, max(t.year) AS last
FROM out_target t JOIN out_family f USING (family)
GROUP BY ALL ORDER BY regions DESC""",
    "deadlines": """SELECT year, region_name, text, document
FROM out_milestone
WHERE year >= 2025
ORDER BY year, region_name""",
    "pivot": """PIVOT (SELECT region_name, year, value FROM out_target WHERE family = '5g_base_stations' AND measure = 'stock')
ON year IN (2023, 2024, 2025, 2026, 2027) USING max(value) GROUP BY region_name""",
    "summary": "SUMMARIZE out_statement",
}
"""Queries that run on any warehouse; their titles are the catalogue's `sql_example` entries."""


@st.cache_data(max_entries=2, show_spinner=False)
def tables(build: str) -> dict[str, dict[str, Any]]:
    """By table: its comment, its number of rows, and its columns as name, type and comment."""
    found: dict[str, dict[str, Any]] = {}
    for row in records(
        build,
        """
        SELECT t.table_name, t.comment AS about, t.estimated_size AS row_count, c.column_name AS name, c.data_type AS type,
               c.comment
        FROM duckdb_tables() t JOIN duckdb_columns() c USING (table_oid)
        WHERE starts_with(t.table_name, 'out_') ORDER BY t.table_name, c.column_index
        """,
    ):
        table = found.setdefault(
            row["table_name"], {"about": row["about"] or "", "row_count": row["row_count"], "columns": []}
        )
        kind = "STRUCT(…)[]" if str(row["type"]).startswith("STRUCT") else row["type"]
        table["columns"].append({"name": row["name"], "type": kind, "comment": row["comment"] or ""})
    return found


def warehouse_file() -> bytes:
    """A DuckDB file with the `out_` tables and their comments, to query elsewhere; the other layers stay here."""
    source = pipeline.current_warehouse(pipeline.default_paths())
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "warehouse.duckdb"
        with duckdb.connect() as connection:
            connection.execute(f"ATTACH {quoted(str(source))} AS source (READ_ONLY)")
            connection.execute(f"ATTACH {quoted(str(path))} AS copy")
            _copy_tables(connection)
            connection.execute("DETACH copy")
        return path.read_bytes()


def _copy_tables(connection: duckdb.DuckDBPyConnection) -> None:
    columns = connection.execute(
        """
        SELECT t.table_name, t.comment, c.column_name, c.comment FROM duckdb_tables() t JOIN duckdb_columns() c
            ON c.table_oid = t.table_oid AND c.database_oid = t.database_oid
        WHERE t.database_name = 'source' AND starts_with(t.table_name, 'out_') ORDER BY t.table_name, c.column_index
        """
    ).fetchall()
    for table, about in dict.fromkeys((table, about) for table, about, _, _ in columns):
        connection.execute(f"CREATE TABLE copy.main.{table} AS FROM source.main.{table}")
        connection.execute(f"COMMENT ON TABLE copy.main.{table} IS {quoted(about or '')}")
    for table, _, column, comment in columns:
        connection.execute(f'COMMENT ON COLUMN copy.main.{table}."{column}" IS {quoted(comment or "")}')


def quoted(text: str) -> str:
    """Text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"
