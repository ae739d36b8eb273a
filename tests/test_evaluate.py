"""Labels that cover a part of a document, and labels that are none."""

from pathlib import Path

import pytest

from etl.errors import InputError
from etl.evaluate import read_labels, source_of, within_range
from tests.load import make


def test_statements_outside_the_labelled_lines_do_not_count(tmp_path: Path) -> None:
    plan = make.document()
    statements = [make.statement(plan, line=line) for line in (3, 8, 20)]
    labels = tmp_path / "plan.jsonl"
    assert within_range(labels, statements) == statements
    labels.with_suffix(".range").write_text("4-20\n", encoding="utf-8")
    assert [s.line for s in within_range(labels, statements)] == [8, 20]


def test_a_range_that_is_none_is_told_with_what_to_write(tmp_path: Path) -> None:
    (tmp_path / "plan.range").write_text("lines 4 to 20", encoding="utf-8")
    with pytest.raises(InputError, match="first-last") as caught:
        within_range(tmp_path / "plan.jsonl", [])
    assert "436-1318" in caught.value.advice


@pytest.mark.parametrize(("text", "what"), [("{line: 3}", "line 1 is not JSON"), ('{"line": 3}', "line 1 lacks")])
def test_labels_that_are_none_name_their_line(text: str, what: str, tmp_path: Path) -> None:
    path = tmp_path / "plan.jsonl"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=what):
        read_labels(path)


def test_labels_find_their_document_by_source_then_by_name(tmp_path: Path) -> None:
    for name in ("002_plan.txt", "other.txt"):
        (tmp_path / name).write_text("到2025年", encoding="utf-8")
    label = {"line": 1, "quantity": "3", "kind": "target"}
    assert source_of(Path("002.jsonl"), [label], tmp_path).name == "002_plan.txt"
    assert source_of(Path("002.jsonl"), [{**label, "source": "other.txt"}], tmp_path).name == "other.txt"
    with pytest.raises(InputError, match="no file 003"):
        source_of(Path("003.jsonl"), [label], tmp_path)
