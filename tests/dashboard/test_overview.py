"""The first page: counts, pictures, newest, next and furthest apart, each with its way."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.markup import hero, marked_quotes, offer, proportions
from dashboard.plot.gaps import gaps as draw_gaps
from dashboard.plot.look import Look
from dashboard.plot.mosaic import mosaic as draw_mosaic
from dashboard.plot.tilemap import tilemap
from dashboard.serve import goals, overview, vocabulary
from dashboard.texts import words
from tests.dashboard.conftest import Open, html, links


def test_counts(warehouse: str) -> None:
    found = overview.counts(warehouse)
    assert (found["documents"], found["targets"], found["actuals"], found["incentives"]) == (7, 21, 4, 1)
    assert (found["milestones"], found["tasks"], found["regions"], found["provinces"], found["cities"]) == (
        6,
        0,
        8,
        6,
        1,
    )
    assert overview.grades(warehouse) == {"document": 23, "media": 2, "repost": 2, "official": 1}


def test_regions_with_most_goals_first(warehouse: str) -> None:
    found = overview.region_goals(warehouse)
    assert list(zip(found["short_name"], found["goals"], strict=True))[:3] == [("吉林", 4), ("广东", 4), ("上海", 3)]
    assert "全国" not in set(found["short_name"])


def test_the_mosaic_says_what_is_stated_sought_and_missing(warehouse: str) -> None:
    found = overview.mosaic(warehouse, 2).set_index(["short_name", "family"])
    assert list(dict.fromkeys(found.index.get_level_values("family"))) == ["5g_base_stations", "5g_penetration"]
    status = found["status"]
    assert status["吉林", "5g_base_stations"] == "target"
    assert status["广西", "5g_base_stations"] == "sought"
    assert status["西藏", "5g_base_stations"] == "nothing"
    assert len(found) == 34 * 2


def test_newest_documents_first(warehouse: str) -> None:
    assert [row["day"] for row in overview.newest(warehouse, 3)] == ["2023-07-22", "2023-05-02", "2023-03"]


def test_what_is_due_in_the_year_of_the_data_and_the_next(warehouse: str) -> None:
    assert overview.this_year(warehouse) == 2023
    assert overview.due(warehouse, 2023) == [
        {"year": 2023, "targets": 2, "milestones": 0, "tasks": 0},
        {"year": 2024, "targets": 2, "milestones": 1, "tasks": 0},
    ]
    found = overview.deadlines(warehouse, 2023, 8)
    assert [(row["name"], row["year"], row["short_name"]) for row in found] == [
        ("target", 2023, "广东"),
        ("target", 2024, "上海"),
        ("milestone", 2024, "吉林"),
    ]


def test_gaps_are_between_regions_of_one_level_and_year(warehouse: str) -> None:
    found = overview.gaps(warehouse, 5)
    assert set(found["family"]) == {"5g_base_stations"}
    assert set(found["year"]) == {2025}
    assert list(found["short_name"]) == ["吉林", "河北", "河南", "山东", "广东"]
    assert round(found["ratio"].iloc[0], 2) == 5.45


def test_gaps_are_drawn_in_multiples_of_the_lowest(warehouse: str) -> None:
    rows = overview.gaps(warehouse, 5)
    made = draw_gaps(rows, Look(), ["5G基站"], ["…"] * len(rows), ["key|2025|province"])
    dots = made.data[-1]
    assert [round(x, 2) for x in dots.x] == [1.0, 2.73, 3.27, 4.55, 5.45]
    assert {key[0] for key in dots.customdata} == {"key|2025|province"}
    assert [note.text for note in made.layout.annotations] == ["5G基站", "吉林 5.5万个", "广东 30万个"]


def test_the_mosaic_has_a_square_for_every_cell(warehouse: str) -> None:
    cells = overview.mosaic(warehouse, 2)
    made = draw_mosaic(cells, Look(), [""] * len(cells))
    assert len(made.data[0].x) == 34 * 2
    assert made.data[0].customdata[0][0] == "110000~5g_base_stations"
    assert made.layout.xaxis.ticktext[0] == "京"
    assert draw_mosaic(cells, Look(narrow=True), [""] * len(cells)).layout.xaxis.ticktext[1] == "<br>津"
    assert draw_mosaic(cells, Look(language="en"), [""] * len(cells)).layout.xaxis.ticktext[0] == "Beijing"


def test_shades_of_a_map_may_double(warehouse: str) -> None:
    tiles = goals.provinces(warehouse).head(3)
    rows = pd.DataFrame(
        {"region_code": tiles["region_code"], "goal_id": tiles["region_code"], "value": [64.0, 8.0, 2.0], "value_max": None, "unit": "个", "comparator": "="}
    )  # fmt: skip
    scale = Look().colours.scale
    made = tilemap(goals.provinces(warehouse), rows, Look(), none_label="无", doubling=True)
    assert list(made.data[0].marker.color)[:3] == [scale[5], scale[2], scale[0]]


def test_the_first_page_is_the_overview(open_page: Open) -> None:
    app = open_page("overview")
    assert not app.exception
    assert app.query_params == {"lang": "zh"}
    labels = links(app)
    assert "**21** 个目标，合并自 23 条表述" in labels
    assert any(label.startswith("**2024** 年到期：目标 2 个，里程碑 1 个") for label in labels)
    assert any("吉林省信息网络建设行动方案" in label for label in labels)
    assert [str(chart.key).split(".")[1] for chart in app.get("plotly_chart")] == ["map", "mosaic", "gaps"]


def test_links_say_every_filter_that_is_set(open_page: Open) -> None:
    app = open_page("overview", region="370000", issuer="某局")
    (tile,) = [link for link in app.get("page_link") if "个目标" in link.label]
    query = tile.proto.query_string
    assert "kind=target" in query
    assert "region=" in query
    assert "370000" not in query
    assert "document=" not in query  # was empty already


def test_english(open_page: Open) -> None:
    app = open_page("overview", lang="en")
    assert not app.exception
    assert "Goals in China&#x27;s policy documents" in html(app)


@pytest.mark.parametrize("name", ["theme", "recipient", "form"])
def test_every_word_of_the_vocabulary_has_a_name(name: str) -> None:
    for entry in vocabulary.table(name):
        assert words("zh").has(f"{name}.{entry}")


def test_the_markup_escapes() -> None:
    assert "&lt;i&gt;" in hero("<i>", "<i>")
    assert 'style="width:25.00%"' in proportions("<i>", [("document", 0.25)])
    assert (
        marked_quotes("给<b>最高3万元。", [(6, "3万元", "sum"), (0, "不在", "sum")])
        == '给&lt;b&gt;最高<mark class="pt-mark-sum">3万元</mark>。'
    )
    assert "<script>" not in offer([("<script>", "<script>")], ["<script>"], "", ["<script>"], "<script>")
