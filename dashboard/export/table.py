"""An exhibit's rows as people read them: codes in words, what each column means, which sources there are."""

from __future__ import annotations

from typing import Any

import pandas as pd

from dashboard.exhibit import COLUMNS, Exhibit
from dashboard.plot.look import years
from dashboard.texts import Words

_CODED = {"kind": "kind", "measure": "measure", "grade": "grade", "region_level": "region_level"}
_SOURCE = ("document", "document_number", "issuer", "issued", "published", "grade", "address")


def worded(exhibit: Exhibit) -> pd.DataFrame:
    """The rows with their codes in words; the columns keep their names."""
    words, frame = exhibit.words, exhibit.frame
    said: dict[str, Any] = {
        name: [words(f"{section}.{code}") for code in frame[name]] for name, section in _CODED.items()
    }
    for name in ("draft", "disputed"):
        said[name] = [words("takeaway.yes") if flag else "" for flag in frame[name]]
    return frame.assign(**said)


def header(name: str, words: Words) -> str:
    """A column's name in words."""
    return words(f"column.{name}")


def codebook(words: Words) -> list[tuple[str, str, str]]:
    """Of every column: its header, its name in the warehouse and in Parquet, what it means."""
    return [(header(name, words), name, words(f"codebook.{name}")) for name in COLUMNS]


def sources(exhibit: Exhibit) -> pd.DataFrame:
    """The documents and pages behind the rows, once each, in the order of the rows, with how many rows each supports."""
    rows = worded(exhibit)
    counted = rows.groupby(list(_SOURCE), sort=False, dropna=False).size()
    return counted.rename("marks").reset_index()


def labels(exhibit: Exhibit) -> list[str]:
    """What a row is called on an axis: its region, with year and period where they are not the same for all."""
    frame = exhibit.frame
    varied = frame["year"].nunique(dropna=False) > 1
    several = frame.duplicated("region_code", keep=False)
    said = []
    for row, twice in zip(frame.itertuples(), several, strict=True):
        extra = years(row) if varied or twice or isinstance(row.within, str) else ""
        said.append(f"{place(row, exhibit)} {extra}".strip())
    return said


def place(row: Any, exhibit: Exhibit) -> str:
    """The region's short name in the exhibit's language."""
    return exhibit.words.pick(row.short_name, row.region_name_en)


def quotation(row: Any, words: Words) -> str:
    """Where a row's value is stated: document, number, place in our file, the sentence, the page's address."""
    number = f"（{row.document_number}）" if row.document_number else ""
    where = words("evidence.place_line", file=row.file, line=row.line) if pd.notna(row.line) and row.sentence else ""
    parts = [f"《{row.document}》{number}", row.issuer, row.issued, where, row.sentence, row.address]
    return " · ".join(str(part) for part in parts if isinstance(part, str) and part)
