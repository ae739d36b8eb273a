"""From a document's sentences to mentions: verbatim quantities with the words that decide what they mean.

    times → quantities → words around each → pairs (分别) → place → year in context → kind
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from etl.extract.context import Context, reference_year
from etl.extract.kinds import Verdict, genre_of, is_counted, kind_of
from etl.extract.lists import items_of, paired_run
from etl.extract.phrases import HARD_STOPS, Words, earlier_noun, tidy_noun, words_around
from etl.extract.places import listed_places, subject_place, times_of
from etl.extract.quantities import Quantity, quantities_in
from etl.extract.times import times_in
from etl.extract.view import View, view_of
from etl.model import Document, Mention, Sentence, TimeSpan, YearFrom
from etl.seeds import PlaceHit, Seeds
from etl.seeds.vocabulary import Predicate

_MAY_HOLD = re.compile(r"[\d０-９]|[一二两三四五六七八九十百千万]{1,4}(?:个|家|座|项|种|条|年|分之|番|级|次|所|人|名|台|套|款)|翻|半以上|倍增|[毫微]秒级|[十百千万亿](?:卡|元|个|家)?(?:级|量级)")
_RATE_HEADS = {"增速", "增长率", "年均增速", "年均复合增长率", "年复合增长率", "复合增长率", "年均增长率", "降幅", "增幅", "年均复合增速"}
_NAMES_SOMETHING = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_BARE_HEADS = {"总量", "总数", "总规模", "规模", "数量", "占比", "比重", "总额", "其中", "总计"}
_STOP = re.compile(f"[{HARD_STOPS}]")
_BINDING = re.compile(r"约束性|预期性")


def extract(document: Document, seeds: Seeds) -> list[Mention]:
    """Every quantity of the document that says something about the world, in document order."""
    reader = _Reader(document, seeds)
    return [mention for sentence in document.sentences for mention in reader.read(sentence)]


class _Reader:
    """Reads one document; holds what its sentences share."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self._document = document
        self._seeds = seeds
        self._reference = reference_year(document)
        self._genre = genre_of(document)
        self._context = Context(document, carries_parts=self._genre == "statistics")
        self._indicator = ""
        self._predicate: Predicate | None = None

    def read(self, sentence: Sentence) -> Iterator[Mention]:
        self._context.enter(sentence)
        if sentence.role == "heading" or not _MAY_HOLD.search(sentence.text):
            return
        view = view_of(sentence.text, self._seeds.vocabulary.corrections)
        times = times_in(view.text, self._reference)
        quantities = quantities_in(view.text, times, self._seeds.vocabulary)
        if quantities:
            self._indicator = ""
            hits = self._seeds.gazetteer.find(view.text)
            for index in range(len(quantities)):
                if mention := self._mention(sentence, view, quantities, index, times, hits):
                    yield mention
        self._context.leave(sentence, times)

    def _mention(
        self, sentence: Sentence, view: View, quantities: Sequence[Quantity], index: int, times: Sequence[TimeSpan], hits: Sequence[PlaceHit]
    ) -> Mention | None:
        quantity, vocabulary = quantities[index], self._seeds.vocabulary
        words = self._words(view.text, quantities, index, times)
        if not is_counted(view.text, quantity, words):
            return None
        place = subject_place(view.text, quantity, hits, self._document.region)
        indicator, words, place = self._resolve_list(view.text, quantities, index, times, hits, words, place)
        time, year_from = self._time(sentence, quantity, times)
        heading = self._context.heading_kind(sentence)
        verdict = kind_of(view.text, quantity, words, time, heading, self._genre, self._reference, vocabulary)
        if verdict is None:
            return None
        if time is None and (verdict.kind == "target" or self._genre == "statistics"):
            time, year_from = self._context.title_time(), "title"
        indicator, qualifier = self._named(view.text, quantities, index, times, indicator, words)
        self._indicator = indicator
        return self._build(sentence, view, quantity, words, indicator, qualifier, verdict, time, year_from, place)

    def _named(
        self, text: str, quantities: Sequence[Quantity], index: int, times: Sequence[TimeSpan], indicator: str, words: Words
    ) -> tuple[str, str]:
        """The noun that is counted, in full, and what narrows it (至省内市州): a bare head takes the noun before it."""
        qualifier = words.qualifier
        if shared := self._shared_tail(text, quantities, index, times):
            indicator, qualifier = shared, qualifier or tidy_noun(words.before)
        if indicator in _BARE_HEADS and self._indicator:
            indicator = self._indicator
        elif indicator in _RATE_HEADS and self._indicator and not self._indicator.endswith(tuple(_RATE_HEADS)):
            indicator = self._indicator + indicator
        indicator = indicator or self._indicator or earlier_noun(text, quantities[index].start, self._seeds.vocabulary)
        return self._without_own_place(indicator), qualifier

    def _without_own_place(self, indicator: str) -> str:
        """`吉林省大数据产业规模` in a document of 吉林 is 大数据产业规模."""
        for hit in self._seeds.gazetteer.find(indicator[:12]):
            related = self._seeds.is_within(self._document.region, hit.code) or self._seeds.is_within(hit.code, self._document.region)
            if hit.start == 0 and related and len(indicator) - hit.end >= 4:
                return self._without_own_place(indicator[hit.end :].lstrip("的市省"))
        return indicator

    def _shared_tail(self, text: str, quantities: Sequence[Quantity], index: int, times: Sequence[TimeSpan]) -> str:
        """`市内1毫秒、省内3毫秒、省际20毫秒的时延网络`: the noun behind the last of the row serves all."""
        last = index
        while last + 1 < len(quantities) and not _STOP.search(text, quantities[last].end, quantities[last + 1].start):
            last += 1
        if last == index or text[quantities[last].end : quantities[last].end + 1] != "的":
            return ""
        behind = words_around(text, quantities, last, times, self._seeds.vocabulary)
        own = text[quantities[last].end :][1:]
        return behind.indicator if own.startswith(behind.indicator[:1]) or behind.indicator in own else ""

    def _words(self, text: str, quantities: Sequence[Quantity], index: int, times: Sequence[TimeSpan]) -> Words:
        """The words of a quantity; in a list after one verb (形成50发…、600颗…) those behind the first take its verb."""
        words = words_around(text, quantities, index, times, self._seeds.vocabulary)
        if index and words.predicate is None and not _STOP.search(text, quantities[index - 1].end, quantities[index].start):
            words = replace(words, predicate=self._predicate)
        self._predicate = words.predicate
        return words

    def _resolve_list(
        self,
        text: str,
        quantities: Sequence[Quantity],
        index: int,
        times: Sequence[TimeSpan],
        hits: Sequence[PlaceHit],
        words: Words,
        place: str,
    ) -> tuple[str, Words, str]:
        """For a number in a 分别 list: its own thing or place, and the list's predicate."""
        run = paired_run(text, quantities, index)
        if run is None:
            return words.indicator, words, place
        first, behind = run
        head = words_around(text, quantities, first, times, self._seeds.vocabulary)
        position, count = index - first, behind - first
        items = items_of(head.indicator, count) or items_of(head.before.split("分别")[0], count)
        places = listed_places(text, quantities[first].start, hits, count)
        own = Words(words.before, words.after, head.comparators, head.predicate, head.adverbs, head.indicator, True, head.clause, head.baseline)
        if places and not (items and not any(hit.code in places for hit in hits if hit.start >= quantities[first].start - len(head.before))):
            return self._without_places(head, items, hits, text), own, places[position]
        if items:
            return tidy_noun(items[position]), own, place
        return head.indicator, own, place

    def _without_places(self, head: Words, items: list[str], hits: Sequence[PlaceHit], text: str) -> str:
        """`北京市、广东省软件收入分别为`: the noun behind the last place."""
        named = [text[hit.start : hit.end] for hit in hits]
        source = items[-1] if items else head.indicator
        for name in sorted(named, key=len, reverse=True):
            if name in source:
                source = source.rpartition(name)[2]
        return tidy_noun(source) or self._indicator

    def _time(self, sentence: Sentence, quantity: Quantity, times: Sequence[TimeSpan]) -> tuple[TimeSpan | None, YearFrom]:
        before = [time for time in times_of(times, quantity) if time.role == "by" or (time.role == "within" and not _is_day(sentence, time))]
        if before:
            return before[-1], "sentence"
        inherited, source = self._context.inherited(sentence)
        behind = [time for time in times if time.start >= quantity.end and time.role != "base"]
        if behind and behind[0].first_year is not None:
            return behind[0], "sentence"
        return inherited, source

    def _build(
        self,
        sentence: Sentence,
        view: View,
        quantity: Quantity,
        words: Words,
        indicator: str,
        qualifier: str,
        verdict: Verdict,
        time: TimeSpan | None,
        year_from: YearFrom,
        place: str,
    ) -> Mention | None:
        if not _NAMES_SOMETHING.search(indicator):
            if verdict.kind in {"target", "actual", "forecast"}:
                return None
            indicator = tidy_noun(words.before) or tidy_noun(words.after[:20]) or quantity.unit
        baseline = words.baseline or next((cue for cue in ("同比", "环比", "年均") if cue in words.before), "")
        return Mention(
            sentence=sentence,
            start=view.start(quantity.start),
            end=view.end(quantity.end),
            number=quantity.number,
            number_max=quantity.number_max,
            unit=quantity.unit,
            comparator=" ".join((*words.comparators, quantity.after)).strip(),
            predicate=words.predicate.cue if words.predicate else "",
            indicator=indicator,
            qualifier=qualifier,
            clause=words.before + "▮" + words.after,
            kind=verdict.kind,
            time=time,
            year_from=year_from if time is not None else "none",
            baseline=baseline,
            place=place,
            binding=match.group() if (match := _BINDING.search(words.clause)) else "",
            rule=verdict.rule,
            confidence=verdict.confidence,
        )


def _is_day(sentence: Sentence, time: TimeSpan) -> bool:
    """A day is when something happened or was issued, not when a goal is due."""
    return view_of(sentence.text).text[time.end - 1 : time.end] == "日"
