"""时间线 Timeline: an indicator's goals by year with the actuals, and the milestones of the same regions beneath."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import markup
from dashboard.exhibit import Exhibit
from dashboard.plot.lanes import lanes
from dashboard.plot.look import Look, each
from dashboard.plot.timeline import series_colour, timeline
from dashboard.scene import Scene
from dashboard.serve.goals import course, milestone_regions, milestones
from dashboard.serve.indicators import Indicator
from dashboard.state import show_evidence
from dashboard.views import evidence, parts, takeaway

MOST_REGIONS = 8
_FIRST_REGIONS = 6
_WHOLES = {"100000", "000000"}  # the country and the world dwarf their parts: only on request
_INDICATOR = "timeline.indicator"


def show(scene: Scene) -> None:
    """Draw the page."""
    with st.container(key="filters"):
        indicator = parts.pick_indicator(scene)
        if indicator is None:
            parts.empty(scene.words("compare.empty"), scene.words("missing.inbox"))
            return
        known = course(scene.build, indicator), course(scene.build, indicator, actual=True)
        _start_over(scene, indicator, set(known[0].region_code) | set(known[1].region_code))
        regions = _pick_regions(scene, *known)
        grades = parts.pick_grades(scene)
        mine = [rows[rows.region_code.isin(regions)] for rows in known]
        goals, actuals = (rows[rows.grade.isin(grades)] for rows in mine)
        look = replace(scene.look, style=parts.pick_style(scene))
    if scene.view.alone:
        takeaway.alone(scene, lambda: _goals(scene, indicator, goals, actuals, regions, look, 0))
        return
    left, right = parts.beside(scene)
    with left:
        _goals(scene, indicator, goals, actuals, regions, look, sum(map(len, mine)) - len(goals) - len(actuals))
        _milestones(scene, regions, look)
    with right:
        evidence.panel(scene)
    parts.source_line(scene)


def _start_over(scene: Scene, indicator: Indicator, known: set[str]) -> None:
    """With another indicator that none of the chosen regions has, choose regions anew."""
    before = st.session_state.get(_INDICATOR)
    st.session_state[_INDICATOR] = indicator.key
    if before not in (None, indicator.key) and not known & set(scene.view.values.get("regions", [])):
        scene.view.forget("regions")


def _pick_regions(scene: Scene, goals: pd.DataFrame, actuals: pd.DataFrame) -> list[str]:
    """Regions with goals or actuals, and those with milestones; at first the ones with most years, the country aside."""
    both = pd.concat([goals, actuals])
    counts = both.groupby("region_code", sort=False).size()
    names: dict[str, str] = {row.region_code: scene.look.region(row) for row in each(both)}
    for row in each(milestone_regions(scene.build)):
        names.setdefault(row.region_code, scene.look.region(row))
    ranked = sorted((code for code in names if code in counts and code not in _WHOLES), key=lambda code: -counts[code])
    first = [code for code in names if code in ranked[:_FIRST_REGIONS]]
    return scene.view.choose_many(
        "regions",
        list(names),
        first,
        st.multiselect,
        label=scene.words("filter.regions"),
        placeholder=scene.words("filter.regions_place"),
        max_selections=MOST_REGIONS,
        format_func=lambda code: names[code],
    )


def _goals(
    scene: Scene,
    indicator: Indicator,
    goals: pd.DataFrame,
    actuals: pd.DataFrame,
    regions: list[str],
    look: Look,
    left_out: int,
) -> None:
    """The goals and actuals of the chosen regions; `left_out` counts those that the filter of grades hides."""
    words, name = scene.words, scene.indicator_name(indicator)
    both = pd.concat([goals, actuals])
    title = words("timeline.title", name=name)
    if both.empty:
        parts.put(markup.heading(title))
        advice = ([words("compare.empty_grades")] if left_out else []) + [words("timeline.empty_advice")]
        parts.empty(words("timeline.empty" if regions else "timeline.none_regions"), " ".join(advice))
        return
    with st.container(key="heading", horizontal=True, vertical_alignment="bottom"):
        parts.put(markup.heading(title, _subtitle(scene, indicator, both)))
        if not scene.view.alone:
            takeaway.take_away(scene, lambda: exhibit(scene, indicator, goals, actuals, regions, look))
    figure = _figure(scene, goals, actuals, regions, look, scene.view.get("target"))
    rows = "; ".join(f"{look.region(row)} {row.year} {look.stated(row)}" for row in each(both.head(40)))
    parts.clickable(figure, "timeline", "target", words("compare.alt", title=title, rows=rows))
    parts.put(markup.hint(f"{words('timeline.legend_marks')}　{words('timeline.hint')}"))
    parts.put(markup.notes(words("compare.notes"), parts.grade_notes(scene, both, left_out)))


def exhibit(
    scene: Scene, indicator: Indicator, mine: pd.DataFrame, known: pd.DataFrame, regions: list[str], look: Look
) -> Exhibit:
    """The chart as it is taken away: on a light ground, nothing chosen in it, its rows region after region."""
    look, words = replace(look, mode="light", narrow=False), scene.words
    rows = pd.concat([mine.assign(kind="target"), known.assign(kind="actual")])
    rows = rows.iloc[rows["region_code"].map(regions.index).argsort(kind="stable")]
    return takeaway.exhibit(
        scene, look, rows, title=words("timeline.title", name=scene.indicator_name(indicator)), subtitle=_subtitle(scene, indicator, rows),
        figure=_figure(scene, mine, known, regions, look), kind="line", notes=parts.grade_notes(scene, rows, 0),
        colours={row.goal_id: series_colour(regions, row.region_code, look) for row in each(rows)},
    )  # fmt: skip


def _subtitle(scene: Scene, indicator: Indicator, both: pd.DataFrame) -> str:
    return scene.words(
        "timeline.subtitle",
        regions=both["region_code"].nunique(),
        years=_span(int(both["year"].min()), int(both["year"].max())),
        measure=scene.words("measure." + indicator.measure),
    )


def _figure(
    scene: Scene, mine: pd.DataFrame, known: pd.DataFrame, regions: list[str], look: Look, selected: str | None = None
) -> go.Figure:
    return timeline(mine, known, regions, look, selected=selected, actual_word=scene.words("timeline.actual"))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _milestones(scene: Scene, regions: list[str], look: Look) -> None:
    words, rows = scene.words, milestones(scene.build, tuple(regions))
    parts.put(markup.heading(words("timeline.milestones"), words("timeline.milestones_sub"), level=2))
    if rows.empty:
        known = "、".join(look.region(row) for row in each(milestone_regions(scene.build).head(12)))
        advice = words("timeline.milestones_none", regions=known) if known else words("timeline.milestones_nowhere")
        parts.put(markup.hint(advice))
        return
    results, trends = rows[rows.is_result], rows[~rows.is_result]
    if not results.empty:
        figure = lanes(results, regions, look, selected=scene.view.get("milestone"))
        texts = "; ".join(f"{look.region(row)} {row.year} {row.text}" for row in each(results.head(20)))
        alternative = words("compare.alt", title=words("timeline.milestones"), rows=texts)
        parts.clickable(figure, "lanes", "milestone", alternative)
    if not trends.empty:
        _trends(scene, trends, look)


def _trends(scene: Scene, rows: pd.DataFrame, look: Look) -> None:
    """Dated goals that only say which way a thing goes: too many and too alike for the lanes, but not left out."""
    words = scene.words
    # on_change keeps the list open when its first click brings the evidence column and the page is laid out anew
    with st.expander(words("timeline.trends", count=len(rows)), key="trends-open", on_change="rerun"):
        shown = pd.DataFrame(
            {
                words("column.region_name"): [look.region(row) for row in each(rows)],
                words("column.year"): rows.year.to_list(),
                words("column.milestone"): rows.text.to_list(),
                words("column.document"): rows.document.to_list(),
            }
        )
        keys = rows.milestone_id.to_list()
        parts.table(
            shown,
            "trends",
            lambda at: show_evidence("milestone", keys[at]),
            {},
            320,
            words("timeline.milestones"),
        )
