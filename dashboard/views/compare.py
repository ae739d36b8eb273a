"""对比 Compare: regions side by side for one indicator and year, goals or figures, as bars or dots and on the tile map."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import cast

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dashboard import markup
from dashboard.exhibit import Exhibit
from dashboard.plot.compare import compare, reference
from dashboard.plot.look import STRENGTH, Look, each
from dashboard.plot.tilemap import tilemap
from dashboard.scene import Scene
from dashboard.serve.goals import comparison, comparison_query, provinces
from dashboard.serve.indicators import UNDATED, GoalKind, Indicator, indicators, undated, years
from dashboard.serve.script import Query
from dashboard.views import evidence, parts, rows, takeaway

_RELATED = 8
_COMPARATOR_KEYS = (("eq", {"="}), ("min", {">=", ">"}), ("max", {"<=", "<"}), ("about", {"~"}), ("range", {"range"}))


@dataclass(frozen=True, slots=True)
class Choice:
    """What is compared."""

    indicator: Indicator
    kind: GoalKind
    year: int | None
    latest: bool
    level: str
    grades: list[str]
    chart: str
    look: Look


def show(scene: Scene) -> None:
    """Draw the page."""
    choice = _filters(scene)
    if choice is None:
        parts.empty(scene.words("compare.empty"), scene.words("missing.inbox"))
        return
    asked = (scene.build, choice.indicator, choice.kind, choice.year, choice.latest)
    known, goals = comparison(*asked), comparison(*asked, tuple(choice.grades))
    shown, national = _split(goals, choice.level)
    if shown.empty and national.empty:
        _nothing(scene, choice)
        return
    _head(scene, choice, shown, national, len(known) - len(goals))
    if scene.view.alone:
        takeaway.alone(scene, lambda: _chart(scene, choice, shown, national))
        return
    left, right = st.columns([1.6, 1], gap="large")
    with left:
        _chart(scene, choice, shown, national)
        left_out = len(_regions(known, choice.level) - _regions(goals, choice.level))
        notes = _notes(scene, choice, shown if len(shown) else national, national, left_out)
        parts.put(markup.notes(scene.words("compare.notes"), notes))
        rows.under(scene, shown, choice.look, _query(choice))
        _related(scene, choice.indicator)
    with right, st.container(key="side"):
        evidence.panel(scene)
        _map(scene, choice, goals)
    parts.source_line(scene)


def _filters(scene: Scene) -> Choice | None:
    with st.container(key="filters"):
        indicator = parts.pick_indicator(scene)
        if indicator is None:
            return None
        kind = _pick_kind(scene, indicator)
        year = _pick_year(scene, indicator, kind)
        # figures are measured now here, now there: each region's last one is what can be compared
        upto, first = ("upto", "exact") if kind == "target" else ("asof", "latest")
        latest = parts.switch(scene, upto, ("exact", "latest"), first) == "latest"
        level = parts.switch(scene, "level", ("all", "province", "city"), "all")
        grades = parts.pick_grades(scene)
        chart = parts.switch(scene, "chart", ("bar", "dot"), "bar")
        look = replace(scene.look, style=parts.pick_style(scene))
    return Choice(indicator, kind, year, latest and year is not None, level, grades, chart, look)


def _pick_kind(scene: Scene, indicator: Indicator) -> GoalKind:
    """Goals or figures; goals first where there are any."""
    kinds = ("target", "actual")
    return cast("GoalKind", parts.switch(scene, "stated", kinds, "target" if indicator.targets else "actual"))


def _pick_year(scene: Scene, indicator: Indicator, kind: GoalKind) -> int | None:
    """A year that has goals, at first the one that most regions have in common; of figures the last."""
    known = years(scene.build, indicator, kind)
    options = [str(year) for year in sorted(known, reverse=True)]
    if undated(scene.build, indicator, kind):
        options.append(UNDATED)
    if not options:
        options = [UNDATED]
    common = max(known, key=lambda year: (known[year] if kind == "target" else 0, year), default=None)
    chosen = scene.view.choose(
        "year",
        options,
        str(common) if common else UNDATED,
        st.selectbox,
        label=scene.words("filter.year"),
        format_func=lambda option: scene.words("filter.undated") if option == UNDATED else option,
    )
    return None if chosen == UNDATED else int(chosen)


def _split(goals: pd.DataFrame, level: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The goals that are set beside one another, and the national one."""
    national = goals[goals.region_level == "nation"]
    others = goals[~goals.region_level.isin(["nation", "world"])]
    return (others if level == "all" else others[others.region_level == level]), national


def _regions(goals: pd.DataFrame, level: str) -> set[str]:
    """The regions that a view of this level shows, the nation among them."""
    return {code for frame in _split(goals, level) for code in frame.region_code}


def _nothing(scene: Scene, choice: Choice) -> None:
    words = scene.words
    known = "、".join(str(y) for y in years(scene.build, choice.indicator, choice.kind) if y != choice.year)
    advice = [words("compare.empty_level")] if choice.level != "all" else []
    advice += [words("compare.empty_grades")] if len(choice.grades) < len(parts.GRADES) else []
    advice += [words("compare.empty_year", years=known)] if known else []
    held = choice.indicator.targets if choice.kind == "target" else choice.indicator.actuals
    advice += [] if held else [words(f"compare.empty_kind_{choice.kind}")]
    parts.put(markup.heading(title(scene, choice)))
    parts.empty(words(f"compare.empty_{choice.kind}"), " ".join(advice))


def title(scene: Scene, choice: Choice) -> str:
    """What the chart shows, in words."""
    key = "undated" if choice.year is None else "latest" if choice.latest else "year"
    name, kind = scene.indicator_name(choice.indicator), scene.words(f"kind.{choice.kind}")
    return scene.words(f"compare.title_{key}", name=name, year=choice.year, kind=kind)


def _query(choice: Choice) -> Query:
    """What gives the displayed rows elsewhere."""
    return comparison_query(choice.indicator, choice.kind, choice.year, choice.latest, choice.grades, choice.level)


def _head(scene: Scene, choice: Choice, shown: pd.DataFrame, national: pd.DataFrame, left_out: int) -> None:
    """Title and subtitle, and beside them the button that takes the chart away, where there is one."""
    heading = markup.heading(
        title(scene, choice), _subtitle(scene, choice, shown if len(shown) else national, national)
    )
    if shown.empty or scene.view.alone:
        parts.put(heading)
        return
    with st.container(key="heading", horizontal=True, vertical_alignment="bottom"):
        parts.put(heading)
        takeaway.take_away(scene, lambda: exhibit(scene, choice, shown, national, left_out))


def exhibit(scene: Scene, choice: Choice, shown: pd.DataFrame, national: pd.DataFrame, left_out: int) -> Exhibit:
    """The chart as it is taken away: on a light ground, nothing chosen in it."""
    look = replace(choice.look, mode="light", narrow=False)
    choice = replace(choice, look=look)
    levels = [level for level in ("province", "city", "area") if level in set(shown["region_level"])]
    named = [(look.colours.levels[level], scene.words(f"region_level.{level}")) for level in levels]
    colours = {row.goal_id: look.colours.levels.get(row.region_level, look.colours.muted) for row in each(shown)}
    return takeaway.exhibit(
        scene, look, shown.assign(kind=choice.kind), title=title(scene, choice), subtitle=_subtitle(scene, choice, shown, national),
        figure=_figure(scene, choice, shown, national), kind="bar", notes=_notes(scene, choice, shown, national, left_out),
        colours=colours, key=named if len(named) > 1 else [],
    )  # fmt: skip


def _subtitle(scene: Scene, choice: Choice, shown: pd.DataFrame, national: pd.DataFrame) -> str:
    lower = choice.indicator.direction == "lower"
    best = (min if lower else max)(each(shown), key=lambda row: row.value)
    subtitle = scene.words(
        "compare.subtitle_lower" if lower else "compare.subtitle",
        stated=scene.words(f"compare.stated_{choice.kind}"),
        regions=shown["region_code"].nunique(),
        measure=scene.words("measure." + choice.indicator.measure),
        top=choice.look.region(best),
        value=choice.look.stated(best),
    )
    if len(national) and shown is not national:
        subtitle += scene.words(f"compare.nation_{choice.kind}", value=choice.look.stated(national.iloc[0]))
    return subtitle


def _chart(scene: Scene, choice: Choice, shown: pd.DataFrame, national: pd.DataFrame) -> None:
    if shown.empty:
        advice = scene.words("compare.empty_level") if choice.level != "all" else ""
        parts.empty(scene.words(f"compare.empty_{choice.kind}"), advice)
        return
    figure = _figure(scene, choice, shown, national, scene.view.get("target"))
    listed = "; ".join(f"{choice.look.region(row)} {choice.look.stated(row)}" for row in each(shown.head(40)))
    parts.put(markup.hint(scene.words("compare.hint")))
    parts.clickable(figure, "compare", "target", scene.words("compare.alt", title=title(scene, choice), rows=listed))
    parts.put(markup.legend(_legend(scene, shown, choice.chart)))


def _figure(
    scene: Scene, choice: Choice, shown: pd.DataFrame, national: pd.DataFrame, selected: str | None = None
) -> go.Figure:
    stated = choice.look.stated(national.iloc[0]) if len(national) else ""
    label = scene.words(f"compare.national_{choice.kind}", value=stated)
    return compare(
        shown, choice.look, national=national, national_label=label, kind=choice.chart, selected=selected,
        show_year=choice.latest and shown["year"].nunique() > 1,
    )  # fmt: skip


def _legend(scene: Scene, shown: pd.DataFrame, chart: str) -> list[tuple[str, str]]:
    """The levels and the comparators that are in the chart, where there is anything to tell apart."""
    used, look = set(shown["comparator"]), "dot-" if chart == "dot" else ""
    entries = [(look + name, scene.words(f"compare.legend_{name}")) for name, signs in _COMPARATOR_KEYS if used & signs]
    pale = [grade for grade in parts.GRADES if grade in set(shown["grade"]) and STRENGTH[grade] < 1]
    entries += [(f"grade-{grade}", scene.words(f"grade.{grade}")) for grade in pale]
    levels = [level for level in ("province", "city", "area") if level in set(shown["region_level"])]
    named = [(f"level-{level}", scene.words(f"region_level.{level}")) for level in levels]
    return (named if len(named) > 1 else []) + (entries if used != {"="} or pale else [])


def _notes(scene: Scene, choice: Choice, shown: pd.DataFrame, national: pd.DataFrame, left_out: int) -> list[str]:
    words = scene.words
    titles = list(dict.fromkeys(f"《{name}》" for name in shown["document"]))
    few = "".join(titles[:4])
    named = few if len(titles) <= 4 else words("compare.note_documents_more", titles=few)
    disputed, without = int(shown["disputed"].sum()), undated(scene.build, choice.indicator, choice.kind)
    kind = words(f"kind.{choice.kind}")
    lines = [words("compare.note_documents", documents=len(titles), goals=len(shown), titles=named, kind=kind)]
    lines += parts.grade_notes(scene, shown, left_out)
    if len(national) and len(shown) and shown is not national and reference(shown, national) is None:
        goal = national.iloc[0]
        far = {"value": choice.look.stated(goal), "document": goal.document, "kind": kind}
        lines.append(words("compare.national_far", **far))
    if choice.latest and shown["year"].nunique() > 1:
        lines.append(words("compare.note_latest"))
    if shown["region_code"].duplicated().any():
        lines.append(words("compare.note_periods"))
    if shown["within"].notna().any():
        lines.append(words("compare.note_within"))
    if choice.indicator.measure == "flow":
        lines.append(words("compare.note_flow"))
    if disputed:
        lines.append(words("compare.note_disputed", count=disputed, kind=kind))
    if without and choice.year is not None:
        lines.append(words("compare.note_undated", count=without, kind=kind))
    return lines


def _related(scene: Scene, indicator: Indicator) -> None:
    """Ways to the same family's other subjects, which are not to be put into one chart."""
    same = [
        other
        for other in indicators(scene.build)
        if other.family == indicator.family != "other" and other.key != indicator.key
    ]
    if not same:
        return
    with st.container(key="links-related"):
        parts.put(markup.heading(scene.words("compare.related"), level=2))
        with st.container(key="related", horizontal=True):
            for other in same[:_RELATED]:
                label = markup.literal(parts.indicator_option(scene, other))
                address = {"lang": scene.words.language, "indicator": other.key}
                st.page_link(scene.pages["compare"], label=label, query_params=address)


def _map(scene: Scene, choice: Choice, goals: pd.DataFrame) -> None:
    tiles, mine = provinces(scene.build), goals[goals.region_level == "province"]
    if tiles.empty:
        return
    words = scene.words
    parts.put(
        markup.heading(
            words(f"compare.map_{choice.kind}"),
            words("compare.map_cities") if (goals.region_level == "city").any() else "",
            level=2,
        )
    )
    figure = tilemap(tiles, mine, choice.look, none_label=words("compare.map_none"), selected=scene.view.get("target"))
    parts.clickable(figure, "map", "target", words(f"compare.map_{choice.kind}"))
    colours = choice.look.colours
    parts.put(
        markup.shades(
            colours.scale,
            words("compare.map_less"),
            words("compare.map_more"),
            colours.empty,
            words("compare.map_none"),
        )
    )
