"""The rows of the reference tables, typed and frozen. What each table is for: seeds/README.md."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

RegionLevel = Literal["world", "nation", "province", "city"]
Direction = Literal["higher", "lower", "neutral"]
GuardKind = Literal["word", "suffix", "tail", "bare"]
LabelMatch = Literal["anywhere", "end", "whole"]
SubjectSource = Literal["listed", "phrase", "rest", "before"]

LEVELS: tuple[RegionLevel, ...] = get_args(RegionLevel)
DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
GUARD_KINDS: tuple[GuardKind, ...] = get_args(GuardKind)
LABEL_MATCHES: tuple[LabelMatch, ...] = get_args(LabelMatch)
SUBJECT_SOURCES: tuple[SubjectSource, ...] = get_args(SubjectSource)


@dataclass(frozen=True, slots=True)
class Region:
    """A place by its GB/T 2260 code; `abbreviation` (沪) and the tile-grid place belong to provinces only."""

    code: str
    name: str
    short_name: str
    abbreviation: str
    name_en: str
    level: RegionLevel
    parent_code: str
    grid_row: int | None
    grid_col: int | None
    aliases: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names that running text uses, the full one first; no abbreviation (沪 stands in too many words)."""
        return tuple(dict.fromkeys((self.name, self.short_name, *self.aliases)))


@dataclass(frozen=True, slots=True)
class County:
    """A district, county or county-level city and the city (of a municipality: the province) that it counts for."""

    code: str
    name: str
    parent_code: str


@dataclass(frozen=True, slots=True)
class Place:
    """A well-known place without a code of its own (贵安新区) and the region that it counts for."""

    name: str
    region_code: str
    note: str


@dataclass(frozen=True, slots=True)
class Area:
    """A named set of regions (长三角地区); the id starts with `area:` and goes wherever a region code goes."""

    area_id: str
    name: str
    name_en: str
    members: tuple[str, ...]
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionFact:
    """Resident population (persons) and GDP (yuan) of a region in a year; None where no source confirms it."""

    region_code: str
    year: int
    resident_population: int | None
    gdp: float | None
    source: str


@dataclass(frozen=True, slots=True)
class RegionArea:
    """Land area (square kilometres) of a region as its government gives it."""

    region_code: str
    land_area: float
    source: str


@dataclass(frozen=True, slots=True)
class FamilyGroup:
    """A heading under which families are listed, and how their labels are used.

    match    where a label must stand in the phrase: anywhere; at its end; it must be the whole phrase
    subject  where the subject comes from: only the family's list; the whole phrase; the phrase without the words that
             measure (规模, 增速); the words before the label
    """

    group_id: str
    name_zh: str
    name_en: str
    match: LabelMatch
    subject: SubjectSource


@dataclass(frozen=True, slots=True)
class Family:
    """An indicator family: how it is shown, which way is better, its canonical unit, and the words that give it away.

    labels            noun phrases that recognise it
    negative_labels   phrases that hold a label and mean something else
    subjects          words that tell what it is about (智能算力), spellings of one divided by |, its name first
    """

    family: str
    group_id: str
    name_zh: str
    name_en: str
    direction: Direction
    unit: str
    labels: tuple[str, ...]
    negative_labels: tuple[str, ...]
    subjects: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Synonym:
    """A word of an indicator and the one as which it is read where whole phrases are compared; empty: it says nothing."""

    word: str
    reads: str


@dataclass(frozen=True, slots=True)
class Industry:
    """The name under which an industry is compared, and how documents write it where they mean just that."""

    name: str
    spellings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceGuard:
    """Where a place's name is no place.

    word     the text is read as one piece: what stands inside is not a name (黄河 in 黄河南岸, 其中 in 其中山东)
    suffix   a name without 省/市 directly before this names something else (大学: 吉林大学)
    tail     the last character of a full name and the next one are a word: the name ends earlier (吉林市场 is 吉林)
    bare     this name is also an ordinary word: it is a place only beside its province or a neighbour (甘肃白银)
    """

    text: str
    kind: GuardKind
    note: str


@dataclass(frozen=True, slots=True)
class NumberPrefix:
    """The start of a document number (沪府) and whose it is; without a code the prefix is shared and says nothing."""

    prefix: str
    region_code: str
