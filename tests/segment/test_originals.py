"""Goldens over the originals: the facts of every document (documents.csv) and the labelled lines."""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest

from etl.model import Document
from etl.read import read
from etl.seeds import Seeds
from etl.segment import segment
from etl.segment.lines import squash
from tests.read.places import misplaced, pieces

TABLE = Path(__file__).parent / "documents.csv"


def expected() -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as table:
        for file, *facts in list(csv.reader(table))[1:]:
            rows[file].append(facts)
    return rows


def facts_of(document: Document) -> list[str]:
    period = "—".join(map(str, document.period)) if document.period else ""
    d = document
    return [str(d.line), d.title, d.number, d.issuer, d.issued, d.published, d.region, period, d.bulletin]


@pytest.mark.parametrize("file", sorted(expected()))
def test_documents_of_the_originals(file: str, shared: Path, seeds: Seeds) -> None:
    path = shared / "corpus" / file
    if not path.is_file():
        pytest.skip(f"{file} is not among the originals here")
    source = read(path, path.name)
    found = segment(source, seeds)
    assert [facts_of(document) for document in found] == expected()[file]
    wrong = [w for document in found for s in document.sentences for w in misplaced(s.passage, source)]
    assert wrong == []


@pytest.mark.parametrize("key", ["001", "002", "003"])
def test_labelled_lines_stand_in_the_document_they_are_labelled_with(key: str, shared: Path, seeds: Seeds) -> None:
    path = next((shared / "corpus" / "bulletins").glob(f"{key}_*"))
    source = read(path, path.name)
    titles: dict[int, list[tuple[int, int, str]]] = defaultdict(list)
    for document in segment(source, seeds):
        for sentence in document.sentences:
            for text, line, column in pieces(sentence.passage):
                titles[line].append((column, column + len(text), squash(document.title)))
    labels = [json.loads(row) for row in (shared / "labels" / f"{key}.jsonl").read_text("utf-8").splitlines()]
    for label in labels:
        if label.get("doc"):
            at = source.lines[label["line"] - 1].index(label["quantity"])
            here = {title for start, end, title in titles[label["line"]] if start <= at < end}
            assert here == {squash(label["doc"])}, (label["line"], label["quantity"])
