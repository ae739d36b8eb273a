"""Each restated document states the goals of its original: no more, no fewer, none otherwise."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from etl.model import Findings, Statement
from etl.pipeline import findings_of
from etl.seeds import Seeds
from tests.conftest import CHECKOUT

RESTATED = sorted((CHECKOUT / "seeds" / "documents").glob("*.md"))

Key = tuple[object, ...]

# Goals that differ through no fault of the restatement: (file, quote) and why. Each entry is agreed on, and goes when it can.
ALLOWED: dict[tuple[str, str], str] = {}


def squashed(title: str) -> str:
    return re.sub(r"[\s（）()《》“”\"—\-–，,：:]", "", title)


@cache
def original_findings(shared: Path, seeds: Seeds) -> dict[str, Findings]:
    found: dict[str, Findings] = {}
    for path in sorted((shared / "corpus" / "bulletins").iterdir()):
        for findings in findings_of(path, path.name, seeds):
            found.setdefault(squashed(findings.document.title), findings)
    return found


def key(s: Statement) -> Key:
    return (s.region, s.family, s.subject, s.year, s.measure, s.value, s.value_max, s.unit, s.comparator)


def goals(findings: Findings) -> dict[Key, Statement]:
    return {key(s): s for s in findings.statements if s.kind == "target"}


def shown(sign: str, s: Statement) -> str:
    return f"{sign} line {s.line}: {s.quote} {s.indicator} {key(s)}"


@pytest.mark.parametrize("path", RESTATED, ids=lambda path: path.stem)
def test_a_restatement_states_the_goals_of_its_original(path: Path, shared: Path, seeds: Seeds) -> None:
    (restated,) = findings_of(path, path.name, seeds, "restatement")
    original = original_findings(shared, seeds).get(squashed(restated.document.title))
    assert original is not None, f"no original is titled {restated.document.title}"
    theirs, ours = goals(original), goals(restated)
    differing = [("-", s) for k, s in theirs.items() if k not in ours]
    differing += [("+", s) for k, s in ours.items() if k not in theirs]
    lines = [shown(sign, s) for sign, s in differing if (path.name, s.quote) not in ALLOWED]
    assert not lines, f"{path.name} (- in the original only, + in the restatement only):\n" + "\n".join(lines)


def test_what_is_allowed_to_differ_still_differs(shared: Path, seeds: Seeds) -> None:
    stale = set(ALLOWED)
    for file in {file for file, _ in ALLOWED}:
        (restated,) = findings_of(CHECKOUT / "seeds" / "documents" / file, file, seeds, "restatement")
        theirs = goals(original_findings(shared, seeds)[squashed(restated.document.title)])
        ours = goals(restated)
        stale -= {(file, s.quote) for k, s in {**theirs, **ours}.items() if (k in theirs) != (k in ours)}
    assert stale == set(), "these are alike now: take them off the list"
