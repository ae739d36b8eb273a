"""Files taken away from a chart in a real browser, opened and looked into."""

from __future__ import annotations

import base64
import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from pptx import Presentation

from dashboard.plot.look import FONT

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

# How much of the picture's title is where the browser itself puts these letters, and how alike a letter of it is to a box.
GLYPHS = """async ([png, title, font]) => {
  const canvas = () => { const made = document.createElement("canvas"); made.width = 3200; made.height = 200; return made.getContext("2d"); };
  const ink = (context) => {
    const {data, width, height} = context.getImageData(0, 0, 3200, 200), dark = [];
    const black = (i) => data[i + 3] > 128 && data[i] + data[i + 1] + data[i + 2] < 384;
    for (let i = 0; i < width * height; i++) if (black(4 * i)) dark.push([i % width, Math.floor(i / width)]);
    const left = Math.min(...dark.map(([x]) => x)), top = Math.min(...dark.map(([, y]) => y));
    return new Set(dark.map(([x, y]) => `${x - left} ${y - top}`));
  };
  const alike = (one, other) => [...one].filter((place) => other.has(place)).length / new Set([...one, ...other]).size;
  const written = (text) => { const context = canvas(); context.font = `bold 72px ${font}`; context.fillText(text, 96, 120); return ink(context); };
  const picture = new Image(); picture.src = "data:image/png;base64," + png; await picture.decode();
  const context = canvas(); context.drawImage(picture, 0, 0, 3200, 160, 0, 0, 3200, 160);
  const chinese = title.replace(/[^\\u4e00-\\u9fff]/g, "");
  return [alike(ink(context), written(title)), alike(written(chinese), written(chinese.replace(/./g, "\\ue000")))];
}"""


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(address + "/compare")
    page.locator(".pt-source").first.wait_for()
    page.get_by_role("button", name="下载").click()
    page.locator("[class*='-poster'] .modebar-btn").wait_for(state="attached")
    page.locator("figure svg").first.wait_for()
    yield page
    context.close()


def saved(page: Page, button: str, folder: Path) -> Path:
    with page.expect_download() as awaited:
        page.get_by_role("button", name=button).click()
    path = folder / awaited.value.suggested_filename
    awaited.value.save_as(path)
    return path


def title(page: Page) -> str:
    return page.locator("h1.pt-title").inner_text()


def bars(page: Page) -> tuple[list[str], list[float]]:
    """Names and values of the bars on the screen."""
    found: Any = page.evaluate(
        "() => { const drawn = document.querySelector(\"[class*='st-key-chart-compare'] .js-plotly-plot\");"
        " return [drawn.layout.yaxis.ticktext, Array.from(drawn._fullData[0].x)] }"
    )
    return [str(name) for name in found[0]], [float(value) for value in found[1]]


def test_a_picture_is_16_to_9_at_twice_its_size_and_its_chinese_is_no_boxes(opened: Page, tmp_path: Path) -> None:
    path = saved(opened, "PNG 图片", tmp_path)
    data = path.read_bytes()
    assert struct.unpack(">II", data[16:24]) == (3200, 1800)
    alike, box = opened.evaluate(GLYPHS, [base64.b64encode(data).decode(), title(opened), FONT])
    assert alike > 0.6
    assert box < 0.4
    assert opened.get_by_role("button", name="SVG").is_visible()  # the list is still open


def test_a_drawing_has_title_source_and_build_as_text(opened: Page, tmp_path: Path) -> None:
    text = saved(opened, "SVG", tmp_path).read_text(encoding="utf-8")
    assert 'width="1600"' in text
    assert 'height="900"' in text
    assert title(opened) in text
    assert opened.locator(".pt-source").first.inner_text()[:12] in text


def test_the_slide_and_the_workbook_have_the_numbers_of_the_screen(opened: Page, tmp_path: Path) -> None:
    names, values = bars(opened)
    (slide,) = Presentation(str(saved(opened, "PPTX", tmp_path))).slides
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == names
    assert [round(value * 10_000) for value in chart.plots[0].series[-1].values] == values
    book = openpyxl.load_workbook(io.BytesIO(saved(opened, "XLSX", tmp_path).read_bytes()), data_only=True)
    rows = list(book["数据"].iter_rows(values_only=True))
    assert [row[rows[0].index("数值")] for row in rows[1:]] == values


def test_the_copied_address_shows_the_chart_alone(opened: Page) -> None:
    frame = opened.locator("code", has_text="iframe").first.inner_text()
    alone = frame.split('"')[1].replace("&amp;", "&")
    shown = title(opened)
    opened.goto(alone)
    opened.locator(".pt-whole a").wait_for()
    opened.locator(".js-plotly-plot .main-svg").first.wait_for()  # drawn a moment after the words
    assert title(opened) == shown
    assert not opened.locator(".st-key-topbar, .st-key-filters input").count()
    assert opened.locator(".js-plotly-plot").count() == 1
