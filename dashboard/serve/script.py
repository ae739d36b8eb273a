"""Queries as text that runs elsewhere: parameters written out, as SQL and as Python over the downloaded warehouse file."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import dedent
from typing import Any

from dashboard.serve.tables import quoted

Query = tuple[str, list[Any]]


def inlined(sql: str, parameters: Sequence[Any]) -> str:
    """The query with its parameters in the place of its question marks (of which it has none in texts of its own)."""
    parts = sql.split("?")
    if len(parts) != len(parameters) + 1:
        raise ValueError(f"{len(parts) - 1} places for {len(parameters)} parameters")
    values = [literal(value) for value in parameters]
    return "".join(part + value for part, value in zip(parts, [*values, ""], strict=True))


def literal(value: Any) -> str:
    """A value as DuckDB reads it."""
    if value is None:
        return "NULL"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(literal(part) for part in value) + "]"
    return quoted(value) if isinstance(value, str) else repr(value)


def as_sql(query: Query) -> str:
    """One query for the SQL page, DuckDB's command line and the like."""
    lines = [line.rstrip() for line in dedent(inlined(*query)).strip().splitlines()]
    return "\n".join(line for line in lines if line.strip())


def as_pandas(query: Query, file: str) -> str:
    """A program that gives the same rows as a frame."""
    sql = as_sql(query)
    text = f'r"""\n{sql}\n"""' if '"""' not in sql else repr(sql)
    return f"import duckdb  # pip install duckdb pandas\n\nrows = duckdb.connect({file!r}, read_only=True).sql({text}).df()"
