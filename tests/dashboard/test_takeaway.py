"""What is taken away: the files are opened and held against the rows that the view shows."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from typing import Any

import openpyxl
import pandas as pd
import pyarrow.parquet as pq
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn
from streamlit.testing.v1 import AppTest

from dashboard.exhibit import COLUMNS, Exhibit, displayed
from dashboard.export import brief, csv, parquet, pptx, xlsx
from dashboard.export.table import codebook, labels, sources
from dashboard.format import Language, scale
from dashboard.plot.compare import compare
from dashboard.plot.look import Look
from dashboard.plot.poster import poster
from dashboard.plot.timeline import timeline
from dashboard.serve.goals import comparison, course
from dashboard.serve.indicators import Indicator, indicators
from dashboard.serve.takeaway import quoted
from dashboard.texts import words
from tests.dashboard.conftest import Open, html
from tests.dashboard.synthetic import BUILD, TARGETS, goal_id

RISKY = '=HYPERLINK("x")'


def stations(build: str) -> Indicator:
    return next(known for known in indicators(build) if known.key == "5g_base_stations~stock~个")


def bars(build: str, language: Language = "zh") -> Exhibit:
    rows = comparison(build, stations(build), "target", 2025, False)
    rows = rows[rows.region_level != "nation"].assign(kind="target")
    return _exhibit(build, rows, "bar", language, compare(rows, Look(language=language)))


def lines(build: str) -> Exhibit:
    goals, actuals = course(build, stations(build)), course(build, stations(build), actual=True)
    rows = pd.concat([goals.assign(kind="target"), actuals.assign(kind="actual")])
    regions = list(dict.fromkeys(rows["region_code"]))
    return _exhibit(build, rows, "line", "zh", timeline(goals, actuals, regions, Look()))


def _exhibit(build: str, rows: pd.DataFrame, kind: Any, language: Language, figure: Any) -> Exhibit:
    look = Look(language=language)
    frame = displayed(rows, quoted(build, tuple(rows["goal_id"])), look.stated)
    return Exhibit(
        title="5G基站：2025年目标", subtitle="4 个地区", figure=figure, frame=frame, kind=kind, notes=("一条说明",),
        source="来源：虚构 · 版本 5e1ec7ed", data_date="2023-08-01", build=build, address="http://localhost/?lang=zh",
        language=language, key=(("#2a6ca5", "省级"), ("#1f9377", "市级")),
    )  # fmt: skip


@pytest.fixture
def bar(warehouse: str) -> Exhibit:
    return bars(warehouse)


@pytest.fixture
def line(warehouse: str) -> Exhibit:
    return lines(warehouse)


def deck(*exhibits: Exhibit) -> Any:
    return Presentation(io.BytesIO(pptx.slides(exhibits)))


def native(slide: Any) -> list[Any]:
    return [shape.chart for shape in slide.shapes if shape.has_chart]


# --- the rows


def test_a_row_a_mark_with_its_sentence(bar: Exhibit) -> None:
    assert tuple(bar.frame.columns) == COLUMNS
    assert list(bar.frame["stated"]) == ["30–35万个", "≥ 25万个", "> 18万个", "15万个", "5.5万个", "约 3万个"]
    shandong = bar.frame.iloc[1]
    assert shandong["goal_id"] == goal_id("target", TARGETS[1])
    assert (shandong["value"], shandong["year"], shandong["quote"]) == (250_000, 2025, "25万个以上")
    assert shandong["sentence"] == "到2025年，5G基站达到25万个以上，*网络*质量<i>明显</i>提升。"
    assert (shandong["file"], shandong["line"], shandong["family_name"]) == ("sd.md", 11, "5G基站")
    assert labels(bar) == ["广东", "山东", "河南", "河北", "吉林", "贵阳"]


def test_every_column_has_a_name_and_an_explanation_in_both_languages() -> None:
    for language in ("zh", "en"):
        table = codebook(words(language))  # type: ignore[arg-type]
        assert [code for _, code, _ in table] == list(COLUMNS)
        assert len({name for name, _, _ in table}) == len(COLUMNS)
        assert all(meaning for _, _, meaning in table)


def test_sources_are_listed_once(line: Exhibit) -> None:
    listed = sources(line)
    assert listed["marks"].sum() == len(line.frame)
    assert not listed.duplicated(["document", "issuer", "issued", "address"]).any()


def test_the_name_of_a_file_has_nothing_that_a_file_system_refuses(bar: Exhibit) -> None:
    assert bar.name == f"5G基站_2025年目标_{BUILD[:8]}"
    assert not re.search(r'[\\/:*?"<>|\s]', replace(bar, title='a/b:c*"d" <e>|f').name)


@pytest.mark.parametrize(
    ("largest", "unit", "language", "style", "expected"),
    [
        (250_000, "个", "zh", "short", (1e4, "万个")),
        (250_000, "个", "zh", "full", (1, "个")),
        (5e11, "元", "zh", "short", (1e8, "亿元")),
        (5e11, "元", "en", "short", (1e9, "B yuan")),
        (250_000, "个", "en", "short", (1e3, "K")),
        (1.8e19, "FLOPS", "zh", "full", (1e18, "EFLOPS")),
        (0.02, "s", "zh", "short", (1e-3, "毫秒")),
        (75, "%", "zh", "short", (1, "%")),
        (2e8, "m", "zh", "short", (1e7, "万公里")),
        (0, "", "zh", "short", (1, "")),
    ],
)
def test_one_scale_for_an_axis(
    largest: float, unit: str, language: Any, style: Any, expected: tuple[float, str]
) -> None:
    assert scale(largest, unit, language, style) == expected


# --- slides


def test_the_slides_chart_has_the_views_numbers(bar: Exhibit) -> None:
    presentation = deck(bar)
    assert presentation.slide_width * 9 == pytest.approx(presentation.slide_height * 16, rel=1e-3)
    (chart,) = native(presentation.slides[0])
    upper, value = chart.plots[0].series
    assert list(chart.plots[0].categories) == labels(bar)
    assert [number * 10_000 for number in value.values] == list(bar.frame["value"])
    assert list(upper.values) == [35.0, None, None, None, None, None]
    assert value.name == "目标（万个）"
    assert chart.value_axis.axis_title.text_frame.text == "目标（万个）"


def test_comparators_stand_in_the_formats_of_the_labels(bar: Exhibit) -> None:
    (chart,) = native(deck(bar).slides[0])
    codes = {
        series.name: [node.get("formatCode") for node in series._element.iter(qn("c:numFmt"))]
        for series in chart.plots[0].series
    }
    assert codes["目标（万个）"][:-1] == [
        '"≥ "General',
        '"> "General" 转载"',
        'General" 媒体"',
        "General",
        '"约 "General',
    ]
    assert codes["目标（万个）：上限"][0] == '"30–"General" ⚑"'


def test_numbers_of_many_digits_are_rounded_in_the_label_only(bar: Exhibit) -> None:
    odd = replace(bar, frame=bar.frame.iloc[:4].assign(value=[123_456.0, 333_333.0, 10_000.0, 50.0]))
    (chart,) = native(deck(odd).slides[0])
    series = chart.plots[0].series[-1]
    assert [round(number * 10_000) for number in series.values] == [123_456, 333_333, 10_000, 50]
    assert '"≥ "0.00' in [node.get("formatCode") for node in series._element.iter(qn("c:numFmt"))]


def test_all_text_of_a_slide_names_a_chinese_typeface(bar: Exhibit, line: Exhibit) -> None:
    for slide in deck(bar, line).slides:
        runs = list(slide._element.iter(qn("a:rPr")))
        runs += [node for chart in native(slide) for node in chart._chartSpace.iter(qn("a:defRPr")) if node.get("sz")]
        assert len(runs) > 8
        assert all(node.find(qn("a:ea")).get("typeface") == "Microsoft YaHei" for node in runs)


def test_the_notes_have_the_sentences_and_the_slide_its_source(bar: Exhibit) -> None:
    (slide,) = deck(bar).slides
    notes = slide.notes_slide.notes_text_frame.text
    assert all(sentence in notes for sentence in bar.frame["sentence"])
    assert "sd.md 第 11 行" in notes
    shown = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert bar.source in shown
    assert slide.shapes.title.text_frame.text == bar.title


def test_the_elements_of_a_chart_stand_in_the_order_that_powerpoint_demands(bar: Exhibit, line: Exhibit) -> None:
    order = {
        "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap serLines axId",
        "lineChart": "grouping varyColors ser dLbls dropLines hiLowLines upDownBars marker smooth axId",
        "dPt": "idx invertIfNegative marker bubble3D explosion spPr",
        "dLbl": "idx delete layout tx numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
        "catAx": "axId scaling delete axPos majorGridlines title numFmt majorTickMark minorTickMark tickLblPos spPr txPr crossAx "
        "crosses auto lblAlgn lblOffset tickLblSkip tickMarkSkip noMultiLvlLbl",
        "ser": "idx order tx spPr invertIfNegative marker dPt dLbls cat val smooth",
    }
    for slide in deck(bar, line).slides:
        for chart in native(slide):
            for name, known in order.items():
                for node in chart._chartSpace.iter(qn(f"c:{name}")):
                    places = [known.split().index(child.tag.rpartition("}")[2]) for child in node]
                    assert places == sorted(places), name


def test_a_line_chart_has_every_point_once(line: Exhibit) -> None:
    (chart,) = native(deck(line).slides[0])
    names = list(chart.plots[0].categories)
    points = sorted(
        (series.name.split()[0], series.name.split()[1], name, round(value * 10_000))
        for series in chart.plots[0].series
        for name, value in zip(names, series.values, strict=True)
        if value is not None
    )
    expected = sorted(
        (
            row.short_name,
            words("zh")(f"kind.{row.kind}"),
            row.within if isinstance(row.within, str) else str(row.year),
            row.value,
        )
        for row in line.frame.itertuples()
    )
    assert points == expected
    assert names == ["2021-08", "2021", "2022", "2023", "2024", "2025"]  # a year's mark is its end
    assert chart._chartSpace.chart.find(qn("c:dispBlanksAs")).get("val") == "span"


def test_two_values_of_one_region_and_year_are_two_series(line: Exhibit) -> None:
    twice = pd.concat([line.frame, line.frame.iloc[:1].assign(value=1.0)], ignore_index=True)
    first, doubled = (native(deck(replace(line, frame=frame)).slides[0])[0] for frame in (line.frame, twice))
    assert len(doubled.plots[0].series) == len(first.plots[0].series) + 1


def test_many_bars_stand_in_charts_side_by_side_on_one_axis(bar: Exhibit) -> None:
    many = pd.concat([bar.frame.iloc[1:4]] * 20, ignore_index=True)
    charts = native(deck(replace(bar, frame=many)).slides[0])
    assert [len(list(chart.plots[0].categories)) for chart in charts] == [30, 30]
    assert len({chart.value_axis.maximum_scale for chart in charts}) == 1
    values = [value * 10_000 for chart in charts for value in chart.plots[0].series[-1].values]
    assert values == list(many["value"])


def test_a_storyboard_is_a_slide_an_exhibit_and_other_charts_are_tables(bar: Exhibit, line: Exhibit) -> None:
    slides = list(deck(bar, line, replace(bar, kind="other")).slides)
    assert [len(native(slide)) for slide in slides] == [1, 1, 0]
    (table,) = (shape.table for shape in slides[2].shapes if shape.has_table)
    assert [cell.text for cell in table.rows[1].cells][:4] == ["广东省", "5G基站", "2025", "30–35万个"]


@pytest.mark.parametrize("kind", ["bar", "line", "other"])
def test_files_can_be_made_of_nothing(bar: Exhibit, kind: Any) -> None:
    none = replace(bar, kind=kind, frame=bar.frame.iloc[:0])
    assert pptx.slides([none])
    assert xlsx.workbook(none)
    assert brief.page(none)
    assert csv.table(none)
    assert parquet.table(none)


# --- workbook and tables


def book(exhibit: Exhibit, *, values: bool = True) -> Any:
    return openpyxl.load_workbook(io.BytesIO(xlsx.workbook(exhibit)), data_only=values)


def test_the_workbook_has_the_rows_their_meaning_and_their_sources(bar: Exhibit) -> None:
    made = book(bar)
    assert made.sheetnames == ["图表", "数据", "说明", "来源"]
    rows = list(made["数据"].iter_rows(values_only=True))
    assert rows[0] == tuple(name for name, _, _ in codebook(words("zh")))
    column = rows[0].index("数值")
    assert [row[column] for row in rows[1:]] == list(bar.frame["value"])
    assert [row[rows[0].index("原句")] for row in rows[1:]] == [text or None for text in bar.frame["sentence"]]
    assert [row[1] for row in made["说明"].iter_rows(min_row=2, max_row=1 + len(COLUMNS), values_only=True)] == list(
        COLUMNS
    )
    assert made["来源"].max_row == 1 + len(sources(bar))


def test_the_workbooks_chart_is_native_and_its_numbers_follow_the_rows(bar: Exhibit) -> None:
    made, formulas = book(bar)["图表"], book(bar, values=False)["图表"]
    assert [made.cell(row, 2).value * 10_000 for row in range(7, 13)] == list(bar.frame["value"])
    assert [made.cell(row, 3).value for row in range(7, 13)] == list(bar.frame["stated"])
    assert formulas.cell(7, 2).value == "='数据'!O2/10000"
    (chart,) = formulas._charts
    assert chart.tagname == "barChart"
    assert chart.series[-1].val.numRef.f == "图表!$B$7:$B$12"
    assert chart.series[-1].cat.strRef.f == "图表!$A$7:$A$12"


def test_the_workbooks_lines_have_every_point_once(line: Exhibit) -> None:
    sheet = book(line)["图表"]
    rows = list(sheet.iter_rows(min_row=7, min_col=2, values_only=True))
    numbers = sorted(round(value * 10_000) for row in rows for value in row if isinstance(value, int | float))
    assert numbers == sorted(line.frame["value"])
    (chart,) = sheet._charts
    assert chart.tagname == "lineChart"


@pytest.mark.parametrize("text", [RISKY, "+86", "-x", "@sum"])
def test_nothing_becomes_a_formula(bar: Exhibit, text: str) -> None:
    frame = bar.frame.assign(sentence=text, short_name=text)
    risky = replace(bar, frame=frame, title=text, subtitle=text)
    made = book(risky, values=False)
    texts = [cell for sheet in made for row in sheet.iter_rows() for cell in row if cell.value in (text, "'" + text)]
    assert {cell.value for cell in texts} == {"'" + text}
    assert {cell.data_type for cell in texts} == {"s"}
    assert f"'{text[:4]}" in csv.table(risky).decode("utf-8-sig")
    (chart,) = native(deck(risky).slides[0])
    inner = openpyxl.load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).active
    assert inner["A2"].value == "'" + text


def test_parquet_keeps_codes_types_and_says_where_it_is_from(bar: Exhibit) -> None:
    table = pq.read_table(io.BytesIO(parquet.table(bar)))
    assert table.column_names == list(COLUMNS)
    assert table.column("kind").to_pylist() == ["target"] * 6
    assert table.column("value").to_pylist() == list(bar.frame["value"])
    assert table.schema.metadata[b"build"] == BUILD.encode()
    assert table.schema.metadata[b"title"].decode() == bar.title


def test_csv_has_words_for_codes(bar: Exhibit) -> None:
    data = csv.table(bar)
    assert data.startswith(b"\xef\xbb\xbf")
    lines_ = data.decode("utf-8-sig").splitlines()
    assert lines_[0].startswith("地区,地区英文名,简称,")
    assert ",目标," in lines_[1]


# --- the page to print, the picture


def test_the_page_to_print_escapes_marks_and_loads_nothing(bar: Exhibit) -> None:
    page = brief.page(replace(bar, title="<b>&")).decode()
    assert "<title>&lt;b&gt;&amp;</title>" in page
    assert "<mark>25万个以上</mark>，*网络*质量&lt;i&gt;明显&lt;/i&gt;提升。" in page
    assert all(stated in page for stated in ("30–35万个", "≥ 25万个", "约 3万个"))
    assert bar.source in page
    assert not re.search(r'(src|@import|url\()\s*=?\s*["\']?http', page)
    assert 'href="javascript' not in brief.page(replace(bar, address="javascript:alert(1)")).decode()


def test_a_poster_says_what_it_is_and_where_it_is_from(bar: Exhibit) -> None:
    made = poster(bar.figure, bar.title, bar.subtitle, bar.source, key=bar.key, rows=True)
    said = " ".join(str(note.text) for note in made.layout.annotations)
    assert all(text in said for text in (bar.title, bar.subtitle, bar.source, "省级", "30–35万个"))
    assert (made.layout.width, made.layout.height, made.layout.paper_bgcolor) == (1600, 900, "#ffffff")
    assert bar.figure.layout.width is None  # the view's own figure is left alone


def test_a_poster_of_many_rows_has_columns(bar: Exhibit) -> None:
    many = compare(pd.concat([bar.frame] * 8, ignore_index=True), Look())
    made = poster(many, "t", "s", "q", rows=True)
    assert [len(axis.ticktext) for axis in (made.layout.yaxis, made.layout.yaxis2)] == [24, 24]
    assert [*made.layout.yaxis.ticktext, *made.layout.yaxis2.ticktext] == [*many.layout.yaxis.ticktext]
    assert made.layout.xaxis.range == made.layout.xaxis2.range
    wide = [axis.domain[1] - axis.domain[0] for axis in (made.layout.xaxis, made.layout.xaxis2)]
    assert wide[0] == pytest.approx(wide[1])
    assert made.layout.xaxis.domain[1] < made.layout.xaxis2.domain[0]


def test_bars_far_apart_are_no_thicker_than_others(bar: Exhibit) -> None:
    drawn = compare(pd.concat([bar.frame] * 2, ignore_index=True), Look())
    assert {trace.width for trace in drawn.data if trace.type == "bar"} == {0.72}


def test_long_titles_are_broken_and_escaped(line: Exhibit) -> None:
    made = poster(line.figure, "指标<b>" * 30, "", "")
    title = next(str(note.text) for note in made.layout.annotations if "指标" in str(note.text))
    assert title.count("<br>") >= 1
    assert "指标&lt;b&gt;" in title


# --- pages


def taken(app: AppTest) -> list[str]:
    return [str(button.label) for button in app.get("download_button")]


@pytest.mark.parametrize("name", ["compare", "timeline"])
def test_nothing_is_made_before_the_list_is_opened(open_page: Open, name: str) -> None:
    app = open_page(name)
    assert not taken(app)
    app.session_state["takeaway-main"] = True
    app.run()
    assert not app.exception
    assert taken(app) == ["PPTX 可编辑图表", "XLSX 工作簿", "CSV 表格", "Parquet", "打印页"]
    link, frame = [code.value for code in app.code][:2]
    assert f"{name}?lang=zh&indicator=5g_base_stations" in link
    assert "&amp;alone=1" in frame
    assert "alone" not in link


@pytest.mark.parametrize("name", ["compare", "timeline"])
def test_an_embedded_chart_stands_alone(open_page: Open, name: str) -> None:
    app = open_page(name, alone="1", indicator="5g_base_stations~stock~个")
    assert not app.exception
    assert len(app.get("plotly_chart")) == 1
    assert not app.selectbox
    assert not app.multiselect
    assert not app.get("page_link")
    assert not app.get("popover")
    assert "pt-source" in html(app)
    assert "pt-whole" in html(app)
    assert app.query_params["alone"] == "1"


def test_an_embedded_chart_shows_what_its_address_says(open_page: Open) -> None:
    assert "2024年目标" in html(open_page(alone="1", year="2024", indicator="5g_base_stations~stock~个"))


def test_other_pages_are_never_without_their_header(open_page: Open) -> None:
    assert "pt-brand" in html(open_page("explore", alone="1"))
