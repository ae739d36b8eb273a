"""What can be compared at all: the combinations of family, subject, measure and unit that have goals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.serve.warehouse import CACHED_FRAMES, record, records

SEPARATOR = "~"
UNDATED = "none"  # stands for the year of goals that name none
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
    """Every indicator with a goal, those that most regions share first."""
    rows = records(
        build,
        """
        FROM (SELECT t.family, t.measure, coalesce(t.unit, '') AS unit,
               CASE WHEN t.family = 'other' THEN coalesce(t.subject, t.indicator) ELSE t.subject END AS name,
               any_value(t.family_name) AS family_name, any_value(t.family_name_en) AS family_name_en,
               coalesce(any_value(f.direction), 'neutral') AS direction,
               count(DISTINCT t.region_code) AS regions, count(*) AS targets
        FROM out_target t LEFT JOIN out_family f USING (family)
        WHERE t.value IS NOT NULL
        GROUP BY ALL)
        ORDER BY (family = 'other'), regions DESC, targets DESC, family, name NULLS FIRST, measure, unit
        """,
    )
    return [Indicator(**row) for row in rows]


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def years(build: str, indicator: Indicator) -> dict[int, int]:
    """Years that have goals of this indicator, oldest first, with the number of regions; goals without a year aside."""
    where, parameters = indicator.condition()
    rows = records(
        build,
        f"""
        SELECT year, count(DISTINCT region_code) AS regions FROM out_target
        WHERE year IS NOT NULL AND {where} GROUP BY year ORDER BY year
        """,
        parameters,
    )
    return {row["year"]: row["regions"] for row in rows}


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def undated(build: str, indicator: Indicator) -> int:
    """How many goals of this indicator name no year."""
    where, parameters = indicator.condition()
    row = record(build, f"SELECT count(*) AS n FROM out_target WHERE year IS NULL AND {where}", parameters)
    return int(row["n"]) if row else 0


@st.cache_data(max_entries=4, show_spinner=False)
def build_facts(build: str) -> dict[str, Any]:
    """The row of `out_build`: counts, data date, id."""
    return record(build, "SELECT * FROM out_build LIMIT 1") or {}
