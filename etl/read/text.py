"""Plain text: one block a line, with the marks of a Markdown converter cut away and the places kept true.

Bulletins come as .txt from converters that leave `#` heads, `**` emphasis, list dashes and pipe tables, so text
and Markdown share this reader; only front matter is Markdown's own. Lines are split at LF, CRLF and CR and at
nothing else, so that line numbers agree with every editor (`str.splitlines` would also split at form feeds).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from etl.model import Anchor, Block, Passage, Source
from etl.read.formats import TEXT

# yes: "## 一、总体要求"   no: "#话题#", "####### 七"
HEADING = re.compile(r"(#{1,6})[ \t\u3000]+(?=\S)")
# yes: "目标 ###"   no: "C#"
CLOSING_HASHES = re.compile(r"[ \t]+#+$")
# yes: "- （一）建设", "* 事项"   no: "-5%", "- 12 -" (a page number), "—— 坚持"
BULLET = re.compile(r"[-*+•·▪●][ \t\u3000]+(?=\S)(?!\d{1,4}[ \t]*[-—–]\s*$)")
# yes: "**目标**"   no: "** 目标", "2**3"
EMPHASIS = re.compile(r"\*\*(?=[^\s*])(.+?)(?<=[^\s*])\*\*")
# Characters that print as nothing: controls but tab, soft hyphen, zero-width marks, byte order mark.
# yes: "建\u200b成"   no: "建成", " "
INVISIBLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u2060\ufeff]+")
BLANK = " \t\u3000\xa0\u2002\u2003\u2009\x85"
# yes: "| --- | :-: |"   no: "| 指标 | 2025 |"
PIPE_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?$")


def read_text(text: str, name: str, encoding: str) -> Source:
    """The file as blocks; plain text states no facts."""
    lines = split_lines(text)
    return Source(name, TEXT, encoding, lines, tuple(blocks_of(lines)))


def split_lines(text: str) -> tuple[str, ...]:
    """The lines at LF, CRLF and CR; a line end at the very end adds an empty last line, as `str.split` has it."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return tuple(text.split("\n"))


def blocks_of(lines: Sequence[str], first: int = 0) -> Iterator[Block]:
    """Blocks of the lines from index `first` on; blank lines give none, a run of tabbed or piped lines a table."""
    index, table = first, 0
    while index < len(lines):
        line = lines[index]
        if "|" in line and (rows := _pipe_rows(lines, index)):
            yield from _table(lines, rows, table, "|")
            index, table = rows[-1] + 1, table + 1
        elif "\t" in line and (rows := _tabbed_rows(lines, index)):
            yield from _table(lines, rows, table, "\t")
            index, table = rows[-1] + 1, table + 1
        else:
            block = line_block(line, index + 1)
            if block is not None:
                yield block
            index += 1


def line_block(line: str, number: int) -> Block | None:
    """The block of one line, or None where nothing is left of it."""
    start, end = _trim(line, 0, len(line))
    if start == end:
        return None
    level = 0
    if line[start] == "#" and (mark := HEADING.match(line, start, end)):
        level, start = len(mark[1]), mark.end()
        if closing := CLOSING_HASHES.search(line, start, end):
            end = closing.start()
    elif line[start] in "-*+•·▪●" and (mark := BULLET.match(line, start, end)):
        start = mark.end()
    passage = visible(line, start, end, number)
    if passage is None:
        return None
    return Block(passage, "heading" if level else "line", level)


def visible(line: str, start: int, end: int, number: int) -> Passage | None:
    """The part of a line that prints: emphasis marks and invisible characters are cut out, not replaced."""
    cuts: list[tuple[int, int]] = []
    if "**" in line:
        for mark in EMPHASIS.finditer(line, start, end):
            cuts += [(mark.start(), mark.start() + 2), (mark.end() - 2, mark.end())]
    if not line.isprintable():
        cuts += [mark.span() for mark in INVISIBLE.finditer(line, start, end)]
    if not cuts:
        return Passage(line[start:end], (Anchor(0, number, start),))
    pieces: list[Passage] = []
    at = start
    for cut_start, cut_end in [*sorted(cuts), (end, end)]:
        if cut_start > at:
            pieces.append(Passage.at(line[at:cut_start], number, at))
        at = max(at, cut_end)
    joined = Passage.join(pieces) if pieces else None
    if joined is None:
        return None
    left, right = _trim(joined.text, 0, len(joined.text))
    return joined.slice(left, right) if left < right else None


def _trim(line: str, start: int, end: int) -> tuple[int, int]:
    """Without blanks and invisible characters at both ends."""
    while start < end and (line[start] in BLANK or not line[start].isprintable()):
        start += 1
    while end > start and (line[end - 1] in BLANK or not line[end - 1].isprintable()):
        end -= 1
    return start, end


def _pipe_rows(lines: Sequence[str], index: int) -> list[int]:
    """Indices of a pipe table that starts here: a row, a rule of dashes, further rows; empty when it is none."""
    if index + 1 >= len(lines) or "|" not in lines[index + 1] or not PIPE_RULE.match(lines[index + 1].strip()):
        return []
    rows = [index]
    at = index + 2
    while at < len(lines) and "|" in lines[at]:
        rows.append(at)
        at += 1
    return rows if len(rows) > 1 else [index, index + 1]


def _tabbed_rows(lines: Sequence[str], index: int) -> list[int]:
    """Indices of neighbouring lines that hold tabs inside their text; one alone is a line with a gap, not a table."""
    rows = []
    while index < len(lines) and "\t" in lines[index].strip():
        rows.append(index)
        index += 1
    return rows if len(rows) > 1 else []


def _table(lines: Sequence[str], rows: list[int], table: int, separator: str) -> Iterator[Block]:
    for row, index in enumerate(rows):
        line = lines[index]
        start, end = _trim(line, 0, len(line))
        if separator == "|":
            start += line[start:end].startswith("|")
            end -= line[start:end].endswith("|")
        at = start
        for column, cell in enumerate(line[start:end].split(separator)):
            left, right = _trim(line, at, at + len(cell))
            passage = visible(line, left, right, index + 1) if left < right else None
            if passage is not None:
                yield Block(passage, "cell", 0, table, row, column)
            at += len(cell) + 1
