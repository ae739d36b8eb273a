"""What the command line shows: progress, summaries, statements as JSON, CSV or a table."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any, TextIO

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Column, Table

from etl.errors import InputError
from etl.evaluate import Score
from etl.gaps import Counted
from etl.load import Breach, BuildReport, Replaced
from etl.model import Statement
from etl.paths import Paths
from etl.work import Progress as Report

SECTION_JOINT = " › "
# indicator_id is the name under which other tools look for the family.
FIELDS = (*(field.name for field in fields(Statement)), "indicator_id")
TABLE_COLUMNS = ("place", "kind", "region", "year", "indicator", "family", "value", "unit", "measure", "quote")
WIDTH_WITHOUT_TERMINAL = 160
LONGEST_EXAMPLE = 60  # characters
Writer = Callable[[Iterable[Statement]], None]


@contextmanager
def progress_bar(what: str) -> Iterator[Report]:
    """A bar on stderr while files are read; nothing where stderr is no terminal."""
    console = Console(stderr=True)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as progress:
        task = progress.add_task(what, total=None)

        def report(done: int, total: int, name: str) -> None:
            progress.update(task, completed=done, total=total, description=f"{what} {escape(name[-40:])}")

        yield report


@contextmanager
def writer(form: str, output: Path | None) -> Iterator[Writer]:
    """A function that writes statements in a format. A file appears under its name only when it is complete."""
    if output is None:
        with FORMATS[form](sys.stdout) as write:
            yield write
        return
    part = output.with_name(output.name + ".part")
    try:
        # Excel takes a CSV for UTF-8 only if it begins with a byte-order mark.
        encoding = "utf-8-sig" if form == "csv" else "utf-8"
        with part.open("w", encoding=encoding, newline="\n") as file, FORMATS[form](file) as write:
            yield write
        part.replace(output)
    except OSError as error:
        raise InputError(str(output), f"cannot be written ({error.strerror})", "Name another file.") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _jsonl(stream: TextIO) -> Iterator[Writer]:
    def write(statements: Iterable[Statement]) -> None:
        stream.writelines(json.dumps(as_object(s), ensure_ascii=False) + "\n" for s in statements)

    yield write


@contextmanager
def _csv(stream: TextIO) -> Iterator[Writer]:
    rows = csv.DictWriter(stream, FIELDS, lineterminator="\n")
    rows.writeheader()

    def write(statements: Iterable[Statement]) -> None:
        rows.writerows(as_object(s) | {"section": SECTION_JOINT.join(s.section)} for s in statements)

    yield write


@contextmanager
def _table(stream: TextIO) -> Iterator[Writer]:
    table = Table(*(Column(name, overflow="fold") for name in TABLE_COLUMNS))

    def write(statements: Iterable[Statement]) -> None:
        for statement in statements:
            table.add_row(*_as_row(statement))

    yield write
    _console(stream).print(table)


FORMATS: dict[str, Callable[[TextIO], AbstractContextManager[Writer]]] = {"jsonl": _jsonl, "csv": _csv, "table": _table}


def as_object(statement: Statement) -> dict[str, Any]:
    """The statement as plain JSON values; whole numbers without a decimal point."""
    values = {field.name: getattr(statement, field.name) for field in fields(Statement)}
    values["section"] = list(statement.section)
    values["value"] = plain_number(statement.value)
    values["value_max"] = plain_number(statement.value_max)
    return values | {"indicator_id": statement.family}


def plain_number(value: float | None) -> float | int | None:
    """A whole number as an integer, as long as a double holds it exactly."""
    return int(value) if value is not None and value.is_integer() and abs(value) < 2**53 else value


def _as_row(s: Statement) -> list[str]:
    upper = "" if s.value_max is None else f"–{plain_number(s.value_max)}"
    sign = "" if s.comparator in ("=", "range") else s.comparator
    value = f"{sign}{plain_number(s.value)}{upper}"
    year = "" if s.year is None else str(s.year)
    cells = (
        f"{s.file}:{s.line}",
        s.kind,
        s.region_name,
        year,
        s.indicator,
        s.family,
        value,
        s.unit,
        s.measure,
        s.quote,
    )
    return [escape(cell) for cell in cells]


def summary(report: BuildReport) -> None:
    """What the warehouse holds, as a table."""
    table = Table(title=f"Warehouse {report.build_id}", title_justify="left", show_header=False)
    table.add_row("state", "built now" if report.fresh else "up to date: nothing has changed since it was built")
    table.add_row("documents", f"{report.documents}, of which {report.restatements} restated in seeds/documents")
    table.add_row("statements", _counts(report.statements) or "none")
    table.add_row("milestones, tasks", f"{report.milestones}, {report.tasks}")
    table.add_row("goals", f"{report.targets} in {report.families} indicator families; {report.disputed} disputed")
    table.add_row("figures that hold", str(report.actuals))
    table.add_row("regions", _counts(report.regions) or "none")
    table.add_row("years of goals", "none" if report.years is None else "–".join(map(str, report.years)))
    table.add_row("newest document", report.data_date or "unknown")
    if report.replaced:
        restated = sum(item.origin == "restatement" for item in report.replaced)
        copies = len(report.replaced) - restated
        table.add_row(
            "left out", f"{restated} restatements, for their originals; {copies} copies of documents read twice"
        )
    if report.warnings:
        rows = sum(report.warnings.values())
        table.add_row("warnings", f"{rows} rows against {len(report.warnings)} rules: see python -m etl check")
    table.add_row("set aside", f"{len(report.set_aside)} files, named below" if report.set_aside else "none")
    _console().print(table)


def replaced(items: Sequence[Replaced]) -> None:
    """The documents that were left out, each with the one that took its place."""
    if items:
        rows = [(item.title, item.file, item.kept_file) for item in items]
        _console().print(_rows_table(("left out", "in", "for the one in"), rows, None))


def places(paths: Paths) -> None:
    """Where things live."""
    table = Table(title="Places", title_justify="left", show_header=False)
    for name, path in (("reference tables", paths.seeds), ("inbox", paths.inbox), ("warehouse", paths.warehouse)):
        table.add_row(name, escape(str(path)))
    _console().print(table)


def breaches(found: Sequence[Breach], limit: int | None) -> None:
    """Each rule that is broken with the rows that break it, at most `limit` of them."""
    console = _console()
    if not found:
        console.print("All data rules hold.")
    for breach in found:
        rule = breach.rule
        console.print(f"[bold]{rule.severity}[/bold] {rule.name}: {rule.what} ({len(breach.rows)})", highlight=False)
        console.print(f"  to do: {escape(rule.advice)}", highlight=False)
        console.print(_rows_table(breach.columns, breach.rows, limit))


def unknown_indicators(found: Sequence[tuple[str, int, str]], limit: int | None) -> None:
    """Indicators in family `other`, with how often they occur and an example."""
    if found:
        title = f"{len(found)} indicators that no family knows (seeds/families.csv)"
        _console().print(_rows_table(("indicator", "count", "for example"), found, limit, title))


def unknown_words(what: str, table: str, found: Sequence[Counted], limit: int | None) -> None:
    """Units or places that no table knows, with how often they occur and an example."""
    if found:
        title = f"{len(found)} {what} that no table knows ({table})"
        rows = [(word, count, _clipped(example)) for word, count, example in found]
        _console().print(_rows_table((what.removesuffix("s"), "count", "for example"), rows, limit, title))


def unused_vocabulary(unused: Mapping[str, tuple[int, Sequence[str]]], limit: int | None) -> None:
    """For each table of words how many stand in no document, and the first `limit` of them."""
    if unused:
        number = sum(len(words) for _, words in unused.values())
        title = f"{number} words of the vocabulary that stand in none of the documents"
        rows = [(table, len(words), of, _listed(words, limit)) for table, (of, words) in unused.items()]
        _console().print(_rows_table(("table", "unused", "of", "words"), rows, None, title))


def _clipped(text: str) -> str:
    return text if len(text) <= LONGEST_EXAMPLE else text[: LONGEST_EXAMPLE - 1] + "…"


def _listed(words: Sequence[str], limit: int | None) -> str:
    more = f" … and {len(words) - limit} more (--vocabulary)" if limit is not None and len(words) > limit else ""
    return "、".join(words[:limit]) + more


def _rows_table(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], limit: int | None, title: str | None = None
) -> Table:
    table = Table(*columns, title=title, title_justify="left")
    for row in rows[:limit]:
        table.add_row(*map(_cell, row))
    if limit is not None and len(rows) > limit:
        table.caption = f"… and {len(rows) - limit} more (--all)"
    return table


def _cell(value: object) -> str:
    if isinstance(value, float):
        value = plain_number(value)
    return "" if value is None else escape(str(value))


def _counts(numbers: dict[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in numbers.items() if number)


def _console(stream: TextIO | None = None) -> Console:
    """As wide as the terminal; wide enough for a line of Chinese text where the output goes elsewhere."""
    stream = stream or sys.stdout
    return Console(file=stream, width=None if stream.isatty() else WIDTH_WITHOUT_TERMINAL)


def scores(found: Sequence[Score], errors: int, as_json: bool) -> None:
    """The scores of each kind, and up to `errors` of the faults behind them."""
    if as_json:
        print(json.dumps({score.kind: _score_fields(score) for score in found}, ensure_ascii=False, indent=1))
    else:
        table = Table(
            "kind", "labelled", "found", "precision", "recall", "found F1", "exact F1", "right of those found"
        )
        for score in found:
            sides = " ".join(f"{side} {share:.2f}" for side, share in score.sides.items())
            rates = (score.found.precision, score.found.recall, score.found.f1, score.exact.f1)
            table.add_row(
                score.kind,
                *map(str, (score.found.labelled, score.found.predicted)),
                *map("{:.3f}".format, rates),
                sides,
            )
        _console().print(table)
    faults = [fault for score in found for fault in score.faults]
    for fault in faults[:errors]:
        print(f"{fault.file}:{fault.line}: {fault.what}: {fault.quote}  {fault.detail}", file=sys.stderr)


def _score_fields(score: Score) -> dict[str, Any]:
    return {
        "labelled": score.found.labelled,
        "predicted": score.found.predicted,
        "found": {"precision": score.found.precision, "recall": score.found.recall, "f1": score.found.f1},
        "exact": {"precision": score.exact.precision, "recall": score.exact.recall, "f1": score.exact.f1},
        "sides": score.sides,
    }
