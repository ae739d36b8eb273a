"""Every statement in a table: facets to filter by, rows to look at, rows to take away."""

from __future__ import annotations

from dataclasses import asdict, astuple, dataclass
from typing import Any

import pandas as pd
import streamlit as st

from dashboard.serve import names
from dashboard.serve.warehouse import frame, record, records

SHOWN_ROWS = 2000
_FACETS = {  # name: what is filtered by, what names it in the table, what is shown of both, the same in English, what that needs
    "kind": ("s.kind", "NULL", "c.value", "NULL", ""),
    "year": ("CAST(s.year AS VARCHAR)", "NULL", "c.value", "NULL", ""),
    "region": (
        "s.region_code", "s.region_name", names.FULL.format(table="c"), "r.region_name_en",
        "LEFT JOIN out_region r ON r.region_code = c.value",
    ),
    "grade": ("s.grade", "NULL", "c.value", "NULL", ""),
    "family": (
        "s.family", "s.family_name", "c.own_name", "f.family_name_en", "LEFT JOIN out_family f ON f.family = c.value",
    ),
    "issuer": ("s.issuer", "NULL", "c.value", "NULL", ""),
    "document": ("s.document_id", "s.document", "c.own_name", "NULL", ""),
}  # fmt: skip
_FROM = """
    out_statement s LEFT JOIN out_family f ON f.family = s.family
    LEFT JOIN out_region r ON r.region_code = s.region_code
"""
_COLUMNS = f"""
    s.statement_id, s.kind, {names.FULL.format(table="s")} AS region_name, s.family_name, s.subject, s.indicator, s.measure, s.year, s.period_start,
    s.comparator, s.value, s.value_max, s.unit, s.quote, s.sentence, s.document, s.document_number, s.issuer, s.issued,
    s.grade, s.address, s.draft, s.note, s.section_text, s.file, s.line, s.confidence, s.region_code, s.region_level, s.family, s.within, s.baseline,
    s.binding, s.year_from, s.rule, s.document_id, r.region_name_en
"""


@dataclass(frozen=True, slots=True)
class Filters:
    """Empty means no restriction; several values of one filter are alternatives, filters add up."""

    kind: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    grade: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    issuer: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    text: str = ""

    @property
    def empty(self) -> bool:
        return not any(astuple(self))

    def without(self, name: str) -> Filters:
        """With one filter open."""
        return Filters(**{**asdict(self), name: ()})

    def condition(self) -> tuple[str, list[Any]]:
        parts: list[str] = ["true"]
        parameters: list[Any] = []
        for name, (column, *_) in _FACETS.items():
            if chosen := getattr(self, name):
                parts.append(f"list_contains(?, {column})")
                parameters.append(list(chosen))
        for word in self.text.split():
            parts.append("contains(lower(concat_ws(' ', s.sentence, s.indicator, s.subject, s.document)), lower(?))")
            parameters.append(word)
        return " AND ".join(parts), parameters


@st.cache_data(max_entries=64, show_spinner=False)
def facet(build: str, name: str, filters: Filters = Filters()) -> list[dict[str, Any]]:
    """The values of one filter as value, label and count under the others, most frequent first (years newest first)."""
    value, own, label, english, joined = _FACETS[name]
    order = "value DESC" if name == "year" else "count DESC, value"
    where, parameters = filters.without(name).condition()
    return records(
        build,
        f"""
        WITH c AS (
            SELECT {value} AS value, any_value({own}) AS {"region_name" if name == "region" else "own_name"}, count(*) AS count
            FROM out_statement s WHERE {value} IS NOT NULL AND {value} <> '' AND {where} GROUP BY 1
        )
        SELECT c.value, {label} AS label, {english} AS label_en, c.count FROM c {joined} ORDER BY {order}
        """,
        parameters,
    )


@st.cache_data(max_entries=64, show_spinner=False)
def rows(build: str, filters: Filters, limit: int | None = SHOWN_ROWS) -> pd.DataFrame:
    """Statements that pass the filters, in reading order; all of them with limit None."""
    where, parameters = filters.condition()
    return _rows(build, where, parameters, limit)


def all_rows(build: str, filters: Filters) -> pd.DataFrame:
    """Every row, for a file to take away; not cached, since it may be large."""
    where, parameters = filters.condition()
    return _rows(build, where, parameters, None)


def query(filters: Filters) -> tuple[str, list[Any]]:
    """The query of all rows, to run elsewhere."""
    return _query(*filters.condition(), None)


def _rows(build: str, where: str, parameters: list[Any], limit: int | None) -> pd.DataFrame:
    return frame(build, *_query(where, parameters, limit))


def _query(where: str, parameters: list[Any], limit: int | None) -> tuple[str, list[Any]]:
    sql = f"""
        SELECT {_COLUMNS} FROM {_FROM} WHERE {where}
        ORDER BY s.document, s.line, s.start_column, s.statement_id {"" if limit is None else f"LIMIT {limit:d}"}
        """
    return sql, parameters


@st.cache_data(max_entries=64, show_spinner=False)
def count(build: str, filters: Filters) -> int:
    """How many statements pass the filters."""
    where, parameters = filters.condition()
    row = record(build, f"SELECT count(*) AS n FROM out_statement s WHERE {where}", parameters)
    return int(row["n"]) if row else 0
