"""Builds a warehouse from findings: schema, rows, rules, derived tables, rules again, then the swap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import duckdb

from etl.errors import RuleError, WarehouseError
from etl.load import rules
from etl.load.choose import choose
from etl.load.identity import Identity
from etl.load.index import index_rows
from etl.load.report import BuildReport, Replaced, read_report
from etl.load.rows import OBSERVATION, SET_ASIDE, Row, core_rows, observation_rows, seed_rows, set_aside_rows
from etl.load.store import SCHEMA_VERSION, build_file, part_file, swap_in
from etl.model import Findings, SetAside
from etl.seeds import Seeds

HERE = Path(__file__).parent
_TABLE = re.compile(r"(?P<above>(?:^-- .*\n)+)CREATE TABLE (?P<table>\w+) \(\n(?P<body>(?:.*\n)*?)\);", re.M)
_COLUMN = re.compile(r"^    (?P<column>[a-z_]+) .*? -- (?P<comment>.+)$", re.M)


def load(
    findings: Iterable[Findings], set_aside: Iterable[SetAside], seeds: Seeds, identity: Identity, folder: Path
) -> BuildReport:
    """Build the warehouse of these findings in `folder` and make it the current one.

    The content does not depend on the order of the findings. A RuleError leaves the folder as it was.
    """
    kept, replaced = choose(findings)
    target = build_file(folder, identity.build_id)
    with part_file(folder) as part:
        try:
            with duckdb.connect(str(part)) as connection:
                connection.begin()
                _create(connection)
                _fill(connection, kept, replaced, set_aside, seeds)
                rules.hold(connection, "core")
                _derive(connection, identity)
                for table, rows in index_rows(connection, seeds).items():
                    _append(connection, table, rows)
                rules.hold(connection, "out")
                connection.commit()
                report = read_report(connection, target, fresh=True)
        except duckdb.Error as error:
            raise WarehouseError(f"{target} could not be built: {error}", "Look whether the disk is full.") from error
        swap_in(part, folder, identity.build_id)
    return report


def comments(schema: str) -> Iterator[tuple[str, str, str]]:
    """Table, column (empty for the table itself) and comment of each line of schema.sql that carries one."""
    for match in _TABLE.finditer(schema):
        yield match["table"], "", " ".join(line.removeprefix("-- ") for line in match["above"].splitlines())
        for column in _COLUMN.finditer(match["body"]):
            yield match["table"], column["column"], column["comment"]


def _create(connection: duckdb.DuckDBPyConnection) -> None:
    schema = (HERE / "schema.sql").read_text(encoding="utf-8")
    connection.execute(schema)
    for table, column, comment in comments(schema):
        named = f"COLUMN {table}.{column}" if column else f"TABLE {table}"
        quoted = comment.replace("'", "''")
        connection.execute(f"COMMENT ON {named} IS '{quoted}'")


def _fill(
    connection: duckdb.DuckDBPyConnection,
    findings: list[Findings],
    replaced: list[Replaced],
    set_aside: Iterable[SetAside],
    seeds: Seeds,
) -> None:
    """The seed_ and core_ tables. A row that a key or check refuses is a broken rule like any other."""
    for table, rows in seed_rows(seeds):
        _append(connection, table, rows)
    for mapping, rows in core_rows(findings).items():
        _append(connection, mapping.table, rows, mapping.columns)
    _append(connection, OBSERVATION.table, observation_rows(seeds), OBSERVATION.columns)
    _append(connection, SET_ASIDE.table, set_aside_rows(set_aside), SET_ASIDE.columns)
    _append(connection, "core_replaced", [(r.file, r.title, r.origin, r.kept_file, r.kept_title) for r in replaced])


def _append(
    connection: duckdb.DuckDBPyConnection, table: str, rows: list[Row], columns: tuple[str, ...] | None = None
) -> None:
    try:
        with connection.appender(table, columns=list(columns) if columns else None) as appender:
            appender.append_rows(rows)
    except duckdb.ConstraintException as error:
        raise RuleError(f"schema.sql, {table}: {error}", "A fault of the program or of a reference table.") from error


def _derive(connection: duckdb.DuckDBPyConnection, identity: Identity) -> None:
    """The out_ tables, by the files of derive/ in the order of their numbers."""
    connection.execute(f"SET VARIABLE build_id = '{identity.build_id}'")
    connection.execute(f"SET VARIABLE input_hash = '{identity.input_hash}'")
    connection.execute(f"SET VARIABLE schema_version = {SCHEMA_VERSION}")
    for path in sorted((HERE / "derive").glob("*.sql")):
        connection.execute(path.read_text(encoding="utf-8"))
