"""`python -m dashboard.serve.worker FILE SECONDS`: answers queries over one warehouse, alone in its process.

A process of its own, because DuckDB has one configuration for a file in a process (the dashboard's own connection is no
locked one), because its memory limit does not count every allocation (`repeat('x', 3000000000)` is none of its blocks) and
because such a call cannot be interrupted. Here the system limits memory, and whoever started the process can end it.

In: a line of JSON, {"sql": …}. Out: the length of a head (4 bytes), the head as JSON, and rows as an Arrow stream of
the length that the head names.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import re
import sys
import threading
import time
from typing import Any, BinaryIO

import duckdb
import pyarrow as pa

from dashboard.serve.guard import Problem, RefusedError, check

MOST_ROWS, MOST_BYTES = 10_000, 24_000_000
SECONDS = 10.0
MEMORY, PROCESS_MEMORY, THREADS = "512MB", 3 << 30, 2
_BATCH = 1_000
_CONFIG: dict[str, Any] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",  # else FROM x would read a variable of this program
    "memory_limit": MEMORY,
    "threads": str(THREADS),
    "temp_directory": "",  # nothing is written to the disk, not even what does not fit into memory
}
_KINDS = (
    (duckdb.InterruptException, "time"),
    (duckdb.OutOfMemoryException, "memory"),
    (duckdb.ParserException, "syntax"),
    (duckdb.BinderException, "binding"),
    (duckdb.CatalogException, "unknown"),
    (duckdb.ConversionException, "conversion"),
    (duckdb.PermissionException, "refused_access"),
)


def main() -> None:
    """Answer until the other end closes."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing else may speak on this line
    connection = connect(sys.argv[1])
    _limit_memory()
    for line in sys.stdin.buffer:
        _send(answers, *answer(connection, json.loads(line)["sql"], float(sys.argv[2])))


def connect(path: str) -> duckdb.DuckDBPyConnection:
    """A connection that reads this file and nothing else, and cannot be told otherwise."""
    connection = duckdb.connect(path, read_only=True, config=_CONFIG)
    connection.execute("SET lock_configuration = true")
    return connection


def _limit_memory() -> None:
    """What DuckDB does not count, the system does, where it can (not on Windows)."""
    with contextlib.suppress(ImportError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (PROCESS_MEMORY, PROCESS_MEMORY))


def answer(connection: duckdb.DuckDBPyConnection, sql: str, seconds: float = SECONDS) -> tuple[dict[str, Any], bytes]:
    """The head and the rows; the head says what is wrong where there are none."""
    clock = threading.Timer(seconds, connection.interrupt)
    clock.start()
    begun = time.perf_counter()
    try:
        check(connection, sql)
        rows, more = _rows(connection, sql)
    except RefusedError as refused:
        return {"problem": dataclasses.asdict(refused.problem)}, b""
    except (duckdb.Error, pa.ArrowException, OSError, MemoryError, RecursionError) as error:
        return {"problem": dataclasses.asdict(_problem(error, sql))}, b""
    finally:
        clock.cancel()
    return {"problem": None, "more": more, "seconds": time.perf_counter() - begun}, rows


def _rows(connection: duckdb.DuckDBPyConnection, sql: str) -> tuple[bytes, bool]:
    """Rows up to the limits as an Arrow stream, and whether there would be more. Not all rows are ever in memory."""
    reader = connection.sql(sql).to_arrow_reader(_BATCH)
    sink = pa.BufferOutputStream()
    count, more = 0, False
    with pa.ipc.new_stream(sink, reader.schema) as stream:
        for batch in reader:
            if count + batch.num_rows > MOST_ROWS or sink.tell() + batch.nbytes > MOST_BYTES:
                more = True
                kept = batch.slice(0, MOST_ROWS - count)
                if sink.tell() + kept.nbytes <= MOST_BYTES:
                    stream.write_batch(kept)
                break
            stream.write_batch(batch)
            count += batch.num_rows
    reader.close()
    return sink.getvalue().to_pybytes(), more


def _problem(error: BaseException, sql: str) -> Problem:
    """What DuckDB says, with the line that it names, or that of the name it complains about."""
    detail = str(error).strip()
    kind = next((name for known, name in _KINDS if isinstance(error, known)), "other")
    if isinstance(error, (MemoryError, pa.ArrowMemoryError)) or "Out of Memory" in detail:
        kind = "memory"
    elif "Interrupted" in detail:  # while rows are fetched, Arrow wraps DuckDB's error into its own
        kind = "time"
    if kind in ("time", "memory"):
        return Problem(kind)
    said = detail.partition("Error: ")[2] or detail
    return Problem(kind, line=_line(said, sql), detail=said[:2000])


def _line(said: str, sql: str) -> int:
    if place := re.search(r"^LINE (\d+):", said, re.M):
        return int(place[1])
    name = re.search(r'"([^"]+)"|with name (\S+)', said)
    at = sql.find(name[1] or name[2]) if name else -1
    return sql.count("\n", 0, at) + 1 if at >= 0 else 0


def _send(to: BinaryIO, head: dict[str, Any], rows: bytes) -> None:
    said = json.dumps({**head, "length": len(rows)}).encode()
    to.write(len(said).to_bytes(4, "big") + said + rows)
    to.flush()


if __name__ == "__main__":
    main()
