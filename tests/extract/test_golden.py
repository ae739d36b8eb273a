"""Small documents of different sorts with all that they state, line by line.

Each `golden/NAME.md` has its statements beside it in `golden/NAME.jsonl`. After a change that is meant, run

    UPDATE_GOLDEN=1 python -m pytest tests/extract/test_golden.py

and read every changed line: it must be what docs and labels say of the sentence, not what the rules happen to give.
What the rules read wrongly stands in `golden/faults.jsonl`, as they should have it, with the reason; a fault that
is mended turns the run red, so that its line moves to its document's file.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from etl.pipeline import findings_of
from etl.seeds import load_seeds
from tests.conftest import CHECKOUT

FOLDER = Path(__file__).parent / "golden"
NAMES = sorted(path.stem for path in FOLDER.glob("*.md"))
SAYS = ("kind", "line", "quote", "region", "value", "value_max", "unit", "comparator")
FIELDS = (*SAYS[:4], "year", *SAYS[4:], "measure", "indicator", "family")
OF_THE_WORLD = {"target", "actual", "forecast"}  # year, measure, indicator and family are defined for these alone

Row = dict[str, Any]


@cache
def stated(name: str) -> list[Row]:
    seeds = load_seeds(CHECKOUT / "seeds")
    (findings,) = findings_of(FOLDER / f"{name}.md", f"{name}.md", seeds)
    return [
        {field: _plain(getattr(s, field)) for field in (FIELDS if s.kind in OF_THE_WORLD else SAYS)}
        for s in findings.statements
    ]


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 2**53 else value


def rows_of(file: str) -> list[Row]:
    path = FOLDER / file
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.is_file() else []


FAULTS = rows_of("faults.jsonl")


def faulty(name: str) -> set[tuple[int, str]]:
    return {(row["line"], row["quote"]) for row in FAULTS if row["document"] == name}


@pytest.mark.parametrize("name", NAMES)
def test_a_document_states_what_it_states(name: str) -> None:
    found = [row for row in stated(name) if (row["line"], row["quote"]) not in faulty(name)]
    if os.environ.get("UPDATE_GOLDEN"):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in found)
        (FOLDER / f"{name}.jsonl").write_text(text, encoding="utf-8")
    expected = rows_of(f"{name}.jsonl")
    missing = [row for row in expected if row not in found]
    surplus = [row for row in found if row not in expected]
    shown = [f"- {json.dumps(row, ensure_ascii=False)}" for row in missing]
    shown += [f"+ {json.dumps(row, ensure_ascii=False)}" for row in surplus]
    assert not shown, f"{name}.md (- expected, + found):\n" + "\n".join(shown)
    assert found == expected, f"{name}.md: the order differs"


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(
            row,
            id=f"{row['document']}-{row['line']}-{row['quote']}",
            marks=pytest.mark.xfail(strict=True, reason=row["reason"]),
        )
        for row in FAULTS
    ],
)
def test_known_faults(row: Row) -> None:
    """A row without a kind is a quantity that must not be a statement."""
    here = [
        found for found in stated(row["document"]) if (found["line"], found["quote"]) == (row["line"], row["quote"])
    ]
    wanted = {field: row[field] for field in FIELDS if field in row}
    assert here == ([wanted] if "kind" in row else []), row["reason"]


@pytest.mark.parametrize("name", NAMES)
def test_every_line_of_a_golden_file_stands_in_its_document(name: str) -> None:
    lines = (FOLDER / f"{name}.md").read_text(encoding="utf-8").splitlines()
    for row in [*rows_of(f"{name}.jsonl"), *(fault for fault in FAULTS if fault["document"] == name)]:
        assert row["quote"] in lines[row["line"] - 1], row
