"""Reads a file as it stands: text, Markdown and HTML become blocks that know their line and column.

Nothing about meaning is decided here. Formats that are not read yet raise `UnsupportedFormatError`
with advice, never an empty source.
"""

from __future__ import annotations

from pathlib import Path

from etl.errors import InputError
from etl.model import Source
from etl.read.encoding import decode
from etl.read.formats import HTML, MARKDOWN, format_of
from etl.read.html import read_html
from etl.read.markdown import read_markdown
from etl.read.text import read_text

__all__ = ["read", "read_bytes"]


def read(path: Path, name: str) -> Source:
    """The file at `path`, to be shown to users under `name`."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(name, f"cannot be opened ({error.strerror})", "check the path and its permissions") from error
    return read_bytes(data, name)


def read_bytes(data: bytes, name: str) -> Source:
    """The same for bytes already at hand; the format follows from the ending of `name` and the first bytes."""
    kind = format_of(data, name)
    text, encoding = decode(data, name, html=kind == HTML)
    if not text.strip():
        raise InputError(name, "is empty", "check that the download or the export is complete")
    if kind == HTML:
        return read_html(text, name, encoding)
    if kind == MARKDOWN:
        return read_markdown(text, name, encoding)
    return read_text(text, name, encoding)
