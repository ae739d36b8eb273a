"""Tables whose columns stand between gaps of four spaces (a tab as converters write it) or strokes: cells with row and column.

A wrapped cell goes on in the next line, which then begins with neither a gap nor a row number; the cells after it
follow on that line. Rows that split the name of an indicator in two have a column too many; the parts are joined.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from etl.model import Passage
from etl.segment.lines import Line

GAP = "    "
STROKE = re.compile(r"\s*[|｜]\s*")
BINDING = frozenset(("预期性", "约束性"))
Row = dict[int, Passage]


def is_gapped(text: str) -> bool:
    """Whether columns are marked in a line: by a gap, or by two strokes at least."""
    return GAP in text or text.count("|") + text.count("｜") > 1


def gapped(line: Line) -> list[tuple[int, Passage]]:
    """(column, text) of a line's cells; an empty cell is a gap more."""
    if GAP not in line.text and is_gapped(line.text):
        return _stroked(line)
    indent, odd = divmod(line.passage.anchors[0].column, len(GAP))
    cells: list[tuple[int, Passage]] = []
    at = 0
    for column, text in enumerate(line.text.split(GAP), 0 if odd else indent):
        if text.strip():
            cells.append((column, line.passage.slice(at, at + len(text))))
        at += len(text) + len(GAP)
    return cells


def _stroked(line: Line) -> list[tuple[int, Passage]]:
    """`类别 | 单位 | 2020年 |`: a stroke before the first cell opens no column."""
    ends = [(found.start(), found.end()) for found in STROKE.finditer(line.text)]
    if ends and ends[0][0] == 0:
        begins, ends = [ends[0][1]], ends[1:]
    else:
        begins = [0]
    bounds = zip([*begins, *(end for _, end in ends)], [*(start for start, _ in ends), len(line.text)], strict=True)
    return [
        (column, line.passage.slice(*span)) for column, span in enumerate(bounds) if line.text[slice(*span)].strip()
    ]


def gapped_rows(lines: Sequence[Line], name: int) -> list[Row]:
    """The rows of a table, its header included; `name` is the column of the indicator's name."""
    rows: list[Row] = []
    for line in lines:
        cells = gapped(line)
        if not cells:
            continue  # strokes and nothing between them
        if rows and _goes_on(cells) and not STROKE.search(line.text):
            _append(rows[-1], cells)
        else:
            rows.append(dict(cells))
    widths = Counter(max(row) for row in rows if any(cell.text in BINDING for cell in row.values()))
    last = widths.most_common(1)[0][0] if widths else 0
    return _spread([_fitted(row, name, last) for row in rows], last)


def _goes_on(cells: list[tuple[int, Passage]]) -> bool:
    """Not indented, and neither its first cell nor the one after a group's name is a row number."""
    return cells[0][0] == 0 and not any(cell.text.isdecimal() for _, cell in cells[:2])


def _append(row: Row, cells: list[tuple[int, Passage]]) -> None:
    last = max(row)
    row[last] = Passage.join([row[last], cells[0][1]])
    for column, passage in cells[1:]:
        row[last + column] = passage


def _spread(rows: list[Row], last: int) -> list[Row]:
    """A header with names over two columns (规划目标 over 2025年 and 年均增速) reaches as far as the rows do."""
    if len(rows) < 2 or not rows[0] or max(rows[0]) >= last or min(rows[1]) == 0:
        return rows
    over, surplus = min(rows[1]), last - max(rows[0])
    return [{column + (surplus if column > over else 0): cell for column, cell in rows[0].items()}, *rows[1:]]


def _fitted(row: Row, name: int, last: int) -> Row:
    """A row with columns too many: what stands from the name on is moved left, parts of the name are joined."""
    surplus = max(row) - last
    if surplus <= 0 or last == 0:
        return row
    fitted: Row = {}
    for column, passage in sorted(row.items()):
        to = column if column <= name else max(name, column - surplus)
        fitted[to] = Passage.join([fitted[to], passage]) if to in fitted else passage
    return fitted
