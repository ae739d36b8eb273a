"""The documents say what is so: examples run, commands and options exist, tables and fields are described.

Marks in HTML comments say what a fenced block is: `file: NAME` the content of a file, `append: TABLE` lines at the end of
a table, `run` commands with their output (… for anything), `gives: FILE N` fields of the N-th statement of a file.
"""

import csv
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

import click
import duckdb
import pytest

from etl import cli, show
from etl.model import Comparator, Kind, Measure
from etl.read.formats import BY_SUFFIX

ROOT = Path(__file__).resolve().parent.parent
README, CHINESE = ROOT / "README.md", ROOT / "README.zh.md"
CONTRACT, TABLES, DATA = ROOT / "docs" / "contract.md", ROOT / "seeds" / "README.md", ROOT / "data" / "README.md"
ALL = [
    README,
    CHINESE,
    CONTRACT,
    TABLES,
    DATA,
    ROOT / "docs" / "extraction.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "CHANGELOG.md",
]
BOTH = pytest.mark.parametrize("readme", [README, CHINESE], ids=lambda path: path.name)
EVERY = pytest.mark.parametrize("document", ALL, ids=lambda path: path.relative_to(ROOT).as_posix())

# yes: "<!-- run -->\n```console\n$ ls\n```"   no: a fenced block without a mark
MARKED = re.compile(r"^<!-- (?P<mark>[a-z]+)(?:: (?P<what>.+?))? -->\n```\w*\n(?P<text>.*?)^```$", re.M | re.S)
FENCED = re.compile(r"^```.*?^```$", re.M | re.S)
CODE = re.compile(r"`([^`\n]+)`")


@dataclass(frozen=True)
class Example:
    """A marked block of a document."""

    mark: str
    what: str
    text: str


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def examples(path: Path) -> list[Example]:
    return [Example(m["mark"], m["what"] or "", m["text"]) for m in MARKED.finditer(text_of(path))]


def rows(text: str) -> list[list[str]]:
    """The cells of all Markdown tables in a text, without header and rule."""
    lines = [line for line in FENCED.sub("", text).splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines]
    rules = {i for i, row in enumerate(cells) if all(set(cell) <= {"-", " ", "|"} for cell in row)}
    return [row for i, row in enumerate(cells) if i not in rules and i + 1 not in rules]


def section(text: str, heading: str) -> str:
    """What stands under a heading, up to the next of its level or above."""
    level = heading.split(" ")[0]
    found = re.search(rf"^{re.escape(heading)}\n(.*?)(?=^#{{1,{len(level)}}} |\Z)", text, re.M | re.S)
    assert found, f"no heading {heading}"
    return found[1]


class Bench:
    """A copy of the program and its tables in which examples are played through."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for name in ("etl", "seeds"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "data" / "inbox").mkdir(parents=True)

    def play(self, example: Example) -> None:
        if example.mark == "file":
            (self.folder / example.what).write_text(example.text, encoding="utf-8")
        elif example.mark == "append":
            with (self.folder / example.what).open("a", encoding="utf-8", newline="\n") as table:
                table.write(example.text)
        elif example.mark == "run":
            self._run(example.text)
        else:
            assert example.mark == "gives", f"unknown mark {example.mark}"
            file, number = example.what.split(" ")
            expected = json.loads(example.text)
            statement = self.statements(file)[int(number) - 1]
            assert {name: statement[name] for name in expected} == expected

    def statements(self, file: str) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.command(f"python -m etl extract {file}").splitlines()]

    def command(self, line: str) -> str:
        program, *arguments = shlex.split(line)
        if program == "cp":
            source, target = arguments
            shutil.copy(self.folder / source, self.folder / target)
            return ""
        assert program == "python", line
        environment = {name: value for name, value in os.environ.items() if name != "POLICY_TRACKER_HOME"}
        done = subprocess.run(
            [sys.executable, *arguments], cwd=self.folder, env=environment, capture_output=True, encoding="utf-8", check=False
        )  # fmt: skip
        assert done.returncode == 0, f"{line}: {done.stderr}"
        return done.stdout

    def _run(self, session: str) -> None:
        for step in re.split(r"^\$ ", session, flags=re.M)[1:]:
            line, _, expected = step.partition("\n")
            output = self.command(line)
            if expected.strip():
                pattern = ".*".join(map(re.escape, expected.strip("\n").split("…")))
                assert re.fullmatch(pattern, output.strip("\n"), re.S), f"{line} prints\n{output}\nnot\n{expected}"


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    """After the whole README has been played through."""
    bench = Bench(tmp_path_factory.mktemp("docs"))
    for example in examples(README):
        bench.play(example)
    return bench


def test_examples_of_the_readme_run(bench: Bench) -> None:
    assert {example.mark for example in examples(README)} == {"file", "run", "append", "gives"}
    assert bench.statements("plan.txt")


def test_examples_of_the_contract_are_what_its_document_gives(bench: Bench) -> None:
    (document,) = examples(CONTRACT)
    bench.play(document)
    (statement,) = bench.statements(document.what)
    fields = field_rows()
    assert {name.strip("`"): json.loads(example.strip("`")) for name, _, _, example in fields} == statement


def field_rows() -> list[list[str]]:
    """The contract's table of fields."""
    return rows(text_of(CONTRACT).partition("### Kinds")[0])


def test_the_contract_lists_the_fields_of_extract() -> None:
    fields = field_rows()
    assert [name.strip("`") for name, *_ in fields] == list(show.FIELDS)


@pytest.mark.parametrize(
    ("heading", "words"),
    [("### Kinds", get_args(Kind)), ("### Measures", get_args(Measure)), ("### Comparators", get_args(Comparator))],
    ids=["kinds", "measures", "comparators"],
)
def test_the_contract_explains_every_word(heading: str, words: tuple[str, ...]) -> None:
    assert {row[0].strip("`") for row in rows(section(text_of(CONTRACT), heading))} == set(words)


def test_queries_of_the_data_readme_run(bench: Bench) -> None:
    queries = re.findall(r"^```sql\n(.*?)^```", text_of(DATA), re.M | re.S)
    assert queries
    warehouse = bench.folder / "data" / "warehouse"
    build = (warehouse / "current").read_text(encoding="utf-8").strip()
    with duckdb.connect(str(warehouse / f"{build}.duckdb"), read_only=True) as connection:
        for query in queries:
            for statement in connection.extract_statements(query):
                assert connection.execute(statement).fetchall(), statement.query


def options(command: click.Command) -> set[str]:
    """The long options of a command."""
    given = {option for p in command.params if isinstance(p, click.Option) for option in p.opts}
    return {option for option in given if option.startswith("--")}


@BOTH
def test_the_readme_lists_the_commands_with_their_options(readme: Path) -> None:
    described = {}
    for row in rows(text_of(readme)):
        if named := re.match(r"`python -m etl (\w+)", row[0]):
            described[named[1]] = set(re.findall(r"--[a-z-]+", row[2]))
    assert described == {name: options(command) for name, command in cli.cli.commands.items()}


@EVERY
def test_commands_that_are_named_exist(document: Path) -> None:
    text = text_of(document)
    for name, rest in re.findall(r"python -m etl(?: (\w+))?([^`\n]*)", text):
        if name:
            assert name in cli.cli.commands, name
            assert set(re.findall(r"--[a-z-]+", rest)) <= options(cli.cli.commands[name]) | {"--help"}, rest
    targets = set(re.findall(r"^([a-z-]+):.*## ", text_of(ROOT / "Makefile"), re.M))
    named = {code[1] for code in re.finditer(r"(?:`|^)make ([a-z-]+)", text, re.M)}
    assert named <= targets


@EVERY
def test_links_and_folders_exist(document: Path) -> None:
    text = FENCED.sub("", text_of(document))
    for link in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        if not link.startswith("https:"):
            assert (document.parent / link).exists(), link
    for code in CODE.findall(text):
        if re.fullmatch(r"(?:etl|dashboard|tests|seeds|docs|\.streamlit)/[\w./-]*", code):
            assert (ROOT / code).exists(), code


def test_both_readmes_are_the_same() -> None:
    assert headings(README) == headings(CHINESE)
    assert examples(README) == examples(CHINESE)
    assert list(commands(README)) == list(commands(CHINESE))
    assert [len(row) for row in rows(text_of(README))] == [len(row) for row in rows(text_of(CHINESE))]


def headings(path: Path) -> list[int]:
    """The levels of a document's headings, in order."""
    return [len(marks) for marks in re.findall(r"^(#+) ", FENCED.sub("", text_of(path)), re.M)]


def commands(path: Path) -> Iterator[str]:
    """The commands that a document names, remarks taken off."""
    for match in re.finditer(
        r"^```(?:sh|powershell)\n(.*?)^```|`((?:make|python|\.venv)[ \\/][^`\n]+)`", text_of(path), re.M | re.S
    ):
        for line in (match[1] or match[2]).splitlines():
            yield line.partition("#")[0].strip()


@BOTH
def test_the_readme_names_pages_and_formats(readme: Path) -> None:
    text = text_of(readme)
    words = {name: tomllib.loads(text_of(ROOT / "dashboard" / "texts" / f"{name}.toml")) for name in ("zh", "en")}
    for page in ("compare", "timeline", "explore", "evidence"):
        assert f"{words['zh']['app'][page]} {words['en']['app'][page]}" in text
    for suffix in (".txt", ".md", ".html"):
        assert suffix in BY_SUFFIX
        assert f"`{suffix}`" in text
    assert not {".pdf", ".docx", ".wps"} & set(BY_SUFFIX), "say in the READMEs that it is read now"


def test_the_readme_claims_no_more_than_is_measured(shared: Path, tmp_path: Path) -> None:
    keys = ["001", "002", "003"]
    files = [str(path) for path in (shared / "corpus" / "bulletins").iterdir() if path.name[:3] in keys]
    predictions = tmp_path / "statements.jsonl"
    extract = ["-m", "etl", "extract", *sorted(files), "--output", str(predictions)]
    subprocess.run([sys.executable, *extract], cwd=ROOT, check=True)
    labels = [str(shared / "labels" / f"{key}.jsonl") for key in keys]
    score = [str(shared / "labels" / "score.py"), *labels, "--predictions", str(predictions), "--json"]
    done = subprocess.run([sys.executable, *score], check=True, capture_output=True, encoding="utf-8")
    report = json.loads(done.stdout)
    for readme in (README, CHINESE):
        claimed = [row for row in rows(text_of(readme)) if row[0].split(" ")[0] in report and row[1].isdigit()]
        assert len(claimed) == 2
        for kind, labelled, found, exact in claimed:
            measured = report[kind.split(" ")[0]]
            assert int(labelled) == measured["labelled"]
            assert float(found) <= measured["found"]["f1"] < float(found) + 0.05
            assert float(exact) <= measured["exact"]["f1"] < float(exact) + 0.05


TABLE = pytest.mark.parametrize("table", sorted((ROOT / "seeds").glob("*.csv")), ids=lambda path: path.name)


@TABLE
def test_seed_tables_are_described_with_their_columns(table: Path) -> None:
    described = section(text_of(TABLES), f"### `{table.name}`")
    columns = text_of(table).splitlines()[0].split(",")
    first_table = described.partition("```csv")[0]
    assert [row[0].strip("`") for row in rows(first_table)] == columns
    (example,) = re.findall(r"^```csv\n(.*?)\n```$", described, re.M | re.S)
    assert example in text_of(table).splitlines()


def test_no_table_is_described_that_does_not_exist() -> None:
    named = re.findall(r"^### `(.+)`$", text_of(TABLES), re.M)
    assert sorted(named) == sorted(path.name for path in (ROOT / "seeds").glob("*.csv"))


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("place_guards.csv", "kind"),
        ("units.csv", "dimension"),
        ("predicates.csv", "role"),
        ("word_lists.csv", "list"),
        ("milestone_cues.csv", "role"),
        ("task_words.csv", "role"),
    ],
)
def test_the_words_of_a_column_are_explained(table: str, column: str) -> None:
    with (ROOT / "seeds" / table).open(encoding="utf-8", newline="") as file:
        used = {row[column] for row in csv.DictReader(file)}
    described = section(text_of(TABLES), f"### `{table}`").partition("```csv")[2]
    explained = {word for row in rows(described) for word in CODE.findall(row[0])}
    assert explained == used


def test_front_matter_is_described() -> None:
    keys: set[str] = set()
    for path in (ROOT / "seeds" / "documents").glob("*.md"):
        keys |= set(re.findall(r"^(\w+):", text_of(path).split("---")[1], re.M))
    described = {row[0].strip("`") for row in rows(section(text_of(TABLES), "## Restated documents"))}
    assert keys <= described
