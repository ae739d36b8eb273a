"""HTML that can be clicked on: links within it open evidence, another part or another page without loading anew.

Streamlit's own `st.html` shows links, but following one starts a new session (a second and more, and all state but the
address lost). This is a component of ours without a build chain: `live.js`, which sets HTML from `markup` (escaped
there) and reports clicks.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode

import streamlit as st

from dashboard.scene import Scene
from dashboard.state import EVIDENCE, remember, show_evidence

_SCRIPT = Path(__file__).parent.parent / "live.js"
_component = st.components.v2.component("policy_live", js=_SCRIPT.read_text(encoding="utf-8"), isolate_styles=False)


def address(scene: Scene, page: str, **query: str | list[str]) -> str:
    """The address of a page, relative to any other."""
    return f"{page}?{urlencode({'lang': scene.words.language, **query}, doseq=True)}"


def live(scene: Scene, name: str, body: str, at: int | None = None, block: str = "center", chosen: str = "") -> None:
    """Show HTML from `markup`; scrolled to sentence `at` when that is new, with the links of `chosen` emphasised."""
    key = f"live.{name}"
    result = _component(
        key=key,
        data={"html": body, "at": None if at is None else str(at), "block": block, "chosen": chosen},
        on_open_change=partial(_open, key),
        on_at_change=partial(_at, key),
        on_go_change=lambda: None,
    )
    if result.go:
        page, _, query = str(result.go).partition("?")
        if page in scene.pages:
            st.switch_page(scene.pages[page], query_params=parse_qs(query, keep_blank_values=True))


def _open(key: str) -> None:
    said: dict[str, Any] = st.session_state[key]["open"] or {}
    name, _, value = str(said.get("what", "")).partition(":")
    if name in EVIDENCE and value:
        show_evidence(name, value)
        if said.get("at"):
            remember("at", str(said["at"]))


def _at(key: str) -> None:
    """Another part of the document; the evidence of what was shown before goes."""
    show_evidence("target", None)
    remember("at", str(st.session_state[key]["at"]))
