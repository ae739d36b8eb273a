"""Lines to paragraphs: what a page break or a printed line's end has cut apart is one paragraph again.

Two layouts are told apart. In flowing text a line is a paragraph unless a page break cut it; such a line is at
least as long as a printed line (about 38 characters) and ends without a mark. In printed text every line of the
page is a line of the file, and a line that does not reach the margin ends its paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import quantiles

from etl.model import Passage
from etl.segment.lines import FULL_STOP, Line, compact, ends, opens, squash
from etl.segment.numbering import ARTICLE, BOX, numbered

# A line cut by a page break is at least this wide; unmarked lines of less are heads, captions or cells.
CUT_WIDTH = 36
# A line of less is a cell or a head, even when a bracket in it is left open.
SHORT = 12
PRINTED_WIDTH = (18, 46)
# Of a printed line that goes on, at least this share of the column is filled (pages of a plan differ a little).
FULL = 0.75
# No paragraph begins so.
GOES_ON = frozenset("，、。；：！？,;:）)”》")
# yes: "图1 收入增长情况", "表 2 主要指标"   no: "图书馆", "表明"
CAPTION = re.compile(r"[图表]\s*\d{1,3}(?![\d.年月])[\s:：]*\S")
# yes: "（来源：新华社）", "来源：中国政府网"   no: "来源于"
SOURCE_LINE = re.compile(r"[（(]?\s*来\s*源\s*[:：]\s*(?P<name>.+?)\s*[）)]?$")
DASHES = ("——", "──", "●", "■", "◆", "★")


@dataclass(slots=True)
class Paragraph:
    """Lines that belong together, as one passage.

    lines   the lines it was joined from; the first one's kind and level speak for the paragraph
    """

    lines: list[Line] = field(default_factory=list)

    @property
    def first(self) -> Line:
        """The line that speaks for the paragraph."""
        return self.lines[0]

    @property
    def passage(self) -> Passage:
        """The paragraph's text with its places."""
        if len(self.lines) == 1:
            return self.lines[0].passage
        return Passage.join(line.passage for line in self.lines)


@dataclass(frozen=True, slots=True)
class Layout:
    """How the lines of a document came about.

    printed   the width of the text's column, or 0 for flowing text
    heads     squashed entries of the contents page
    whole     the format itself says where paragraphs end (HTML), so that none is ever cut
    """

    printed: float
    heads: frozenset[str] = frozenset()
    whole: bool = False

    def announces(self, paragraph: Paragraph, more: str = "") -> bool:
        """Whether the contents page has these lines as an entry (heads are short, so most lines need no look)."""
        if not self.heads or len(paragraph.lines) > 3:
            return False
        return squash("".join(part.text for part in paragraph.lines) + more) in self.heads


def layout_of(lines: Sequence[Line], heads: frozenset[str] = frozenset()) -> Layout:
    """Printed when most longer lines stop without a mark, all at about the same width."""
    widths = [line.width for line in lines if line.kind == "line" and len(line.text) > 15]
    if len(widths) < 20:
        return Layout(0, heads)
    middle, top = quantiles(widths, n=20)[9], quantiles(widths, n=20)[17]
    unmarked = sum(1 for line in lines if len(line.text) > 15 and line.text[-1] not in FULL_STOP)
    if PRINTED_WIDTH[0] <= middle <= PRINTED_WIDTH[1] and top <= PRINTED_WIDTH[1] and unmarked > 0.5 * len(widths):
        return Layout(middle, heads)
    return Layout(0, heads)


def paragraphs(lines: Sequence[Line], layout: Layout) -> Iterator[Paragraph]:
    """The lines, joined; cells and marked headings stand alone."""
    current: Paragraph | None = None
    for line in lines:
        if current is not None and _goes_on(current, line, layout):
            current.lines.append(line)
            continue
        if current is not None:
            yield current
        current = Paragraph([line])
    if current is not None:
        yield current


def _goes_on(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    last = paragraph.lines[-1]
    if last.kind != "line" or line.kind != "line" or layout.whole:
        return False
    joins = _printed_goes_on if layout.printed else _flowing_goes_on
    return joins(paragraph, last, line, layout)


def _flowing_goes_on(paragraph: Paragraph, last: Line, line: Line, layout: Layout) -> bool:
    text = last.text
    if text[-1] in "。！？；!?;" or CAPTION.match(text) or SOURCE_LINE.match(text):
        return False
    if starts_anew(line.text):
        return False
    if len(text) >= SHORT and opens(text):
        return True
    if ends(text):
        return False
    if _wrapped_head(paragraph, line, layout) or (text[-1] in "，、," and len(text) >= SHORT):
        return True
    head = numbered(paragraph.first.text)
    if (head is not None and head.rank < ARTICLE) or _is_known_head(paragraph, layout):
        return False
    return last.width >= CUT_WIDTH and line.gap < 6


def _printed_goes_on(paragraph: Paragraph, last: Line, line: Line, layout: Layout) -> bool:
    if starts_anew(line.text) or CAPTION.match(last.text) or SOURCE_LINE.match(last.text):
        return False
    if _wrapped_head(paragraph, line, layout) or line.text[0] in GOES_ON:
        return True
    if _is_known_head(paragraph, layout):
        return False
    full = _reaches_margin(paragraph, layout)
    if last.text[-1] in FULL_STOP or last.text[-1] in ":：":
        return last.width >= layout.printed - 0.5 and last.text[-1] not in ":："
    under_way = len(paragraph.lines) > 1 or last.width > layout.printed / 2
    return full or (under_way and (opens(last.text) or last.text[-1] in "，、,"))


def _reaches_margin(paragraph: Paragraph, layout: Layout) -> bool:
    """Whether the last printed line is filled; conversions break one in two or three at its quotation marks."""
    enough = layout.printed * FULL
    filled = 0.0
    for line in reversed(paragraph.lines[-4:]):
        filled += line.width
        if filled >= enough:
            return True
        if line.width >= enough:
            return False
    return False


def _wrapped_head(paragraph: Paragraph, line: Line, layout: Layout) -> bool:
    """A head over two lines: the contents page has both as one, or the first breaks off at a comma."""
    if line.gap > 1 or len(line.text) > 60 or len(paragraph.first.text) > 60:
        return False
    if layout.announces(paragraph, line.text):
        return True
    head = numbered(paragraph.first.text)
    breaks_off = paragraph.lines[-1].text[-1] in "，、,"
    return head is not None and head.rank <= 30 and breaks_off and len(line.text) < 30 and not starts_anew(line.text)


def _is_known_head(paragraph: Paragraph, layout: Layout) -> bool:
    return layout.announces(paragraph)


def starts_anew(text: str) -> bool:
    """Whether a line begins something of its own: a number, a dash, a caption, a source, an editor's note."""
    if text.startswith(DASHES) and not text[1:2].isdigit():
        return True
    head = numbered(text)
    if head is not None:
        return head.end < len(text) or head.rank == BOX
    return bool(CAPTION.match(text) or SOURCE_LINE.match(text)) or is_note_head(text)


def is_note_head(text: str) -> bool:
    """The editor's note begins: 编者按, 编 者 按, 【编者按】."""
    return len(text) < 12 and compact(text).strip("【】[]：:") in {"编者按", "编者按语", "编者的话"}
