"""Queries on the synthetic warehouse."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from dashboard.serve import coverage, evidence, explore, goals, indicators, warehouse
from dashboard.texts import words
from tests.dashboard import synthetic
from tests.dashboard.synthetic import ACTUALS, TARGETS, Row, document_id, goal_id

Figures = list[tuple[int, str | None, float]]  # year, part of it, value
HEBEI, HENAN, SHANDONG = TARGETS[19], TARGETS[20], TARGETS[1]


@pytest.fixture
def stations(warehouse: str) -> indicators.Indicator:
    return indicators.indicators(warehouse)[0]


@pytest.fixture
def with_figures(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Figures], str]:
    """A warehouse with these further figures of Jilin, of a quantity (个/万人) that nothing else states; its build id."""

    def made(measure: str, figures: Figures) -> str:
        rows: list[Row] = [
            ("jl", "220000", "5g_penetration", None, measure, "个/万人", year, None, "=", value, None, f"{value:g}个")
            for year, _, value in figures
        ]
        months = {row: month for row, (_, month, _) in zip(rows, figures, strict=True) if month}
        monkeypatch.setattr(synthetic, "ACTUALS", [*ACTUALS, *rows])
        monkeypatch.setattr(synthetic, "MONTHS", synthetic.MONTHS | months)
        monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
        synthetic.install(tmp_path)
        return warehouse.build_id()

    return made


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
    exact = goals.comparison(warehouse, stations, "target", 2024, False)
    latest = goals.comparison(warehouse, stations, "target", 2024, True)
    assert list(exact["short_name"]) == ["上海", "吉林"]
    assert dict(zip(latest["short_name"], latest["year"], strict=True)) == {
        "上海": 2024,
        "吉林": 2024,
        "山东": 2023,
        "广东": 2023,
    }


@pytest.mark.parametrize(
    ("kind", "year", "latest", "expected"),
    [
        ("target", 2024, False, ["上海 2024", "吉林 2024"]),
        ("actual", 2022, False, ["广东 2022", "山东 2022", "吉林 2022"]),
        ("actual", 2021, False, ["河北 2021"]),
        ("actual", 2024, False, []),
        ("actual", 2024, True, ["广东 2022", "山东 2022", "河北 2021", "吉林 2022"]),
        ("actual", None, False, []),
    ],
)
def test_goals_and_figures_are_compared_apart(
    warehouse: str,
    stations: indicators.Indicator,
    kind: indicators.GoalKind,
    year: int | None,
    latest: bool,
    expected: list[str],
) -> None:
    rows = goals.comparison(warehouse, stations, kind, year, latest)
    assert [f"{row.short_name} {row.year}" for row in rows.itertuples()] == expected


@pytest.mark.parametrize(
    ("measure", "figures", "shown"),
    [
        ("stock", [(2023, "2023-06", 10), (2023, "2023-09", 12)], [12]),
        ("stock", [(2023, "2023-11", 20), (2023, None, 15)], [15]),
        ("stock", [(2023, None, 15), (2023, "2023-01", 9)], [15]),
        ("share", [(2023, "2023-03", 50), (2023, "2023-04", 49)], [49]),
        ("stock", [(2022, None, 8), (2023, "2023-02", 9), (2023, "2023-03", 7)], [7]),
        ("flow", [(2023, "2023-01/2023-06", 5), (2023, "2023-01/2023-09", 8), (2023, None, 11)], [11, 8, 5]),
        ("growth", [(2023, "2023-01/2023-06", 5), (2023, "2023-01/2023-09", 8)], [8, 5]),
    ],
)
def test_of_a_level_the_last_in_a_year_counts_and_parts_of_a_flow_all_stand(
    with_figures: Callable[[str, Figures], str], measure: str, figures: Figures, shown: list[float]
) -> None:
    build = with_figures(measure, figures)
    made = next(i for i in indicators.indicators(build) if (i.unit, i.measure) == ("个/万人", measure))
    for latest in (False, True):
        assert list(goals.comparison(build, made, "actual", 2023, latest)["value"]) == shown
    assert len(goals.course(build, made, actual=True)) == len(figures)


def test_the_course_runs_through_the_months_of_a_year(with_figures: Callable[[str, Figures], str]) -> None:
    build = with_figures("stock", [(2023, None, 15), (2023, "2023-11", 20), (2023, "2023-06", 10), (2022, None, 8)])
    made = next(i for i in indicators.indicators(build) if i.unit == "个/万人")
    assert list(goals.course(build, made, actual=True)["value"]) == [8, 10, 20, 15]


def test_an_indicator_that_has_figures_only_can_be_chosen(with_figures: Callable[[str, Figures], str]) -> None:
    build = with_figures("stock", [(2022, None, 8)])
    found = {i.key: (i.targets, i.actuals, i.regions) for i in indicators.indicators(build)}
    assert found["5g_penetration~stock~个/万人"] == (0, 1, 1)
    assert found["5g_base_stations~stock~个"] == (11, 4, 8)
    assert list(found).index("5g_penetration~stock~个/万人") > list(found).index("latency~stock~s")


def test_marks_know_the_grade_of_their_source(warehouse: str, stations: indicators.Indicator) -> None:
    rows = goals.comparison(warehouse, stations, "target", 2025, False).set_index("short_name")
    assert {name: (row["grade"], row["address"], row["draft"]) for name, row in rows.iterrows()} == {
        "全国": ("document", "", False),
        "广东": ("document", "", False),
        "山东": ("document", "", False),
        "河南": ("repost", "https://copies.example.org/henan", True),
        "河北": ("media", "https://news.example.org/hebei", False),
        "吉林": ("document", "", False),
        "贵阳": ("document", "", False),
    }


def test_stock_and_flow_stay_apart(warehouse: str) -> None:
    flow = next(i for i in indicators.indicators(warehouse) if i.key == "5g_base_stations~flow~个")
    rows = goals.comparison(warehouse, flow, "target", 2025, False)
    assert list(rows["value"]) == [20_000]
    assert list(rows["period_start"]) == [2023]


def test_goals_without_a_year(warehouse: str) -> None:
    scale = next(i for i in indicators.indicators(warehouse) if i.family == "industry_scale")
    assert indicators.undated(warehouse, scale, "target") == 1
    assert indicators.undated(warehouse, scale, "actual") == 0
    assert list(goals.comparison(warehouse, scale, "target", None, False)["short_name"]) == ["广东"]


def test_years_with_the_number_of_regions(warehouse: str, stations: indicators.Indicator) -> None:
    assert indicators.years(warehouse, stations, "target") == {2023: 2, 2024: 2, 2025: 7}
    assert indicators.years(warehouse, stations, "actual") == {2021: 1, 2022: 3}


def test_evidence_of_a_goal(warehouse: str) -> None:
    shandong = goal_id("target", TARGETS[1])
    found = evidence.goal(warehouse, shandong)
    assert found is not None
    assert [old["value"] for old in found["superseded"]] == [220_000]
    texts = evidence.statements(warehouse, tuple(found["statement_ids"]))
    assert texts[0]["quote"] == "25万个以上"
    assert {row["region_name"] for row in evidence.others(warehouse, shandong)} >= {"吉林省", "广东省", "全国"}
    assert evidence.goal(warehouse, "nothing") is None


@pytest.mark.parametrize(
    ("kind", "row", "sources"),
    [
        (
            "target",
            SHANDONG,
            [("document", "document", ""), ("ledger", "official", "https://gov.example.org/shandong")],
        ),
        (
            "target",
            HEBEI,
            [
                ("ledger", "media", "https://news.example.org/hebei"),
                ("ledger", "repost", "https://copies.example.org/hebei"),
            ],
        ),
        ("target", HENAN, [("ledger", "repost", "https://copies.example.org/henan")]),
        ("actual", ACTUALS[3], [("ledger", "media", "https://news.example.org/hebei")]),
        ("actual", ACTUALS[0], [("restatement", "document", "")]),
    ],
)
def test_the_sources_of_a_goal_stand_best_first(
    warehouse: str, kind: str, row: Row, sources: list[tuple[str, str, str]]
) -> None:
    found = evidence.goal(warehouse, goal_id(kind, row))
    assert found is not None
    assert (found["kind"], found["grade"]) == (kind, sources[0][1])
    texts = evidence.statements(warehouse, tuple(found["statement_ids"]))
    assert [(text["origin"], text["grade"], text["address"]) for text in texts] == sources
    assert [bool(text["sentence"]) for text in texts] == [not address for _, _, address in sources]
    assert [text["is_held"] for text in texts] == [not address for _, _, address in sources]


def test_a_fact_of_the_ledger_belongs_to_no_document_that_is_held(warehouse: str) -> None:
    assert evidence.document(warehouse, document_id("he")) is None
    assert evidence.document_statements(warehouse, document_id("he")) == []
    titles = [row["title"] for row in evidence.documents(warehouse)]
    assert len(titles) == 7
    assert "河北5G建设提速（虚构报道）" not in titles


def test_a_figure_leads_to_the_goals_of_its_quantity(warehouse: str) -> None:
    others = evidence.others(warehouse, goal_id("actual", ACTUALS[3]))
    assert [(row["region_name"], row["year"]) for row in others[:2]] == [("河北省", 2025), ("全国", 2025)]


def test_the_build_counts_documents_facts_and_pages_apart(warehouse: str) -> None:
    facts = indicators.build_facts(warehouse)
    assert [facts[f"{name}_count"] for name in ("document", "statement", "observation", "page")] == [7, 28, 5, 4]


def test_filters_add_up_and_values_of_one_filter_are_alternatives(warehouse: str) -> None:
    assert explore.count(warehouse, explore.Filters()) == 28
    assert explore.count(warehouse, explore.Filters(kind=("actual", "incentive"))) == 5
    assert explore.count(warehouse, explore.Filters(grade=("media",))) == 2
    assert explore.count(warehouse, explore.Filters(grade=("media", "official"), kind=("target",))) == 2
    assert explore.count(warehouse, explore.Filters(kind=("target",), year=("2024",), region=("220000",))) == 1
    assert explore.count(warehouse, explore.Filters(text="5G 万个")) == 13
    assert explore.count(warehouse, explore.Filters(text="100%_")) == 0


def test_filters_take_text_literally(warehouse: str) -> None:
    assert explore.count(warehouse, explore.Filters(issuer=("' OR 1=1 --",), text="'; DROP TABLE out_target; --")) == 0


def test_rows_are_bounded_and_the_file_is_not(warehouse: str) -> None:
    assert len(explore.rows(warehouse, explore.Filters(), 5)) == 5
    assert len(explore.all_rows(warehouse, explore.Filters())) == 28


def test_every_column_of_the_file_has_a_name(warehouse: str) -> None:
    columns = explore.all_rows(warehouse, explore.Filters()).columns
    assert [name for name in columns if not words("zh").has(f"column.{name}")] == []


def test_facets_count(warehouse: str) -> None:
    kinds = {row["value"]: row["count"] for row in explore.facet(warehouse, "kind")}
    assert kinds == {"target": 23, "actual": 4, "incentive": 1}
    assert [row["value"] for row in explore.facet(warehouse, "year")] == ["2025", "2024", "2023", "2022", "2021"]
    grades = [(row["value"], row["count"]) for row in explore.facet(warehouse, "grade")]
    assert grades == [("document", 23), ("media", 2), ("repost", 2), ("official", 1)]


def test_the_file_names_the_page_of_a_fact_of_the_ledger(warehouse: str) -> None:
    (row,) = explore.all_rows(warehouse, explore.Filters(document=(document_id("ha"),))).to_dict("records")
    shown = {name: row[name] for name in ("sentence", "grade", "address", "draft", "note", "rule")}
    assert shown == {
        "sentence": "",
        "grade": "repost",
        "address": "https://copies.example.org/henan",
        "draft": True,
        "note": "",
        "rule": "ledger",
    }


@pytest.mark.parametrize(
    ("level", "region", "family", "status", "counts", "newest", "looked_for"),
    [
        ("province", "220000", "5g_base_stations", "stated", (3, 1), 2025, "吉林 5G基站 2024年现状"),
        ("province", "130000", "5g_base_stations", "stated", (1, 1), 2025, ""),
        ("province", "440000", "industry_scale", "stated", (1, 0), None, ""),
        ("province", "450000", "5g_base_stations", "sought", (0, 0), None, "广西 5G基站 2025年目标"),
        ("province", "110000", "5g_base_stations", "unsought", (0, 0), None, ""),
        ("province", "220000", "latency", "unsought", (0, 0), None, ""),
        ("city", "520100", "latency", "stated", (1, 0), 2025, ""),
    ],
)
def test_a_cell_of_the_coverage_is_stated_sought_or_neither(
    warehouse: str,
    level: str,
    region: str,
    family: str,
    status: str,
    counts: tuple[int, int],
    newest: int | None,
    looked_for: str,
) -> None:
    cells = coverage.cells(warehouse, level)
    (cell,) = cells[(cells.region_code == region) & (cells.family == family)].astype(object).to_dict("records")
    assert (cell["status"], cell["looked_for"]) == (status, looked_for)
    assert (cell["target_count"], cell["actual_count"]) == counts
    assert (None if pd.isna(cell["newest_year"]) else cell["newest_year"]) == newest


@pytest.mark.parametrize(("level", "count", "first"), [("province", 34, "110000"), ("city", 1, "520100")])
def test_the_coverage_has_all_provinces_and_the_cities_that_have_anything(
    warehouse: str, level: str, count: int, first: str
) -> None:
    cells = coverage.cells(warehouse, level)
    assert cells["region_code"].nunique() == count
    assert cells["region_code"].iloc[0] == first
    families = ["5g_base_stations", "compute_capacity", "industry_scale", "5g_penetration", "latency"]
    assert list(dict.fromkeys(cells["family"])) == families  # in the order of the table, `other` left out
    assert len(cells) == count * len(families)


@pytest.mark.parametrize(
    ("region", "family", "expected"),
    [
        (
            "130000",
            "5g_base_stations",
            [("target", 2025, None, 150_000, "media"), ("actual", 2021, "2021-08", 60_000, "media")],
        ),
        (
            "220000",
            "5g_base_stations",
            [
                ("target", 2025, None, 20_000, "document"),
                ("target", 2025, None, 55_000, "document"),
                ("target", 2024, None, 47_000, "document"),
                ("actual", 2022, None, 34_000, "document"),
            ],
        ),
        ("440000", "industry_scale", [("target", None, None, 600_000_000_000, "document")]),
        ("450000", "5g_base_stations", []),
    ],
)
def test_the_facts_of_a_cell_newest_first(
    warehouse: str, region: str, family: str, expected: list[tuple[object, ...]]
) -> None:
    found = coverage.facts(warehouse, region, family)
    shown = [(row["kind"], row["year"], row["within"], row["value"], row["grade"]) for row in found]
    assert sorted(shown, key=str) == sorted(expected, key=str)
    assert [row[:2] for row in shown] == [row[:2] for row in expected]


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
    shown = goals.comparison(build, indicators.indicators(build)[0], "target", 2025, False)
    assert {"吉林", "吉林市"} <= set(shown["short_name"])


def test_without_a_warehouse_the_error_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    with pytest.raises(warehouse.NoWarehouseError):
        warehouse.build_id()
