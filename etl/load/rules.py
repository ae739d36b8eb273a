"""Data rules: SQL files in rules/, each of which selects the rows that break it.

A file begins with three comment lines: `severity` (error stops the build, warning is listed by `check`), `what` a row
means, and what to `do` about it. Rules named core_ are asked before the out_ tables are derived, so that these can rely
on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

import duckdb

from etl.errors import RuleError

Severity = Literal["error", "warning"]
FOLDER = Path(__file__).parent / "rules"
ROWS_IN_MESSAGE = 5


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule about the data; `sql` selects the rows that break it."""

    name: str
    severity: Severity
    what: str
    advice: str
    sql: str


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule and the rows that break it, at least one."""

    rule: Rule
    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]


def breaches(connection: duckdb.DuckDBPyConnection, rules: Iterable[Rule] | None = None) -> list[Breach]:
    """The rules (all, if none are named) that are broken, errors first."""
    found = [breach for rule in (all_rules() if rules is None else rules) if (breach := _ask(connection, rule))]
    return sorted(found, key=lambda breach: (breach.rule.severity != "error", breach.rule.name))


def hold(connection: duckdb.DuckDBPyConnection, layer: str) -> None:
    """Raise if the data of a layer (core or out) break a rule of severity error."""
    errors = [rule for rule in all_rules() if rule.name.startswith(f"{layer}_") and rule.severity == "error"]
    if broken := breaches(connection, errors):
        raise RuleError("\n".join(map(_in_words, broken)), "\n".join(breach.rule.advice for breach in broken))


@cache
def all_rules() -> tuple[Rule, ...]:
    """The rules of the folder, by name."""
    return tuple(_read(path) for path in sorted(FOLDER.glob("*.sql")))


def _read(path: Path) -> Rule:
    sql = path.read_text(encoding="utf-8")
    head = dict(line.removeprefix("-- ").split(": ", 1) for line in sql.splitlines()[:3])
    if set(head) != {"severity", "what", "do"} or head["severity"] not in get_args(Severity):
        raise ValueError(f"{path.name}: the first three lines must give severity, what and do")
    return Rule(path.stem, cast("Severity", head["severity"]), head["what"], head["do"], sql)


def _ask(connection: duckdb.DuckDBPyConnection, rule: Rule) -> Breach | None:
    cursor = connection.execute(rule.sql)
    columns = tuple(column[0] for column in cursor.description or ())
    rows = tuple(cursor.fetchall())
    return Breach(rule, columns, rows) if rows else None


def _in_words(breach: Breach) -> str:
    """The rule, what it means and the first rows that break it."""
    lines = [f"rule {breach.rule.name}: {breach.rule.what} ({len(breach.rows)})"]
    for row in breach.rows[:ROWS_IN_MESSAGE]:
        lines.append("  " + ", ".join(f"{name}={value}" for name, value in zip(breach.columns, row, strict=True)))
    if len(breach.rows) > ROWS_IN_MESSAGE:
        lines.append(f"  … and {len(breach.rows) - ROWS_IN_MESSAGE} more")
    return "\n".join(lines)
