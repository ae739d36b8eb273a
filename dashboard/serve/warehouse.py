"""The current warehouse, opened read-only, one connection a build; every query of the dashboard goes through here.

A build never changes once it is written, so its id is the key of every cache: a new build is simply another key,
and what was read from the old one falls out of the bounded caches.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import duckdb
import pandas as pd
import streamlit as st

from etl import pipeline

CACHED_FRAMES = 256


class NoWarehouseError(Exception):
    """There is no warehouse to read, or this version cannot read it; the message says why."""


def build_id() -> str:
    """Id of the current build, which can be read; cheap enough for every interaction. Raises NoWarehouseError."""
    try:
        build = pipeline.warehouse_build_id(pipeline.default_paths())
        _connection(build)
    except (pipeline.TrackerError, OSError) as error:
        raise NoWarehouseError(str(error)) from error
    return build


def frame(build: str, sql: str, parameters: Sequence[Any] = ()) -> pd.DataFrame:
    """The rows of a query as a frame."""
    return _connection(build).cursor().execute(sql, list(parameters)).df()


def records(build: str, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """The rows of a query as plain dictionaries, NULL as None, lists and structs as Python has them."""
    cursor = _connection(build).cursor().execute(sql, list(parameters))
    names = [column[0] for column in cursor.description or ()]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def record(build: str, sql: str, parameters: Sequence[Any] = ()) -> dict[str, Any] | None:
    """The first row of a query, or None."""
    return next(iter(records(build, sql, parameters)), None)


@st.cache_resource(max_entries=2, show_spinner=False)
def _connection(build: str) -> duckdb.DuckDBPyConnection:
    """The build that is current now, which is `build` unless a newer one came this very moment (its content then)."""
    return pipeline.open_warehouse(pipeline.default_paths())
