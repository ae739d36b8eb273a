"""A workbook: a native chart, the rows, what the columns mean, the sources. The chart's numbers are formulas on the rows.

Text never becomes a formula: strings are written as strings, and what could run if typed again has an apostrophe before it.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import pandas as pd
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from dashboard.exhibit import COLUMNS, Exhibit
from dashboard.export.csv import harmless
from dashboard.export.series import Bar, axis_title, bars, categories, lines, scaled
from dashboard.export.table import codebook, header, sources, worded
from dashboard.plot.look import COLOURS, STRENGTH, channels

FONT = "Microsoft YaHei"
_LIGHT = COLOURS["light"]
_WIDE = {"document": 36, "sentence": 60, "address": 36, "section_text": 24, "issuer": 22, "indicator": 20, "file": 24}
_BLOCK = 5  # first row of the chart's own numbers, from 0, under title, subtitle, source and address
_PATTERNS = {"~": "wide_upward_diagonal", "range": "light_upward_diagonal"}


def workbook(exhibit: Exhibit) -> bytes:
    """The exhibit as a workbook of four sheets."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(
        made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}
    )
    book.formats[0].set_font_name(FONT)
    book.formats[0].set_font_size(10)
    words = exhibit.words
    book.set_properties({"title": exhibit.title, "subject": exhibit.subtitle, "comments": exhibit.source})
    names = [words(f"takeaway.sheet_{name}") for name in ("chart", "data", "codebook", "sources")]
    chart, data, codes, source = (book.add_worksheet(name) for name in names)
    _data(book, data, exhibit)
    _chart_sheet(book, chart, exhibit, names)
    _codebook(book, codes, exhibit)
    _sources(book, source, exhibit)
    book.close()
    return made.getvalue()


def _data(book: Any, sheet: Any, exhibit: Exhibit) -> None:
    rows = worded(exhibit)
    _grid(book, sheet, [header(name, exhibit.words) for name in COLUMNS], rows[list(COLUMNS)].itertuples(index=False))
    for place, name in enumerate(COLUMNS):
        sheet.set_column(place, place, _WIDE.get(name, 12))
    sheet.freeze_panes(1, 1)
    if len(rows):
        sheet.autofilter(0, 0, len(rows), len(COLUMNS) - 1)


def _grid(book: Any, sheet: Any, headers: Sequence[str], rows: Any) -> None:
    head = book.add_format({"bold": True, "bg_color": "#e8eff6", "bottom": 1, "font_name": FONT, "font_size": 10})
    plain = book.add_format({"valign": "top", "font_name": FONT, "font_size": 10})
    for place, text in enumerate(headers):
        sheet.write_string(0, place, text, head)
    for line, row in enumerate(rows, start=1):
        for place, cell in enumerate(row):
            _cell(sheet, line, place, cell, plain)


def _cell(sheet: Any, row: int, column: int, cell: Any, form: Any) -> None:
    if cell is None or pd.isna(cell) or cell == "":
        return
    if isinstance(cell, str):
        sheet.write_string(row, column, str(harmless(cell)), form)
    else:
        sheet.write_number(row, column, float(cell), form)


def _codebook(book: Any, sheet: Any, exhibit: Exhibit) -> None:
    words = exhibit.words
    heads = [words(f"takeaway.codebook_{name}") for name in ("column", "code", "meaning")]
    notes = [("", "", ""), (words("compare.notes"), "", ""), *(("", "", note) for note in exhibit.notes)]
    _grid(book, sheet, heads, [*codebook(words), *(notes if exhibit.notes else [])])
    for place, width in enumerate((18, 18, 90)):
        sheet.set_column(place, place, width)


def _sources(book: Any, sheet: Any, exhibit: Exhibit) -> None:
    rows = sources(exhibit)
    heads = [*(header(name, exhibit.words) for name in rows.columns[:-1]), exhibit.words("takeaway.marks")]
    _grid(book, sheet, heads, rows.itertuples(index=False))
    for place, name in enumerate(rows.columns):
        sheet.set_column(place, place, _WIDE.get(name, 14))


# --- the chart


def _chart_sheet(book: Any, sheet: Any, exhibit: Exhibit, names: Sequence[str]) -> None:
    title = book.add_format({"bold": True, "font_size": 16, "font_name": FONT, "font_color": _LIGHT.ink})
    quiet = book.add_format({"font_size": 10, "font_name": FONT, "font_color": _LIGHT.muted})
    sheet.hide_gridlines(2)
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 12, 13)
    for place, (text, form) in enumerate(
        [(exhibit.title, title), (exhibit.subtitle, quiet), (exhibit.source, quiet), (exhibit.address, quiet)]
    ):
        sheet.write_string(place, 0, str(harmless(text)), form)
    if exhibit.kind == "bar" and len(exhibit.frame):
        _bars(book, sheet, exhibit, names)
    elif exhibit.kind == "line" and len(exhibit.frame):
        _lines(book, sheet, exhibit, names)


def _formula(names: Sequence[str], row: int, column: str, factor: float) -> str:
    """The number of a row of the sheet of data, in the scale of the chart."""
    cell = f"'{names[1]}'!{xl_rowcol_to_cell(row + 1, COLUMNS.index(column))}"
    return f"={cell}" if factor == 1 else f"={cell}/{factor:.0f}" if factor > 1 else f"={cell}*{1 / factor:.0f}"


def _bars(book: Any, sheet: Any, exhibit: Exhibit, names: Sequence[str]) -> None:
    made, put, words = bars(exhibit), scaled(exhibit), exhibit.words
    ranged = any(bar.upper is not None for bar in made)
    heads = [words("column.region_name"), axis_title(exhibit), words("column.stated")]
    heads += [words("takeaway.upper", name=axis_title(exhibit))] if ranged else []
    _heads(book, sheet, heads)
    for place, bar in enumerate(made):
        row = _BLOCK + 1 + place
        sheet.write_string(row, 0, str(harmless(bar.label)))
        sheet.write_formula(row, 1, _formula(names, place, "value", put.factor), None, bar.value)
        sheet.write_string(row, 2, str(harmless(str(bar.row.stated))))
        if bar.upper is not None:
            sheet.write_formula(row, 3, _formula(names, place, "value_max", put.factor), None, bar.upper)
    chart = book.add_chart({"type": "bar"})
    if ranged:
        chart.add_series(_bar_series(exhibit, names, made, 3, ends=True))
    chart.add_series(_bar_series(exhibit, names, made, 1))
    small = 10 if len(made) <= 30 else 8
    chart.set_y_axis(
        {
            "reverse": True,
            "num_font": _font(small),
            "interval_unit": 1,
            "major_gridlines": {"visible": False},
            "label_position": "low",
        }
    )
    chart.set_x_axis({"name": axis_title(exhibit), "name_font": _font(10), "num_font": _font(9), "num_format": "General",
                      "major_gridlines": {"visible": True, "line": {"color": _LIGHT.grid}}, "line": {"none": True}})  # fmt: skip
    _place(chart, sheet, exhibit, 5 if ranged else 4, max(420, 60 + len(made) * 22))


def _bar_series(
    exhibit: Exhibit, names: Sequence[str], made: Sequence[Bar], column: int, *, ends: bool = False
) -> dict[str, Any]:
    first, last = _BLOCK + 1, _BLOCK + len(made)
    shown = [bar.upper is not None if ends else bar.upper is None for bar in made]
    labels = [
        {"value": f"='{names[0]}'!$C${first + place + 1}"} if mine else {"delete": True}
        for place, mine in enumerate(shown)
    ]
    return {
        "name": [names[0], _BLOCK, column],
        "categories": [names[0], first, 0, last, 0],
        "values": [names[0], first, column, last, column],
        "points": [_point(exhibit, bar, ends) for bar in made],
        "data_labels": {"value": True, "position": "outside_end", "custom": labels, "font": _font(10)},
        "gap": 40,
        "overlap": 100,
    }


def _point(exhibit: Exhibit, bar: Bar, end: bool) -> dict[str, Any]:
    colour = exhibit.colours.get(bar.row.goal_id, _LIGHT.levels["province"])
    share = STRENGTH[bar.row.grade]
    pale = "#" + "".join(f"{round(255 + (ink - 255) * share):02x}" for ink in channels(colour))
    look: dict[str, Any] = {"border": {"color": colour, "width": 1}}
    if end or bar.row.comparator == "~":
        return look | {
            "pattern": {"pattern": _PATTERNS["range" if end else "~"], "fg_color": pale, "bg_color": "#ffffff"}
        }
    return look | {"fill": {"color": "#ffffff" if bar.row.comparator in ("<=", "<") else pale}}


def _lines(book: Any, sheet: Any, exhibit: Exhibit, names: Sequence[str]) -> None:
    series, whens, put = lines(exhibit), categories(exhibit), scaled(exhibit)
    _heads(book, sheet, [exhibit.words("column.year"), *(line.name for line in series)])
    for place, when in enumerate(whens):
        sheet.write_string(_BLOCK + 1 + place, 0, when)
    for column, line in enumerate(series, start=1):
        for place, row in enumerate(line.rows):
            if row is not None:
                formula = _formula(names, int(row.Index), "value", put.factor)
                sheet.write_formula(_BLOCK + 1 + place, column, formula, None, put(row.value))
    chart = book.add_chart({"type": "line"})
    last = _BLOCK + len(whens)
    for column, line in enumerate(series, start=1):
        goal = line.kind == "target"
        chart.add_series({
            "name": [names[0], _BLOCK, column], "categories": [names[0], _BLOCK + 1, 0, last, 0],
            "values": [names[0], _BLOCK + 1, column, last, column],
            "line": {"color": line.colour, "width": 2.25, "dash_type": "solid" if goal else "square_dot"},
            "marker": {"type": "circle", "size": 7, "border": {"color": line.colour}, "fill": {"color": line.colour if goal else "#ffffff"}},
        })  # fmt: skip
    chart.show_blanks_as("span")
    chart.set_x_axis({"num_font": _font(10)})
    chart.set_y_axis({"name": axis_title(exhibit), "name_font": _font(10), "num_font": _font(9), "num_format": "General",
                      "major_gridlines": {"visible": True, "line": {"color": _LIGHT.grid}}, "line": {"none": True}})  # fmt: skip
    _place(chart, sheet, exhibit, 0, 460, below=last + 2, legend=True)


def _heads(book: Any, sheet: Any, heads: Sequence[str]) -> None:
    form = book.add_format(
        {"bold": True, "bottom": 1, "font_name": FONT, "font_size": 10, "text_wrap": True, "valign": "top"}
    )
    for place, text in enumerate(heads):
        sheet.write_string(_BLOCK, place, str(harmless(text)), form)


def _place(
    chart: Any, sheet: Any, exhibit: Exhibit, column: int, height: int, below: int | None = None, legend: bool = False
) -> None:
    chart.set_title({"name": exhibit.title, "name_font": _font(13, bold=True), "overlay": False})
    chart.set_legend({"position": "right", "font": _font(10)} if legend else {"none": True})
    chart.set_size({"width": 980, "height": height})
    chart.set_chartarea({"border": {"none": True}})
    at = f"{xl_col_to_name(column)}{(_BLOCK if below is None else below) + 1}"
    sheet.insert_chart(at, chart, {"description": f"{exhibit.title} {exhibit.subtitle}"})


def _font(size: int, *, bold: bool = False) -> dict[str, Any]:
    return {"name": FONT, "size": size, "bold": bold, "color": _LIGHT.ink}
