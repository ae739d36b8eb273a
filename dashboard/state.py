"""The state of a page and its address: whatever can be chosen stands in the URL, and a copied URL shows the same.

Streamlit's own `bind="query-params"` is not used, since it writes the *shown* label of an option (which changes with the
language) and leaves defaults out (which change with the data). Here codes are written, and all of them.

Who is right when address and widgets differ: a run that a widget started keeps the widgets' values (the browser may not
have heard of the last address yet); any other run adopts the address (a new session, the back button, a link), unless it
is one of our own from a moment ago: the browser starts runs by itself (a change of theme), and may be late by one address.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import streamlit as st

Address = dict[str, list[str]]
_VALUES, _WRITTEN, _TOUCHED, _ROUND = "view.values", "view.written", "view.touched", "view.round"
_GO, _TITLE, _CHARTS, _CAPTION = "view.go", "view.title", "view.charts", "view.caption"
_OF_THE_APP = {"lang", "story", "present", "slide"}  # in an address, but no part of the view that it shows
LATE_SECONDS = 1.0
_REMEMBERED = 4
ALONE = "alone"
EVIDENCE = ("target", "statement", "milestone", "task")
SHOWN = (
    "doc",
    "cell",
    "at",
    "present",
    "slide",
)  # what else a page may show or not; an address without them shows none


class View:
    """What is chosen on the page that is being drawn; values outlive a change of page within a session."""

    def __init__(self) -> None:
        self.page = ""
        self.values: Address = st.session_state.setdefault(_VALUES, {})
        self.used: Address = {}
        self.alone = False  # the chart by itself, in a page of somebody else's: what is chosen is shown, not offered
        self.adopted = self._adopt()
        st.session_state[_TITLE], st.session_state[_CHARTS], st.session_state[_CAPTION] = "", 0, ("", "")

    def _adopt(self) -> bool:
        """Take the address over, unless it is our own or a widget started this run."""
        address = _address()
        touched = st.session_state.pop(_TOUCHED, False)
        written: list[tuple[float, Address]] = st.session_state.get(_WRITTEN, [])
        if touched or not address or (written and address == written[-1][1]):
            return False
        if written and time.monotonic() - written[-1][0] < LATE_SECONDS and address in [old for _, old in written]:
            return False
        for name in (*EVIDENCE, *SHOWN):
            self.values.pop(name, None)
        self.values.update(address)
        return True

    def get(self, name: str) -> str | None:
        """The value as it stands; it stays in this page's address."""
        found = self.values.get(name) or []
        if found:
            self.used[name] = found
        return found[0] if found else None

    def all(self, name: str) -> list[str]:
        """All values of a name that may have several; they stay in this page's address."""
        if found := self.values.get(name):
            self.used[name] = found
        return list(found or [])

    def put(self, name: str, *values: str) -> None:
        """Set a value (or clear it, with none) for this page and those after it."""
        self.values[name] = list(values)
        self.used[name] = list(values)

    def chosen(self) -> Address:
        """What stands in the address so far, but for evidence and the way of showing."""
        return {name: values for name, values in self.used.items() if values and name not in (*EVIDENCE, ALONE)}

    def finish(self) -> None:
        """Write the address, once everything on the page has said what it uses."""
        address = {name: values for name, values in self.used.items() if values}
        if _address() != address:
            st.query_params.from_dict(address)
        written = st.session_state.get(_WRITTEN, [])
        if not written or written[-1][1] != address:
            st.session_state[_WRITTEN] = [*written[-_REMEMBERED:], (time.monotonic(), address)]

    def choose(self, name: str, options: Sequence[str], default: str, widget: Callable[..., Any], **how: Any) -> str:
        """A widget that picks one of `options`; what is no option (any more) falls back to `default`."""
        known = self.get(name)
        value = known if known is not None and known in options else default
        if self.alone:
            self.put(name, value)
            return value
        key = self._seed(name, value, lambda current: current in options)
        picked = widget(options=list(options), key=key, on_change=touch, **how)
        value = str(picked) if picked in options else value
        self.put(name, value)
        return value

    def peek_many(self, name: str, default: Iterable[str]) -> list[str]:
        """What `choose_many` will give, before it is drawn; options that there are no more may be among it."""
        key = self._key(name)
        if not self.adopted and isinstance(st.session_state.get(key), list):
            return list(st.session_state[key])
        known = self.values.get(name)
        return list(default) if known is None else [value for value in known if value]

    def peek_text(self, name: str) -> str:
        """What `write` will give, before it is drawn."""
        known = None if self.adopted else st.session_state.get(self._key(name))
        return str(known if isinstance(known, str) else (self.values.get(name) or [""])[0]).strip()

    def choose_many(
        self,
        name: str,
        options: Sequence[str],
        default: Iterable[str],
        widget: Callable[..., Any],
        resend: bool = False,
        **how: Any,
    ) -> list[str]:
        """A widget that picks any number of `options`; `default` where nothing was ever chosen or nothing of it is left.

        That all were taken away on purpose stands in the address as an empty value (`?kind=`). `resend`: the browser is
        told in every run what is chosen, since what an option is called changes (a count in it), while Streamlit finds
        what is chosen by its label; or since the widget is in a popover, which draws it later than it was told.
        """
        known, default = self.values.get(name), list(default)
        value = default if known is None else [v for v in known if v in options]
        if not value and known and any(known):
            value = default
        if self.alone:
            self.put(name, *(value or ([""] if default else [])))
            return value
        key = self._seed(name, value, lambda current: isinstance(current, list) and set(current) <= set(options))
        if resend:
            st.session_state[key] = list(st.session_state[key])
        picked = list(widget(options=list(options), key=key, on_change=touch, **how))
        self.put(name, *(picked or ([""] if default else [])))
        return picked

    def leave_out(self, name: str) -> None:
        """Keep a value that is its default out of the address."""
        self.values.pop(name, None)
        self.used.pop(name, None)

    def forget(self, name: str) -> None:
        """Let the next widget of this name start from its default."""
        self.values.pop(name, None)
        for key in [key for key in st.session_state if str(key).startswith(f"{name}.{self.page}.")]:
            del st.session_state[key]

    def write(self, name: str, widget: Callable[..., Any], **how: Any) -> str:
        """A field for free text."""
        key = self._seed(name, self.get(name) or "", lambda current: isinstance(current, str))
        text = (widget(key=key, on_change=touch, **how) or "").strip()
        self.put(name, *([text] if text else []))
        return text

    def _key(self, name: str) -> str:
        """The language is part of the key, since Streamlit remembers a choice by its shown label."""
        return f"{name}.{self.page}.{(self.values.get('lang') or ['zh'])[0]}"

    def _seed(self, name: str, value: Any, fits: Callable[[Any], bool]) -> str:
        """The widget's key; its value is set where the address decides, or where the widget is new or holds a misfit."""
        key = self._key(name)
        if self.adopted or key not in st.session_state or not fits(st.session_state[key]):
            st.session_state[key] = value
        return key


def touch() -> None:
    """Note that a widget started the coming run."""
    st.session_state[_TOUCHED] = True


def remember(name: str, value: str | None) -> None:
    """Set a value from a callback, before the run that it starts."""
    touch()
    st.session_state.setdefault(_VALUES, {})[name] = [value] if value else []


def show_evidence(name: str, value: str | None) -> None:
    """From a callback: show this piece of evidence and no other; None shows none."""
    for other in EVIDENCE:
        remember(other, None)
    show_mark(name, value)


def show_mark(name: str, value: str | None) -> None:
    """From a callback: show what a mark stands for; None shows none, and frees all charts of selections."""
    remember(name, value)
    if not value:
        st.session_state[_ROUND] = chart_round() + 1


def chart_round() -> int:
    """Part of the key of charts and tables that are clicked on: a new number gives one without selection."""
    return int(st.session_state.get(_ROUND, 0))


def renew() -> None:
    """From a callback: let widgets whose key holds the round begin anew."""
    st.session_state[_ROUND] = chart_round() + 1


def go(page: str, address: Address) -> None:
    """From a callback: the coming run shows this page with exactly this address, whatever was chosen before."""
    st.session_state[_GO] = (page, address)


def going() -> tuple[str, Address] | None:
    """Where a callback wants to go; what was chosen before is forgotten then."""
    wanted: tuple[str, Address] | None = st.session_state.pop(_GO, None)
    if wanted is not None:
        st.session_state[_VALUES], st.session_state[_WRITTEN] = {}, []
    return wanted


def pinned() -> Address:
    """The address of the view on the screen, without what is the app's own."""
    written: list[tuple[float, Address]] = st.session_state.get(_WRITTEN, [])
    return {name: values for name, values in written[-1][1].items() if name not in _OF_THE_APP} if written else {}


def presenting() -> bool:
    """Whether the view stands alone on the screen."""
    known: Address = st.session_state.get(_VALUES, {})
    return known.get("present") == ["1"]


def showing_evidence() -> bool:
    """Whether a piece of evidence is open."""
    known: Address = st.session_state.get(_VALUES, {})
    return any(any(known.get(name, [])) for name in EVIDENCE)


def title_shown(title: str) -> bool:
    """Note the title that the page draws; whether it is the first one, which counts."""
    if not title or st.session_state.get(_TITLE):
        return False
    st.session_state[_TITLE] = title
    return True


def set_caption(title: str, note: str) -> None:
    """What a story says of the view that is drawn next."""
    st.session_state[_CAPTION] = (title, note)


def caption() -> tuple[str, str]:
    """The story's title and note for the view on the screen; empty outside a story."""
    known: tuple[str, str] = st.session_state.get(_CAPTION, ("", ""))
    return known


def shown_title() -> str:
    """The title of the page on the screen."""
    return str(st.session_state.get(_TITLE, ""))


def another_chart() -> int:
    """How many charts the page has drawn, this one included."""
    st.session_state[_CHARTS] = int(st.session_state.get(_CHARTS, 0)) + 1
    return int(st.session_state[_CHARTS])


def _address() -> Address:
    return {name: st.query_params.get_all(name) for name in st.query_params}
