"""Web pages as government sites serve them: main text and tables, each piece with its place in the raw file.

Extraction libraries find the main text but lose the places, so the page is walked with a parser that keeps them
and trafilatura only says which paragraphs to keep.
"""

from __future__ import annotations

from etl.model import Block, Source
from etl.read.formats import HTML
from etl.read.html_parser import Page, Paragraph, Table, parse
from etl.read.html_tables import Placed, is_layout, placed
from etl.read.main_text import keep
from etl.read.text import split_lines

# A page that names itself by ArticleTitle has a <title> with the site's name in it; the more exact one comes first.
TITLE_FACT = "title"


def read_html(text: str, name: str, encoding: str) -> Source:
    """The page's main paragraphs as lines and headings, its data tables as cells, its meta tags as facts."""
    lines = split_lines(text)
    source = "\n".join(lines)
    page = parse(source)
    items = _items(page)
    kept = keep(source, items)
    facts = [*page.meta, (TITLE_FACT, page.title)] if page.title else page.meta
    blocks = tuple(_block(item) for item, wanted in zip(items, kept, strict=True) if wanted)
    return Source(name, HTML, encoding, lines, blocks, tuple(facts))


def _items(page: Page) -> list[Paragraph | Placed]:
    """The page's content in order; a table that only lays out the page, or holds one column, is paragraphs."""
    items: list[Paragraph | Placed] = []
    number = 0
    for part in page.content:
        if isinstance(part, Paragraph):
            items.append(part)
        elif is_layout(part):
            items += _loosened(part)
        else:
            items += placed(part, number)
            number += 1
    return items


def _loosened(table: Table) -> list[Paragraph | Placed]:
    return [paragraph for row in table.rows for cell in row for paragraph in cell.paragraphs]


def _block(item: Paragraph | Placed) -> Block:
    if isinstance(item, Placed):
        return Block(item.passage, "cell", 0, item.table, item.row, item.column)
    return Block(item.passage, "heading" if item.level else "line", item.level)
