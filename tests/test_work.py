"""Many files: which are inputs, what becomes of those that fail, in one process and in several."""

import os
from pathlib import Path

import pytest

from etl import work
from etl.errors import InputError, SeedError, UnsupportedFormatError
from etl.model import SetAside
from etl.work import InputFile

NAMES = ["good.txt", "broken.txt", "format.pdf", "fault.txt", "last.txt"]


def task(file: InputFile, seeds: Path) -> list[str]:
    """Stands for reading a file; at module level, so that a worker process can find it."""
    if file.name == "broken.txt":
        raise InputError(file.name, "is empty", "look again")
    if file.name == "format.pdf":
        raise UnsupportedFormatError(file.name, "PDF is not read yet", "save it as text")
    if file.name == "fault.txt":
        raise ZeroDivisionError("division by zero")
    if file.name == "kill.txt":
        os._exit(9)
    if file.name == "seeds.txt":
        raise SeedError("units.csv is broken")
    return [] if file.name == "nothing.txt" else [file.name]


def files(*names: str) -> list[InputFile]:
    return [InputFile(Path(name), name) for name in names]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_file_is_lost_and_none_stops_the_rest(tmp_path: Path, jobs: int) -> None:
    seen: list[tuple[int, int, str]] = []
    results = list(work.each(task, files(*NAMES), tmp_path, jobs, lambda *args: seen.append(args)))
    assert results == [
        ["good.txt"],
        SetAside("broken.txt", "is empty", "look again"),
        SetAside("format.pdf", "PDF is not read yet", "save it as text"),
        SetAside(
            "fault.txt",
            "a fault of the program: ZeroDivisionError: division by zero",
            "please report it, with the file if you may",
        ),
        ["last.txt"],
    ]
    assert seen == [(n, 5, name) for n, name in enumerate(NAMES, start=1)]


def test_a_file_that_kills_its_process_is_set_aside_alone(tmp_path: Path) -> None:
    results = list(work.each(task, files("good.txt", "kill.txt", "nothing.txt", "last.txt"), tmp_path, 2, None))
    assert results[0] == ["good.txt"]
    assert isinstance(results[1], SetAside)
    assert results[1].file == "kill.txt"
    assert results[2:] == [[], ["last.txt"]]


@pytest.mark.parametrize("jobs", [1, 2])
def test_broken_reference_tables_are_no_files_fault(tmp_path: Path, jobs: int) -> None:
    with pytest.raises(SeedError, match="units"):
        list(work.each(task, files("good.txt", "seeds.txt"), tmp_path, jobs, None))


def test_nothing_to_do(tmp_path: Path) -> None:
    assert list(work.each(task, [], tmp_path, None, None)) == []


def test_a_folder_is_walked_by_name_without_what_is_no_input(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.html", ".DS_Store", ".git/x.txt", "~$open.docx", "README.md", "a/readme.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [file.name for file in work.walk(tmp_path)] == ["a/b/c.html", "a/z.md", "b.txt"]
    assert work.walk(tmp_path / "b.txt") == [InputFile(tmp_path / "b.txt", "b.txt")]
    assert work.walk(tmp_path / "no such folder") == []
