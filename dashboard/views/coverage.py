"""覆盖 Coverage: regions × families, what is stated, what was looked for in vain, what nobody has looked for."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import markup
from dashboard.export import csv_bytes
from dashboard.plot.coverage import CELL, coverage
from dashboard.plot.look import each, plain
from dashboard.scene import Scene
from dashboard.serve.coverage import LEVELS, cells, facts
from dashboard.state import show_mark
from dashboard.views import parts

_ALL = "all"
_COLUMNS = (
    "region_code",
    "region_name",
    "family",
    "family_name",
    "status",
    "targets",
    "actuals",
    "newest_year",
    "looked_for",
)
_SHOWN_FACTS = 40


def show(scene: Scene) -> None:
    """Draw the page."""
    words = scene.words
    with st.container(key="filters"):
        level = parts.switch(scene, "rows", LEVELS, LEVELS[0])
        known = cells(scene.build, level)
        group = _pick_group(scene, known)
        newest = parts.switch(scene, "show", ("count", "newest"), "count") == "newest"
    shown = known if group == _ALL else known[known.group_id == group]
    if shown.empty:
        parts.put(markup.heading(words("coverage.title")))
        parts.empty(words("coverage.empty"), words("coverage.empty_advice"))
        parts.source_line(scene)
        return
    _head(scene, shown)
    cell = _chosen(scene, known)
    left, right = st.columns([2.2, 1], gap="large") if cell is not None else (st.container(), st.container())
    with left:
        _grid(scene, shown, newest)
    if cell is not None:
        with right:
            _facts(scene, cell)
    parts.source_line(scene)


def _chosen(scene: Scene, known: pd.DataFrame) -> Any | None:
    """The cell that the address names, where this level has it."""
    region, _, family = (scene.view.get("cell") or "").partition(CELL)
    return next(iter(each(known[(known.region_code == region) & (known.family == family)])), None)


def _pick_group(scene: Scene, known: pd.DataFrame) -> str:
    """A group of families, so that the grid fits the screen; all of them on request."""
    groups = {row.group_id: row for row in each(known.drop_duplicates("group_id"))}
    names = {_ALL: scene.words("coverage.all_groups")}
    names |= {group: scene.words.pick(row.group_name, row.group_name_en) for group, row in groups.items()}
    return scene.view.choose(
        "group",
        list(names),
        _first_group(scene, known),
        st.selectbox,
        label=scene.words("filter.group"),
        format_func=lambda group: names[group],
    )


def _first_group(scene: Scene, known: pd.DataFrame) -> str:
    """The group of the cell that the address names, else the first."""
    family = (scene.view.get("cell") or "").partition(CELL)[2]
    groups = known[known.family == family] if family in set(known.family) else known
    return str(groups["group_id"].iloc[0]) if len(groups) else _ALL


def _head(scene: Scene, shown: pd.DataFrame) -> None:
    words, counts = scene.words, shown["status"].value_counts()
    subtitle = words(
        "coverage.subtitle",
        regions=shown["region_code"].nunique(),
        families=shown["family"].nunique(),
        stated=counts.get("stated", 0),
        sought=counts.get("sought", 0),
    )
    with st.container(key="table-bar", horizontal=True, vertical_alignment="center"):
        parts.put(markup.heading(words("coverage.title"), subtitle), width="content")
        st.download_button(
            words("coverage.download"),
            data=partial(_csv, scene, shown),
            file_name=words("coverage.file", build=scene.build[:8]),
            mime="text/csv",
            icon=":material/download:",
            on_click="ignore",
            key="download",
        )


def _csv(scene: Scene, shown: pd.DataFrame) -> bytes:
    table = shown.assign(
        status=shown["status"].map(lambda status: scene.words(f"coverage.status_{status}")),
        newest_year=shown["newest_year"].astype("Int64"),
        targets=shown["target_count"],
        actuals=shown["actual_count"],
    )
    return csv_bytes(table[list(_COLUMNS)], scene.words)


def _grid(scene: Scene, shown: pd.DataFrame, newest: bool) -> None:
    words, look = scene.words, scene.look
    rows = each(shown)
    hovers = [
        f"<b>{plain(look.region(row))} · {plain(words.pick(row.family_name, row.family_name_en))}</b><br>{plain(_status(scene, row))}"
        for row in rows
    ]
    made = coverage(shown, look, hovers, newest=newest, selected=scene.view.get("cell"))
    parts.put(markup.hint(words("coverage.hint")))
    stated = (row for row in rows if row.status == "stated")
    alternative = "; ".join(f"{look.region(row)} {words.pick(row.family_name, row.family_name_en)}" for row in stated)
    parts.clickable(
        made, "coverage", "cell", words("compare.alt", title=words("coverage.title"), rows=alternative[:3000])
    )
    parts.put(
        markup.shades(
            look.colours.scale,
            words("compare.map_less"),
            words("coverage.newest" if newest else "coverage.stated"),
            look.colours.empty,
            words("coverage.unsought"),
        )
    )
    parts.put(markup.legend([("sought", words("coverage.sought"))]))


def _status(scene: Scene, row: Any) -> str:
    words = scene.words
    if row.status == "unsought":
        return words("coverage.cell_unsought")
    if row.status == "sought":
        return words("coverage.cell_sought", looked_for=row.looked_for)
    year = words("evidence.undated") if pd.isna(row.newest_year) else int(row.newest_year)
    stated = words("coverage.cell_stated", targets=row.target_count, actuals=row.actual_count, year=year)
    return stated + (words("coverage.cell_both", looked_for=row.looked_for) if row.looked_for else "")


def _facts(scene: Scene, row: Any) -> None:
    """What the chosen cell holds, each line leading to its evidence."""
    words = scene.words
    with st.container(key="evidence"):
        title = words(
            "coverage.facts", region=scene.look.region(row), family=words.pick(row.family_name, row.family_name_en)
        )
        with st.container(key="evidence-head", horizontal=True, vertical_alignment="center"):
            parts.put(markup.heading(title, _status(scene, row), level=2))
            st.button(
                words("evidence.close"),
                key="close",
                type="tertiary",
                icon=":material/close:",
                on_click=show_mark,
                args=("cell", None),
            )
        with st.container(key="links-facts"):
            for fact in facts(scene.build, row.region_code, row.family)[:_SHOWN_FACTS]:
                measure = "" if fact["measure"] == "stock" else words("measure." + fact["measure"])
                said = (words(f"kind.{fact['kind']}"), scene.years(fact), fact["subject"] or fact["indicator"], measure)
                label = f"{' · '.join(filter(None, said))} {scene.stated(fact)}"
                query = {"lang": words.language, "target": fact["goal_id"]}
                st.page_link(scene.pages["evidence"], label=markup.literal(label), query_params=query)
