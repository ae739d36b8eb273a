"""The commands from outside: output, messages, exit codes. Reading is faked but for the last tests."""

import csv
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from etl import cli, pipeline
from etl.errors import InputError, UnsupportedFormatError
from etl.gaps import Gaps
from etl.load import current_build_id, identity
from etl.model import Findings, SetAside
from etl.paths import Paths
from tests.load import make

ROOT = Path(__file__).resolve().parent.parent
Run = Callable[..., tuple[int, str, str]]


def fake_findings(path: Path, name: str, seeds: Any, origin: Any = "document") -> list[Findings]:
    """A file's name says what becomes of it; otherwise its only line is a quote."""
    if name.endswith(".pdf"):
        raise UnsupportedFormatError(name, "PDF is not read yet", "save it as text")
    if name.startswith("fault"):
        raise RuntimeError("unforeseen")
    quote = path.read_text(encoding="utf-8").strip()
    plan = make.document(path.stem, file=name, origin=origin, issuer=path.stem)
    if not quote:
        raise InputError(name, "is empty", "check the download")
    return [make.findings(plan, make.statement(plan, quote, section=("一、甲", "（一）乙")))]


@pytest.fixture
def paths(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Paths:
    paths = Paths(tmp_path / "seeds", tmp_path / "data")
    paths.documents.mkdir(parents=True)
    paths.inbox.mkdir(parents=True)
    (paths.seeds / "table.csv").write_text("made", encoding="utf-8")
    (paths.documents / "计划.md").write_text("5万个", encoding="utf-8")
    monkeypatch.setattr(pipeline, "default_paths", lambda: paths)
    monkeypatch.setattr(pipeline, "findings_of", fake_findings)
    monkeypatch.setattr(pipeline, "load_seeds", lambda folder: make.seeds())
    monkeypatch.setattr(pipeline, "gaps", lambda *args: Gaps([], [], {}, ()))
    monkeypatch.setattr(identity, "_code", list)  # these tests are about inputs that change
    return paths


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def command(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["etl", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        captured = capsys.readouterr()
        return int(exit_.value.code or 0), captured.out, captured.err

    return command


class TestBuild:
    def test_says_what_it_built(self, paths: Paths, run: Run) -> None:
        code, out, err = run("build")
        assert (code, err) == (0, "")
        for words in ("built now", "1, of which 1 restated", "target 1", "province 1", "2025–2025", "2023-05-01"):
            assert words in out
        assert pipeline.warehouse_build_id(paths) in out

    def test_does_nothing_when_nothing_changed(self, paths: Paths, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        run("build")
        file = pipeline.current_warehouse(paths)
        made = file.stat().st_mtime_ns
        monkeypatch.setattr(pipeline, "findings_of", None)
        code, out, _ = run("build")
        assert code == 0
        assert "up to date" in out
        assert file.stat().st_mtime_ns == made

    def test_builds_again_when_told(self, paths: Paths, run: Run) -> None:
        run("build")
        made = pipeline.current_warehouse(paths).stat().st_mtime_ns
        assert "built now" in run("build", "--force")[1]
        assert pipeline.current_warehouse(paths).stat().st_mtime_ns > made

    @pytest.mark.parametrize("change", ["inbox/neu.txt", "../seeds/documents/neu.md", "../seeds/table.csv"])
    def test_builds_again_when_an_input_changed(self, paths: Paths, run: Run, change: str) -> None:
        run("build")
        before = pipeline.warehouse_build_id(paths)
        (paths.data / change).write_text("7万个", encoding="utf-8")
        assert "built now" in run("build")[1]
        assert pipeline.warehouse_build_id(paths) != before

    def test_goes_back_to_an_earlier_build_without_building(self, paths: Paths, run: Run) -> None:
        run("build")
        before = pipeline.warehouse_build_id(paths)
        added = paths.inbox / "neu.txt"
        added.write_text("7万个", encoding="utf-8")
        run("build")
        added.unlink()
        assert "up to date" in run("build")[1]
        assert pipeline.warehouse_build_id(paths) == before

    def test_names_what_it_set_aside_every_time(self, paths: Paths, run: Run) -> None:
        for name in ("scan.pdf", "leer.txt", "fault.txt"):
            (paths.inbox / name).write_text("", encoding="utf-8")
        for _ in range(2):
            code, out, err = run("build")
            assert code == 1
            assert "3 files" in out
            assert "set aside: scan.pdf: PDF is not read yet (save it as text)" in err
            assert "set aside: leer.txt: is empty (check the download)" in err
            assert "set aside: fault.txt: a fault of the program: RuntimeError: unforeseen" in err

    def test_keeps_the_warehouse_when_no_file_can_be_read(self, paths: Paths, run: Run) -> None:
        run("build")
        before = current_build_id(paths.warehouse)
        (paths.documents / "计划.md").write_text("", encoding="utf-8")
        code, _, err = run("build")
        assert code == 2
        assert "计划.md: is empty" in err
        assert "None of 1 files could be read." in err
        assert current_build_id(paths.warehouse) == before

    def test_an_original_replaces_its_restatement(self, paths: Paths, run: Run) -> None:
        (paths.inbox / "计划.txt").write_text("6万个", encoding="utf-8")
        code, out, _ = run("build")
        assert code == 0
        assert "1, of which 0 restated" in out
        assert "1 restatements, for their originals; 0 copies" in out
        assert re.search(r"计划 +│ 计划.md +│ 计划.txt", run("info")[1])

    def test_a_broken_rule_is_told_and_changes_nothing(self, paths: Paths, run: Run, monkeypatch: Any) -> None:
        run("build")
        before = current_build_id(paths.warehouse)
        monkeypatch.setattr(
            pipeline,
            "findings_of",
            lambda *args: [make.findings(d := make.document(), make.statement(d, family="no_such_family"))],
        )
        (paths.inbox / "neu.txt").touch()
        code, _, err = run("build")
        assert code == 2
        assert "core_unknown_family" in err
        assert "seeds/families.csv" in err
        assert current_build_id(paths.warehouse) == before

    def test_a_folder_that_cannot_be_written_is_told(self, paths: Paths, run: Run) -> None:
        paths.warehouse.write_text("a file where the folder should be", encoding="utf-8")
        code, _, err = run("build")
        assert code == 2
        assert str(paths.warehouse) in err


class TestExtract:
    def test_jsonl_has_the_fields_of_the_contract(self, paths: Paths, run: Run) -> None:
        code, out, err = run("extract", paths.documents / "计划.md")
        assert (code, err) == (0, "")
        (said,) = map(json.loads, out.splitlines())
        contract = """id file line start end quote sentence kind document document_number issuer issued section
            region region_name year year_from period_start within value value_max unit comparator measure indicator
            family subject baseline binding confidence rule"""
        assert set(contract.split()) <= set(said)
        assert said["file"] == "计划.md"
        assert said["section"] == ["一、甲", "（一）乙"]
        assert said["region"] == "220000"
        assert said["indicator_id"] == said["family"]
        assert re.search(r'"value": 50000, "value_max": null,', out), "whole numbers stand without a decimal point"

    def test_csv_opens_in_a_spreadsheet(self, paths: Paths, run: Run, tmp_path: Path) -> None:
        target = tmp_path / "out.csv"
        code, out, err = run("extract", paths.documents, "--format", "csv", "--output", target)
        assert (code, out, err) == (0, "", "")
        assert target.read_bytes().startswith(b"\xef\xbb\xbf")
        with target.open(encoding="utf-8-sig", newline="") as file:
            (row,) = csv.DictReader(file)
        assert (row["value"], row["section"], row["subject"]) == ("50000", "一、甲 › （一）乙", "")
        assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []

    def test_table_is_for_looking(self, paths: Paths, run: Run) -> None:
        _, out, _ = run("extract", paths.documents, "--format", "table")
        assert "计划.md:3" in out
        assert "吉林省" in out

    def test_files_come_by_name_and_those_set_aside_are_named(self, paths: Paths, run: Run, tmp_path: Path) -> None:
        folder = tmp_path / "docs"
        for name in ("b.txt", "a.txt", "sub/c.txt", "x.pdf"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("5万个", encoding="utf-8")
        code, out, err = run("extract", folder)
        assert code == 1
        assert [json.loads(line)["file"] for line in out.splitlines()] == ["a.txt", "b.txt", "sub/c.txt"]
        assert "x.pdf" in err

    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["no such file"], "no such file or folder"),
            ([], "Missing argument"),
            (["--format", "xml", "."], "is not one of"),
            (["--jobs", "0", "."], "not in the range"),
        ],
    )
    def test_what_cannot_run_says_why(self, paths: Paths, run: Run, arguments: list[str], words: str) -> None:
        code, out, err = run("extract", *arguments)
        assert (code, out) == (2, "")
        assert words in err

    def test_an_empty_folder(self, paths: Paths, run: Run) -> None:
        code, _, err = run("extract", paths.inbox)
        assert code == 2
        assert "no documents in this folder" in err

    def test_output_that_cannot_be_written(self, paths: Paths, run: Run, tmp_path: Path) -> None:
        code, _, err = run("extract", paths.documents, "--output", tmp_path / "no folder" / "out.jsonl")
        assert code == 2
        assert "cannot be written" in err


class TestCheckAndInfo:
    @pytest.mark.parametrize("command", ["check", "info"])
    def test_without_a_warehouse(self, paths: Paths, run: Run, command: str) -> None:
        code, _, err = run(command)
        assert code == 2
        assert "python -m etl build" in err

    def test_check_lists_warnings_and_unknown_indicators(self, paths: Paths, run: Run, monkeypatch: Any) -> None:
        def findings(*args: Any) -> list[Findings]:
            plan = make.document()
            names = ["甲"] + ["乙"] * 2
            said = [
                make.statement(plan, line=n, family="other", indicator=i, year=2022) for n, i in enumerate(names, 3)
            ]
            return [make.findings(plan, *said)]

        monkeypatch.setattr(pipeline, "findings_of", findings)
        run("build")
        code, out, _ = run("check")
        assert code == 0
        assert "warning core_target_in_the_past" in out
        assert "(3)" in out
        assert re.search(r"2 indicators that no family knows(.|\n)*乙 +│ 2 (.|\n)*甲 +│ 1 ", out)

    def test_check_of_sound_data(self, paths: Paths, run: Run) -> None:
        run("build")
        assert run("check") == (0, "All data rules hold.\n", "")

    def test_check_lists_gaps_of_the_tables(self, paths: Paths, run: Run, monkeypatch: Any) -> None:
        run("build")
        units = [("盏", 3, "a.txt:7 新增路灯3万盏")]
        places = [(f"{n:02d}县", 1, "b.txt:1 " + "长" * 200) for n in range(30)]
        unused = {"units.csv": (40, tuple(f"u{n}" for n in range(12))), "predicates.csv": (9, ("建起",))}
        gaps = Gaps(units, places, unused, (SetAside("scan.pdf", "PDF is not read yet", "save it as text"),))
        monkeypatch.setattr(pipeline, "gaps", lambda *args: gaps)
        code, out, err = run("check")
        assert code == 0
        assert re.search(r"1 units that no table knows(.|\n)*盏 +│ 3 +│ a.txt:7 新增路灯3万盏", out)
        assert "30 places that no table knows (seeds/places.csv)" in out
        assert "… and 10 more (--all)" in out
        assert re.search(r"b.txt:1 长+…", out)
        assert "13 words of the vocabulary that stand in none of the documents" in out
        assert re.search(r"units.csv +│ 12 +│ 40 +│ u0、.*、u9 … and 2 more \(--vocabulary\)", out)
        assert err == "set aside: scan.pdf: PDF is not read yet (save it as text)\n"
        assert "29县" in run("check", "--all")[1]
        assert re.search(r"u10、u11 +│", run("check", "--vocabulary")[1])

    def test_info_says_where_and_whether_it_is_up_to_date(self, paths: Paths, run: Run) -> None:
        run("build")
        code, out, _ = run("info")
        assert code == 0
        assert "have changed" not in out
        (paths.inbox / "neu.txt").write_text("7万个", encoding="utf-8")
        assert "have changed since" in run("info")[1]


@pytest.mark.parametrize("command", [[], ["build"], ["extract"], ["check"], ["info"]])
def test_help_says_the_exit_codes(run: Run, command: list[str]) -> None:
    code, out, _ = run(*command, "--help")
    assert code == 0
    assert "Exit codes: 0 done; 1 done, with something set aside or wrong (named on stderr); 2 could not run." in out


def test_interrupt_is_told_in_a_sentence(paths: Paths, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*args: Any) -> Any:
        raise KeyboardInterrupt

    monkeypatch.setattr(pipeline, "build", interrupted)
    code, _, err = run("build")
    assert code == 2
    assert err.strip() == "Interrupted. The warehouse in use is as it was."


def in_a_process(home: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "POLICY_TRACKER_HOME": str(home), "PYTHONIOENCODING": "ascii"}
    command = [sys.executable, "-W", "error", "-m", "etl", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)


def test_from_a_document_to_the_warehouse(tmp_path: Path) -> None:
    inbox = tmp_path / "data" / "inbox"
    inbox.mkdir(parents=True)
    plan = "吉林省试验网络行动计划（2024—2026年）\n\n一、目标\n到2026年底，全省建成5G基站6.2万个，累计安装路灯3万盏。\n"
    (inbox / "plan.txt").write_text(plan, encoding="gb18030")
    (inbox / "scan.pdf").write_bytes(b"%PDF-1.7")
    first = in_a_process(tmp_path, "build")
    assert first.returncode == 1, first.stderr
    assert "scan.pdf" in first.stderr
    assert "Traceback" not in first.stderr
    with pipeline.open_warehouse(Paths(ROOT / "seeds", tmp_path / "data")) as warehouse:
        goals = "FROM out_target WHERE family = '5g_base_stations' AND year = 2026"
        rows = warehouse.execute(f"SELECT region_name, value, unit, comparator {goals}").fetchall()
    assert ("吉林省", 62_000.0, "个", "=") in rows
    checked = in_a_process(tmp_path, "check")
    assert checked.returncode == 0, checked.stderr
    assert re.search(r"盏 +│ 1 +│ plan.txt:4 累计安装路灯3万盏", checked.stdout)
    assert re.search(r"units.csv +│ \d+ +│ \d+ +│ ", checked.stdout)
    began = time.monotonic()
    again = in_a_process(tmp_path, "build")
    assert "up to date" in again.stdout
    assert time.monotonic() - began < 10, "the second run does nothing; a second is usual, ten a machine under load"


def test_pool_and_single_process_give_the_same(tmp_path: Path) -> None:
    outputs = [in_a_process(tmp_path, "extract", ROOT / "seeds" / "documents", "--jobs", n).stdout for n in (1, 2)]
    assert outputs[0]
    assert outputs[0] == outputs[1]


def _heed_interrupts() -> None:
    """A shell's background jobs, the tests' among them, leave their children deaf to SIGINT."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGINT to send to a child")
def test_an_interrupted_pool_ends_without_a_trace(tmp_path: Path) -> None:
    for number in range(40):
        text = "某省试验计划\n" + "到2026年底，全省建成5G基站6.2万个。\n" * 2_000
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "etl", "extract", str(tmp_path), "--jobs", "2", "--output", str(tmp_path / "out")],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True,
        preexec_fn=_heed_interrupts,  # noqa: PLW1509  no threads run here; Popen has no other way to reset a signal
    )  # fmt: skip
    part, patience = tmp_path / "out.part", time.monotonic() + 60
    # the first results: by then the pool is up and heeds interrupts, however busy the machine is
    while not (part.exists() and part.stat().st_size) and process.poll() is None and time.monotonic() < patience:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2, err
    assert err.strip() == "Interrupted. The warehouse in use is as it was."
    assert not (tmp_path / "out").exists()
