"""Stories: as text and as files, what comes from outside, pinning, arranging, playing."""

from __future__ import annotations

import base64
import json
import zlib

import plotly.graph_objects as go
import pytest
from streamlit.testing.v1 import AppTest

from dashboard import markup
from dashboard.plot.stage import LEAST, MOST, staged
from dashboard.story import MOST_SLIDES, Slide, Story, StoryError, decode, encode, from_file, to_file
from tests.dashboard.conftest import Open, html, links
from tests.dashboard.synthetic import TARGETS, goal_id

PAGES = ("compare", "timeline", "explore")
ONE = Slide("compare", {"year": ["2025"], "level": ["province"]}, "谁最高", "一句话\n两行")
TWO = Slide("timeline", {"regions": ["220000", "370000"]}, "<b>各年</b>")
STORY = Story("例会 & 汇报", (ONE, TWO))


def test_a_story_survives_an_address_and_a_file() -> None:
    assert decode(encode(STORY), PAGES) == STORY
    assert from_file(to_file(STORY), PAGES) == STORY
    assert encode(Story()) == ""
    assert decode("", PAGES) == Story()
    assert set(encode(STORY)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_twenty_slides_make_an_address_that_servers_take() -> None:
    address = {"indicator": ["5g_base_stations~stock~个"], "year": ["2025"], "upto": ["exact"], "level": ["all"]}
    slides = tuple(Slide("compare", address | {"target": [f"{i:016x}"]}, f"标题{i}", "说明" * 10) for i in range(20))
    assert len(encode(Story("多", slides))) < 2500


def test_slides_are_moved_edited_and_removed() -> None:
    story = Story("", (ONE, TWO, ONE))
    assert story.move(0, 1).slides == (TWO, ONE, ONE)
    assert story.move(0, -1) == story
    assert story.move(2, 5) == story
    assert story.edit(1, title="新").slides[1] == Slide("timeline", TWO.address, "新")
    assert story.remove(1).slides == (ONE, ONE)


def packed(content: bytes) -> str:
    return base64.urlsafe_b64encode(zlib.compress(content)).decode().rstrip("=")


@pytest.mark.parametrize(
    "code",
    ["x", "!!", "eNo", packed(b"no json"), packed(b"[]"), packed(b'{"name":1,"views":[]}'), packed(b'{"name":"","views":[1]}'),
     packed(b'{"name":"","views":[{"page":"compare","address":[]}]}'), packed(b"9" * 50_000_000)],
)  # fmt: skip
def test_what_is_no_story_is_refused(code: str) -> None:
    with pytest.raises(StoryError):
        decode(code, PAGES)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"kind":"other","version":1,"name":"","views":[]}', b"\xff", b"9" * 500_000]
)
def test_what_is_no_file_of_ours_is_refused(content: bytes) -> None:
    with pytest.raises(StoryError):
        from_file(content, PAGES)


def test_unknown_pages_and_parameters_are_left_out_and_lengths_bounded() -> None:
    views = [
        {"page": "nowhere", "address": {}},
        {"page": "compare", "address": {"Bad Name": ["x"], "year": ["2025"]}, "title": "长" * 300},
    ]
    story = decode(packed(json.dumps({"name": "", "views": views * 31}).encode()), PAGES)
    assert story.slides[0] == Slide("compare", {"year": ["2025"]}, "长" * 200)
    assert len(story.slides) == MOST_SLIDES // 2


def pin(app: AppTest, title: str = "") -> AppTest:
    if title:
        next(field for field in app.text_input if str(field.key).startswith("pin-title")).set_value(title)
    return app.button(key="pin-do").click().run()


def test_views_are_pinned_under_their_titles_and_stay_in_the_address(open_page: Open) -> None:
    app = open_page("compare", level="province")
    assert "story" not in app.query_params
    pin(app)
    pin(app, "再来一次")
    story = decode(app.query_params["story"], PAGES)
    assert [slide.title for slide in story.slides] == ["5G基站：2025年目标", "再来一次"]
    assert story.slides[0].page == "compare"
    assert story.slides[0].address["level"] == ["province"]
    assert not set(story.slides[0].address) & {"lang", "story", "present", "slide"}
    again = open_page("timeline", story=app.query_params["story"])
    assert "排序、编辑、播放：故事板 →" in links(again)


def test_a_pinned_view_opens_as_it_was(open_page: Open) -> None:
    app = open_page(
        "compare", story=encode(Story("", (Slide("timeline", {"regions": ["310000"]}, "上海"),))), grades="media"
    )
    app.button(key="pinned-0").click().run()
    assert not app.exception
    assert app.query_params["regions"] == ["310000"] or app.query_params["regions"] == "310000"
    assert "grades" not in app.query_params
    assert "1 个地区" in html(app)


def test_a_story_is_arranged(open_page: Open) -> None:
    app = open_page("story", story=encode(STORY))
    assert not app.exception
    app.button(key="down-0").click().run()
    assert [slide.page for slide in decode(app.query_params["story"], PAGES).slides] == ["timeline", "compare"]
    field = next(field for field in app.text_input if str(field.key).startswith("title-0"))
    assert field.value == "<b>各年</b>"
    field.set_value("改了").run()
    next(area for area in app.text_area if str(area.key).startswith("note-0")).set_value("说明").run()
    changed = decode(app.query_params["story"], PAGES)
    assert (changed.slides[0].title, changed.slides[0].note) == ("改了", "说明")
    app.button(key="remove-0").click().run()
    assert len(decode(app.query_params["story"], PAGES).slides) == 1
    app.button(key="story-clear").click().run()
    assert "story" not in app.query_params
    assert "还没有收藏视图" in html(app)


def test_an_address_that_was_cut_is_said_to_be_no_story(open_page: Open) -> None:
    shown = html(open_page("story", story=encode(STORY)[:40]))
    assert "读不懂这个故事板" in shown


def test_a_view_alone_has_no_furniture_and_can_be_left(open_page: Open) -> None:
    app = open_page("compare", present="1")
    assert not app.exception
    assert [str(element.key).split(".")[1] for element in app.get("plotly_chart")] == ["compare"]
    assert 'class="pt-brand"' not in html(app)
    assert "5G基站：2025年目标" in html(app)
    assert "pt-source" in html(app)
    app.button(key="present-leave").click().run()
    assert "present" not in app.query_params
    assert 'class="pt-brand"' in html(app)


def test_a_story_is_played_slide_by_slide(open_page: Open) -> None:
    app = open_page("story", story=encode(STORY))
    app.button(key="story-play").click().run()
    assert not app.exception
    assert (app.query_params["present"], app.query_params["slide"], app.query_params["level"]) == ("1", "1", "province")
    shown = html(app)
    assert '<h1 class="pt-title">谁最高</h1><p class="pt-told">一句话\n两行</p>' in shown
    assert "5G基站：2025年目标 · " in shown
    assert app.button(key="present-Left").disabled
    app.button(key="present-Right").click().run()
    assert app.query_params["slide"] == "2"
    assert "level" not in app.query_params
    assert "&lt;b&gt;各年&lt;/b&gt;" in html(app)
    assert app.button(key="present-PageDown").disabled
    app.button(key="present-Home").click().run()
    assert "谁最高" in html(app)
    app.button(key="present-leave").click().run()
    assert "故事板" in html(app)
    assert decode(app.query_params["story"], PAGES) == STORY


def test_evidence_can_be_part_of_a_slide(open_page: Open) -> None:
    shandong = goal_id("target", TARGETS[1])
    app = open_page("compare", present="1", target=shandong)
    assert "<mark>25万个以上</mark>" in html(app)
    assert app.button(key="close")


@pytest.mark.parametrize("slide", ["0", "x", "99", "-1"])
def test_a_place_that_there_is_not_is_no_error(open_page: Open, slide: str) -> None:
    assert not open_page("compare", present="1", slide=slide, story=encode(STORY)).exception
    assert not open_page("compare", present="1", slide=slide).exception


def test_a_staged_figure_has_its_size_and_larger_type() -> None:
    figure = go.Figure(
        data=[
            go.Scatter(x=[1, 2], y=[3, 4], marker={"size": [10, 12], "line": {"width": 2}}, customdata=[["a"], ["b"]])
        ],
        layout={"height": 400, "margin": {"l": 10, "r": 0, "t": 0, "b": 20}, "font": {"size": 13}},
    )
    figure.add_annotation(text="<span style='font-size:11px'>x</span>", font={"size": 12}, xshift=10, x=2, y=4)
    made = staged(figure, 1000, 480)
    share = 1.15 * 1.2
    assert (made.layout.width, made.layout.height) == (1000, 480)
    assert made.layout.font.size == pytest.approx(13 * share)
    assert made.data[0].marker.size == pytest.approx((10 * share, 12 * share))
    assert list(made.data[0].x) == [1, 2]
    assert [list(entry) for entry in made.data[0].customdata] == [["a"], ["b"]]
    assert made.layout.annotations[0].xshift == pytest.approx(10 * share)
    assert "font-size:15.2px" in made.layout.annotations[0].text
    assert made.layout.margin.b == pytest.approx(20 * share)
    assert figure.layout.font.size == 13
    assert staged(figure.update_layout(height=90), 1000, 480).layout.font.size == pytest.approx(13 * MOST)
    assert staged(figure.update_layout(height=5000), 1000, 480).layout.font.size == pytest.approx(13 * LEAST)


def test_the_title_is_found_in_a_heading() -> None:
    assert markup.title_of(markup.heading("一 & <二>", "下")) == "一 & <二>"
    assert markup.title_of(markup.heading("一", level=2)) == ""
    assert markup.captioned(markup.heading("一", "下"), "", "<i>") == (
        '<div class="pt-head"><h1 class="pt-title">一</h1><p class="pt-told">&lt;i&gt;</p><p class="pt-sub">下</p></div>'
    )
