"""A page to print: the view as a table with bars, its notes, the sentence behind every value. One file, A4, nothing loaded."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from dashboard.exhibit import Exhibit
from dashboard.export.table import header, labels, quotation
from dashboard.markup import esc
from dashboard.plot.look import STRENGTH, channels

_SHAPES = {"<=": "most", "<": "most", "~": "about", ">=": "least", ">": "least"}


def page(exhibit: Exhibit) -> bytes:
    """The whole page, UTF-8."""
    words, title = exhibit.words, esc(exhibit.title)
    language = "zh-CN" if exhibit.language == "zh" else "en"
    body = "".join((_head(exhibit), _table(exhibit), _notes(exhibit), _sources(exhibit), _foot(exhibit)))
    button = f'<button class="print" onclick="print()">{esc(words("takeaway.print_now"))}</button>'
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{_style()}</style></head>'
        f"<body>{button}{body}</body></html>\n"
    ).encode()


@cache
def _style() -> str:
    return Path(__file__).with_name("brief.css").read_text(encoding="utf-8")


def _head(exhibit: Exhibit) -> str:
    key = "".join(f'<span><i style="background:{esc(c)}"></i>{esc(text)}</span>' for c, text in exhibit.key)
    return (
        f'<header><h1>{esc(exhibit.title)}</h1><p class="sub">{esc(exhibit.subtitle)}</p></header>'
        + (f'<p class="key">{key}</p>' if key else "")
    )  # fmt: skip


def _table(exhibit: Exhibit) -> str:
    """A row a mark; of a line chart region after region."""
    words, frame = exhibit.words, exhibit.frame
    largest = float(frame[["value", "value_max"]].astype(float).abs().max().max()) if len(frame) else 1.0
    several = frame["kind"].nunique() > 1
    rows = "".join(
        f'<tr><td class="place">{esc(label)}{" · " + esc(words(f"kind.{row.kind}")) if several else ""}</td>'
        f'<td class="value">{esc(row.stated)}{" ⚑" if row.disputed else ""}</td>'
        f'<td>{_bar(row, exhibit, largest or 1.0)}</td><td class="ref">[{number}]</td></tr>'
        for number, (label, row) in enumerate(zip(labels(exhibit), frame.itertuples(), strict=True), start=1)
    )
    heads = "".join(
        f"<th>{esc(text)}</th>"
        for text in (header("region_name", words), header("value", words), "", words("takeaway.behind_short"))
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"


def _bar(row: Any, exhibit: Exhibit, largest: float) -> str:
    colour, share = exhibit.colours.get(row.goal_id, "#2a6ca5"), STRENGTH[row.grade]
    pale = "#" + "".join(f"{round(255 + (ink - 255) * share):02x}" for ink in channels(colour))
    length = 96 * abs(row.value) / largest
    parts = f'<i class="{_SHAPES.get(row.comparator, "")}" style="width:{length:.2f}%"></i>'
    if row.comparator == "range" and pd.notna(row.value_max):
        parts += f'<i class="span" style="width:{96 * (row.value_max - row.value) / largest:.2f}%"></i>'
    if row.comparator in (">=", ">"):
        parts += "<b></b>"
    return f'<div class="bar" style="--c:{esc(colour)};--f:{esc(pale)}" aria-hidden="true">{parts}</div>'


def _notes(exhibit: Exhibit) -> str:
    return _section(exhibit.words("compare.notes"), "ul", "", (esc(note) for note in exhibit.notes))


def _sources(exhibit: Exhibit) -> str:
    """Numbered as in the table: the document and its sentence, or the page."""
    return _section(
        exhibit.words("takeaway.behind"), "ol", "sources", (_source(row, exhibit) for row in exhibit.frame.itertuples())
    )


def _source(row: Any, exhibit: Exhibit) -> str:
    words = exhibit.words
    said = esc(quotation(row._replace(sentence="", address=""), words))
    said += f" · {esc(words(f'grade.{row.grade}'))}" if row.grade != "document" else ""
    if isinstance(row.sentence, str) and row.sentence:
        where = words("evidence.place_line", file=row.file, line=row.line)
        before, quote, after = row.sentence.partition(row.quote) if row.quote else (row.sentence, "", "")
        marked = f"<mark>{esc(quote)}</mark>" if quote else ""
        said += f" · {esc(where)}<blockquote>{esc(before)}{marked}{esc(after)}</blockquote>"
    return said + (f" · {_link(row.address)}" if row.address else "")


def _link(address: str) -> str:
    """A link where it is one to the web, else its text alone."""
    safe = urlsplit(address).scheme in ("http", "https")
    return f'<a href="{esc(address)}">{esc(address)}</a>' if safe else esc(address)


def _section(title: str, tag: str, style: str, items: Iterable[str]) -> str:
    listed = "".join(f"<li>{item}</li>" for item in items)
    return f'<h2>{esc(title)}</h2><{tag} class="{style}">{listed}</{tag}>' if listed else ""


def _foot(exhibit: Exhibit) -> str:
    return f"<footer>{esc(exhibit.source)}<br>{_link(exhibit.address)}</footer>"
