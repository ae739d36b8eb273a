"""The ledger: single facts whose documents we do not hold (observations.csv), and searches that found none (searches.csv).

A fact that several pages state has one row for each of them; such rows stand together, the best grade first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from etl.model import Comparator, Measure, content_id, document_id
from etl.seeds import checks
from etl.seeds.rows import Area, Family, Region
from etl.seeds.tables import Cells, typed_rows

LedgerKind = Literal["target", "actual"]
SourceGrade = Literal["official", "media", "repost"]

OBSERVATIONS, SEARCHES = "observations.csv", "searches.csv"
GRADES: tuple[SourceGrade, ...] = get_args(SourceGrade)  # best first
OBSERVATION_COLUMNS = (
    "region_code", "kind", "family", "subject", "indicator", "year", "period_start", "within", "comparator", "value",
    "value_max", "unit", "measure", "document", "number", "issuer", "issued", "address", "grade", "draft", "note",
)  # fmt: skip
SEARCH_COLUMNS = ("region_code", "family", "kind", "looked_for")
_DATE = re.compile(r"(?:\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)?")
_WITHIN = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])(?:/\d{4}-(?:0[1-9]|1[0-2]))?")
_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
_RELATIVE = {"share": ("%", "‰"), "growth": ("%", "倍"), "change": ("百分点",)}
_SI = {"FLOPS", "B", "bps"}


@dataclass(frozen=True, slots=True)
class Observation:
    """One fact as one page states it. Units, years and measures are those of a statement (etl.model.Statement).

    within    the month of a level that is no year's end (2021-08), or the part of a year of a flow (2023-01/2023-06)
    address   the page that states it · grade   official, media or repost · draft   the document was out for comment
    line      the row's line in observations.csv
    """

    id: str
    line: int
    region_code: str
    kind: LedgerKind
    family: str
    subject: str | None
    indicator: str
    year: int
    period_start: int | None
    within: str | None
    comparator: Comparator
    value: float
    value_max: float | None
    unit: str
    measure: Measure
    document_id: str
    document: str
    number: str
    issuer: str
    issued: str
    address: str
    grade: SourceGrade
    draft: bool
    note: str

    @property
    def fact(self) -> tuple[object, ...]:
        """What is stated, whoever states it; the comparator is how one page words it."""
        return (
            self.region_code, self.kind, self.family, self.subject, self.measure, self.unit, self.year,
            self.period_start, self.within, self.value, self.value_max, self.indicator if self.family == "other" else "",
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Search:
    """A search for goals or figures of a family that found none for a region."""

    region_code: str
    family: str
    kind: LedgerKind
    looked_for: str


def load_observations(
    folder: Path,
    regions: Mapping[str, Region],
    areas: Mapping[str, Area],
    families: Mapping[str, Family],
    units: Collection[str],
) -> tuple[Observation, ...]:
    """The rows of observations.csv, checked against the tables that they name; SeedError names row and column."""
    rows = typed_rows(folder / OBSERVATIONS, OBSERVATION_COLUMNS, _observation)
    for cells, row in rows:
        checks.check_known(cells, "region_code", row.region_code, [*regions, *areas])
        checks.check_known(cells, "family", row.family, families)
        checks.check_known(cells, "unit", row.unit, {"", *units})
        _check_quantity(cells, row, families[row.family])
        _check_time(cells, row)
    checks.check_unique(rows, "address", lambda row: row.id)
    _check_order(rows)
    return tuple(row for _, row in rows)


def load_searches(folder: Path, regions: Mapping[str, Region], families: Mapping[str, Family]) -> tuple[Search, ...]:
    """The rows of searches.csv."""
    rows = typed_rows(folder / SEARCHES, SEARCH_COLUMNS, _search)
    for cells, row in rows:
        checks.check_known(cells, "region_code", row.region_code, regions)
        checks.check_known(cells, "family", row.family, families)
    checks.check_unique(rows, "family", lambda row: (row.region_code, row.family, row.kind))
    return tuple(row for _, row in rows)


def _observation(cells: Cells) -> Observation:
    stated = {name: cells.text(name, required=False) for name in OBSERVATION_COLUMNS}
    document, number, issuer, issued = cells.text("document"), stated["number"], stated["issuer"], stated["issued"]
    return Observation(
        id=content_id("observation", *(stated[name] for name in OBSERVATION_COLUMNS if name != "note")),
        line=cells.row,
        region_code=cells.text("region_code"),
        kind=cells.one_of("kind", get_args(LedgerKind)),
        family=cells.text("family"),
        subject=stated["subject"] or None,
        indicator=cells.text("indicator"),
        year=cells.integer("year"),
        period_start=cells.optional_integer("period_start"),
        within=stated["within"] or None,
        comparator=cells.one_of("comparator", get_args(Comparator)),
        value=cells.number("value"),
        value_max=cells.optional_number("value_max"),
        unit=stated["unit"],
        measure=cells.one_of("measure", get_args(Measure)),
        document_id=document_id(document, number, issuer, issued),
        document=document,
        number=number,
        issuer=issuer,
        issued=_matching(cells, "issued", _DATE, "Write a date as 2023-07-22, 2023-07 or 2023."),
        address=_matching(cells, "address", _ADDRESS, "Give the page's address, beginning with http."),
        grade=cells.one_of("grade", GRADES),
        draft=cells.one_of("draft", ("", "1")) == "1",
        note=stated["note"],
    )


def _search(cells: Cells) -> Search:
    kind: LedgerKind = cells.one_of("kind", get_args(LedgerKind))
    return Search(cells.code("region_code"), cells.text("family"), kind, cells.text("looked_for"))


def _matching(cells: Cells, column: str, form: re.Pattern[str], advice: str) -> str:
    value = cells.text(column, required=False)
    if not form.fullmatch(value):
        raise cells.fault(column, f"{value!r} has another form", advice)
    return value


def _check_quantity(cells: Cells, row: Observation, family: Family) -> None:
    """A number, a range with both ends, and a unit that the measure and the family allow."""
    for column, number in (("value", row.value), ("value_max", row.value_max)):
        if number is not None and not math.isfinite(number):
            raise cells.fault(column, f"{number} is not a number", "Write digits with at most one point.")
    if row.value_max is not None and row.value_max <= row.value:
        raise cells.fault("value_max", "is not above value", "Give the lower end first.")
    if (row.comparator == "range") != (row.value_max is not None):
        raise cells.fault("comparator", "a range has an upper value, and nothing else has one")
    if (allowed := _RELATIVE.get(row.measure)) and row.unit not in allowed:
        raise cells.fault("unit", f"{row.unit!r} does not fit {row.measure}", f"Use one of {', '.join(allowed)}.")
    if row.measure == "share" and row.unit == "%" and not 0 <= row.value <= 100:
        raise cells.fault("value", f"{row.value:g} is no share")
    if row.measure not in _RELATIVE and family.unit in _SI | {"元", "%"} and row.unit not in {family.unit, "卡", "张"}:
        raise cells.fault("unit", f"{family.family} is counted in {family.unit}", "Convert the value.")


def _check_time(cells: Cells, row: Observation) -> None:
    """A target lies in its source's future (else the note says whose it was), a figure does not; months lie in the year."""
    issued = int(row.issued[:4]) if row.issued else None
    if row.kind == "target" and issued and row.year < issued and not row.note:
        raise cells.fault(
            "year", f"a target for {row.year} in a source of {issued}", "Is it an actual? Else add a note."
        )
    if row.kind == "actual" and issued and row.year > issued:
        raise cells.fault("year", f"a figure of {row.year} in a source of {issued}", "Is it a target?")
    if row.period_start is not None and row.period_start > row.year:
        raise cells.fault("period_start", f"{row.period_start} is after {row.year}")
    if row.within is None:
        return
    first, _, last = row.within.partition("/")
    if (
        not _WITHIN.fullmatch(row.within)
        or first > (last or first)
        or {first[:4], (last or first)[:4]} != {str(row.year)}
    ):
        raise cells.fault("within", f"{row.within} is no part of {row.year}", "Write 2023-06 or 2023-01/2023-06.")


def _check_order(rows: Sequence[tuple[Cells, Observation]]) -> None:
    """The rows of one fact stand together, the best grade first."""
    last: dict[tuple[object, ...], tuple[int, int]] = {}
    for place, (cells, row) in enumerate(rows):
        rank = GRADES.index(row.grade)
        before, best = last.get(row.fact, (place - 1, rank))
        if before != place - 1:
            raise cells.fault("value", f"row {rows[before][0].row} states this fact", "Put the two rows together.")
        if rank < best:
            raise cells.fault("grade", f"{row.grade} stands below {GRADES[best]}", "Put the best grade first.")
        last[row.fact] = place, rank
