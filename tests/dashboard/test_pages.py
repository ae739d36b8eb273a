"""Each page through AppTest: what it shows, what its address says, what it says when there is nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from etl.model import content_id
from tests.dashboard import synthetic
from tests.dashboard.conftest import Open, html, links, page
from tests.dashboard.synthetic import MILESTONES, TARGETS, goal_id

JILIN, SHANDONG, GUANGDONG = (goal_id("target", TARGETS[place]) for place in (0, 1, 3))
PAGES = ("compare", "timeline", "explore", "search", "reader", "evidence")


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
    assert "5G base stations: targets for 2025" in html(app)
    app.button(key="language").click().run()
    assert "5G基站：2025年目标" in html(app)


def test_compare_begins_with_what_most_regions_share(open_page: Open) -> None:
    app = open_page()
    assert charts(app) == ["compare", "map"]
    assert app.query_params == {
        "lang": "zh",
        "indicator": "5g_base_stations~stock~个",
        "year": "2025",
        "upto": "exact",
        "level": "all",
        "chart": "bar",
        "numbers": "short",
    }
    shown = html(app)
    assert "4 个地区提出目标" in shown
    assert "360万个" in shown  # the national goal is far off and in the notes


def test_a_copied_address_opens_the_same_view(open_page: Open) -> None:
    first = open_page("compare", lang="en", year="2024", upto="latest", level="province", chart="dot", numbers="full")
    second = open_page("compare", **first.query_params)
    assert second.query_params == first.query_params
    assert html(second) == html(first)
    assert "latest targets up to 2024" in html(second)


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
    app = open_page("compare", lang="xx", indicator="nothing", year="1066", level="moon", chart="pie", numbers="roman")
    assert not app.exception
    assert app.query_params["indicator"] == "5g_base_stations~stock~个"
    assert app.query_params["year"] == "2025"
    assert app.query_params["lang"] == "zh"


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
    for words in (
        "≥ 25万个",
        "一、总体要求 › （二）主要目标",
        "sd.md 第 11 行",
        "2023-08-01",
        "90%",
        "被这个目标取代的旧值",
    ):
        assert words in shown
    assert app.query_params == {"lang": "zh", "target": SHANDONG}


def test_a_restatement_says_that_it_is_one(open_page: Open) -> None:
    assert "本项目对原文件的转述" in html(open_page("evidence", target=JILIN))
    assert "本项目对原文件的转述" not in html(open_page("evidence", target=SHANDONG))


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
    assert app.query_params["regions"] == ["220000", "310000", "370000", "440000", "520100"]
    assert "5 个地区，2022–2025 年" in html(app)
    app = open_page("timeline", regions=["310000"])
    assert charts(app) == ["timeline"]
    assert "没有写明里程碑" in html(app)


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
    assert "共 19 条表述" in html(app)
    app.multiselect(key="kind.explore.zh").set_value([]).run()
    assert "共 23 条表述" in html(app)
    assert app.query_params["kind"] == ""
    app.text_input(key="q.explore.zh").set_value("算力 EFLOPS").run()
    assert "共 2 条表述" in html(app)
    again = open_page("explore", **app.query_params)
    assert "共 2 条表述" in html(again)
    assert list(again.dataframe[0].value["stated"]) == ["> 18 EFLOPS", "12.5 EFLOPS"]


def test_explore_without_rows_names_the_filters_in_force(open_page: Open) -> None:
    app = open_page("explore", kind="incentive", years="2025")
    assert "没有符合条件的表述" in html(app)
    assert "类别、年份" in html(app)


@pytest.mark.parametrize("name", PAGES)
def test_without_a_warehouse_the_page_says_what_to_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    app = page(name)
    assert not app.exception
    assert "还没有可读的数据" in html(app)
    assert "make build" in app.code[0].value


@pytest.mark.parametrize("name", PAGES)
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
