"""From the model's nouns to rows of the core_ and seed_ tables.

The columns of a core_ table are the fields of its dataclass, but for what a `Mapping` states: fields under another
name, fields kept elsewhere, columns that are computed. A test holds schema.sql against this.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from typing import Any

from etl.load.places import Places
from etl.model import Body, Document, Findings, Milestone, Section, Sentence, SetAside, Statement, Task
from etl.seeds import Observation, Seeds

Row = tuple[Any, ...]


@dataclass(frozen=True, eq=False)
class Mapping:
    """How a dataclass becomes a table's columns.

    renamed   field → column, where the warehouse's naming rules ask for another name
    elsewhere fields that are kept in another table or in computed columns
    before, after   computed columns that stand before and after the fields
    """

    table: str
    of: type
    renamed: dict[str, str] = field(default_factory=dict)
    elsewhere: frozenset[str] = frozenset()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The fields that become columns."""
        return tuple(f.name for f in fields(self.of) if f.name not in self.elsewhere)

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns of the table, in order."""
        return (*self.before, *(self.renamed.get(name, name) for name in self.kept), *self.after)


DOCUMENT = Mapping(
    "core_document",
    Document,
    renamed={"region": "region_code"},
    elsewhere=frozenset({"sections", "sentences", "period"}),
    before=("document_id",),
    after=("period_start_year", "period_end_year"),
)
SECTION = Mapping("core_section", Section, renamed={"index": "section_index"}, before=("document_id",))
SENTENCE = Mapping(
    "core_sentence",
    Sentence,
    renamed={"section": "section_index", "table": "table_index", "row": "row_index", "column": "column_index"},
    elsewhere=frozenset({"passage"}),
    before=("document_id", "sentence_order"),
    after=("line", "text"),
)
STATEMENT = Mapping(
    "core_statement",
    Statement,
    renamed={"id": "statement_id", "start": "start_column", "end": "end_column", "region": "region_code"},
    after=("role", "sentence_order", "sentence_start"),
)
MILESTONE = Mapping(
    "core_milestone",
    Milestone,
    renamed={"id": "milestone_id", "region": "region_code"},
    after=("sentence_order",),
)
TASK = Mapping("core_task", Task, renamed={"id": "task_id", "region": "region_code"})
SET_ASIDE = Mapping("core_set_aside", SetAside)
OBSERVATION = Mapping("core_observation", Observation, renamed={"id": "statement_id", "number": "document_number"})
MAPPINGS = (DOCUMENT, SECTION, SENTENCE, STATEMENT, MILESTONE, TASK, SET_ASIDE, OBSERVATION)


def core_rows(findings: Iterable[Findings]) -> dict[Mapping, list[Row]]:
    """The rows of each core_ table, in the order of the findings."""
    tables = (DOCUMENT, SECTION, SENTENCE, STATEMENT, MILESTONE, TASK)
    rows: dict[Mapping, list[Row]] = {mapping: [] for mapping in tables}
    for found in findings:
        document = found.document
        roles, places = _roles(document), Places(document.sentences)
        rows[DOCUMENT].append((document.id, *_values(DOCUMENT, document), *(document.period or (None, None))))
        rows[SECTION] += [(document.id, *_values(SECTION, section)) for section in document.sections]
        rows[SENTENCE] += [
            (document.id, order, *_values(SENTENCE, sentence), sentence.passage.line, sentence.text)
            for order, sentence in enumerate(document.sentences)
        ]
        rows[STATEMENT] += [
            (*_values(STATEMENT, s), roles.get(s.sentence, "body"), *places.at(s.line, s.start))
            for s in found.statements
        ]
        rows[MILESTONE] += [(*_values(MILESTONE, m), places.holding(m.sentence, m.line)) for m in found.milestones]
        rows[TASK] += [_values(TASK, task) for task in found.tasks]
    return rows


def set_aside_rows(set_aside: Iterable[SetAside]) -> list[Row]:
    """The rows of core_set_aside, in order of their text, whatever order they came in."""
    return sorted(_values(SET_ASIDE, item) for item in set_aside)


def observation_rows(seeds: Seeds) -> list[Row]:
    """The rows of core_observation, in the order of the ledger."""
    return [_values(OBSERVATION, observation) for observation in seeds.observations]


def seed_rows(seeds: Seeds) -> Iterator[tuple[str, list[Row]]]:
    """Table and rows of each seed_ table; `sort_order` is the order of the reference table."""
    yield (
        "seed_region",
        [
            (r.code, r.name, r.short_name, r.abbreviation, r.name_en, r.level, r.parent_code, r.grid_row, r.grid_col, n)
            for n, r in enumerate(seeds.regions.values())
        ],
    )
    yield (
        "seed_area",
        [(a.area_id, a.name, a.name_en, list(a.members), n) for n, a in enumerate(seeds.areas.values())],
    )
    yield (
        "seed_family",
        [
            (f.family, f.name_zh, f.name_en, f.group_id, group.name_zh, group.name_en, f.direction, f.unit, n)
            for n, f in enumerate(seeds.families.values())
            for group in [seeds.family_groups[f.group_id]]
        ],
    )
    counting = {u.unit for u in seeds.vocabulary.units.values() if u.dimension == "count"}
    yield "seed_classifier", [(unit,) for unit in sorted(counting)]
    yield (
        "seed_region_fact",
        [(f.region_code, f.year, f.resident_population, f.gdp, f.source) for f in seeds.region_facts.values()],
    )
    yield "seed_region_area", [(a.region_code, a.land_area, a.source) for a in seeds.region_areas.values()]
    yield "seed_search", [(s.region_code, s.family, s.kind, s.looked_for) for s in seeds.searches]


def _roles(document: Document) -> dict[str, str]:
    """The role of each sentence by its text; a text that stands in the body and in a note counts as body."""
    roles: dict[str, str] = {}
    for sentence in document.sentences:
        if roles.get(sentence.text) != "body":
            roles[sentence.text] = sentence.role
    return roles


def _values(mapping: Mapping, item: object) -> Row:
    return tuple(_plain(getattr(item, name)) for name in mapping.kept)


def _plain(value: object) -> object:
    """What DuckDB takes as it is: tuples become lists, bodies become structs."""
    if isinstance(value, tuple):
        return [{"name": v.name, "leads": v.leads} if isinstance(v, Body) else v for v in value]
    return value
