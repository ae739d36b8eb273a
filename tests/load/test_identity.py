"""What makes another build, and what does not."""

from pathlib import Path

import pytest

from etl.load import identify, identity


def test_names_and_bytes_count_order_and_place_do_not(tmp_path: Path) -> None:
    for folder in ("here", "there"):
        (tmp_path / folder).mkdir()
        for name in ("a", "b"):
            (tmp_path / folder / name).write_text(name, encoding="utf-8")
    here = [(name, tmp_path / "here" / name) for name in ("a", "b")]
    there = [(name, tmp_path / "there" / name) for name in ("b", "a")]
    assert identify(here) == identify(there)
    assert identify(here) != identify(here[:1])
    assert identify(here) != identify([("a", here[0][1]), ("c", here[1][1])])
    here[0][1].write_text("other", encoding="utf-8")
    assert identify(here).input_hash != identify(there).input_hash


def test_the_program_makes_another_build_of_the_same_inputs(monkeypatch: pytest.MonkeyPatch) -> None:
    before = identify([])
    monkeypatch.setattr(identity, "_code", lambda: ["changed.py:0"])
    after = identify([])
    assert after.build_id != before.build_id
    assert after.input_hash == before.input_hash


def test_a_missing_file_is_left_to_reading(tmp_path: Path) -> None:
    assert identify([("gone", tmp_path / "gone")]) != identify([])
