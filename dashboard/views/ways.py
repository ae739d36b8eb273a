"""Ways to other views: the page and its address, with every filter said, so that what was chosen there before does not stay."""

from __future__ import annotations

from typing import Any

import streamlit as st
from streamlit.navigation.page import Page

from dashboard import markup
from dashboard.scene import Scene
from dashboard.serve.indicators import UNDATED

_FILLED = {"kind"}  # not empty at first
Way = tuple[Page, dict[str, str]]
_EXPLORE = ("kind", "years", "region", "grade", "family", "issuer", "document", "q")


def explore(scene: Scene, **filters: str) -> Way:
    """Statements that pass these filters and no others."""
    return _way(scene, "explore", dict.fromkeys(_EXPLORE, "") | filters)


def compare(scene: Scene, indicator: str, *, kind: str = "target", year: int | None = None, level: str = "all") -> Way:
    """One indicator in one year."""
    chosen = {"indicator": indicator, "stated": kind, "year": str(year or UNDATED), "level": level, "grades": ""}
    chosen["upto" if kind == "target" else "asof"] = "exact"
    kept = {
        name: (scene.view.values.get(name) or [usual])[0] for name, usual in (("chart", "bar"), ("numbers", "short"))
    }
    return _way(scene, "compare", chosen | kept)


def coverage(scene: Scene, cell: str = "") -> Way:
    """All provinces and families; `cell` is opened."""
    return _way(
        scene, "coverage", {"level": "province", "group": "all", "show": "count"} | ({"cell": cell} if cell else {})
    )


def evidence(scene: Scene, name: str, found: str) -> Way:
    """A piece of evidence (`target`, `statement`, `milestone`, `task`) or a document (`doc`)."""
    return _way(scene, "evidence", {name: found})


def page(scene: Scene, name: str, **filters: str) -> Way:
    """A page, with these values in its address."""
    return _way(scene, name, filters)


def link(way: Way, label: str, icon: str | None = None) -> None:
    """A link with a label of Markdown."""
    st.page_link(way[0], label=label, query_params=way[1], icon=icon)


def strong(first: Any, rest: str) -> str:
    """A label that begins in bold."""
    return f"**{markup.literal(first)}** {markup.literal(rest)}"


def _way(scene: Scene, name: str, chosen: dict[str, str]) -> Way:
    """Filters that are to be empty are said only where they are not so already, so that the address is the page's own."""
    said = {
        key: value for key, value in chosen.items() if value or key in _FILLED or any(scene.view.values.get(key, []))
    }
    return scene.pages[name], {"lang": scene.words.language, **said}
