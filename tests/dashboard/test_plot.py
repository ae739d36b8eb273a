"""Figures on frames: what is drawn, in which order, and that every mark knows its evidence."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.plot.compare import REFERENCE_REACH, compare, reference
from dashboard.plot.coverage import coverage
from dashboard.plot.lanes import lanes
from dashboard.plot.look import COLOURS, Look
from dashboard.plot.tilemap import tilemap
from dashboard.plot.timeline import moment, timeline

LOOK = Look()
NAMING = Look(grades={"official": "官网", "media": "媒体", "repost": "转载"})
PROVINCE, ACCENT = "#2a6ca5", "#d1590b"
BASE: dict[str, Any] = {
    "region_level": "province",
    "unit": "个",
    "year": 2025,
    "period_start": None,
    "within": None,
    "comparator": "=",
    "value_max": None,
    "document": "某方案",
    "grade": "document",
    "disputed": False,
}


def goals(*rows: dict[str, Any]) -> pd.DataFrame:
    """A frame as serve gives it; the rows say what is not usual."""
    made = []
    for place, row in enumerate(rows):
        name = row.get("short_name", f"地{place}")
        own = {
            "goal_id": f"g{place}",
            "region_code": f"{place}",
            "short_name": name,
            "region_name_en": f"Place {place}",
        }
        made.append(BASE | own | row)
    frame = pd.DataFrame(made)
    return frame.assign(value_max=frame["value_max"].astype(float))


def bars(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.type == "bar"]


def marks(figure: go.Figure) -> list[Any]:
    return [trace for trace in figure.data if trace.customdata is not None]


def texts(figure: go.Figure) -> list[str]:
    return [note.text for note in figure.layout.annotations]


def test_bars_stand_in_the_order_of_the_frame_with_their_values() -> None:
    figure = compare(goals({"value": 250_000}, {"value": 55_000}), LOOK)
    assert list(figure.layout.yaxis.ticktext) == ["地0", "地1"]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]
    assert texts(figure) == ["25万个", "5.5万个"]
    assert list(figure.layout.xaxis.ticktext) == ["0", "10万个", "20万个"]


def test_every_mark_carries_its_evidence() -> None:
    frame = goals({"value": 5}, {"value": 3, "value_max": 6.0, "comparator": "range"}, {"value": 2, "comparator": "<="})
    for kind in ("bar", "dot"):
        ids = {data[0] for trace in marks(compare(frame, LOOK, kind=kind)) for data in trace.customdata}
        assert ids == {"g0", "g1", "g2"}


def test_comparators_look_different() -> None:
    signs = ["=", ">=", "<=", "~"]
    figure = compare(goals(*({"value": 10, "comparator": sign} for sign in signs)), LOOK)
    main = bars(figure)[0]
    shapes = list(zip(main.marker.color, main.marker.line.width, main.marker.pattern.shape, strict=True))
    assert len(set(shapes)) == 3  # ≥ is a solid bar, and has an arrowhead
    arrow = next(trace for trace in figure.data if trace.type == "scatter" and trace.fill == "toself")
    assert set(arrow.x) == {10, max(arrow.x)}
    assert max(arrow.x) > 10
    wall = next(trace for trace in figure.data if trace.type == "scatter" and trace.fill is None)
    assert list(wall.x) == [10, 10]


def test_a_range_is_a_span_from_its_lower_to_its_upper_end() -> None:
    figure = compare(goals({"value": 30, "value_max": 35.0, "comparator": "range"}), LOOK)
    span = bars(figure)[1]
    assert (list(span.base), list(span.x)) == ([30], [5])
    assert texts(figure) == ["30–35个"]


def test_the_chosen_mark_has_the_accent_and_the_others_do_not_fade() -> None:
    trace = bars(compare(goals({"value": 5}, {"value": 3}), LOOK, selected="g1"))[0]
    accent = COLOURS["light"].accent
    assert [colour == accent for colour in trace.marker.color] == [False, True]
    assert trace.unselected.marker.opacity == 1


def test_the_national_goal_is_a_line_unless_it_would_squeeze_the_bars() -> None:
    frame = goals({"value": 70}, {"value": 80})
    near, far = goals({"value": 75, "goal_id": "n"}), goals({"value": 80 * REFERENCE_REACH + 1})
    figure = compare(frame, LOOK, national=near, national_label="全国目标")
    assert figure.layout.shapes[0].x0 == 75
    assert "全国目标" in texts(figure)
    assert reference(frame, far) is None
    assert not compare(frame, LOOK, national=far).layout.shapes
    assert reference(frame, None) is None


@pytest.mark.parametrize(
    ("grade", "fill", "outline"),
    [("document", PROVINCE, 0), ("official", PROVINCE, 0), ("media", "#729ec4", 1.2), ("repost", "#bfd3e4", 1.2)],
)
def test_a_mark_is_paler_the_further_its_source_is_from_the_document(grade: str, fill: str, outline: float) -> None:
    frame = goals({"value": 5, "grade": grade}, {"value": 3, "grade": grade, "comparator": ">="})
    bar = bars(compare(frame, NAMING))[0]
    assert set(bar.marker.color) == {fill}
    assert set(bar.marker.line.width) == {outline}
    assert set(bar.marker.line.color) == {PROVINCE}
    arrow = next(trace for trace in compare(frame, NAMING).data if trace.type == "scatter" and trace.fill == "toself")
    assert (arrow.fillcolor, arrow.line.color, arrow.line.width) == (fill, PROVINCE, outline)
    dots = marks(compare(frame, NAMING, kind="dot"))[0]
    assert set(dots.marker.color) == {fill}
    assert set(dots.marker.line.color) == {PROVINCE}


def test_marks_that_are_outlines_only_keep_their_colour() -> None:
    frame = goals(*({"value": 5, "grade": "repost", "comparator": sign} for sign in ("~", "<=")))
    bar = bars(compare(frame, NAMING))[0]
    assert list(bar.marker.line.color) == [PROVINCE, PROVINCE]
    assert list(bar.marker.line.width) == [1.6, 1.6]
    assert list(bar.marker.pattern.fgcolor) == ["#bfd3e4", "#bfd3e4"]
    assert marks(compare(frame, NAMING, kind="dot"))[0].marker.color[0] == PROVINCE


@pytest.mark.parametrize("grade", ["document", "official", "media", "repost"])
@pytest.mark.parametrize("kind", ["bar", "dot"])
def test_the_chosen_mark_has_the_full_accent_whatever_its_grade(kind: str, grade: str) -> None:
    frame = goals({"value": 5, "grade": grade}, {"value": 3, "grade": grade})
    chosen = marks(compare(frame, NAMING, kind=kind, selected="g1"))[0].marker
    assert [colour == ACCENT for colour in chosen.color] == [False, True]
    assert chosen.line.color[1] == ACCENT
    known = goals({"value": 3, "year": 2022, "goal_id": "k"})
    points = marks(timeline(frame, known, ["0", "1"], NAMING, selected="g1"))
    fills = {data[0]: fill for t in points for data, fill in zip(t.customdata, t.marker.color, strict=True)}
    assert [name for name, fill in fills.items() if fill == ACCENT] == ["g1"]


@pytest.mark.parametrize(
    ("grade", "remark"), [("document", ""), ("official", "官网"), ("media", "媒体"), ("repost", "转载")]
)
def test_the_grade_is_named_behind_the_value_and_in_the_hover(grade: str, remark: str) -> None:
    figure = compare(goals({"value": 250_000, "grade": grade}), NAMING)
    behind = f"<span style='font-size:11px;color:#5c6b7a'> {remark}</span>" if remark else ""
    assert texts(figure) == ["25万个" + behind]
    source = f"某方案 · {remark}" if remark else "某方案"
    assert bars(figure)[0].hovertext[0].endswith(f">{source}</span>")
    course = timeline(goals({"value": 5, "grade": grade}), goals({"value": 5}).iloc[:0], ["0"], NAMING)
    assert f">{source}</span>" in next(trace for trace in marks(course) if len(trace.x)).hovertext[0]
    assert texts(compare(goals({"value": 250_000, "grade": grade}), LOOK)) == ["25万个"]  # a look without names


def test_the_remark_has_room_beside_the_bar() -> None:
    reach = [
        compare(goals({"value": 250_000, "grade": g}), NAMING).layout.xaxis.range[1] for g in ("document", "media")
    ]
    assert reach[0] < reach[1]


@pytest.mark.parametrize(
    ("within", "shown"), [(None, ""), ("2025-06", "2025-06"), ("2025-01/2025-06", "2025-01–2025-06")]
)
def test_a_part_of_a_year_is_named_beside_its_region(within: str | None, shown: str) -> None:
    figure = compare(goals({"value": 5, "within": within}, {"value": 3}), LOOK)
    beside = f" <span style='color:#5c6b7a'>{shown}</span>" if shown else ""
    assert list(figure.layout.yaxis.ticktext) == ["地0" + beside, "地1"]
    assert (f"</b> · {shown or 2025}<br>") in bars(figure)[0].hovertext[0]


def test_years_and_periods_are_named_where_they_differ() -> None:
    frame = goals({"value": 5, "year": 2024}, {"value": 3, "period_start": 2023})
    shown = compare(frame, LOOK, show_year=True).layout.yaxis.ticktext
    assert "2024" in shown[0]
    assert "2023–2025" in shown[1]
    twice = goals({"value": 5, "region_code": "a"}, {"value": 3, "region_code": "a", "period_start": 2023})
    assert "2023–2025" in compare(twice, LOOK).layout.yaxis.ticktext[1]


def test_negative_values_have_room_for_their_labels() -> None:
    figure = compare(goals({"value": -18, "unit": "%"}, {"value": 5, "unit": "%"}), LOOK)
    low, high = figure.layout.xaxis.range
    assert low < -18 < 5 < high
    assert figure.layout.annotations[0].xanchor == "right"


def test_a_long_label_fits_beside_the_longest_bar_on_a_phone() -> None:
    frame = goals({"value": 300_000, "value_max": 350_000.0, "comparator": "range", "disputed": True}, {"value": 5})
    _, high = compare(frame, LOOK).layout.xaxis.range
    assert 350_000 / high < 0.66
    assert texts(compare(frame, LOOK))[0].endswith("⚑")


def test_document_text_is_no_markup_in_figures() -> None:
    figure = compare(goals({"value": 5, "short_name": "<b>x</b>", "document": "<i>y</i>&"}), LOOK)
    assert figure.layout.yaxis.ticktext[0] == "&lt;b&gt;x&lt;/b&gt;"
    assert "<i>" not in bars(figure)[0].hovertext[0]


PROVINCES = pd.DataFrame(
    {
        "region_code": ["0", "1", "9"],
        "short_name": ["吉林", "山东", "西藏"],
        "abbreviation": ["吉", "鲁", "藏"],
        "region_name_en": ["Jilin", "Shandong", "Heilongjiang"],
        "grid_row": [1, 3, 5],
        "grid_col": [7, 6, 1],
    }
)


def test_the_map_shades_goals_and_leaves_the_rest_grey() -> None:
    figure = tilemap(PROVINCES, goals({"value": 5}, {"value": 50}), LOOK, none_label="没有写明的目标")
    fills, hovers = figure.data[0].marker.color, figure.data[0].hovertext
    assert fills[2] == COLOURS["light"].empty
    assert "没有写明的目标" in hovers[2]
    assert fills[0] != fills[1]
    assert [data[0] for data in figure.data[0].customdata] == ["g0", "g1", ""]
    assert figure.layout.yaxis.range[0] > figure.layout.yaxis.range[1]


def test_the_map_needs_no_goals_and_speaks_english() -> None:
    figure = tilemap(PROVINCES, goals({"value": 5}).iloc[:0], Look(language="en"), none_label="none")
    assert set(figure.data[0].marker.color) == {COLOURS["light"].empty}
    assert figure.data[0].text[2] == "Heilong-<br>jiang"


def test_the_timeline_tells_goals_from_actuals() -> None:
    mine = goals({"value": 47, "year": 2024, "region_code": "a"}, {"value": 55, "region_code": "a", "goal_id": "g9"})
    known = goals({"value": 34, "year": 2022, "region_code": "a", "goal_id": "k"})
    figure = timeline(mine, known, ["a"], LOOK, actual_word="现状")
    symbols = {
        data[0]: symbol for t in marks(figure) for data, symbol in zip(t.customdata, t.marker.symbol, strict=True)
    }
    assert symbols == {"g0": "circle", "g9": "circle", "k": "circle-open"}
    bridge = next(trace for trace in figure.data if trace.line.dash == "dot")
    assert (list(bridge.x), list(bridge.y)) == ([2022, 2024], [34, 47])
    assert texts(figure) == ["<b>地1</b>"]
    assert any("现状" in text for t in marks(figure) for text in t.hovertext)


@pytest.mark.parametrize(
    ("year", "within", "place"),
    [
        (2023, None, 2023.0),
        (2023, "2023-06", 2022.5),
        (2023, "2023-03", 2022.25),
        (2023, "2023-12", 2023.0),
        (2023, "2023-01/2023-06", 2023.0),
    ],
)
def test_a_month_lies_before_the_end_of_its_year(year: int, within: str | None, place: float) -> None:
    (row,) = goals({"value": 5, "year": year, "within": within}).itertuples()
    assert moment(row) == place


def test_months_stand_in_order_on_the_line_and_within_the_axis() -> None:
    whens = [(2022, None), (2022, "2022-09"), (2022, "2022-03"), (2021, "2021-03")]
    known = goals(
        *({"value": 5, "year": year, "within": within, "region_code": "a"} for year, within in whens),
    )
    mine = goals({"value": 9, "year": 2023, "region_code": "a", "goal_id": "t"})
    figure = timeline(mine, known, ["a"], LOOK)
    path = next(trace for trace in figure.data if trace.mode == "lines" and len(trace.x) == 4)
    assert list(path.x) == [2020.25, 2021.25, 2021.75, 2022.0]
    bridge = next(trace for trace in figure.data if trace.line.dash == "dot")
    assert list(bridge.x) == [2022.0, 2023.0]
    first, last = figure.layout.xaxis.range
    assert all(first < x < last for trace in marks(figure) for x in trace.x)


def test_the_grade_shows_on_the_timeline_as_well() -> None:
    known = goals(
        {"value": 3, "year": 2021, "region_code": "a", "goal_id": "k0"},
        {"value": 4, "year": 2022, "region_code": "a", "goal_id": "k1", "grade": "media"},
    )
    mine = goals(
        {"value": 5, "year": 2024, "region_code": "a", "goal_id": "t0"},
        {"value": 6, "region_code": "a", "goal_id": "t1", "grade": "repost"},
    )
    colour = COLOURS["light"].series[0]
    points = {
        data[0]: (fill, width)
        for t in marks(timeline(mine, known, ["a"], LOOK))
        for data, fill, width in zip(t.customdata, t.marker.color, t.marker.line.width, strict=True)
    }
    assert points == {"k0": (colour, 2), "k1": (colour, 1.2), "t0": (colour, 2), "t1": ("#b6d2e5", 1.2)}


def test_names_at_the_end_of_the_lines_do_not_overlap() -> None:
    frame = goals(*({"value": 100 + place * 0.1, "region_code": f"{place}"} for place in range(6)))
    figure = timeline(frame, frame.iloc[:0], [str(place) for place in range(6)], LOOK)
    places = sorted(note.y for note in figure.layout.annotations)
    assert all(b - a >= 4 for a, b in pairwise(places))


def milestones(*rows: tuple[str, int, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["region_code", "year", "text"])
    ids = [f"m{place}" for place in range(len(rows))]
    return frame.assign(
        milestone_id=ids, short_name=frame["region_code"], region_name_en=frame["region_code"], document="某方案"
    )


def test_a_lane_a_region_and_a_place_for_each_milestone() -> None:
    rows = milestones(("甲", 2025, "一"), ("甲", 2025, "二"), ("乙", 2030, "<script>"))
    figure = lanes(rows, ["乙", "甲", "丙"], LOOK, selected="m2")
    assert list(figure.layout.yaxis.ticktext) == ["乙", "甲"]
    places = [(x, y) for trace in bars(figure) for x, y in zip(trace.base, trace.y, strict=True)]
    assert len(set(places)) == 3
    assert sorted(x for x, _ in places) == [0, 0, 1]
    assert texts(figure) == ["<b>2025</b>", "<b>2030</b>"]
    assert {data[0] for trace in marks(figure) for data in trace.customdata} == {"m0", "m1", "m2"}
    assert "<script>" not in str([(list(trace.hovertext), list(trace.text)) for trace in bars(figure)])


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_of_series_are_all_different(mode: Any) -> None:
    series = Look(mode=mode).colours.series
    assert len(set(series)) == len(series) == 8


def test_words_of_milestones_are_cut_to_what_a_screen_holds() -> None:
    rows = milestones(("甲", 2025, "字" * 80), ("甲", 2030, "字"))
    wide, narrow = (
        bars(lanes(rows, ["甲"], Look(narrow=phone)))[0].text[0].split("</span> ")[1] for phone in (False, True)
    )
    assert len(narrow) < len(wide) < 80
    assert narrow.endswith("…")


def cells(*rows: tuple[str, str, str, int, int | None]) -> pd.DataFrame:
    """Cells of the coverage: region, family, status, how many, newest year."""
    frame = pd.DataFrame(rows, columns=["region_code", "family", "status", "target_count", "newest_year"])
    frame["newest_year"] = frame["newest_year"].astype("Int32")
    return frame.assign(
        actual_count=0,
        short_name="地" + frame["region_code"],
        region_name_en="Place " + frame["region_code"],
        family_name="类<" + frame["family"] + ">",
        family_name_en="Family " + frame["family"],
    )


CELLS = cells(
    ("1", "a", "stated", 1, 2020),
    ("1", "b", "sought", 0, None),
    ("2", "a", "unsought", 0, None),
    ("2", "b", "stated", 40, 2025),
    ("3", "a", "stated", 3, None),
    ("3", "b", "stated", 2, 2021),
)
HOVERS = [f"h{place}" for place in range(6)]
SCALE = COLOURS["light"].scale


def grid(figure: go.Figure) -> Any:
    (trace,) = figure.data
    return trace


def test_the_coverage_has_one_mark_a_cell_that_names_it() -> None:
    trace = grid(coverage(CELLS, LOOK, HOVERS, newest=False))
    assert [data[0] for data in trace.customdata] == ["1~a", "1~b", "2~a", "2~b", "3~a", "3~b"]
    assert list(zip(trace.x, trace.y, strict=True)) == [(0, 0), (1, 0), (0, 1), (1, 1), (0, 2), (1, 2)]
    assert list(trace.hovertext) == HOVERS
    assert trace.mode == "markers"
    assert trace.unselected.marker.opacity == 1


def test_what_was_looked_for_in_vain_is_a_cross_and_what_was_not_is_empty() -> None:
    marker = grid(coverage(CELLS, LOOK, HOVERS, newest=False)).marker
    assert list(marker.symbol) == ["square", "square-x-open", "square", "square", "square", "square"]
    assert marker.color[1] == COLOURS["light"].muted
    assert marker.color[2] == COLOURS["light"].empty


@pytest.mark.parametrize(
    ("newest", "steps"),
    [
        (False, {"1~a": 1, "2~b": 5, "3~a": 2, "3~b": 2}),  # 1, 40, 3 and 2 of them
        (True, {"1~a": 0, "2~b": 5, "3~a": 0, "3~b": 1}),  # 2020, 2025, no year, 2021
    ],
)
def test_cells_are_darker_the_more_or_the_newer(newest: bool, steps: dict[str, int]) -> None:
    trace = grid(coverage(CELLS, LOOK, HOVERS, newest=newest))
    colours = {data[0]: colour for data, colour in zip(trace.customdata, trace.marker.color, strict=True)}
    assert {cell: SCALE.index(colours[cell]) for cell in steps} == steps


def test_cells_of_one_year_have_one_shade() -> None:
    marker = grid(coverage(CELLS.assign(newest_year=2025), LOOK, HOVERS, newest=True)).marker
    assert {colour for colour in marker.color if colour in SCALE} == {SCALE[0]}


@pytest.mark.parametrize("chosen", ["1~a", "1~b", "2~a"])
def test_the_chosen_cell_is_outlined_and_keeps_its_shade(chosen: str) -> None:
    plain_marker = grid(coverage(CELLS, LOOK, HOVERS, newest=False)).marker
    trace = grid(coverage(CELLS, LOOK, HOVERS, newest=False, selected=chosen))
    assert [data[0] for data, c in zip(trace.customdata, trace.marker.line.color, strict=True) if c == ACCENT] == [
        chosen
    ]
    assert [data[0] for data, w in zip(trace.customdata, trace.marker.line.width, strict=True) if w > 1] == [chosen]
    assert list(trace.marker.color) == list(plain_marker.color)
    assert ACCENT not in plain_marker.line.color


def test_the_coverage_names_regions_and_families_on_its_axes() -> None:
    chinese, english = (coverage(CELLS, Look(language=language), HOVERS, newest=False) for language in ("zh", "en"))
    assert list(chinese.layout.yaxis.ticktext) == ["地1", "地2", "地3"]
    assert list(chinese.layout.xaxis.ticktext) == ["类&lt;a&gt;", "类&lt;b&gt;"]
    assert list(english.layout.yaxis.ticktext) == ["Place 1", "Place 2", "Place 3"]
    assert list(english.layout.xaxis.ticktext) == ["Family a", "Family b"]
    assert chinese.layout.yaxis.range[0] > chinese.layout.yaxis.range[1]
    few = coverage(CELLS.iloc[:2], LOOK, HOVERS[:2], newest=False)
    assert few.layout.height < chinese.layout.height
