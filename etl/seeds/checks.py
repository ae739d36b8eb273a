"""Rules that hold between rows and between tables; each raises a SeedError that names table, row and column.

Every function takes what it needs to name the place: the cells of a row beside what was made of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from etl.seeds.rows import Area, County, Family, Place, PlaceGuard, Region
from etl.seeds.tables import Cells

Row = TypeVar("Row")

ONE_OWNER = "Give it to one of the two only."


def check_unique(rows: Iterable[tuple[Cells, Row]], column: str, key: Callable[[Row], object]) -> None:
    """No two rows share a key."""
    first: dict[object, int] = {}
    for cells, row in rows:
        value = key(row)
        if value in first:
            shown = "/".join(map(str, value)) if isinstance(value, tuple) else value
            raise cells.fault(column, f"{shown} stands in row {first[value]} already", "Remove one of the two rows.")
        first[value] = cells.row


def check_known(cells: Cells, column: str, code: str, known: Collection[str]) -> None:
    """A code or id that another table must hold."""
    if code not in known:
        raise cells.fault(column, f"{code} is in no table", "Correct the code, or add its row first.")


def check_regions(rows: Iterable[tuple[Cells, Region]], regions: Mapping[str, Region]) -> None:
    """Parents exist and stand above, a province has an abbreviation and its own grid cell, no name has two owners."""
    owners: dict[str, str] = {}
    grid: dict[tuple[int, int], str] = {}
    for cells, region in rows:
        _check_parent(cells, region, regions)
        _check_grid(cells, region, grid)
        for name in region.names:
            owner = owners.setdefault(name, region.code)
            if owner != region.code:
                column = _column_of(name, region)
                raise cells.fault(column, f"{name} belongs to {owner} already", ONE_OWNER)


def _check_parent(cells: Cells, region: Region, regions: Mapping[str, Region]) -> None:
    expected = {"world": "", "nation": "world", "province": "nation", "city": "province"}[region.level]
    if not region.parent_code:
        if expected:
            raise cells.fault("parent_code", f"{region.name} has none", f"Give it the code of its {expected}.")
        return
    check_known(cells, "parent_code", region.parent_code, regions)
    parent = regions[region.parent_code]
    if parent.level != expected:
        problem = f"{region.parent_code} is a {parent.level}, not a {expected or 'root'}"
        raise cells.fault("parent_code", problem, "Correct level or parent_code.")
    if region.level == "city" and region.code[:2] != region.parent_code[:2]:
        raise cells.fault("parent_code", f"{region.code} does not lie in {region.parent_code}")


def _check_grid(cells: Cells, region: Region, grid: dict[tuple[int, int], str]) -> None:
    if region.level != "province":
        for column, value in (("grid_row", region.grid_row), ("abbreviation", region.abbreviation or None)):
            if value is not None:
                raise cells.fault(column, "only provinces have one", "Empty the cell.")
        return
    if not region.abbreviation:
        raise cells.fault("abbreviation", f"{region.name} has none", "Give every province one.")
    if region.grid_row is None or region.grid_col is None:
        raise cells.fault("grid_row", f"{region.name} has no place on the grid", "Give every province one.")
    place = (region.grid_row, region.grid_col)
    if place in grid:
        raise cells.fault("grid_row", f"cell {place} is taken by {grid[place]}", "Choose a free cell.")
    grid[place] = region.name


def _column_of(name: str, region: Region) -> str:
    if name == region.name:
        return "name"
    return "short_name" if name == region.short_name else "aliases"


def check_county(cells: Cells, county: County, regions: Mapping[str, Region]) -> None:
    """A county counts for a city, or for a province that has no cities (a municipality)."""
    check_known(cells, "parent_code", county.parent_code, regions)
    if county.code in regions:
        raise cells.fault("code", f"{county.code} is a region", "Keep it in regions.csv only.")
    if regions[county.parent_code].level not in ("city", "province"):
        raise cells.fault("parent_code", f"{county.parent_code} is neither a city nor a province")


def check_areas(rows: Iterable[tuple[Cells, Area]], regions: Mapping[str, Region]) -> None:
    """Members are regions, ids say what they are, no name has two owners."""
    owners = {name: region.code for region in regions.values() for name in region.names}
    for cells, area in rows:
        if area.area_id != f"area:{area.name}":
            raise cells.fault("area_id", f"{area.area_id} is not area:{area.name}", "The id is area: and the name.")
        if not area.members:
            raise cells.fault("members", "is empty", "List the codes of the regions in it.")
        for member in area.members:
            check_known(cells, "members", member, regions)
        for name in (area.name, *area.aliases):
            owner = owners.setdefault(name, area.area_id)
            if owner != area.area_id:
                raise cells.fault("aliases", f"{name} belongs to {owner} already", ONE_OWNER)


def check_place(cells: Cells, place: Place, regions: Mapping[str, Region], names: Collection[str]) -> None:
    """A place counts for a region and is not itself one."""
    check_known(cells, "region_code", place.region_code, regions)
    if place.name in names:
        raise cells.fault("name", f"{place.name} is the name of a region or an area", "Remove the row.")


def check_guards(rows: Iterable[tuple[Cells, PlaceGuard]], regions: Mapping[str, Region]) -> None:
    """A bare guard speaks of a region's name; a word guard that were one would never be heard."""
    names = {name for region in regions.values() for name in region.names}
    for cells, guard in rows:
        if guard.kind == "bare" and guard.text not in names:
            raise cells.fault("text", f"{guard.text} is no name of a region", "Correct the name, or remove the row.")
        if guard.kind == "word" and guard.text in names:
            raise cells.fault(
                "text", f"{guard.text} is the name of a region", "Make its kind bare, or lengthen the text."
            )


def check_families(rows: Iterable[tuple[Cells, Family]], groups: Collection[str]) -> None:
    """Groups exist; no label has two owners; a negative label holds one of the family's labels and is none itself."""
    owners: dict[str, str] = {}
    for cells, family in rows:
        check_known(cells, "group_id", family.group_id, groups)
        for label in family.labels:
            owner = owners.setdefault(label, family.family)
            if owner != family.family:
                raise cells.fault("labels", f"{label} belongs to {owner} already", ONE_OWNER)
        for negative in family.negative_labels:
            if negative in family.labels:
                raise cells.fault("negative_labels", f"{negative} is also a label", "Keep one of the two.")
            if not any(label in negative for label in family.labels):
                raise cells.fault("negative_labels", f"{negative} holds no label", "Remove it; it guards nothing.")
