"""Facts of the ledger as statements: they support the same goals as sentences do, each with its source and grade."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load import open_read_only
from etl.seeds import Search
from tests.load import make

Load = Callable[..., duckdb.DuckDBPyConnection]


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    opened: list[duckdb.DuckDBPyConnection] = []

    def loaded(*findings: Any, **ledger: Any) -> duckdb.DuckDBPyConnection:
        opened.append(open_read_only(make.warehouse(tmp_path, *findings, **ledger).path))
        return opened[-1]

    yield loaded
    for connection in opened:
        connection.close()


def one(connection: duckdb.DuckDBPyConnection, columns: str, table: str = "out_target") -> tuple[Any, ...]:
    (row,) = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
    return row


def test_a_fact_is_a_goal_with_its_page(load: Load) -> None:
    warehouse = load(observations=[make.observation(note="as of the article")])
    assert one(warehouse, "region_name, value, document, grade, address, draft, statement_count, disputed") == (
        "吉林省", 50_000, "吉林省网络发展规划", "media", "https://example.org/jilin", False, 1, False,
    )  # fmt: skip
    assert one(warehouse, "origin, grade, address, sentence, quote, file, line, note", "out_statement") == (
        "ledger", "media", "https://example.org/jilin", "", "", "observations.csv", 2, "as of the article",
    )  # fmt: skip
    assert one(warehouse, "document_count, statement_count, observation_count, page_count", "out_build") == (0, 1, 1, 1)


def test_further_sources_support_the_same_goal_best_grade_first(load: Load) -> None:
    grades = [("repost", "2023-01"), ("media", "2022-06"), ("official", "2021-01")]
    facts = [
        make.observation(grade=grade, issued=issued, issuer="", address=f"https://example.org/{grade}")
        for grade, issued in grades
    ]
    warehouse = load(observations=facts)
    grade, count, ids = one(warehouse, "grade, statement_count, statement_ids")
    assert (grade, count, ids) == ("official", 3, [facts[2].id, facts[1].id, facts[0].id])


def test_a_held_document_goes_before_the_ledger(load: Load) -> None:
    plan = make.document(issuer="吉林省人民政府")
    held = make.findings(plan, make.statement(plan))
    warehouse = load(held, observations=[make.observation(grade="official", issued="2024-01")])
    assert one(warehouse, "grade, address, document, statement_count") == ("document", "", "吉林省网络计划", 2)


def test_a_draft_goes_last_and_supersedes_nothing(load: Load) -> None:
    final = make.observation(issued="2021-05", address="https://example.org/final")
    draft = make.observation(issued="2021-09", draft=True, value=60_000.0, address="https://example.org/draft")
    warehouse = load(observations=[draft, final])
    assert one(warehouse, "value, draft, superseded") == (50_000, False, [])


def test_stations_per_head_are_one_quantity_however_they_are_written(load: Load) -> None:
    plan = make.document()
    said = make.statement(plan, "26个", subject="每万人", value=26.0, sentence="到2025年，每万人拥有5G基站26个。")
    warehouse = load(make.findings(plan, said), observations=[make.observation(value=26.0, unit="个/万人")])
    assert one(warehouse, "unit, subject, value, statement_count") == ("个/万人", None, 26, 2)


@pytest.mark.parametrize(
    ("kind", "one_value", "other_value", "disputed"),
    [
        ("target", (55_000.0, "="), (54_983.0, "="), False),  # 5.5万 is 54983, rounded
        ("target", (55_000.0, "="), (55_983.0, "="), True),
        ("target", (300.0, "="), (280.0, "="), True),  # a round number is not taken for a rounded one
        ("target", (50_000.0, ">"), (53_000.0, "="), True),  # another goal
        ("actual", (50_000.0, ">"), (53_000.0, "="), False),  # 53000 are more than 50000
        ("actual", (50_000.0, ">"), (43_000.0, "="), True),
        ("actual", (50_000.0, "<"), (49_000.0, "="), False),
        ("actual", (100.0, "~"), (104.0, "="), False),
        ("actual", (100.0, "~"), (120.0, "="), True),
    ],
)
def test_what_is_only_rounded_is_no_conflict(
    load: Load, kind: str, one_value: tuple[float, str], other_value: tuple[float, str], disputed: bool
) -> None:
    facts = [
        make.observation(
            kind=kind, year=2022, issued="2022-12", issuer="", value=v, comparator=c, address=f"https://example.org/{v}"
        )
        for v, c in (one_value, other_value)
    ]
    warehouse = load(observations=facts)
    assert one(warehouse, "disputed", f"out_{kind}") == (disputed,)
    assert len(warehouse.execute("FROM out_conflict").fetchall()) == (2 if disputed else 0)


def test_searches_stand_in_the_coverage_beside_what_is_stated(load: Load) -> None:
    searches = [
        Search("220000", "5g_base_stations", "actual", "5G基站 2024年"),
        Search("370000", "5g_base_stations", "target", "山东 5G基站 目标"),
    ]
    warehouse = load(observations=[make.observation()], searches=searches)
    rows = warehouse.execute(
        "SELECT region_code, target_count, actual_count, newest_year, looked_for FROM out_coverage ORDER BY ALL"
    ).fetchall()
    assert rows == [("220000", 1, 0, 2025, "5G基站 2024年"), ("370000", 0, 0, None, "山东 5G基站 目标")]
    counted = warehouse.execute("SELECT region_count FROM out_family WHERE family = '5g_base_stations'").fetchall()
    assert counted == [(1,)]
