"""Statements against the labels of three bulletins, and all originals without an accident.

`accuracy_floors.json` holds, per kind, the F1 below which the run fails. The floors only rise: when a change makes
extraction better, write the new figure less 0.005 into the file; when one makes it worse, mend the change, not the floor.
`found` asks for the right value on the right line, `exact` for year, region, comparator, measure and indicator as well
(labels/GUIDELINES.md and labels/score.py beside the originals say it in full).
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from etl.pipeline import findings_of
from etl.read import read
from etl.seeds import Seeds
from etl.show import as_object

FLOORS: dict[str, dict[str, float]] = json.loads(Path(__file__).with_name("accuracy_floors.json").read_text("utf-8"))
LABELLED = ("001", "002", "003")

Row = dict[str, Any]


@cache
def score_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def predicted(shared: Path, key: str, seeds: Seeds) -> list[Row]:
    path = next((shared / "corpus" / "bulletins").glob(f"{key}_*"))
    return [as_object(s) for findings in findings_of(path, path.name, seeds) for s in findings.statements]


def labelled(shared: Path, key: str) -> list[Row]:
    rows = [json.loads(line) for line in (shared / "labels" / f"{key}.jsonl").read_text("utf-8").splitlines() if line]
    return [row for row in rows if row.get("value") is not None]


def measured(shared: Path, kind: str, seeds: Seeds) -> tuple[dict[str, float], list[str]]:
    """F1 of a kind over all labelled files, and what is wrong, line by line."""
    score, counts, wrong = score_module(shared / "labels" / "score.py"), Counter[str](), []
    for key in LABELLED:
        gold = [row for row in labelled(shared, key) if row["kind"] == kind]
        found = [row for row in predicted(shared, key, seeds) if row["kind"] == kind]
        pairs, used_gold, used_found = score.pairs(found, gold)
        counts.update(gold=len(gold), predicted=len(found), found=len(pairs))
        counts["exact"] += sum(all(sides.values()) for _, _, sides in pairs)
        wrong += [f"{key}:{g['line']} missed {g['quantity']}" for i, g in enumerate(gold) if i not in used_gold]
        wrong += [f"{key}:{p['line']} surplus {p['quote']}" for i, p in enumerate(found) if i not in used_found]
        for at_gold, _, sides in pairs:
            if sides_wrong := [name for name, right in sides.items() if not right]:
                wrong.append(f"{key}:{gold[at_gold]['line']} {gold[at_gold]['quantity']} {'/'.join(sides_wrong)}")
    total = counts["gold"], counts["predicted"]
    return {side: score.prf(counts[side], total[1], total[0])["f1"] for side in ("found", "exact")}, wrong


@pytest.mark.parametrize("kind", sorted(FLOORS))
def test_no_accuracy_is_lost(kind: str, shared: Path, seeds: Seeds) -> None:
    f1, wrong = measured(shared, kind, seeds)
    below = [f"{side} F1 {f1[side]:.4f}, floor {floor}" for side, floor in FLOORS[kind].items() if f1[side] < floor]
    assert not below, f"{kind}: {'; '.join(below)}\n" + "\n".join(wrong)


def originals(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("part", ["bulletins", "more"])
def test_every_statement_of_every_original_stands_where_it_says(part: str, shared: Path, seeds: Seeds) -> None:
    misplaced = []
    for path in originals(shared / "corpus" / part):
        lines = read(path, path.name).lines
        for findings in findings_of(path, path.name, seeds):
            misplaced += [
                f"{path.name}:{s.line}:{s.start} {s.quote!r}"
                for s in findings.statements
                if lines[s.line - 1][s.start : s.end] != s.quote
                or s.sentence[s.quote_at : s.quote_at + len(s.quote)] != s.quote
            ]
    assert misplaced == []


def test_ids_of_statements_tell_them_apart(shared: Path, seeds: Seeds) -> None:
    ids = Counter(row["id"] for key in LABELLED for row in predicted(shared, key, seeds))
    assert [found for found, count in ids.items() if count > 1] == []
