"""Which reader a file goes to, judged by its first bytes before its name."""

from __future__ import annotations

from pathlib import PurePath

from etl.errors import InputError, UnsupportedFormatError
from etl.model import Format

TEXT: Format = "text"
MARKDOWN: Format = "markdown"
HTML: Format = "html"
ADVICE = "not read yet; save as text or HTML"

BY_SUFFIX = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
}
# First bytes that betray a format whatever the name says (an .html that is a PDF is a common download).
SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "a PDF file"),
    (b"PK\x03\x04", "a zip container (docx, xlsx, pptx, ofd)"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office or WPS file"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"\x89PNG", "a PNG image"),
    (b"GIF8", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
)


def format_of(data: bytes, name: str) -> Format:
    """`text`, `markdown` or `html`; raises for everything else, an empty file included."""
    if not data.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf"):
        raise InputError(name, "is empty", "check that the download or the export is complete")
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedFormatError(name, f"is {what}", ADVICE)
    suffix = PurePath(name).suffix.lower()
    if suffix not in BY_SUFFIX:
        what = f"has the format {suffix}" if suffix else "has no ending that tells its format"
        raise UnsupportedFormatError(name, what, ADVICE)
    return BY_SUFFIX[suffix]
