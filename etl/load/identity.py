"""What a build is made from, as a hash: the same inputs read by the same code are the same build.

Counted in: every input document and reference table (name and bytes), the code and SQL of the ETL, and the releases of
the libraries that decide what is read. Not counted: time, machine, order and location of the files.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from etl.model import content_id

CODE = Path(__file__).resolve().parent.parent
CODE_SUFFIXES = (".py", ".sql")
LIBRARIES = (
    "ahocorasick_rs",
    "charset-normalizer",
    "duckdb",
    "jieba",
    "lxml",
    "pypinyin",
    "PyYAML",
    "rjieba",
    "trafilatura",
)


@dataclass(frozen=True, slots=True)
class Identity:
    """`build_id` names a warehouse; `input_hash` stays the same when only the program changes."""

    build_id: str
    input_hash: str


def identify(inputs: Iterable[tuple[str, Path]]) -> Identity:
    """The identity of a build from these inputs, each with the name under which it counts."""
    input_hash = content_id(*sorted(f"{name}:{_digest(path)}" for name, path in inputs))
    return Identity(content_id(input_hash, *_code(), *_libraries()), input_hash)


def _code() -> list[str]:
    files = [path for path in CODE.rglob("*") if path.suffix in CODE_SUFFIXES]
    return sorted(f"{path.relative_to(CODE).as_posix()}:{_digest(path)}" for path in files)


def _libraries() -> list[str]:
    return [f"{name}:{_release(name)}" for name in LIBRARIES]


def _release(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return "none"


def _digest(path: Path) -> str:
    try:
        return hashlib.blake2b(path.read_bytes(), digest_size=16).hexdigest()
    except OSError:
        return "unreadable"  # reading it will say so, by name
