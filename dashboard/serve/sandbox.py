"""Queries that a user writes, answered by processes of their own (see `worker`): a few at a time, ended when they hang."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import streamlit as st

from dashboard.serve.guard import Problem
from dashboard.serve.worker import MEMORY, MOST_ROWS, SECONDS
from etl import pipeline

__all__ = ["MEMORY", "MOST_ROWS", "SECONDS", "Answer", "ask"]

_ROOT = Path(__file__).resolve().parents[2]
_AT_ONCE = 3
_GRACE = 3.0  # what an interrupted query gets to end by itself
_BREAKS = {"time", "memory", "crash"}


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, or the problem. `more`: the query gives more rows than are shown."""

    rows: pa.Table | None
    more: bool = False
    seconds: float = 0.0
    problem: Problem | None = None


@st.cache_data(max_entries=12, show_spinner=False)
def ask(build: str, sql: str) -> Answer:
    """The answer to a user's query; `ask.clear(build, sql)` forgets it, so that it is asked anew."""
    return _pool(build).ask(sql)


class Worker:
    """One process that answers one query at a time."""

    def __init__(self, file: Path, seconds: float) -> None:
        self.seconds = seconds
        self.process = subprocess.Popen(
            [sys.executable, "-m", "dashboard.serve.worker", str(file), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_ROOT,
            env={**os.environ, "PYTHONPATH": str(_ROOT)},
        )

    def ask(self, sql: str) -> Answer:
        """The answer; the process is ended if it does not come in time."""
        clock = threading.Timer(self.seconds + _GRACE, self.process.kill)
        clock.start()
        try:
            head, rows = self._exchange(sql)
        except (OSError, EOFError):
            late = not clock.is_alive()  # else it ended by itself, as when the system had no memory left
            return Answer(None, problem=Problem("time" if late else "crash"))
        finally:
            clock.cancel()
        if head["problem"]:
            return Answer(None, problem=Problem(**head["problem"]))
        return Answer(pa.ipc.open_stream(rows).read_all(), bool(head["more"]), float(head["seconds"]))

    def _exchange(self, sql: str) -> tuple[dict[str, Any], bytes]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps({"sql": sql}).encode() + b"\n")
        self.process.stdin.flush()
        head = json.loads(self._read(int.from_bytes(self._read(4), "big")))
        return head, self._read(int(head["length"]))

    def _read(self, length: int) -> bytes:
        assert self.process.stdout is not None
        got = self.process.stdout.read(length)
        if len(got) < length:
            raise EOFError
        return got

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                with contextlib.suppress(BrokenPipeError):  # what was never sent need not be
                    pipe.close()
        self.process.wait()


class Pool:
    """At most a few workers; a finished one waits for the next query, one that broke a limit is ended."""

    def __init__(self, file: Path, seconds: float = SECONDS) -> None:
        self.file, self.seconds = file, seconds
        self.places = threading.BoundedSemaphore(_AT_ONCE)
        self.idle: list[Worker] = []
        weakref.finalize(self, _close_all, self.idle)

    def ask(self, sql: str) -> Answer:
        """The answer, once one of the places is free."""
        if not self.places.acquire(timeout=SECONDS):
            return Answer(None, problem=Problem("busy"))
        try:
            worker = self.idle.pop() if self.idle else Worker(self.file, self.seconds)
            answer = worker.ask(sql)
            if answer.problem is not None and answer.problem.kind in _BREAKS:
                worker.close()
            else:
                self.idle.append(worker)
            return answer
        finally:
            self.places.release()


def _close_all(workers: list[Worker]) -> None:
    while workers:
        workers.pop().close()


@st.cache_resource(max_entries=2, show_spinner=False)
def _pool(build: str) -> Pool:
    return Pool(pipeline.current_warehouse(pipeline.default_paths()))
