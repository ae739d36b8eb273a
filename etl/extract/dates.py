"""The time of a quantity: the one in its sentence that belongs to it, else what the context gives."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from etl.extract.context import Context
from etl.extract.lists import paired_run
from etl.extract.quantities import Quantity
from etl.extract.scan import Scan
from etl.model import TimeSpan, YearFrom

_JOINT = re.compile(r"[、，]?[和与及]?")
_RELATIVE = re.compile(r"当年|上年|本年|去年|年度")
_FAR = 2  # years after the document's: what is 建成 in a year that far off is there by then


def time_of(scan: Scan, index: int, context: Context) -> tuple[TimeSpan | None, YearFrom]:
    """The nearest time before the quantity, else a period behind it, else what the context gives."""
    text, quantity = scan.text, scan.quantities[index]
    if (base := _base_beside(scan, quantity)) is not None:
        return base, "sentence"
    spans = [t for t in scan.times if t.role == "by" or (t.role == "within" and not _is_day(text, t))]
    if quantity.unit == "倍":  # 是2020年的1.7倍
        spans = [t for t in spans if text[t.end : quantity.start] not in {"", "的"}]
    if paired := _paired_time(scan, index, spans):
        return paired, "sentence"
    taken = [q.start for q in scan.quantities if q.end <= quantity.start]
    if before := [t for t in spans if t.end <= quantity.start and not _belongs_to_other(text, t, taken)]:
        return before[-1], "sentence"
    if "届时" in text[: quantity.start] and (named := context.named_last()):
        return named, "context"
    behind = next((t for t in scan.times if t.start >= quantity.end and t.role != "base"), None)
    if behind is not None and behind.first_year is not None:
        return behind, "sentence"
    return context.inherited(scan.sentence)


def due(time: TimeSpan, reference_year: int | None) -> TimeSpan:
    """The time of a goal: in a plan of 2021, 2025年建成 is what there is to be by then, not that year's work."""
    single = time.role == "within" and time.first_year is None and time.within is None
    far = single and reference_year is not None and time.year > reference_year + _FAR
    return replace(time, role="by") if far else time


def is_beside(time: TimeSpan | None, quantity: Quantity) -> bool:
    """`从2012年的16.8%`: the year stands right before the number."""
    return time is not None and 0 <= quantity.start - time.end <= 1


def is_relative(text: str, time: TimeSpan | None) -> bool:
    """Whether the time is said by another (当年, 上年): in an offer any year is meant."""
    return time is not None and _RELATIVE.search(text[time.start : time.end]) is not None


def _base_beside(scan: Scan, quantity: Quantity) -> TimeSpan | None:
    """`较2020年的900亿元增加`: what there was in the year that is compared with."""
    bases = [t for t in scan.times if t.role == "base" and scan.text[t.end : quantity.start] == "的"]
    return replace(bases[-1], role="by") if bases and quantity.unit != "倍" else None


def _paired_time(scan: Scan, index: int, spans: Sequence[TimeSpan]) -> TimeSpan | None:
    """`2024年、2025年分别新增100家、120家`: as many years in a row as numbers are paired one to one."""
    run = paired_run(scan.text, scan.quantities, index)
    if run is None:
        return None
    first, behind = run
    row = [t for t in spans if t.end <= scan.quantities[first].start]
    while len(row) > 1 and any(not _JOINT.fullmatch(scan.text, a.end, b.start) for a, b in pairwise(row)):
        row = row[1:]
    return row[index - first] if len(row) == behind - first and len(row) > 1 else None


def _is_day(text: str, time: TimeSpan) -> bool:
    """A day is when something happened or was issued, not when a goal is due."""
    return text[time.end - 1 : time.end] == "日"


def _belongs_to_other(text: str, time: TimeSpan, taken: Sequence[int]) -> bool:
    """`从2022年的35%上升至60%`: the year belongs to the number right behind it alone."""
    return text.startswith("的", time.end) and any(0 <= start - time.end <= 2 for start in taken)
