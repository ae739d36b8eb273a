"""A story: views pinned in order, each with its address, a title and a note; as text for an address and as a file.

In an address it is JSON, compressed, in letters that need no escaping. Whatever comes from outside is checked and bounded.
"""

from __future__ import annotations

import base64
import binascii
import json
import re
import zlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

KIND, VERSION = "policy-targets-story", 1
MOST_SLIDES = 60
LONG_ADDRESS = 6000  # characters from which on some servers and mail programs cut an address
_MOST_BYTES = 400_000
_MOST_TITLE, _MOST_NOTE, _MOST_VALUE = 200, 2000, 20_000
_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,40}")
Address = dict[str, list[str]]


class StoryError(ValueError):
    """The text or the file is no story."""


@dataclass(frozen=True, slots=True)
class Slide:
    """One view: its page, the parameters of its address, and what is said about it."""

    page: str
    address: Address
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """Slides in order, under a name."""

    name: str = ""
    slides: tuple[Slide, ...] = ()

    def add(self, slide: Slide) -> Story:
        """With a slide at the end."""
        return replace(self, slides=(*self.slides, slide))

    def edit(self, place: int, **changes: Any) -> Story:
        """With another title or note at a place."""
        return replace(
            self, slides=tuple(replace(s, **changes) if i == place else s for i, s in enumerate(self.slides))
        )

    def remove(self, place: int) -> Story:
        """Without the slide at a place."""
        return replace(self, slides=tuple(s for i, s in enumerate(self.slides) if i != place))

    def move(self, place: int, by: int) -> Story:
        """With a slide some places further; at the ends it stays."""
        slides = list(self.slides)
        slides.insert(min(max(place + by, 0), len(slides) - 1), slides.pop(place))
        return replace(self, slides=tuple(slides))


def encode(story: Story) -> str:
    """For an address; nothing where there is nothing to keep."""
    if story == Story():
        return ""
    text = json.dumps(_as_json(story), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def decode(code: str, pages: Collection[str]) -> Story:
    """From an address; slides of pages that there are not are left out. Raises StoryError."""
    if not code:
        return Story()
    try:
        packed = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        unpack = zlib.decompressobj()
        raw = unpack.decompress(packed, _MOST_BYTES)
    except (binascii.Error, ValueError, zlib.error) as error:
        raise StoryError("no story") from error
    if unpack.unconsumed_tail:
        raise StoryError("too long")
    return _parse(raw, pages)


def to_file(story: Story) -> bytes:
    """As a file that people can read."""
    head = {"kind": KIND, "version": VERSION}
    return json.dumps(head | _as_json(story), ensure_ascii=False, indent=2).encode()


def from_file(content: bytes, pages: Collection[str]) -> Story:
    """From a file. Raises StoryError."""
    if len(content) > _MOST_BYTES:
        raise StoryError("too long")
    return _parse(content, pages, file=True)


def _as_json(story: Story) -> dict[str, Any]:
    views = [{"page": s.page, "address": s.address, "title": s.title, "note": s.note} for s in story.slides]
    return {"name": story.name, "views": views}


def _parse(raw: bytes, pages: Collection[str], file: bool = False) -> Story:
    try:
        known = json.loads(raw)
        if file and (known["kind"], known["version"]) != (KIND, VERSION):
            raise StoryError("another kind of file")
        slides = [_slide(view) for view in known["views"][:MOST_SLIDES]]
        return Story(_text(known["name"], _MOST_TITLE), tuple(slide for slide in slides if slide.page in pages))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise StoryError("no story") from error


def _slide(view: dict[str, Any]) -> Slide:
    address = {
        str(name): [_text(value, _MOST_VALUE) for value in values]
        for name, values in view["address"].items()
        if _NAME.fullmatch(name) and isinstance(values, list)
    }
    return Slide(
        _text(view["page"], 40),
        address,
        _text(view.get("title", ""), _MOST_TITLE),
        _text(view.get("note", ""), _MOST_NOTE),
    )


def _text(value: Any, most: int) -> str:
    if not isinstance(value, str):
        raise StoryError("no text")
    return value[:most]
