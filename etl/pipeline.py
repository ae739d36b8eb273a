"""The table of contents: from a file to the warehouse, each stage in its turn.

    file ─read─▶ Source ─segment─▶ Document ─extract─▶ Mentions ─normalize─▶ Findings ─load─▶ warehouse

The only module that imports every stage, and all of the ETL that the dashboard may import.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import duckdb

from etl import evaluate as evaluation
from etl import load, work
from etl.errors import InputError, TrackerError, WarehouseError
from etl.evaluate import Score
from etl.extract import extract
from etl.extract.milestones import milestones_of
from etl.extract.tasks import tasks_of
from etl.gaps import FileGaps, Gaps, gaps_in, gaps_of
from etl.load import Breach, BuildReport, Identity
from etl.load.words import fold, word_groups
from etl.model import Document, Findings, Origin, SetAside
from etl.normalize import normalize
from etl.paths import Paths, default_paths
from etl.read import read
from etl.seeds import Seeds, load_seeds
from etl.segment import segment
from etl.work import InputFile, Progress, walk

__all__ = [
    "BuildReport",
    "Gaps",
    "InputFile",
    "Paths",
    "TrackerError",
    "WarehouseError",
    "build",
    "check",
    "current_warehouse",
    "default_paths",
    "documents_of",
    "evaluate",
    "findings_from",
    "findings_of",
    "fold",
    "gaps",
    "identify",
    "input_files",
    "open_warehouse",
    "report",
    "search_words",
    "walk",
    "warehouse_build_id",
]


def documents_of(path: Path, name: str, seeds: Seeds, origin: Origin = "document") -> list[Document]:
    """The policy documents in a file, which users know as `name`."""
    source = read(path, name)
    return [replace(document, origin=origin) for document in segment(source, seeds)]


def findings_of(path: Path, name: str, seeds: Seeds, origin: Origin = "document") -> list[Findings]:
    """What each document in a file states."""
    return [_findings(document, seeds) for document in documents_of(path, name, seeds, origin)]


def findings_from(
    files: Iterable[InputFile], seeds: Path, jobs: int | None = None, progress: Progress | None = None
) -> Iterator[list[Findings] | SetAside]:
    """The findings of many files, in their order, one at a time as they come; a file that fails comes as a SetAside."""
    return work.each(_findings_in, list(files), seeds, jobs, progress)


def build(paths: Paths, jobs: int | None = None, progress: Progress | None = None, force: bool = False) -> BuildReport:
    """Bring the warehouse up to date with seeds/documents and data/inbox; nothing is done if it is (unless `force`)."""
    files = input_files(paths)
    identity = identify(paths, files)
    if not force and load.holds(paths.warehouse, identity.build_id):
        load.make_current(paths.warehouse, identity.build_id)
        return report(paths)
    seeds = load_seeds(paths.seeds)
    findings: list[Findings] = []
    set_aside: list[SetAside] = []
    for outcome in findings_from(files, paths.seeds, jobs, progress):
        if isinstance(outcome, SetAside):
            set_aside.append(outcome)
        else:
            findings += outcome
    if files and not findings:
        raise InputError(set_aside[0].file, set_aside[0].reason, f"None of {len(files)} files could be read.")
    return load.load(findings, set_aside, seeds, identity, paths.warehouse)


def check(paths: Paths) -> tuple[list[Breach], list[tuple[str, int, str]]]:
    """The data rules that the current warehouse breaks, and the indicators that no family knows: name, count, example.

    The reference tables are checked by loading them, the ledger and the searches too.
    """
    seeds = load_seeds(paths.seeds)
    _ = seeds.observations, seeds.searches
    with open_warehouse(paths) as connection:
        return load.breaches(connection), load.unknown_indicators(connection)


def gaps(paths: Paths, jobs: int | None = None, progress: Progress | None = None) -> Gaps:
    """What the reference tables lack for the inputs as they are now, and what of them no input uses."""
    found = work.each(_gaps_in, input_files(paths), paths.seeds, jobs, progress)
    return gaps_of(found, load_seeds(paths.seeds))


def evaluate(labels: Iterable[Path], documents: Path, seeds: Path) -> list[Score]:
    """How well what is found in the labelled documents agrees with their labels, kind by kind."""
    tables = load_seeds(seeds)
    pairs = []
    for path in labels:
        rows = evaluation.read_labels(path)
        source = evaluation.source_of(path, rows, documents)
        found = findings_of(source, source.name, tables)
        statements = [statement for findings in found for statement in findings.statements]
        pairs.append((rows, evaluation.within_range(path, statements)))
    return evaluation.evaluate(pairs)


def current_warehouse(paths: Paths) -> Path:
    """The file of the warehouse in use."""
    return load.current_file(paths.warehouse)


def open_warehouse(paths: Paths) -> duckdb.DuckDBPyConnection:
    """The warehouse in use, read-only. Whoever opens it closes it; a later build leaves it as it is."""
    return load.open_read_only(current_warehouse(paths))


def warehouse_build_id(paths: Paths) -> str:
    """Which build is in use; reads one small file."""
    return load.current_build_id(paths.warehouse)


def report(paths: Paths) -> BuildReport:
    """What the warehouse in use holds."""
    with open_warehouse(paths) as connection:
        return load.read_report(connection, current_warehouse(paths), fresh=False)


def search_words(paths: Paths, text: str) -> list[tuple[str, ...]]:
    """The words of a text as the warehouse's index has them, each followed by the shorter words inside it."""
    return list(word_groups(text, load_seeds(paths.seeds).vocabulary))


def identify(paths: Paths, files: Iterable[InputFile] | None = None) -> Identity:
    """What a build of the inputs as they are now would be."""
    documents = [(f"{file.origin}/{file.name}", file.path) for file in files or input_files(paths)]
    tables = [(f"seeds/{path.name}", path) for path in paths.seeds.iterdir() if path.is_file()]
    return load.identify(documents + tables)


def input_files(paths: Paths) -> list[InputFile]:
    """The restatements of seeds/documents and the user's own files, by name."""
    paths.inbox.mkdir(parents=True, exist_ok=True)
    restated = [InputFile(file.path, file.name, "restatement") for file in walk(paths.documents)]
    return restated + walk(paths.inbox)


def _findings_in(file: InputFile, seeds: Path) -> list[Findings]:
    """One file's findings, in whatever process it runs. A file without any document is a fault that users must see."""
    if findings := findings_of(file.path, file.name, load_seeds(seeds), file.origin):
        return findings
    raise InputError(file.name, "no policy document was found in it", "look whether the file holds the whole text")


def _gaps_in(file: InputFile, seeds: Path) -> FileGaps:
    tables = load_seeds(seeds)
    return gaps_in(documents_of(file.path, file.name, tables, file.origin), tables)


def _findings(document: Document, seeds: Seeds) -> Findings:
    statements = normalize(document, extract(document, seeds), seeds)
    return Findings(
        document, tuple(statements), tuple(milestones_of(document, seeds)), tuple(tasks_of(document, seeds))
    )
