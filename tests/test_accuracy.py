"""Statements against labels: those of three bulletins, and the project's own; all originals without an accident.

`accuracy_floors.json` holds, per kind, the F1 below which the run fails: under `bulletins` over the three bulletins
together, under `own` for each file of labels/. The floors only rise: when a change makes extraction better, write the new
figure less 0.005 (own: 0.01) into the file; when one makes it worse, mend the change, not the floor.
`found` asks for the right value on the right line, `exact` for year, region, comparator, measure and indicator as well
(labels/GUIDELINES.md and labels/score.py beside the originals say it in full; etl/evaluate.py is the project's own way to
the same figures). `surplus` is how many statements there may be of a kind that a file's labels hold none of.
"""

from __future__ import annotations

import importlib.util
import json
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from etl.evaluate import KINDS, Label, Score, evaluate, read_labels, source_of
from etl.model import Statement
from etl.pipeline import findings_of
from etl.read import read
from etl.seeds import Seeds
from etl.show import as_object

FLOORS: dict[str, Any] = json.loads(Path(__file__).with_name("accuracy_floors.json").read_text("utf-8"))
LABELLED = ("001", "002", "003")
OWN = Path(__file__).with_name("labels")

Pair = tuple[Sequence[Label], Sequence[Statement]]


@cache
def pair_of(labels: Path, documents: Path, seeds: Seeds) -> Pair:
    """The labels, and the statements of their document that stand in the lines which they cover."""
    rows = read_labels(labels)
    path = source_of(labels, rows, documents)
    found = [s for findings in findings_of(path, path.name, seeds) for s in findings.statements]
    covered = labels.with_suffix(".range")
    if covered.is_file():
        first, last = map(int, covered.read_text("utf-8").split("-"))
        found = [s for s in found if first <= s.line <= last]
    return rows, found


def bulletins(shared: Path, seeds: Seeds) -> list[Pair]:
    return [pair_of(shared / "labels" / f"{key}.jsonl", shared / "corpus" / "bulletins", seeds) for key in LABELLED]


def below(score: Score, floors: dict[str, float]) -> list[str]:
    """What is below its floor."""
    if not score.found.labelled:
        most = floors.get("surplus", 0)
        return [f"{score.kind}: {score.found.predicted} surplus, at most {most}"] * (score.found.predicted > most)
    measured = {"found": score.found.f1, "exact": score.exact.f1}
    return [
        f"{score.kind}: {side} F1 {measured[side]:.4f}, floor {floor}"
        for side, floor in floors.items()
        if measured[side] < floor
    ]


def listed(score: Score) -> list[str]:
    return [f"{score.kind} {f.file}:{f.line} {f.what} {f.quote} ({f.detail})" for f in score.faults]


@pytest.mark.parametrize("kind", KINDS)
def test_no_accuracy_is_lost(kind: str, shared: Path, seeds: Seeds) -> None:
    (score,) = (score for score in evaluate(bulletins(shared, seeds)) if score.kind == kind)
    lost = below(score, FLOORS["bulletins"][kind])
    assert not lost, "\n".join([*lost, *listed(score)])


@pytest.mark.parametrize("name", sorted(path.stem for path in OWN.glob("*.jsonl")))
def test_no_accuracy_is_lost_on_labels_of_our_own(name: str, shared: Path, seeds: Seeds) -> None:
    scores = evaluate([pair_of(OWN / f"{name}.jsonl", shared / "corpus", seeds)])
    floors = FLOORS["own"].get(name, {})
    bare = [
        f"{s.kind} has no floor: {s.found.f1:.4f} found, {s.exact.f1:.4f} exact"
        for s in scores
        if s.found.labelled and "found" not in floors.get(s.kind, {})
    ]
    assert not bare, f"accuracy_floors.json, {name}: " + "; ".join(bare)
    lost = {score.kind: below(score, floors.get(score.kind, {})) for score in scores}
    assert not any(lost.values()), "\n".join(
        line for score in scores if lost[score.kind] for line in [*lost[score.kind], *listed(score)]
    )


def score_module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("kind", KINDS)
def test_evaluate_gives_the_figures_of_the_script_beside_the_labels(kind: str, shared: Path, seeds: Seeds) -> None:
    script, counts = score_module(shared / "labels" / "score.py"), Counter[str]()
    for labels, statements in bulletins(shared, seeds):
        gold = [row for row in labels if row["kind"] == kind and row.get("value") is not None]
        found = [as_object(s) for s in statements if s.kind == kind]
        pairs, _, _ = script.pairs(found, gold)
        counts.update(gold=len(gold), predicted=len(found), found=len(pairs))
        counts["exact"] += sum(all(sides.values()) for _, _, sides in pairs)
    (score,) = (score for score in evaluate(bulletins(shared, seeds)) if score.kind == kind)
    sides = {"found": score.found, "exact": score.exact}
    if kind == "incentive":
        del sides["exact"]  # the script says only whether an offer was found
    for side, rates in sides.items():
        ours = {"precision": rates.precision, "recall": rates.recall, "f1": rates.f1}
        theirs = script.prf(counts[side], counts["predicted"], counts["gold"])
        assert {name: round(rate, 4) for name, rate in ours.items()} == theirs, side


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
    ids = Counter(s.id for _, statements in bulletins(shared, seeds) for s in statements)
    assert [found for found, count in ids.items() if count > 1] == []
