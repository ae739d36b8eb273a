"""Doing the same to many files: which files, in how many processes, and what becomes of those that fail."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from etl.errors import InputError, SeedError, TrackerError
from etl.model import Origin, SetAside

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class InputFile:
    """A file to be read: where it is, the name that users see, and what its documents are."""

    path: Path
    name: str
    origin: Origin = "document"


Task = Callable[[InputFile, Path], Result]
Progress = Callable[[int, int, str], None]  # files done, files in all, the file just done

# A worker imports the program and builds its tables anew, which takes it about a second; one process alone reads about
# a megabyte in that time. Below a few seconds of reading a pool costs more than it saves.
WORTH_A_POOL = 5_000_000  # bytes
NOT_DOCUMENTS = ("readme.md",)


def walk(place: Path) -> list[InputFile]:
    """The files to read at a place, by name: a file itself, or all files below a folder.

    Hidden files, office programs' lock files (~$…) and a folder's README are not inputs.
    """
    if place.is_file():
        return [InputFile(place, place.name)]
    found = [path for path in place.rglob("*") if path.is_file()]
    named = [InputFile(path, path.relative_to(place).as_posix()) for path in found]
    return sorted((file for file in named if _is_input(file.name)), key=lambda file: file.name)


def each(
    task: Task[Result], files: Sequence[InputFile], seeds: Path, jobs: int | None, progress: Progress | None
) -> Iterator[Result | SetAside]:
    """The task's result for each file, in order. One that fails gives a SetAside: no file is lost, none stops the rest.

    `jobs` processes at most, by default one a core; a small amount of work is done in this process. Broken reference
    tables are no file's fault: a SeedError passes through.
    """
    count = min(jobs or os.cpu_count() or 1, len(files))
    alone = count <= 1 or (jobs is None and sum(map(_size, files)) < WORTH_A_POOL)
    results = _in_turn(task, files, seeds) if alone else _in_pool(task, files, seeds, count)
    for done, (file, result) in enumerate(zip(files, results, strict=True), start=1):
        if progress:
            progress(done, len(files), file.name)
        yield result


def _in_turn(task: Task[Result], files: Sequence[InputFile], seeds: Path) -> Iterator[Result | SetAside]:
    for file in files:
        yield _attempt(task, file, seeds)


def _in_pool(task: Task[Result], files: Sequence[InputFile], seeds: Path, jobs: int) -> Iterator[Result | SetAside]:
    pool = _pool(jobs)
    try:
        futures = [pool.submit(_attempt, task, file, seeds) for file in files]
        for file, future in zip(files, futures, strict=True):
            yield future.result() if _finished(future) else _alone(task, file, seeds)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _finished(future: Future[Result | SetAside]) -> bool:
    """Wait for it; false where a worker died (out of memory, a fault in a library) and took the pool with it."""
    return not isinstance(future.exception(), BrokenProcessPool)


def _alone(task: Task[Result], file: InputFile, seeds: Path) -> Result | SetAside:
    """Another try in a process of its own, so that only the file that kills its process is set aside."""
    with _pool(1) as pool:
        future = pool.submit(_attempt, task, file, seeds)
        try:
            return future.result()
        except BrokenProcessPool:
            reason = "reading it ended the program, perhaps for want of memory"
            return SetAside(file.name, reason, "split the file, or give the machine more memory")


def _attempt(task: Task[Result], file: InputFile, seeds: Path) -> Result | SetAside:
    try:
        return task(file, seeds)
    except InputError as error:
        return SetAside(file.name, error.reason, error.advice)
    except SeedError:
        raise
    except TrackerError as error:
        return SetAside(file.name, str(error), error.advice)
    except Exception as error:  # noqa: BLE001  a fault of ours in one file must not cost the user the others
        reason = f"a fault of the program: {type(error).__name__}: {error}"
        return SetAside(file.name, reason, "please report it, with the file if you may")


def _pool(jobs: int) -> ProcessPoolExecutor:
    # spawn is what Windows and macOS do; a fork would copy the locks of this process's threads.
    return ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_leave_interrupts_to_the_parent)


def _leave_interrupts_to_the_parent() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _is_input(name: str) -> bool:
    parts = name.split("/")
    return not any(part.startswith((".", "~$")) for part in parts) and parts[-1].lower() not in NOT_DOCUMENTS


def _size(file: InputFile) -> int:
    try:
        return file.path.stat().st_size
    except OSError:
        return 0
