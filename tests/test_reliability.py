"""Confidence means something: statements of 0.9 and more are right at least 97 times in 100 on the labelled bulletins.

Right is what etl/evaluate.py calls exact; of an incentive only whether it was found is asked, as labels/score.py does.
docs/extraction.md shows the figures of all levels.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.evaluate import Label, evaluate
from etl.model import Statement
from etl.seeds import Seeds
from tests.test_accuracy import bulletins

SURE = 0.9
RIGHT = 0.97
FEWEST = 300  # statements: a share of fewer would say little


def outcomes(labels: Sequence[Label], statements: Sequence[Statement]) -> Iterator[tuple[Statement, bool]]:
    """Each statement of a labelled kind, and whether it is right: paired with a label, and no side of it wrong."""
    for score in evaluate([(labels, statements)]):
        at_fault = {
            (fault.line, fault.quote)
            for fault in score.faults
            if fault.what == "false alarm" or (fault.what.startswith("wrong") and score.kind != "incentive")
        }
        for statement in statements:
            if statement.kind == score.kind:
                yield statement, (statement.line, statement.quote) not in at_fault


def test_sure_statements_are_right(shared: Path, seeds: Seeds) -> None:
    sure = [
        (statement, right)
        for labels, statements in bulletins(shared, seeds)
        for statement, right in outcomes(labels, statements)
        if statement.confidence >= SURE
    ]
    assert len(sure) >= FEWEST
    wrong = [f"{s.file}:{s.line} {s.quote} {s.kind} {s.indicator} ({s.rule})" for s, right in sure if not right]
    share = 1 - len(wrong) / len(sure)
    assert share >= RIGHT, "\n".join([f"{share:.4f} of {len(sure)} are right", *wrong])
