"""An exhibit's rows as a native chart takes them: numbers in one scale, categories, series, the format of each label."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.exhibit import Exhibit
from dashboard.export.table import labels, place
from dashboard.format import SYMBOLS, decimal, scale
from dashboard.plot.timeline import moment


@dataclass(frozen=True, slots=True)
class Scaled:
    """How an exhibit's numbers stand on an axis: divided by `factor` they have the unit `unit`."""

    factor: float
    unit: str

    def __call__(self, value: Any) -> float | None:
        """A value in this scale, free of the noise of division; None for none."""
        return None if value is None or pd.isna(value) else float(f"{value / self.factor:.12g}")


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its category, the row of the frame that it stands for, its value and the upper end of a range."""

    label: str
    row: Any
    value: float
    upper: float | None
    code: str


@dataclass(frozen=True, slots=True)
class Line:
    """One series of a line chart; `rows` holds for each category the row of the frame, or None."""

    name: str
    kind: str
    colour: str
    rows: tuple[Any | None, ...]


def scaled(exhibit: Exhibit) -> Scaled:
    """The scale that fits the exhibit's largest number."""
    frame = exhibit.frame
    if frame.empty:
        return Scaled(1.0, "")
    largest = float(frame[["value", "value_max"]].astype(float).abs().max().max())
    return Scaled(*scale(largest, str(frame["unit"].iloc[0]), exhibit.language, exhibit.style))


def axis_title(exhibit: Exhibit) -> str:
    """What the numbers are: 目标（万个）."""
    words, unit = exhibit.words, scaled(exhibit).unit
    kinds = list(dict.fromkeys(exhibit.frame["kind"]))
    name = words(f"kind.{kinds[0]}") if len(kinds) == 1 else words("column.value")
    return words("takeaway.axis", name=name, unit=unit) if unit else name


def bars(exhibit: Exhibit) -> list[Bar]:
    """A bar a row, in the order of the rows."""
    put = scaled(exhibit)
    return [
        Bar(label, row, put(row.value) or 0.0, _upper(row, put), code(row, put, exhibit))
        for label, row in zip(labels(exhibit), exhibit.frame.itertuples(), strict=True)
    ]


def _upper(row: Any, put: Scaled) -> float | None:
    return put(row.value_max) if row.comparator == "range" else None


def code(row: Any, put: Scaled, exhibit: Exhibit) -> str:
    """The number format of a mark's label, which says comparator and remarks and follows whoever edits the number.

    A spreadsheet's `0.##` leaves a lone point behind a whole number, so numbers that are short anyway have `General`.
    """
    before = SYMBOLS[exhibit.language].get(row.comparator, "")
    shown = row.value
    if row.comparator == "range" and pd.notna(row.value_max):
        before, shown = f"{decimal(put(row.value) or 0.0)}–", row.value_max
    remark = exhibit.words(f"grade.{row.grade}_short") if row.grade != "document" else ""
    after = "".join(f" {text}" for text in ("⚑" if row.disputed else "", remark) if text)
    return _literal(before) + _digits(put(shown) or 0.0, exhibit.style == "full") + _literal(after)


def _literal(text: str) -> str:
    return f'"{text}"' if text else ""


def _digits(value: float, full: bool) -> str:
    if full and value == round(value):
        return "#,##0"
    shown = decimal(value, separator="")
    return (
        "General"
        if float(shown) == value and abs(value) < 1e10
        else f"0.{'0' * len(shown.partition('.')[2])}".rstrip(".")
    )


def categories(exhibit: Exhibit) -> list[str]:
    """Every year from the first to the last, and between them the months that figures are of."""
    frame = exhibit.frame[exhibit.frame["year"].notna()]
    if frame.empty:
        return []
    first, last = int(frame["year"].min()), int(frame["year"].max())
    moments = {_moment(row): moment(row) for row in frame.itertuples()}
    moments |= {str(year): float(year) for year in range(first, last + 1)}
    return sorted(moments, key=lambda name: (moments[name], name))


def _moment(row: Any) -> str:
    return row.within.replace("/", "–") if isinstance(row.within, str) else str(int(row.year))


def lines(exhibit: Exhibit) -> list[Line]:
    """A series for each region's goals and for its figures; what falls on a moment that is taken has one of its own."""
    places = categories(exhibit)
    found: dict[str, list[Any]] = {}
    dated = exhibit.frame[exhibit.frame["year"].notna()]
    for code_, kind in dict.fromkeys(zip(dated["region_code"], dated["kind"], strict=True)):
        mine = dated[(dated["region_code"] == code_) & (dated["kind"] == kind)]
        for row in mine.itertuples():
            found.setdefault(_free(row, exhibit, found), []).append(row)
    made = []
    for name, rows in found.items():
        at = {_moment(row): row for row in rows}
        colour = exhibit.colours.get(rows[0].goal_id, "#5c6b7a")
        made.append(Line(name, rows[0].kind, colour, tuple(at.get(when) for when in places)))
    return made


def _free(row: Any, exhibit: Exhibit, found: dict[str, list[Any]]) -> str:
    """The name of the first series of this region, kind and first year that has nothing at this moment yet."""
    base = f"{place(row, exhibit)} {exhibit.words(f'kind.{row.kind}')}"
    base += f" {int(row.period_start)}–" if pd.notna(row.period_start) else ""
    count, name = 1, base
    while _moment(row) in [_moment(other) for other in found.get(name, [])]:
        count += 1
        name = f"{base} ({count})"
    return name
