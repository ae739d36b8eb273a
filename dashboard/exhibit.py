"""What a view shows, ready to be taken away: as a picture, a slide, a workbook, a table, a page to print."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.format import Language, Style
from dashboard.texts import Words, words

ChartKind = Literal["bar", "line", "other"]

COLUMNS = (
    "region_name", "region_name_en", "short_name", "region_code", "region_level", "kind", "family_name", "subject", "indicator",
    "measure", "year", "period_start", "within", "comparator", "value", "value_max", "unit", "stated", "baseline", "binding",
    "disputed", "document", "document_number", "issuer", "issued", "published", "grade", "draft", "address", "section_text",
    "sentence", "quote", "file", "line", "confidence", "goal_id", "statement_id",
)  # fmt: skip
_WHOLE = ("year", "period_start", "line")


@dataclass(frozen=True, slots=True, eq=False)
class Exhibit:
    """One chart with all that must go with it wherever it goes.

    `frame` has one row a mark, in the order of the chart, with `COLUMNS`; `figure` is drawn on a light ground, nothing
    chosen in it; `colours` gives each mark's colour by its goal_id; `key` explains colours where there are several.
    `address` opens the view again: absolute where the server knows its own, else from the root of the dashboard.
    """

    title: str
    subtitle: str
    figure: go.Figure
    frame: pd.DataFrame
    kind: ChartKind
    notes: tuple[str, ...]
    source: str
    data_date: str
    build: str
    address: str
    language: Language = "zh"
    style: Style = "short"
    colours: Mapping[str, str] = field(default_factory=dict)
    key: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> Words:
        """The catalogue of the exhibit's language."""
        return words(self.language)

    @property
    def name(self) -> str:
        """What a file of it is called, without its ending: the title and the build, nothing that a file system refuses."""
        kept = "".join(" " if c in "\\/:*?\"<>|：'" or ord(c) < 32 else c for c in self.title)
        return f"{'_'.join(kept.split())[:80]}_{self.build[:8]}"


def displayed(goals: pd.DataFrame, quoted: pd.DataFrame, stated: Callable[[Any], str]) -> pd.DataFrame:
    """The rows of a chart with what stands behind each (by goal_id), as `COLUMNS`; `stated` says a value as the screen does."""
    own = [name for name in quoted.columns if name == "goal_id" or name not in goals.columns]
    rows = goals.merge(quoted[own], on="goal_id", how="left")
    rows = rows.assign(stated=[stated(row) for row in rows.itertuples()])
    rows = rows.astype(dict.fromkeys(_WHOLE, "Int64"))
    return rows[list(COLUMNS)].reset_index(drop=True)
