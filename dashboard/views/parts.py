"""Pieces that several pages share: the choice of indicator, clickable charts and tables, the source line."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Literal

import pandas as pd
import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard import markup
from dashboard.format import Style
from dashboard.plot.stage import staged
from dashboard.scene import Scene
from dashboard.serve.indicators import Indicator, build_facts, indicators
from dashboard.state import (
    EVIDENCE,
    another_chart,
    caption,
    chart_round,
    presenting,
    show_evidence,
    show_mark,
    showing_evidence,
    title_shown,
)

GRADES = ("document", "official", "media", "repost")  # the best first
STAGE_HEIGHT, NOTE_LINE, NOTE_LETTERS = 470, 29, 56  # of a chart or table on a slide, which is 1280 × 720; of a note
STAGE_WIDTH, STAGE_WIDTH_BESIDE = 1192, 740  # in pixels: Streamlit would measure the width after the stage is scaled
CHART_CONFIG = {"displayModeBar": False, "scrollZoom": False, "responsive": True}


def put(body: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """HTML from `markup`; nothing where there is none (Streamlit refuses an empty element)."""
    if body:
        if title_shown(markup.title_of(body)) and any(caption()):
            body = markup.captioned(body, *caption())
        st.html(body, width=width)


def pick_indicator(scene: Scene) -> Indicator | None:
    """The indicator, from those that have goals or figures; None where nothing has."""
    known = {indicator.key: indicator for indicator in indicators(scene.build)}
    if not known:
        return None
    key = scene.view.choose(
        "indicator",
        list(known),
        next(iter(known)),
        st.selectbox,
        label=scene.words("filter.indicator"),
        placeholder=scene.words("filter.indicator_place"),
        format_func=lambda key: indicator_option(scene, known[key]),
    )
    return known[key]


def indicator_option(scene: Scene, indicator: Indicator) -> str:
    """What one choice says: the name, how it is measured, and how many regions can be compared."""
    words, measure = scene.words, scene.words("measure." + indicator.measure)
    key = "filter.measured" if indicator.unit else "filter.unmeasured"
    name = words(key, name=scene.indicator_name(indicator), measure=measure, unit=indicator.unit)
    return words("filter.option", name=name, regions=indicator.regions)


def pick_grades(scene: Scene) -> list[str]:
    """Grades of sources that are to be shown; none chosen means all."""
    chosen = scene.view.choose_many(
        "grades",
        GRADES,
        [],
        st.multiselect,
        label=scene.words("filter.grades"),
        placeholder=scene.words("filter.grades_all"),
        format_func=lambda grade: scene.words(f"grade.{grade}"),
    )
    return chosen or list(GRADES)


def pick_style(scene: Scene) -> Style:
    """万/亿 or all digits."""
    chosen = switch(scene, "numbers", ("short", "full"), "short")
    return "full" if chosen == "full" else "short"


def switch(scene: Scene, name: str, options: tuple[str, ...], default: str) -> str:
    """A row of buttons of which one is on; labels are the catalogue's `filter.` entries."""
    return scene.view.choose(
        name,
        options,
        default,
        st.segmented_control,
        label=scene.words(f"filter.{name}"),
        format_func=lambda option: scene.words(f"filter.{option}"),
        required=True,
    )


def clickable(figure: go.Figure, name: str, opens: str | Callable[[str | None], None], alt: str) -> None:
    """A figure whose marks open what they stand for: evidence (`target`, `statement`, `milestone`), a page's own `cell`.

    Or the page says itself what a click does.
    """
    key = f"chart.{name}.{chart_round()}"
    if presenting():
        if another_chart() > 1:
            return  # a slide has one chart
        put(markup.stage_rule(_stage_height()))
        figure = staged(figure, _stage_width(), _stage_height())
    st.plotly_chart(
        figure,
        width="content" if presenting() else "stretch" if figure.layout.width is None else int(figure.layout.width),
        theme=None,
        key=key,
        on_select=partial(_picked, key, opens),
        selection_mode="points",
        config=CHART_CONFIG | {"responsive": not presenting()},
        alt=alt,
    )


def _stage_width() -> int:
    return STAGE_WIDTH_BESIDE if showing_evidence() else STAGE_WIDTH


def _stage_height() -> int:
    """Less under a long note."""
    lines = sum(1 + len(line) // NOTE_LETTERS for line in caption()[1].splitlines())
    return max(STAGE_HEIGHT - NOTE_LINE * lines, STAGE_HEIGHT // 2)


def _picked(key: str, opens: str | Callable[[str | None], None]) -> None:
    points = st.session_state[key]["selection"]["points"]
    data = points[0].get("customdata") if points else None
    value = str(data[0]) if data else None
    if callable(opens):
        opens(value)
        return
    show = show_evidence if opens in EVIDENCE else show_mark
    show(opens, value)


def table(
    frame: pd.DataFrame, name: str, click: Callable[[int], None], columns: dict[str, Any], height: int, alt: str
) -> None:
    """A table of which any cell opens what its row is about."""
    key = f"table.{name}.{chart_round()}"
    height, width = table_size(height)
    st.dataframe(
        frame, key=key, hide_index=True, height=height, width=width,
        column_config=columns, on_select=partial(_row, key, click), selection_mode="single-cell", placeholder="", alt=alt,
    )  # fmt: skip


def table_size(height: int) -> tuple[int, int | Literal["stretch"]]:
    """Height and width of a table: as the page likes it, or as the stage does."""
    return (_stage_height(), _stage_width()) if presenting() else (height, "stretch")


def _row(key: str, click: Callable[[int], None]) -> None:
    cells = st.session_state[key]["selection"]["cells"]
    if cells:
        click(int(cells[0][0]))


def beside(scene: Scene) -> tuple[DeltaGenerator, DeltaGenerator]:
    """Where a page and its evidence go: side by side once there is evidence to show, else the page alone."""
    if any(scene.view.get(name) for name in EVIDENCE):
        left, right = st.columns([1.9, 1], gap="large")
        return left, right
    return st.container(), st.container()


def grade_notes(scene: Scene, shown: pd.DataFrame, left_out: int) -> list[str]:
    """How many marks come from which grade of source, how many are drafts, and how many the filter leaves out."""
    words, lines = scene.words, []
    counts = shown["grade"].value_counts()
    named = [words("grade.count", grade=words(f"grade.{g}"), count=counts[g]) for g in GRADES if g in counts]
    if set(counts.index) != {"document"}:
        lines.append(words("grade.note", counts=words("grade.joint").join(named)))
    if drafts := int(shown["draft"].sum()):
        lines.append(words("grade.drafts", count=drafts))
    if left_out:
        lines.append(words("grade.left_out", count=left_out))
    return lines


def source_text(scene: Scene) -> str:
    """Where it is from, how new it is, which build."""
    facts = build_facts(scene.build)
    return scene.words(
        "source.line",
        documents=facts.get("document_count", 0),
        observations=facts.get("observation_count", 0),
        pages=facts.get("page_count", 0),
        date=facts.get("data_date") or scene.words("source.unknown"),
        build=scene.build[:8],
    )


def source_line(scene: Scene) -> None:
    """That line under a page."""
    put(markup.source(source_text(scene)))


def warehouse_name(scene: Scene) -> str:
    """The name of the file that the SQL page gives and that copied code opens."""
    return f"policy-targets-{scene.build[:8]}.duckdb"


def empty(title: str, advice: str) -> None:
    """Nothing to show, and what to change."""
    put(markup.empty(title, advice))
