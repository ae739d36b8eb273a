"""Milestones and tasks against a sample labelled by hand: labels/work, made without the extractor.

    python -m pytest tests/test_work_labels.py -s        prints the figures

A stretch of a document is labelled completely, so that precision counts as well. A milestone is right when its clause
holds the label's words and its year is the label's; clauses that a reader may leave out are labelled `optional` and count
for neither side. A task is right when number, bodies, those that lead, and the year of its deadline are the label's.
The floors stand in accuracy_floors.json and only rise.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from etl.model import Findings, Milestone, Task
from etl.pipeline import findings_of
from etl.seeds import Seeds
from tests.test_accuracy import FLOORS, OWN

WORK = OWN / "work"
LINES_LET_PASS = 2
_MARKS = re.compile(r"[\s“”\"'‘’《》（）()、，,。·\-—–：:；;.．]+")

Row = dict[str, Any]


def rows(name: str) -> list[Row]:
    return [json.loads(line) for line in (WORK / name).read_text("utf-8").splitlines() if line.strip()]


def squashed(text: str | None) -> str:
    return _MARKS.sub("", text or "")


@pytest.fixture(scope="module")
def found(shared: Path, seeds: Seeds) -> dict[str, list[Findings]]:
    """Findings of every document of which a stretch is labelled."""
    names = {row["source"] for row in [*rows("milestones.ranges.jsonl"), *rows("tasks.ranges.jsonl")]}
    paths = [path for path in (shared / "corpus").rglob("*") if path.name in names]
    return {path.name: findings_of(path, path.name, seeds) for path in paths}


def within(ranges: Sequence[Row], source: str, line: int) -> bool:
    return any(row["source"] == source and row["first"] <= line <= row["last"] for row in ranges)


def says(label: Row, milestone: Milestone) -> bool:
    near = abs(milestone.line - label["line"]) <= LINES_LET_PASS
    return near and milestone.year == label["year"] and squashed(label["words"]) in squashed(milestone.text)


def test_milestones(found: dict[str, list[Findings]]) -> None:
    labels, ranges = rows("milestones.jsonl"), rows("milestones.ranges.jsonl")
    predicted = [
        (source, milestone)
        for source, documents in found.items()
        for findings in documents
        for milestone in findings.milestones
        if within(ranges, source, milestone.line)
    ]
    known = [any(says(label, m) for label in labels if label["source"] == source) for source, m in predicted]
    wanted = [label for label in labels if not label.get("optional")]
    hit = [any(source == label["source"] and says(label, m) for source, m in predicted) for label in wanted]
    assert len(wanted) >= 60
    figures = {"precision": sum(known) / len(known), "recall": sum(hit) / len(hit)}
    print(f"\nmilestones: {len(wanted)} labelled, {len(predicted)} found, {figures}")
    missed = [
        f"{row['source']}:{row['line']} {row['words']}" for row, right in zip(wanted, hit, strict=True) if not right
    ]
    extra = [
        f"{source}:{m.line} {m.year} {m.text}" for (source, m), right in zip(predicted, known, strict=True) if not right
    ]
    for side, floor in FLOORS["work"]["milestone"].items():
        assert figures[side] >= floor, "\n".join([f"{side} {figures[side]:.4f}, floor {floor}", *missed, *extra])


def is_about(label: Row, task: Task) -> bool:
    """The same heading, or for a paragraph under a number with duties of its own the same line."""
    if label["number"] is None:
        return task.line == label["line"]
    title, own = squashed(label["title"])[:6], squashed(task.title)
    return abs(task.line - label["line"]) <= LINES_LET_PASS and own.startswith(title)


def differences(label: Row, tasks: Sequence[Task]) -> Iterator[str]:
    """The sides in which the tasks of a label (several where it has several notes of duty) are not what it says."""
    first = tasks[0]
    number = label["number"] or label.get("part_of")
    if squashed(first.number) != squashed(number):
        yield f"number {first.number} ≠ {number}"
    bodies = [squashed(body.name) for task in tasks for body in task.bodies]
    if list(dict.fromkeys(bodies)) != [squashed(name) for name in label["bodies"]]:
        yield f"bodies {bodies} ≠ {label['bodies']}"
    leads = [squashed(body.name) for task in tasks for body in task.bodies if body.leads]
    if list(dict.fromkeys(leads)) != [squashed(name) for name in label["leads"]]:
        yield f"leads {leads} ≠ {label['leads']}"
    years = {label["deadline_year"]} | ({None} if "deadline_alt" in label else set())
    if first.deadline_year not in years:
        yield f"deadline {first.deadline_year} ≠ {label['deadline_year']}"


def test_tasks(found: dict[str, list[Findings]]) -> None:
    labels, ranges = rows("tasks.jsonl"), rows("tasks.ranges.jsonl")
    predicted = {
        source: [t for findings in documents for t in findings.tasks if within(ranges, source, t.line)]
        for source, documents in found.items()
    }
    wrong: list[str] = []
    used: set[str] = set()
    for label in labels:
        candidates = [task for task in predicted[label["source"]] if task.id not in used and is_about(label, task)]
        if label.get("several"):
            number = squashed(label["number"])
            candidates = [
                t
                for t in predicted[label["source"]]
                if candidates and squashed(t.number) == number and t.title == candidates[0].title
            ]
        tasks = candidates if label.get("several") else candidates[:1]
        used.update(task.id for task in tasks)
        faults = list(differences(label, tasks)) if tasks else ["missed"]
        wrong += [f"{label['source']}:{label['line']} {label['number']} {'; '.join(faults)}"] * bool(faults)
    surplus = [
        f"{s}:{t.line} {t.number} {t.title}" for s, tasks in predicted.items() for t in tasks if t.id not in used
    ]
    assert len(labels) >= 60
    figures = {"right": 1 - len(wrong) / len(labels), "surplus": len(surplus)}
    print(f"\ntasks: {len(labels)} labelled, {figures}")
    floors = FLOORS["work"]["task"]
    assert figures["right"] >= floors["right"], "\n".join(wrong)
    assert figures["surplus"] <= floors["surplus"], "\n".join(surplus)
