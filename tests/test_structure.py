"""The directions of imports, and which layer of the dashboard may do what."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

# What each part of the ETL may import of it, besides itself.
SHARED = {"model", "errors", "paths", "seeds"}
MAY_IMPORT = {
    "model": set(),
    "errors": set(),
    "paths": set(),
    "seeds": {"errors", "model"},
    "read": {"errors", "model"},
    "segment": SHARED,
    "extract": SHARED,
    "normalize": SHARED,
    "load": SHARED,
    "work": {"errors", "model"},
    "evaluate": {"errors", "model"},
    "gaps": SHARED | {"extract"},
    "pipeline": SHARED | {"read", "segment", "extract", "normalize", "load", "work", "evaluate", "gaps"},
    "show": SHARED | {"load", "work", "evaluate", "gaps"},
    "cli": SHARED | {"pipeline", "show"},
    "__main__": {"cli"},
}
SQL = re.compile(r"\b(SELECT\b.+\bFROM|INSERT INTO|CREATE (TABLE|VIEW)|FROM out_)\b", re.S)


def sources(folder: str) -> list[Path]:
    return sorted((ROOT / folder).rglob("*.py"))


def imported(path: Path) -> Iterator[str]:
    """Dotted names of all modules that a file imports, wherever in it; `from a import b` counts as a and as a.b."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def texts(path: Path) -> Iterator[str]:
    """The string literals of a file that are no docstrings."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    statements = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in statements:
            yield node.value


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", sources("etl"), ids=name)
def test_stages_import_nothing_later_than_themselves(path: Path) -> None:
    part = path.relative_to(ROOT / "etl").parts[0].removesuffix(".py")
    if part == "__init__":
        assert not [module for module in imported(path) if module.startswith("etl")]
        return
    assert part in MAY_IMPORT, f"say in this test what etl/{part} may import"
    used = {module.split(".")[1] for module in imported(path) if module.split(".")[0] == "etl"}
    assert used - {part} <= MAY_IMPORT[part]


@pytest.mark.parametrize("path", sources("etl"), ids=name)
def test_the_etl_knows_nothing_of_the_dashboard(path: Path) -> None:
    assert not {module.split(".")[0] for module in imported(path)} & {"dashboard", "streamlit", "plotly", "tests"}


@pytest.mark.parametrize("path", sources("dashboard"), ids=name)
def test_the_dashboard_reaches_the_etl_through_the_pipeline(path: Path) -> None:
    used = [module for module in imported(path) if module.split(".")[0] == "etl"]
    assert all((module + ".").startswith("etl.pipeline.") for module in used), used
    assert not used or path.is_relative_to(ROOT / "dashboard" / "serve"), "only serve asks the pipeline"


@pytest.mark.parametrize("path", sources("dashboard"), ids=name)
def test_sql_stands_in_serve_only(path: Path) -> None:
    if not path.is_relative_to(ROOT / "dashboard" / "serve"):
        assert not [text for text in texts(path) if SQL.search(text)]
        assert "duckdb" not in {module.split(".")[0] for module in imported(path)}


@pytest.mark.parametrize("path", sources("dashboard/plot"), ids=name)
def test_figures_know_neither_streamlit_nor_the_warehouse(path: Path) -> None:
    assert not {module.split(".")[0] for module in imported(path)} & {"streamlit", "duckdb", "etl"}
    inner = {module for module in imported(path) if module.startswith("dashboard.")}
    assert not {module for module in inner if module.split(".")[1] in {"serve", "views"}}


@pytest.mark.parametrize("path", sources("dashboard/export"), ids=name)
def test_files_are_made_of_what_is_handed_over(path: Path) -> None:
    assert not {module.split(".")[0] for module in imported(path)} & {"streamlit", "duckdb", "etl"}
    inner = {module.split(".")[1] for module in imported(path) if module.startswith("dashboard.")}
    assert not inner & {"serve", "views", "scene", "state"}


@pytest.mark.parametrize("path", sources("dashboard/serve"), ids=name)
def test_frames_know_nothing_of_figures_and_pages(path: Path) -> None:
    inner = {module.split(".")[1] for module in imported(path) if module.startswith("dashboard.")}
    assert not inner & {"plot", "views"}
    assert "plotly" not in {module.split(".")[0] for module in imported(path)}


def test_stages_read_neither_clock_nor_working_directory() -> None:
    clock = re.compile(r"\b(datetime\.now|date\.today|datetime\.today|time\.time|Path\.cwd|os\.getcwd)\(")
    found = [name(path) for path in sources("etl") if clock.search(path.read_text(encoding="utf-8"))]
    assert found == ["etl/load/store.py"], "only the cleaning up of abandoned files may look at a clock"


def test_the_dashboards_server_calls_nobody() -> None:
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert settings["browser"]["gatherUsageStats"] is False
    assert settings["server"]["headless"] is True
    assert settings["server"]["address"] == "localhost", "without an address Streamlit asks the internet for one"
    assert settings["server"]["fileWatcherType"] == "none"


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_requirements_are_pinned_and_name_no_registry(file: str) -> None:
    for line in (ROOT / file).read_text(encoding="utf-8").splitlines():
        requirement = line.partition("#")[0].strip()
        assert not requirement or requirement == "-r requirements.txt" or re.fullmatch(r"[\w.-]+==[\w.]+", requirement)


def test_make_help_has_a_line_for_every_target() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (declared,) = re.findall(r"^\.PHONY: (.+)$", makefile, re.M)
    assert set(re.findall(r"^([a-z-]+):.*## .+$", makefile, re.M)) == set(declared.split())
