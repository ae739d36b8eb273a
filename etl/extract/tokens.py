"""Words by jieba with the project's lexicon, where a string match would cut a word in two (服务|器)."""

from __future__ import annotations

from functools import lru_cache

from etl.seeds.tokens import tokenizer
from etl.seeds.vocabulary import Vocabulary


@lru_cache(maxsize=65536)
def first_word(text: str, vocabulary: Vocabulary) -> str:
    """The word that `text` begins with; empty for empty text."""
    return next(iter(tokenizer(vocabulary).cut(text, HMM=False)), "")


@lru_cache(maxsize=65536)
def word_bounds(text: str, vocabulary: Vocabulary) -> frozenset[int]:
    """Offsets at which words begin or end."""
    bounds, at = {0}, 0
    for word in tokenizer(vocabulary).cut(text, HMM=False):
        at += len(word)
        bounds.add(at)
    return frozenset(bounds)
