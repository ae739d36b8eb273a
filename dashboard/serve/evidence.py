"""What stands behind a mark: the goal, its statements, the document, and the same goal elsewhere."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.serve import names
from dashboard.serve.warehouse import CACHED_FRAMES, record, records

Record = dict[str, Any]
_OTHERS = 12
_KEY = "family, subject, indicator, measure, unit"
_STATEMENT = f"""
    SELECT s.* REPLACE ({names.FULL.format(table="s")} AS region_name), d.bulletin, d.document_id IS NOT NULL AS is_held,
           f.family_name_en, r.region_name_en
    FROM out_statement s LEFT JOIN out_document d USING (document_id)
    LEFT JOIN out_family f USING (family) LEFT JOIN out_region r ON r.region_code = s.region_code
"""
_DOCUMENT = f"""
    SELECT d.* REPLACE ({names.FULL.format(table="d")} AS region_name)
    FROM out_document d LEFT JOIN out_region r USING (region_code)
"""


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def goal(build: str, goal_id: str) -> Record | None:
    """A row of out_target or out_actual, with `goal_id` and `kind`."""
    return _goal(build, goal_id, "target") or _goal(build, goal_id, "actual")


def _goal(build: str, goal_id: str, kind: str) -> Record | None:
    sql = f"""
        SELECT t.* REPLACE ({names.FULL.format(table="t")} AS region_name), t.{kind}_id AS goal_id, '{kind}' AS kind
        FROM out_{kind} t LEFT JOIN out_region r USING (region_code) WHERE t.{kind}_id = ?
    """
    return record(build, sql, [goal_id])


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def statement(build: str, statement_id: str) -> Record | None:
    """A statement with its document; None where there is none of this id."""
    return record(build, f"{_STATEMENT} WHERE s.statement_id = ?", [statement_id])


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def statements(build: str, ids: tuple[str, ...]) -> list[Record]:
    """These statements in this order (the best one first)."""
    found = records(build, f"{_STATEMENT} WHERE list_contains(?, s.statement_id)", [list(ids)])
    return sorted(found, key=lambda row: ids.index(row["statement_id"]))


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def milestone(build: str, milestone_id: str) -> Record | None:
    """A milestone with its document; None where there is none of this id."""
    sql = f"""
        SELECT m.* REPLACE ({names.FULL.format(table="m")} AS region_name), d.origin, d.bulletin, d.published,
               true AS is_held
        FROM out_milestone m LEFT JOIN out_document d USING (document_id)
        LEFT JOIN out_region r ON r.region_code = m.region_code
        WHERE m.milestone_id = ?
    """
    return record(build, sql, [milestone_id])


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def conflicts(build: str, goal_id: str) -> list[Record]:
    """The values that disagree on a disputed goal."""
    return records(build, "SELECT * FROM out_conflict WHERE target_id = ? ORDER BY value, statement_id", [goal_id])


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def others(build: str, goal_id: str) -> list[Record]:
    """Goals of the same quantity (family, subject, measure, unit) elsewhere: same region first, then same year."""
    sql = f"""
        WITH here AS (SELECT {_KEY}, region_code, year FROM out_target WHERE target_id = ?
                      UNION ALL SELECT {_KEY}, region_code, year FROM out_actual WHERE actual_id = ?)
        SELECT t.target_id AS goal_id, {names.FULL.format(table="t")} AS region_name, t.region_name_en, t.year,
               t.period_start, t.comparator, t.value, t.value_max, t.unit, t.document, t.issued
        FROM out_target t JOIN here h
          ON t.family = h.family AND t.measure = h.measure AND t.unit = h.unit
         AND t.subject IS NOT DISTINCT FROM h.subject AND (t.family <> 'other' OR t.indicator = h.indicator)
        LEFT JOIN out_region r ON r.region_code = t.region_code
        WHERE t.target_id <> ?
        ORDER BY t.region_code <> h.region_code, t.year IS DISTINCT FROM h.year, r.sort_order, t.year, goal_id
        LIMIT {_OTHERS}
    """
    return records(build, sql, [goal_id] * 3)


@st.cache_data(max_entries=4, show_spinner=False)
def documents(build: str) -> list[Record]:
    """All documents, newest first."""
    return records(build, f"{_DOCUMENT} ORDER BY greatest(d.issued, d.published) DESC, d.title")


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def document(build: str, document_id: str) -> Record | None:
    """A row of out_document; None where there is none of this id."""
    return record(build, f"{_DOCUMENT} WHERE d.document_id = ?", [document_id])


@st.cache_data(max_entries=32, show_spinner=False)
def document_statements(build: str, document_id: str) -> list[Record]:
    """All that a document states, in its order: statements and milestones, `name` and `id` saying which."""
    sql = f"""
        SELECT a.* REPLACE ({names.FULL.format(table="a")} AS region_name), r.region_name_en FROM (
            SELECT 'statement' AS name, statement_id AS id, kind, line, region_code, region_name, year, period_start,
                   comparator, value, value_max, unit, sentence
            FROM out_statement WHERE document_id = ? AND origin <> 'ledger'
            UNION ALL
            SELECT 'milestone', milestone_id, 'milestone', line, region_code, region_name, year, NULL,
                   NULL, NULL, NULL, NULL, sentence
            FROM out_milestone WHERE document_id = ?
        ) a LEFT JOIN out_region r USING (region_code)
        ORDER BY a.line, a.name, a.id
    """
    return records(build, sql, [document_id] * 2)
