"""Slides with native charts: whoever opens them can edit every number, colour and word. One 16:9 slide an exhibit.

Bars are drawn as on the screen: an outline is "at most", hatches are "about", a paler end is the rest of a range. What a
label says beyond its number (≥, 约, ⚑) is part of its number format, so that it stays when the number is edited.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_AXIS_CROSSES,
    XL_CHART_TYPE,
    XL_LEGEND_POSITION,
    XL_MARKER_STYLE,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.enum.dml import MSO_LINE, MSO_PATTERN
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from dashboard.exhibit import Exhibit
from dashboard.export.csv import harmless
from dashboard.export.series import Bar, Line, axis_title, bars, categories, code, lines, scaled
from dashboard.export.table import header, labels, quotation, worded
from dashboard.plot.look import COLOURS, STRENGTH, channels

CHINESE, LATIN = "Microsoft YaHei", "Segoe UI"
WIDTH, HEIGHT, MARGIN = Inches(13.333), Inches(7.5), Inches(0.6)
MOST_ROWS = 32  # of one chart; more stand in charts side by side, with the same axis
MOST_LABELS = 18  # of a line chart; with more points only the last of each line is labelled
TABLE_ROWS = 14
_LIGHT = COLOURS["light"]
_CHART = 'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'


def slides(exhibits: Iterable[Exhibit]) -> bytes:
    """A presentation with a slide for each exhibit, in their order."""
    deck = _master()
    for exhibit in exhibits:
        _slide(deck, exhibit)
    made = io.BytesIO()
    deck.save(made)
    return made.getvalue()


def _master() -> Any:
    """python-pptx's empty presentation as a clean 16:9 master: one layout, our typefaces, Chinese ones for Chinese."""
    deck = Presentation()
    across = WIDTH / deck.slide_width
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    title_only = deck.slide_layouts[5]
    for layout in list(deck.slide_layouts):
        if layout is not title_only:
            deck.slide_layouts.remove(layout)
    for shapes in (deck.slide_master.shapes, title_only.shapes):
        for shape in shapes:
            if shape.has_text_frame and shape._element.spPr.find(qn("a:xfrm")) is not None:
                shape.left, shape.width = Emu(int(shape.left * across)), Emu(int(shape.width * across))
    theme = deck.slide_master.part.part_related_by(RT.THEME)
    face = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{CHINESE}"/>'.encode()
    theme._blob = theme.blob.replace(b'<a:latin typeface="Calibri"/><a:ea typeface=""/>', face)
    return deck


def _slide(deck: Any, exhibit: Exhibit) -> None:
    slide = deck.slides.add_slide(deck.slide_layouts[0])
    below = _head(slide, exhibit)
    room = (MARGIN - Inches(0.1), below, WIDTH - 2 * MARGIN + Inches(0.2), HEIGHT - below - Inches(0.72))
    if exhibit.kind == "bar":
        _bar_charts(slide, exhibit, room)
    elif exhibit.kind == "line":
        _line_chart(slide, exhibit, room)
    else:
        _table(slide, exhibit, room)
    _foot(slide, exhibit)
    slide.notes_slide.notes_text_frame.text = _notes(exhibit)


def _head(slide: Any, exhibit: Exhibit) -> int:
    """Title, subtitle and the key to the colours; gives where the chart can begin."""
    mark = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, 0, Inches(0.46), Inches(0.14), Inches(0.5))
    mark.fill.solid()
    mark.fill.fore_color.rgb = _rgb(_LIGHT.scale[4])
    mark.line.fill.background()
    title = slide.shapes.title
    title.left, title.top, title.width, title.height = MARGIN, Inches(0.34), WIDTH - 2 * MARGIN, Inches(0.72)
    _write(
        title, exhibit.title, 28 if _width(exhibit.title) < 64 else 22, _LIGHT.ink, bold=True, anchor=MSO_ANCHOR.MIDDLE
    )
    below = slide.shapes.add_textbox(MARGIN, Inches(1.04), WIDTH - 2 * MARGIN, Inches(0.4))
    _write(below, exhibit.subtitle, 15 if _width(exhibit.subtitle) < 120 else 12, _LIGHT.muted)
    if exhibit.key:
        _key(slide, exhibit.key)
    return int(Inches(1.78 if exhibit.key else 1.5))


def _key(slide: Any, key: Sequence[tuple[str, str]]) -> None:
    box = slide.shapes.add_textbox(MARGIN, Inches(1.42), WIDTH - 2 * MARGIN, Inches(0.34))
    _write(box, "", 12, _LIGHT.muted)
    for colour, meaning in key:
        _run(box.text_frame.paragraphs[0], "■ ", 12, colour)
        _run(box.text_frame.paragraphs[0], meaning + "　", 12, _LIGHT.muted)


def _foot(slide: Any, exhibit: Exhibit) -> None:
    """The source, with data date and build; the address of the view as a link."""
    line = slide.shapes.add_connector(1, MARGIN, HEIGHT - Inches(0.62), WIDTH - MARGIN, HEIGHT - Inches(0.62))
    line.line.color.rgb, line.line.width = _rgb("#d5dce3"), Pt(0.75)
    box = slide.shapes.add_textbox(MARGIN, HEIGHT - Inches(0.58), WIDTH - 2 * MARGIN - Inches(2), Inches(0.34))
    _write(box, exhibit.source, 10, _LIGHT.muted)
    if exhibit.address.startswith("http"):
        link = slide.shapes.add_textbox(WIDTH - MARGIN - Inches(2), HEIGHT - Inches(0.58), Inches(2), Inches(0.34))
        _write(link, exhibit.words("takeaway.open"), 10, _LIGHT.scale[4], align=PP_ALIGN.RIGHT)
        link.text_frame.paragraphs[0].runs[0].hyperlink.address = exhibit.address


def _notes(exhibit: Exhibit) -> str:
    """What stands behind every mark, for whoever speaks: value, document, place, sentence or address."""
    words = exhibit.words
    said = [exhibit.subtitle, *(f"· {note}" for note in exhibit.notes), "", words("takeaway.behind")]
    for label, row in zip(labels(exhibit), exhibit.frame.itertuples(), strict=True):
        said.append(f"{label} {words(f'kind.{row.kind}')} {row.stated} ← {quotation(row, words)}")
    return "\n".join([*said, "", exhibit.source, exhibit.address])


# --- charts


def _bar_charts(slide: Any, exhibit: Exhibit, room: tuple[int, int, int, int]) -> None:
    """Bars from the top down; more than a slide's height can hold stand in columns of equal length."""
    all_bars = bars(exhibit)
    if not all_bars:
        return
    columns = -(-len(all_bars) // MOST_ROWS)
    rows = -(-len(all_bars) // columns)
    left, top, width, height = room
    share = width // columns
    for place in range(columns):
        part = all_bars[place * rows : (place + 1) * rows]
        _bar_chart(slide, exhibit, part, _reach(all_bars), (left + place * share, top, share, height), rows)


def _reach(all_bars: Sequence[Bar]) -> tuple[float, float]:
    """From where to where the axis goes, with room for the labels behind the bars."""
    ends = [bar.upper if bar.upper is not None else bar.value for bar in all_bars]
    low, high = min(0.0, *ends), max(0.0, *ends)
    room = (high - low or 1.0) * 0.16
    return low - (room if low < 0 else 0.0), high + (room if high > 0 else 0.0)


def _bar_chart(
    slide: Any,
    exhibit: Exhibit,
    part: Sequence[Bar],
    reach: tuple[float, float],
    room: tuple[int, int, int, int],
    rows: int,
) -> None:
    ranged = any(bar.upper is not None for bar in part)
    data = CategoryChartData(number_format="General")
    data.categories = [str(harmless(bar.label)) for bar in part]
    if ranged:
        data.add_series(exhibit.words("takeaway.upper", name=axis_title(exhibit)), [bar.upper for bar in part])
    data.add_series(axis_title(exhibit), [bar.value for bar in part])
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *room, data)
    chart = _chart(frame, exhibit)
    size = max(7.0, min(14.0, room[3] / 12700 / (rows + 2) * 0.62))
    plot = chart.plots[0]
    plot.gap_width, plot.overlap, plot.vary_by_categories = 38, 100, False
    chart.category_axis.reverse_order = True
    _category_axis(chart.category_axis, size)
    chart.category_axis.crosses = XL_AXIS_CROSSES.MAXIMUM
    chart.category_axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    _value_axis(chart.value_axis, exhibit, reach)
    if ranged:
        upper = [bar if bar.upper is not None else None for bar in part]
        _bar_points(plot.series[0], upper, exhibit, size, ends=True)
    _bar_points(plot.series[-1], list(part), exhibit, size)


def _bar_points(series: Any, shown: Sequence[Bar | None], exhibit: Exhibit, size: float, *, ends: bool = False) -> None:
    """Colour and label of each bar; the label of a range stands at its upper end."""
    codes: list[str | None] = []
    for place, bar in enumerate(shown):
        codes.append(None if bar is None or (bar.upper is not None and not ends) else bar.code)
        if bar is not None:
            _paint(series.points[place].format, bar.row, exhibit, ends)
    for index in series._element.findall(f"{qn('c:dPt')}/{qn('c:idx')}"):  # else a negative bar loses its colour
        index.addnext(parse_xml(f'<c:invertIfNegative {_CHART} val="0"/>'))
    _labels(series, codes, size, "outEnd")


def _paint(form: Any, row: Any, exhibit: Exhibit, end: bool) -> None:
    colour = exhibit.colours.get(row.goal_id, _LIGHT.levels["province"])
    pale = _paler(colour, STRENGTH[row.grade])
    if end or row.comparator == "~":
        form.fill.patterned()
        form.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL if not end else MSO_PATTERN.LIGHT_UPWARD_DIAGONAL
        form.fill.fore_color.rgb, form.fill.back_color.rgb = _rgb(pale), _rgb("#ffffff")
    else:
        form.fill.solid()
        form.fill.fore_color.rgb = _rgb("#ffffff" if row.comparator in ("<=", "<") else pale)
    form.line.color.rgb, form.line.width = _rgb(colour), Pt(1)


def _line_chart(slide: Any, exhibit: Exhibit, room: tuple[int, int, int, int]) -> None:
    put, series = scaled(exhibit), lines(exhibit)
    data = CategoryChartData(number_format="General")
    data.categories = categories(exhibit)
    for line in series:
        data.add_series(str(harmless(line.name)), [None if row is None else put(row.value) for row in line.rows])
    chart = _chart(slide.shapes.add_chart(XL_CHART_TYPE.LINE_MARKERS, *room, data), exhibit)
    _category_axis(chart.category_axis, 13)
    _value_axis(chart.value_axis, exhibit, None)
    chart.has_legend = True
    chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.RIGHT, False
    _type(chart.legend.font, 12, _LIGHT.ink)
    chart._chartSpace.chart.find(qn("c:dispBlanksAs")).set("val", "span")
    many = sum(row is not None for line in series for row in line.rows) > MOST_LABELS
    for drawn, line in zip(chart.plots[0].series, series, strict=True):
        _draw(drawn, line)
        codes = [None if row is None else code(row, put, exhibit) for row in line.rows]
        last = max((place for place, text in enumerate(codes) if text), default=-1)
        _labels(drawn, [text if not many or place == last else None for place, text in enumerate(codes)], 11, "t")


def _draw(drawn: Any, line: Line) -> None:
    """Goals as a line with filled marks, figures dashed with open ones."""
    goal, form = line.kind == "target", drawn.format.line
    drawn.smooth = False
    form.color.rgb, form.width = _rgb(line.colour), Pt(2.25)
    form.dash_style = MSO_LINE.SOLID if goal else MSO_LINE.SQUARE_DOT
    drawn.marker.style, drawn.marker.size = XL_MARKER_STYLE.CIRCLE, 8
    drawn.marker.format.fill.solid()
    drawn.marker.format.fill.fore_color.rgb = _rgb(line.colour if goal else "#ffffff")
    drawn.marker.format.line.color.rgb = _rgb(line.colour)


def _chart(frame: Any, exhibit: Exhibit) -> Any:
    """What all charts share: no title of their own, our type, a description for whoever cannot see them."""
    chart = frame.chart
    chart.has_title, chart.has_legend = False, False
    chart.font.size = Pt(12)
    _type(chart.font, 12, _LIGHT.ink)
    rows = "; ".join(f"{label} {said}" for label, said in zip(labels(exhibit), exhibit.frame["stated"], strict=True))
    frame._element.nvGraphicFramePr.cNvPr.set(
        "descr", exhibit.words("compare.alt", title=exhibit.title, rows=rows)[:4000]
    )
    return chart


def _category_axis(axis: Any, size: float) -> None:
    axis.has_major_gridlines, axis.major_tick_mark = False, XL_TICK_MARK.NONE
    axis.format.line.color.rgb = _rgb(_LIGHT.muted)
    _type(axis.tick_labels.font, size, _LIGHT.ink)
    every = axis._element.find(qn("c:noMultiLvlLbl"))
    if every is not None:  # PowerPoint leaves out labels that it thinks too close; here each bar must have its name
        every.addprevious(parse_xml(f'<c:tickLblSkip {_CHART} val="1"/>'))


def _value_axis(axis: Any, exhibit: Exhibit, reach: tuple[float, float] | None) -> None:
    if reach is not None:
        axis.minimum_scale, axis.maximum_scale = reach
    axis.has_title, axis.major_tick_mark = True, XL_TICK_MARK.NONE
    axis.major_gridlines.format.line.color.rgb = _rgb(_LIGHT.grid)
    axis.format.line.fill.background()
    _type(axis.tick_labels.font, 11, _LIGHT.muted)
    axis.tick_labels.number_format, axis.tick_labels.number_format_is_linked = "General", False
    paragraph = axis.axis_title.text_frame.paragraphs[0]
    _run(paragraph, axis_title(exhibit), 12, _LIGHT.muted)


def _labels(series: Any, codes: Sequence[str | None], size: float, where: str) -> None:
    """A label for each point that has a number format, none for the others."""
    text = (
        f'<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr><c:txPr><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{round(size * 100)}" b="0">'
        f'<a:solidFill><a:srgbClr val="{_LIGHT.ink[1:]}"/></a:solidFill><a:latin typeface="{LATIN}"/><a:ea typeface="{CHINESE}"/>'
        f'</a:defRPr></a:pPr><a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )
    show = "".join(
        f'<c:show{name} val="{int(name == "Val")}"/>'
        for name in ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
    )
    points = "".join(
        f'<c:dLbl><c:idx val="{place}"/><c:delete val="1"/></c:dLbl>'
        if form is None
        else f'<c:dLbl><c:idx val="{place}"/><c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/>{text}'
        f'<c:dLblPos val="{where}"/>{show}</c:dLbl>'
        for place, form in enumerate(codes)
    )
    rest = f'<c:numFmt formatCode="General" sourceLinked="0"/>{text}<c:dLblPos val="{where}"/>{show}'
    old = series._element.get_or_add_dLbls()
    old.getparent().replace(old, parse_xml(f"<c:dLbls {_CHART}>{points}{rest}</c:dLbls>"))


def _table(slide: Any, exhibit: Exhibit, room: tuple[int, int, int, int]) -> None:
    """For charts that PowerPoint has no like of: the first rows as a table."""
    names = ("region_name", "indicator", "year", "stated", "document")
    rows = worded(exhibit).head(TABLE_ROWS)
    left, top, width, _ = room
    grid = slide.shapes.add_table(len(rows) + 1, len(names), left, top, width, Inches(0.33) * (len(rows) + 1)).table
    shares = (0.13, 0.25, 0.09, 0.18, 0.35)
    for column, (name, share) in enumerate(zip(names, shares, strict=True)):
        grid.columns[column].width = Emu(int(width * share))
        cells = [
            header(name, exhibit.words),
            *("" if value is None or value != value else str(value) for value in rows[name].astype(object)),
        ]
        for at, text in enumerate(cells):
            cell = grid.cell(at, column)
            cell.text_frame.word_wrap = True
            _run(cell.text_frame.paragraphs[0], text[:60], 11, "#ffffff" if at == 0 else _LIGHT.ink)


# --- text


def _write(
    shape: Any,
    text: str,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    align: Any = PP_ALIGN.LEFT,
    anchor: Any = None,
) -> None:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = anchor or MSO_ANCHOR.TOP
    frame.paragraphs[0].alignment = align
    if text:
        _run(frame.paragraphs[0], text, size, colour, bold=bold)


def _run(paragraph: Any, text: str, size: float, colour: str, *, bold: bool = False) -> None:
    run = paragraph.add_run()
    run.text = text
    run.font.bold = bold
    _type(run.font, size, colour)
    run._r.get_or_add_rPr().set("lang", "zh-CN")


def _type(font: Any, size: float, colour: str) -> None:
    """Size, colour, and the typefaces: without one for East Asian text PowerPoint takes whatever it likes for Chinese."""
    font.size, font.name = Pt(round(size, 1)), LATIN
    font.color.rgb = _rgb(colour)
    latin = font._rPr.find(qn("a:latin"))
    if font._rPr.find(qn("a:ea")) is None:
        latin.addnext(parse_xml(f'<a:ea {_CHART} typeface="{CHINESE}"/>'))


def _rgb(colour: str) -> RGBColor:
    return RGBColor(*channels(colour))


def _paler(colour: str, share: float) -> str:
    return "#" + "".join(f"{round(255 + (ink - 255) * share):02x}" for ink in channels(colour))


def _width(text: str) -> int:
    """About how wide a text is, in Latin letters."""
    return sum(2 if ord(c) > 0x2E80 else 1 for c in text)
