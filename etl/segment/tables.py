"""Indicator tables that a conversion to text has flattened: rows and columns found again.

Plans end their goals with a table 指标 · 单位 · 2025年 · 2030年目标 · 属性. As text it comes in three shapes: columns
with gaps of spaces, rows with single spaces, or one cell a line. The header says which columns there are and the
words 预期性 and 约束性 in each row say how to read it. A row that cannot be read so stays as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from etl.model import Passage
from etl.segment.gaps import BINDING, gapped, gapped_rows, is_gapped
from etl.segment.lines import Line, compact
from etl.segment.numbering import numbered

KIND, NAME, UNIT = "属性", "指标", "单位"
LEADS = frozenset(("类别", "分类", "序号", "指标", "指标名称", "单位", "属性"))
# yes: "类别 序号 指标 2025年 2030年目标 属性"   no: "明确指标属性，分解落实。"
MOST_HEADER = 8
MOST_LINES = 160
LONGEST = 60
# yes: "＞40", "<2760∗", "≥85", "【350左右】", "—", "*", "4.5-5,"   no: "完成省定目标", "3岁以下"
VALUE = re.compile(r"[＞>＜<≥≤约【〔［\[(（]*\d[\d.,－—-]*(?:%|[∗*＊]|左右|以上|以下|以内|[】〕］\]]|$|[，,])|[—*＊-]$")
# yes: "左右", "】"   no: "30"
QUALIFIER = re.compile(r"(左右|以上|以下|以内|[∗*＊]|[】〕］])$")
UNIT_END = (")", "）")
# yes: "注：带【】为累计数", "注:1.口径…"   no: "注册护士数（人）"
NOTE = re.compile(r"[（(]?注\s*[:：\d]")


@dataclass(slots=True)
class Header:
    """columns: names from left to right; first and last: lines that it takes up; stacked: one cell a line."""

    columns: list[str]
    cells: list[tuple[int, Passage]]
    last: int
    stacked: bool
    values: list[int] = field(default_factory=list)


def with_tables(lines: Sequence[Line]) -> list[Line]:
    """The lines, with those of recognised tables replaced by their cells."""
    found: list[Line] = []
    table = 1 + max((line.table for line in lines if line.kind == "cell"), default=-1)
    index = 0
    while index < len(lines):
        header = _header(lines, index) if lines[index].kind == "line" else None
        if header is None:
            found.append(lines[index])
            index += 1
            continue
        cells, index = _cells(lines, header)
        found += [
            Line(passage.text, passage, passage.line, 0, "cell", 0, table, row, column)
            for row, column, passage in cells
        ]
        table += 1
    return found


def _header(lines: Sequence[Line], index: int) -> Header | None:
    """The header that begins at a line: one line with all names, or one name a line."""
    text = lines[index].text
    if len(text) > LONGEST or ("属" not in text and compact(text) not in LEADS):
        return None
    if KIND in compact(text) and (NAME in compact(text) or (UNIT in text and is_gapped(text))):
        names = [cell for _, cell in gapped(lines[index])] if is_gapped(text) else _merged(_words(lines[index]))
        header = Header([compact(name.text) for name in names], list(enumerate(names)), index, False)
        if NAME not in header.columns and not any(NAME in name for name in header.columns):
            header.columns[0] = NAME  # 类别 | 单位 | 2020年: the first column holds the names
    elif compact(text) in (NAME, "序号", "类别", "分类") and any(
        compact(line.text) == KIND for line in lines[index : index + MOST_HEADER]
    ):
        header = _stacked(lines, index)
    else:
        return None
    header.values = [i for i, name in enumerate(header.columns) if name not in LEADS]
    return header if header.values and KIND in header.columns else None


def _stacked(lines: Sequence[Line], index: int) -> Header:
    """Names down to the first row number; a name above the rest (“十五五”目标 over 2030年, 年均) is part of each."""
    last = index
    while last + 1 < len(lines) and last - index < MOST_HEADER and lines[last + 1].text.strip() != "1":
        last += 1
    names = [line.passage for line in lines[index : last + 1]]
    spanning = [i for i, name in enumerate(names) if name.text.endswith("目标") and i + 2 < len(names)]
    columns = [name for i, name in enumerate(names) if i not in spanning]
    for above in spanning:
        columns[above:] = [Passage.join([names[above], name]) for name in columns[above:]]
    if compact(columns[0].text) == NAME:
        cells = [(i + 1, name) for i, name in enumerate(columns)]
        return Header(["序号", *(compact(name.text) for name in columns)], cells, last, True)
    return Header([compact(name.text) for name in columns], list(enumerate(columns)), last, True)


def _words(line: Line) -> list[Passage]:
    return [line.passage.slice(*found.span()) for found in re.finditer(r"\S+", line.text)]


def _merged(words: list[Passage]) -> list[Passage]:
    """Names that print with spaces in them as one: 指 标, 2030 年目标."""
    merged: list[Passage] = []
    for word in words:
        last = merged[-1].text if merged else ""
        if (len(last) == 1 and len(word.text) == 1) or (last.isdecimal() and word.text.startswith("年")):
            merged[-1] = Passage.join([merged[-1], word])
        else:
            merged.append(word)
    return merged


def _cells(lines: Sequence[Line], header: Header) -> tuple[list[tuple[int, int, Passage]], int]:
    """(row, column, text) of every cell from the header down, and the index of the first line below the table."""
    end = _end(lines, header.last + 1)
    cells = [(0, column, passage) for column, passage in header.cells]
    body = lines[header.last + 1 : end]
    if any(is_gapped(line.text) for line in body[:12]):
        name = header.columns.index(NAME)
        rows = gapped_rows([lines[header.last], *body], name)
        return [(row, column, cell) for row, cells in enumerate(rows) for column, cell in sorted(cells.items())], end
    row = 1
    for words, whole in _rows(body, header.stacked):
        for placed in _read(words, header) or [[(0, line.passage)] for line in whole]:
            cells += [(row, column, passage) for column, passage in placed]
            row += 1
    return cells, end


def _end(lines: Sequence[Line], start: int) -> int:
    """The table ends at a note, a chapter or prose, and where no row has come for a while."""
    seen = start
    for index in range(start, min(len(lines), start + MOST_LINES)):
        text = lines[index].text
        head = numbered(text)
        if NOTE.match(text) or len(text) > LONGEST + 20 or text[-1] == "。" or (head and head.rank <= 30):
            return min(index, max(seen, start))
        if any(binding in text for binding in BINDING):
            seen = _row_end(lines, index)
        elif index - seen > 12:
            break
    return seen


def _row_end(lines: Sequence[Line], index: int) -> int:
    """The line after the row's last: cells that follow 属性 belong to it as long as they are short and unnumbered."""
    index += 1
    while index < len(lines) and _short(lines[index].text) and not numbered(lines[index].text):
        if lines[index].text[-1] in "。；" or NOTE.match(lines[index].text) or lines[index].text.strip().isdecimal():
            break
        index += 1
    return index


def _short(text: str) -> bool:
    return len(text) < 18 or (is_gapped(text) and len(text) < LONGEST)


def _rows(body: Sequence[Line], stacked: bool) -> Iterator[tuple[list[Passage], list[Line]]]:
    """Words and lines from one row number to the next; group names and repeated headers between rows come alone."""
    words: list[Passage] = []
    lines: list[Line] = []
    count = 0
    for line in body:
        parts = [line.passage] if stacked else _words(line)
        first = parts[0].text.strip()
        counted = first.isdecimal() and (count == 0 or int(first) == count + 1)
        if counted:
            count = int(first)
        if words and (counted or (not stacked and words[-1].text in BINDING)):
            yield words, lines
            words, lines = [], []
        words += parts
        lines.append(line)
    if words:
        yield words, lines


def _read(words: list[Passage], header: Header) -> list[list[tuple[int, Passage]]]:
    """The words in the header's columns, as one row or (a number with two indicators) several; [] when they do not fit."""
    at = next((i for i, word in enumerate(words) if word.text in BINDING), None)
    if at is None or not words[0].text.strip().isdecimal():
        return []
    number = (header.columns.index("序号") if "序号" in header.columns else 0, words[0])
    kind = (header.columns.index(KIND), words[at])
    if header.stacked:
        return _read_stacked(words[1:at], words[at + 1 :], header, number, kind)
    rows = list(_split(words[1:at], len(header.values)))
    name = header.columns.index(NAME)
    read = []
    for parts, values in rows:
        cells = [
            (name, Passage.join(parts)),
            *zip(header.values, _in_columns(values, len(header.values)), strict=False),
        ]
        read.append([number, *cells, kind])
    return read


def _read_stacked(
    before: list[Passage],
    after: list[Passage],
    header: Header,
    number: tuple[int, Passage],
    kind: tuple[int, Passage],
) -> list[list[tuple[int, Passage]]]:
    """Name and unit above 属性, values below it."""
    has_unit = "单位" in header.columns and len(before) > 1
    cut = len(before) - (2 if has_unit and before[-2].text.endswith("/") else 1) if has_unit else len(before)
    if not before[:cut] or len(after) < len(header.values):
        return []
    cells = [number, (header.columns.index(NAME), Passage.join(before[:cut]))]
    if has_unit:
        cells.append((header.columns.index("单位"), Passage.join(before[cut:])))
    return [[*cells, kind, *zip(header.values, after, strict=False)]]


def _split(words: list[Passage], columns: int) -> Iterator[tuple[list[Passage], list[Passage]]]:
    """Name and values; a new name among the values begins another indicator under the same number."""
    name: list[Passage] = []
    values: list[Passage] = []
    named = False
    for index, word in enumerate(words):
        later_unit = any(other.text.endswith(UNIT_END) for other in words[index:])
        if named and len(values) >= columns and later_unit and not VALUE.match(word.text):
            yield name, values
            name, values, named = [], [], False
        if not named and not (name and VALUE.match(word.text) and not later_unit):
            name.append(word)
            named = word.text.endswith(UNIT_END)
        else:
            named = True
            values.append(word)
    if name:
        yield name, values


def _in_columns(values: list[Passage], columns: int) -> list[Passage]:
    """The values, one a column: a qualifier (左右) goes with the word before it, what is left over with the last."""
    merged: list[Passage] = []
    for value in values:
        if merged and (QUALIFIER.fullmatch(value.text) or len(merged) == columns):
            merged[-1] = Passage.join([merged[-1], value])
        else:
            merged.append(value)
    return merged
