"""How fast documents become statements, beside what other libraries and plain Python do with the same text.

    python -m benchmarks.extraction [--documents DIR] [--runs N] [--json] [--quick]

One process, one after another, each peer once a round, so that a busy moment hits all alike. Memory and start-up are
measured in a process of their own. What the product remembers of texts it has seen is forgotten before every pass,
so that a second pass over the same text is as dear as the first.
"""

from __future__ import annotations

import argparse
import functools
import gc
import json
import multiprocessing
import os
import platform
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))  # so that `python benchmarks/extraction.py` runs as well

if TYPE_CHECKING:
    from etl.pipeline import InputFile
    from etl.seeds import Seeds

# The product is imported where it is measured: its import is a part of its start-up.

BULLETINS = ROOT.parent / "shared" / "corpus" / "bulletins"
ADVICE = "pip install -r requirements-bench.txt"
SAMPLE_BYTES, QUICK_SAMPLE_BYTES = 60_000, 2_000
RUNS, QUICK_RUNS = 5, 1
TIMES, QUICK_TIMES = (1, 10, 100), (1, 10)
FILE_TIMES = (1, 10)
REMEMBERS_TEXTS = 1000  # caches of so many entries hold texts, smaller ones tables that are made once

# The floor: digits or Chinese numerals, scale, range, one of the common units. It must stay as it is, so that figures
# of different days compare; it is no part of the product.
_DIGITS = r"(?:[\d０-９]{1,3}(?:,\d{3})+|[\d０-９]+)(?:[.．][\d０-９]+)?"
_HAN = r"[一二两三四五六七八九十百千万]+"
_SCALE = r"万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千|百"
_UNIT = (
    r"个百分点|百分点|平方公里|平方米|立方米|标准机架|千瓦时|美元|人次|公里|海里|毫秒|微秒|个月|工作日|[EPTG]?FLOPS|[EPTG]flops|[GMT]bps"
    r"|[EPTGM]B|[MGk]W|ms|km|[%％‰]|元|个|家|项|人|名|台|座|户|条|件|种|批|次|倍|番|米|吨|亩|架|颗|辆|套|所|处|年|天|日|卡"
)
QUANTITY = re.compile(
    rf"(?P<number>{_DIGITS}|{_HAN}分之{_HAN}|{_HAN})\s?(?P<scale>{_SCALE})?[余多]?\s?"
    rf"(?:[-—–~～至到](?P<upper>{_DIGITS})\s?(?P<upper_scale>{_SCALE})?[余多]?\s?)?(?P<unit>{_UNIT})(?P<after>以上|以下|以内|左右)?"
)


@dataclass(frozen=True, slots=True)
class Peer:
    """One way to go over the texts.

    run    goes over them once and says how many things it found
    size   bytes that it goes over; less than all of them for what is too slow
    """

    name: str
    what: str
    size: int
    run: Callable[[], int]


@dataclass(frozen=True, slots=True)
class Speed:
    """seconds: of the fastest, the middle and the slowest run; found: things of its own kind (see `what`)."""

    name: str
    what: str
    bytes: int
    found: int
    seconds: tuple[float, float, float]
    mb_per_second: float


@dataclass(frozen=True, slots=True)
class Growth:
    """What so many times the corpus costs; how: as files one after another, or as one file as long."""

    how: str
    times: int
    seconds: float
    per_corpus: float


@dataclass(frozen=True, slots=True)
class OwnProcess:
    """Seconds and megabytes (peaks, since the process began) of a process that does nothing else."""

    import_seconds: float
    tables_seconds: float
    first_use_seconds: float
    ready_mb: float
    peak_mb: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print; 2 where there is nothing to measure."""
    options = _options(arguments)
    if not options.documents.exists():
        print(f"No folder {options.documents}. Name one with documents: --documents DIR", file=sys.stderr)
        return 2
    runs, times = (QUICK_RUNS, QUICK_TIMES) if options.quick else (RUNS, TIMES)
    result = measure(
        options.documents, options.runs or runs, times, QUICK_SAMPLE_BYTES if options.quick else SAMPLE_BYTES
    )
    if result is None:
        print(f"No documents in {options.documents}. Name a folder with some: --documents DIR", file=sys.stderr)
        return 2
    print(json.dumps(result, ensure_ascii=False, indent=2) if options.json else _table(result))
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.extraction", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--documents", type=Path, default=BULLETINS, metavar="DIR", help="Documents to read.")
    parser.add_argument("--runs", type=int, metavar="N", help=f"Rounds; the middle one counts. Default: {RUNS}.")
    parser.add_argument("--json", action="store_true", help="Print JSON instead of tables.")
    parser.add_argument("--quick", action="store_true", help="One round, small samples: to see that it runs.")
    return parser.parse_args(arguments)


def measure(documents: Path, runs: int, times: Sequence[int], sample: int) -> dict[str, Any] | None:
    """All figures, as plain data of a fixed shape; None where the folder holds no documents."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as apart:
        # First, while this process is small: a child's peak is at least what its parent held when it was made.
        own = apart.submit(own_process, documents).result()
    from etl.pipeline import default_paths, walk
    from etl.read import read
    from etl.seeds import load_seeds

    files = walk(documents)
    if not files:
        return None
    texts = ["\n".join(read(file.path, file.name).lines) for file in files]
    seeds = load_seeds(default_paths().seeds)
    before = _load()
    peers = [*_ours(files, texts, seeds), *_floor(texts)]
    skipped = []
    for name, ready in (
        ("jieba", _jieba),
        ("rjieba", _rjieba),
        ("Recognizers-Text", lambda t: _recognizers(t, sample)),
    ):
        try:
            peers += ready(texts)
        except ImportError as error:
            skipped.append({"name": name, "why": f"not installed ({error.name})", "advice": ADVICE})
    return {
        "corpus": {"files": len(files), "bytes": _size(texts), "characters": sum(map(len, texts))},
        "machine": {"python": platform.python_version(), "cores": os.cpu_count(), "load_before": before, "load_after": _load()},
        "runs": runs,
        "speeds": [asdict(speed) for speed in _speeds(peers, runs)],
        "skipped": skipped,
        "growth": [asdict(growth) for growth in _growth(files, texts, seeds, times)],
        "own_process": asdict(own),
    }  # fmt: skip


def own_process(documents: Path) -> OwnProcess:
    """Start-up and peak memory of the whole way over the documents, findings let go of file by file.

    First use is what the first file costs beyond a second pass over it: dictionaries, patterns, automata.
    """
    began = time.perf_counter()
    from etl.pipeline import default_paths, findings_of, walk
    from etl.seeds import load_seeds

    imported = time.perf_counter()
    seeds = load_seeds(default_paths().seeds)
    loaded = time.perf_counter()
    files = walk(documents)
    passes = []
    for file in files[:1] * 2:
        _forget()
        start = time.perf_counter()
        findings_of(file.path, file.name, seeds)
        passes.append(time.perf_counter() - start)
    ready = _peak_mb()
    for file in files:
        findings_of(file.path, file.name, seeds)
    first_use = max(0.0, passes[0] - passes[1]) if passes else 0.0
    return OwnProcess(imported - began, loaded - imported, first_use, ready, _peak_mb())


def _peak_mb() -> float:
    """0 where the system has no such measure (Windows)."""
    try:
        import resource
    except ImportError:
        return 0.0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3)


def _load() -> float:
    """Processes that wanted to run over the last minute."""
    return round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else 0.0


def _size(texts: Iterable[str]) -> int:
    return sum(len(text.encode()) for text in texts)


def _forget() -> None:
    """Empty every cache of the product that is keyed by text; tables and compiled patterns stay."""
    for name, module in list(sys.modules.items()):
        if name == "etl" or name.startswith("etl."):
            for value in list(vars(module).values()):
                if isinstance(value, functools._lru_cache_wrapper):
                    size = value.cache_parameters()["maxsize"]
                    if size is None or size >= REMEMBERS_TEXTS:
                        value.cache_clear()


def _ours(files: Sequence[InputFile], texts: Sequence[str], seeds: Seeds) -> list[Peer]:
    from etl.pipeline import findings_of

    def everything() -> int:
        count = 0
        for file in files:
            for findings in findings_of(file.path, file.name, seeds):
                count += len(findings.statements) + len(findings.milestones) + len(findings.tasks)
        return count

    size = _size(texts)
    return [
        Peer("ours", "file → statements", size, partial(_statements_of, files, seeds)),
        Peer("ours, with milestones and tasks", "file → findings", size, everything),
    ]


def _statements_of(files: Iterable[InputFile], seeds: Seeds) -> int:
    """How many statements there are, by the way that the pipeline goes as far as them."""
    from etl.extract import extract
    from etl.normalize import normalize
    from etl.pipeline import documents_of

    count = 0
    for file in files:
        for document in documents_of(file.path, file.name, seeds):
            count += len(normalize(document, extract(document, seeds), seeds))
    return count


def _floor(texts: Sequence[str]) -> list[Peer]:
    def numbers() -> int:
        return sum(len([(m["number"], m["scale"], m["unit"]) for m in QUANTITY.finditer(text)]) for text in texts)

    return [Peer("re", "text → numbers with units", _size(texts), numbers)]


def _jieba(texts: Sequence[str]) -> list[Peer]:
    import jieba

    jieba.setLogLevel("WARNING")
    jieba.initialize()
    return [Peer("jieba.lcut", "text → words", _size(texts), lambda: sum(len(jieba.lcut(text)) for text in texts))]


def _rjieba(texts: Sequence[str]) -> list[Peer]:
    import rjieba

    return [Peer("rjieba.cut", "text → words", _size(texts), lambda: sum(len(rjieba.cut(text)) for text in texts))]


def _recognizers(texts: Sequence[str], sample: int) -> list[Peer]:
    """Line by line: on longer texts these models are slower still, by the byte."""
    from recognizers_date_time import DateTimeRecognizer
    from recognizers_number import NumberRecognizer
    from recognizers_number_with_unit import NumberWithUnitRecognizer
    from recognizers_text import Culture

    number, unit = NumberRecognizer(Culture.Chinese), NumberWithUnitRecognizer(Culture.Chinese)
    models = [
        number.get_number_model(),
        number.get_percentage_model(),
        unit.get_dimension_model(),
        unit.get_currency_model(),
        DateTimeRecognizer(Culture.Chinese).get_datetime_model(),
    ]
    lines = sampled(texts, sample)
    what = "lines → entities: number, percentage, dimension, currency, date-time"
    return [
        Peer("Recognizers-Text", what, _size(lines), lambda: sum(len(m.parse(line)) for line in lines for m in models))
    ]


def sampled(texts: Sequence[str], size: int) -> list[str]:
    """Every n-th line that is not blank, from all over the texts, n such that they come to about `size` bytes."""
    lines = [line for text in texts for line in text.split("\n") if line.strip()]
    return lines[:: max(1, round(_size(lines) / size))]


def _speeds(peers: Sequence[Peer], runs: int) -> list[Speed]:
    """One round to warm up, then `runs` rounds; in each, one peer after the other."""
    found = [peer.run() for peer in peers]
    seconds: list[list[float]] = [[] for _ in peers]
    for _ in range(runs):
        for peer, taken in zip(peers, seconds, strict=True):
            taken.append(_timed(peer.run))
    return [
        Speed(peer.name, peer.what, peer.size, count, (min(taken), median(taken), max(taken)), peer.size / median(taken) / 1e6)
        for peer, count, taken in zip(peers, found, seconds, strict=True)
    ]  # fmt: skip


def _timed(run: Callable[[], object]) -> float:
    _forget()
    gc.collect()
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _growth(files: Sequence[InputFile], texts: Sequence[str], seeds: Seeds, times: Sequence[int]) -> list[Growth]:
    """The files again and again, and each file with its text so many times over: cost by number and by length."""
    from etl.pipeline import InputFile

    grown = []
    for many in times:
        seconds = sum(_timed(partial(_statements_of, files, seeds)) for _ in range(many))
        grown.append(Growth("files", many, seconds, seconds / many))
    with tempfile.TemporaryDirectory() as folder:
        for many in FILE_TIMES:
            longer = []
            for index, (file, text) in enumerate(zip(files, texts, strict=True)):
                path = Path(folder) / f"{many}-{index}{file.path.suffix}"
                path.write_text(f"{text}\n" * many, encoding="utf-8")
                longer.append(InputFile(path, file.name))
            seconds = _timed(partial(_statements_of, longer, seeds))
            grown.append(Growth("longer files", many, seconds, seconds / many))
    return grown


def _table(result: dict[str, Any]) -> str:
    """The figures for reading; ratios are of speeds, ours to the peer's."""
    corpus, machine, own = result["corpus"], result["machine"], result["own_process"]
    speeds = result["speeds"]
    ours, everything = speeds[0]["mb_per_second"], speeds[1]["mb_per_second"]
    rows = [("peer", "MB/s", "ours ÷ it", "with all ÷ it", "slowest/fastest", "found", "what (over how much)")]
    for speed in speeds:
        mb, (fastest, _, slowest) = speed["mb_per_second"], speed["seconds"]
        rows.append(
            (speed["name"], f"{mb:.3f}", f"{ours / mb:.2f}", f"{everything / mb:.2f}", f"{slowest / fastest:.2f}",
             str(speed["found"]), f"{speed['what']} ({speed['bytes'] / 1e3:.0f} KB)")
        )  # fmt: skip
    rows += [(skip["name"], "-", "-", "-", "-", "-", f"{skip['why']}: {skip['advice']}") for skip in result["skipped"]]
    growth = [("cost of statements", "×", "seconds", "per corpus")]
    growth += [(g["how"], str(g["times"]), f"{g['seconds']:.2f}", f"{g['per_corpus']:.3f}") for g in result["growth"]]
    own_rows = [
        ("a process of its own", "seconds", "peak MB"),
        ("imports", f"{own['import_seconds']:.2f}", ""),
        ("tables", f"{own['tables_seconds']:.2f}", ""),
        ("first use (dictionary, patterns)", f"{own['first_use_seconds']:.2f}", f"{own['ready_mb']:.0f}"),
        ("the whole corpus, file by file", "", f"{own['peak_mb']:.0f}"),
    ]
    head = (
        f"{corpus['files']} files, {corpus['bytes'] / 1e6:.2f} MB of UTF-8; the median of {result['runs']} runs, one process; "
        f"Python {machine['python']}, {machine['cores']} cores, load {machine['load_before']} before, {machine['load_after']} after"
    )
    return "\n\n".join([head, _aligned(rows), _aligned(growth), _aligned(own_rows)])


def _aligned(rows: Sequence[Sequence[str]]) -> str:
    """Columns under one another, numbers to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    last = len(widths) - 1
    return "\n".join(
        "  ".join(
            cell if i == last else cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    )


if __name__ == "__main__":
    sys.exit(main())
