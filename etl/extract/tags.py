"""What part of speech a word is by jieba's dictionary: n noun, ns name of a place, q measure word, m number, v verb."""

from __future__ import annotations

from functools import lru_cache
from typing import cast


def tag_of(word: str) -> str:
    """The tag; empty for a word that the dictionary does not have."""
    return _tags().get(word, "")


@lru_cache(maxsize=1)
def _tags() -> dict[str, str]:
    from jieba import posseg  # reads the whole dictionary, a third of a second: only for those who ask

    return cast("dict[str, str]", posseg.dt.word_tag_tab)
