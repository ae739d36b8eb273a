"""HTML of the few things that Streamlit has no element for. Pure; every piece of data is escaped here and nowhere else.

(A page to print is a file of its own, made in `export/brief.py` with the same escaping.)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape, unescape

_MARKDOWN = set("\\`*_{}[]()<>#+-.!|~$:&=^")


def esc(text: object) -> str:
    """Text as HTML shows it, whatever is in it."""
    return escape(str(text), quote=True)


def literal(text: object) -> str:
    """Text as Streamlit's Markdown labels show it, whatever is in it (links, colours, icons and formulas included)."""
    return "".join("\\" + c if c in _MARKDOWN else c for c in " ".join(str(text).split()))


def heading(title: str, subtitle: str = "", level: int = 1) -> str:
    """Title and subtitle of a page or chart."""
    below = f'<p class="pt-sub">{esc(subtitle)}</p>' if subtitle else ""
    return f'<div class="pt-head"><h{level} class="pt-title">{esc(title)}</h{level}>{below}</div>'


def title_of(body: str) -> str:
    """The page's title, if this is a `heading` with one: so that every page can be pinned under its own title."""
    found = re.search(r'<h1 class="pt-title">(.*?)</h1>', body, re.S)
    return unescape(found[1]) if found else ""


def captioned(body: str, title: str, note: str) -> str:
    """A page's heading under a story's title and with its note; the page's own title goes before its subtitle."""
    own, sub = title_of(body), re.search(r'<p class="pt-sub">(.*?)</p>', body, re.S)
    below = [own if title and title != own else "", unescape(sub[1]) if sub else ""]
    told = f'<p class="pt-told">{esc(note)}</p>' if note else ""
    return heading(title or own, " · ".join(filter(None, below))).replace("</h1>", f"</h1>{told}", 1)


def stage_rule(height: int) -> str:
    """Tells the stage's style sheet how high the chart is."""
    return f"<style>:root {{ --pt-chart: {height:d}px; }}</style>"


def brand(name: str, tagline: str) -> str:
    """The product's name at the top of every page."""
    mark = '<span class="pt-mark" aria-hidden="true"><i></i><i></i><i></i></span>'
    return f'<div class="pt-brand">{mark}<div><b>{esc(name)}</b><span>{esc(tagline)}</span></div></div>'


def notes(title: str, lines: Iterable[str]) -> str:
    """Notes under a chart."""
    items = "".join(f"<li>{esc(line)}</li>" for line in lines)
    return f'<div class="pt-notes"><b>{esc(title)}</b><ul>{items}</ul></div>' if items else ""


def source(line: str) -> str:
    """The line under a page that says where everything is from."""
    return f'<p class="pt-source">{esc(line)}</p>'


def whole(address: str, label: str) -> str:
    """From a chart in somebody else's page to the whole view, in a window of its own."""
    return f'<p class="pt-source pt-whole"><a href="{esc(address)}" target="_blank" rel="noopener">{esc(label)}</a></p>'


def hint(text: str) -> str:
    """A quiet line that says what can be done."""
    return f'<p class="pt-hint">{esc(text)}</p>'


def empty(title: str, advice: str) -> str:
    """What stands where there is nothing to show: that, and what to change."""
    return f'<div class="pt-empty" role="status"><b>{esc(title)}</b><p>{esc(advice)}</p></div>'


def legend(entries: Iterable[tuple[str, str]]) -> str:
    """Swatches (by name of their style) with what they mean."""
    items = "".join(
        f'<span class="pt-key"><i class="pt-swatch pt-{esc(name)}"></i>{esc(text)}</span>' for name, text in entries
    )
    return f'<div class="pt-legend">{items}</div>' if items else ""


def shades(colours: Iterable[str], low: str, high: str, empty_colour: str, none: str) -> str:
    """The key to the map's colours."""
    steps = "".join(f'<i style="background:{esc(colour)}"></i>' for colour in colours)
    return (
        f'<div class="pt-shades"><span>{esc(low)}</span><span class="pt-steps">{steps}</span><span>{esc(high)}</span>'
        f'<span class="pt-none"><i style="background:{esc(empty_colour)}"></i>{esc(none)}</span></div>'
    )


def sentence(text: str, quote: str = "", at: int = -1) -> str:
    """A sentence with its quantity highlighted. A quote that does not stand where it should is left unmarked."""
    if not quote or text[at : at + len(quote)] != quote:
        return f'<blockquote class="pt-quote">{esc(text)}</blockquote>'
    before, after = text[:at], text[at + len(quote) :]
    return f'<blockquote class="pt-quote">{esc(before)}<mark>{esc(quote)}</mark>{esc(after)}</blockquote>'


def value(amount: str, about: str, kind: str, kind_name: str) -> str:
    """The head of a piece of evidence: what is stated, about what."""
    return (
        f'<div class="pt-value"><span class="pt-kind pt-kind-{esc(kind)}">{esc(kind_name)}</span>'
        f'<b>{esc(amount)}</b><span class="pt-about">{esc(about)}</span></div>'
    )


def facts(pairs: Iterable[tuple[str, object]]) -> str:
    """Names and values; those without a value are left out."""
    rows = "".join(f"<dt>{esc(name)}</dt><dd>{esc(text)}</dd>" for name, text in pairs if text not in (None, ""))
    return f'<dl class="pt-facts">{rows}</dl>' if rows else ""


def listing(title: str, lines: Iterable[str], style: str = "") -> str:
    """A titled list of plain lines."""
    items = "".join(f"<li>{esc(line)}</li>" for line in lines)
    return f'<div class="pt-list {esc(style)}"><b>{esc(title)}</b><ul>{items}</ul></div>' if items else ""


def note(text: str) -> str:
    """A quiet remark."""
    return f'<p class="pt-note">{esc(text)}</p>'


def hero(title: str, lead: str) -> str:
    """What the product is, at the top of its first page."""
    return f'<div class="pt-hero"><h1 class="pt-title">{esc(title)}</h1><p>{esc(lead)}</p></div>'


def proportions(title: str, shares: Iterable[tuple[str, float]]) -> str:
    """A bar of parts, each in the style of its name."""
    bars = "".join(f'<i class="pt-share-{esc(name)}" style="width:{share:.2%}"></i>' for name, share in shares)
    return f'<div class="pt-proportions"><span>{esc(title)}</span><span class="pt-bar" aria-hidden="true">{bars}</span></div>'


def marked_quotes(text: str, spans: Iterable[tuple[int, str, str]]) -> str:
    """A sentence with several quotes marked, each in the style of its name (start, quote, style); misplaced ones are not."""
    parts, at = [], 0
    for start, quote, style in sorted(set(spans)):
        if quote and start >= at and text[start : start + len(quote)] == quote:
            parts += [esc(text[at:start]), f'<mark class="pt-mark-{esc(style)}">{esc(quote)}</mark>']
            at = start + len(quote)
    return "".join(parts) + esc(text[at:])


def offer(sums: Iterable[tuple[str, str]], tags: Iterable[str], body: str, beside: Iterable[str], source: str) -> str:
    """One incentive: its sums (amount, about what), what it is for, its sentence (HTML of `marked_quotes`), conditions near it, where from."""
    amounts = "".join(f"<span><b>{esc(amount)}</b>{esc(about)}</span>" for amount, about in sums)
    chips = "".join(f'<span class="pt-chip">{esc(tag)}</span>' for tag in tags)
    near = "".join(f"<li>{esc(line)}</li>" for line in beside)
    below = f'<ul class="pt-beside">{near}</ul>' if near else ""
    return (
        f'<article class="pt-offer"><div class="pt-chips">{chips}</div><div class="pt-sums">{amounts}</div>'
        f'<p class="pt-said">{body}</p>{below}<p class="pt-source">{esc(source)}</p></article>'
    )


def banner(text: str) -> str:
    """A remark that must not be overlooked."""
    return f'<p class="pt-banner" role="note">{esc(text)}</p>'


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text that leads somewhere.

    start, end   offsets in the text; a mark without a place (start < 0) stands behind the text
    kind, label  how it is coloured and what it is called (colour alone must not say it)
    opens        what a click opens: `statement:<id>`; `href` is the same as an address, for another tab
    about        names and values, shown when the pointer rests on it
    """

    start: int
    end: int
    kind: str
    label: str
    opens: str
    href: str
    about: tuple[tuple[str, str], ...] = ()


def marked(text: str, marks: Iterable[Mark]) -> str:
    """A text with its marks; of two that overlap the later one stands behind the text."""
    pieces, behind, at = [], [], 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if not at <= mark.start < mark.end <= len(text):
            behind.append(_mark(mark, ""))
            continue
        pieces += [esc(text[at : mark.start]), _mark(mark, text[mark.start : mark.end])]
        at = mark.end
    return "".join([*pieces, esc(text[at:]), *behind])


def _mark(mark: Mark, text: str) -> str:
    about = "".join(f"<span><i>{esc(name)}</i>{esc(said)}</span>" for name, said in mark.about if said)
    name = "，".join([mark.label, text, *(said for _, said in mark.about if said)])
    return (
        f'<a class="pt-m pt-m-{esc(mark.kind)}" href="{esc(mark.href)}" data-open="{esc(mark.opens)}" '
        f'aria-label="{esc(name)}"><span>{esc(text)}</span><sup>{esc(mark.label)}</sup>'
        f'<span class="pt-tip" aria-hidden="true">{about}</span></a>'
    )


def line_of_text(order: int, body: str, passed_over: str = "") -> str:
    """One sentence in its place; `body` is HTML from `marked`. `passed_over` labels one whose number was not taken."""
    if passed_over:
        body = f'<span class="pt-over">{body}<sup>{esc(passed_over)}</sup></span>'
    return f'<span class="pt-s" id="s{order:d}">{body}</span>'


def paragraph(body: str, line: int, style: str = "") -> str:
    """Sentences that belong together, with the line of the file on which they begin."""
    return f'<p class="pt-par {esc(style)}" data-line="{line:d}">{body}</p>'


def section_heading(body: str, level: int) -> str:
    """A heading within a document; deeper ones look alike."""
    depth = min(max(level, 1), 4) + 2
    return f'<h{depth} class="pt-sec pt-sec-{depth}">{body}</h{depth}>'


def grid(rows: Iterable[Iterable[str]]) -> str:
    """A table of a document; its cells are HTML from `marked`."""
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<div class="pt-grid" tabindex="0"><table>{lines}</table></div>'


def outline(title: str, entries: Iterable[tuple[int, str, int, int, str]]) -> str:
    """A document's headings: level, text, number of statements, first sentence, and the address that shows it."""
    items = "".join(
        f'<li class="pt-o{min(level, 4):d}"><a href="{esc(href)}" data-at="{order:d}">{esc(text)}'
        f"{f'<b>{count:d}</b>' if count else ''}</a></li>"
        for level, text, count, order, href in entries
    )
    return f'<details class="pt-outline" open><summary>{esc(title)}</summary><nav aria-label="{esc(title)}"><ul>{items}</ul></nav></details>'


def pager(said: str, before: tuple[str, int, str] | None, after: tuple[str, int, str] | None) -> str:
    """Which part of a document is shown, with ways (label, first sentence, address) to its neighbours."""

    def way(to: tuple[str, int, str] | None) -> str:
        return f'<a href="{esc(to[2])}" data-at="{to[1]:d}">{esc(to[0])}</a>' if to else "<span></span>"

    return f'<nav class="pt-pager" aria-label="{esc(said)}">{way(before)}<span>{esc(said)}</span>{way(after)}</nav>'


def reader(outlined: str, body: str) -> str:
    """A document: outline and text (HTML from the functions above) side by side."""
    return f'<div class="pt-reader">{outlined}<article class="pt-text">{body}</article></div>'


def found_text(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """A text in which what was looked for is highlighted; the spans are in order and do not overlap."""
    pieces, at = [], 0
    for start, end in spans:
        pieces += [esc(text[at:start]), f"<mark>{esc(text[start:end])}</mark>"]
        at = end
    return "".join([*pieces, esc(text[at:])])


def hit(body: str, href: str, opens: str, chips: Iterable[str]) -> str:
    """One thing that was found: the text (from `found_text`), which leads to its place, and what it states."""
    row = "".join(chips)
    below = f'<div class="pt-hit-chips">{row}</div>' if row else ""
    goes = f' data-open="{esc(opens)}"' if opens else f' data-go="{esc(href)}"'
    return f'<li class="pt-hit"><a class="pt-hit-text" href="{esc(href)}"{goes}>{body}</a>{below}</li>'


def hit_chip(mark: Mark, further: tuple[str, str] | None = None) -> str:
    """A statement of what was found, leading to its evidence, and a further way (label, address) for what it is about."""
    label = f"<i>{esc(mark.label)}</i>" + esc(" · ".join(said for _, said in mark.about if said))
    more = (
        f'<a class="pt-further" href="{esc(further[1])}" data-go="{esc(further[1])}">{esc(further[0])}</a>'
        if further
        else ""
    )
    return f'<span class="pt-chip pt-m-{esc(mark.kind)}"><a href="{esc(mark.href)}" data-open="{esc(mark.opens)}">{label}</a>{more}</span>'


def hits(title: str, about: str, href: str, shown: str, further: tuple[str, str] | None = None) -> str:
    """What one document has: its title (HTML from `found_text`, leading to it where `href` is given), then the hits."""
    head = f'<a href="{esc(href)}" data-go="{esc(href)}">{title}</a>' if href else f"<span>{title}</span>"
    more = (
        f'<p class="pt-hint"><a href="{esc(further[1])}" data-go="{esc(further[1])}">{esc(further[0])}</a></p>'
        if further
        else ""
    )
    return (
        f'<section class="pt-found"><h2>{head}</h2><p class="pt-hint">{esc(about)}</p><ul>{shown}</ul>{more}</section>'
    )
