"""One sentence as the rules see it: folded, with its times, quantities and places."""

from __future__ import annotations

import re
from dataclasses import dataclass

from etl.extract.nouns import HARD_STOPS
from etl.extract.quantities import Quantity, quantities_in
from etl.extract.times import times_in
from etl.extract.view import View, view_of
from etl.model import Sentence, TimeSpan
from etl.seeds import PlaceHit, Seeds

# What every quantity and every time in words begins with; most sentences hold none. The characters ahead make the
# search pass over ordinary text several times as fast.
_MAY_HOLD = re.compile(
    r"(?=[\d０-９一二两三四五六七八九十百千万翻半倍减毫微亿超破近逾过上])(?:[\d０-９]|[一二两三四五六七八九十百千万]{1,4}(?:个|家|座|项|种|条|年|分之|番|级|次|所|人|名|台|套|款|成)"
    r"|翻|半以上|一半|倍增|减半|[毫微]秒级|[十百千万亿](?:卡|元|个|家)?(?:级|量级)|[十百千万]亿|[超破近逾过上][百千万])"
)
_TIME_IN_WORDS = re.compile(
    r"(?=[十今去上三四五未过这])(?:十[一二三四五六七]五|今年|[去上]年|[三四五]年来|[今未]后?来?[三四五]年|过去[三四五]年|这[三五]年)"
)
_STOP = re.compile(f"[{HARD_STOPS}]")


@dataclass(frozen=True, slots=True)
class Scan:
    """A sentence with what was found in its view, each in order; offsets are those of the view."""

    sentence: Sentence
    view: View
    times: list[TimeSpan]
    quantities: list[Quantity]
    hits: list[PlaceHit]

    @property
    def text(self) -> str:
        """The folded text."""
        return self.view.text

    def parted(self, index: int, other: int) -> bool:
        """Whether a stop stands between two quantities."""
        return _STOP.search(self.text, self.quantities[index].end, self.quantities[other].start) is not None

    def row(self, index: int) -> tuple[int, int]:
        """First and last of the quantities around `index` that no stop parts."""
        first = last = index
        while first > 0 and not self.parted(first - 1, first):
            first -= 1
        while last + 1 < len(self.quantities) and not self.parted(last, last + 1):
            last += 1
        return first, last


def scan_of(sentence: Sentence, reference_year: int | None, seeds: Seeds) -> Scan | None:
    """The sentence scanned; None where it can hold neither a quantity nor a time."""
    holds = _MAY_HOLD.search(sentence.text) is not None
    if not holds and not _TIME_IN_WORDS.search(sentence.text):
        return None
    view = view_of(sentence.text, seeds.vocabulary.corrections)
    times = times_in(view.text, reference_year)
    quantities = _whole(quantities_in(view.text, times, seeds.vocabulary)) if holds else []
    return Scan(sentence, view, times, quantities, seeds.gazetteer.find(view.text) if quantities else [])


def _whole(quantities: list[Quantity]) -> list[Quantity]:
    """Without the sizes that only describe what is counted: `3个千亿级产业集群` counts clusters."""
    apart = [quantities[i - 1].end != q.start or q.form != "level" for i, q in enumerate(quantities) if i]
    return quantities[:1] + [q for q, keep in zip(quantities[1:], apart, strict=True) if keep]
