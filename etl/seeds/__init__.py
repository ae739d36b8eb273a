"""The reference tables of seeds/ as typed, checked, frozen rows: `load_seeds(paths.seeds)`.

`seeds.gazetteer.find(text)` finds the places named in a text. A further table is read with `read_table`.
"""

from __future__ import annotations

from etl.seeds.gazetteer import Gazetteer, PlaceHit
from etl.seeds.ledger import Observation, Search
from etl.seeds.loader import Seeds, load_seeds
from etl.seeds.rows import (
    Area,
    County,
    Family,
    FamilyGroup,
    NumberPrefix,
    Place,
    PlaceGuard,
    Region,
    RegionArea,
    RegionFact,
    Synonym,
)
from etl.seeds.tables import Cells, read_table

__all__ = [
    "Area",
    "Cells",
    "County",
    "Family",
    "FamilyGroup",
    "Gazetteer",
    "NumberPrefix",
    "Observation",
    "Place",
    "PlaceGuard",
    "PlaceHit",
    "Region",
    "RegionArea",
    "RegionFact",
    "Search",
    "Seeds",
    "Synonym",
    "load_seeds",
    "read_table",
]
