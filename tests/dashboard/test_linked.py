"""Explore and Compare for analysts: linked counts, columns, the strip of years, rows under a chart, code that gives them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from dashboard.plot.look import COLOURS, Look
from dashboard.plot.strip import strip
from dashboard.serve import explore, goals, indicators, script, tables
from dashboard.serve.guard import check
from dashboard.serve.script import as_pandas, as_sql
from dashboard.serve.worker import connect
from tests.dashboard.conftest import Open, html
from tests.dashboard.synthetic import TARGETS, goal_id

FILTERS = [
    explore.Filters(),
    explore.Filters(kind=("target",), year=("2025", "2024"), region=("220000",)),
    explore.Filters(text="5G 万个"),
    explore.Filters(text='100%_ \' " \\ """', issuer=("' OR 1=1 --",)),
]


def counts(build: str, name: str, filters: explore.Filters) -> dict[str, int]:
    return {row["value"]: row["count"] for row in explore.facet(build, name, filters)}


def test_counts_are_those_under_the_other_filters(warehouse: str) -> None:
    jilin = explore.Filters(region=("220000",))
    assert counts(warehouse, "kind", jilin) == {"target": 4, "actual": 1}
    assert counts(warehouse, "year", jilin) == {"2025": 3, "2024": 1, "2022": 1}
    assert counts(warehouse, "region", jilin) == counts(warehouse, "region", explore.Filters())
    both = explore.Filters(region=("220000",), kind=("actual",))
    assert counts(warehouse, "kind", both) == {"target": 4, "actual": 1}
    assert counts(warehouse, "region", both)["220000"] == 1


def test_facets_keep_their_names(warehouse: str) -> None:
    regions = {row["value"]: (row["label"], row["label_en"]) for row in explore.facet(warehouse, "region")}
    assert regions["100000"] == ("全国", "China")
    families = {row["value"]: (row["label"], row["label_en"]) for row in explore.facet(warehouse, "family")}
    assert families["latency"] == ("时延", "Latency")
    assert all(row["label"].endswith("）") or row["label"] for row in explore.facet(warehouse, "document"))


def copied(build: str, folder: Path) -> Path:
    path = folder / "it's a copy.duckdb"
    path.write_bytes(tables.warehouse_file())
    return path


def run(program: str) -> pd.DataFrame:
    names: dict[str, Any] = {}
    exec(program, names)
    rows: pd.DataFrame = names["rows"]
    return rows


@pytest.mark.parametrize("filters", FILTERS)
def test_copied_code_gives_the_rows_of_explore(warehouse: str, tmp_path: Path, filters: explore.Filters) -> None:
    rows = run(as_pandas(explore.query(filters), str(copied(warehouse, tmp_path))))
    pd.testing.assert_frame_equal(rows, explore.all_rows(warehouse, filters))


@pytest.mark.parametrize("grades", [["document"], ["document", "media", "repost"]])
@pytest.mark.parametrize("level", ["all", "province", "city"])
@pytest.mark.parametrize(("year", "latest"), [(2025, False), (2025, True), (None, False)])
def test_copied_code_gives_the_rows_of_compare(
    warehouse: str, tmp_path: Path, year: int | None, latest: bool, level: str, grades: list[str]
) -> None:
    indicator = indicators.indicators(warehouse)[0]
    known = goals.comparison(warehouse, indicator, "target", year, latest)
    shown = known[known.grade.isin(grades) & ~known.region_level.isin(["nation", "world"])]
    shown = shown if level == "all" else shown[shown.region_level == level]
    query = goals.comparison_query(indicator, "target", year, latest, grades, level)
    rows = run(as_pandas(query, str(copied(warehouse, tmp_path))))
    assert list(rows.columns) == list(shown.columns)
    assert plain(rows) == plain(shown)


def plain(rows: pd.DataFrame) -> list[list[object]]:
    """The rows without the types of columns, which depend on what else is in them."""
    return rows.astype(object).where(rows.notna(), None).to_numpy().tolist()


def test_copied_sql_may_be_asked_on_the_sql_page(warehouse: str, tmp_path: Path) -> None:
    indicator = indicators.indicators(warehouse)[0]
    queries = [
        goals.comparison_query(indicator, "actual", 2022, True, ["document"], "all"),
        *map(explore.query, FILTERS),
    ]
    with connect(str(copied(warehouse, tmp_path))) as connection:
        for query in queries:
            check(connection, as_sql(query))
            connection.execute(as_sql(query)).fetchall()


def test_parameters_are_written_out() -> None:
    assert (
        script.inlined("a = ? AND b IN ? AND c = ?", ["it's", ["x", 2], None])
        == "a = 'it''s' AND b IN ['x', 2] AND c = NULL"
    )
    with pytest.raises(ValueError, match="1 places for 2"):
        script.inlined("?", [1, 2])


def test_the_strip_has_a_place_for_every_year() -> None:
    figure = strip({"2021": 2, "2024": 5}, ("2024",), Look())
    assert list(figure.data[0].x) == ["2021", "2022", "2023", "2024"]
    assert list(figure.data[0].y) == [2, 0, 0, 5]
    assert figure.data[0].marker.color[-1] == COLOURS["light"].accent
    assert [list(entry) for entry in figure.data[0].customdata][-1] == ["2024"]


def test_explore_counts_under_the_filters_and_keeps_what_is_chosen(open_page: Open) -> None:
    app = open_page("explore", kind="actual", region="220000")
    kind = app.multiselect(key="kind.explore.zh")
    assert kind.options == ["目标（4）", "现状（1）"]
    app.multiselect(key="years.explore.zh").set_value(["2022"]).run()
    assert app.multiselect(key="kind.explore.zh").value == ["actual"]
    assert app.multiselect(key="region.explore.zh").value == ["220000"]
    assert app.query_params["years"] == "2022"
    empty = open_page("explore", kind="incentive", years="2025")
    assert "激励（0）" in empty.multiselect(key="kind.explore.zh").options
    assert "没有符合条件的表述" in html(empty)


def test_columns_are_picked_and_stand_in_the_address(open_page: Open) -> None:
    app = open_page("explore")
    assert "cols" not in app.query_params
    app.multiselect(key="cols.explore.zh").set_value(["region_name", "value", "unit"]).run()
    assert app.query_params["cols"] == ["region_name", "value", "unit"]
    assert list(app.dataframe[0].value.columns) == ["region_name", "value", "unit"]
    assert list(open_page("explore", **app.query_params).dataframe[0].value.columns) == ["region_name", "value", "unit"]
    app.multiselect(key="cols.explore.zh").set_value([]).run()
    assert "cols" not in app.query_params
    assert "sentence" in app.dataframe[0].value.columns


def test_compare_has_its_rows_under_the_chart(open_page: Open) -> None:
    app = open_page("compare", target=goal_id("target", TARGETS[1]))
    table = app.expander[0].dataframe[0].value
    assert list(table["地区"][:2]) == ["广东", "山东"]
    assert list(table["目标值"][:2]) == ["30–35万个", "≥ 25万个"]
    assert any("duckdb.connect('policy-targets-5e1ec7ed.duckdb', read_only=True)" in block.value for block in app.code)
