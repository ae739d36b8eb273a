"""What a fresh clone shows: the warehouse of seeds/ alone holds most of the country.

Builds the whole default warehouse (some seconds).
"""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from etl import pipeline
from etl.paths import Paths
from tests.conftest import CHECKOUT

CITIES = ("110000", "310000", "320100", "320500", "340100", "440100")  # 北京 上海 南京 苏州 合肥 广州
EITHER = """
    (SELECT 'target' AS kind, family, subject, measure, unit, region_code, region_level, year FROM out_target
     UNION ALL SELECT 'actual', family, subject, measure, unit, region_code, region_level, year FROM out_actual)
"""


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    paths = Paths(seeds=CHECKOUT / "seeds", data=tmp_path_factory.mktemp("default") / "data")
    report = pipeline.build(paths)
    assert not report.set_aside
    with pipeline.open_warehouse(paths) as connection:
        yield connection


@pytest.mark.parametrize(
    ("least", "what", "condition"),
    [
        (28, "5G base stations that are there", "kind = 'actual' AND family = '5g_base_stations'"),
        (20, "5G base stations as a goal", "kind = 'target' AND family = '5g_base_stations' AND measure = 'stock'"),
        (12, "computing capacity as a goal", "kind = 'target' AND family = 'compute_capacity'"),
        (9, "racks as a goal", "kind = 'target' AND family = 'racks'"),
        (12, "share of the digital economy", "kind = 'target' AND family = 'digital_economy_share'"),
        (
            12,
            "share of its core industries",
            "kind = 'target' AND family = 'digital_economy_share' AND subject = '数字经济核心产业'",
        ),
        (15, "scale of one industry", "family = 'industry_scale' AND subject = '软件和信息服务业'"),
        (15, "5G base stations as a goal for 2025", "kind = 'target' AND family = '5g_base_stations' AND year = 2025"),
    ],
)
def test_provinces_covered(warehouse: duckdb.DuckDBPyConnection, least: int, what: str, condition: str) -> None:
    sql = f"SELECT count(DISTINCT region_code) FROM {EITHER} WHERE region_level = 'province' AND {condition}"
    (found,) = warehouse.execute(sql).fetchone() or (0,)
    assert found >= least, what


def test_cities_compare_on_fifteen_indicators(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(
        f"""
        SELECT family, subject, measure, unit FROM {EITHER}
        WHERE list_contains(?, region_code) AND family <> 'other'
        GROUP BY ALL HAVING count(DISTINCT region_code) >= 5
        """,
        [list(CITIES)],
    ).fetchall()
    assert len(rows) >= 15
    assert {"rd_intensity", "gdp", "digital_economy_share", "budget_revenue", "pm25"} <= {row[0] for row in rows}


def test_the_nation_has_the_goal_that_provinces_are_held_against(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(
        "SELECT unit, comparator, value FROM out_target WHERE region_code = '100000' AND family = '5g_base_stations' AND year = 2025"
    ).fetchall()
    assert sorted(rows) == [("个", ">", 4_500_000), ("个/万人", "=", 26)]


def test_every_mark_has_a_source_and_a_grade(warehouse: duckdb.DuckDBPyConnection) -> None:
    bare = warehouse.execute("SELECT count(*) FROM out_statement WHERE grade = '' OR (sentence = '' AND address = '')")
    assert bare.fetchone() == (0,)
    grades = warehouse.execute("SELECT DISTINCT grade FROM out_target").fetchall()
    assert {grade for (grade,) in grades} == {"document", "official", "media", "repost"}


def test_per_head_figures_for_provinces_and_cities(warehouse: duckdb.DuckDBPyConnection) -> None:
    rows = warehouse.execute(
        """
        SELECT count(DISTINCT region_code) FILTER (region_code LIKE '__0000' AND region_code <> '100000'), min(year), max(year),
               count(*) FILTER (resident_population IS NULL OR gdp IS NULL OR land_area IS NULL)
        FROM out_region_fact
        """
    ).fetchone()
    assert rows == (31, 2020, 2024, 0)
    covered = {code for (code,) in warehouse.execute("SELECT DISTINCT region_code FROM out_region_fact").fetchall()}
    assert set(CITIES) <= covered
