"""演示: a view alone on the screen, a story slide by slide, and the tools at the top of a page that lead there.

The stage is 1280 × 720 and is scaled to the screen as a whole (present.css), so that it looks the same on every projector.
Keys are Streamlit's own shortcuts; the only script (present.html) asks the browser for the full screen.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import streamlit as st

from dashboard import markup
from dashboard.scene import Scene
from dashboard.state import View, go, pinned, remember, set_caption, shown_title, touch
from dashboard.story import LONG_ADDRESS, MOST_SLIDES, Address, Slide, Story, StoryError, decode, encode
from dashboard.views import parts

FOLDER = Path(__file__).resolve().parents[1]
_BACK = "story"
_LEFT = "present.left"
_KEYS = (("previous", "PageUp", -1), ("next", "PageDown", 1), ("next", "Space", 1))


def begin(story: Story, place: int | None) -> None:
    """Clear the stage: the app's furniture is gone, the screen full if the browser lets us; the slide says its title."""
    if place is not None:
        set_caption(story.slides[place].title, story.slides[place].note)
    st.html(FOLDER / "present.css")
    st.html(FOLDER / "present.html", unsafe_allow_javascript=True)
    st.session_state[_LEFT] = False


def end() -> None:
    """The first page after a presentation gives the full screen back."""
    if st.session_state.get(_LEFT) is False:
        st.session_state[_LEFT] = True
        st.html(FOLDER / "present-end.html", unsafe_allow_javascript=True)


def story_of(view: View, pages: Collection[str]) -> Story:
    """The story in the address; an empty one where what stands there is none."""
    try:
        return decode(view.get("story") or "", pages)
    except StoryError:
        return Story()


def place_of(view: View, story: Story) -> int | None:
    """Which slide is shown, from 0; None outside a story."""
    text = view.get("slide") or ""
    return min(int(text), len(story.slides)) - 1 if text.isdecimal() and int(text) > 0 and story.slides else None


def controls(scene: Scene, story: Story, place: int | None) -> None:
    """Previous, next, leave: seen when the mouse is near or the keyboard is on them; the keys work always."""
    words, last = scene.words, len(story.slides) - 1
    with st.container(key="present-bar", horizontal=True, vertical_alignment="center"):
        if place is not None:
            _step(scene, story, place, -1, words("present.previous"), ":material/chevron_left:", "Left")
            parts.put(markup.hint(f"{place + 1} / {last + 1}"), width="content")
            _step(scene, story, place, 1, words("present.next"), ":material/chevron_right:", "Right")
        st.button(
            words("present.leave"),
            key="present-leave",
            icon=":material/close_fullscreen:",
            shortcut="Esc",
            on_click=_leave,
            args=(scene, place),
        )
    if place is not None:
        with st.container(key="present-keys"):  # what remote controls send
            for name, key, by in _KEYS:
                _step(scene, story, place, by, words(f"present.{name}"), None, key)
            _step(scene, story, place, -place, words("present.first"), None, "Home")
            _step(scene, story, place, last - place, words("present.last"), None, "End")


def _step(scene: Scene, story: Story, place: int, by: int, label: str, icon: str | None, key: str) -> None:
    there = place + by
    st.button(
        label,
        key=f"present-{key}",
        icon=icon,
        shortcut=key,
        disabled=there == place or not 0 <= there < len(story.slides),
        on_click=play,
        args=(scene, story, there),
    )


def play(scene: Scene, story: Story, place: int) -> None:
    """From a callback: show this slide of the story."""
    slide = story.slides[place]
    extra: Address = {
        "present": ["1"],
        "slide": [str(place + 1)],
        "story": [encode(story)],
        "lang": [scene.words.language],
    }
    go(slide.page, slide.address | extra)


def open_view(scene: Scene, story: Story, place: int) -> None:
    """From a callback: go to a pinned view as an ordinary page."""
    slide = story.slides[place]
    go(slide.page, slide.address | {"story": [encode(story)], "lang": [scene.words.language]})


def _leave(scene: Scene, place: int | None) -> None:
    if place is None:
        remember("present", None)
        return
    go(_BACK, {"story": scene.view.values.get("story", []), "lang": [scene.words.language]})


def tools(scene: Scene, story: Story) -> None:
    """At the top of a page: pin this view, go to one that is pinned, show this one alone."""
    words = scene.words
    if scene.view.page != _BACK:
        count = f" {len(story.slides)}" if story.slides else ""
        with st.popover(words("present.pin") + count, icon=":material/keep:", type="tertiary", key="pin"):
            _pin(scene, story)
        st.button(
            words("present.show"),
            key="present",
            icon=":material/slideshow:",
            type="tertiary",
            help=words("present.show_help"),
            on_click=remember,
            args=("present", "1"),
        )


def _pin(scene: Scene, story: Story) -> None:
    words, title = scene.words, shown_title()
    if len(story.slides) < MOST_SLIDES:
        name = f"pin-title-{len(story.slides)}-{title}"
        st.text_input(words("present.pin_name"), value=title, key=name)
        st.button(
            words("present.pin_do"),
            key="pin-do",
            type="primary",
            on_click=_add,
            args=(scene, story, name),
            width="stretch",
        )
    else:
        parts.put(markup.hint(words("present.pin_full", count=MOST_SLIDES)))
    if story.slides:
        parts.put(markup.hint(words("present.pinned", count=len(story.slides))))
        with st.container(key="links-pinned", height=260 if len(story.slides) > 6 else "content"):
            for place, slide in enumerate(story.slides):
                label = markup.literal(f"{place + 1}  {slide.title}")
                st.button(
                    label,
                    key=f"pinned-{place}",
                    type="tertiary",
                    on_click=open_view,
                    args=(scene, story, place),
                    wrap=True,
                )
        st.page_link(
            scene.pages[_BACK],
            label=words("present.arrange"),
            query_params={"lang": words.language, "story": encode(story)},
        )
    if len(encode(story)) > LONG_ADDRESS:
        parts.put(markup.hint(words("present.long")))


def _add(scene: Scene, story: Story, key: str) -> None:
    title = str(st.session_state.get(key) or "").strip() or shown_title()
    longer = story.add(Slide(scene.view.page, pinned(), title))
    remember("story", encode(longer))
    st.toast(scene.words("present.added", count=len(longer.slides)), icon=":material/keep:")


def keep(story: Story) -> None:
    """From a callback: this is the story now."""
    touch()
    remember("story", encode(story) or None)
