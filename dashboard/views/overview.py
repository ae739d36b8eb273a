"""概览 Overview: what the warehouse holds at a glance, and the way to every view of it."""

from __future__ import annotations

from functools import partial
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from dashboard import markup
from dashboard.plot.gaps import gaps as draw_gaps
from dashboard.plot.look import each, plain, shortened
from dashboard.plot.mosaic import mosaic as draw_mosaic
from dashboard.plot.tilemap import tilemap
from dashboard.scene import Scene
from dashboard.serve import overview as serve
from dashboard.serve.goals import provinces
from dashboard.serve.indicators import Indicator, build_facts, indicators, key_of, years
from dashboard.state import chart_round, touch
from dashboard.views import parts, ways
from dashboard.views.ways import Way

_FAMILIES, _DOCUMENTS, _DEADLINES, _GAPS, _POPULAR = 13, 6, 9, 6, 6
_STARTS = (
    ("compare", ":material/bar_chart:"),
    ("timeline", ":material/timeline:"),
    ("incentives", ":material/payments:"),
    ("tasks", ":material/event_note:"),
)
_GO = "overview.go"


def show(scene: Scene) -> None:
    """Draw the page."""
    if clicked := st.session_state.pop(_GO, None):
        page, address = _clicked(scene, *clicked)
        st.switch_page(page, query_params=address)
    counts = serve.counts(scene.build)
    _hero(scene, counts)
    if not counts["targets"] and not counts["actuals"]:
        parts.empty(scene.words("overview.empty"), scene.words("missing.inbox"))
        parts.source_line(scene)
        return
    _numbers(scene, counts)
    left, right = st.columns([1, 1.35], gap="large")
    with left:
        _map(scene)
    with right:
        _mosaic(scene)
    first, second, third = st.columns([1, 1.1, 1.15], gap="large")
    with first:
        _newest(scene)
    with second:
        _deadlines(scene)
    with third:
        _gaps(scene)
    parts.source_line(scene)


def _clicked(scene: Scene, name: str, value: str) -> Way:
    """Where a click on one of the pictures leads."""
    if name == "map":
        return ways.explore(scene, kind="target", region=value)
    if name == "mosaic":
        return ways.coverage(scene, value)
    key, year, level = value.rsplit("|", 2)
    return ways.compare(scene, key, year=int(year), level=level)


def _hero(scene: Scene, counts: dict[str, int]) -> None:
    """What this is, and four ways in."""
    words, facts = scene.words, build_facts(scene.build)
    with st.container(key="hero"):
        lead = words("overview.lead", observations=f"{facts.get('observation_count', 0):,}", **counts)
        parts.put(markup.hero(words("overview.title"), lead))
        with st.container(key="starts"):
            for name, icon in _STARTS:
                label = ways.strong(words(f"overview.start_{name}"), words(f"overview.start_{name}_sub"))
                ways.link(ways.page(scene, name), label, icon)
        popular = [indicator for indicator in indicators(scene.build) if indicator.targets][:_POPULAR]
        if popular:
            with st.container(key="popular", horizontal=True):
                parts.put(markup.hint(words("overview.popular")), width="content")
                for indicator in popular:
                    name = scene.indicator_name(indicator)
                    name += (
                        "" if indicator.measure in ("stock", "share") else f" · {words('measure.' + indicator.measure)}"
                    )
                    ways.link(
                        ways.compare(scene, indicator.key, year=_common_year(scene, indicator)), markup.literal(name)
                    )


def _common_year(scene: Scene, indicator: Indicator) -> int | None:
    """The year that most regions name, of those with as many the last: with which Compare begins."""
    known = years(scene.build, indicator, "target")
    return max(known, key=lambda year: (known[year], year), default=None)


def _numbers(scene: Scene, counts: dict[str, int]) -> None:
    """Counts that lead to what is counted, and how good the sources are."""
    words = scene.words
    kinds = {"targets": "target", "actuals": "actual"}
    tiles: dict[str, Way] = {
        "documents": ways.page(scene, "evidence"),
        **{name: ways.explore(scene, kind=kind) for name, kind in kinds.items()},
        "regions": ways.coverage(scene),
        "incentives": ways.page(scene, "incentives", theme="all", region="", recipient="", form=""),
        "tasks": ways.page(scene, "tasks", region="", document="", tasks="deadlines", who="", body="all"),
    }
    with st.container(key="tiles"):
        for name, way in tiles.items():
            ways.link(way, ways.strong(f"{counts[name]:,}", words(f"overview.tile_{name}", **counts)))
    grades = serve.grades(scene.build)
    total = sum(grades.values())
    with st.container(key="grades-row", horizontal=True, vertical_alignment="center"):
        parts.put(
            markup.proportions(words("overview.grades"), [(grade, n / total) for grade, n in grades.items()]),
            width="content",
        )
        for grade, n in grades.items():
            ways.link(ways.explore(scene, grade=grade), ways.strong(f"{n:,}", words(f"grade.{grade}")))


def _map(scene: Scene) -> None:
    words, look, known = scene.words, scene.look, serve.region_goals(scene.build)
    tiles = provinces(scene.build)
    if tiles.empty:
        return
    parts.put(markup.heading(words("overview.map"), words("overview.map_sub"), level=2))
    goals = known.assign(goal_id=known["region_code"], value=known["goals"], value_max=None, unit="个", comparator="=")
    made = tilemap(tiles, goals, look, none_label=words("compare.map_none"), doubling=True)
    rows = "; ".join(f"{look.region(row)} {row.goals}" for row in each(known.head(40)))
    _picture(made, "map", words("compare.alt", title=words("overview.map"), rows=rows))
    colours = look.colours
    parts.put(
        markup.shades(
            colours.scale,
            words("compare.map_less"),
            words("overview.map_more"),
            colours.empty,
            words("compare.map_none"),
        )
    )
    cities = [row for row in each(known) if row.region_level == "city"][:6]
    if cities:
        with st.container(key="chips-cities", horizontal=True):
            parts.put(markup.hint(words("overview.cities")), width="content")
            for row in cities:
                way = ways.explore(scene, kind="target", region=row.region_code)
                ways.link(way, markup.literal(f"{look.region(row)} {row.goals}"))


def _mosaic(scene: Scene) -> None:
    words, look, cells = scene.words, scene.look, serve.mosaic(scene.build, _FAMILIES)
    if cells.empty:
        return
    parts.put(markup.heading(words("overview.mosaic"), words("overview.mosaic_sub"), level=2))
    rows = each(cells)
    hovers = [
        f"<b>{plain(look.region(row))} · {plain(words.pick(row.family_name, row.family_name_en))}</b><br>"
        + words(f"overview.cell_{row.status}", targets=row.target_count, actuals=row.actual_count)
        for row in rows
    ]
    by_family = cells.drop_duplicates("family")
    alternative = "; ".join(
        f"{words.pick(row.family_name, row.family_name_en)} {row.stating}" for row in each(by_family)
    )
    _picture(
        draw_mosaic(cells, look, hovers),
        "mosaic",
        words("compare.alt", title=words("overview.mosaic"), rows=alternative),
    )
    kinds = [kind for kind in ("target", "actual", "sought", "nothing") if (cells["status"] == kind).any()]
    parts.put(markup.legend([(f"cell-{kind}", words(f"overview.legend_{kind}")) for kind in kinds]))
    with st.container(key="links-coverage"):
        ways.link(ways.coverage(scene), markup.literal(words("overview.mosaic_all")), ":material/arrow_forward:")


def _newest(scene: Scene) -> None:
    words = scene.words
    with st.container(key="lines-newest"):
        parts.put(markup.heading(words("overview.newest"), level=2))
        for row in serve.newest(scene.build, _DOCUMENTS):
            about = words("overview.newest_about", title=shortened(row["title"], 40), targets=row["target_count"])
            ways.link(
                ways.evidence(scene, "doc", row["document_id"]),
                ways.strong(row["day"] or words("source.unknown"), about),
            )
        ways.link(
            ways.page(scene, "evidence"), markup.literal(words("overview.newest_all")), ":material/arrow_forward:"
        )


def _deadlines(scene: Scene) -> None:
    words, year = scene.words, serve.this_year(scene.build)
    with st.container(key="lines-deadlines"):
        parts.put(
            markup.heading(words("overview.deadlines"), words("overview.deadlines_sub", year=year or ""), level=2)
        )
        if year is None:
            parts.put(markup.hint(words("overview.deadlines_none")))
            return
        rows = serve.deadlines(scene.build, year, _DEADLINES)
        for due in serve.due(scene.build, year):
            with st.container(key=f"due-{due['year']}"):
                _due(scene, due)
            for row in (row for row in rows if row["year"] == due["year"]):
                ways.link(ways.evidence(scene, row["name"], row["id"]), _deadline(scene, row))


def _due(scene: Scene, due: dict[str, Any]) -> None:
    """A year, and how much is due in it."""
    words, year = scene.words, str(due["year"])
    way = ways.explore(scene, kind="target", years=year)
    if due["tasks"] and not due["targets"]:
        way = ways.page(scene, "tasks", region="", document="", tasks="deadlines", who="", body="all")
    ways.link(way, ways.strong(year, words("overview.due", **due)))


def _deadline(scene: Scene, row: dict[str, Any]) -> str:
    place = scene.words.pick(row["short_name"], row["region_name_en"])
    if row["name"] != "target":
        return markup.literal(f"{place} · {shortened(row['text'], 34)}")
    name = " · ".join(filter(None, (row["subject"], scene.words.pick(row["family_name"], row["family_name_en"]))))
    return f"{markup.literal(f'{place} · {name}')} {ways.strong(scene.stated(row), '')}"


def _gaps(scene: Scene) -> None:
    words, look, rows = scene.words, scene.look, serve.gaps(scene.build, _GAPS)
    parts.put(markup.heading(words("overview.gaps"), words("overview.gaps_sub"), level=2))
    if rows.empty:
        parts.put(markup.hint(words("overview.gaps_none", regions=serve.GAP_REGIONS)))
        return
    firsts = each(rows.drop_duplicates("place"))
    titles = [_gap(scene, row) for row in firsts]
    keys = [f"{key_of(_indicator(row))}|{row.year}|{row.region_level}" for row in firsts]
    hovers = [f"<b>{plain(look.region(row))}</b> · {row.year}<br>{plain(look.stated(row))}" for row in each(rows)]
    _picture(
        draw_gaps(rows, look, titles, hovers, keys),
        "gaps",
        words("compare.alt", title=words("overview.gaps"), rows="; ".join(titles)),
    )
    with st.container(key="quiet-gaps"):  # the same ways for those who use the keyboard: seen once they are reached
        for key, title in zip(keys, titles, strict=True):
            ways.link(_clicked(scene, "gaps", key), markup.literal(title))


def _gap(scene: Scene, row: Any) -> str:
    name = " · ".join(filter(None, (_indicator(row)["subject"], scene.words.pick(row.family_name, row.family_name_en))))
    return scene.words(
        "overview.gap", name=name, year=row.year, ratio=f"{row.ratio:,.0f}" if row.ratio >= 10 else f"{row.ratio:.1f}"
    )


def _indicator(row: Any) -> dict[str, Any]:
    subject = row.subject if isinstance(row.subject, str) else None
    return {
        "family": row.family,
        "measure": row.measure,
        "unit": row.unit,
        "subject": subject,
        "indicator": row.indicator,
    }


def _picture(made: go.Figure, name: str, alt: str) -> None:
    """A figure whose marks lead to another view."""
    key = f"chart.{name}.{chart_round()}"
    st.plotly_chart(
        made, theme=None, key=key, on_select=partial(_pick, key, name), selection_mode="points", config=parts.CHART_CONFIG, alt=alt
    )  # fmt: skip


def _pick(key: str, name: str) -> None:
    points = st.session_state[key]["selection"]["points"]
    data = points[0].get("customdata") if points else None
    if data and data[0]:
        touch()
        st.session_state[_GO] = (name, str(data[0]))
