"""Reads one document sentence by sentence: what its quantities share is kept here, what each means is asked elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from etl.extract.context import Context, issue_month, reference_year
from etl.extract.counted import is_counted
from etl.extract.dates import due, is_beside, is_relative, time_of
from etl.extract.genres import genre_of, industry_of
from etl.extract.glossary import glossary_paragraphs
from etl.extract.kinds import Reading, Verdict, kind_of
from etl.extract.naming import Namer
from etl.extract.nouns import tidy_noun
from etl.extract.places import subject_place
from etl.extract.quantities import Quantity
from etl.extract.scan import Scan, scan_of
from etl.extract.words import Words, words_around
from etl.model import Document, Mention, Sentence, TimeSpan, YearFrom
from etl.seeds import Seeds
from etl.seeds.vocabulary import Predicate

_BINDING = re.compile(r"约束性|预期性")
_GIVES = re.compile(r"(?:给予|予以|发放|按)$")
_TRACE = re.compile(r"分别|但|^比|[，；]")
_LONG_NOUN = 20
_DOUBTFUL = 0.8
_NAMES_SOMETHING = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_CARRIED = {"add", "action"}  # roles of verbs that govern what 其中 lists
_TOTALS = ("能力", "规模", "总量", "总数", "数量", "数")
_UNDATED = {"incentive", "condition", "rule"}
_BASELINES = ("同比", "环比", "年均")


class Reader:
    """Reads the sentences of one document in order."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self._document = document
        self._seeds = seeds
        self._vocabulary = seeds.vocabulary
        self._reference = reference_year(document)
        self._issued = issue_month(document)
        self._genre = genre_of(document)
        self._industry = industry_of(document) if self._genre == "statistics" else ""
        self._glossary = glossary_paragraphs(document)
        self._context = Context(document, seeds.vocabulary, carries_parts=self._genre == "statistics")
        self._namer = Namer(document, seeds)
        self._predicate: Predicate | None = None
        self._kind = ""
        self._place = ""
        self._paragraph = -1

    def read(self, sentence: Sentence) -> Iterator[Mention]:
        """The mentions of the next sentence."""
        self._context.enter(sentence)
        if sentence.role == "heading" or sentence.paragraph in self._glossary:
            return
        scan = scan_of(sentence, self._reference, self._seeds)
        if scan is None:
            return
        if scan.quantities:
            self._namer.begin(scan)
            goes_on = self._kind == "incentive" and sentence.paragraph == self._paragraph
            self._predicate, self._kind = None, self._kind if goes_on else ""
            self._paragraph = sentence.paragraph
            for index in range(len(scan.quantities)):
                if mention := self._mention(scan, index):
                    yield mention
        self._context.leave(sentence, scan.text, scan.times)

    def _mention(self, scan: Scan, index: int) -> Mention | None:
        quantity = scan.quantities[index]
        words = self._words(scan, index)
        if not is_counted(scan.text, quantity, words, self._vocabulary):
            return None
        place = subject_place(scan.text, quantity, scan.hits, self._document.region, self._vocabulary)
        place = place or self._named_place(scan, words) or self._place_before(scan, index)
        self._place = place
        indicator, words, place = self._namer.in_list(scan, index, words, place)
        time, year_from = time_of(scan, index, self._context)
        verdict = self._verdict(scan, quantity, words, time)
        self._kind = verdict.kind if verdict else ""
        if verdict is None:
            return None
        time, year_from = self._dated(scan, quantity, verdict, time, year_from)
        indicator, qualifier = self._namer.named(scan, index, indicator, words, place)
        self._namer.remember(indicator, counted=verdict.kind != "condition")
        return self._build(scan, quantity, words, indicator, qualifier, verdict, time, year_from, place)

    def _named_place(self, scan: Scan, words: Words) -> str:
        """`长沙电网供电能力达到…` in a document of 湖南: the noun itself begins with the city."""
        at = scan.text.find(words.indicator) if words.indicator and (words.subject_first or words.comparators) else -1
        inside = (hit.code for hit in scan.hits if hit.start == at and hit.code != self._document.region)
        return next((code for code in inside if self._seeds.is_within(code, self._document.region)), "")

    def _place_before(self, scan: Scan, index: int) -> str:
        """A sentence that begins with 其中 speaks of the place of the one before it."""
        return self._place if index == 0 and scan.text.startswith("其中") else ""

    def _words(self, scan: Scan, index: int) -> Words:
        """The words of a quantity; in a list after one verb (形成50发…、600颗…) those behind the first take its verb."""
        words = words_around(scan.text, scan.quantities, index, scan.times, self._vocabulary)
        before = self._predicate
        governed = words.before.startswith(("其中", "含")) and before is not None and before.role in _CARRIED
        if (
            index
            and words.predicate is None
            and (governed or not scan.parted(index - 1, index) or self._goes_on(scan, index, words))
        ):
            words = replace(words, predicate=before)
        self._predicate = words.predicate
        return words

    def _goes_on(self, scan: Scan, index: int, words: Words) -> bool:
        """`新建40家绿色工厂，15家零碳工厂`, `新建充电桩70个，换电站12座`: a list under one verb, with commas."""
        quantity, before = scan.quantities[index], self._predicate
        if before is None or before.role not in _CARRIED or quantity.dimension != "count":
            return False
        if words.indicator.endswith(_TOTALS):
            return False
        gap = scan.text[scan.quantities[index - 1].end : quantity.start]
        ends = scan.text[quantity.end : quantity.end + 1] in {"", "。", "，", "；", "、"}
        return gap.endswith("，") if not words.before else before.role == "add" and gap.count("，") == 1 and ends

    def _verdict(self, scan: Scan, quantity: Quantity, words: Words, time: TimeSpan | None) -> Verdict | None:
        return kind_of(
            Reading(
                text=scan.text,
                quantity=quantity,
                words=words,
                time=time,
                heading=self._context.heading_kind(scan.sentence),
                genre=self._genre,
                issued=self._issued,
                follows=self._kind,
                vocabulary=self._vocabulary,
            )
        )

    def _dated(
        self, scan: Scan, quantity: Quantity, verdict: Verdict, time: TimeSpan | None, year_from: YearFrom
    ) -> tuple[TimeSpan | None, YearFrom]:
        """The time that the statement takes, now that its kind is known."""
        if verdict.rule == "from" and not is_beside(time, quantity):
            return None, year_from  # the sentence's year is that of the goal
        if verdict.kind in _UNDATED and is_relative(scan.text, time):
            return None, year_from
        if time is None and (verdict.kind == "target" or self._genre == "statistics"):
            time, year_from = self._context.title_time(), "title"
        if verdict.kind == "target" and time is not None:
            time = due(time, self._reference)
        return time, year_from

    def _offered(self, scan: Scan, quantity: Quantity) -> str:
        """What the sentence offers, where the words beside the sum only give it: 分别给予A、B、C一次性奖励."""
        ends = [match.group() for match in self._vocabulary.pattern(r"{offered}").finditer(scan.text, quantity.end)]
        return next((word for word in ends if not _GIVES.search(word)), "")

    def _build(
        self,
        scan: Scan,
        quantity: Quantity,
        words: Words,
        indicator: str,
        qualifier: str,
        verdict: Verdict,
        time: TimeSpan | None,
        year_from: YearFrom,
        place: str,
    ) -> Mention | None:
        if verdict.kind == "incentive" and _GIVES.search(indicator):
            indicator = self._offered(scan, quantity) or indicator
        if not _NAMES_SOMETHING.search(indicator):
            if verdict.kind in {"target", "actual", "forecast"}:
                return None
            indicator = tidy_noun(words.before, self._vocabulary) or tidy_noun(words.after[:20], self._vocabulary)
        binding = _BINDING.search(words.clause)
        return Mention(
            sentence=scan.sentence,
            start=scan.view.start(quantity.start),
            end=scan.view.end(quantity.end),
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
            topic=self._industry,
        )


def _confidence(verdict: Verdict, quantity: Quantity, indicator: str) -> float:
    """Less than the verdict's where the number stands in words or the noun is long or holds a trace of its clause."""
    doubtful = quantity.form == "chinese" or len(indicator) > _LONG_NOUN or _TRACE.search(indicator) is not None
    return min(verdict.confidence, _DOUBTFUL) if doubtful else verdict.confidence
