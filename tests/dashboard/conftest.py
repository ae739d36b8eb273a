"""The synthetic warehouse, once for all tests of the dashboard, and pages run on it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from tests.dashboard import synthetic

APP = Path(__file__).parents[2] / "dashboard" / "app.py"
Open = Callable[..., AppTest]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project home with the synthetic warehouse in it."""
    place = tmp_path_factory.mktemp("home")
    synthetic.install(place)
    return place


@pytest.fixture(autouse=True)
def _no_caches() -> Iterator[None]:
    """Every test opens its own warehouse."""
    st.cache_data.clear()
    st.cache_resource.clear()
    yield
    st.cache_data.clear()
    st.cache_resource.clear()


@pytest.fixture
def warehouse(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The synthetic warehouse is the current one; its build id."""
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(home))
    return synthetic.BUILD


@pytest.fixture
def open_page(warehouse: str) -> Open:
    """Open a page with an address' parameters, as a new session does."""
    return page


def page(name: str = "compare", **address: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    app.query_params.update(address)
    if name != "overview":
        app._page_hash = calc_hash(name)  # pages are functions, which AppTest.switch_page does not know
    return app.run()


def move(app: AppTest, name: str, **address: str) -> AppTest:
    """Go on to another page in the same session, as a link with this address does."""
    app._page_hash = calc_hash(name)
    app.query_params.clear()
    app.query_params.update({"lang": "zh"} | address)
    return app.run()


def html(app: AppTest) -> str:
    """All HTML on the page but the style sheet."""
    values = [str(getattr(element, "value", "")) for element in app.get("html")]
    return "\n".join(value for value in values if not value.startswith("<style"))


def links(app: AppTest) -> list[str]:
    """Labels of all links on the page, in Streamlit's Markdown."""
    return [str(getattr(element, "label", "")) for element in app.get("page_link")]


def addresses(app: AppTest) -> dict[str, str]:
    """Where each link on the page leads, by its label without escapes: a page's query, or an address outside."""
    protos = [element.proto for element in app.get("page_link")]
    inner = {p.label.replace("\\", ""): p.page if p.external else p.query_string for p in protos}
    outer = {e.proto.label.replace("\\", ""): e.proto.url for e in app.get("link_button")}
    return inner | outer


def drawn(app: AppTest, name: str) -> dict[str, Any]:
    """The figure of this name, as Plotly gets it."""
    (element,) = (e for e in app.get("plotly_chart") if str(e.key).split(".")[1] == name)
    found: dict[str, Any] = json.loads(element.proto.spec)
    return found


def marks(app: AppTest, name: str) -> set[str]:
    """The ids of all marks in a figure."""
    return {data[0] for trace in drawn(app, name)["data"] for data in trace.get("customdata", []) if data[0]}
