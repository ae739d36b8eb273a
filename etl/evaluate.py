"""How well statements agree with labels that people made: precision, recall and F1, and what was missed.

found   a predicted statement of the kind on the label's line (two lines either way are let pass) with the same value,
        upper value and unit
exact   found, and year, region, comparator, measure and indicator are right as well

An indicator is right when, spaces, quotes and brackets aside, it equals a labelled phrase, or one holds the other and
is at most twice as long, or their character bigrams overlap by 0.7 (Dice). A label may carry a second reading
(measure_alt, unit_alt, comparator_alt, region_alt); either is right. Ties are settled in favour of the prediction.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.errors import InputError
from etl.model import Statement

KINDS = ("target", "actual", "forecast", "incentive")
SIDES = ("year", "region", "comparator", "measure", "indicator")
LINES_LET_PASS = 2
SAME_WORDING = 0.7
_UNLABELLED_CLASSIFIERS = {"人", "户", "个", "家", "名", "次"}
_SQUASHED = re.compile(r"[\s“”\"'‘’《》〈〉（）()【】\[\]、，,。·\-—–]+")

Label = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and their harmonic mean; 0 where nothing was predicted or labelled."""

    hits: int
    predicted: int
    labelled: int

    @property
    def precision(self) -> float:
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        return self.hits / self.labelled if self.labelled else 0.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """A label that was missed, a statement that no label knows, or a pair that differs in some sides."""

    what: str
    file: str
    line: int
    quote: str
    detail: str


@dataclass(slots=True)
class Score:
    """The result for one kind."""

    kind: str
    found: Rates
    exact: Rates
    sides: dict[str, float]
    faults: list[Fault] = field(default_factory=list)


def read_labels(path: Path) -> list[Label]:
    """One JSON object a line; raises InputError naming the line that is none, or lacks what every label has."""
    labels: list[Label] = []
    for number, text in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not text.strip():
            continue
        try:
            label = json.loads(text)
        except json.JSONDecodeError as error:
            raise InputError(
                path.name, f"line {number} is not JSON ({error.msg})", "Write one object a line."
            ) from None
        if not isinstance(label, dict) or not {"line", "quantity", "kind"} <= label.keys():
            raise InputError(path.name, f"line {number} lacks line, quantity or kind", "See docs/contract.md.")
        labels.append(label)
    return labels


def source_of(labels: Path, rows: Sequence[Label], documents: Path) -> Path:
    """The file that the labels are about: named in their field `source`, else the one whose name begins like theirs."""
    named = {row["source"] for row in rows if row.get("source")}
    stem = labels.stem
    files = sorted(path for path in documents.rglob("*") if path.is_file() and not path.name.startswith("."))
    for path in files:
        if path.name in named or (not named and path.name.startswith(stem)):
            return path
    wanted = ", ".join(sorted(named)) or f"{stem}…"
    raise InputError(labels.name, f"no file {wanted} in {documents}", "Name the folder that holds the documents.")


def within_range(labels: Path, statements: Sequence[Statement]) -> list[Statement]:
    """Those on the lines that the labels cover: `first-last` in a file X.range beside X.jsonl, without one all."""
    beside = labels.with_suffix(".range")
    if not beside.is_file():
        return list(statements)
    bounds = re.fullmatch(r"\s*(\d+)-(\d+)\s*", beside.read_text(encoding="utf-8"))
    if bounds is None:
        raise InputError(beside.name, "is not of the form first-last", "Write two line numbers, such as 436-1318.")
    return [statement for statement in statements if int(bounds[1]) <= statement.line <= int(bounds[2])]


def evaluate(pairs: Sequence[tuple[Sequence[Label], Sequence[Statement]]]) -> list[Score]:
    """The score of each kind over several files: the labels of each, and the statements found in it."""
    return [_score(kind, pairs) for kind in KINDS]


def _score(kind: str, files: Iterable[tuple[Sequence[Label], Sequence[Statement]]]) -> Score:
    labelled = predicted = found = exact = 0
    right: Counter[str] = Counter()
    faults: list[Fault] = []
    for labels, statements in files:
        golds = [label for label in labels if label["kind"] == kind and label.get("value") is not None]
        preds = [statement for statement in statements if statement.kind == kind]
        matched = _pairs(preds, golds)
        labelled, predicted, found = labelled + len(golds), predicted + len(preds), found + len(matched)
        for _, _, sides in matched:
            exact += all(sides.values())
            right.update(side for side, good in sides.items() if good)
        faults += _faults(golds, preds, matched)
    shares = {side: right[side] / found if found else 0.0 for side in SIDES}
    return Score(kind, Rates(found, predicted, labelled), Rates(exact, predicted, labelled), shares, faults)


def _pairs(preds: Sequence[Statement], golds: Sequence[Label]) -> list[tuple[int, int, dict[str, bool]]]:
    """Greedy one-to-one pairing, best agreement first, then the nearest line: (label, statement, sides)."""
    by_value: dict[float, list[int]] = defaultdict(list)
    for index, pred in enumerate(preds):
        by_value[_rounded(pred.value)].append(index)
    options = []
    for g, gold in enumerate(golds):
        for p in by_value[_rounded(float(gold["value"]))]:
            if _is_found(preds[p], gold):
                sides = _sides(preds[p], gold)
                options.append((-sum(sides.values()), abs(preds[p].line - gold["line"]), g, p, sides))
    used_golds: set[int] = set()
    used_preds: set[int] = set()
    out = []
    for _, _, g, p, sides in sorted(options, key=lambda option: option[:4]):
        if g not in used_golds and p not in used_preds:
            used_golds.add(g)
            used_preds.add(p)
            out.append((g, p, sides))
    return out


def _rounded(value: float) -> float:
    return float(f"{value:.5g}")


def _is_found(pred: Statement, gold: Label) -> bool:
    near = abs(pred.line - gold["line"]) <= LINES_LET_PASS
    units = [gold.get("unit"), *gold.get("unit_alt", [])]
    return (
        near
        and _close(pred.value, gold["value"])
        and _close(pred.value_max, gold.get("value_max"))
        and any(_same_unit(pred.unit, unit or "") for unit in units)
    )


def _close(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is None and other is None
    return math.isclose(one, other, rel_tol=1e-6, abs_tol=1e-6)


def _same_unit(pred: str, gold: str) -> bool:
    """Equal, or the text writes no classifier (用户数达到120万) and the statement names a plain one."""
    return pred == gold or (gold == "" and pred in _UNLABELLED_CLASSIFIERS)


def _sides(pred: Statement, gold: Label) -> dict[str, bool]:
    return {
        "year": pred.year == gold.get("year"),
        "region": pred.region in [str(r or "") for r in (gold.get("region"), *gold.get("region_alt", []))],
        "comparator": pred.comparator in [gold.get("comparator"), *gold.get("comparator_alt", [])],
        "measure": pred.measure in [gold.get("measure"), *gold.get("measure_alt", [])],
        "indicator": _same_indicator(pred.indicator, gold),
    }


def _same_indicator(indicator: str, gold: Label) -> bool:
    mine = _squash(indicator)
    phrases = (_squash(phrase) for phrase in (gold.get("indicator"), *(gold.get("indicator_alt") or [])))
    return any(_same_wording(mine, phrase) for phrase in phrases if mine and phrase)


def _same_wording(one: str, other: str) -> bool:
    if one == other:
        return True
    if (one in other or other in one) and max(len(one), len(other)) <= 2 * min(len(one), len(other)):
        return True
    a, b = _bigrams(one), _bigrams(other)
    return 2 * sum((a & b).values()) / (sum(a.values()) + sum(b.values())) >= SAME_WORDING


def _squash(text: str | None) -> str:
    return _SQUASHED.sub("", text or "").lower()


def _bigrams(text: str) -> Counter[str]:
    return Counter(text[i : i + 2] for i in range(len(text) - 1)) or Counter([text])


def _faults(
    golds: Sequence[Label], preds: Sequence[Statement], matched: Sequence[tuple[int, int, dict[str, bool]]]
) -> list[Fault]:
    faults = []
    for g, p, sides in matched:
        wrong = [side for side, good in sides.items() if not good]
        if wrong:
            detail = "; ".join(f"{side} {getattr(preds[p], side)} ≠ {golds[g].get(side)}" for side in wrong)
            faults.append(Fault("wrong " + ",".join(wrong), preds[p].file, preds[p].line, preds[p].quote, detail))
    name = preds[0].file if preds else ""
    hit_golds, hit_preds = {g for g, _, _ in matched}, {p for _, p, _ in matched}
    for g, gold in enumerate(golds):
        if g not in hit_golds:
            faults.append(Fault("missed", name, gold["line"], gold["quantity"], gold.get("indicator") or ""))
    for p, pred in enumerate(preds):
        if p not in hit_preds:
            faults.append(Fault("false alarm", pred.file, pred.line, pred.quote, f"{pred.indicator} ({pred.rule})"))
    return faults
