"""Gaps of many files put together; the sentences are invented."""

from __future__ import annotations

from pathlib import Path

from etl import pipeline
from etl.gaps import FileGaps, gaps_in, gaps_of
from etl.model import SetAside
from etl.paths import Paths
from etl.seeds import Seeds
from etl.seeds.surfaces import UNITS
from tests.extract.make import PLAN, document

ROOT = Path(__file__).resolve().parent.parent


def test_the_most_frequent_words_come_first_each_with_its_first_example(seeds: Seeds) -> None:
    one = FileGaps([("盏", "a:1 甲"), ("尾", "a:2 乙")], [("云岭县", "a:1 丙")], {(UNITS, "个")})
    two = FileGaps([("尾", "b:1 丁")], [], {(UNITS, "家")})
    broken = SetAside("c.pdf", "PDF", "save it as text")
    gaps = gaps_of([one, two, broken], seeds)
    assert gaps.units == [("尾", 2, "a:2 乙"), ("盏", 1, "a:1 甲")]
    assert gaps.places == [("云岭县", 1, "a:1 丙")]
    assert gaps.set_aside == (broken,)
    number, unused = gaps.unused[UNITS]
    assert len(unused) == number - 2
    assert not {"个", "家"} & set(unused)


def test_without_documents_nothing_is_said_of_the_vocabulary(seeds: Seeds) -> None:
    assert gaps_of([], seeds).unused == {}


def test_examples_name_file_and_line(seeds: Seeds) -> None:
    text = PLAN + "新增路灯3万盏。\n"
    line = text[: text.index("新增")].count("\n") + 1
    found = gaps_in([document(text, seeds, "a.md")], seeds)
    assert found.units == [("盏", f"a.md:{line} 新增路灯3万盏")]


def test_all_inputs_are_looked_through(tmp_path: Path) -> None:
    paths = Paths(ROOT / "seeds", tmp_path)
    paths.inbox.mkdir()
    for name in ("a.txt", "b.txt"):
        (paths.inbox / name).write_text("云岭县路灯建设方案\n\n到2027年，新增路灯3万盏。\n", encoding="utf-8")
    seen: list[str] = []
    gaps = pipeline.gaps(paths, 1, lambda done, total, name: seen.append(name))
    assert gaps.units == [("盏", 2, "a.txt:3 新增路灯3万盏")]
    assert ("云岭县", 2, "a.txt:1 云岭县路灯建设方案") in gaps.places
    assert seen[-2:] == ["a.txt", "b.txt"]
