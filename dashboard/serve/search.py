"""What a question finds: sentences, documents and facts of the ledger, ranked by BM25, grouped by document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.serve import names
from dashboard.serve.question import Question
from dashboard.serve.warehouse import records
from etl.pipeline import fold

__all__ = ["Record", "Results", "examples", "fold", "regions", "search"]
Record = dict[str, Any]
K1, B = 1.2, 0.75
_STATED = 1.25  # an entry with a statement is worth more to who looks for goals than one without
_FACT = 0.7  # a single fact is short, which ranks it high, but a document's own sentence says more
_LITERAL = 1.5  # so is one that has the words as they were typed
_SCORES = f"""
    asked AS (
        SELECT unnest(?::INTEGER[]) AS term_number, unnest(?::INTEGER[]) AS part, unnest(?::DOUBLE[]) AS share,
               unnest(?::INTEGER[]) AS entry_count
    ),
    size AS (SELECT count(*) AS number, avg(word_count) AS word_count FROM out_entry),
    parts AS (
        SELECT p.entry_number, a.part, sum(a.share) AS share, sum(
            ln(1 + (size.number - a.entry_count + 0.5) / (a.entry_count + 0.5))
            * p.frequency * ({K1} + 1) / (p.frequency + {K1} * (1 - {B} + {B} * e.word_count / size.word_count))) AS score
        FROM out_posting p JOIN asked a USING (term_number) JOIN out_entry e USING (entry_number), size
        GROUP BY p.entry_number, a.part
    ),
    ranked AS (
        SELECT entry_number, sum(score) AS score, bit_or(CASE WHEN share > 0.99 THEN 1 << part ELSE 0 END) AS found
        FROM parts GROUP BY entry_number
    )
"""
_EVERYTHING = "ranked AS (SELECT entry_number, 1.0 AS score, 0 AS found FROM out_entry WHERE entry_type <> 'document')"


@dataclass(frozen=True, slots=True)
class Results:
    """What was found.

    entries     in how many entries, `documents` in how many documents
    partial     no entry has all the words: those that have some are shown
    groups      the best documents, each with its best entries
    """

    entries: int = 0
    documents: int = 0
    partial: bool = False
    groups: tuple[Record, ...] = ()


@st.cache_data(max_entries=64, show_spinner=False)
def search(build: str, question: Question, documents: int, entries: int, within: str = "") -> Results:
    """The best `entries` entries of each of the best `documents` documents; of one alone, with its id as `within`.

    Ranked by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond, 2009, formula 3.15;
    the inverse document frequency with 1 added inside the logarithm, as Lucene has it, so that it is never negative):

        score(E) = sum over words w of  ln(1 + (N - n + 0.5) / (n + 0.5)) * f * (k1 + 1) / (f + k1 * (1 - b + b * L / A))

    with N entries in all, n of them with w; f how often w stands in E (twice as often where it names the indicator: the
    simple form of BM25F); L words in E, A words in an entry on average; k1 = 1.2, b = 0.75. Entries with a statement
    and entries that have the words as typed count for more, facts of the ledger for less. Documents stand in the order of their best entry.
    """
    if question.empty or (question.words and not question.terms):
        return Results()
    rows = _rows(build, question, documents, entries, question.required, within)
    partial = not rows and bool(question.words)
    if partial:
        rows = _rows(build, question, documents, entries, 0, within)
    if not rows:
        return Results()
    return Results(rows[0]["all_entries"], rows[0]["all_documents"], partial, _grouped(build, question, rows))


def regions(build: str, question: Question) -> list[str]:
    """The regions asked for, and the cities of those that are provinces."""
    asked = list(question.values("region"))
    rows = records(
        build,
        """
        SELECT region_code FROM out_region
        WHERE list_contains(?, region_code) OR (list_contains(?, parent_code) AND parent_code <> '100000')
        ORDER BY sort_order
        """,
        [asked, asked],
    )
    return [row["region_code"] for row in rows]


@st.cache_data(max_entries=4, show_spinner=False)
def examples(build: str) -> list[Record]:
    """Questions that find something: the indicators that most regions state, each with another province and a year."""
    return records(
        build,
        """
        WITH stated AS (
            SELECT family, family_name, family_name_en, region_code, max(year) AS year, count(*) AS goals
            FROM out_target WHERE family <> 'other' AND region_level = 'province' AND year IS NOT NULL
            GROUP BY ALL
        ),
        families AS (
            SELECT family, row_number() OVER (ORDER BY count(*) DESC, family) AS place FROM stated GROUP BY family
        )
        SELECT s.family_name, s.family_name_en, r.short_name, r.region_name_en, s.year
        FROM stated s JOIN families f USING (family) JOIN out_region r USING (region_code)
        WHERE f.place <= 6
        QUALIFY row_number() OVER (PARTITION BY family ORDER BY s.goals DESC, r.sort_order)
                = 1 + (f.place - 1) % count(*) OVER (PARTITION BY family)
        ORDER BY f.place
        """,
    )


def _rows(build: str, question: Question, documents: int, entries: int, required: int, within: str) -> list[Record]:
    """Entries with their scores and the rank of entry and document, in that order."""
    scores, parameters = _SCORES, _columns(question)
    if not question.words:
        scores, parameters = _EVERYTHING, []
    where, filters = _condition(build, question)
    literal = "".join(question.text.split()).lower()
    sql = f"""
        WITH {scores},
        marks AS ({_evidence(where)}),
        kept AS (
            SELECT r.entry_number, e.entry_type, e.document_id, e.sentence_order, e.text, r.found,
                   coalesce(m.count, 0) AS mark_count,
                   r.score * CASE WHEN m.count > 0 THEN {_STATED} ELSE 1 END
                           * CASE e.entry_type WHEN 'fact' THEN {_FACT} ELSE 1 END
                           * CASE WHEN ? <> '' AND contains(replace(lower(e.text), ' ', ''), ?) THEN {_LITERAL} ELSE 1 END AS score
            FROM ranked r JOIN out_entry e USING (entry_number) LEFT JOIN marks m USING (entry_number)
            LEFT JOIN out_document d ON d.document_id = e.document_id
            WHERE (r.found & ?) = ? AND (? = '' OR e.document_id = ?) AND (m.count > 0 OR ({_unmarked(question)}))
        ),
        placed AS (
            SELECT *, row_number() OVER (PARTITION BY document_id ORDER BY score DESC, mark_count DESC, entry_number) AS place,
                   max(score) OVER (PARTITION BY document_id) AS best, count(*) OVER (PARTITION BY document_id) AS hits
            FROM (
                SELECT * FROM kept  -- a sentence that an editor's note has already: the later one
                QUALIFY entry_type <> 'sentence' OR row_number() OVER (
                    PARTITION BY document_id, text, entry_type ORDER BY entry_number DESC) = 1
            )
        ),
        ordered AS (
            SELECT *, dense_rank() OVER (ORDER BY best DESC, hits DESC, document_id) AS document_place,
                   count(*) OVER () AS all_entries FROM placed
        )
        SELECT *, (SELECT max(document_place) FROM ordered) AS all_documents FROM ordered
        WHERE document_place <= ? AND place <= ? ORDER BY document_place, place
    """
    known = [regions(build, question)] if question.values("region") and not _only_marked(question) else []
    return records(
        build,
        sql,
        [*parameters, *filters, literal, literal, required, required, within, within, *known, documents, entries],
    )


def _columns(question: Question) -> list[Any]:
    """The terms, column by column."""
    terms = question.terms
    return [[t.number for t in terms], [t.group for t in terms], [t.share for t in terms], [t.entries for t in terms]]


def _evidence(where: str) -> str:
    """How many statements and milestones that pass the filters stand in each entry."""
    return f"""
        SELECT v.entry_number, count(*) AS count FROM out_entry_evidence v JOIN (
            SELECT statement_id AS evidence_id, region_code, year, kind FROM out_statement
            UNION ALL SELECT milestone_id, region_code, year, 'milestone' FROM out_milestone
        ) s USING (evidence_id)
        WHERE {where} AND v.entry_number IN (SELECT entry_number FROM ranked) GROUP BY v.entry_number
    """


def _condition(build: str, question: Question) -> tuple[str, list[Any]]:
    parts: list[str] = ["true"]
    parameters: list[Any] = []
    if question.values("region"):
        parts.append("list_contains(?, region_code)")
        parameters.append(regions(build, question))
    if years := question.values("year"):
        parts.append("list_contains(?, year)")
        parameters.append([int(year) for year in years])
    if kinds := question.values("kind"):
        parts.append("list_contains(?, kind)")
        parameters.append(list(kinds))
    return " AND ".join(parts), parameters


def _only_marked(question: Question) -> bool:
    """Years and kinds are said of statements; so is a region where no words are asked for."""
    return bool(question.values("year") or question.values("kind") or not question.words)


def _unmarked(question: Question) -> str:
    """When an entry without a statement that passes may stay: its document is of the region, or nothing is filtered."""
    if _only_marked(question):
        return "false"
    return "list_contains(?, d.region_code)" if question.values("region") else "true"


def _grouped(build: str, question: Question, rows: list[Record]) -> tuple[Record, ...]:
    marks = _marks(build, question, [row["entry_number"] for row in rows])
    heads = _heads(build, [row["document_id"] for row in rows])
    groups: dict[str, Record] = {}
    for row in rows:
        document = row["document_id"]
        group = groups.setdefault(document, heads[document] | {"hits": row["hits"], "entries": []})
        group["entries"].append(row | {"marks": marks.get(row["entry_number"], [])})
    return tuple(groups.values())


def _heads(build: str, documents: list[str]) -> dict[str, Record]:
    """Title, number, issuer, date and place of each document; of one that is not held, as the ledger has them."""
    rows = records(
        build,
        f"""
        SELECT document_id, title, number, issuer, issued, {names.FULL.format(table="d")} AS region_name, d.region_name_en,
               origin, 'document' AS grade, true AS is_held
        FROM out_document d LEFT JOIN out_region r USING (region_code) WHERE list_contains(?, document_id)
        UNION ALL
        SELECT s.document_id, any_value(s.document), any_value(s.document_number), any_value(s.issuer), any_value(s.issued),
               any_value({names.FULL.format(table="s")}), any_value(r.region_name_en), any_value(s.origin), any_value(s.grade), false
        FROM out_statement s LEFT JOIN out_region r USING (region_code)
        WHERE list_contains(?, s.document_id) AND s.document_id NOT IN (SELECT document_id FROM out_document)
        GROUP BY s.document_id
        """,
        [documents, documents],
    )
    return {row["document_id"]: row for row in rows}


def _marks(build: str, question: Question, entries: list[int]) -> dict[int, list[Record]]:
    """The statements and milestones of each entry; those that pass the filters first (`passes`)."""
    where, parameters = _condition(build, question)
    rows = records(
        build,
        f"""
        WITH chosen AS (SELECT * FROM out_entry_evidence WHERE list_contains(?, entry_number))
        SELECT *, {where} AS passes FROM (
            SELECT v.entry_number, v.evidence, v.evidence_id, s.kind, s.region_code,
                   {names.FULL.format(table="s")} AS region_name, r.region_name_en, s.family, s.family_name, f.family_name_en,
                   s.subject, s.indicator, s.measure, s.year, s.period_start, s.within, s.comparator, s.value, s.value_max,
                   s.unit, s.quote, s.quote_at, s.sentence_order, s.target_id, coalesce(t.unit, a.unit) AS goal_unit,
                   CASE WHEN s.target_id IS NULL THEN s.subject ELSE coalesce(t.subject, a.subject) END AS goal_subject,
                   coalesce(t.indicator, a.indicator) AS goal_indicator, coalesce(t.year, a.year) AS goal_year,
                   s.start_column AS place, '' AS text
            FROM chosen v JOIN out_statement s ON s.statement_id = v.evidence_id AND v.evidence = 'statement'
            LEFT JOIN out_region r ON r.region_code = s.region_code LEFT JOIN out_family f ON f.family = s.family
            LEFT JOIN out_target t ON t.target_id = s.target_id LEFT JOIN out_actual a ON a.actual_id = s.target_id
            UNION ALL BY NAME
            SELECT v.entry_number, v.evidence, v.evidence_id, 'milestone' AS kind, m.region_code,
                   {names.FULL.format(table="m")} AS region_name, m.region_name_en, m.year, m.sentence_order, 0 AS place, m.text
            FROM chosen v JOIN out_milestone m ON m.milestone_id = v.evidence_id AND v.evidence = 'milestone'
            LEFT JOIN out_region r ON r.region_code = m.region_code
        ) ORDER BY entry_number, passes DESC, sentence_order, place, evidence_id
        """,
        [list(entries), *parameters],
    )
    found: dict[int, list[Record]] = {}
    for row in rows:
        found.setdefault(row["entry_number"], []).append(row)
    return found
