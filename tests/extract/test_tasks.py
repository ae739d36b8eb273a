from __future__ import annotations

from pathlib import Path

import pytest

from etl.extract.bodies import duty_of, task_words
from etl.extract.tasks import tasks_of
from etl.model import Document, Task
from etl.read import read, read_bytes
from etl.seeds import Seeds
from etl.segment import segment

HEAD = "# 海陵省数字政府建设实施方案\n\n海政办发〔2024〕12号\n\n2024年3月5日\n\n## 二、工作举措\n\n"
TEXT = "建设省级政务云平台，完善运维管理制度。"


def document(body: str, seeds: Seeds, head: str = HEAD) -> Document:
    (found,) = segment(read_bytes((head + body).encode(), "a.md"), seeds)
    return found


def tasks(body: str, seeds: Seeds, head: str = HEAD) -> list[Task]:
    return tasks_of(document(body, seeds, head), seeds)


def named(task: Task) -> list[str]:
    """The bodies, those that lead with a star."""
    return [("*" if body.leads else "") + body.name for body in task.bodies]


@pytest.mark.parametrize(
    ("note", "bodies", "deadline"),
    [
        ("责任单位：省财政厅、省统计局", ["省财政厅", "省统计局"], ""),
        ("责任单位:省财政厅,省统计局;完成时限:2025年6月底前", ["省财政厅", "省统计局"], "2025年6月底前"),
        ("完成时限：2024 年底；责任单位：省财政厅", ["省财政厅"], "2024 年底"),
        ("省财政厅牵头，省统计局、省文化和旅游厅按职责分工负责", ["*省财政厅", "省统计局", "省文化和旅游厅"], ""),
        ("省财政厅、省统计局牵头，各地、各有关部门配合", ["*省财政厅", "*省统计局", "各地", "各有关部门"], ""),
        ("牵头单位：省财政厅；配合单位：省统计局、各市人民政府", ["*省财政厅", "省统计局", "各市人民政府"], ""),
        ("责任部门：省财政厅及各市〔州〕政府", ["省财政厅", "各市〔州〕政府"], ""),
        (
            "省财政厅、各设区市人民政府和海陵新区管委会按职责分工负责",
            ["省财政厅", "各设区市人民政府", "海陵新区管委会"],
            "",
        ),
        (
            "责任单位：省工业和信息化厅、省发展和改革委员会和省林业和草原局",
            ["省工业和信息化厅", "省发展和改革委员会", "省林业和草原局"],
            "",
        ),
        ("责任单位：省应急管理厅、省气象局等，各市州政府", ["省应急管理厅", "省气象局", "各市州政府"], ""),
        ("责任单位：省财政厅、省统计局，列第1位的为牵头单位，下同", ["*省财政厅", "省统计局"], ""),
        ("责任单位：省财政厅；排名第一的为牵头单位，下同；完成时限：长期坚持", ["*省财政厅"], "长期坚持"),
        ("责任单位：省公安厅，各市、县（区）人民政府", ["省公安厅", "各市、县（区）人民政府"], ""),
        ("海关总署负责", ["海关总署"], ""),
        ("省财政厅", ["省财政厅"], ""),
    ],
)
def test_notes_of_duty(note: str, bodies: list[str], deadline: str, seeds: Seeds) -> None:
    duty = duty_of(note, task_words(seeds))
    assert duty is not None, note
    assert [("*" if body.leads else "") + body.name for body in duty.bodies] == bodies
    assert duty.deadline == deadline


@pytest.mark.parametrize(
    "note",
    [
        "科研单位",
        "市、区、行委",
        "以下简称省办公室",
        "来源：海陵省人民政府",
        "2024—2027年",
        "如共有则由牵头企业提供证明材料",
        "网站集群、办事大厅",
    ],
)
def test_other_brackets(note: str, seeds: Seeds) -> None:
    assert duty_of(note, task_words(seeds), after_stop=note.endswith("大厅") is False) is None


def test_fields_of_a_task(seeds: Seeds) -> None:
    (task,) = tasks(f"1. 夯实云网底座。{TEXT}（责任单位：省数据局、省财政厅；完成时限：2025年底前）", seeds)
    assert (task.number, task.title, task.text) == ("1", "夯实云网底座", TEXT.rstrip("。"))
    assert (task.deadline, task.deadline_year) == ("2025年底前", 2025)
    assert named(task) == ["省数据局", "省财政厅"]
    assert (task.line, task.rule) == (9, "note")
    assert task.section == ("二、工作举措", "1.夯实云网底座")


@pytest.mark.parametrize(("number", "expected"), [("1.", "1"), ("（一）", "（一）"), ("12、", "12"), ("(三)", "(三)")])
def test_numbers_as_they_stand(number: str, expected: str, seeds: Seeds) -> None:
    (task,) = tasks(f"{number}夯实云网底座。{TEXT}（责任单位：省数据局）", seeds)
    assert task.number == expected


def test_a_place_in_a_title_s_bracket_stays(seeds: Seeds) -> None:
    (task,) = tasks(f"1. 建设国家（云河）枢纽。{TEXT}（责任单位：省数据局）", seeds)
    assert task.title == "建设国家（云河）枢纽"


def test_several_notes_in_a_paragraph_are_several_tasks(seeds: Seeds) -> None:
    body = (
        "1. 完善组织体系。统筹推进数据工作，设立专家库（责任单位：省数据局）。健全调度制度（责任单位：省政府办公厅）。"
    )
    assert [(t.number, t.text, named(t)) for t in tasks(body, seeds)] == [
        ("1", "统筹推进数据工作，设立专家库", ["省数据局"]),
        ("1", "健全调度制度", ["省政府办公厅"]),
    ]


def test_several_paragraphs_under_a_head_have_their_own(seeds: Seeds) -> None:
    body = f"### （一）提升服务能力\n\n建强热线平台。{TEXT}（责任单位：省数据局）\n\n推进智慧应急。{TEXT}（责任单位：省应急厅）"
    assert [(t.number, t.title) for t in tasks(body, seeds)] == [("（一）", "建强热线平台"), ("（一）", "推进智慧应急")]


def test_a_note_on_a_line_of_its_own_closes_what_stands_above_it(seeds: Seeds) -> None:
    (task,) = tasks(f"### （一）夯实底座\n\n{TEXT}\n\n{TEXT}\n\n（责任单位：省数据局）", seeds)
    assert task.text == "建设省级政务云平台，完善运维管理制度。建设省级政务云平台，完善运维管理制度"


def test_a_note_behind_the_last_part_speaks_for_the_whole(seeds: Seeds) -> None:
    body = f"### （一）夯实底座\n\n1. 建云。{TEXT}\n\n2. 建网。{TEXT}（责任单位：省数据局）"
    (task,) = tasks(body, seeds)
    assert (task.number, task.title) == ("（一）", "夯实底座")


def test_that_the_first_leads_holds_from_where_it_is_said(seeds: Seeds) -> None:
    body = (
        f"1. 建云。{TEXT}（责任单位：省数据局、省财政厅）\n\n"
        f"2. 建网。{TEXT}（责任单位：省数据局、省财政厅，列第1位的为牵头单位，下同）\n\n"
        f"3. 建库。{TEXT}（责任单位：省财政厅、省数据局）"
    )
    assert [named(t) for t in tasks(body, seeds)] == [
        ["省数据局", "省财政厅"],
        ["*省数据局", "省财政厅"],
        ["*省财政厅", "省数据局"],
    ]


@pytest.mark.parametrize(
    ("text", "deadline", "year"),
    [
        ("2025年底前，完成系统迁移上云工作。", "2025年底前", 2025),
        ("2025 年 6 月底前建成调度平台，2026年底前全面推广。", "2026年底前", 2026),
        ("到2026年，建成省级平台。", "", None),
        ("在2023年底前建成的平台上扩容升级。", "", None),
        ("持续推进平台建设，完善运维制度。", "", None),
    ],
)
def test_deadlines_in_the_text(text: str, deadline: str, year: int | None, seeds: Seeds) -> None:
    (task,) = tasks(f"1. 夯实云网底座。{text}（责任单位：省数据局）", seeds)
    assert (task.deadline, task.deadline_year) == (deadline, year)


def test_items_without_a_note(seeds: Seeds) -> None:
    dated = "1. 推进迁移。2025年底前，完成系统迁移上云。\n\n2. 优化服务。持续优化服务，提升群众满意度。"
    head = HEAD.replace("工作举措", "服务体系")
    assert [(t.number, t.rule, t.confidence) for t in tasks(dated, seeds, head)] == [("1", "deadline", 0.7)]
    head = HEAD.replace("工作举措", "重点任务")
    assert [(t.number, t.rule) for t in tasks(dated, seeds, head)] == [("1", "deadline"), ("2", "heading")]


@pytest.mark.parametrize(
    "title", ["海陵省2024年政府工作报告", "海陵省国民经济和社会发展第十五个五年规划纲要", "海陵省数据条例"]
)
def test_goals_of_reports_and_rules_are_no_tasks(title: str, seeds: Seeds) -> None:
    head = f"# {title}\n\n2024年3月5日\n\n## 二、重点任务\n\n"
    assert tasks("1. 推进迁移。2025年底前，完成系统迁移上云。", seeds, head) == []


def test_printed_lines_keep_their_place(seeds: Seeds) -> None:
    body = f"1. 建云。{TEXT}（责任单位：省数据局）\n\n2. 建网。{TEXT}（责任单位：省财政厅）"
    assert [t.line for t in tasks(body, seeds)] == [9, 11]


def test_originals(shared: Path, seeds: Seeds) -> None:
    """Facts of the source bulletins: how many notes of duty stand in them, and who leads."""
    found: dict[str, list[Task]] = {}
    for path in sorted((shared / "corpus" / "bulletins").glob("*.txt")):
        for one in segment(read(path, path.name), seeds):
            found[one.title] = tasks_of(one, seeds)
    counts = {title[:8]: len(tasks) for title, tasks in found.items() if tasks and tasks[0].rule == "note"}
    assert counts == {
        "吉林省人民政府办": 20,
        "青海省推进一体化": 24,
        "数字宁夏“124": 54,
        "青海省人民政府关": 40,
        "深圳市加快推动人": 18,
        "吉林省大数据产业": 22,
        "吉林省制造业智能": 18,
        "吉林省关于进一步": 32,
        "浙江省虚拟现实与": 15,
        "山东省数字基础设": 25,
        "福建省数字政府改": 48,
        "南京国家人工智能": 22,
    }
    plan = next(tasks for title, tasks in found.items() if title.startswith("青海省推进一体化"))
    assert all(task.bodies[0].leads and task.deadline_year for task in plan)
    assert named(plan[18]) == ["*省政府办公厅", "省市场监管局"]
    assert len({task.id for tasks in found.values() for task in tasks}) == sum(map(len, found.values()))
