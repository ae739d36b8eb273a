"""Reads one document sentence by sentence: what its quantities share is kept here, what each means is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from etl.extract.context import Context, reference_year
from etl.extract.genres import genre_of
from etl.extract.kinds import Verdict, is_counted, kind_of
from etl.extract.lists import items_of, paired_run
from etl.extract.nouns import HARD_STOPS, tidy_noun
from etl.extract.places import listed_places, subject_place
from etl.extract.quantities import Quantity, quantities_in
from etl.extract.times import times_in
from etl.extract.view import View, view_of
from etl.extract.words import Words, earlier_noun, words_around
from etl.model import Document, Mention, Sentence, TimeSpan, YearFrom
from etl.seeds import PlaceHit, Seeds
from etl.seeds.vocabulary import Predicate

_MAY_HOLD = re.compile(
    r"[\d０-９]|[一二两三四五六七八九十百千万]{1,4}(?:个|家|座|项|种|条|年|分之|番|级|次|所|人|名|台|套|款)"
    r"|翻|半以上|倍增|[毫微]秒级|[十百千万亿](?:卡|元|个|家)?(?:级|量级)"
)
_STOP = re.compile(f"[{HARD_STOPS}]")
_BINDING = re.compile(r"约束性|预期性")
_JOINT = re.compile(r"[、，]?[和与及]?")
_GIVES = re.compile(r"(?:给予|予以|发放|按)$")
_TRACE = re.compile(r"分别|但|^比|[，；]")
_LONG_NOUN = 20
_DOUBTFUL = 0.8
_NAMES_SOMETHING = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_ALL_OF_THEM = re.compile(r"[两二三四五六七八九十\d]+个?(?:地区|省份?|省市|城市|市|区域)")  # 四个地区占比分别为
_RANKED = re.compile(r"(.{2,}?)(?:居|排名|位居)(?:全国|全省)?前")
_RELATIVE = re.compile(r"当年|上年|本年|去年|年度")
_UNDATED = {"incentive", "condition", "rule"}
_BASELINES = ("同比", "环比", "年均")
_SHORTEST_NAME = 4  # characters that must remain of an indicator when its own place is taken off


@dataclass(frozen=True, slots=True)
class _Read:
    """One sentence as read: its view, times, quantities and places."""

    sentence: Sentence
    view: View
    times: list[TimeSpan]
    quantities: list[Quantity]
    hits: list[PlaceHit]

    @property
    def text(self) -> str:
        return self.view.text


class Reader:
    """Reads the sentences of one document in order."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self._document = document
        self._seeds = seeds
        self._vocabulary = seeds.vocabulary
        self._reference = reference_year(document)
        self._genre = genre_of(document)
        self._context = Context(document, seeds.vocabulary, carries_parts=self._genre == "statistics")
        self._indicator = ""
        self._predicate: Predicate | None = None
        self._subjects: list[str] = []  # places whose figures the paragraph has given, in order
        self._paragraph = -1

    def read(self, sentence: Sentence) -> Iterator[Mention]:
        """The mentions of the next sentence."""
        self._context.enter(sentence)
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._subjects = sentence.paragraph, []
        if sentence.role == "heading" or not _MAY_HOLD.search(sentence.text):
            return
        view = view_of(sentence.text, self._vocabulary.corrections)
        times = times_in(view.text, self._reference)
        if quantities := _whole(quantities_in(view.text, times, self._vocabulary)):
            self._indicator, self._predicate = "", None
            read = _Read(sentence, view, times, quantities, self._seeds.gazetteer.find(view.text))
            for index in range(len(quantities)):
                if mention := self._mention(read, index):
                    yield mention
        self._context.leave(sentence, view.text, times)

    def _mention(self, read: _Read, index: int) -> Mention | None:
        quantity = read.quantities[index]
        words = self._words(read, index)
        if not is_counted(read.text, quantity, words, self._vocabulary):
            return None
        place = subject_place(read.text, quantity, read.hits, self._document.region, self._vocabulary)
        if place and place not in self._subjects:
            self._subjects.append(place)
        indicator, words, place = self._from_list(read, index, words, place)
        time, year_from = self._time(read, index)
        heading = self._context.heading_kind(read.sentence)
        verdict = kind_of(read.text, quantity, words, time, heading, self._genre, self._reference, self._vocabulary)
        if verdict is None:
            return None
        if (verdict.rule == "from" and not _is_beside(time, quantity)) or (
            verdict.kind in _UNDATED and _is_relative(read.text, time)
        ):
            time = None  # the sentence's year is that of the goal; an offer's 当年 is any year
        elif time is None and (verdict.kind == "target" or self._genre == "statistics"):
            time, year_from = self._context.title_time(), "title"
        self._indicator, qualifier = self._named(read, index, indicator, words, place)
        return self._build(read, quantity, words, qualifier, verdict, time, year_from, place)

    def _words(self, read: _Read, index: int) -> Words:
        """The words of a quantity; in a list after one verb (形成50发…、600颗…) those behind the first take its verb."""
        words = words_around(read.text, read.quantities, index, read.times, self._vocabulary)
        between = (read.quantities[index - 1].end, read.quantities[index].start)
        if index and words.predicate is None and not _STOP.search(read.text, *between):
            words = replace(words, predicate=self._predicate)
        self._predicate = words.predicate
        return words

    def _from_list(self, read: _Read, index: int, words: Words, place: str) -> tuple[str, Words, str]:
        """For a number in a 分别 list: its own thing or place, and the list's predicate."""
        run = paired_run(read.text, read.quantities, index)
        if run is None:
            return words.indicator, words, place
        first, behind = run
        head = words_around(read.text, read.quantities, first, read.times, self._vocabulary)
        position, count = index - first, behind - first
        items = items_of(head.indicator, count, self._vocabulary)
        items = items or items_of(head.before.split("分别")[0], count, self._vocabulary)
        own = replace(head, before=words.before, after=words.after, subject_first=True)
        begin = read.quantities[first].start
        places = listed_places(begin, read.hits, count)
        if not places and _ALL_OF_THEM.search(read.text, 0, begin) and len(self._subjects) >= count:
            items, places = [], self._subjects[-count:]
        among = any(hit.code in places for hit in read.hits if begin - len(head.before) <= hit.start)
        if places and (among or not items):
            return self._behind_places(head, items, read), own, places[position]
        return tidy_noun(items[position], self._vocabulary) if items else head.indicator, own, place

    def _behind_places(self, head: Words, items: list[str], read: _Read) -> str:
        """`北京市、广东省软件收入分别为`: the noun behind the last place."""
        source = items[-1] if items else head.indicator
        for name in sorted((read.text[hit.start : hit.end] for hit in read.hits), key=len, reverse=True):
            if name in source:
                source = source.rpartition(name)[2]
        return tidy_noun(source, self._vocabulary) or self._indicator

    def _named(self, read: _Read, index: int, indicator: str, words: Words, place: str) -> tuple[str, str]:
        """The noun that is counted, in full, and what narrows it (至省内市州): a bare head takes the noun before it."""
        qualifier, before = words.qualifier, self._indicator
        if shared := self._shared_tail(read, index):
            verb = words.predicate.cue if words.predicate else ""
            indicator, qualifier = shared, qualifier or words.before.rpartition(verb or "、")[2]
        heads = self._vocabulary.pattern(r"^(?:{rate_head})$")
        if before and self._vocabulary.pattern(r"^(?:{bare_head})$").match(indicator):
            indicator = before
        elif before and heads.match(indicator) and not self._vocabulary.pattern(r"(?:{rate_head})$").search(before):
            indicator = before + indicator
        indicator = indicator or before or earlier_noun(read.text, read.quantities[index].start, self._vocabulary)
        if ranked := _RANKED.match(indicator):
            indicator = ranked[1]
        return self._without_place(indicator, place), qualifier

    def _shared_tail(self, read: _Read, index: int) -> str:
        """`市内1毫秒、省内3毫秒、省际20毫秒的时延网络`: the noun behind the last of the row serves all."""
        text, quantities, last = read.text, read.quantities, index
        while last + 1 < len(quantities) and not _STOP.search(text, quantities[last].end, quantities[last + 1].start):
            last += 1
        if last == index or not text.startswith("的", quantities[last].end):
            return ""
        noun = words_around(text, quantities, last, read.times, self._vocabulary).indicator
        return noun if noun in text[quantities[last].end :] else ""

    def _without_place(self, indicator: str, place: str) -> str:
        """`吉林省大数据产业规模` in a document of 吉林 is 大数据产业规模; likewise with the place whose figure it is."""
        for hit in self._seeds.gazetteer.find(indicator[:12]):
            own = self._seeds.is_within(self._document.region, hit.code)
            own = own or self._seeds.is_within(hit.code, self._document.region)
            own = own or hit.code == place
            if hit.start == 0 and own and len(indicator) - hit.end >= _SHORTEST_NAME:
                return self._without_place(indicator[hit.end :].lstrip("的市省"), place)
        return indicator

    def _time(self, read: _Read, index: int) -> tuple[TimeSpan | None, YearFrom]:
        """The nearest time before the quantity, else a period behind it, else what the context gives."""
        quantity = read.quantities[index]
        spans = [t for t in read.times if t.role == "by" or (t.role == "within" and not _is_day(read.text, t))]
        if paired := self._paired_time(read, index, spans):
            return paired, "sentence"
        taken = [q.start for q in read.quantities if q.end <= quantity.start]
        if before := [t for t in spans if t.end <= quantity.start and not _belongs_to_other(read.text, t, taken)]:
            return before[-1], "sentence"
        behind = next((t for t in read.times if t.start >= quantity.end and t.role != "base"), None)
        if behind is not None and behind.first_year is not None:
            return behind, "sentence"
        return self._context.inherited(read.sentence)

    def _paired_time(self, read: _Read, index: int, spans: Sequence[TimeSpan]) -> TimeSpan | None:
        """`2024年、2025年分别新增100家、120家`: as many years in a row as numbers are paired one to one."""
        run = paired_run(read.text, read.quantities, index)
        if run is None:
            return None
        first, behind = run
        row = [t for t in spans if t.end <= read.quantities[first].start]
        while len(row) > 1 and any(not _JOINT.fullmatch(read.text, a.end, b.start) for a, b in pairwise(row)):
            row = row[1:]
        return row[index - first] if len(row) == behind - first and len(row) > 1 else None

    def _offered(self, read: _Read, quantity: Quantity) -> str:
        """What the sentence offers, where the words beside the sum only give it: 分别给予A、B、C一次性奖励."""
        ends = [match.group() for match in self._vocabulary.pattern(r"{offered}").finditer(read.text, quantity.end)]
        return next((word for word in ends if not _GIVES.search(word)), "")

    def _build(
        self,
        read: _Read,
        quantity: Quantity,
        words: Words,
        qualifier: str,
        verdict: Verdict,
        time: TimeSpan | None,
        year_from: YearFrom,
        place: str,
    ) -> Mention | None:
        indicator = self._indicator
        if verdict.kind == "incentive" and _GIVES.search(indicator):
            indicator = self._offered(read, quantity) or indicator
        if not _NAMES_SOMETHING.search(indicator):
            if verdict.kind in {"target", "actual", "forecast"}:
                return None
            indicator = tidy_noun(words.before, self._vocabulary) or tidy_noun(words.after[:20], self._vocabulary)
        binding = _BINDING.search(words.clause)
        return Mention(
            sentence=read.sentence,
            start=read.view.start(quantity.start),
            end=read.view.end(quantity.end),
            number=quantity.number,
            number_max=quantity.number_max,
            unit=quantity.unit,
            comparator=" ".join((*words.comparators, quantity.after)).strip(),
            predicate=words.predicate.cue if words.predicate else "",
            indicator=indicator or quantity.unit,
            qualifier=qualifier,
            before=words.before,
            after=words.after,
            kind=verdict.kind,
            time=time,
            year_from=year_from if time is not None else "none",
            baseline=words.baseline or next((cue for cue in _BASELINES if cue in words.before), ""),
            place=place,
            binding=binding.group() if binding else "",
            rule=verdict.rule,
            confidence=_confidence(verdict, quantity, indicator),
        )


def _whole(quantities: list[Quantity]) -> list[Quantity]:
    """Without the sizes that only describe what is counted: `3个千亿级产业集群` counts clusters."""
    apart = [quantities[i - 1].end != q.start or q.form != "level" for i, q in enumerate(quantities) if i]
    return quantities[:1] + [q for q, keep in zip(quantities[1:], apart, strict=True) if keep]


def _is_day(text: str, time: TimeSpan) -> bool:
    """A day is when something happened or was issued, not when a goal is due."""
    return text[time.end - 1 : time.end] == "日"


def _belongs_to_other(text: str, time: TimeSpan, taken: Sequence[int]) -> bool:
    """`从2022年的35%上升至60%`: the year belongs to the number right behind it alone."""
    return text.startswith("的", time.end) and any(0 <= start - time.end <= 2 for start in taken)


def _is_beside(time: TimeSpan | None, quantity: Quantity) -> bool:
    """`从2012年的16.8%`: the year stands right before the number."""
    return time is not None and 0 <= quantity.start - time.end <= 1


def _is_relative(text: str, time: TimeSpan | None) -> bool:
    return time is not None and _RELATIVE.search(text[time.start : time.end]) is not None


def _confidence(verdict: Verdict, quantity: Quantity, indicator: str) -> float:
    """Less than the verdict's where the number stands in words or the noun is long or holds a trace of its clause."""
    doubtful = quantity.form == "chinese" or len(indicator) > _LONG_NOUN or _TRACE.search(indicator) is not None
    return min(verdict.confidence, _DOUBTFUL) if doubtful else verdict.confidence
