"""What is held of which region and family, what was looked for in vain, and what nobody has looked for."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.serve import names
from dashboard.serve.warehouse import CACHED_FRAMES, frame, records

LEVELS = ("province", "city")


@st.cache_data(max_entries=16, show_spinner=False)
def cells(build: str, level: str) -> pd.DataFrame:
    """One row for each region of a level and each family that any region has; provinces all, cities that have anything.

    status   stated · sought (looked for and not found) · unsought
    """
    return frame(
        build,
        f"""
        WITH region AS (
            SELECT r.region_code, {names.FULL.format(table="r")} AS region_name, r.short_name, r.region_name_en, r.sort_order
            FROM out_region r
            WHERE r.region_level = ?
              AND (r.region_level = 'province' OR r.region_code IN (SELECT region_code FROM out_coverage))
        ),
        family AS (
            SELECT family, family_name, family_name_en, group_id, group_name, group_name_en, row_number() OVER (ORDER BY rowid) AS family_order
            FROM out_family WHERE family <> 'other' AND family IN (SELECT family FROM out_coverage)
        )
        SELECT r.*, f.*, coalesce(c.target_count, 0) AS target_count, coalesce(c.actual_count, 0) AS actual_count,
               c.newest_year, coalesce(c.looked_for, '') AS looked_for,
               CASE WHEN c.target_count + c.actual_count > 0 THEN 'stated'
                    WHEN c.looked_for <> '' THEN 'sought' ELSE 'unsought' END AS status
        FROM region r CROSS JOIN family f LEFT JOIN out_coverage c USING (region_code, family)
        ORDER BY r.sort_order, f.family_order
        """,
        [level],
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def facts(build: str, region_code: str, family: str) -> list[dict[str, Any]]:
    """Goals and figures of one region and family, newest first."""
    parts = " UNION ALL ".join(
        f"""
        SELECT {kind}_id AS goal_id, '{kind}' AS kind, family, subject, indicator, measure, unit, year, period_start,
               within, comparator, value, value_max, grade, family_name, family_name_en
        FROM out_{kind} WHERE region_code = ? AND family = ?
        """
        for kind in ("target", "actual")
    )
    sql = f"SELECT * FROM ({parts}) ORDER BY year DESC NULLS LAST, kind DESC, subject NULLS FIRST, within DESC NULLS FIRST, goal_id"
    return records(build, sql, [region_code, family] * 2)
