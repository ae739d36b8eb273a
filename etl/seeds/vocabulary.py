"""The words of quantities and of goals: units, comparators, predicates, word lists, lexicon, corrections.

Each table is a file in seeds/; a new unit or cue is a line there. Columns are explained in seeds/README.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast, get_args

from etl.model import Comparator, Measure
from etl.seeds.tables import read_table, seed_error

SIDES = ("before", "after", "middle")
ROLES = ("level", "rise", "fall", "gap", "add", "action")
_LIST_NAME = re.compile(r"\{([a-z_]+)\}")


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


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """The tables, and patterns composed of them; compared by identity, so that it can key a cache."""

    units: dict[str, Unit]
    comparators: dict[tuple[str, str], Comparator]
    predicates: dict[str, Predicate]
    lists: dict[str, tuple[str, ...]]
    lexicon: tuple[tuple[str, int, str], ...]
    corrections: tuple[tuple[str, str], ...]
    _patterns: dict[str, re.Pattern[str]] = field(default_factory=dict, repr=False)

    def pattern(self, template: str) -> re.Pattern[str]:
        """`template` with {list} for any word of that list, compiled once: r"^(?:{noun_lead})+"."""
        compiled = self._patterns.get(template)
        if compiled is None:
            compiled = re.compile(_LIST_NAME.sub(lambda m: "|".join(self.lists[m[1]]), template))
            self._patterns[template] = compiled
        return compiled


def load_vocabulary(folder: Path) -> Vocabulary:
    """Read and check the six tables. Raises SeedError naming table, row and column."""
    return Vocabulary(
        units=_units(folder),
        comparators=_comparators(folder),
        predicates=_predicates(folder),
        lists=_lists(folder),
        lexicon=_lexicon(folder),
        corrections=_corrections(folder),
    )


def _one_of(table: str, row: int, column: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise seed_error(table, row, column, f"{value!r} is not one of {', '.join(allowed)}")
    return value


def _units(folder: Path) -> dict[str, Unit]:
    units: dict[str, Unit] = {}
    columns = ("spelling", "unit", "factor", "dimension", "not_before")
    for number, row in enumerate(read_table(folder / "units.csv", columns), 2):
        try:
            factor = float(row["factor"])
        except ValueError:
            raise seed_error("units.csv", number, "factor", f"{row['factor']!r} is not a number") from None
        if not row["spelling"] or not row["unit"]:
            raise seed_error("units.csv", number, "spelling", "a unit without a spelling or a canonical unit")
        if row["spelling"] in units:
            raise seed_error("units.csv", number, "spelling", f"{row['spelling']!r} is there twice")
        units[row["spelling"]] = Unit(row["spelling"], row["unit"], factor, row["dimension"], row["not_before"])
    return units


def _comparators(folder: Path) -> dict[tuple[str, str], Comparator]:
    out: dict[tuple[str, str], Comparator] = {}
    table = "comparators.csv"
    for number, row in enumerate(read_table(folder / table, ("cue", "side", "comparator")), 2):
        side = _one_of(table, number, "side", row["side"], SIDES)
        if (side, row["cue"]) in out:
            raise seed_error(table, number, "cue", f"{row['cue']!r} is there twice")
        meaning = _one_of(table, number, "comparator", row["comparator"], get_args(Comparator))
        out[side, row["cue"]] = cast(Comparator, meaning)
    return out


def _predicates(folder: Path) -> dict[str, Predicate]:
    out: dict[str, Predicate] = {}
    table = "predicates.csv"
    for number, row in enumerate(read_table(folder / table, ("cue", "role", "measure", "sign", "nominal")), 2):
        role = _one_of(table, number, "role", row["role"], ROLES)
        if row["cue"] in out:
            raise seed_error(table, number, "cue", f"{row['cue']!r} is there twice")
        measure = _one_of(table, number, "measure", row["measure"], ("", *get_args(Measure)))
        sign = int(_one_of(table, number, "sign", row["sign"], ("", "1", "-1")) or 0)
        nominal = _one_of(table, number, "nominal", row["nominal"], ("", "1")) == "1"
        out[row["cue"]] = Predicate(row["cue"], role, measure, sign, nominal)
    return out


def _lists(folder: Path) -> dict[str, tuple[str, ...]]:
    """Each list's words as pieces of a pattern, the longest first, with what must or must not stand beside them."""
    found: dict[str, list[tuple[str, str]]] = {}
    columns = ("list", "word", "not_before", "only_before", "not_after")
    for number, row in enumerate(read_table(folder / "word_lists.csv", columns), 2):
        if not row["word"] or any(row["word"] == word for word, _ in found.get(row["list"], [])):
            raise seed_error("word_lists.csv", number, "word", f"{row['word']!r} is empty or there twice")
        piece = _guarded(row["word"], row["not_before"], row["only_before"], row["not_after"])
        found.setdefault(row["list"], []).append((row["word"], piece))
    return {name: tuple(p for _, p in sorted(words, key=lambda w: -len(w[0]))) for name, words in found.items()}


def _guarded(word: str, not_before: str, only_before: str, not_after: str) -> str:
    def any_of(cell: str) -> str:
        return "|".join(re.escape(part) for part in cell.split(";"))

    behind = f"(?!{any_of(not_before)})" if not_before else ""
    behind += f"(?={any_of(only_before)})" if only_before else ""
    ahead = f"(?<!{any_of(not_after)})" if not_after else ""
    return ahead + re.escape(word) + behind


def _lexicon(folder: Path) -> tuple[tuple[str, int, str], ...]:
    words = []
    for number, row in enumerate(read_table(folder / "lexicon.csv", ("word", "freq", "tag")), 2):
        if not row["freq"].isdecimal():
            raise seed_error("lexicon.csv", number, "freq", f"{row['freq']!r} is not a whole number")
        words.append((row["word"], int(row["freq"]), row["tag"]))
    return tuple(words)


def _corrections(folder: Path) -> tuple[tuple[str, str], ...]:
    """Spellings that scanning spoils; both sides are equally long, so that every offset stays true."""
    pairs = []
    for number, row in enumerate(read_table(folder / "corrections.csv", ("wrong", "right", "reason")), 2):
        if len(row["wrong"]) != len(row["right"]):
            raise seed_error("corrections.csv", number, "right", f"not as long as {row['wrong']!r}")
        pairs.append((row["wrong"], row["right"]))
    return tuple(pairs)
