"""The words of quantities and of goals: units, comparators, predicates, cues of kind, from their tables.

Each table is a file in seeds/; a new unit or cue is a line there. Columns are explained in seeds/README.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import cast

from etl.errors import SeedError
from etl.model import Comparator, Kind
from etl.seeds.tables import read_table

SIDES = {"before", "after", "middle"}
ROLES = {"level", "rise", "fall", "gap", "add", "action"}
SCOPES = {"sentence", "clause", "quantity", "heading", "title"}
COMPARATORS = {"=", ">=", ">", "<=", "<", "~", "range"}
KINDS = {"target", "actual", "forecast", "incentive", "condition", "rule"}


@dataclass(frozen=True, slots=True)
class Unit:
    """A spelling of a unit; value in `unit` = number × factor. `not_before`: characters that make it another word."""

    spelling: str
    unit: str
    factor: float
    dimension: str
    not_before: str


@dataclass(frozen=True, slots=True)
class Predicate:
    """A word that ties a noun to a number, with the measure and sign that it implies (empty and 0: none).

    `nominal`: it also stands inside noun phrases (研发机构, 服务平台), so that it is a verb only where its clause begins.
    """

    cue: str
    role: str
    measure: str
    sign: int
    nominal: bool


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that speaks for a kind, and where it must stand to do so."""

    cue: str
    kind: Kind
    scope: str


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    units: dict[str, Unit]
    comparators: dict[tuple[str, str], Comparator]
    predicates: dict[str, Predicate]
    cues: tuple[Cue, ...]
    lexicon: tuple[tuple[str, int, str], ...]
    corrections: tuple[tuple[str, str], ...]


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read and check the six tables. Raises SeedError naming table, row and column."""
    return Vocabulary(_units(folder), _comparators(folder), _predicates(folder), _cues(folder), _lexicon(folder), _corrections(folder))


def _one_of(table: str, row: int, column: str, value: str, allowed: set[str]) -> str:
    if value not in allowed:
        choices = ", ".join(sorted(allowed))
        raise SeedError(f"{table}, row {row}, column {column}: {value!r} is not one of {choices}")
    return value


def _units(folder: Path) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    for number, row in enumerate(read_table(folder / "units.csv", ("spelling", "unit", "factor", "dimension", "not_before")), 2):
        try:
            factor = float(row["factor"])
        except ValueError:
            raise SeedError(f"units.csv, row {number}, column factor: {row['factor']!r} is not a number") from None
        if row["spelling"] in units:
            raise SeedError(f"units.csv, row {number}, column spelling: {row['spelling']!r} is there twice")
        units[row["spelling"]] = Unit(row["spelling"], row["unit"], factor, row["dimension"], row["not_before"])
    return units


def _comparators(folder: Path) -> dict[tuple[str, str], Comparator]:
    out: dict[tuple[str, str], Comparator] = {}
    for number, row in enumerate(read_table(folder / "comparators.csv", ("cue", "side", "comparator")), 2):
        side = _one_of("comparators.csv", number, "side", row["side"], SIDES)
        out[side, row["cue"]] = cast(Comparator, _one_of("comparators.csv", number, "comparator", row["comparator"], COMPARATORS))
    return out


def _predicates(folder: Path) -> dict[str, Predicate]:
    out: dict[str, Predicate] = {}
    for number, row in enumerate(read_table(folder / "predicates.csv", ("cue", "role", "measure", "sign", "nominal")), 2):
        role = _one_of("predicates.csv", number, "role", row["role"], ROLES)
        out[row["cue"]] = Predicate(row["cue"], role, row["measure"], int(row["sign"] or 0), row["nominal"] == "1")
    return out


def _cues(folder: Path) -> tuple[Cue, ...]:
    out = []
    for number, row in enumerate(read_table(folder / "kind_cues.csv", ("cue", "kind", "scope")), 2):
        kind = cast(Kind, _one_of("kind_cues.csv", number, "kind", row["kind"], KINDS))
        out.append(Cue(row["cue"], kind, _one_of("kind_cues.csv", number, "scope", row["scope"], SCOPES)))
    return tuple(out)


def _lexicon(folder: Path) -> tuple[tuple[str, int, str], ...]:
    rows = read_table(folder / "lexicon.csv", ("word", "freq", "tag"))
    return tuple((row["word"], int(row["freq"]), row["tag"]) for row in rows)


def _corrections(folder: Path) -> tuple[tuple[str, str], ...]:
    """Spellings that scanning spoils; both sides are equally long, so that every offset stays true."""
    pairs = []
    for number, row in enumerate(read_table(folder / "corrections.csv", ("wrong", "right", "reason")), 2):
        if len(row["wrong"]) != len(row["right"]):
            raise SeedError(f"corrections.csv, row {number}, column right: not as long as {row['wrong']!r}")
        pairs.append((row["wrong"], row["right"]))
    return tuple(pairs)
