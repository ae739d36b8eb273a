"""Tables of a page: which only lay out the page, and where each cell of the others stands once spans are resolved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from etl.model import Passage
from etl.read.html_parser import Cell, Table

# More text than this in one cell and the table is there for layout (older sites put a whole article into one cell).
LAYOUT_CELL = 1500


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell's text with its row and column; a spanning cell stands at its first row and column."""

    passage: Passage
    table: int
    row: int
    column: int
    furniture: bool = False


def is_layout(table: Table) -> bool:
    """Nested, or with an article in one cell, or without any row that has two filled cells."""
    if table.nested:
        return True
    cells = [cell for row in table.rows for cell in row]
    if any(_length(cell) > LAYOUT_CELL and len(cell.paragraphs) > 5 for cell in cells):
        return True
    return all(sum(1 for cell in row if cell.paragraphs) < 2 for row in table.rows)


def placed(table: Table, number: int) -> Iterator[Placed]:
    """The filled cells in reading order; a cell's paragraphs are joined."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(table.rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            taken |= {(row + r, column + c) for r in range(cell.rowspan) for c in range(cell.colspan)}
            if cell.paragraphs:
                passage = Passage.join(paragraph.passage for paragraph in cell.paragraphs)
                furniture = all(paragraph.furniture for paragraph in cell.paragraphs)
                yield Placed(passage, number, row, column, furniture)
            column += cell.colspan


def _length(cell: Cell) -> int:
    return sum(len(paragraph.passage.text) for paragraph in cell.paragraphs)
