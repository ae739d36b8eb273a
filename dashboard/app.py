"""The dashboard: `streamlit run dashboard/app.py`. Header, language, pages; what each page shows is in views/."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import Page

ROOT = Path(__file__).resolve().parent
if str(ROOT.parent) not in sys.path:  # `streamlit run` puts the script's own folder on the path, not the project's
    sys.path.insert(0, str(ROOT.parent))

from dashboard import markup  # noqa: E402
from dashboard.plot.look import Look, Mode  # noqa: E402
from dashboard.scene import Scene  # noqa: E402
from dashboard.serve.warehouse import NoWarehouseError, build_id  # noqa: E402
from dashboard.state import ALONE, View, going, presenting, remember  # noqa: E402
from dashboard.texts import LANGUAGES, Words, words  # noqa: E402
from dashboard.views import (  # noqa: E402
    compare,
    coverage,
    evidence,
    explore,
    incentives,
    overview,
    present,
    reader,
    search,
    sql,
    story,
    tasks,
    timeline,
)

VIEWS: dict[str, Callable[[Scene], None]] = {
    "overview": overview.show,
    "compare": compare.show,
    "timeline": timeline.show,
    "incentives": incentives.show,
    "tasks": tasks.show,
    "search": search.show,
    "reader": reader.show,
    "explore": explore.show,
    "coverage": coverage.show,
    "evidence": evidence.show,
    "sql": sql.show,
    "story": story.show,
}
UNLISTED = {"evidence"}  # pages that only links lead to

FIRST = "overview"  # its address is that of the dashboard
CHARTS = ("compare", "timeline")  # pages that can be shown as a chart alone, in a page of somebody else's


def main() -> None:
    """One run of the page that the address names."""
    view = View()
    text = _words(view)
    pages = {name: st.Page(_nothing, title=_title(text, name), url_path=name, default=name == FIRST) for name in VIEWS}
    st.set_page_config(page_title=text("app.name"), layout="wide", initial_sidebar_state="collapsed")
    current = st.navigation(list(pages.values()), position="hidden")
    name = current.url_path or FIRST
    view.page = name
    if wanted := going():
        st.switch_page(pages[wanted[0]], query_params=wanted[1])
    current.run()
    st.html(ROOT / "style.css")
    view.alone = name in CHARTS and view.get(ALONE) == "1"
    tools = None if presenting() or view.alone else _header(text, pages)
    try:
        build = build_id()
    except NoWarehouseError as missing:
        _no_warehouse(text, str(missing))
        return
    narrow = "Mobi" in st.context.headers.get("User-Agent", "")
    grades = {grade: text(f"grade.{grade}_short") for grade in ("official", "media", "repost")}
    look = Look(mode=_mode(), language=text.language, narrow=narrow, grades=grades, present=presenting())
    scene = Scene(text, look, build, view, pages)
    if view.alone:
        VIEWS[name](scene)
    else:
        _draw(scene, tools)
    view.finish()


def _draw(scene: Scene, tools: DeltaGenerator | None) -> None:
    """The page with its header's tools, or (without tools) alone on the screen."""
    told = present.story_of(scene.view, scene.pages)
    if tools is None:
        scene.view.get("present")
        place = present.place_of(scene.view, told)
        present.begin(told, place)
        VIEWS[scene.view.page](scene)
        present.controls(scene, told, place)
        return
    VIEWS[scene.view.page](scene)
    with tools:
        present.tools(scene, told)
    present.end()


def _nothing() -> None:
    """A page's own script: the page is drawn by `main`, which knows the scene."""


def _words(view: View) -> Words:
    wanted = view.get("lang")
    language = next((known for known in LANGUAGES if known == wanted), LANGUAGES[0])
    view.put("lang", language)
    return words(language)


def _title(text: Words, name: str) -> str:
    return f"{text('app.' + name)} · {text('app.name')}"


def _mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"


def _header(text: Words, pages: Mapping[str, Page]) -> DeltaGenerator:
    """The line at the top; gives the place for the page's tools."""
    other = next(known for known in LANGUAGES if known != text.language)
    with st.container(key="topbar"):
        st.html(markup.brand(text("app.name"), text("app.tagline")))
        with st.container(key="nav", horizontal=True):
            for name, page in pages.items():
                if name in UNLISTED:
                    continue
                st.page_link(page, label=text(f"app.{name}"), query_params={"lang": text.language})
        with st.container(key="tools", horizontal=True):
            tools = st.container(key="page-tools", horizontal=True, width="content")
            st.button(text(f"app.{other}"), key="language", type="tertiary", on_click=remember, args=("lang", other))
    return tools


def _no_warehouse(text: Words, reason: str) -> None:
    st.html(markup.empty(text("missing.title"), text("missing.body")))
    st.code("make build\n# python -m etl build", language="shell")
    st.html(markup.hint(text("missing.inbox")))
    st.html(markup.hint(text("missing.reason", reason=reason)))


main()
