"""The visual language of all figures: colours for light and dark, type, and the bare layout they start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go

from dashboard.format import Language, Style, amount, stated, ticks

FONT = (
    "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', "
    "'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"
)
Mode = Literal["light", "dark"]


@dataclass(frozen=True, slots=True)
class Colours:
    """Okabe and Ito's hues, shifted for contrast on each ground; `series` are told apart by all common colour visions.

    `accent` is for what is chosen and for nothing else.
    """

    paper: str
    ink: str
    muted: str
    grid: str
    empty: str
    accent: str
    levels: dict[str, str]
    series: tuple[str, ...]
    scale: tuple[str, ...]


COLOURS: dict[Mode, Colours] = {
    "light": Colours(
        paper="#ffffff", ink="#1d2733", muted="#5c6b7a", grid="#e6eaee", empty="#eef1f4", accent="#d1590b",
        levels={"province": "#2a6ca5", "city": "#1f9377", "area": "#8a6bb8", "nation": "#5c6b7a", "world": "#5c6b7a"},
        series=("#0b68a8", "#8c2f39", "#078563", "#b8548f", "#b07a00", "#3d9cd6", "#7a5bb0", "#56616c"),
        scale=("#dceaf6", "#a9cde8", "#6ba7d6", "#3a7fb8", "#1d5a93", "#0f3a66"),
    ),
    "dark": Colours(
        paper="#12181f", ink="#e6ebf0", muted="#9aa8b5", grid="#2a3540", empty="#1f2932", accent="#ff9a4d",
        levels={"province": "#5ba3dc", "city": "#45c2a3", "area": "#b79be0", "nation": "#9aa8b5", "world": "#9aa8b5"},
        series=("#5ba3dc", "#f07f86", "#45c2a3", "#e08fbf", "#e3b341", "#8fd0f7", "#b79be0", "#a9b4be"),
        scale=("#1d3950", "#24547a", "#2f72a6", "#4a93cc", "#7db7e4", "#b9dbf5"),
    ),
}  # fmt: skip

STAGE_MUTED: dict[Mode, str] = {"light": "#3a4653", "dark": "#c6d0da"}


@dataclass(frozen=True, slots=True)
class Look:
    """How one viewer sees figures: ground, language, number style, whether the screen is a phone's, and the names of grades.

    Grades without a name go unmentioned: what stands in the document itself needs no remark.
    """

    mode: Mode = "light"
    language: Language = "zh"
    style: Style = "short"
    narrow: bool = False
    grades: Mapping[str, str] = field(default_factory=dict)
    present: bool = False

    @property
    def colours(self) -> Colours:
        """Those of the ground; before a room what is muted must be read from the last row."""
        known = COLOURS[self.mode]
        return replace(known, muted=STAGE_MUTED[self.mode]) if self.present else known

    def amount(self, value: float, unit: str) -> str:
        return amount(value, unit, self.language, self.style)

    def stated(self, row: Any) -> str:
        """The value of a frame's row as its document states it."""
        return stated(row.value, row.unit, row.comparator, row.value_max, self.language, self.style)

    def ticks(self, low: float, high: float, unit: str, count: int = 5) -> dict[str, Any]:
        values, labels = ticks(low, high, unit, self.language, self.style, count)
        return {"tickmode": "array", "tickvals": values, "ticktext": labels}

    def region(self, row: Any) -> str:
        """Short Chinese name, or the English name on English screens (Chinese where there is none)."""
        english = row.region_name_en
        return english if self.language == "en" and isinstance(english, str) and english else str(row.short_name)


def figure(look: Look, height: int, **layout: Any) -> go.Figure:
    """An empty figure in our style: transparent ground, no zooming by drag, selection by click."""
    colours = look.colours
    made = go.Figure()
    made.update_layout(
        template="none", height=height, margin={"l": 8, "r": 8, "t": 8, "b": 8},
        paper_bgcolor="rgba(0,0,0,0)", plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FONT, "size": 13, "color": colours.ink}, showlegend=False, dragmode=False,
        hoverlabel={"bgcolor": colours.paper, "bordercolor": colours.muted, "align": "left",
                    "font": {"family": FONT, "size": 13, "color": colours.ink}},
        hovermode="closest", bargap=0.28,
    )  # fmt: skip
    return made.update_layout(**layout)


def each(frame: pd.DataFrame) -> list[Any]:
    """The rows of a frame, columns as attributes."""
    return list(frame.itertuples())


def shortened(title: str, length: int = 30) -> str:
    """A title cut with … where it is longer."""
    return title if len(title) <= length else title[: length - 1] + "…"


def years(row: Any) -> str:
    """2025, 2023–2025, 2023-06, or nothing where no year is stated."""
    if pd.isna(row.year):
        return ""
    if isinstance(row.within, str):
        return row.within.replace("/", "–")
    return f"{int(row.period_start)}–{int(row.year)}" if pd.notna(row.period_start) else f"{int(row.year)}"


def graded(colour: str, row: Any, look: Look) -> str:
    """A mark's colour, paler the further its source is from the document itself."""
    share = STRENGTH[row.grade]
    ends = zip(channels(look.colours.paper), channels(colour), strict=True)
    return "#" + "".join(f"{round(ground + (ink - ground) * share):02x}" for ground, ink in ends)


def channels(colour: str) -> list[int]:
    """Red, green and blue of a hexadecimal colour."""
    return [int(colour[place : place + 2], 16) for place in (1, 3, 5)]


STRENGTH = {"document": 1.0, "official": 1.0, "media": 0.66, "repost": 0.3}
"""How much of its colour a mark keeps, by the grade of its source; below 1 it has an outline in the full colour."""

STEADY = {"selected": {"marker": {"opacity": 1}}, "unselected": {"marker": {"opacity": 1}}}
"""For traces whose marks are clicked: the others must not fade, since colour already says which one is chosen."""


def hover(row: Any, look: Look, word: str = "") -> str:
    """Region, year, value as stated, document."""
    when = " · ".join(filter(None, (years(row), word)))
    source = " · ".join(filter(None, (plain(shortened(row.document)), look.grades.get(row.grade, ""))))
    return (
        f"<b>{plain(look.region(row))}</b>{' · ' + when if when else ''}<br><b>{plain(look.stated(row))}</b>"
        f"<br><span style='color:{look.colours.muted}'>{source}</span>"
    )


def tint(colour: str, strength: float) -> str:
    """A hexadecimal colour, let through to the ground."""
    red, green, blue = channels(colour)
    return f"rgba({red},{green},{blue},{strength})"


def plain(text: str) -> str:
    """Document text for a figure: Plotly reads some tags and entities in labels, so what could be one is escaped."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def wrapped(text: str, width: int = 26, lines: int = 6) -> str:
    """Escaped text broken into lines for a hover label, cut with … when long."""
    parts = [text[i : i + width] for i in range(0, len(text), width)]
    shown = parts[:lines]
    if len(parts) > lines:
        shown[-1] = shown[-1][:-1] + "…"
    return "<br>".join(plain(part) for part in shown)
