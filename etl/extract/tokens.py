"""Words by jieba with the project's lexicon, where a string match would cut a word in two (服务|器)."""

from __future__ import annotations

import logging
from functools import lru_cache

import jieba

from etl.seeds.vocabulary import Vocabulary


@lru_cache(maxsize=4)
def tokenizer(vocabulary: Vocabulary) -> jieba.Tokenizer:
    """A tokenizer of its own, so that the lexicon never leaks into another user of jieba in the process."""
    jieba.setLogLevel(logging.WARNING)
    own = jieba.Tokenizer()
    for word, frequency, tag in vocabulary.lexicon:
        own.add_word(word, frequency, tag)
    return own


@lru_cache(maxsize=65536)
def first_word(text: str, vocabulary: Vocabulary) -> str:
    """The word that `text` begins with; empty for empty text."""
    return next(iter(tokenizer(vocabulary).cut(text, HMM=False)), "")
