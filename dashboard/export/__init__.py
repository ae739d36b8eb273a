"""An exhibit → a file: slides, workbook, tables, a page to print. Pure; what is shown is decided in views/, and handed over as it is."""

from __future__ import annotations

from dashboard.export.csv import csv_bytes, harmless

__all__ = ["csv_bytes", "harmless"]
