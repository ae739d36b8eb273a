"""From the CSV tables to `Seeds`: read, type, check, freeze.

The columns of a table are the fields of its row class (rows.py). A further table is a row class and one line here,
or, without types, `read_table(folder / "units.csv", columns)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar, cast

from etl.seeds import checks
from etl.seeds.gazetteer import Gazetteer
from etl.seeds.ledger import Observation, Search, load_observations, load_searches
from etl.seeds.rows import (
    DIRECTIONS,
    GUARD_KINDS,
    LABEL_MATCHES,
    LEVELS,
    SUBJECT_SOURCES,
    Area,
    County,
    Family,
    FamilyGroup,
    Industry,
    NumberPrefix,
    Place,
    PlaceGuard,
    Region,
    RegionArea,
    RegionFact,
    Synonym,
)
from etl.seeds.tables import Cells, typed_rows
from etl.seeds.vocabulary import Vocabulary, load_vocabulary

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Row = TypeVar("Row")
Key = TypeVar("Key")


@dataclass(frozen=True)
class Seeds:
    """The reference tables, each in its own order; pickled as the folder, so that each worker loads its own once."""

    folder: Path
    regions: Mapping[str, Region]
    counties: Mapping[str, County]
    places: Mapping[str, Place]
    areas: Mapping[str, Area]
    region_facts: Mapping[tuple[str, int], RegionFact]
    region_areas: Mapping[str, RegionArea]
    family_groups: Mapping[str, FamilyGroup]
    families: Mapping[str, Family]
    synonyms: Mapping[str, Synonym]
    industries: Mapping[str, Industry]
    place_guards: tuple[PlaceGuard, ...]
    number_prefixes: tuple[NumberPrefix, ...]

    def __reduce__(self) -> tuple[Callable[[Path], Seeds], tuple[Path]]:
        return load_seeds, (self.folder,)

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The scanner for names of places, built on first use and kept."""
        return Gazetteer(self.regions, self.counties, self.places, self.areas, self.place_guards, self.number_prefixes)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of quantities and goals, read on first use and kept."""
        return load_vocabulary(self.folder)

    @cached_property
    def observations(self) -> tuple[Observation, ...]:
        """The ledger of single facts, read and checked on first use and kept; extraction does not need it."""
        units = {unit.unit for unit in self.vocabulary.units.values()}
        return load_observations(self.folder, self.regions, self.areas, self.families, units)

    @cached_property
    def searches(self) -> tuple[Search, ...]:
        """Searches that found nothing, read on first use and kept."""
        return load_searches(self.folder, self.regions, self.families)

    def region(self, code: str) -> Region | None:
        """The region of a code; None for an area or an unknown code."""
        return self.regions.get(code)

    def region_name(self, code_or_area: str) -> str:
        """The full Chinese name of a region or an area; an area that is in no table is named by its id; else empty."""
        if region := self.regions.get(code_or_area):
            return region.name
        if area := self.areas.get(code_or_area):
            return area.name
        return code_or_area.removeprefix("area:") if code_or_area.startswith("area:") else ""

    def region_level(self, code_or_area: str) -> str:
        """world · nation · province · city · area, or empty where it is unknown."""
        if code_or_area.startswith("area:"):
            return "area"
        region = self.regions.get(code_or_area)
        return region.level if region else ""

    def is_within(self, code: str, outer: str) -> bool:
        """Whether a region is `outer` or lies in it; `outer` may be an area."""
        if outer.startswith("area:"):
            return outer in self.areas and any(self.is_within(code, member) for member in self.areas[outer].members)
        while code:
            if code == outer:
                return True
            region = self.regions.get(code)
            code = region.parent_code if region else ""
        return False


def load_seeds(folder: Path) -> Seeds:
    """All reference tables of a folder, checked. Kept until one of the tables changes on disk."""
    folder = folder.resolve()
    state = tuple((path.name, path.stat().st_mtime_ns, path.stat().st_size) for path in sorted(folder.glob("*.csv")))
    return _load(folder, state)


@lru_cache(maxsize=4)
def _load(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> Seeds:
    regions = _regions(folder)
    areas = _areas(folder, regions)
    groups = _frozen(_rows(folder, "family_groups.csv", FamilyGroup, _group), "group_id", lambda row: row.group_id)
    guards = _rows(folder, "place_guards.csv", PlaceGuard, _guard)
    checks.check_guards(guards, regions)
    return Seeds(
        folder=folder,
        regions=regions,
        counties=_counties(folder, regions),
        places=_places(folder, regions, areas),
        areas=areas,
        region_facts=_facts(folder, regions),
        region_areas=_region_areas(folder, regions),
        family_groups=groups,
        families=_families(folder, groups),
        synonyms=_frozen(_rows(folder, "synonyms.csv", Synonym, _synonym), "word", lambda row: row.word),
        industries=_industries(folder),
        place_guards=tuple(_frozen(guards, "text", lambda row: (row.text, row.kind)).values()),
        number_prefixes=_prefixes(folder, regions),
    )


def _rows(folder: Path, table: str, kind: type[Row], make: Callable[[Cells], Row]) -> list[tuple[Cells, Row]]:
    """The rows of a table whose columns are the fields of its row class."""
    columns = [field.name for field in fields(cast("type[DataclassInstance]", kind))]
    return typed_rows(folder / table, columns, make)


def _frozen(rows: list[tuple[Cells, Row]], column: str, key: Callable[[Row], Key]) -> Mapping[Key, Row]:
    checks.check_unique(rows, column, key)
    return MappingProxyType({key(row): row for _, row in rows})


def _regions(folder: Path) -> Mapping[str, Region]:
    rows = _rows(folder, "regions.csv", Region, _region)
    regions = _frozen(rows, "code", lambda row: row.code)
    checks.check_regions(rows, regions)
    return regions


def _counties(folder: Path, regions: Mapping[str, Region]) -> Mapping[str, County]:
    rows = _rows(folder, "counties.csv", County, _county)
    for cells, county in rows:
        checks.check_county(cells, county, regions)
    return _frozen(rows, "code", lambda row: row.code)


def _areas(folder: Path, regions: Mapping[str, Region]) -> Mapping[str, Area]:
    rows = _rows(folder, "areas.csv", Area, _area)
    areas = _frozen(rows, "area_id", lambda row: row.area_id)
    checks.check_areas(rows, regions)
    return areas


def _places(folder: Path, regions: Mapping[str, Region], areas: Mapping[str, Area]) -> Mapping[str, Place]:
    rows = _rows(folder, "places.csv", Place, _place)
    names = {name for region in regions.values() for name in region.names}
    names |= {name for area in areas.values() for name in (area.name, *area.aliases)}
    for cells, place in rows:
        checks.check_place(cells, place, regions, names)
    return _frozen(rows, "name", lambda row: row.name)


def _facts(folder: Path, regions: Mapping[str, Region]) -> Mapping[tuple[str, int], RegionFact]:
    rows = _rows(folder, "region_facts.csv", RegionFact, _fact)
    for cells, fact in rows:
        checks.check_known(cells, "region_code", fact.region_code, regions)
    return _frozen(rows, "region_code", lambda row: (row.region_code, row.year))


def _region_areas(folder: Path, regions: Mapping[str, Region]) -> Mapping[str, RegionArea]:
    rows = _rows(folder, "region_areas.csv", RegionArea, _region_area)
    for cells, row in rows:
        checks.check_known(cells, "region_code", row.region_code, regions)
    return _frozen(rows, "region_code", lambda row: row.region_code)


def _families(folder: Path, groups: Mapping[str, FamilyGroup]) -> Mapping[str, Family]:
    rows = _rows(folder, "families.csv", Family, _family)
    families = _frozen(rows, "family", lambda row: row.family)
    checks.check_families(rows, groups)
    return families


def _industries(folder: Path) -> Mapping[str, Industry]:
    """Each industry by every one of its spellings."""
    rows = _rows(folder, "industries.csv", Industry, _industry)
    spelt = [(cells, (spelling, industry)) for cells, industry in rows for spelling in industry.spellings]
    named = [(cells, (industry.name, industry)) for cells, industry in rows]
    pairs = _frozen([*named, *spelt], "spellings", lambda pair: pair[0])
    return MappingProxyType({spelling: industry for spelling, (_, industry) in pairs.items()})


def _prefixes(folder: Path, regions: Mapping[str, Region]) -> tuple[NumberPrefix, ...]:
    rows = _rows(folder, "number_prefixes.csv", NumberPrefix, _prefix)
    for cells, prefix in rows:
        if prefix.region_code:
            checks.check_known(cells, "region_code", prefix.region_code, regions)
    return tuple(_frozen(rows, "prefix", lambda row: row.prefix).values())


def _region(cells: Cells) -> Region:
    return Region(
        code=cells.code("code"),
        name=cells.text("name"),
        short_name=cells.text("short_name"),
        abbreviation=cells.text("abbreviation", required=False),
        name_en=cells.text("name_en"),
        level=cells.one_of("level", LEVELS),
        parent_code=cells.code("parent_code", required=False),
        grid_row=cells.optional_integer("grid_row"),
        grid_col=cells.optional_integer("grid_col"),
        aliases=cells.items("aliases"),
    )


def _county(cells: Cells) -> County:
    return County(cells.code("code"), cells.text("name"), cells.code("parent_code"))


def _place(cells: Cells) -> Place:
    return Place(cells.text("name"), cells.code("region_code"), cells.text("note", required=False))


def _area(cells: Cells) -> Area:
    return Area(
        cells.text("area_id"), cells.text("name"), cells.text("name_en"), cells.items("members"), cells.items("aliases")
    )


def _fact(cells: Cells) -> RegionFact:
    population = cells.optional_integer("resident_population")
    return RegionFact(
        cells.code("region_code"), cells.integer("year"), population, cells.optional_number("gdp"), cells.text("source")
    )


def _region_area(cells: Cells) -> RegionArea:
    return RegionArea(cells.code("region_code"), cells.number("land_area"), cells.text("source"))


def _group(cells: Cells) -> FamilyGroup:
    return FamilyGroup(
        group_id=cells.text("group_id"),
        name_zh=cells.text("name_zh"),
        name_en=cells.text("name_en"),
        match=cells.one_of("match", LABEL_MATCHES),
        subject=cells.one_of("subject", SUBJECT_SOURCES),
    )


def _synonym(cells: Cells) -> Synonym:
    return Synonym(cells.text("word"), cells.text("reads", required=False))


def _family(cells: Cells) -> Family:
    return Family(
        family=cells.text("family"),
        group_id=cells.text("group_id"),
        name_zh=cells.text("name_zh"),
        name_en=cells.text("name_en"),
        direction=cells.one_of("direction", DIRECTIONS),
        unit=cells.text("unit", required=False),
        labels=cells.items("labels"),
        negative_labels=cells.items("negative_labels"),
        subjects=cells.items("subjects"),
        note=cells.text("note", required=False),
    )


def _industry(cells: Cells) -> Industry:
    return Industry(cells.text("name"), cells.items("spellings"))


def _guard(cells: Cells) -> PlaceGuard:
    return PlaceGuard(cells.text("text"), cells.one_of("kind", GUARD_KINDS), cells.text("note", required=False))


def _prefix(cells: Cells) -> NumberPrefix:
    return NumberPrefix(cells.text("prefix"), cells.code("region_code", required=False))
