"""HTML of the few things that Streamlit has no element for. Pure; every piece of data is escaped here and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
