"""Goals and actuals of one indicator, for the comparison and for the timeline."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.serve import names
from dashboard.serve.indicators import GoalKind, Indicator
from dashboard.serve.warehouse import CACHED_FRAMES, frame

COLUMNS = f"""
    t.{{id}} AS goal_id, t.region_code, t.region_name, {names.SHORT.format(table="t")} AS short_name,
    t.region_name_en, t.region_level, coalesce(r.sort_order, 1000000) AS sort_order, r.grid_row, r.grid_col,
    t.family, t.subject, t.indicator, t.measure, t.unit, t.year, t.period_start, t.within, t.comparator, t.value,
    t.value_max, t.baseline, t.binding, t.document_id, t.document, t.document_number, t.issuer, t.issued,
    t.grade, t.address, t.draft, t.confidence, t.statement_count, t.disputed, len(t.superseded) AS superseded_count
"""


# A year's end before its months, of these the last; a region's goals of one year and period are otherwise one row each.
_LAST_IN_YEAR = """row_number() OVER (PARTITION BY t.region_code, t.year, t.period_start, t.baseline
    ORDER BY t.within IS NOT NULL, t.within DESC) = 1 OR t.within IS NULL"""
_ORDER = "value DESC, sort_order, period_start NULLS FIRST, goal_id"
SURE_MILESTONE = 0.55  # what is less sure names no result but a trend (… 显著提升)


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def comparison(
    build: str, indicator: Indicator, kind: GoalKind, year: int | None, latest: bool, grades: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Goals (or figures) for `year`, or of each region's last year up to it (`latest`); None means those without a year.

    With `grades`, those of other sources do not count, so that a region's earlier figure from a better one comes forward.

    Of a level that was measured several times in a year only the last counts; figures of parts of a year all stand.
    """
    return frame(build, *_comparison(indicator, kind, year, latest, grades))


def comparison_query(
    indicator: Indicator, kind: GoalKind, year: int | None, latest: bool, grades: list[str], level: str
) -> tuple[str, list[Any]]:
    """The query of the rows that are set beside one another, to run elsewhere; `level` may be `all`."""
    inner, parameters = _comparison(indicator, kind, year, latest, tuple(grades))
    where, more = "region_level NOT IN ('nation', 'world')", []
    if level != "all":
        where, more = "region_level = ?", [level]
    sql = f"""
        SELECT * FROM ({inner})
        WHERE {where}
        ORDER BY {_ORDER}
        """
    return sql, [*parameters, *more]


def _comparison(
    indicator: Indicator, kind: GoalKind, year: int | None, latest: bool, grades: tuple[str, ...]
) -> tuple[str, list[Any]]:
    where, parameters = indicator.condition()
    if grades:
        where, parameters = f"{where} AND list_contains(?, t.grade)", [*parameters, list(grades)]
    keep = "true"
    if year is None:
        where += " AND t.year IS NULL"
    elif latest:
        where, keep = f"{where} AND t.year <= ?", "t.year = max(t.year) OVER (PARTITION BY t.region_code)"
    else:
        where += " AND t.year = ?"
    sql = f"""
        SELECT {COLUMNS.format(id=f"{kind}_id")}
        FROM out_{kind} t LEFT JOIN out_region r USING (region_code)
        WHERE t.value IS NOT NULL AND {where}
        QUALIFY {keep} AND (t.measure IN ('flow', 'growth') OR {_LAST_IN_YEAR})
        ORDER BY {_ORDER}
        """
    return sql, parameters + ([] if year is None else [year])


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def course(build: str, indicator: Indicator, actual: bool = False) -> pd.DataFrame:
    """All dated goals of an indicator (or its actuals), region after region, year after year."""
    where, parameters = indicator.condition()
    kind = "actual" if actual else "target"
    return frame(
        build,
        f"""
        SELECT {COLUMNS.format(id=f"{kind}_id")}
        FROM out_{kind} t LEFT JOIN out_region r USING (region_code)
        WHERE t.year IS NOT NULL AND t.value IS NOT NULL AND {where}
        ORDER BY sort_order, t.region_code, t.year, t.period_start NULLS FIRST, t.within NULLS LAST, goal_id
        """,
        parameters,
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def milestones(build: str, regions: tuple[str, ...]) -> pd.DataFrame:
    """Dated goals without a number of these regions; `is_result`: one that can be looked up, no mere trend."""
    return frame(
        build,
        f"""
        SELECT m.milestone_id, m.region_code, {names.SHORT.format(table="m")} AS short_name, m.region_name_en,
               coalesce(r.sort_order, 1000000) AS sort_order, m.year, m.text, m.document,
               m.confidence >= {SURE_MILESTONE} AS is_result
        FROM out_milestone m LEFT JOIN out_region r USING (region_code)
        WHERE list_contains(?, m.region_code)
        ORDER BY sort_order, m.year, m.document, m.line, m.milestone_id
        """,
        [list(regions)],
    )


@st.cache_data(max_entries=4, show_spinner=False)
def milestone_regions(build: str) -> pd.DataFrame:
    """Regions that state milestones, with how many."""
    return frame(
        build,
        f"""
        SELECT m.region_code, any_value({names.SHORT.format(table="m")}) AS short_name,
               any_value(m.region_name_en) AS region_name_en, count(*) AS milestones
        FROM out_milestone m LEFT JOIN out_region r USING (region_code)
        GROUP BY m.region_code ORDER BY coalesce(any_value(r.sort_order), 1000000), m.region_code
        """,
    )


@st.cache_data(max_entries=4, show_spinner=False)
def provinces(build: str) -> pd.DataFrame:
    """The tiles of the map."""
    return frame(
        build,
        """
        SELECT region_code, short_name, abbreviation, region_name_en, grid_row, grid_col
        FROM out_region WHERE grid_row IS NOT NULL AND grid_col IS NOT NULL ORDER BY sort_order
        """,
    )
