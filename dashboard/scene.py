"""What every view is handed: the words, the look, the build, the state of the page, and the pages to link to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.navigation.page import Page

from dashboard.format import Style, stated
from dashboard.plot.look import Look
from dashboard.serve.indicators import Indicator
from dashboard.state import View
from dashboard.texts import Words


@dataclass(frozen=True, slots=True)
class Scene:
    """One run of one page."""

    words: Words
    look: Look
    build: str
    view: View
    pages: Mapping[str, Page]

    def indicator_name(self, indicator: Indicator) -> str:
        """5G基站 · 存量; the subject before the family, the family alone where there is none."""
        family = self.words.pick(indicator.family_name, indicator.family_name_en)
        if indicator.family == "other":
            return indicator.name or family
        return f"{indicator.name} · {family}" if indicator.name else family

    def stated(self, row: Mapping[str, Any], style: Style | None = None) -> str:
        """A record's value as its document states it."""
        return stated(
            row["value"],
            row["unit"],
            row["comparator"],
            row["value_max"],
            self.words.language,
            style or self.look.style,
        )

    def place(self, row: Mapping[str, Any]) -> str:
        """A record's region in the language of the screen."""
        return self.words.pick(row["region_name"], row.get("region_name_en")) or self.words("source.unknown")

    def years(self, row: Mapping[str, Any]) -> str:
        """2025, 2023–2025, 2023-06, or that no year is stated."""
        if row["year"] is None:
            return self.words("evidence.undated")
        if row.get("within"):
            return str(row["within"]).replace("/", "–")
        start = row.get("period_start")
        return f"{start}–{row['year']}" if start is not None else str(row["year"])
