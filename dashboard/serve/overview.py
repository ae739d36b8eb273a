"""What the warehouse holds at a glance: counts, regions, families, newest documents, next deadlines, largest gaps."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from dashboard.serve import names
from dashboard.serve.goals import SURE_MILESTONE
from dashboard.serve.indicators import build_facts
from dashboard.serve.warehouse import frame, record, records

GAP_REGIONS = 5  # with fewer there is little to compare
_GRADES = ("document", "official", "media", "repost")


@st.cache_data(max_entries=4, show_spinner=False)
def counts(build: str) -> dict[str, int]:
    """How many documents, goals, figures, incentives, tasks, milestones, families and regions with a goal there are."""
    return (
        record(
            build,
            """
        SELECT (SELECT count(*) FROM out_document) AS documents, (SELECT count(*) FROM out_target) AS targets,
               (SELECT count(*) FROM out_actual) AS actuals, (SELECT count(*) FROM out_task) AS tasks,
               (SELECT count(*) FROM out_milestone) AS milestones,
               (SELECT count(*) FROM out_statement WHERE kind = 'incentive') AS incentives,
               (SELECT count(*) FROM out_statement WHERE kind = 'target') AS target_statements,
               (SELECT count(*) FROM out_statement WHERE kind = 'actual') AS actual_statements,
               (SELECT count(DISTINCT region_code) FROM out_target) AS regions,
               (SELECT count(DISTINCT region_code) FROM out_target WHERE region_level = 'province') AS provinces,
               (SELECT count(DISTINCT region_code) FROM out_target WHERE region_level = 'city') AS cities,
               (SELECT count(*) FROM out_family WHERE family <> 'other' AND target_count + actual_count > 0) AS families
        """,
        )
        or {}
    )


@st.cache_data(max_entries=4, show_spinner=False)
def grades(build: str) -> dict[str, int]:
    """How many statements come from which grade of source, the best first."""
    found = {
        row["grade"]: row["n"]
        for row in records(build, "SELECT grade, count(*) AS n FROM out_statement GROUP BY grade")
    }
    return {grade: found[grade] for grade in _GRADES if grade in found}


@st.cache_data(max_entries=4, show_spinner=False)
def region_goals(build: str) -> pd.DataFrame:
    """Regions that state goals, with how many, most first."""
    return frame(
        build,
        f"""
        SELECT t.region_code, any_value({names.SHORT.format(table="t")}) AS short_name, any_value(t.region_name_en) AS region_name_en,
               any_value(t.region_level) AS region_level, count(*) AS goals
        FROM out_target t LEFT JOIN out_region r USING (region_code)
        WHERE t.region_level IN ('province', 'city')
        GROUP BY t.region_code ORDER BY goals DESC, coalesce(any_value(r.sort_order), 1000000)
        """,
    )


@st.cache_data(max_entries=8, show_spinner=False)
def mosaic(build: str, families: int) -> pd.DataFrame:
    """Provinces × the families that most provinces have anything of.

    status   target (a goal is stated) · actual (figures alone) · sought (looked for and not found) · nothing
    """
    return frame(
        build,
        f"""
        WITH best AS (
            SELECT c.family, count(*) FILTER (c.target_count > 0) AS stating, count(*) FILTER (c.target_count + c.actual_count > 0) AS known
            FROM out_coverage c JOIN out_region r USING (region_code)
            WHERE r.region_level = 'province' AND c.family <> 'other'
            GROUP BY c.family HAVING known > 0 ORDER BY stating DESC, known DESC, c.family LIMIT {families:d}
        )
        SELECT r.region_code, r.short_name, r.abbreviation, r.region_name_en, b.family, f.family_name, f.family_name_en,
               coalesce(c.target_count, 0) AS target_count, coalesce(c.actual_count, 0) AS actual_count, b.stating,
               CASE WHEN c.target_count > 0 THEN 'target' WHEN c.actual_count > 0 THEN 'actual'
                    WHEN c.looked_for <> '' THEN 'sought' ELSE 'nothing' END AS status
        FROM out_region r CROSS JOIN best b JOIN out_family f USING (family)
        LEFT JOIN out_coverage c ON c.region_code = r.region_code AND c.family = b.family
        WHERE r.region_level = 'province' AND r.grid_row IS NOT NULL
        ORDER BY b.stating DESC, b.known DESC, b.family, r.sort_order
        """,
    )


@st.cache_data(max_entries=4, show_spinner=False)
def newest(build: str, limit: int) -> list[dict[str, Any]]:
    """The documents issued last (published, where the day of issue is not known)."""
    return records(
        build,
        f"""
        SELECT d.document_id, d.title, {names.SHORT.format(table="d")} AS short_name, d.region_name_en,
               CASE WHEN length(d.issued) >= 7 THEN d.issued ELSE coalesce(nullif(d.published, ''), d.issued) END AS day,
               d.target_count, d.actual_count, d.task_count
        FROM out_document d LEFT JOIN out_region r USING (region_code)
        ORDER BY day DESC, d.title LIMIT {limit:d}
        """,
    )


def this_year(build: str) -> int | None:
    """The year in which the data end: there is no clock, so that the same data say the same."""
    date = str(build_facts(build).get("data_date") or "")
    return int(date[:4]) if date[:4].isdigit() else None


@st.cache_data(max_entries=4, show_spinner=False)
def due(build: str, first: int) -> list[dict[str, Any]]:
    """How many goals, milestones and tasks are due in a year and the next."""
    return records(
        build,
        """
        SELECT y.year, (SELECT count(*) FROM out_target t WHERE t.year = y.year) AS targets,
               (SELECT count(*) FROM out_milestone m WHERE m.year = y.year) AS milestones,
               (SELECT count(*) FROM out_task k WHERE k.deadline_year = y.year) AS tasks
        FROM (VALUES (?), (? + 1)) AS y(year) ORDER BY y.year
        """,
        [first, first],
    )


@st.cache_data(max_entries=8, show_spinner=False)
def deadlines(build: str, first: int, limit: int) -> list[dict[str, Any]]:
    """What is due in a year or the next, sooner first: of each year one goal a
    family (those first that most regions state), one task and one milestone a region.

    name, id   what kind of evidence it is, and its id
    """
    return records(
        build,
        f"""
        WITH common AS (SELECT family, subject, measure, unit, count(DISTINCT region_code) AS regions FROM out_target GROUP BY ALL),
        goal AS (
            SELECT 'target' AS name, t.target_id AS id, t.year, t.region_code, t.region_name, t.region_name_en, t.family, t.family_name,
                   t.family_name_en, t.subject, t.indicator, t.measure, t.unit, t.comparator, t.value, t.value_max, NULL AS text,
                   c.regions AS weight
            FROM out_target t JOIN common c ON c.family = t.family AND c.measure = t.measure AND c.unit = t.unit
             AND c.subject IS NOT DISTINCT FROM t.subject
            WHERE t.year BETWEEN ? AND ? + 1 AND t.family <> 'other'
            QUALIFY row_number() OVER (PARTITION BY t.year, t.family ORDER BY c.regions DESC, t.region_level = 'province' DESC,
                                       t.confidence DESC, t.value DESC, t.target_id) = 1
        ),
        milestone AS (
            SELECT 'milestone' AS name, m.milestone_id AS id, m.year, m.region_code, m.region_name, m.region_name_en, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, m.text, m.confidence AS weight
            FROM out_milestone m WHERE m.year BETWEEN ? AND ? + 1 AND m.confidence >= {SURE_MILESTONE}
            QUALIFY row_number() OVER (PARTITION BY m.year, m.region_code ORDER BY m.confidence DESC, m.milestone_id) = 1
        ),
        task AS (
            SELECT 'task' AS name, k.task_id AS id, k.deadline_year, k.region_code, k.region_name, k.region_name_en, NULL, NULL, NULL, NULL,
                   NULL, NULL, NULL, NULL, NULL, NULL, coalesce(nullif(k.title, ''), k.text), 1.0 AS weight
            FROM out_task k WHERE k.deadline_year BETWEEN ? AND ? + 1
            QUALIFY row_number() OVER (PARTITION BY k.deadline_year, k.region_code ORDER BY k.line, k.task_id) = 1
        ),
        every AS (FROM goal UNION ALL FROM milestone UNION ALL FROM task),
        ranked AS (SELECT *, row_number() OVER (PARTITION BY year, name ORDER BY weight DESC, region_code, id) AS rank FROM every),
        kept AS (SELECT * FROM ranked ORDER BY rank > CASE WHEN name = 'target' THEN {limit // 2:d} ELSE 1 END, year, rank LIMIT {limit:d})
        SELECT k.*, {names.SHORT.format(table="k")} AS short_name FROM kept k LEFT JOIN out_region r USING (region_code)
        ORDER BY k.year, k.name DESC, k.rank, k.id
        """,
        [first] * 6,
    )


@st.cache_data(max_entries=8, show_spinner=False)
def gaps(build: str, limit: int) -> pd.DataFrame:
    """Indicators whose goals for one year lie furthest apart between regions of one level: a row a region, the widest first.

    Of each indicator the year (and level) that most regions name, of years with as many the last; `ratio` is highest over lowest.
    """
    return frame(
        build,
        f"""
        WITH goal AS (
            SELECT t.target_id AS goal_id, t.region_code, {names.SHORT.format(table="t")} AS short_name, t.region_name_en, t.region_level,
                   t.family, t.family_name, t.family_name_en, t.subject, t.indicator, t.measure, t.unit, t.year, t.value, t.value_max, t.comparator
            FROM out_target t LEFT JOIN out_region r USING (region_code)
            WHERE t.region_level IN ('province', 'city') AND t.family <> 'other' AND t.year IS NOT NULL AND t.value > 0
              AND t.measure IN ('stock', 'share') AND t.within IS NULL
            QUALIFY row_number() OVER (PARTITION BY t.region_code, t.family, t.subject, t.measure, t.unit, t.year
                                       ORDER BY t.period_start NULLS FIRST, t.value DESC, t.target_id) = 1
        ),
        apart AS (
            SELECT * FROM (SELECT family, subject, measure, unit, year, region_level, count(*) AS regions, max(value) / min(value) AS ratio
                           FROM goal GROUP BY ALL)
            WHERE regions >= {GAP_REGIONS}
            QUALIFY row_number() OVER (PARTITION BY family, subject, measure, unit ORDER BY regions DESC, year DESC, region_level DESC) = 1
        ),
        widest AS (SELECT *, row_number() OVER (ORDER BY ratio DESC, family, subject, measure) AS place FROM apart
                   WHERE ratio > 1 ORDER BY place LIMIT {limit:d})
        SELECT w.place, w.regions, w.ratio, g.*
        FROM widest w JOIN goal g ON g.family = w.family AND g.measure = w.measure AND g.unit = w.unit AND g.year = w.year
         AND g.region_level = w.region_level AND g.subject IS NOT DISTINCT FROM w.subject
        ORDER BY w.place, g.value, g.region_code
        """,
    )
