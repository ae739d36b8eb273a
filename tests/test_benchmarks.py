"""The benchmark runs, on an invented text, and its output keeps its shape; no figure is held to anything."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks.extraction import QUANTITY, sampled

ROOT = Path(__file__).resolve().parent.parent
TEXT = """某市数字经济发展行动计划（2026—2028年）

一、发展目标

到2028年，数字经济核心产业增加值达到500亿元，新建5G基站1.2万个以上，建成智能工厂30家。
"""


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "benchmarks.extraction", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=False)


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    folder = tmp_path_factory.mktemp("documents")
    (folder / "plan.txt").write_text(TEXT, encoding="utf-8")
    done = run("--quick", "--json", "--documents", folder)
    assert done.returncode == 0, done.stderr
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


def test_the_shape_of_the_result(result: dict[str, Any]) -> None:
    assert list(result) == ["corpus", "machine", "runs", "speeds", "skipped", "growth", "own_process"]
    assert result["corpus"] == {"files": 1, "bytes": len(TEXT.encode()), "characters": len(TEXT)}
    assert [(row["how"], row["times"]) for row in result["growth"]] == [
        ("files", 1), ("files", 10), ("longer files", 1), ("longer files", 10)
    ]  # fmt: skip
    assert all(row["seconds"] > 0 for row in result["growth"])


def test_every_peer_is_measured_or_named_as_missing(result: dict[str, Any]) -> None:
    found = {row["name"]: row["found"] for row in result["speeds"]}
    missing = {row["name"]: row["advice"] for row in result["skipped"]}
    peers = ["ours", "ours, with milestones and tasks", "re", "jieba.lcut", "rjieba.cut", "Recognizers-Text"]
    assert sorted([*found, *missing]) == sorted(peers)
    assert set(missing) <= {"Recognizers-Text"}, "what the product itself needs is there"
    assert all("requirements-bench.txt" in advice for advice in missing.values())
    assert found["ours"] == 3
    assert all(found.values())


def test_start_up_and_memory_are_those_of_a_process_of_its_own(result: dict[str, Any]) -> None:
    own = result["own_process"]
    assert own["import_seconds"] > 0
    assert own["tables_seconds"] > 0
    assert own["peak_mb"] >= own["ready_mb"] >= 0


def test_nothing_to_measure(tmp_path: Path) -> None:
    done = run("--documents", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--documents" in done.stderr


def test_a_sample_is_taken_from_all_over_the_texts() -> None:
    texts = ["\n".join(f"{page}-{line:03}" for line in range(100)) + "\n\n" for page in "ab"]
    assert sampled(texts, 100) == [f"{page}-{line:03}" for page in "ab" for line in range(0, 100, 10)]
    assert len(sampled(texts, 10**9)) == 200


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("达到500亿元", ("500", "亿", "元")),
        ("1.2 万个以上", ("1.2", "万", "个")),
        ("增长５．５％左右", ("５．５", None, "％")),
    ],
)
def test_the_floor_reads_numbers_with_units(text: str, expected: tuple[str, str | None, str]) -> None:
    match = QUANTITY.search(text)
    assert match is not None
    assert match.group("number", "scale", "unit") == expected


def test_the_floor_passes_over_bare_numbers() -> None:
    assert QUANTITY.search("发〔2026〕12号，IPv6") is None
