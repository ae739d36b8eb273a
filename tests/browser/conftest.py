"""The dashboard served on the warehouse of seeds/, and a browser to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.error import URLError

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parents[2]
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
START_SECONDS = 60


@pytest.fixture(scope="session")
def warehouse_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project home with the warehouse built from seeds/; $BROWSER_TEST_HOME names one that is built already."""
    if prepared := os.environ.get("BROWSER_TEST_HOME"):
        return Path(prepared)
    home = tmp_path_factory.mktemp("browser")
    command = [sys.executable, "-m", "etl", "build"]
    made = subprocess.run(command, cwd=ROOT, env=_environment(home), capture_output=True, timeout=600, check=False)
    assert made.returncode in (0, 1), made.stderr.decode(errors="replace")  # 1: some inputs were set aside
    return home


@pytest.fixture(scope="session")
def address(warehouse_home: Path) -> Iterator[str]:
    """Where the dashboard is served, on a free port of this machine."""
    port = _free_port()
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    log = (warehouse_home / "server.log").open("wb")
    server = subprocess.Popen(
        command + options, cwd=ROOT, env=_environment(warehouse_home), stdout=log, stderr=subprocess.STDOUT
    )
    try:
        _wait(f"http://127.0.0.1:{port}/_stcore/health", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(timeout=20)
        log.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium as the system has it; without one the tests are skipped, but not in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        message = "no chromium on the PATH: apt-get install chromium fonts-noto-cjk"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield started
        started.close()


def _environment(home: Path) -> dict[str, str]:
    return os.environ | {"POLICY_TRACKER_HOME": str(home), "PYTHONUNBUFFERED": "1"}


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes]) -> None:
    for _ in range(START_SECONDS * 5):
        assert server.poll() is None, "the dashboard ended before it began to serve"
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the dashboard does not answer within {START_SECONDS} s")
