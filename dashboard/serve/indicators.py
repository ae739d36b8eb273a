"""What can be compared at all: the combinations of family, subject, measure and unit that have goals or figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import streamlit as st

from dashboard.serve.warehouse import CACHED_FRAMES, record, records

GoalKind = Literal["target", "actual"]

SEPARATOR = "~"
UNDATED = "none"  # stands for the year of goals that name none
_IDENTITY = """family, measure, coalesce(unit, '') AS unit,
    CASE WHEN family = 'other' THEN coalesce(subject, indicator) ELSE subject END AS name"""
MATCH = "family = ? AND measure = ? AND unit IS NOT DISTINCT FROM ? AND {name} IS NOT DISTINCT FROM ?"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One comparable quantity. `name` is the subject, or the indicator's own words where the family is 'other'."""

    family: str
    measure: str
    unit: str
    name: str | None
    family_name: str
    family_name_en: str
    direction: str
    regions: int
    targets: int
    actuals: int

    @property
    def key(self) -> str:
        """How it stands in the address of a page."""
        return _key(self.family, self.measure, self.unit, self.name)

    def condition(self) -> tuple[str, list[Any]]:
        """WHERE clause and its parameters for `out_target` and `out_actual`."""
        column = "coalesce(subject, indicator)" if self.family == "other" else "subject"
        return MATCH.format(name=column), [self.family, self.measure, self.unit, self.name]


def key_of(goal: Mapping[str, Any]) -> str:
    """The key of the indicator that a row of out_target belongs to."""
    name = goal["subject"] or goal["indicator"] if goal["family"] == "other" else goal["subject"]
    return _key(goal["family"], goal["measure"], goal["unit"], name)


def _key(family: str, measure: str, unit: str, name: str | None) -> str:
    return SEPARATOR.join((family, measure, unit, name or "")).rstrip(SEPARATOR)


@st.cache_data(max_entries=4, show_spinner=False)
def indicators(build: str) -> list[Indicator]:
    """Every indicator with a goal or a figure; those for which most regions state a goal first."""
    rows = records(
        build,
        f"""
        WITH either AS (SELECT {_IDENTITY}, region_code, true AS is_target FROM out_target
                        UNION ALL SELECT {_IDENTITY}, region_code, false FROM out_actual)
        SELECT e.family, e.measure, e.unit, e.name, any_value(f.family_name) AS family_name,
               any_value(f.family_name_en) AS family_name_en, coalesce(any_value(f.direction), 'neutral') AS direction,
               count(DISTINCT region_code) AS regions, count(*) FILTER (is_target) AS targets,
               count(*) FILTER (NOT is_target) AS actuals
        FROM either e JOIN out_family f USING (family)
        GROUP BY e.family, e.measure, e.unit, e.name
        ORDER BY (e.family = 'other'), count(DISTINCT region_code) FILTER (is_target) DESC, regions DESC, targets DESC,
                 e.family, e.name NULLS FIRST, e.measure, e.unit
        """,
    )
    return [Indicator(**row) for row in rows]


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def years(build: str, indicator: Indicator, kind: GoalKind) -> dict[int, int]:
    """Years that have goals (or figures) of it, oldest first, with the number of regions; those without a year aside."""
    where, parameters = indicator.condition()
    rows = records(
        build,
        f"""
        SELECT year, count(DISTINCT region_code) AS regions FROM out_{kind}
        WHERE year IS NOT NULL AND {where} GROUP BY year ORDER BY year
        """,
        parameters,
    )
    return {row["year"]: row["regions"] for row in rows}


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def undated(build: str, indicator: Indicator, kind: GoalKind) -> int:
    """How many goals (or figures) of this indicator name no year."""
    where, parameters = indicator.condition()
    row = record(build, f"SELECT count(*) AS n FROM out_{kind} WHERE year IS NULL AND {where}", parameters)
    return int(row["n"]) if row else 0


@st.cache_data(max_entries=4, show_spinner=False)
def build_facts(build: str) -> dict[str, Any]:
    """The row of `out_build`: counts, data date, id."""
    return record(build, "SELECT * FROM out_build LIMIT 1") or {}
