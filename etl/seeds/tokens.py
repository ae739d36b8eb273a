"""jieba with the project's lexicon: one tokenizer for what is extracted and for what is searched."""

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
