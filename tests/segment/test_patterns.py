"""Each named pattern of the reader and the segmenter does what the comment above it says: its `yes` and its `no`."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
COMMENTED = re.compile(r"((?:^#.*\n)+)^(?P<name>[A-Z_]+) = re\.compile\(", re.MULTILINE)
EXAMPLE = re.compile(r'"([^"]*)"')


def named_patterns() -> list[tuple[str, str, str, bool]]:
    """(module, pattern, example, whether it must match)."""
    rows: list[tuple[str, str, str, bool]] = []
    for path in sorted([*(CHECKOUT / "etl/read").glob("*.py"), *(CHECKOUT / "etl/segment").glob("*.py")]):
        module = ".".join(path.relative_to(CHECKOUT).with_suffix("").parts)
        for found in COMMENTED.finditer(path.read_text("utf-8")):
            comment = found[1].replace("\n#", "")
            if "yes:" not in comment:
                continue
            yes, _, no = comment.partition("yes:")[2].partition("no:")
            rows += [(module, found["name"], text, True) for text in EXAMPLE.findall(yes)]
            rows += [(module, found["name"], text, False) for text in EXAMPLE.findall(no)]
    return rows


@pytest.mark.parametrize(("module", "name", "example", "matches"), named_patterns())
def test_examples_of_patterns(module: str, name: str, example: str, matches: bool) -> None:
    example = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), example)
    pattern = getattr(importlib.import_module(module), name)
    text: str | bytes = example.encode() if isinstance(pattern.pattern, bytes) else example
    found = pattern.search(text) if matches else pattern.match(text)
    assert (found is not None) is matches
