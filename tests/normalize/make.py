"""Mentions from a few words, for tests of what they are made into."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from etl.model import Mention, Passage, Sentence

PLAIN = Mention(
    sentence=Sentence(Passage.at("5G基站达到5.5万个。", 1), 0, 0),
    start=6,
    end=11,
    number="5.5万",
    number_max="",
    unit="个",
    comparator="",
    predicate="",
    indicator="",
    qualifier="",
    before="",
    after="",
    kind="target",
    time=None,
    year_from="none",
    baseline="",
    place="",
    binding="",
    rule="",
    confidence=1.0,
)


def mention(**changes: Any) -> Mention:
    return replace(PLAIN, **changes)
