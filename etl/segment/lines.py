"""The lines that segmentation works on: a block with what every later step asks of it, worked out once."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from etl.model import Block, BlockKind, Passage

# yes: "5G"   no: "，", ","
NARROW = re.compile("[0-9A-Za-z ]")
# yes: "— 18 —", "- 3 -", "—12—"   no: "18", "-5", "— 坚持"
PAGE_NUMBER = re.compile(r"[-—–－―~·]+\s*(\d{1,4}|[IVXivx]{1,6})\s*[-—–－―~·]+$")
# yes: "负责)。", "如下："   no: "推动", "省科技厅、"
TERMINAL = frozenset("。！？；：!?;:…”’）)】」』")
FULL_STOP = frozenset("。！？；!?;")
# yes: "《", "—", " "   no: "数据"
SQUASH = re.compile(r"[\s“”\"'‘’《》〈〉（）()【】\[\]〔〕、，,。.:：;；·\-—–―－~～+＋]+")


@dataclass(frozen=True, slots=True)
class Line:
    """One block of a file.

    number   the line of the file that it starts on
    gap      lines left blank before it
    """

    text: str
    passage: Passage
    number: int
    gap: int
    kind: BlockKind = "line"
    level: int = 0
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def width(self) -> float:
        """Printed width of the line."""
        return width(self.text)


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """The blocks as lines, page numbers left out: what they cut apart is joined again later."""
    lines: list[Line] = []
    last = 0
    for block in blocks:
        passage = block.passage
        text = passage.text
        number = passage.anchors[0].line
        if len(text) < 13 and block.kind == "line" and PAGE_NUMBER.match(text):
            continue
        gap = number - last - 1
        last = passage.anchors[-1].line
        lines.append(Line(text, passage, number, gap, block.kind, block.level, block.table, block.row, block.column))
    return lines


def width(text: str) -> float:
    """Printed width in full-width characters: a Latin letter or digit counts one half.

    ASCII punctuation counts whole: between Chinese characters it was full-width before a conversion.
    """
    return len(text) - len(NARROW.findall(text)) / 2


def squash(text: str) -> str:
    """For comparing titles: full and half width alike, without spaces, brackets, quotes, dashes and points."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return SQUASH.sub("", text)


def compact(text: str) -> str:
    """Without any white space, otherwise as it stands."""
    return "".join(text.split())


def ends(text: str) -> bool:
    """Whether a line ends as a paragraph may end; an open bracket or quotation mark says that it goes on."""
    return text[-1] in TERMINAL and not opens(text)


def opens(text: str) -> bool:
    """Whether a bracket or quotation mark that the line opens is left open at its end."""
    return any(
        text.rfind(left) > text.rfind(right) and text.count(left) > text.count(right)
        for left, right in (("（", "）"), ("(", ")"), ("《", "》"), ("“", "”"))
        if left in text
    ) and not _mixed(text)


def _mixed(text: str) -> bool:
    """Brackets opened in one width and closed in the other, as converters leave them: （…)."""
    return text.count("（") + text.count("(") == text.count("）") + text.count(")") and text[-1] in "）)。"
