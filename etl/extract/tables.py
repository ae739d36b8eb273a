"""Indicator tables of plans: a row names an indicator and its unit, a column a year; each cell is a statement.

    序号  指标                                  2025年   2030年目标   属性
    1     全社会研发经费支出占地区生产总值比重(%)   3.4      4左右        预期性

A base-year cell is an actual, a target-year cell a target; 年均 columns hold growth rates, 【】 sums over the period.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from etl.extract.context import reference_year
from etl.extract.lists import items_of
from etl.extract.times import times_in
from etl.extract.view import view_of
from etl.model import Anchor, Document, Kind, Mention, Passage, Sentence, TimeSpan
from etl.seeds.vocabulary import Vocabulary

_HEADER_ROWS = 3
_SEPARATOR = " │ "
_NAME = re.compile(r"指标|名称")
_VALUE = re.compile(r"20\d\d|目标|完成|实际|现状|预计|年均|累计|基期|期末")
_HELD = re.compile(r"完成|实际|现状|预计|基期")
_AIMED = re.compile(r"目标|规划")
_NUMBERING = re.compile(r"^\s*(?:\d{1,3}[.．、]|[（(]\d{1,3}[)）]|其中[:：])\s*")
_MARKS = re.compile(r"[*＊∗①-⑩]+")
_UNIT_IN_NAME = re.compile(r"[（(](?P<unit>[^（）()]{1,12})[)）]$")
_SCALED = re.compile(r"(?P<scale>万亿|亿|万|千|百)?(?P<unit>.*)$")
_CELL = re.compile(  # >6, 4.5-5, 【350左右】, “十五五”年均增长5.0左右; not 完成省下达目标
    r"(?P<lead>[^\d]{0,12}?)(?P<bracket>[【\[［〔]?)(?P<sign>[><≥≤＞＜]?=?)\s*"
    r"(?P<n>\d+(?:,\d{3})*(?:\.\d+)?)(?:\s*[-—–~～至]\s*(?P<n2>\d+(?:\.\d+)?))?(?P<unit>%|个百分点)?"
    r"(?P<after>左右|以上|以下|以内)?"
)
_PART = re.compile(r"(?:[^，；和]|，(?=\d{3})|和(?![^\d]{0,8}\d))+")
_BESIDE = re.compile(r"[^/]+")
_SEVERAL = re.compile(r"\d\s*/\s*\d|和[^\d]*\d|20\d\d(?:[-—–]20\d\d)?年")
_GROWS = re.compile(r"年均(?:增长|增速|增幅)")
_GOING = re.compile(r"(?:年均)?(?:增长率?|增速|增幅|提高|降低率?|下降率?|减少)$")
_LEADS = re.compile(
    r"^(?:力争|达到|力争达到|不低于|不超过|超过|约|近|提高|分别|下降|降低|年均增[速长]|“?十[一二三四五六]五”?年均增长|“?十[一二三四五六]五”?累计新增)*$"
)
_SIGNS = {
    ">": "超过",
    "＞": "超过",
    "<": "低于",
    "＜": "低于",
    "≥": "不低于",
    ">=": "不低于",
    "≤": "不超过",
    "<=": "不超过",
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of values: its year, what its figures are, and whether they are growth rates."""

    index: int
    year: int
    kind: Kind
    grows: bool


@dataclass(frozen=True, slots=True)
class _Layout:
    name: int
    unit: int | None
    values: tuple[_Column, ...]


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of figures as one sentence: what is counted, in which unit, and the last year with a figure that holds."""

    sentence: Sentence
    name: str
    unit: str
    base: int | None
    document: Document
    vocabulary: Vocabulary


def table_mentions(document: Document, vocabulary: Vocabulary) -> tuple[list[Mention], set[int]]:
    """The mentions of all indicator tables, and the numbers of those tables, whose cells need no other reading."""
    cells = [sentence for sentence in document.sentences if sentence.role == "cell"]
    mentions: list[Mention] = []
    read: set[int] = set()
    for number, group in groupby(cells, key=lambda cell: cell.table):
        rows = [list(row) for _, row in groupby(group, key=lambda cell: cell.row)]
        layout = _layout(rows, document)
        if layout is not None:
            read.add(number)
            mentions += _rows(rows, layout, document, vocabulary)
    return mentions, read


def _layout(rows: Sequence[Sequence[Sentence]], document: Document) -> _Layout | None:
    """Which column holds what, by the first rows; None where it is no table of indicators."""
    headers: dict[int, str] = {}
    for row in rows[:_HEADER_ROWS]:
        texts = [view_of(cell.text).text for cell in row]
        if headers and any(_CELL.match(text) and "20" not in text for text in texts):
            break  # the first row of figures
        if len(row) > 1 or headers:
            for cell in row:
                headers[cell.column] = headers.get(cell.column, "") + view_of(cell.text).text
    names = [column for column, text in headers.items() if _NAME.search(text) and not _AIMED.search(text)]
    if not names and {"单位", "属性"} <= set(headers.values()):
        names = [min(headers)]  # 类别 · 单位 · 2020年 · 2025年 · 属性
    if not names:
        return None
    values = tuple(_columns({index: text for index, text in headers.items() if index not in names}, document))
    units = [column for column, text in headers.items() if text == "单位"]
    return _Layout(names[0], units[0] if units else None, values) if values else None


def _columns(headers: dict[int, str], document: Document) -> Iterator[_Column]:
    """The columns of figures. One without a year (年均增速 beside 2025年目标) has that of the goals before it."""
    aimed_at: int | None = None
    reference = reference_year(document)
    for index, header in sorted(headers.items()):
        year = _year_named(header)
        if _AIMED.search(header) and year is not None:
            aimed_at = year
        year = year or aimed_at or (document.period[1] if document.period else None)
        if not _VALUE.search(header) or year is None or reference is None:
            continue
        held = _HELD.search(header) is not None
        past = (year < reference and year != aimed_at) or (year <= reference and held)
        yield _Column(index, year, "actual" if past else "target", _GROWS.search(header) is not None)


def _year_named(header: str) -> int | None:
    """The last year that a header names, or the last of the five-year plan."""
    years = [time.year for time in times_in(header, None)] or [int(y) for y in re.findall(r"20\d\d", header)]
    plan = re.search(r"十([一二三四五六])五", header)
    if plan and not years:
        years = [2010 + 5 * "一二三四五六".index(plan[1])]
    return years[-1] if years else None


def _rows(
    rows: Sequence[Sequence[Sentence]], layout: _Layout, document: Document, vocabulary: Vocabulary
) -> Iterator[Mention]:
    base = max((column.year for column in layout.values if column.kind == "actual"), default=None)
    for row in rows:
        cells = {cell.column: cell for cell in row}
        name, unit = _name_and_unit(cells, layout)
        if not name or _NAME.search(name) or name in {"属性", "单位", "类别"}:
            continue  # a group's name or the header again
        sentence, starts = _joined(row)
        whole = _Row(sentence, name, unit, base, document, vocabulary)
        for column in layout.values:
            if cell := cells.get(column.index):
                yield from _mentions(cell, starts[column.index], column, whole)


def _name_and_unit(cells: dict[int, Sentence], layout: _Layout) -> tuple[str, str]:
    first = min(column.index for column in layout.values)
    columns = [c for c in sorted(cells) if layout.name <= c < first and c != layout.unit]
    texts = [view_of(cells[c].text).text for c in columns]
    texts = [text for text in texts if text not in {"约束性", "预期性"}]
    if not texts:
        return "", ""
    name = _MARKS.sub("", _NUMBERING.sub("", texts[-1]))
    if layout.unit is not None and layout.unit in cells:
        return name, view_of(cells[layout.unit].text).text
    in_name = _UNIT_IN_NAME.search(name)
    return (name[: in_name.start()], in_name["unit"]) if in_name else (name, "")


def _joined(row: Sequence[Sentence]) -> tuple[Sentence, dict[int, int]]:
    """The row as one sentence, cells apart by a rule, and where each column's cell begins in it."""
    parts: list[Passage] = []
    starts: dict[int, int] = {}
    length = 0
    for cell in row:
        if parts:
            line, column = parts[-1].locate(max(0, len(parts[-1].text) - 1))
            parts.append(Passage(_SEPARATOR, (Anchor(0, line, column),)))
            length += len(_SEPARATOR)
        starts[cell.column] = length
        parts.append(cell.passage)
        length += len(cell.text)
    first = row[0]
    return Sentence(Passage.join(parts), first.section, first.paragraph, "cell", first.table, first.row), starts


def _mentions(cell: Sentence, offset: int, column: _Column, row: _Row) -> Iterator[Mention]:
    """The figures of a cell: mostly one; several where it says so (19400，年均增速4.8%; 分别下降〔53〕和〔44〕; 8358/244)."""
    view = view_of(cell.text)
    slashed = _slashed(view.text, row)
    parts = [match.span() for match in (_BESIDE if slashed else _PART).finditer(view.text)]
    names = slashed or [(row.name, row.unit)] * len(parts)
    if "分别" in view.text:
        head = _GOING.sub("", row.name)
        things = items_of(head, len(parts), row.vocabulary)
        names = [(thing + row.name[len(head) :], row.unit) for thing in things] or names
    for (begin, end), (name, unit) in zip(parts, names, strict=True):
        found = _CELL.match(view.text, begin, end)
        if found is not None and _LEADS.match(found["lead"]) and not _SEVERAL.search(view.text, begin, end):
            span = offset + view.start(found.start("n")), offset + view.end(found.end())
            yield _mention(found, span, column, replace(row, name=name, unit=unit))


def _slashed(text: str, row: _Row) -> list[tuple[str, str]]:
    """旅客/货邮吞吐量 · 万人次/万吨 · 8358/244: name and unit of each figure; empty where not all three are so divided."""
    figures, units = text.split("/"), row.unit.split("/")
    if len(figures) < 2 or len(units) != len(figures) or not all(map(_CELL.fullmatch, figures)):
        return []
    things = items_of(row.name.replace("/", "、"), len(figures), row.vocabulary)
    return list(zip(things, units, strict=True)) if things else []


def _mention(found: re.Match[str], span: tuple[int, int], column: _Column, row: _Row) -> Mention:
    """One figure of a row; `span`: where it stands in the row's sentence."""
    scale, plain = ("", found["unit"]) if found["unit"] else _scale_and_unit(row.unit, row.vocabulary)
    summed = bool(found["bracket"]) or "累计" in found["lead"] + row.name
    grows = _GROWS.search(row.name + found["lead"]) is not None or (column.grows and not summed)
    first_year = _first_year(column, row.base, row.document) if grows or summed else None
    return Mention(
        sentence=row.sentence,
        start=span[0],
        end=span[1],
        number=found["n"] + scale,
        number_max=found["n2"] + scale if found["n2"] else "",
        unit=plain,
        comparator=" ".join(filter(None, (_SIGNS.get(found["sign"], ""), found["after"] or ""))),
        predicate=_predicate(row.name, row.vocabulary),
        indicator=_GOING.sub("", row.name) or row.name,
        qualifier="",
        before=row.name,
        after="",
        kind=column.kind,
        time=TimeSpan(0, 0, "by", column.year, first_year),
        year_from="context",
        baseline="年均" if grows else "",
        place="",
        binding=_binding(row.sentence.text),
        rule="table",
        confidence=0.9,
        measure="growth" if grows else "flow" if summed and plain not in {"%", "百分点"} else None,
    )


def _scale_and_unit(unit: str, vocabulary: Vocabulary) -> tuple[str, str]:
    """`万套（间）` is (万, 套), `百分点` is no hundred."""
    unit = re.sub(r"[（(].*", "", unit).replace("—", "")
    scaled = _SCALED.match(unit)
    if unit in vocabulary.units or scaled is None:
        return "", unit
    return scaled["scale"] or "", scaled["unit"]


def _first_year(column: _Column, base: int | None, document: Document) -> int | None:
    if column.kind == "target" and document.period:
        return document.period[0]
    if column.kind == "target" and base:
        return base + 1
    return None


def _predicate(name: str, vocabulary: Vocabulary) -> str:
    """`单位地区生产总值能耗降低`: the verb at the name's end says which way the figure goes."""
    endings = [
        cue for cue, predicate in vocabulary.predicates.items() if predicate.sign and name.endswith((cue, cue + "率"))
    ]
    return max(endings, key=len, default="")


def _binding(row: str) -> str:
    found = re.search(r"约束性|预期性", row)
    return found.group() if found else ""
