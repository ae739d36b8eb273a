"""Which statement a goal shows, what it supersedes, when it is disputed."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.load import open_read_only
from etl.model import Findings, Passage, Sentence
from tests.load import make

Load = Callable[..., duckdb.DuckDBPyConnection]


@pytest.fixture
def load(tmp_path: Path) -> Iterator[Load]:
    opened: list[duckdb.DuckDBPyConnection] = []

    def loaded(*findings: Findings) -> duckdb.DuckDBPyConnection:
        opened.append(open_read_only(make.warehouse(tmp_path, *findings).path))
        return opened[-1]

    yield loaded
    for connection in opened:
        connection.close()


def one(connection: duckdb.DuckDBPyConnection, columns: str, table: str = "out_target") -> tuple[Any, ...]:
    (row,) = connection.execute(f"SELECT {columns} FROM {table}").fetchall()
    return row


def test_sentences_that_agree_are_one_goal(load: Load) -> None:
    plan = make.document()
    sure, unsure = make.statement(plan, confidence=0.9), make.statement(plan, line=8, confidence=0.5, comparator=">")
    warehouse = load(make.findings(plan, unsure, sure))
    assert one(warehouse, "value, statement_count, statement_ids, disputed") == (50_000, 2, [sure.id, unsure.id], False)
    assert one(warehouse, "region_name, region_name_en, region_level, family_name, comparator") == (
        "吉林省", "Jilin", "province", "5G基站", "=",
    )  # fmt: skip


def test_classifiers_are_one_unit_of_the_goal_and_stay_in_the_statement(load: Load) -> None:
    plan = make.document()
    warehouse = load(make.findings(plan, make.statement(plan), make.statement(plan, "5万座", 9, unit="座")))
    assert one(warehouse, "unit, statement_count") == ("个", 2)
    units = warehouse.execute("SELECT unit FROM out_statement ORDER BY line").fetchall()
    assert units == [("个",), ("座",)]


@pytest.mark.parametrize(
    "difference",
    [
        {"region": "520100"}, {"family": "industry_scale"}, {"subject": "专网"}, {"measure": "flow"}, {"unit": "元"},
        {"year": 2024}, {"year": None}, {"period_start": 2023}, {"within": "2023-06"},
    ],
)  # fmt: skip
def test_each_part_of_the_key_makes_another_goal(load: Load, difference: dict[str, Any]) -> None:
    plan = make.document()
    warehouse = load(make.findings(plan, make.statement(plan), make.statement(plan, line=8, **difference)))
    assert one(warehouse, "count(*), count(DISTINCT target_id)") == (2, 2)


def test_the_indicator_tells_goals_apart_only_in_family_other(load: Load) -> None:
    plan = make.document()
    named = [make.statement(plan, line=n, indicator=name) for n, name in ((3, "5G基站"), (4, "5G基站数"))]
    other = [make.statement(plan, line=n, indicator=name, family="other") for n, name in ((5, "甲"), (6, "乙"))]
    warehouse = load(make.findings(plan, *named, *other))
    counted = warehouse.execute("SELECT family, count(*) FROM out_target GROUP BY ALL ORDER BY ALL").fetchall()
    assert counted == [("5g_base_stations", 1), ("other", 2)]


def test_a_later_document_of_the_issuer_supersedes(load: Load) -> None:
    old, new = make.document("旧计划", issued="2022-03"), make.document("新计划", issued="2023-05-01")
    before, now = make.statement(old, "4万个", value=40_000.0, confidence=1.0), make.statement(new, confidence=0.6)
    warehouse = load(make.findings(old, before), make.findings(new, now))
    value, document, disputed, superseded = one(warehouse, "value, document, disputed, superseded")
    assert (value, document, disputed) == (50_000, "新计划", False)
    assert superseded == [
        {
            "value": 40_000.0, "value_max": None, "comparator": "=", "document_id": old.id, "document": "旧计划",
            "issued": "2022-03", "statement_id": before.id,
        }
    ]  # fmt: skip
    assert one(warehouse, "statement_ids") == ([now.id, before.id],)


@pytest.mark.parametrize("changes", [{"issuer": "吉林省通信管理局"}, {"issuer": ""}, {"issued": ""}])
def test_another_issuer_or_no_date_supersedes_nothing(load: Load, changes: dict[str, Any]) -> None:
    old, new = make.document("旧计划", **{"issued": "2022-03", **changes}), make.document("新计划")
    if changes.get("issuer") == "":
        new = make.document("新计划", issuer="")
    warehouse = load(
        make.findings(old, make.statement(old, "4万个", value=40_000.0)), make.findings(new, make.statement(new))
    )
    assert one(warehouse, "value, disputed, superseded") == (50_000, True, [])
    values = warehouse.execute("SELECT value, document, statement_id FROM out_conflict").fetchall()
    assert [(value, document) for value, document, _ in values] == [(50_000, "新计划"), (40_000, "旧计划")]


def test_the_regions_own_document_comes_before_a_newer_one_from_above(load: Load) -> None:
    own = make.document("省里的计划", issued="2022-01-01")
    above = make.document("国家的计划", issued="2024-01-01", issuer="工业和信息化部", region="100000")
    warehouse = load(
        make.findings(own, make.statement(own)), make.findings(above, make.statement(above, "6万个", value=60_000.0))
    )
    assert one(warehouse, "value, document, disputed") == (50_000, "省里的计划", True)


def test_the_publication_dates_a_document_without_date_of_issue(load: Load) -> None:
    old = make.document("旧计划", issued="2022-03")
    new = make.document("新计划", issued="", published="2023-12-01")
    warehouse = load(
        make.findings(old, make.statement(old, "4万个", value=40_000.0)), make.findings(new, make.statement(new))
    )
    assert one(warehouse, "value, len(superseded)") == (50_000, 1)


def test_the_body_comes_before_an_editors_note(load: Load) -> None:
    note = Sentence(Passage.at("编者说，到2025年建成5G基站5.2万个。", 2), 0, 0, "note")
    plan = make.document(sentences=(note,))
    said = make.statement(plan, "5.2万个", 2, value=52_000.0, sentence=note.text)
    stated = make.statement(plan)
    warehouse = load(make.findings(plan, said, stated))
    assert one(warehouse, "value, disputed") == (50_000, True)


def test_values_that_differ_in_the_last_bits_agree(load: Load) -> None:
    plan = make.document()
    warehouse = load(make.findings(plan, make.statement(plan), make.statement(plan, line=9, value=50_000.000000000007)))
    assert one(warehouse, "disputed") == (False,)


def test_a_range_and_its_lower_end_disagree(load: Load) -> None:
    plan = make.document()
    ranged = make.statement(plan, line=9, value_max=60_000.0, comparator="range")
    assert one(load(make.findings(plan, make.statement(plan), ranged)), "disputed") == (True,)


def test_actuals_are_kept_apart_from_targets(load: Load) -> None:
    plan = make.document()
    warehouse = load(make.findings(plan, make.statement(plan), make.statement(plan, line=4, kind="actual")))
    assert one(warehouse, "count(*)") == (1,)
    assert one(warehouse, "value, year, grade", "out_actual") == (50_000, 2025, "document")
    ids = warehouse.execute("SELECT DISTINCT target_id FROM out_statement").fetchall()
    assert len(ids) == 2


@pytest.mark.parametrize("kind", ["forecast", "incentive", "condition", "rule"])
def test_other_kinds_are_no_goals(load: Load, kind: Any) -> None:
    plan = make.document()
    warehouse = load(make.findings(plan, make.statement(plan, kind=kind)))
    assert one(warehouse, "count(*)") == (0,)
    assert one(warehouse, "kind, target_id", "out_statement") == (kind, None)


def test_a_goal_of_an_unknown_place_is_kept_as_a_statement_only(load: Load) -> None:
    plan = make.document(region="")
    warehouse = load(make.findings(plan, make.statement(plan, region="", region_name="")))
    assert one(warehouse, "count(*)") == (0,)
    assert one(warehouse, "region_code, region_level, target_id", "out_statement") == ("", None, None)


def test_an_area_is_a_region_of_its_own(load: Load) -> None:
    plan = make.document()
    area = make.statement(plan, region="area:长三角地区", region_name="长三角地区")
    warehouse = load(make.findings(plan, area))
    assert one(warehouse, "region_code, region_name, region_level, region_name_en") == (
        "area:长三角地区", "长三角地区", "area", "Yangtze River Delta",
    )  # fmt: skip


def test_places_named_together_are_a_region_of_their_own(load: Load) -> None:
    plan = make.document()
    together = {"region": "area:北京、上海和天津", "region_name": "北京、上海和天津"}
    warehouse = load(make.findings(plan, make.statement(plan, **together)))
    assert one(warehouse, "region_code, region_name, region_level") == (
        "area:北京、上海和天津", "北京、上海和天津", "area",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("measure", "one_base", "other_base", "goals"),
    [
        ("change", "较前三季度", "比同期工业", 2),
        ("change", "较前三季度", "比前三季度降幅加深", 1),
        ("change", "较前三季度", None, 2),
        ("growth", "较2020年", "比2020年", 1),
        ("growth", "较2020年", "同比", 2),
        ("growth", "较上年", "同比", 1),
        ("stock", "较2020年", "比同期工业", 1),
    ],
)
def test_growth_against_another_base_is_another_goal(
    load: Load, measure: str, one_base: str, other_base: str | None, goals: int
) -> None:
    plan = make.document()
    first = make.statement(plan, measure=measure, unit="%", baseline=one_base)
    second = make.statement(plan, line=9, measure=measure, unit="%", baseline=other_base)
    assert one(load(make.findings(plan, first, second)), "count(*)") == (goals,)
