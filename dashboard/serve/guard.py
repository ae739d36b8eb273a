"""What may be asked on the SQL page: one query that reads `out_` tables; everything else is refused, with its place.

The query is parsed by DuckDB itself and its tree is walked, so that quotes, comments and letter case hide nothing. A name
after FROM must be an `out_` table or one that the query defines itself; such names must not be names of the catalogue,
or a query could define `core_statement` in one corner and read the real one in another.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import duckdb

MOST_CHARACTERS = 20_000
PREFIX = "out_"
_QUERIES = {"SELECT_NODE", "SET_OPERATION_NODE", "RECURSIVE_CTE_NODE", "CTE_NODE"}
_TABLE_FUNCTIONS = {"range", "generate_series", "unnest", "json_each", "json_tree"}
_FUNCTIONS_REFUSED = {
    "current_setting", "getvariable", "getenv", "write_log", "sleep_ms", "pg_sleep", "nextval", "currval", "setval", "setseed",
    "current_query", "json_execute_serialized_sql", "query", "query_table", "read_text", "read_blob", "glob",
}  # fmt: skip
_SHOWS = {"DESCRIBE", "SUMMARY"}


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no result: `kind` is an entry of the catalogue's `sql` section, `name` what it is about, and where."""

    kind: str
    name: str = ""
    line: int = 0
    column: int = 0
    detail: str = ""


class RefusedError(Exception):
    """The query is none that may be asked."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.kind)
        self.problem = problem


def check(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Raise RefusedError unless `sql` is one query over `out_` tables; duckdb.Error where it cannot be parsed."""
    if len(sql) > MOST_CHARACTERS:
        raise RefusedError(Problem("refused_length", name=f"{MOST_CHARACTERS:,}"))
    statements = duckdb.extract_statements(sql)
    if not statements:
        raise RefusedError(Problem("refused_empty"))
    if len(statements) > 1:
        raise RefusedError(Problem("refused_several", name=str(len(statements))))
    if statements[0].type is duckdb.StatementType.MULTI:
        raise RefusedError(Problem("refused_pivot"))
    if statements[0].type is not duckdb.StatementType.SELECT:
        raise RefusedError(Problem("refused_statement", name=sql.split(maxsplit=1)[0].upper()))
    tree = json.loads(_one(connection, "SELECT json_serialize_sql(?)", [sql]))
    if tree["error"]:
        raise RefusedError(Problem("refused_statement", name=sql.split(maxsplit=1)[0].upper()))
    _check_tree(connection, sql, tree)


def _one(connection: duckdb.DuckDBPyConnection, sql: str, parameters: list[str]) -> str:
    row = connection.execute(sql, parameters).fetchone()
    return str(row[0]) if row else ""


def _check_tree(connection: duckdb.DuckDBPyConnection, sql: str, tree: dict[str, Any]) -> None:
    nodes = list(_walk(tree))
    catalogue = _catalogue(connection)
    own = {str(entry["key"]).lower() for node in nodes for entry in (node.get("cte_map") or {}).get("map", [])}
    for name in sorted(own):
        if name in catalogue or not name.isidentifier():
            raise RefusedError(Problem("refused_name", name=name))
    tables = {name for name in catalogue if name.startswith(PREFIX)}
    for node in nodes:
        if "cte_map" in node and node.get("type") not in _QUERIES:
            raise RefusedError(Problem("refused_statement", name=str(node.get("type")).removesuffix("_NODE")))
        if node.get("type") == "BASE_TABLE":
            _check_table(sql, node, tables, own)
        elif node.get("type") == "SHOW_REF":
            _check_show(sql, node, tables)
        elif node.get("type") == "TABLE_FUNCTION":
            _check_function(sql, node["function"], node, known=_TABLE_FUNCTIONS)
        elif node.get("class") == "FUNCTION":
            _check_function(sql, node, node)


def _walk(value: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree; a stack, since a query may be nested deeper than Python likes."""
    waiting = [value]
    while waiting:
        current = waiting.pop()
        if isinstance(current, dict):
            yield current
            waiting.extend(current.values())
        elif isinstance(current, list):
            waiting.extend(current)


def _catalogue(connection: duckdb.DuckDBPyConnection) -> set[str]:
    """Names of all tables and views, DuckDB's own included, in small letters."""
    rows = connection.execute(
        "SELECT table_name FROM duckdb_tables() UNION SELECT view_name FROM duckdb_views()"
    ).fetchall()
    return {str(row[0]).lower() for row in rows}


def _check_table(sql: str, node: dict[str, Any], tables: set[str], own: set[str]) -> None:
    path = [str(part).lower() for part in node["qualified_name"]["path"]]
    if path[-1] in tables and path[:-1] in ([], ["main"]):
        return
    if len(path) == 1 and path[0] in own:
        return
    near = difflib.get_close_matches(path[-1].replace("core_", PREFIX).replace("seed_", PREFIX), sorted(tables), 1)
    raise RefusedError(_at(sql, node, "refused_table", ".".join(node["qualified_name"]["path"]), *near))


def _check_show(sql: str, node: dict[str, Any], tables: set[str]) -> None:
    """DESCRIBE and SUMMARIZE of a query (walked by itself) or of a table; SHOW lists what is not for here."""
    name = str(node.get("table_name", "")).strip('"').lower()
    if node.get("show_type") not in _SHOWS or (node.get("query") is None and name not in tables):
        raise RefusedError(_at(sql, node, "refused_statement", "SHOW"))


def _check_function(sql: str, function: dict[str, Any], at: dict[str, Any], known: set[str] | None = None) -> None:
    path = [str(part).lower() for part in function["qualified_name"]["path"]]
    name = path[-1]
    if name in _FUNCTIONS_REFUSED or (known is not None and name not in known):
        raise RefusedError(_at(sql, at, "refused_function", name))


def _at(sql: str, node: dict[str, Any], kind: str, name: str, near: str = "") -> Problem:
    """The problem with line and column; DuckDB counts bytes, and the greatest number stands for nowhere."""
    offset, raw = int(node.get("query_location", -1)), sql.encode()
    if not 0 <= offset < len(raw):
        return Problem(kind, name, detail=near)
    before = raw[:offset].decode(errors="ignore")
    return Problem(kind, name, before.count("\n") + 1, len(before) - before.rfind("\n"), near)
