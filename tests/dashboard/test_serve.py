"""Queries on the synthetic warehouse."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.serve import evidence, explore, goals, indicators, warehouse
from dashboard.texts import words
from tests.dashboard import synthetic
from tests.dashboard.synthetic import TARGETS, goal_id


@pytest.fixture
def stations(warehouse: str) -> indicators.Indicator:
    return indicators.indicators(warehouse)[0]


def test_indicators_that_most_regions_share_come_first(warehouse: str) -> None:
    keys = [indicator.key for indicator in indicators.indicators(warehouse)]
    assert keys[0] == "5g_base_stations~stock~个"
    assert "industry_scale~stock~元~数据产业" in keys
    assert keys[-1] == "other~stock~个~智慧灯杆"
    assert len(keys) == len(set(keys))


def test_the_key_of_a_goal_is_that_of_its_indicator(warehouse: str) -> None:
    keys = {indicator.key for indicator in indicators.indicators(warehouse)}
    for row in TARGETS:
        found = evidence.goal(warehouse, goal_id("target", row))
        assert found is not None
        assert indicators.key_of(found) in keys


def test_one_year_and_the_latest_up_to_it(warehouse: str, stations: indicators.Indicator) -> None:
    exact = goals.comparison(warehouse, stations, 2024, False)
    latest = goals.comparison(warehouse, stations, 2024, True)
    assert list(exact["short_name"]) == ["上海", "吉林"]
    assert dict(zip(latest["short_name"], latest["year"], strict=True)) == {
        "上海": 2024,
        "吉林": 2024,
        "山东": 2023,
        "广东": 2023,
    }


def test_stock_and_flow_stay_apart(warehouse: str) -> None:
    flow = next(i for i in indicators.indicators(warehouse) if i.key == "5g_base_stations~flow~个")
    rows = goals.comparison(warehouse, flow, 2025, False)
    assert list(rows["value"]) == [20_000]
    assert list(rows["period_start"]) == [2023]


def test_goals_without_a_year(warehouse: str) -> None:
    scale = next(i for i in indicators.indicators(warehouse) if i.family == "industry_scale")
    assert indicators.undated(warehouse, scale) == 1
    assert list(goals.comparison(warehouse, scale, None, False)["short_name"]) == ["广东"]


def test_years_with_the_number_of_regions(warehouse: str, stations: indicators.Indicator) -> None:
    assert indicators.years(warehouse, stations) == {2023: 2, 2024: 2, 2025: 5}


def test_evidence_of_a_goal(warehouse: str) -> None:
    shandong = goal_id("target", TARGETS[1])
    found = evidence.goal(warehouse, shandong)
    assert found is not None
    assert [old["value"] for old in found["superseded"]] == [220_000]
    texts = evidence.statements(warehouse, tuple(found["statement_ids"]))
    assert texts[0]["quote"] == "25万个以上"
    assert {row["region_name"] for row in evidence.others(warehouse, shandong)} >= {"吉林省", "广东省", "全国"}
    assert evidence.goal(warehouse, "nothing") is None


def test_filters_add_up_and_values_of_one_filter_are_alternatives(warehouse: str) -> None:
    assert explore.count(warehouse, explore.Filters()) == 23
    assert explore.count(warehouse, explore.Filters(kind=("actual", "incentive"))) == 4
    assert explore.count(warehouse, explore.Filters(kind=("target",), year=("2024",), region=("220000",))) == 1
    assert explore.count(warehouse, explore.Filters(text="5G 万个")) == 13
    assert explore.count(warehouse, explore.Filters(text="100%_")) == 0


def test_filters_take_text_literally(warehouse: str) -> None:
    assert explore.count(warehouse, explore.Filters(issuer=("' OR 1=1 --",), text="'; DROP TABLE out_target; --")) == 0


def test_rows_are_bounded_and_the_file_is_not(warehouse: str) -> None:
    assert len(explore.rows(warehouse, explore.Filters(), 5)) == 5
    assert len(explore.all_rows(warehouse, explore.Filters())) == 23


def test_every_column_of_the_file_has_a_name(warehouse: str) -> None:
    columns = explore.all_rows(warehouse, explore.Filters()).columns
    assert [name for name in columns if not words("zh").has(f"column.{name}")] == []


def test_facets_count(warehouse: str) -> None:
    kinds = {row["value"]: row["count"] for row in explore.facet(warehouse, "kind")}
    assert kinds == {"target": 19, "actual": 3, "incentive": 1}
    assert [row["value"] for row in explore.facet(warehouse, "year")] == ["2025", "2024", "2023", "2022"]


def test_a_city_named_like_its_province_is_told_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        synthetic,
        "REGIONS",
        [*synthetic.REGIONS, ("220200", "吉林市", "吉林", "", "Jilin City", "city", "220000", None, None)],
    )
    row = ("jl", "220200", *synthetic.TARGETS[0][2:])
    monkeypatch.setattr(synthetic, "TARGETS", [*synthetic.TARGETS, row])
    synthetic.install(tmp_path)
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    build = warehouse.build_id()
    shown = goals.comparison(build, indicators.indicators(build)[0], 2025, False)
    assert {"吉林", "吉林市"} <= set(shown["short_name"])


def test_without_a_warehouse_the_error_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    with pytest.raises(warehouse.NoWarehouseError):
        warehouse.build_id()
