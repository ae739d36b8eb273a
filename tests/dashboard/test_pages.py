"""Each page through AppTest: what it shows, what its address says, what it says when there is nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any, cast

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.plot.look import Look
from dashboard.scene import Scene
from dashboard.serve.coverage import cells
from dashboard.texts import words
from dashboard.views import coverage
from etl.model import content_id
from tests.dashboard import synthetic
from tests.dashboard.conftest import Open, addresses, drawn, html, links, marks, move, page
from tests.dashboard.synthetic import ACTUALS, MILESTONES, TARGETS, goal_id

JILIN, SHANDONG, GUIYANG, GUANGDONG, HEBEI, HENAN = (
    goal_id("target", TARGETS[place]) for place in (0, 1, 2, 3, 19, 20)
)
HEBEI_NOW = goal_id("actual", ACTUALS[3])
PAGES = ("compare", "timeline", "explore", "coverage", "search", "reader", "evidence")
FILTERED = "来源等级的筛选隐去了"


def charts(app: AppTest) -> list[str]:
    return [str(element.key).split(".")[1] for element in app.get("plotly_chart")]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", PAGES)
def test_every_page_runs_in_both_languages(open_page: Open, name: str, language: str) -> None:
    app = open_page(name, lang=language)
    assert not app.exception
    assert app.query_params["lang"] == language
    assert "pt-source" in html(app)
    assert ("来源" in html(app)) == (language == "zh")


def test_chinese_is_the_default_and_a_button_changes_it(open_page: Open) -> None:
    app = open_page()
    assert app.query_params["lang"] == "zh"
    app.button(key="language").click().run()
    assert app.query_params["lang"] == "en"
    assert "5G base stations: targets, 2025" in html(app)
    app.button(key="language").click().run()
    assert "5G基站：2025年目标" in html(app)


def test_compare_begins_with_what_most_regions_share(open_page: Open) -> None:
    app = open_page()
    assert charts(app) == ["compare", "map"]
    assert app.query_params == {
        "lang": "zh",
        "indicator": "5g_base_stations~stock~个",
        "stated": "target",
        "year": "2025",
        "upto": "exact",
        "level": "all",
        "chart": "bar",
        "numbers": "short",
    }
    shown = html(app)
    assert "6 个地区提出目标" in shown
    assert "来源：7 份政策文件，另有 5 条单项事实（4 个网页）" in shown
    assert "360万个" in shown  # the national goal is far off and in the notes


def test_figures_stand_where_the_goals_stood(open_page: Open) -> None:
    app = open_page()
    app.segmented_control(key="stated.compare.zh").set_value("actual").run()
    assert not app.exception
    assert (app.query_params["stated"], app.query_params["year"]) == ("actual", "2022")
    assert app.selectbox(key="year.compare.zh").options == ["2022", "2021"]
    shown = html(app)
    for said in ("5G基站：截至2022年的最新现状", "省级现状分布"):
        assert said in shown
    assert marks(app, "compare") == marks(app, "map") == {goal_id("actual", row) for row in ACTUALS[:4]}
    app.segmented_control(key="asof.compare.zh").set_value("exact").run()
    assert marks(app, "compare") == {goal_id("actual", row) for row in ACTUALS[:3]}
    for said in ("5G基站：2022年现状", "3 个地区有现状数据", "3 份文件或报道的 3 个现状"):
        assert said in html(app)
    app.segmented_control(key="stated.compare.zh").set_value("target").run()
    assert (app.query_params["stated"], app.query_params["year"]) == ("target", "2025")


def test_a_figure_as_of_a_month_says_so(open_page: Open) -> None:
    app = open_page("compare", stated="actual", year="2021")
    assert "2021-08" in drawn(app, "compare")["layout"]["yaxis"]["ticktext"][0]
    assert "有的数据截至年中某月" in html(app)
    assert "有的数据截至年中某月" not in html(open_page("compare", stated="actual", year="2022", asof="exact"))


def test_a_figure_opens_its_own_evidence(open_page: Open) -> None:
    app = open_page("compare", stated="actual", year="2021", target=HEBEI_NOW)
    assert "6万个" in html(app)
    assert "河北省 · 2021-08 · 5G基站" in html(app)
    assert addresses(app)["打开来源网页 news.example.org"] == "https://news.example.org/hebei"


def test_grades_are_counted_under_the_chart_and_told_apart_in_its_key(open_page: Open) -> None:
    shown = html(open_page())
    assert "按来源等级：文件 4，媒体报道 1，转载 1。" in shown
    assert "其中 1 个出自征求意见稿" in shown
    assert 'pt-grade-media"></i>媒体报道' in shown
    assert 'pt-grade-repost"></i>转载' in shown
    assert FILTERED not in shown
    documents_only = html(open_page("compare", year="2024"))
    assert "按来源等级" not in documents_only
    assert "pt-grade" not in documents_only


@pytest.mark.parametrize(
    ("grades", "shown", "hidden"),
    [
        (["document"], {JILIN, SHANDONG, GUIYANG, GUANGDONG}, 2),
        (["media"], {HEBEI}, 6),
        (["media", "repost"], {HEBEI, HENAN}, 5),
        ([], {JILIN, SHANDONG, GUIYANG, GUANGDONG, HEBEI, HENAN}, 0),
    ],
)
def test_a_filter_by_grade_hides_marks_and_says_how_many(
    open_page: Open, grades: list[str], shown: set[str], hidden: int
) -> None:
    app = open_page()
    app.multiselect(key="grades.compare.zh").set_value(grades).run()
    assert marks(app, "compare") == shown
    assert marks(app, "map") == shown - {GUIYANG}
    assert (f"{FILTERED} {hidden} 个" in html(app)) == bool(hidden)
    again = open_page("compare", **app.query_params)
    assert (again.query_params, marks(again, "compare")) == (app.query_params, shown)


def test_what_the_level_hides_is_not_counted_as_hidden_by_grade(open_page: Open) -> None:
    app = open_page("compare", level="city", grades=["document"])
    assert marks(app, "compare") == {GUIYANG}
    assert FILTERED not in html(app)


@pytest.mark.parametrize(
    ("address", "advice", "not_advised"),
    [
        ({"grades": "official"}, ["清空“来源等级”", "有数据的年份：2023、2024"], ["改为“全部”", "把“数据”"]),
        ({"grades": "media", "level": "city"}, ["把“地区级别”改为“全部”", "清空“来源等级”"], ["把“数据”"]),
        ({"indicator": "latency~stock~s", "stated": "actual"}, ["把“数据”改为“目标”"], ["清空", "有数据的年份"]),
    ],
)
def test_nothing_to_compare_says_what_to_change(
    open_page: Open, address: dict[str, str], advice: list[str], not_advised: list[str]
) -> None:
    app = open_page("compare", **address)
    assert not app.exception
    assert charts(app) == []
    assert ("没有现状数据" if "stated" in address else "没有目标") in html(app)
    assert [said for said in advice if said not in html(app)] == []
    assert [said for said in not_advised if said in html(app)] == []


def test_an_indicator_of_figures_only_shows_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    row = ("jl", "220000", "compute_capacity", None, "growth", "%", 2022, None, "=", 30.0, None, "30%")
    monkeypatch.setattr(synthetic, "ACTUALS", [*ACTUALS, row])
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    synthetic.install(tmp_path)
    app = page("compare", indicator="compute_capacity~growth~%")
    assert app.query_params["stated"] == "actual"
    assert "算力规模：截至2022年的最新现状" in html(app)
    app = page("compare", indicator="compute_capacity~growth~%", stated="target")
    assert "把“数据”改为“现状”" in html(app)


def test_a_copied_address_opens_the_same_view(open_page: Open) -> None:
    first = open_page("compare", lang="en", year="2024", upto="latest", level="province", chart="dot", numbers="full")
    second = open_page("compare", **first.query_params)
    assert second.query_params == first.query_params
    assert html(second) == html(first)
    assert "latest targets up to 2024" in html(second)
    first = open_page("compare", stated="actual", year="2022", grades=["media", "document"])
    assert open_page("compare", **first.query_params).query_params == first.query_params


def test_choices_go_into_the_address(open_page: Open) -> None:
    app = open_page()
    app.selectbox(key="indicator.compare.zh").select("5g_penetration~share~%").run()
    assert app.query_params["indicator"] == "5g_penetration~share~%"
    assert "5G用户普及率：2025年目标" in html(app)
    app.selectbox(key="indicator.compare.zh").select("5g_base_stations~stock~个").run()
    app.selectbox(key="year.compare.zh").select("2023").run()
    assert app.query_params["year"] == "2023"
    assert not app.exception


def test_an_address_with_nonsense_falls_back(open_page: Open) -> None:
    nonsense = {"year": "1066", "level": "moon", "chart": "pie", "numbers": "roman", "stated": "x", "grades": "gold"}
    app = open_page("compare", lang="xx", indicator="nothing", **nonsense)
    assert not app.exception
    assert app.query_params["indicator"] == "5g_base_stations~stock~个"
    assert app.query_params["year"] == "2025"
    assert app.query_params["lang"] == "zh"
    assert app.query_params["stated"] == "target"
    assert len(marks(app, "compare")) == 6


def test_no_goals_at_a_level_says_what_to_change(open_page: Open) -> None:
    app = open_page("compare", indicator="latency~stock~s", level="province")
    assert not app.exception
    assert "把“地区级别”改为“全部”" in html(app)
    assert "compare" not in charts(app)


def test_goals_without_a_year_can_be_chosen(open_page: Open) -> None:
    app = open_page("compare", indicator="industry_scale~stock~元~数据产业", year="none")
    assert "未写明年份的目标" in html(app)
    assert "6000亿元" in html(app)


def test_evidence_beside_the_chart(open_page: Open) -> None:
    app = open_page("compare", target=SHANDONG)
    shown = html(app)
    assert "<mark>25万个以上</mark>" in shown
    assert "山东省工业和信息化厅" in shown
    assert "&lt;i&gt;明显&lt;/i&gt;" in shown
    assert "<i>明显" not in shown
    app.button(key="close").click().run()
    assert "target" not in app.query_params
    assert "<mark>" not in html(app)


def test_evidence_has_its_own_page(open_page: Open) -> None:
    app = open_page("evidence", target=SHANDONG)
    shown = html(app)
    for said in (
        "≥ 25万个",
        "一、总体要求 › （二）主要目标",
        "sd.md 第 11 行",
        "2023-08-01",
        "90%",
        "被这个目标取代的旧值",
    ):
        assert said in shown
    assert app.query_params == {"lang": "zh", "target": SHANDONG}


def test_a_restatement_says_that_it_is_one(open_page: Open) -> None:
    assert "本项目对原文件的转述" in html(open_page("evidence", target=JILIN))
    assert "本项目对原文件的转述" not in html(open_page("evidence", target=SHANDONG))


@pytest.mark.parametrize("beside", ["evidence", "compare"])
@pytest.mark.parametrize(
    ("target", "host", "address", "grade", "draft", "others"),
    [
        (HEBEI, "news.example.org", "https://news.example.org/hebei", "媒体报道", False, 1),
        (HENAN, "copies.example.org", "https://copies.example.org/henan", "转载", True, 0),
    ],
)
def test_a_fact_of_the_ledger_leads_to_its_page(
    open_page: Open, beside: str, target: str, host: str, address: str, grade: str, draft: bool, others: int
) -> None:
    app = open_page(beside, target=target)
    shown, where = html(app), addresses(app)
    assert not app.exception
    assert "pt-quote" not in shown  # no sentence
    assert f"这条事实查自网页（{grade}），项目未收录其原文" in shown
    assert f"<dt>来源等级</dt><dd>{grade}</dd><dt>网址</dt><dd>{address}</dd>" in shown
    assert where[f"打开来源网页 {host}"] == address
    assert ("出自征求意见稿，正式文件可能不同" in shown) == draft
    assert ("<dt>备注</dt><dd>截至报道之日（虚构）</dd>" in shown) == (target == HEBEI)
    assert "在原文中查看" not in where
    assert "本项目对原文件的转述" not in shown
    assert ("其他来源（1）" in shown) == bool(others)
    assert ("https://copies.example.org/hebei" in where.values()) == bool(others)


def test_a_goal_of_a_document_names_the_pages_that_state_it_too(open_page: Open) -> None:
    app = open_page("evidence", target=SHANDONG)
    assert "<mark>25万个以上</mark>" in html(app)
    assert "其他来源（1）" in html(app)
    assert "这条事实查自网页" not in html(app)
    where = addresses(app)
    label = "官方网页 · ≥ 25万个 · 山东省情况介绍（虚构网页） · 山东省人民政府 · 2023-04"
    assert where[label] == "https://gov.example.org/shandong"
    assert where["在原文中查看"] == f"lang=zh&doc={synthetic.document_id('sd')}&target={SHANDONG}&at=11"


def test_a_lone_fact_of_the_ledger_has_an_address_of_its_own(open_page: Open) -> None:
    app = open_page("evidence", statement=content_id("statement", "target", *TARGETS[20]))
    assert "这条事实查自网页（转载）" in html(app)
    assert addresses(app)["打开来源网页 copies.example.org"] == "https://copies.example.org/henan"


@pytest.mark.parametrize(
    ("target", "query"), [(HEBEI_NOW, "stated=actual&year=2021"), (HEBEI, "stated=target&year=2025")]
)
def test_evidence_leads_back_to_the_chart_of_its_kind(open_page: Open, target: str, query: str) -> None:
    assert f"{query}&target={target}" in addresses(open_page("evidence", target=target))["在对比中查看"]


def test_disputed_values_are_shown(open_page: Open) -> None:
    app = open_page("evidence", target=GUANGDONG)
    assert "给出了不同的数值" in html(app)
    assert any("32万个" in label for label in links(app))


def test_links_do_not_read_titles_as_markdown(open_page: Open) -> None:
    app = open_page("evidence", target=JILIN)
    labels = [label for label in links(app) if "上海" in label]
    assert labels
    assert all("\\<b\\>\\&\\</b\\>" in label for label in labels)


def test_trends_stand_in_a_list_of_their_own(open_page: Open) -> None:
    app = open_page("timeline")
    (trends,) = app.expander
    assert trends.label == "另有 1 条只说趋势的目标（如“显著提升”）"
    assert trends.dataframe[0].value["里程碑"].to_list() == ["数字治理水平显著提升（虚构）"]


@pytest.mark.parametrize("name", ["statement", "milestone"])
def test_other_kinds_of_evidence(open_page: Open, name: str) -> None:
    wanted = {
        "statement": content_id("statement", "incentive", *synthetic.INCENTIVES[0]),
        "milestone": content_id("milestone", *MILESTONES[3]),
    }[name]
    app = open_page("evidence", **{name: wanted})
    assert not app.exception
    expected = {"statement": "<mark>最高200万元</mark>", "milestone": "&lt;script&gt;alert(1)&lt;/script&gt;"}[name]
    assert expected in html(app)


@pytest.mark.parametrize("name", ["target", "statement", "milestone", "doc"])
def test_evidence_that_is_not_there(open_page: Open, name: str) -> None:
    app = open_page("reader" if name == "doc" else "evidence", **{name: "0123456789abcdef"})
    assert not app.exception
    assert "没有找到这条出处" in html(app)


@pytest.mark.parametrize("name", ["evidence", "reader"])
def test_documents_are_listed_and_one_is_read(open_page: Open, name: str) -> None:
    app = open_page(name)
    assert len(app.dataframe[0].value) == len(synthetic.DOCUMENTS) - len(synthetic.PAGES)
    app = open_page("reader", doc=synthetic.document_id("jl"), reading="list")
    assert len(app.dataframe[0].value) == 7
    assert "吉虚发〔2023〕7号" in html(app)


def test_timeline_shows_goals_actuals_and_milestones(open_page: Open) -> None:
    app = open_page("timeline")
    assert charts(app) == ["timeline", "lanes"]
    assert app.query_params["regions"] == ["130000", "220000", "310000", "370000", "410000", "440000"]
    assert "6 个地区，2021–2025 年" in html(app)
    assert "按来源等级：文件 10，媒体报道 2，转载 1。" in html(app)
    app = open_page("timeline", regions=["310000"])
    assert charts(app) == ["timeline"]
    assert "没有写明里程碑" in html(app)


def test_timeline_hides_by_grade_and_says_so(open_page: Open) -> None:
    app = open_page("timeline", grades=["media", "repost"])
    assert marks(app, "timeline") == {HEBEI, HENAN, HEBEI_NOW}
    assert f"{FILTERED} 10 个" in html(app)
    app = open_page("timeline", grades=["official"])
    assert "timeline" not in charts(app)
    assert "清空“来源等级”" in html(app)
    assert "清空“来源等级”" not in html(open_page("timeline", regions=["520000"], indicator="latency~stock~s"))


def test_timeline_without_regions_asks_for_one(open_page: Open) -> None:
    app = open_page("timeline", regions="")
    assert not app.exception
    assert "请至少选择一个地区" in html(app)
    assert app.query_params["regions"] == ""


def test_timeline_takes_regions_anew_for_an_indicator_that_they_lack(open_page: Open) -> None:
    app = open_page("timeline", regions=["310000"])
    app.selectbox(key="indicator.timeline.zh").select("5g_penetration~share~%").run()
    assert app.query_params["regions"] == ["220000", "440000"]


def test_explore_counts_and_filters(open_page: Open) -> None:
    app = open_page("explore")
    assert "共 23 条表述" in html(app)
    app.multiselect(key="kind.explore.zh").set_value([]).run()
    assert "共 28 条表述" in html(app)
    assert app.query_params["kind"] == ""
    app.text_input(key="q.explore.zh").set_value("算力 EFLOPS").run()
    assert "共 2 条表述" in html(app)
    again = open_page("explore", **app.query_params)
    assert "共 2 条表述" in html(again)
    assert list(again.dataframe[0].value["stated"]) == ["> 18 EFLOPS", "12.5 EFLOPS"]


def test_explore_filters_by_grade_and_names_what_has_no_sentence(open_page: Open) -> None:
    app = open_page("explore")
    facet = app.multiselect(key="grade.explore.zh")
    assert facet.options == ["文件（19）", "转载（2）", "媒体报道（1）", "官方网页（1）"]
    facet.set_value(["media", "repost"]).run()
    assert app.query_params["grade"] == ["media", "repost"]
    shown = app.dataframe[0].value
    assert sorted(zip(shown["region_name"], shown["grade"], strict=True)) == [
        ("河北省", "媒体报道"),
        ("河北省", "转载"),
        ("河南省", "转载"),
    ]
    assert set(shown["sentence"]) == {"（单项事实，见来源网页）"}
    assert len(open_page("explore", grade=["media", "repost"]).dataframe[0].value) == 3
    held = open_page("explore", grade="document").dataframe[0].value
    assert set(held["grade"]) == {"文件"}
    assert not held["sentence"].str.contains("单项事实").any()


def test_explore_without_rows_names_the_filters_in_force(open_page: Open) -> None:
    app = open_page("explore", kind="incentive", years="2025")
    assert "没有符合条件的表述" in html(app)
    assert "类别、年份" in html(app)
    assert "类别、来源等级" in html(open_page("explore", kind="incentive", grade="media"))


def test_coverage_counts_its_cells(open_page: Open) -> None:
    app = open_page("coverage", group="all")
    assert "34 个地区 × 5 类指标：有数据 12 格，找过未找到 1 格，其余未查找" in html(app)
    assert app.query_params == {"lang": "zh", "rows": "province", "group": "all", "show": "count"}
    assert charts(app) == ["coverage"]
    assert len(marks(app, "coverage")) == 34 * 5
    hovers = [text for text in drawn(app, "coverage")["data"][0]["hovertext"] if "未查找" not in text]
    assert len(hovers) == 13
    assert "<b>河北 · 5G基站</b><br>目标 1 个，现状 1 个，最新年份：2025" in hovers
    assert "<b>广东 · 产业规模</b><br>目标 1 个，现状 0 个，最新年份：未写明" in hovers
    assert "<h2" not in html(app)  # no cell is chosen
    english = html(open_page("coverage", lang="en", group="all"))
    assert "34 regions × 5 indicator families: stated 12, looked for and not found 1" in english


@pytest.mark.parametrize(
    ("cell", "heading", "status", "facts"),
    [
        (
            "130000~5g_base_stations",
            "河北 · 5G基站",
            "目标 1 个，现状 1 个，最新年份：2025",
            {"目标 · 2025 · 5G基站 15万个": HEBEI, "现状 · 2021-08 · 5G基站 6万个": HEBEI_NOW},
        ),
        (
            "440000~industry_scale",
            "广东 · 产业规模",
            "目标 1 个，现状 0 个，最新年份：未写明",
            {"目标 · 未写明 · 数据产业 > 6000亿元": goal_id("target", TARGETS[16])},
        ),
        (
            "220000~5g_base_stations",
            "吉林 · 5G基站",
            "目标 3 个，现状 1 个，最新年份：2025；另找过，未找到：吉林 5G基站 2024年现状",
            {
                "目标 · 2025 · 5G基站 5.5万个": JILIN,
                "目标 · 2023–2025 · 5G基站 · 增量 2万个": goal_id("target", TARGETS[9]),
                "目标 · 2024 · 5G基站 4.7万个": goal_id("target", TARGETS[6]),
                "现状 · 2022 · 5G基站 3.4万个": goal_id("actual", ACTUALS[0]),
            },
        ),
        ("450000~5g_base_stations", "广西 · 5G基站", "找过，未找到：广西 5G基站 2025年目标", {}),
        ("110000~latency", "北京 · 时延", "未查找", {}),
    ],
)
def test_a_cell_lists_what_it_holds_each_with_its_evidence(
    open_page: Open, cell: str, heading: str, status: str, facts: dict[str, str]
) -> None:
    app = open_page("coverage", cell=cell)
    assert app.query_params["cell"] == cell
    assert f'<h2 class="pt-title">{heading}</h2><p class="pt-sub">{status}</p>' in html(app)
    where = {label: query for label, query in addresses(app).items() if "target=" in query}
    assert where == {label: f"lang=zh&target={goal}" for label, goal in facts.items()}
    line = drawn(app, "coverage")["data"][0]["marker"]["line"]["color"]
    ids = [data[0] for data in drawn(app, "coverage")["data"][0]["customdata"]]
    assert [name for name, colour in zip(ids, line, strict=True) if colour == Look().colours.accent] == [cell]


@pytest.mark.parametrize("cell", ["x", "999999~latency", "130000", "130000~other", "~", "520100~latency"])
def test_a_cell_that_is_not_there_shows_the_grid_alone(open_page: Open, cell: str) -> None:
    app = open_page("coverage", cell=cell)
    assert not app.exception
    assert charts(app) == ["coverage"]
    assert not app.columns
    assert "<h2" not in html(app)


def test_a_closed_cell_can_be_opened_again_by_a_click(open_page: Open) -> None:
    app = open_page("coverage", cell="130000~5g_base_stations")
    before = str(app.get("plotly_chart")[0].key)
    app.button(key="close").click().run()
    assert "cell" not in app.query_params
    assert "<h2" not in html(app)
    assert str(app.get("plotly_chart")[0].key) != before  # a new chart, without the old selection


def test_the_way_back_from_a_cell_shows_the_grid_alone(open_page: Open) -> None:
    app = move(open_page("coverage", cell="130000~5g_base_stations"), "coverage")
    assert "cell" not in app.query_params
    assert "<h2" not in html(app)


def test_coverage_of_cities_and_of_a_group(open_page: Open) -> None:
    app = open_page("coverage", group="all")
    app.segmented_control(key="rows.coverage.zh").set_value("city").run()
    assert "1 个地区 × 5 类指标：有数据 2 格" in html(app)
    assert {name.split("~")[0] for name in marks(app, "coverage")} == {"520100"}
    assert app.selectbox(key="group.coverage.zh").options == ["全部", "网络", "算力", "产业"]
    app.selectbox(key="group.coverage.zh").select("network").run()
    assert {name.split("~")[1] for name in marks(app, "coverage")} == {"5g_base_stations", "5g_penetration", "latency"}
    app.segmented_control(key="show.coverage.zh").set_value("newest").run()
    assert app.query_params == {"lang": "zh", "rows": "city", "group": "network", "show": "newest"}
    assert "最新年份（越深越新）" in html(app)


def test_the_rows_of_the_coverage_do_not_narrow_the_comparison(open_page: Open) -> None:
    app = move(open_page(), "coverage")
    assert not app.exception
    assert move(app, "compare").query_params["level"] == "all"


def test_the_coverage_as_a_file_has_words_for_all_its_columns(warehouse: str) -> None:
    scene = Scene(words("zh"), Look(), warehouse, cast("Any", None), {})
    data = coverage._csv(scene, cells(warehouse, "province")).decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(data))
    assert header == ["地区代码", "地区", "指标代码", "指标类", "状态", "目标", "现状", "最新年份", "找过"]
    assert len(rows) == 34 * 5
    assert ["130000", "河北省", "5g_base_stations", "5G基站", "有数据", "1", "1", "2025", ""] in rows
    sought = ["450000", "广西壮族自治区", "5g_base_stations", "5G基站", "找过未找到", "0", "0", ""]
    assert [*sought, "广西 5G基站 2025年目标"] in rows


@pytest.mark.parametrize("name", PAGES)
def test_without_a_warehouse_the_page_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    app = page(name)
    assert not app.exception
    assert "还没有可读的数据" in html(app)
    assert "make build" in app.code[0].value


@pytest.mark.parametrize("name", [name for name in PAGES if name != "search"])  # which begins with an empty field
def test_an_empty_warehouse_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    synthetic.install(tmp_path, empty=True)
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    app = page(name)
    assert not app.exception
    assert "pt-empty" in html(app)


def test_a_new_build_is_picked_up_at_the_next_interaction(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    app = page("compare")
    assert "还没有可读的数据" in html(app)
    synthetic.install(tmp_path, "00000000000000a1", empty=True)
    app.run()
    assert "pt-empty" in html(app)
    synthetic.install(tmp_path, "00000000000000a2")
    app.run()
    assert "5G基站：2025年目标" in html(app)
    assert "版本 00000000" in html(app)


def test_a_damaged_warehouse_is_said_to_be_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synthetic.install(tmp_path).write_bytes(b"no warehouse")
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    app = page("compare")
    assert not app.exception
    assert "make build" in app.code[0].value
