"""Words by jieba with the project's lexicon, where a string match would cut a word in two (服务|器)."""

from __future__ import annotations

import logging
from functools import lru_cache

import jieba

from etl.seeds.vocabulary import Vocabulary

_PREDICATE_FREQUENCY = 20_000  # above any word that could swallow half a predicate (打造|数字 against 造数)


@lru_cache(maxsize=4)
def tokenizer(vocabulary: Vocabulary) -> jieba.Tokenizer:
    """A tokenizer of its own, so that the lexicon never leaks into another user of jieba in the process."""
    jieba.setLogLevel(logging.WARNING)
    own = jieba.Tokenizer()
    for word, frequency, tag in vocabulary.lexicon:
        own.add_word(word, frequency, tag)
    for cue in vocabulary.predicates:
        if len(cue) > 1:
            own.add_word(cue, _PREDICATE_FREQUENCY)
    return own


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
