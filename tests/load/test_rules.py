"""Each data rule with a row that breaks it; what breaks none is in make.full()."""

import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

from etl.errors import RuleError
from etl.load import open_read_only, rules
from tests.load import make

# rule, changes to the document, changes to the statement
WARNINGS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("core_range_upside_down", {}, {"value": 5.0, "value_max": 3.0, "comparator": "range"}),
    ("core_year_out_of_range", {}, {"year": 2125}),
    ("core_period_upside_down", {}, {"period_start": 2026}),
    ("core_target_in_the_past", {}, {"year": 2022}),
    ("core_actual_in_the_future", {}, {"kind": "actual", "year": 2024}),
    ("core_share_above_100", {}, {"measure": "share", "unit": "%", "value": 136.0, "family": "5g_penetration"}),
    ("core_negative_level", {}, {"value": -4.2}),
    ("core_unit_of_another_family", {}, {"family": "industry_scale"}),
    ("core_document_without_region", {"region": ""}, {}),
    ("core_document_without_date", {"issued": ""}, {}),
]
ERRORS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("core_unknown_region", {"region": "990000"}, {}),
    ("core_unknown_region", {}, {"region": "area:无此地区"}),
    ("core_unknown_family", {}, {"family": "no_such_family"}),
    ("core_range_without_upper_end", {}, {"comparator": "range"}),
    ("core_range_without_upper_end", {}, {"value_max": 60_000.0}),
]


@pytest.mark.parametrize(("rule", "of_document", "of_statement"), WARNINGS, ids=[name for name, *_ in WARNINGS])
def test_warnings_are_counted(
    tmp_path: Path, rule: str, of_document: dict[str, Any], of_statement: dict[str, Any]
) -> None:
    plan = make.document(**of_document)
    report = make.warehouse(tmp_path, make.findings(plan, make.statement(plan, **of_statement)))
    assert report.warnings == {rule: 1}


@pytest.mark.parametrize(("rule", "of_document", "of_statement"), ERRORS)
def test_errors_stop_the_build(
    tmp_path: Path, rule: str, of_document: dict[str, Any], of_statement: dict[str, Any]
) -> None:
    plan = make.document(**of_document)
    with pytest.raises(RuleError, match=rule) as caught:
        make.warehouse(tmp_path, make.findings(plan, make.statement(plan, **of_statement)))
    assert caught.value.advice
    assert not (tmp_path / "current").exists()


def test_a_disputed_goal_is_listed_with_all_its_values(tmp_path: Path) -> None:
    plan = make.document()
    said = (make.statement(plan), make.statement(plan, "6万个", 9, value=60_000.0))
    report = make.warehouse(tmp_path, make.findings(plan, *said))
    assert report.warnings == {"out_disputed": 2}


@pytest.mark.parametrize(
    ("rule", "damage"),
    [
        ("core_quote_not_in_sentence", "UPDATE core_statement SET quote_at = 1"),
        ("out_goal_without_statement", "UPDATE out_target SET value = value + 1"),
        ("out_statement_lost", "DELETE FROM out_statement"),
        ("out_statement_lost", "UPDATE out_statement SET target_id = NULL"),
    ],
)
def test_rules_that_guard_the_program(tmp_path: Path, rule: str, damage: str) -> None:
    with duckdb.connect(str(make.warehouse(tmp_path, *make.full()).path)) as connection:
        connection.execute(damage)
        assert [breach.rule.name for breach in rules.breaches(connection)] == [rule]
        with pytest.raises(RuleError, match=rule):
            rules.hold(connection, rule.split("_")[0])


def test_sound_findings_break_no_rule(tmp_path: Path) -> None:
    with open_read_only(make.warehouse(tmp_path, *make.full()).path) as connection:
        assert rules.breaches(connection) == []


def test_every_rule_says_what_to_do_and_has_a_case_here() -> None:
    source = Path(__file__).read_text(encoding="utf-8") + (Path(__file__).parent / "test_load.py").read_text("utf-8")
    for rule in rules.all_rules():
        assert re.match(r"(core|out)_[a-z0-9_]+$", rule.name)
        assert rule.what
        assert rule.advice
        assert f'"{rule.name}"' in source, f"no test for rule {rule.name}"


def test_many_rows_are_cut_short_in_the_message(tmp_path: Path) -> None:
    plan = make.document()
    said = [make.statement(plan, line=n, family="no_such_family") for n in range(3, 12)]
    with pytest.raises(RuleError, match=r"\(9\)(\n.*){5}\n  … and 4 more"):
        make.warehouse(tmp_path, make.findings(plan, *said))
