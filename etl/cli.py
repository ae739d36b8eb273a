"""The command line: `python -m etl build | extract | check | info | evaluate`.

What was asked for goes to stdout, everything said about it to stderr. Exit codes are the same everywhere: 0 done,
1 done but with something set aside or found wrong (named on stderr), 2 could not run.
"""

from __future__ import annotations

import errno
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from etl import pipeline, show
from etl.errors import InputError, TrackerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from etl.model import SetAside

DONE, SET_ASIDE, COULD_NOT_RUN = 0, 1, 2
EXIT_CODES = "\b\nExit codes: 0 done; 1 done, with something set aside or wrong (named on stderr); 2 could not run."
ROWS_SHOWN = 10

jobs_option = click.option(
    "--jobs", "-j", type=click.IntRange(min=1), metavar="N", help="Processes to read files with; by default one a core."
)


def main() -> None:
    """Entry point: utf-8 on every system, an error as a sentence with advice, an interrupt without a trace."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = cli.main(prog_name="python -m etl", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        code = COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted. The warehouse in use is as it was.", err=True)
        code = COULD_NOT_RUN
    sys.exit(code if isinstance(code, int) else DONE)


@contextmanager
def errors_in_words() -> Iterator[None]:
    """Whatever a user can mend is told in words, with what to do next."""
    try:
        yield
    except TrackerError as error:
        raise click.ClickException(f"{error}\n{error.advice}" if error.advice else str(error)) from error
    except OSError as error:
        if error.errno == errno.EPIPE:
            raise  # the reader of our output has seen enough (head): click ends quietly
        raise click.ClickException(f"{error.filename or 'input or output'}: {error.strerror}") from error


@click.group(context_settings={"help_option_names": ["-h", "--help"]}, epilog=EXIT_CODES)
def cli() -> None:
    """Read policy documents, find the goals they state, keep them in a warehouse."""


@cli.command(epilog=EXIT_CODES)
@jobs_option
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
def build(jobs: int | None, force: bool) -> int:
    """Build the warehouse from seeds/ and data/inbox/.

    The new warehouse is made beside the one in use and takes its place when it is complete and its data keep the
    rules. If neither inputs nor program have changed, nothing is done.
    """
    with errors_in_words():
        with show.progress_bar("Reading") as progress:
            report = pipeline.build(pipeline.default_paths(), jobs, progress, force)
        show.summary(report)
        return _set_aside(report.set_aside)


@cli.command(epilog=EXIT_CODES)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "csv", "table"]), default="jsonl", show_default=True,
    help="jsonl: one object a line, all fields. csv: the same for a spreadsheet. table: the main fields, to look at.",
)  # fmt: skip
@click.option("--output", "-o", type=click.Path(dir_okay=False, path_type=Path), help="Write here, not to stdout.")
@jobs_option
def extract(paths: Sequence[Path], form: str, output: Path | None, jobs: int | None) -> int:
    """Print the statements of documents, without any warehouse.

    PATH is a file or a folder, which is read with all that lies below it. Statements come in the order of the
    documents, files in the order of their names.
    """
    with errors_in_words():
        folder = pipeline.default_paths().seeds
        files = [file for path in paths for file in _files_at(path)]
        set_aside: list[SetAside] = []
        with show.progress_bar("Reading") as progress, show.writer(form, output) as write:
            for outcome in pipeline.findings_from(files, folder, jobs, progress):
                if isinstance(outcome, list):
                    write([statement for findings in outcome for statement in findings.statements])
                else:
                    set_aside.append(outcome)
        return _set_aside(set_aside)


@cli.command(epilog=EXIT_CODES)
@click.option("--all", "everything", is_flag=True, help="Show all rows of each list, not only the first ones.")
@click.option("--vocabulary", is_flag=True, help="List all words of the reference tables that stand in no document.")
@jobs_option
def check(everything: bool, vocabulary: bool, jobs: int | None) -> int:
    """Check the reference tables and the warehouse's data.

    Lists the rows that break a data rule; then, most frequent first, the indicators that no family knows and what
    looks like a unit or a place in the input documents and is in no table; then the words of the tables that stand
    in none of these documents. Exit code 1 means that a rule of severity error is broken; all else is for reading.
    """
    with errors_in_words():
        paths = pipeline.default_paths()
        breaches, unknown = pipeline.check(paths)
        with show.progress_bar("Reading") as progress:
            gaps = pipeline.gaps(paths, jobs, progress)
        show.breaches(breaches, None if everything else ROWS_SHOWN)
        show.unknown_indicators(unknown, None if everything else 2 * ROWS_SHOWN)
        show.unknown_words("units", "seeds/units.csv", gaps.units, None if everything else 2 * ROWS_SHOWN)
        show.unknown_words("places", "seeds/places.csv", gaps.places, None if everything else 2 * ROWS_SHOWN)
        show.unused_vocabulary(gaps.unused, None if vocabulary else ROWS_SHOWN)
        _set_aside(gaps.set_aside)
        return SET_ASIDE if any(breach.rule.severity == "error" for breach in breaches) else DONE


@cli.command(epilog=EXIT_CODES)
def info() -> int:
    """Say what the warehouse holds and where everything lies."""
    with errors_in_words():
        paths = pipeline.default_paths()
        show.places(paths)
        report = pipeline.report(paths)
        show.summary(report)
        show.replaced(report.replaced)
        if pipeline.identify(paths).build_id != report.build_id:
            click.echo("The inputs or the program have changed since: run `python -m etl build`.")
        return DONE


@cli.command(epilog=EXIT_CODES)
@click.argument("labels", nargs=-1, required=True, metavar="LABELS...", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--documents", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder that holds the labelled documents.",
)  # fmt: skip
@click.option("--errors", type=click.IntRange(min=0), default=0, metavar="N", help="List up to N misses and mistakes.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def evaluate(labels: Sequence[Path], documents: Path, errors: int, as_json: bool) -> int:
    """Compare what is found with LABELS that people made.

    LABELS are JSON lines: line, quantity, kind, value, unit, region, year, comparator, measure and indicator of each
    quantity. A file of labels is about the document that its rows name as `source`, else about the one whose name
    begins like its own (002.jsonl: 002_….txt).
    """
    with errors_in_words():
        scores = pipeline.evaluate(labels, documents, pipeline.default_paths().seeds)
        show.scores(scores, errors, as_json)
        return DONE


def _files_at(path: Path) -> list[pipeline.InputFile]:
    if not path.exists():
        raise InputError(str(path), "no such file or folder", "Check the path.")
    if found := pipeline.walk(path):
        return found
    raise InputError(str(path), "no documents in this folder", "Name a folder that holds some.")


def _set_aside(items: Sequence[SetAside]) -> int:
    """Name the inputs that were set aside; the exit code that goes with it."""
    for item in items:
        click.echo(f"set aside: {item.file}: {item.reason} ({item.advice})", err=True)
    return SET_ASIDE if items else DONE
