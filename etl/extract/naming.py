"""What each quantity of a sentence counts: in a list its own thing, else its noun, made whole by what stands before.

芯片、软件产值分别达到3亿元和5亿元     the thing that each number is paired with
示范区达到20个（省级15个）             省级示范区
产业规模突破100亿元，年均增速12%        产业规模年均增速
"""

from __future__ import annotations

import re
from dataclasses import replace

from etl.extract.lists import items_of, paired_run
from etl.extract.nouns import clauses_before, tidy_noun
from etl.extract.places import listed_places
from etl.extract.scan import Scan
from etl.extract.words import Words, clause_noun, earlier_noun, words_around
from etl.model import Document
from etl.seeds import Seeds

_ALL_OF_THEM = re.compile(r"[两二三四五六七八九十\d]+个?(?:地区|省份?|省市|城市|市|区域)")  # 四个地区占比分别为
_SHARE_OF = re.compile(  # 占GDP比重|超过, 相当于GDP的: whose share it is stands before
    r"(?:约|仅|已|其)*((?:占(?!比)|相当于)[^，。；、占]{1,14}?(?:比重|比例)?)的?(?:提高|提升|达到?|为|超过?|[升增]?[到至]|约|近|保持|稳定|在|不低于)*$"
)
_WITHOUT_SHARE = re.compile(r"(?:占|相当于).*$|年均.*$|(?:增速|增长率?)$")
_SIZED = re.compile(r"(?:产值|营收|收入|规模)?[\d一二两三四五六七八九]*[十百千万亿]+元?级[、和及与]")
_SIZE = re.compile(r"^[\d一二两三四五六七八九]*[十百千万亿]+元?级的?")
_GRADE = re.compile(r"^(?:国家|省|市|县|区)级(?:及?以上)?")
_RANKED = re.compile(r"(.{2,}?)(?:居|排名|位居)(?:全国|全省)?前")
_FIRMS = re.compile(
    r"(?:以(?:提供)?([^，。；、（]{2,10}?)为主|主要(?:提供|从事)([^，。；、（]{2,10}?))的[^，。；（]{0,4}企业"
)
_PART_OF_NAME = re.compile(r"[港站路桥江湖山河海湾]|机场|大学")
_JOINTS = re.compile(r"^(?:以及|及|和|与|、)+")
_SHORTEST_NAME = 4  # characters that must remain of an indicator when its own place is taken off


class Namer:
    """Names the quantities of one document, sentence by sentence; remembers what the sentence has named."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self._document = document
        self._seeds = seeds
        self._vocabulary = seeds.vocabulary
        self._last = ""
        self._so_far: list[str] = []  # nouns of the sentence's quantities, in order
        self._subjects: list[str] = []  # places whose figures the paragraph has given, in order
        self._paragraph = -1

    def begin(self, scan: Scan) -> None:
        """Forget what the last sentence named, in a new paragraph its places as well."""
        self._last, self._so_far = "", []
        if scan.sentence.paragraph != self._paragraph:
            self._paragraph, self._subjects = scan.sentence.paragraph, []

    def remember(self, indicator: str, counted: bool) -> None:
        """Keep an indicator for the numbers behind it; `counted`: it is not only a size (营收过百亿元的企业5家)."""
        if indicator and indicator not in self._so_far:
            self._so_far.append(indicator)
        if counted:
            self._last = indicator

    def in_list(self, scan: Scan, index: int, words: Words, place: str) -> tuple[str, Words, str]:
        """For a number in a 分别 list: its own thing or place, and the list's predicate."""
        if place and place not in self._subjects:
            self._subjects.append(place)
        run = paired_run(scan.text, scan.quantities, index)
        if run is None:
            return words.indicator, words, place
        first, behind = run
        head = words_around(scan.text, scan.quantities, first, scan.times, self._vocabulary)
        position, count = index - first, behind - first
        items = items_of(head.indicator, count, self._vocabulary)
        items = items or items_of(head.before.split("分别")[0], count, self._vocabulary)
        if not items and not head.indicator:
            items = self._earlier_items(scan, first, count)
        own = replace(head, before=words.before, after=words.after, subject_first=True)
        begin = scan.quantities[first].start
        places = listed_places(begin, scan.hits, count)
        if not places and _ALL_OF_THEM.search(scan.text, 0, begin) and len(self._subjects) >= count:
            items, places = [], self._subjects[-count:]
        among = any(hit.code in places for hit in scan.hits if begin - len(head.before) <= hit.start)
        if places and (among or not items):
            return self._behind_places(head, items, scan), own, places[position]
        return tidy_noun(items[position], self._vocabulary) if items else head.indicator, own, place

    def _earlier_items(self, scan: Scan, first: int, count: int) -> list[str]:
        """`游客4亿人次、过夜游客9万人次，分别增长6%、9%`: the things stand before, with numbers of their own or without."""
        if len(self._so_far) >= count:
            return self._so_far[-count:]
        for clause in clauses_before(scan.text, scan.quantities[first].start):
            if items := items_of(clause_noun(clause, self._vocabulary), count, self._vocabulary):
                return items
        return []

    def _behind_places(self, head: Words, items: list[str], scan: Scan) -> str:
        """`北京市、广东省软件收入分别为`: the noun behind the last place."""
        source = items[-1] if items else head.indicator
        for name in sorted((scan.text[hit.start : hit.end] for hit in scan.hits), key=len, reverse=True):
            if name in source:
                source = source.rpartition(name)[2]
        return tidy_noun(source, self._vocabulary) or self._last

    def named(self, scan: Scan, index: int, indicator: str, words: Words, place: str) -> tuple[str, str]:
        """The noun that is counted, in full, and what narrows it (至省内市州): a bare head takes the noun before it."""
        qualifier, before = words.qualifier, self._last
        if not words.comparators and (shared := self._shared_tail(scan, index)):
            verb = words.predicate.cue if words.predicate else ""
            own = words.before.rpartition(verb or "、")[2]
            indicator, qualifier = shared, qualifier or _JOINTS.sub("", own)
        if share := _SHARE_OF.match(words.before):
            subject = before or earlier_noun(scan.text, scan.quantities[index].start, self._vocabulary)
            return self._without_place(_WITHOUT_SHARE.sub("", subject) + share[1], place), qualifier
        heads = self._vocabulary.pattern(r"^(?:{rate_head})$")
        if before and self._vocabulary.pattern(r"^(?:{bare_head})$").match(indicator):
            indicator = before
        elif before and heads.match(indicator) and not self._vocabulary.pattern(r"(?:{rate_head})$").search(before):
            indicator = before + indicator
        indicator = self._noun_of_row(scan, index) or indicator
        if before and _GRADE.fullmatch(indicator):
            indicator += _GRADE.sub("", before, count=1)  # 示范区20个（省级15个、国家级5个）
        indicator = indicator or before or earlier_noun(scan.text, scan.quantities[index].start, self._vocabulary)
        if firms := _FIRMS.search(scan.text, 0, scan.quantities[index].start):
            qualifier = qualifier or firms[1] or firms[2]  # 以信息服务为主的企业，业务收入增长1%
        if ranked := _RANKED.match(indicator):
            indicator = ranked[1]
        return self._without_place(indicator, place), qualifier

    def _shared_tail(self, scan: Scan, index: int) -> str:
        """`市内1毫秒、省内3毫秒、省际20毫秒的时延网络`: the noun behind the last of the row serves all."""
        text, quantities = scan.text, scan.quantities
        first, last = scan.row(index)
        if last == first or not text.startswith("的", quantities[last].end):
            return ""
        noun = words_around(text, quantities, last, scan.times, self._vocabulary).indicator
        return noun if noun in text[quantities[last].end :] else ""

    def _noun_of_row(self, scan: Scan, index: int) -> str:
        """`1个万亿级、3个千亿级产业集群`: the noun behind the last of the row, where each only says of what size."""
        quantities = scan.quantities
        _, last = scan.row(index)
        counts = quantities[index].dimension == "count"
        beside = counts and index < last and quantities[index + 1].start == quantities[index].end  # 13处15条通道
        sized = index < last and _SIZED.fullmatch(scan.text[quantities[index].end : quantities[index + 1].start])
        if not beside and not sized:
            return ""
        noun = words_around(scan.text, quantities, last, scan.times, self._vocabulary).indicator
        return _SIZE.sub("", noun)

    def _without_place(self, indicator: str, place: str) -> str:
        """`吉林省大数据产业规模` in a document of 吉林 is 大数据产业规模; likewise with the place whose figure it is."""
        for hit in self._seeds.gazetteer.find(indicator[:12]):
            own = self._seeds.is_within(self._document.region, hit.code)
            own = own or self._seeds.is_within(hit.code, self._document.region)
            own = own or hit.code == place
            named = _PART_OF_NAME.match(indicator, hit.end)  # 南京港
            if hit.start == 0 and own and not named and len(indicator) - hit.end >= _SHORTEST_NAME:
                return self._without_place(indicator[hit.end :].lstrip("的市省"), place)
        return indicator
