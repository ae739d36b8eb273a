"""Loads what the documents state into a warehouse: built beside the old one, checked, then swapped in.

`load` does that; the other names read warehouses that it made.
"""

from __future__ import annotations

from etl.load.build import load
from etl.load.identity import Identity, identify
from etl.load.report import BuildReport, Replaced, read_report, unknown_indicators
from etl.load.rules import Breach, Rule, breaches
from etl.load.store import (
    SCHEMA_VERSION,
    build_file,
    current_build_id,
    current_file,
    holds,
    make_current,
    open_read_only,
)

__all__ = [
    "SCHEMA_VERSION",
    "Breach",
    "BuildReport",
    "Identity",
    "Replaced",
    "Rule",
    "breaches",
    "build_file",
    "current_build_id",
    "current_file",
    "holds",
    "identify",
    "load",
    "make_current",
    "open_read_only",
    "read_report",
    "unknown_indicators",
]
