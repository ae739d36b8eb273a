"""The words by which texts are searched: the same for what is indexed and for what is asked.

Chinese runs are cut by jieba's search mode with the project's lexicon (long words and the words inside them; no guessing
of unknown words, so that a word is cut the same way in any sentence); numbers and Latin words are cut by their letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import jieba

from etl.seeds.tokens import tokenizer
from etl.seeds.vocabulary import Vocabulary

_HALF_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_RUN = re.compile(r"(?P<han>[\u3400-\u9fff]+)|[0-9a-z]+(?:\.[0-9]+)?")  # 算力 · 5g · 12.5 · ipv6
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")  # 1,200; must not match 1,20
_PARTS = re.compile(r"[0-9]{2,}(?:\.[0-9]+)?|[a-z]{2,}")  # 500pflops also stands under 500 and pflops


def fold(text: str) -> str:
    """Half-width and lower case, character for character: an offset in one is the same offset in the other."""
    half = text.translate(_HALF_WIDTH)
    lower = half.lower()
    return lower if len(lower) == len(half) else "".join(c.lower() if len(c.lower()) == 1 else c for c in half)


def search_words(text: str, vocabulary: Vocabulary) -> list[str]:
    """All words of a text, each as often as it stands there."""
    return [word for group in word_groups(text, vocabulary) for word in group]


def word_groups(text: str, vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """Each word of a text followed by the shorter words inside it: (物联网, 联网), (5g,)."""
    for match in _RUN.finditer(_THOUSANDS.sub("", fold(text))):
        run = match.group()
        if match["han"]:
            yield from _chinese(run, vocabulary)
        else:
            parts = [part for part in _PARTS.findall(run) if part != run]
            yield (run, *parts)


@lru_cache(maxsize=65536)
def _chinese(run: str, vocabulary: Vocabulary) -> tuple[tuple[str, ...], ...]:
    own = tokenizer(vocabulary)
    return tuple((word, *_inner(word, own)) for word in own.cut(run, HMM=False))


def _inner(word: str, own: jieba.Tokenizer) -> Sequence[str]:
    """Words of two and three characters inside a longer one, as jieba's search mode gives them."""
    sizes = [size for size in (2, 3) if len(word) > size]
    grams = (word[at : at + size] for size in sizes for at in range(len(word) - size + 1))
    return [gram for gram in grams if own.FREQ.get(gram)]
