"""The way of an official through the dashboard, in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, ViewportSize

pytestmark = pytest.mark.browser
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}
Visit = Callable[..., "Page"]


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Visit]:
    """Open a page in a context of its own; every request of it must stay on this machine."""
    contexts, asked = [], []

    def opened(path: str = "/compare", viewport: ViewportSize = DESKTOP, **options: Any) -> Page:
        context = browser.new_context(viewport=viewport, **options)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)
        page.on("request", lambda request: asked.append(request.url))
        page.goto(path if path.startswith("http") else address + path)
        page.locator(".pt-source").first.wait_for()
        return page

    yield opened
    for context in contexts:
        context.close()
    strangers = [url for url in asked if urlsplit(url).hostname not in ("127.0.0.1", None)]
    assert not strangers


def chart(page: Page, name: str) -> Locator:
    return page.locator(f"[class*='st-key-chart-{name}-'] .js-plotly-plot")


def labels(page: Page) -> list[str]:
    """The regions beside the bars, from the top down."""
    names = chart(page, "compare").locator(".yaxislayer-above text")
    names.first.wait_for()
    return names.all_text_contents()


def query(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def brightness(colour: str) -> int:
    """Sum of the three parts of `rgb(…)`."""
    return sum(int(part) for part in re.findall(r"\d+", colour)[:3])


def choose(page: Page, label: str, option: str) -> None:
    """Pick from a searchable list by typing."""
    box = page.get_by_label(label).first
    box.click()
    page.keyboard.type(option)
    page.get_by_role("option").filter(has_text=option).first.click()


def test_from_the_indicator_to_the_sentence_and_to_a_copied_address(visit: Visit) -> None:
    page = visit()
    choose(page, "指标", "5G基站 · 存量（个）")
    choose(page, "年份", "2025")
    page.get_by_role("heading", name="5G基站：2025年目标").wait_for()
    assert {"吉林", "山东", "贵阳"} <= set(labels(page))

    bar = labels(page).index("山东")
    chart(page, "compare").locator(".barlayer .trace").first.locator(".point").nth(bar).click(force=True)
    marked = page.locator(".st-key-evidence mark")
    marked.wait_for()
    quote = marked.inner_text()
    assert "25" in quote
    sentence = page.locator(".st-key-evidence .pt-quote").inner_text()
    assert quote in sentence
    assert "山东" in page.locator(".st-key-evidence .pt-facts").inner_text()
    page.wait_for_url("**target=**")

    copied = visit(page.url)
    copied.locator(".st-key-evidence mark").wait_for()
    assert copied.locator(".st-key-evidence .pt-quote").inner_text() == sentence
    assert labels(copied) == labels(page)
    assert query(copied) == query(page)


def test_the_map_the_links_and_the_back_button_lead_to_evidence(visit: Visit) -> None:
    page = visit()
    chart(page, "map").locator(".point", has_text="吉林").first.click(force=True)
    page.locator(".st-key-evidence mark").wait_for()
    page.wait_for_url("**target=**")
    before = page.url
    page.get_by_role("link", name="在出处页打开").click()
    page.get_by_role("link", name="在对比中查看").wait_for()
    assert "/evidence?" in page.url
    page.go_back()
    page.locator(".st-key-evidence mark").wait_for()
    assert query(page) == parse_qs(urlsplit(before).query)
    page.get_by_role("button", name="关闭").click()
    page.locator(".st-key-evidence").wait_for(state="detached")
    page.wait_for_url(lambda url: "target=" not in url)


def test_the_language_is_part_of_the_address(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="English").click()
    page.get_by_role("heading", name="5G base stations: targets, 2025").wait_for()
    page.wait_for_url("**lang=en**")
    again = visit(page.url)
    again.get_by_role("heading", name="5G base stations: targets, 2025").wait_for()
    assert "Shandong" in labels(again)


def test_a_milestone_or_a_goal_on_the_timeline_opens_its_sentence(visit: Visit) -> None:
    page = visit("/timeline")
    chart(page, "timeline").locator("path.point").last.click(force=True)
    page.locator(".st-key-evidence .pt-value").wait_for()
    page.wait_for_url("**target=**")
    chart(page, "lanes").locator(".point").first.click(force=True)
    page.wait_for_url("**milestone=**")
    page.locator(".st-key-evidence .pt-kind-milestone").wait_for()


def test_a_trend_at_the_foot_of_a_long_page_opens_its_sentence_beside_it(visit: Visit) -> None:
    page = visit("/timeline")
    trends = page.get_by_test_id("stExpander").filter(has_text="趋势")
    trends.locator("summary").click()
    table = trends.get_by_test_id("stDataFrame")
    table.scroll_into_view_if_needed()
    table.click(position={"x": 100, "y": 90})
    page.wait_for_url("**milestone=**")
    head = page.locator(".st-key-evidence .pt-kind-milestone")
    head.wait_for()
    page.wait_for_function(
        "head => { const box = head.getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight }",
        arg=head.element_handle(),
    )
    table.wait_for()  # the list is still open


def test_a_row_of_the_table_opens_its_sentence_and_the_file_opens_in_excel(visit: Visit, tmp_path: Path) -> None:
    page = visit("/explore?grade=document")
    table = page.get_by_test_id("stDataFrame")
    table.wait_for()
    table.click(position={"x": 300, "y": 90})
    page.locator(".st-key-evidence .pt-quote").wait_for()
    with page.expect_download() as awaited:
        page.get_by_role("button", name="下载 CSV").click()
    awaited.value.save_as(tmp_path / "goals.csv")
    data = (tmp_path / "goals.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "原句" in data.decode("utf-8-sig").splitlines()[0]


def test_a_fact_without_a_document_leads_to_its_page_outside(visit: Visit) -> None:
    page = visit("/compare?year=2025")
    bar = labels(page).index("四川")
    chart(page, "compare").locator(".barlayer .trace").first.locator(".point").nth(bar).click(force=True)
    outside = page.locator(".st-key-evidence [data-testid=stLinkButton] a")
    outside.wait_for()
    assert (outside.get_attribute("href") or "").startswith("http")
    assert outside.get_attribute("target") == "_blank"
    assert page.locator(".st-key-evidence .pt-quote").count() == 0


def test_a_cell_of_the_coverage_leads_to_its_facts(visit: Visit) -> None:
    page = visit("/coverage?group=network")
    chart(page, "coverage").locator(".point").first.click(force=True)
    page.locator(".st-key-links-facts a").first.wait_for()
    page.wait_for_url("**cell=**")


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/compare",
        "/compare?lang=en",
        "/incentives",
        "/tasks",
        "/search",
        "/reader",
        "/sql",
        "/story",
        "/timeline",
        "/explore",
        "/coverage",
        "/evidence",
    ],
)
def test_nothing_is_wider_than_a_phone(visit: Visit, path: str) -> None:
    page = visit(path, PHONE)
    page.wait_for_timeout(500)
    wide = page.evaluate(
        "[document.documentElement, ...document.querySelectorAll('[data-testid=stMain]')]"
        ".map(element => element.scrollWidth - element.clientWidth)"
    )
    assert max(wide) <= 0


def test_labels_fit_on_a_phone(visit: Visit) -> None:
    page = visit("/compare", PHONE)
    texts = chart(page, "compare").locator(".infolayer .annotation-text, .yaxislayer-above text")
    texts.first.wait_for()
    boxes = [box for box in (text.bounding_box() for text in texts.all()) if box]
    assert boxes
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"] for box in boxes)


def test_streamlits_own_furniture_is_hidden_and_dark_is_dark(visit: Visit) -> None:
    page = visit("/compare", color_scheme="dark")
    for furniture in ("stToolbar", "stHeader", "stSidebar", "stAppDeployButton"):
        assert not page.get_by_test_id(furniture).is_visible()
    colour = page.evaluate("getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert brightness(colour) < 150
    assert labels(page)
    ink = chart(page, "compare").locator(".yaxislayer-above text").first.evaluate("text => getComputedStyle(text).fill")
    assert brightness(ink) > 450
