"""Reading the CSV tables of seeds/: plain text cells in, typed cells out, and errors that name the place.

Every table is UTF-8 without a byte-order mark, with a header row; `;` separates the items of a list inside a cell.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from etl.errors import SeedError

LIST_SEPARATOR = ";"

Row = TypeVar("Row")
Choice = TypeVar("Choice", bound=str)


def seed_error(table: str, row: int | None, column: str, problem: str, advice: str = "") -> SeedError:
    """An error that names table, row (the line of the file; the header is row 1) and column, and what to do."""
    place = table + (f", row {row}" if row is not None else "") + (f", column {column}" if column else "")
    return SeedError(f"{place}: {problem}", advice or f"Correct {table} and run again.")


def read_table(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The rows of a table as they stand, cells stripped of outer blanks; blank lines are passed over.

    The header must hold exactly `columns`, in this order: a misspelt column is an error, not an empty cell.
    """
    return [row for _, row in _numbered(path, columns)]


def typed_rows(path: Path, columns: Sequence[str], make: Callable[[Cells], Row]) -> list[tuple[Cells, Row]]:
    """Each row as its cells and as what `make` reads from them; the cells name the place in later complaints."""
    cells = [Cells(path.name, number, row) for number, row in _numbered(path, columns)]
    return [(one, make(one)) for one in cells]


def _numbered(path: Path, columns: Sequence[str]) -> list[tuple[int, dict[str, str]]]:
    header, *rows = _records(path)
    if header != list(columns):
        missing = [c for c in columns if c not in header] or [c for c in header if c not in columns]
        named = ", ".join(missing) if missing else "their order"
        raise seed_error(
            path.name, 1, named, f"the header is {','.join(header)}", f"Make the header {','.join(columns)}"
        )
    return [(line, _row(path.name, line, header, cells)) for line, cells in enumerate(rows, start=2) if any(cells)]


def _records(path: Path) -> list[list[str]]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        problem = f"{path.name}: no such table in {path.parent.name}/"
        raise SeedError(problem, "Restore it from the repository.") from error
    except UnicodeDecodeError as error:
        raise SeedError(f"{path.name}: not UTF-8 ({error.reason})", "Save the table as UTF-8.") from error
    if text.startswith("\ufeff"):
        raise seed_error(path.name, 1, "", "starts with a byte-order mark", "Save the table as UTF-8 without BOM.")
    records = [[cell.strip() for cell in record] for record in csv.reader(text.splitlines())]
    if not records:
        raise seed_error(path.name, 1, "", "is empty", "Give it a header row.")
    return records


def _row(table: str, line: int, header: list[str], cells: list[str]) -> dict[str, str]:
    if len(cells) != len(header):
        raise seed_error(
            table,
            line,
            "",
            f"{len(cells)} cells where the header has {len(header)}",
            "Quote cells that hold a comma, and give every column a cell.",
        )
    return dict(zip(header, cells, strict=True))


class Cells:
    """The cells of one row, read as the type that the column has; every fault names table, row and column."""

    def __init__(self, table: str, row: int, cells: dict[str, str]) -> None:
        self.table = table
        self.row = row
        self._cells = cells

    def fault(self, column: str, problem: str, advice: str = "") -> SeedError:
        """What is wrong in this row, as an error to raise."""
        return seed_error(self.table, self.row, column, problem, advice)

    def text(self, column: str, required: bool = True) -> str:
        """The cell as it stands; empty only where that is allowed."""
        value = self._cells[column]
        if required and not value:
            raise self.fault(column, "is empty", "Fill the cell.")
        return value

    def items(self, column: str) -> tuple[str, ...]:
        """The list in a cell; an empty cell is an empty list, but an empty or repeated item is a fault."""
        value = self._cells[column]
        if not value:
            return ()
        found = tuple(item.strip() for item in value.split(LIST_SEPARATOR))
        if "" in found:
            raise self.fault(column, f"an empty item in {value!r}", "Remove the surplus separator.")
        if repeated := _first_repeated(found):
            raise self.fault(column, f"{repeated} stands twice", "Remove one of them.")
        return found

    def code(self, column: str, required: bool = True) -> str:
        """Six digits; that the code exists is checked elsewhere."""
        value = self.text(column, required)
        if value and not (len(value) == 6 and value.isascii() and value.isdigit()):
            raise self.fault(column, f"{value} is not a code of six digits", "Use the GB/T 2260 code.")
        return value

    def one_of(self, column: str, allowed: Iterable[Choice]) -> Choice:
        """One of a few words."""
        options = tuple(allowed)
        value = self.text(column, required=False)
        for option in options:
            if option == value:
                return option
        raise self.fault(column, f"{value!r} is not one of {', '.join(map(repr, options))}")

    def integer(self, column: str) -> int:
        """A whole number."""
        value = self.text(column)
        try:
            return int(value)
        except ValueError:
            raise self.fault(column, f"{value} is not a whole number", "Write digits only.") from None

    def optional_integer(self, column: str) -> int | None:
        """A whole number, or nothing."""
        return self.integer(column) if self._cells[column] else None

    def number(self, column: str) -> float:
        """A number."""
        value = self.text(column)
        try:
            return float(value)
        except ValueError:
            raise self.fault(column, f"{value} is not a number", "Write digits with at most one point.") from None

    def optional_number(self, column: str) -> float | None:
        """A number, or nothing."""
        return self.number(column) if self._cells[column] else None


def _first_repeated(items: Sequence[str]) -> str | None:
    seen: set[str] = set()
    for item in items:
        if item in seen:
            return item
        seen.add(item)
    return None
