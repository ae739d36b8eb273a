"""故事板 Story: the pinned views in order; titles and notes to edit, to play as a slide show, to keep as a file."""

from __future__ import annotations

from functools import partial

import streamlit as st

from dashboard import markup
from dashboard.scene import Scene
from dashboard.state import chart_round, renew
from dashboard.story import LONG_ADDRESS, Story, StoryError, encode, from_file, to_file
from dashboard.views import parts
from dashboard.views.present import keep, open_view, play, story_of

_UPLOAD = "story-file"
_FAULT = "story.fault"


def show(scene: Scene) -> None:
    """Draw the page."""
    words, story = scene.words, story_of(scene.view, scene.pages)
    parts.put(markup.heading(words("story.title"), words("story.subtitle")))
    if st.session_state.pop(_FAULT, False) or (scene.view.get("story") and story == Story()):
        parts.empty(words("story.fault"), words("story.fault_advice"))
    if not story.slides:
        parts.empty(words("story.empty"), words("story.empty_advice"))
        _load(scene)
        parts.source_line(scene)
        return
    _bar(scene, story)
    for place in range(len(story.slides)):
        _slide(scene, story, place)
    parts.source_line(scene)


def _bar(scene: Scene, story: Story) -> None:
    words = scene.words
    st.text_input(
        words("story.name"), value=story.name, key=_key("story-name"), placeholder=words("story.name_place"),
        max_chars=200, on_change=partial(_rename, story),
    )  # fmt: skip
    with st.container(key="story-bar", horizontal=True, vertical_alignment="center"):
        st.button(
            words("story.play"), key="story-play", type="primary", icon=":material/play_arrow:", on_click=play,
            args=(scene, story, 0),
        )  # fmt: skip
        _export(scene, story)
        st.download_button(
            words("story.save"),
            data=to_file(story),
            file_name=f"{story.name or words('story.file')}.json",
            mime="application/json",
            icon=":material/download:",
            on_click="ignore",
            key="story-save",
        )
        with st.popover(words("story.load"), icon=":material/upload:"):
            _load(scene)
        with st.popover(words("story.clear"), icon=":material/delete:", type="tertiary"):
            parts.put(markup.hint(words("story.clear_sure")))
            st.button(words("story.clear_do"), key="story-clear", on_click=_keep, args=(Story(),))
    long = len(encode(story)) > LONG_ADDRESS
    parts.put(markup.hint(words("story.long" if long else "story.hint")))


def _export(scene: Scene, story: Story) -> None:
    """The place for the download of the whole story as one PPTX.

    `dashboard.exhibit` makes it: for each slide the exhibit of the view at `slide.page` and `slide.address`, with
    `slide.title` and `slide.note`. Here goes one st.download_button whose `data` is a function of `story`.
    """


def _slide(scene: Scene, story: Story, place: int) -> None:
    words, slide, last = scene.words, story.slides[place], len(story.slides) - 1
    with st.container(key=f"slide-{place}", border=True):
        number, text, about, buttons = st.columns([0.35, 4, 4, 1.9], vertical_alignment="top")
        number.markdown(f"**{place + 1}**")
        with text:
            key = _key(f"title-{place}")
            edit = partial(_edit, story, place, "title", key)
            st.text_input(words("story.slide_title"), value=slide.title, key=key, on_change=edit)
        with about:
            key = _key(f"note-{place}")
            edit = partial(_edit, story, place, "note", key)
            st.text_area(words("story.slide_note"), value=slide.note, key=key, on_change=edit, height=75)
        with text:
            parts.put(markup.hint(words("story.from", page=words(f"app.{slide.page}"))))
        with buttons, st.container(key=f"slide-buttons-{place}", horizontal=True):
            for name, icon, off, click in (
                ("up", "arrow_upward", place == 0, partial(_keep, story.move(place, -1))),
                ("down", "arrow_downward", place == last, partial(_keep, story.move(place, 1))),
                ("remove", "delete", False, partial(_keep, story.remove(place))),
                ("open", "open_in_new", False, partial(open_view, scene, story, place)),
                ("play_here", "play_arrow", False, partial(play, scene, story, place)),
            ):
                st.button(
                    words(f"story.{name}"), key=f"{name}-{place}", icon=f":material/{icon}:", disabled=off,
                    type="tertiary", on_click=click,
                )  # fmt: skip


def _key(name: str) -> str:
    """Fields begin anew whenever the order changes: their places are other slides then."""
    return f"{name}-{chart_round()}"


def _keep(story: Story) -> None:
    keep(story)
    renew()


def _rename(story: Story) -> None:
    keep(Story(str(st.session_state[_key("story-name")] or ""), story.slides))


def _edit(story: Story, place: int, name: str, key: str) -> None:
    keep(story.edit(place, **{name: str(st.session_state[key] or "")}))


def _load(scene: Scene) -> None:
    key = _key(_UPLOAD)
    st.file_uploader(
        scene.words("story.load_label"), type="json", key=key, on_change=partial(_loaded, scene, key), max_upload_size=1
    )


def _loaded(scene: Scene, key: str) -> None:
    file = st.session_state.get(key)
    if file is None:
        return
    try:
        _keep(from_file(file.getvalue(), scene.pages))
    except StoryError:
        st.session_state[_FAULT] = True
