"""How people write a region when they search for it: 山东, 山东省, 鲁, shandong, sd."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pypinyin import Style, lazy_pinyin

Spelling = tuple[str, str, str]
MANNERS = ("name", "abbreviation", "english", "pinyin", "initials")  # the plainest first
_HAN = ("\u3400", "\u9fff")


def spellings(regions: Iterable[tuple[Any, ...]], aliases: Mapping[str, tuple[str, ...]]) -> list[Spelling]:
    """Spelling, region and manner of each (code, name, short name, abbreviation, English name, level), in their order.

    A spelling may stand for several regions (sx: 山西, 陕西); what that means is for whoever asks. A region has a
    spelling once, in its plainest manner. Sets of places that a document names have no pinyin.
    """
    found: dict[tuple[str, str], str] = {}
    for code, name, short, abbreviation, english, level in regions:
        spelt = [(word, "name") for word in (name, short, *aliases.get(code, ()))]
        spelt += [(abbreviation, "abbreviation"), (english, "english")]
        if level != "area":
            spelt += [(_pinyin(short), "pinyin"), (_initials(short), "initials")]
        for word, manner in spelt:
            if written := folded(word):
                found.setdefault((written, code), manner)
    return sorted((spelling, code, manner) for (spelling, code), manner in found.items())


def folded(word: str) -> str:
    """Lower case, without spaces, hyphens and apostrophes: Xi'an is xian, Inner Mongolia innermongolia."""
    return "".join(c for c in word.lower() if c.isalnum()).replace("ü", "u")


def _pinyin(name: str) -> str:
    return "".join(lazy_pinyin(_chinese(name), v_to_u=False)).replace("v", "u")


def _initials(name: str) -> str:
    """Of two letters or more: one letter would say too little."""
    letters = "".join(lazy_pinyin(_chinese(name), style=Style.FIRST_LETTER))
    return letters if len(letters) > 1 else ""


def _chinese(name: str) -> str:
    return "".join(c for c in name if _HAN[0] <= c <= _HAN[1])
