"""Tasks with their deadlines, and who is responsible for them: bodies under one name wherever they stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.serve import names, vocabulary
from dashboard.serve.warehouse import CACHED_FRAMES, frame, record, records

BODY = "~"  # between region and name in a body's key
_PREFIXES = "('省'), ('自治区'), ('市')"
_NAMED = f"""
    SELECT t.task_id, t.region_code, t.document_id, b.leads,
           {vocabulary.replaced("body", "trim(b.name)")} AS name
    FROM out_task t, unnest(t.bodies) AS u(b)
"""
# 自治区发展改革委、商务厅: what stands without 省, 市 or 自治区 is the same body as with it, where the region has one so called.
_HELD = f"""
    WITH named AS ({_NAMED}),
    known AS (SELECT DISTINCT region_code, name FROM named),
    longer AS (SELECT k.region_code, k.name, min(p.prefix || k.name) AS full_name
               FROM known k, (VALUES {_PREFIXES}) AS p(prefix)
               JOIN known f ON f.region_code = k.region_code AND f.name = p.prefix || k.name GROUP BY ALL),
    held AS (SELECT n.task_id, n.region_code, n.document_id, coalesce(l.full_name, n.name) AS name, bool_or(n.leads) AS leads
             FROM named n LEFT JOIN longer l USING (region_code, name) WHERE n.name <> '' GROUP BY ALL)
"""
# A deadline of a month ends with it, any other with its year; a document of unknown issue begins where it was published.
_END = """t.deadline_year + coalesce(try_cast(regexp_extract(t.deadline, '([0-9]{1,2})月', 1) AS INTEGER),
    CASE WHEN t.deadline LIKE '%上半年%' THEN 6 ELSE 12 END) / 12.0"""
_DAY = "coalesce(nullif(t.issued, ''), d.published)"
_START = f"try_cast(left({_DAY}, 4) AS INTEGER) + (coalesce(try_cast(substr({_DAY}, 6, 2) AS INTEGER), 1) - 1) / 12.0"
_COLUMNS = f"""
    t.task_id, t.region_code, {names.SHORT.format(table="t")} AS short_name, t.region_name, t.region_name_en,
    coalesce(r.sort_order, 1000000) AS sort_order, t.number, t.title, t.text, t.bodies_text, t.deadline, t.deadline_year,
    {_END} AS end_at, least({_START}, {_END} - 1 / 12.0) AS start_at, t.document_id, t.document, t.issued, d.period_end_year,
    t.line, t.section_text
"""
_FROM = "out_task t LEFT JOIN out_region r USING (region_code) LEFT JOIN out_document d USING (document_id)"
_ORDER = "end_at NULLS LAST, sort_order, t.document, t.line, t.task_id"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tasks: empty means all; `bodies` are keys."""

    regions: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()

    def condition(self) -> tuple[str, list[Any]]:
        parts, parameters = ["true"], []
        for column, chosen in (("t.region_code", self.regions), ("t.document_id", self.documents)):
            if chosen:
                parts.append(f"list_contains(?, {column})")
                parameters.append(list(chosen))
        if self.bodies:
            parts.append(
                f"t.task_id IN (SELECT task_id FROM held WHERE list_contains(?, region_code || '{BODY}' || name))"
            )
            parameters.append(list(self.bodies))
        return " AND ".join(parts), parameters


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def tasks(build: str, wanted: Wanted) -> pd.DataFrame:
    """Tasks, those with the earliest deadline first, those without one last in the order of their documents.

    start_at, end_at   issue of the document and deadline as years with a fraction (end of June 2024: 2024.5)
    leads              whether one of the wanted bodies leads (NULL where no body is asked for)
    """
    where, parameters = wanted.condition()
    leads = "NULL"
    if wanted.bodies:
        leads = f"""(SELECT bool_or(h.leads) FROM held h
            WHERE h.task_id = t.task_id AND list_contains(?, h.region_code || '{BODY}' || h.name))"""
        parameters = [list(wanted.bodies), *parameters]
    return frame(
        build, f"{_HELD} SELECT {_COLUMNS}, {leads} AS leads FROM {_FROM} WHERE {where} ORDER BY {_ORDER}", parameters
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def bodies(build: str, regions: tuple[str, ...], documents: tuple[str, ...], text: str, limit: int) -> pd.DataFrame:
    """Responsible bodies whose name has all words of `text`, those with most tasks first; `found` is how many there are beyond the limit too."""
    where, parameters = Wanted(regions, documents).condition()
    for word in text.split():
        where += f" AND contains(t.name || ' ' || {names.SHORT.format(table='r')} || ' ' || lower(coalesce(r.region_name_en, '')), lower(?))"
        parameters.append(word)
    return frame(
        build,
        f"""
        {_HELD}
        SELECT t.region_code || '{BODY}' || t.name AS body, t.name, t.region_code, any_value({names.SHORT.format(table="r")}) AS short_name,
               any_value(r.region_name_en) AS region_name_en, count(*) AS tasks, count(*) FILTER (t.leads) AS led,
               count(DISTINCT t.document_id) AS documents, count(*) OVER () AS found
        FROM held t LEFT JOIN out_region r USING (region_code)
        WHERE {where} GROUP BY t.region_code, t.name
        ORDER BY tasks DESC, led DESC, t.region_code, t.name LIMIT {limit:d}
        """,
        parameters,
    )


@st.cache_data(max_entries=4, show_spinner=False)
def documents(build: str) -> list[dict[str, Any]]:
    """Documents that have tasks, in the order of their regions, with how many."""
    return records(
        build,
        f"""
        SELECT t.document_id, any_value(t.document) AS document, t.region_code, any_value({names.SHORT.format(table="t")}) AS short_name,
               any_value(t.region_name_en) AS region_name_en, count(*) AS tasks, count(t.deadline_year) AS dated
        FROM out_task t LEFT JOIN out_region r USING (region_code)
        GROUP BY t.document_id, t.region_code ORDER BY coalesce(any_value(r.sort_order), 1000000), document, t.document_id
        """,
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def task(build: str, task_id: str) -> dict[str, Any] | None:
    """One task with its document; None where there is none of this id."""
    sql = f"""
        SELECT t.* REPLACE ({names.FULL.format(table="t")} AS region_name), t.text AS sentence, t.deadline_year AS year,
               d.origin, d.bulletin, d.published, d.document_id IS NOT NULL AS is_held
        FROM {_FROM} WHERE t.task_id = ?
    """
    return record(build, sql, [task_id])
