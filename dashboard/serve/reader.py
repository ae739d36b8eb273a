"""A document's own text: its outline, its sentences in order, what is stated in them, and what was passed over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.serve import names
from dashboard.serve.warehouse import CACHED_FRAMES, record, records

Record = dict[str, Any]
PAGE_LENGTH = 8000  # characters, unless a section ends a little later


@dataclass(frozen=True, slots=True)
class Part:
    """A run of sentences that is shown at once: the first and the last, by their order."""

    first: int
    last: int


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def outline(build: str, document_id: str) -> list[Record]:
    """The sections, each with its first sentence and the number of statements and milestones in it alone."""
    return records(
        build,
        """
        SELECT s.section_index, s.parent, s.level, s.number, s.title, min(t.sentence_order) AS first_order,
               coalesce(sum(t.statement_count + t.milestone_count), 0)::INTEGER AS mark_count
        FROM out_section s LEFT JOIN out_sentence t USING (document_id, section_index)
        WHERE s.document_id = ? GROUP BY ALL ORDER BY s.section_index
        """,
        [document_id],
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def parts(build: str, document_id: str, length: int = PAGE_LENGTH) -> list[Part]:
    """The document in runs of about `length` characters: they end with a section, or else with a paragraph."""
    rows = records(
        build,
        """
        SELECT sentence_order, section_index, paragraph, length(text) AS length,
               section_index IS DISTINCT FROM lag(section_index) OVER (ORDER BY sentence_order) AS opens_section,
               paragraph IS DISTINCT FROM lag(paragraph) OVER (ORDER BY sentence_order) AS opens_paragraph
        FROM out_sentence WHERE document_id = ? ORDER BY sentence_order
        """,
        [document_id],
    )
    made: list[Part] = []
    first, filled = 0, 0
    for row in rows:
        enough = filled >= length * 0.6 if row["opens_section"] else filled >= length and row["opens_paragraph"]
        if enough:
            made.append(Part(first, row["sentence_order"] - 1))
            first, filled = row["sentence_order"], 0
        filled += row["length"]
    return [*made, Part(first, rows[-1]["sentence_order"])] if rows else []


@st.cache_data(max_entries=64, show_spinner=False)
def sentences(build: str, document_id: str, part: Part) -> list[Record]:
    """The sentences of a part with the level of their section."""
    return records(
        build,
        """
        SELECT t.*, s.level FROM out_sentence t LEFT JOIN out_section s USING (document_id, section_index)
        WHERE t.document_id = ? AND t.sentence_order BETWEEN ? AND ? ORDER BY t.sentence_order
        """,
        [document_id, part.first, part.last],
    )


@st.cache_data(max_entries=64, show_spinner=False)
def marks(build: str, document_id: str, part: Part) -> list[Record]:
    """Statements and milestones that stand in a part, `evidence` and `id` saying which; milestones with their clause."""
    return records(
        build,
        f"""
        SELECT 'statement' AS evidence, s.statement_id AS id, s.kind, s.sentence_order, s.sentence_start, s.quote,
               {names.FULL.format(table="s")} AS region_name, r.region_name_en, s.family, s.family_name, f.family_name_en,
               s.subject, s.indicator, s.measure, s.year, s.period_start, s.within, s.comparator, s.value, s.value_max, s.unit
        FROM out_statement s LEFT JOIN out_region r USING (region_code) LEFT JOIN out_family f ON f.family = s.family
        WHERE s.document_id = $1 AND s.origin <> 'ledger' AND s.sentence_order BETWEEN $2 AND $3
        UNION ALL BY NAME
        SELECT 'milestone' AS evidence, m.milestone_id AS id, 'milestone' AS kind, m.sentence_order,
               position(m.text IN m.sentence) - 1 AS sentence_start, m.text AS quote,
               {names.FULL.format(table="m")} AS region_name, m.region_name_en, m.year
        FROM out_milestone m LEFT JOIN out_region r USING (region_code)
        WHERE m.document_id = $1 AND m.sentence_order BETWEEN $2 AND $3
        ORDER BY sentence_order, sentence_start, id
        """,
        [document_id, part.first, part.last],
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def kind_counts(build: str, document_id: str) -> dict[str, int]:
    """How many statements of each kind, and how many milestones, the document has."""
    rows = records(
        build,
        """
        SELECT kind, count(*) AS count FROM (
            SELECT kind FROM out_statement WHERE document_id = $1 AND origin <> 'ledger'
            UNION ALL SELECT 'milestone' FROM out_milestone WHERE document_id = $1)
        GROUP BY kind
        """,
        [document_id],
    )
    return {row["kind"]: row["count"] for row in rows}


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def passed_over(build: str, document_id: str) -> list[Record]:
    """Sentences that name a number and have no statement; a table's row in which something is stated is not among them."""
    return records(
        build,
        """
        WITH here AS (
            SELECT *, CASE WHEN role = 'cell' THEN -1 - table_index ELSE 0 END AS grid,
                   CASE WHEN role = 'cell' THEN row_index ELSE sentence_order END AS unit
            FROM out_sentence WHERE document_id = ?
        )
        SELECT min(h.sentence_order) AS sentence_order, min(h.line) AS line, any_value(h.role) AS role,
               any_value(CASE WHEN s.level > 0 THEN s.number || s.title ELSE '' END) AS section,
               string_agg(h.text, ' │ ' ORDER BY h.sentence_order) AS text
        FROM here h LEFT JOIN out_section s USING (document_id, section_index)
        GROUP BY h.grid, h.unit
        HAVING bool_or(h.has_number) AND sum(h.statement_count + h.milestone_count) = 0
        ORDER BY sentence_order
        """,
        [document_id],
    )


@st.cache_data(max_entries=CACHED_FRAMES, show_spinner=False)
def order_of(build: str, evidence: str, wanted: str) -> int | None:
    """The sentence in which a piece of evidence stands; None where that is not known."""
    statement = "SELECT sentence_order FROM out_statement WHERE statement_id ="
    queries = {
        "statement": f"{statement} ?",
        "milestone": "SELECT sentence_order FROM out_milestone WHERE milestone_id = ?",
        "target": f"""{statement} (SELECT statement_ids[1] FROM out_target WHERE target_id = $1
                                   UNION ALL SELECT statement_ids[1] FROM out_actual WHERE actual_id = $1)""",
    }
    found = record(build, queries[evidence], [wanted])
    return found["sentence_order"] if found else None
