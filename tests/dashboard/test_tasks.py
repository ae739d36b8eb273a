"""Tasks by deadline and by body, and the page."""

from __future__ import annotations

from pathlib import Path

import pytest

from dashboard.plot.bodies import bodies as draw_bodies
from dashboard.plot.gantt import gantt
from dashboard.plot.look import Look
from dashboard.serve import tasks
from dashboard.serve.tasks import Wanted
from tests.dashboard import offers
from tests.dashboard.conftest import html, page
from tests.dashboard.synthetic import document_id


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("POLICY_TRACKER_HOME", str(tmp_path))
    return offers.install(tmp_path)


def test_the_earliest_deadline_comes_first_and_none_last(build: str) -> None:
    found = tasks.tasks(build, Wanted())
    assert list(found["number"]) == ["1", "（一）", "2", "（二）"]
    assert [round(end, 2) for end in found["end_at"].dropna()] == [2023.75, 2025.0]
    assert [round(start, 2) for start in found["start_at"].head(2)] == [2023.5, 2023.17]
    assert list(found["period_end_year"]) == [2025, 2025, 2025, 2025]


def test_filters_add_up(build: str) -> None:
    assert list(tasks.tasks(build, Wanted(regions=("370000",)))["number"]) == ["（一）", "（二）"]
    assert list(tasks.tasks(build, Wanted(documents=(document_id("jl"),)))["number"]) == ["1", "2"]
    assert tasks.tasks(build, Wanted(("370000",), (document_id("jl"),))).empty


def test_a_body_has_one_name_in_its_region(build: str) -> None:
    found = tasks.bodies(build, (), (), "", 10)
    assert [(row.body, row.tasks, row.led) for row in found.itertuples()] == [
        ("220000~省工业和信息化厅", 2, 1),  # 省工信厅, and 工业和信息化厅 without its 省
        ("220000~省财政厅", 1, 0),
        ("370000~各市人民政府", 1, 0),
        ("370000~省工业和信息化厅", 1, 0),
    ]
    assert set(found["found"]) == {4}
    assert len(tasks.bodies(build, (), (), "", 2)) == 2


def test_bodies_are_found_by_words_and_region(build: str) -> None:
    assert list(tasks.bodies(build, (), (), "工业", 10)["region_code"]) == ["220000", "370000"]
    assert list(tasks.bodies(build, (), (), "工业 shandong", 10)["region_code"]) == ["370000"]
    assert list(tasks.bodies(build, ("220000",), (), "财政", 10)["name"]) == ["省财政厅"]
    assert tasks.bodies(build, (), (), "气象", 10).empty


def test_tasks_of_a_body_say_whether_it_leads(build: str) -> None:
    found = tasks.tasks(build, Wanted(bodies=("220000~省工业和信息化厅",)))
    assert list(zip(found["number"], found["leads"], strict=True)) == [("1", True), ("2", False)]


def test_one_task_with_its_document(build: str) -> None:
    found = tasks.task(build, offers.task_id("1"))
    assert found is not None
    assert (found["region_name"], found["sentence"], found["is_held"]) == ("吉林省", "建设全省的数据枢纽。", True)
    assert tasks.task(build, "nothing") is None


def test_the_chart_runs_from_issue_to_deadline(build: str) -> None:
    dated = tasks.tasks(build, Wanted()).dropna(subset=["deadline_year"])
    made = gantt(dated, Look(), now=2024.0, now_label="数据截至", selected=offers.task_id("1"))
    (trace,) = made.data
    assert [key[0] for key in trace.customdata] == [offers.task_id("1"), offers.task_id("（一）")]
    assert [round(length, 2) for length in trace.x] == [0.25, 1.83]
    assert trace.marker.color[0].endswith(",0.28)")  # due before the data end
    assert trace.marker.color[1].endswith(",0.55)")
    assert list(made.layout.yaxis.ticktext) == ["1 建设数据枢纽", "（一） 开放场景"]


def test_a_now_that_is_far_off_is_not_drawn(build: str) -> None:
    dated = tasks.tasks(build, Wanted()).dropna(subset=["deadline_year"])
    made = gantt(dated, Look(), now=2040.0, now_label="数据截至")
    assert made.layout.xaxis.range[1] < 2026
    assert "数据截至" not in [note.text for note in made.layout.annotations]


def test_bars_of_bodies_begin_with_what_they_lead(build: str) -> None:
    made = draw_bodies(tasks.bodies(build, (), (), "", 10), Look(), leads="牵头", takes_part="参与")
    assert list(made.data[0].x) == [1, 0, 0, 0]
    assert list(made.data[1].x) == [1, 1, 1, 1]
    assert made.data[0].customdata[0][0] == "220000~省工业和信息化厅"


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("view", ["deadlines", "bodies"])
def test_the_page_runs(build: str, view: str, language: str) -> None:
    app = page("tasks", tasks=view, lang=language)
    assert not app.exception
    assert app.query_params == {"lang": language, "tasks": view, "body": "all"}
    assert "pt-source" in html(app)


def test_undated_tasks_stand_apart_with_the_period_of_their_document(build: str) -> None:
    app = page("tasks")
    undated = app.dataframe[-1].value
    assert list(undated["title"]) == ["培养人才", "研究标准。"]
    assert set(undated["deadline"]) == {"规划期至2025年"}


def test_the_tasks_of_one_body(build: str) -> None:
    app = page("tasks", tasks="bodies", body="220000~省工业和信息化厅")
    assert "吉林 · 省工业和信息化厅的任务" in html(app)
    assert "1 份文件，2 项任务，其中牵头 1 项" in html(app)
    assert list(app.dataframe[0].value["role"]) == ["牵头", "参与"]


def test_a_search_takes_all_bodies_that_it_finds(build: str) -> None:
    app = page("tasks", tasks="bodies", who="工业和信息化")
    assert "2 份文件，3 项任务，其中牵头 1 项" in html(app)
    app = page("tasks", who="气象")
    assert "没有叫这个名字的责任单位" in html(app)


def test_a_task_is_evidence(build: str) -> None:
    for name in ("tasks", "evidence"):
        app = page(name, task=offers.task_id("1"))
        assert not app.exception
        assert "建设全省的数据枢纽。" in html(app)
        assert "省工信厅（牵头）、以及省财政厅" in html(app)
    assert "&lt;b&gt;人才&lt;/b&gt;" in html(page("evidence", task=offers.task_id("2")))
    assert "没有找到这条出处" in html(page("evidence", task="nothing"))
