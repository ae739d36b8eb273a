"""Names of places in running text, found in one pass with an Aho-Corasick automaton (leftmost, then longest).

What a name may be is data: regions, areas, counties, places, and the guards of place_guards.csv against words that
only look like places. The automaton is built once; `find` allocates nothing but its hits.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from etl.seeds.rows import Area, County, NumberPrefix, Place, PlaceGuard, Region

COUNTY_LENGTH = 3
_JOINTS = frozenset(("", "、", "，", "和", "与", "及", "以及", "—", "-", "－", "·", "/"))


@dataclass(frozen=True, slots=True)
class PlaceHit:
    """`text[start:end]` names the region `code` (a GB/T 2260 code, or an area's id)."""

    start: int
    end: int
    code: str


@dataclass(frozen=True, slots=True)
class _Entry:
    """What a pattern stands for: its possible codes (none: a guard), and whether it is sure of itself.

    short   a name without its 省, 市, 区 …, which a following 大学 or 路 takes away
    bare    a name that is also an ordinary word, which only counts beside its province or a neighbour
    """

    codes: tuple[str, ...]
    short: bool = False
    bare: bool = False


_NOTHING = _Entry(())


class Gazetteer:
    """Finds places by name and the region of a document number."""

    def __init__(
        self,
        regions: Mapping[str, Region],
        counties: Mapping[str, County],
        places: Mapping[str, Place],
        areas: Mapping[str, Area],
        guards: Sequence[PlaceGuard],
        prefixes: Iterable[NumberPrefix],
    ) -> None:
        self._parents = {code: region.parent_code for code, region in regions.items()}
        self._suffixes = tuple(guard.text for guard in guards if guard.kind == "suffix")
        self._tails = frozenset(guard.text for guard in guards if guard.kind == "tail")
        self._prefixes = {prefix.prefix: prefix.region_code or None for prefix in prefixes}
        self._longest_prefix = max(map(len, self._prefixes), default=0)
        self._by_name = _entries(regions, counties, places, areas, guards)
        self._entries = list(self._by_name.values())
        self._automaton = AhoCorasick(list(self._by_name), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> list[PlaceHit]:
        """The places named in `text`, in order, none overlapping.

        A chain from the larger to the smaller (贵州省贵阳市观山湖区) is one hit with the code of its last member.
        A county whose name several cities share, and a name that is also an ordinary word, count only in such
        a chain or beside a neighbour of the same province; otherwise they are passed over.
        """
        hits: list[PlaceHit] = []
        pending: tuple[int, int, str] | None = None
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            entry = self._entries[index]
            if text[end - 1 : end + 1] in self._tails:
                end -= 1
                entry = self._by_name.get(text[start:end], _NOTHING)
            if not entry.codes or (entry.short and text.startswith(self._suffixes, end)):
                pending = None
                continue
            code = self._choose(entry, text, hits, start)
            if code is None:
                pending = (start, end, entry.codes[0]) if entry.bare else None
                continue
            if pending and self._neighbours(text[pending[1] : start], pending[2], code):
                hits.append(PlaceHit(*pending))
            pending = None
            self._append(hits, PlaceHit(start, end, code))
        return hits

    def region_of_number(self, number: str) -> str | None:
        """Whose document number this is (沪府办发〔2023〕14号 → 310000), by the longest known prefix.

        None for an unknown prefix and for one that several governments use.
        """
        number = number.lstrip()
        for length in range(min(self._longest_prefix, len(number)), 0, -1):
            if number[:length] in self._prefixes:
                return self._prefixes[number[:length]]
        return None

    def _choose(self, entry: _Entry, text: str, hits: list[PlaceHit], start: int) -> str | None:
        """The one code that is meant here, by what stands directly before; None where that cannot be told."""
        if len(entry.codes) == 1 and not entry.bare:
            return entry.codes[0]
        if not hits:
            return None
        last = hits[-1]
        gap = text[last.end : start]
        if entry.bare:
            return entry.codes[0] if self._neighbours(gap, last.code, entry.codes[0]) else None
        if gap:
            return None
        inside = {code for code in entry.codes if self._within(code, last.code)}
        return inside.pop() if len(inside) == 1 else None

    def _neighbours(self, gap: str, one: str, other: str) -> bool:
        """Named side by side, the one a part of the other or both in one province; the nation is nobody's neighbour."""
        if gap not in _JOINTS or not (self._has_province(one) and self._has_province(other)):
            return False
        if self._within(one, other) or self._within(other, one):
            return True
        return gap != "" and self._parents[one] == self._parents[other]

    def _has_province(self, code: str) -> bool:
        """Whether this is a province or lies in one; not so the nation, the world and areas."""
        return bool(self._parents.get(self._parents.get(code, ""), ""))

    def _append(self, hits: list[PlaceHit], hit: PlaceHit) -> None:
        if hits and hits[-1].end == hit.start and self._within(hit.code, hits[-1].code):
            hit = PlaceHit(hits.pop().start, hit.end, hit.code)
        hits.append(hit)

    def _within(self, code: str, outer: str) -> bool:
        while code:
            if code == outer:
                return True
            code = self._parents.get(code, "")
        return False


def _entries(
    regions: Mapping[str, Region],
    counties: Mapping[str, County],
    places: Mapping[str, Place],
    areas: Mapping[str, Area],
    guards: Sequence[PlaceGuard],
) -> dict[str, _Entry]:
    """One entry a pattern; where a text stands for several things, region wins over area, place, county and guard."""
    bare = {guard.text for guard in guards if guard.kind == "bare"}
    entries = {guard.text: _Entry(()) for guard in guards if guard.kind == "word"}
    for name, codes in _county_codes(counties).items():
        entries[name] = _Entry(codes)
    entries |= {place.name: _Entry((place.region_code,)) for place in places.values()}
    for area in areas.values():
        entries |= {name: _Entry((area.area_id,)) for name in (area.name, *area.aliases)}
    for region in regions.values():
        for name in region.names:
            entries[name] = _Entry((region.code,), short=name != region.name, bare=name in bare)
    return entries


def _county_codes(counties: Mapping[str, County]) -> dict[str, tuple[str, ...]]:
    """For each county name that is long enough to be looked for, the regions that it may count for."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for county in counties.values():
        if len(county.name) >= COUNTY_LENGTH:
            found[county.name][county.parent_code] = None
    return {name: tuple(codes) for name, codes in found.items()}
