"""The raw walk through a page: paragraphs and tables with the place of every character, meta tags, title.

Character references are decoded, and since `&ldquo;` is longer than “ each stands in an anchor of its own; all
other text is found at its anchors as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from html.parser import HTMLParser

from etl.model import Passage
from etl.read.text import INVISIBLE

BREAKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body br center dd div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol option p pre section select summary
        table tbody td tfoot th thead tr ul ucapcontent ucaptitle""",
    )
)
# What never holds a document's text: SILENT is no text at all, FURNITURE is text that frames the page.
SILENT = frozenset(("script", "style", "noscript", "iframe", "svg", "template", "textarea", "select", "button"))
FURNITURE = frozenset(("nav", "header", "footer", "aside"))
VOID = frozenset(("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "wbr"))
# yes: "color:red; display: none"   no: "display:block"
NOT_SHOWN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
HEADINGS = {f"h{level}": level for level in range(1, 7)}
# Characters of icon fonts.
# yes: "\ue6ea"   no: "建"
PRIVATE = re.compile("[\ue000-\uf8ff]+")


@dataclass(slots=True)
class Paragraph:
    """passage; level of an <h1>…<h6>, else 0; linked: characters inside of links; furniture: inside nav, footer …"""

    passage: Passage
    level: int = 0
    linked: int = 0
    furniture: bool = False


@dataclass(slots=True)
class Cell:
    """A table's cell as it is written; `placed` finds where it stands."""

    rowspan: int
    colspan: int
    paragraphs: list[Paragraph] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """nested: it stands in, or holds, another table."""

    rows: list[list[Cell]] = field(default_factory=list)
    nested: bool = False


@dataclass(slots=True)
class Page:
    """What a page holds, in its order; meta tags with their names as they stand."""

    content: list[Paragraph | Table] = field(default_factory=list)
    meta: list[tuple[str, str]] = field(default_factory=list)
    title: str = ""


def parse(text: str) -> Page:
    """`text` has line feeds only, as positions are counted by them."""
    walker = _Walker()
    walker.feed(text)
    walker.close()
    walker.finish()
    return walker.page


class _Walker(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.page = Page()
        self._pieces: list[Passage] = []
        self._linked = 0
        self._level = 0
        self._furniture: list[str] = []
        self._silent: list[str] = []
        self._hidden: tuple[str, int] = ("", 0)
        self._links = 0
        self._in_title = False
        self._tables: list[Table] = []
        self._cells: list[Cell | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BREAKS:
            self._flush()
        if tag == "meta":
            self._meta(dict(attrs))
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag == "a":
            self._links += 1
        elif tag in HEADINGS:
            self._level = HEADINGS[tag]
        elif tag in ("table", "tr", "td", "th"):
            self._open_table_part(tag, dict(attrs))
        if tag in FURNITURE:
            self._furniture.append(tag)
        elif tag in SILENT:
            self._silent.append(tag)
        self._hide(tag, attrs)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """`<p/>` and `<br/>` break; nothing stays open."""
        if tag in BREAKS:
            self._flush()
        if tag == "meta":
            self._meta(dict(attrs))

    def handle_endtag(self, tag: str) -> None:
        if tag in BREAKS:
            self._flush()
        if tag == "title":
            self._in_title = False
        elif tag == "a":
            self._links = max(0, self._links - 1)
        elif tag in HEADINGS:
            self._level = 0
        elif tag in ("td", "th") and self._cells:
            self._cells[-1] = None
        elif tag == "table" and self._tables:
            self._close_table()
        if tag == self._hidden[0]:
            self._flush()
            depth = self._hidden[1] - 1
            self._hidden = (tag if depth else "", depth)
        for within in (self._furniture, self._silent):
            if tag in within:
                del within[len(within) - 1 - within[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.page.title += " ".join(data.split())
            return
        line, column = self.getpos()
        for offset, part in enumerate(data.split("\n")):
            self._text(part, line + offset, column if offset == 0 else 0)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name};")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """`<![if !mso]>` and what else Word leaves: passed over, where the library's own reading may raise."""
        end = self.rawdata.find(">", i)
        return end + 1 if end >= 0 else -1

    def finish(self) -> None:
        """Text and tables that were left open at the page's end."""
        self._flush()
        while self._tables:
            self._close_table()

    def _reference(self, reference: str) -> None:
        decoded = PRIVATE.sub("", unescape(reference))
        if self._in_title:
            self.page.title += decoded
        elif decoded and not INVISIBLE.match(decoded):
            self._add(decoded, *self.getpos())

    def _text(self, part: str, line: int, column: int) -> None:
        """Text of one line, without the invisible characters in it."""
        at = 0
        for cut in () if part.isprintable() else INVISIBLE.finditer(part):
            self._add(part[at : cut.start()], line, column + at)
            at = cut.end()
        self._add(part[at:], line, column + at)

    def _add(self, text: str, line: int, column: int) -> None:
        if self._silent or not text or (not self._pieces and not text.strip()):
            return
        self._pieces.append(Passage.at(text, line, column))
        if self._links:
            self._linked += len(text.strip())

    def _flush(self) -> None:
        pieces, linked = self._pieces, self._linked
        self._pieces, self._linked = [], 0
        if not pieces:
            return
        passage = _trimmed(pieces)
        if passage is None:
            return
        paragraph = Paragraph(passage, self._level, linked, bool(self._furniture or self._hidden[0]))
        cell = next((cell for cell in reversed(self._cells) if cell is not None), None)
        if cell is not None:
            cell.paragraphs.append(paragraph)
        else:
            self.page.content.append(paragraph)

    def _hide(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Counts how deep we are inside an element that is not shown; its end is told by its own tag's nesting."""
        hidden, depth = self._hidden
        if hidden == tag:
            self._hidden = (tag, depth + 1)
        elif not hidden and tag not in VOID and any(k == "style" and v and NOT_SHOWN.search(v) for k, v in attributes):
            self._flush()
            self._hidden = (tag, 1)

    def _meta(self, attributes: dict[str, str | None]) -> None:
        name, content = attributes.get("name") or attributes.get("property"), attributes.get("content")
        if name and content and content.strip():
            self.page.meta.append((name, content.strip()))

    def _open_table_part(self, tag: str, attributes: dict[str, str | None]) -> None:
        if tag == "table":
            table = Table(nested=bool(self._tables))
            for outer in self._tables:
                outer.nested = True
            self._tables.append(table)
            self._cells.append(None)
        elif self._tables and tag == "tr":
            self._cells[-1] = None
            self._tables[-1].rows.append([])
        elif self._tables:
            cell = Cell(_span(attributes.get("rowspan")), _span(attributes.get("colspan")))
            if not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            self._tables[-1].rows[-1].append(cell)
            self._cells[-1] = cell

    def _close_table(self) -> None:
        """A nested table's paragraphs join the cell that holds it; layout is all that nesting is used for."""
        table = self._tables.pop()
        self._cells.pop()
        outer = next((cell for cell in reversed(self._cells) if cell is not None), None)
        if outer is not None:
            outer.paragraphs += [paragraph for row in table.rows for cell in row for paragraph in cell.paragraphs]
        else:
            self.page.content.append(table)


def _span(value: str | None) -> int:
    return min(int(value), 200) if value and value.isdecimal() and int(value) > 0 else 1


def _trimmed(pieces: list[Passage]) -> Passage | None:
    """The pieces as one: line ends of the markup and the indents after them are no text, nor are outer blanks."""
    parts: list[Passage] = []
    for index, piece in enumerate(pieces):
        breaks = index + 1 < len(pieces) and pieces[index + 1].line != piece.line
        follows = index > 0 and pieces[index - 1].line != piece.line
        start = len(piece.text) - len(piece.text.lstrip()) if follows or not parts else 0
        end = len(piece.text.rstrip()) if breaks else len(piece.text)
        if start < end:
            parts.append(piece.slice(start, end))
    if not parts:
        return None
    joined = Passage.join(parts)
    start = len(joined.text) - len(joined.text.lstrip())
    end = len(joined.text.rstrip())
    return joined.slice(start, end) if start < end else None
