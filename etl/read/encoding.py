"""Bytes to text, in the order in which Chinese government files are encoded: UTF-8, UTF-16 with a mark, GB18030.

What the bytes say about themselves (a byte order mark, the meta tag of a page) goes before any guess, but only
if the bytes really decode that way: pages are often served with a tag that a later conversion has made untrue.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

from etl.errors import InputError

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
ADVICE = "save the file as UTF-8 and try again"
# yes: "<meta charset=gb2312>", "<meta content='text/html; charset=GBK'>"   no: "<a href=?charset=x>"
META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.IGNORECASE)
# GB2312 and GBK are subsets of GB18030, and pages that name them use characters of the larger set.
SUPERSETS = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb-2312": "gb18030", "utf8": "utf-8"}
# Characters that no Chinese text holds in number; more of them than one in ten means binary.
# yes: "\ufffd"   no: "第", "\u0009"
BINARY = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\ufffd]")
BINARY_SHARE = 0.1


def decode(data: bytes, name: str, html: bool = False) -> tuple[str, str]:
    """The text and the name of its encoding; a byte order mark is not part of the text."""
    for encoding in _candidates(data, html):
        try:
            text = data.decode(encoding)
        except (UnicodeDecodeError, LookupError):
            continue
        return _checked(text, name), encoding
    best = from_bytes(data).best()
    if best is None:
        raise InputError(name, "cannot be decoded as text", ADVICE)
    return _checked(str(best).removeprefix("\ufeff"), name), best.encoding


def _candidates(data: bytes, html: bool) -> list[str]:
    if data.startswith(UTF16_MARKS):
        return ["utf-16"]
    candidates = ["utf-8-sig"]
    if html and (found := META_CHARSET.search(data, 0, 4096)):
        named = found[1].decode("ascii").lower()
        named = SUPERSETS.get(named, named)
        if named != "utf-8":
            candidates.insert(0, named)
    return [*candidates, "gb18030"]


def _checked(text: str, name: str) -> str:
    """The text, unless it is binary by its look: many control characters besides NUL (which some converters leave)."""
    if len(BINARY.findall(text)) > BINARY_SHARE * len(text) or text.count("\x00") > len(text) // 2:
        raise InputError(name, "holds binary data, not text", ADVICE)
    return text
