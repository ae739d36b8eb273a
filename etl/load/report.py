"""What a warehouse holds, in numbers: the closing summary of a build, read back from the build itself."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.load.rules import breaches
from etl.model import SetAside


@dataclass(frozen=True, slots=True)
class Replaced:
    """A document that was left out because the inputs hold it in a better form."""

    file: str
    title: str
    origin: str
    kept_file: str
    kept_title: str


@dataclass(frozen=True, slots=True)
class BuildReport:
    """The build in use after a run.

    fresh        it was made by this run; otherwise the inputs had not changed
    statements   number by kind, in the order of the kinds
    regions      number of regions with a goal or figure, by level
    years        first and last year for which there is a goal; None without any
    warnings     number of rows by rule
    """

    build_id: str
    path: Path
    fresh: bool
    documents: int
    restatements: int
    statements: dict[str, int]
    milestones: int
    tasks: int
    targets: int
    actuals: int
    disputed: int
    families: int
    regions: dict[str, int]
    years: tuple[int, int] | None
    data_date: str
    warnings: dict[str, int]
    replaced: tuple[Replaced, ...]
    set_aside: tuple[SetAside, ...]


def read_report(connection: duckdb.DuckDBPyConnection, path: Path, fresh: bool) -> BuildReport:
    """The report on an open warehouse, which is or will be kept at `path`."""

    def rows(query: str) -> list[tuple[Any, ...]]:
        return connection.execute(query).fetchall()

    (build_id, data_date), *_ = rows("SELECT build_id, data_date FROM out_build")
    (counts,) = rows(COUNTS)
    first, last = rows("SELECT min(year), max(year) FROM out_target")[0]
    return BuildReport(
        build_id=build_id,
        path=path,
        fresh=fresh,
        documents=counts[0],
        restatements=counts[1],
        statements=dict(rows(STATEMENTS)),
        milestones=counts[2],
        tasks=counts[3],
        targets=counts[4],
        actuals=counts[5],
        disputed=counts[6],
        families=counts[7],
        regions=dict(rows(REGIONS)),
        years=None if first is None else (first, last),
        data_date=data_date,
        warnings={breach.rule.name: len(breach.rows) for breach in breaches(connection)},
        replaced=tuple(Replaced(*row) for row in rows("SELECT * FROM core_replaced")),
        set_aside=tuple(SetAside(*row) for row in rows("SELECT file, reason, advice FROM core_set_aside")),
    )


def unknown_indicators(connection: duckdb.DuckDBPyConnection) -> list[tuple[str, int, str]]:
    """Indicators in family `other` of goals and figures: name, how often, one sentence; most frequent first."""
    rows = connection.execute(UNKNOWN).fetchall()
    return [(name, count, sentence) for name, count, sentence in rows]


COUNTS = """
SELECT
    (SELECT count(*) FROM out_document),
    (SELECT count(*) FROM out_document WHERE origin = 'restatement'),
    (SELECT count(*) FROM out_milestone),
    (SELECT count(*) FROM out_task),
    (SELECT count(*) FROM out_target),
    (SELECT count(*) FROM out_actual),
    (SELECT count(*) FROM out_target WHERE disputed),
    (SELECT count(*) FROM out_family WHERE target_count > 0)
"""
STATEMENTS = """
SELECT kind, count(statement_id)
FROM (SELECT unnest(['target', 'actual', 'forecast', 'incentive', 'condition', 'rule']) AS kind,
             generate_subscripts(['target', 'actual', 'forecast', 'incentive', 'condition', 'rule'], 1) AS place)
LEFT JOIN out_statement USING (kind)
GROUP BY kind, place
ORDER BY place
"""
REGIONS = """
SELECT region_level, count(DISTINCT region_code)
FROM out_coverage JOIN out_region USING (region_code)
GROUP BY region_level
ORDER BY list_position(['world', 'nation', 'area', 'province', 'city'], region_level)
"""
UNKNOWN = """
SELECT indicator, count(*) AS number, min(sentence)
FROM out_statement
WHERE family = 'other' AND kind IN ('target', 'actual')
GROUP BY indicator
ORDER BY number DESC, indicator
"""
