"""The folder of builds: `<build id>.duckdb` files and `current`, a text file that names the one in use.

A build is written under another name and only renamed when it is complete; the pointer is replaced in one step. A
reader therefore sees the old build or the new one, never part of one, and keeps the file it has open. Nothing here
writes to a finished build.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from etl.errors import WarehouseError

SCHEMA_VERSION = 3  # of schema.sql, as this program writes and reads it
POINTER = "current"
SUFFIX = ".duckdb"
PART_SUFFIX = ".part"
KEPT_BUILDS = 3
ABANDONED_SECONDS = 24 * 3600
BUILD_FIRST = "Build it with `make build` or `python -m etl build`."
# One configuration for all readers of a process (DuckDB refuses a second one), and no extension from the network.
READ_CONFIG: dict[str, str | bool | int | float | list[str]] = {"autoinstall_known_extensions": False}


def current_build_id(folder: Path) -> str:
    """The id of the build in use; cheap enough to ask at every interaction."""
    try:
        build_id = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise WarehouseError(f"no warehouse in {folder}", BUILD_FIRST) from None
    if not re.fullmatch(r"[0-9a-f]{16}", build_id):
        raise WarehouseError(f"{folder / POINTER} does not name a build", BUILD_FIRST)
    return build_id


def current_file(folder: Path) -> Path:
    """The file of the build in use."""
    path = build_file(folder, current_build_id(folder))
    if not path.is_file():
        raise WarehouseError(f"{path} is missing", BUILD_FIRST)
    return path


def holds(folder: Path, build_id: str) -> bool:
    """Whether this build is there, complete."""
    return build_file(folder, build_id).is_file()


def open_read_only(path: Path) -> duckdb.DuckDBPyConnection:
    """A connection that cannot write. Another version's warehouse is refused rather than misread."""
    try:
        connection = duckdb.connect(str(path), read_only=True, config=READ_CONFIG)
        found = connection.execute("SELECT schema_version FROM out_build").fetchall()
    except duckdb.Error as error:
        raise WarehouseError(
            f"{path} cannot be read: {error}", "Build again with `python -m etl build --force`."
        ) from error
    if found != [(SCHEMA_VERSION,)]:
        connection.close()
        raise WarehouseError(f"{path} was built by another version", BUILD_FIRST)
    return connection


def build_file(folder: Path, build_id: str) -> Path:
    """Where a build is kept."""
    return folder / f"{build_id}{SUFFIX}"


@contextmanager
def part_file(folder: Path) -> Iterator[Path]:
    """A place to build in, in the same folder so that it can be renamed; gone afterwards, whatever happens."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, suffix=PART_SUFFIX, ignore_cleanup_errors=True) as place:
        yield Path(place) / f"build{SUFFIX}"


def swap_in(part: Path, folder: Path, build_id: str) -> Path:
    """Make a finished part the build in use, and forget builds that nobody needs any more."""
    target = build_file(folder, build_id)
    try:
        part.replace(target)
    except PermissionError:
        # Windows: a reader has this very build open. Its content is the same, so it may stay.
        if not target.is_file():
            raise
    make_current(folder, build_id)
    _prune(folder, keep=build_id)
    return target


def make_current(folder: Path, build_id: str) -> None:
    """Point to a build that is there; nothing is written where it is the current one already."""
    with suppress(WarehouseError):
        if current_build_id(folder) == build_id:
            return
    handle, name = tempfile.mkstemp(dir=folder, prefix=POINTER, suffix=PART_SUFFIX)
    with os.fdopen(handle, "w", encoding="utf-8") as pointer:
        pointer.write(build_id + "\n")
    Path(name).chmod(0o644)
    Path(name).replace(folder / POINTER)


def _prune(folder: Path, keep: str) -> None:
    """Drop all but the newest builds. One that is still open on Windows stays until the next time."""
    builds = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime, reverse=True)
    others = [path for path in builds if path.stem != keep]
    abandoned = [path for path in folder.glob(f"{POINTER}*{PART_SUFFIX}") if _age(path) > ABANDONED_SECONDS]
    for path in others[KEPT_BUILDS - 1 :] + abandoned:
        with suppress(OSError):
            path.unlink()


def _age(path: Path) -> float:
    return time.time() - path.stat().st_mtime
