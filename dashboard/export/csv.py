"""Tables as files that Excel opens as they are meant: UTF-8 with BOM, headers in words, no cell that runs as a formula."""

from __future__ import annotations

import pandas as pd

from dashboard.exhibit import Exhibit
from dashboard.export.table import worded
from dashboard.texts import Words

_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")


def table(exhibit: Exhibit) -> bytes:
    """The exhibit's rows as CSV."""
    return csv_bytes(worded(exhibit), exhibit.words)


def csv_bytes(frame: pd.DataFrame, words: Words | None) -> bytes:
    """The frame as CSV, columns named by the catalogue's `column.` entries (codes where it has none, or is not given)."""
    rows = frame.apply(_harmless_column)
    known = words.entries if words else {}
    rows.columns = [known.get(f"column.{name}", str(harmless(name))) for name in frame.columns]
    return rows.to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def _harmless_column(column: pd.Series) -> pd.Series:
    return column if pd.api.types.is_numeric_dtype(column) else column.map(harmless, na_action="ignore")


def harmless(cell: object) -> object:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it; numbers stay numbers."""
    return "'" + cell if isinstance(cell, str) and cell.startswith(_RISKY) else cell
