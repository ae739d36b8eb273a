from __future__ import annotations

import re
from pathlib import Path

import pytest

from etl.extract.clauses import clauses, result_in, result_words
from etl.extract.milestones import milestones_of
from etl.model import Document, Milestone
from etl.read import read, read_bytes
from etl.seeds import Seeds
from etl.segment import segment

HEAD = "# 海陵省数字经济发展行动方案（2024—2027年）\n\n海政办发〔2024〕12号\n\n2024年3月5日\n\n"


def document(body: str, seeds: Seeds, title: str = HEAD) -> Document:
    (found,) = segment(read_bytes((title + body).encode(), "a.md"), seeds)
    return found


def found(body: str, seeds: Seeds, title: str = HEAD) -> list[tuple[int, str]]:
    return [(m.year, m.text) for m in milestones_of(document(body, seeds, title), seeds)]


def only(body: str, seeds: Seeds) -> Milestone:
    (milestone,) = milestones_of(document(body, seeds), seeds)
    return milestone


TASK = "## 三、重点工作\n\n### （一）建设平台\n\n"
GOALS = "## 二、发展目标\n\n"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("到2027年，基本建成全省数据流通体系。", [(2027, "基本建成全省数据流通体系")]),
        ("2025年底前，上线省级算力调度平台。", [(2025, "上线省级算力调度平台")]),
        ("力争2026年实现货运无人机首飞。", [(2026, "实现货运无人机首飞")]),
        ("云河数据港二期2025年年底前竣工投产。", [(2025, "云河数据港二期竣工投产")]),
        (
            "到2027年，数据产权登记制度基本形成，各地平台全面贯通。",
            [(2027, "数据产权登记制度基本形成"), (2027, "各地平台全面贯通")],
        ),
        (
            "到2026年，建成应急指挥平台；到2030年，成为区域算力枢纽。",
            [(2026, "建成应急指挥平台"), (2030, "成为区域算力枢纽")],
        ),
        ("到2027年，建成开放实验场；形成检测认证体系。", [(2027, "建成开放实验场"), (2027, "形成检测认证体系")]),
        ("方案提出，到2030年，建成低空飞行示范区。", [(2030, "建成低空飞行示范区")]),
        ("“十四五”末，海陵港智慧码头全面建成。", [(2025, "海陵港智慧码头全面建成")]),
        ("到2027年，在教育、医疗等领域形成一批示范场景。", [(2027, "在教育、医疗等领域形成一批示范场景")]),
        ("到2026年，关键装备达到国际先进水平。", [(2026, "关键装备达到国际先进水平")]),
    ],
)
def test_a_dated_goal_without_a_number_is_a_milestone(
    sentence: str, expected: list[tuple[int, str]], seeds: Seeds
) -> None:
    assert found(TASK + sentence, seeds) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "到2027年，建成算力中心30个。",  # a quantity: a statement
        "到2027年，打造5个国际合作平台。",
        "到2027年，显著提升数字化水平。",  # an activity
        "到2027年，形成推进数字化的强大合力。",
        "截至2024年2月，全省已建成统一政务云。",  # past
        "2023年，建成了省级政务云。",
        "建成全省统一的政务云。",  # no year
        "为2030年建成数字强省奠定坚实基础。",  # what something else is good for
        "到2027年，支持企业建立研发中心。",  # an activity
        "到2027年，城市建设深化。",  # a noun
        "有效期至2026年12月31日。",
        "较2025年形成明显改善。",  # against what, not when
        "到2027年，完成省下达任务。",
    ],
)
def test_what_is_none(sentence: str, seeds: Seeds) -> None:
    assert found(TASK + sentence, seeds) == []


def test_a_clause_with_a_quantity_leaves_its_neighbours(seeds: Seeds) -> None:
    body = TASK + "到2027年，建成智能工厂200家，形成梯度培育体系，产业规模达到800亿元，建成工业大数据枢纽。"
    assert found(body, seeds) == [(2027, "形成梯度培育体系"), (2027, "建成工业大数据枢纽")]


def test_the_years_of_a_goals_section_hold_below_its_lead_in(seeds: Seeds) -> None:
    body = (
        GOALS
        + "到2027年，数字经济综合实力明显增强。\n\n——基础设施。建成全省算力网络。\n\n——制度规则。数据交易规则基本形成。"
    )
    milestones = milestones_of(document(body, seeds), seeds)
    assert [(m.year, m.text, m.year_from) for m in milestones] == [
        (2027, "数字经济综合实力明显增强", "sentence"),
        (2027, "建成全省算力网络", "context"),
        (2027, "数据交易规则基本形成", "context"),
    ]


def test_outside_of_goals_a_year_ends_with_its_sentence(seeds: Seeds) -> None:
    body = TASK + "2025年底前出台数据开放管理办法。建立多部门会商机制，搭建运营平台。"
    assert found(body, seeds) == [(2025, "出台数据开放管理办法")]


def test_the_title_dates_the_section_of_goals_and_nothing_else(seeds: Seeds) -> None:
    milestone = only(GOALS + "建成全省一体化数据平台。", seeds)
    assert (milestone.year, milestone.year_from) == (2027, "title")
    assert found(TASK + "建成全省一体化数据平台。", seeds) == []


@pytest.mark.parametrize(
    ("sentence", "texts"),
    [
        ("到2027年，数字化水平显著提升，数据要素市场更加活跃。", ["数字化水平显著提升", "数据要素市场更加活跃"]),
        ("到2027年，营商环境建设取得突破性进展。", ["营商环境建设取得突破性进展"]),
        ("到2027年，制造业保持合理比重。", ["制造业保持合理比重"]),
        ("到2027年，加快发展。", []),
        ("到2027年，推动创新能力显著提升。", ["推动创新能力显著提升"]),
    ],
)
def test_a_trend_is_less_sure_than_a_result(sentence: str, texts: list[str], seeds: Seeds) -> None:
    milestones = milestones_of(document(sentence, seeds), seeds)
    assert [m.text for m in milestones] == texts
    assert all(m.rule == "trend sentence" and m.confidence <= 0.5 for m in milestones)


def test_a_dated_heading_dates_only_what_is_done_once(seeds: Seeds) -> None:
    title = "# 云河市2025年政府工作报告\n\n2025年1月20日\n\n"
    body = "## 三、2025年主要任务\n\n建成市博物馆新馆。形成齐抓共管工作格局。开通云河至海陵城际铁路。"
    assert found(body, seeds, title) == [(2025, "建成市博物馆新馆"), (2025, "开通云河至海陵城际铁路")]


def test_statistics_and_law_have_none(seeds: Seeds) -> None:
    for title in ("# 2024年1—6月份软件业运行情况\n\n", "# 海陵省数据条例\n\n"):
        assert found("## 一、总体情况\n\n到2027年，建成全省数据平台。", seeds, title) == []


def test_fields_of_a_milestone(seeds: Seeds) -> None:
    milestone = only(TASK + "到2026年，建成省级 算力 调度平台。", seeds)
    assert milestone.text == "建成省级算力调度平台"
    assert milestone.sentence == "到2026年，建成省级 算力 调度平台。"
    assert (milestone.line, milestone.year_from, milestone.rule) == (11, "sentence", "done sentence")
    assert milestone.section == ("三、重点工作", "（一）建设平台")
    assert 0.9 <= milestone.confidence <= 1


def test_a_clause_that_begins_with_another_place_is_that_place_s(seeds: Seeds) -> None:
    title = "# 山东省数字经济发展行动方案（2024—2027年）\n\n鲁政办发〔2024〕12号\n\n2024年3月5日\n\n"
    body = TASK + "到2026年，济南市建成量子通信试验网，全省形成统一监管体系。"
    milestones = milestones_of(document(body, seeds, title), seeds)
    assert [(m.region, m.text[:3]) for m in milestones] == [("370100", "济南市"), ("370000", "全省形")]


def test_the_editor_s_note_is_not_counted_twice(seeds: Seeds) -> None:
    note = "## 编者按\n\n近日，方案印发，提出到2027年，全省建成统一算力网络，到2030年成为全国算力枢纽。\n\n"
    body = note + GOALS + "到2027年，建成全省统一算力网络。"
    assert found(body, seeds) == [(2030, "成为全国算力枢纽"), (2027, "建成全省统一算力网络")]


def test_clauses_end_at_commas_outside_of_marks() -> None:
    text = "到2027年，建成“一网，一云”，收入1,200亿元,实现（一期，二期）贯通"
    assert [text[start:end] for start, end in clauses(text)] == [
        "到2027年",
        "建成“一网，一云”",
        "收入1,200亿元",
        "实现（一期，二期）贯通",
    ]


@pytest.mark.parametrize(
    ("clause", "cue"),
    [
        ("基本建成数据流通体系", "建成"),
        ("省市县三级全覆盖", "全覆盖"),
        ("深化线上线下融合", None),
        ("线上线下渠道深度融合", None),
        ("已建成的平台稳定运行", None),
        ("推动综合指数进入全国第一梯队", "进入"),
        ("人才进入企业", None),
        ("“直通车”服务平台运行有序", None),
        ("重庆市创建国家级创新中心", "创建"),
        ("国际消费城市建设取得进展", ""),
        ("显著增强创新能力", None),
    ],
)
def test_verbs_of_result(clause: str, cue: str | None, seeds: Seeds) -> None:
    result = result_in(clause, result_words(seeds))
    assert (result.cue if result else None) == cue


def test_no_cue_has_two_rows_and_all_weights_are_shares(seeds: Seeds) -> None:
    assert all(0 < cue.confidence <= 1 for cue in result_words(seeds).cues.values())


def test_originals(shared: Path, seeds: Seeds) -> None:
    """Facts of the source bulletins: which years, how many, and that every text stands in its sentence."""
    counts: dict[str, int] = {}
    for path in sorted((shared / "corpus" / "bulletins").glob("*.txt")):
        for one in segment(read(path, path.name), seeds):
            milestones = milestones_of(one, seeds)
            counts[one.title[:6]] = sum(not m.rule.startswith("trend") for m in milestones)
            assert len({m.id for m in milestones}) == len(milestones)
            for milestone in milestones:
                said = re.sub(r"\s", "", milestone.sentence)
                assert all(part in said for part in (milestone.text[:4], milestone.text[-4:]))
    assert counts["重庆市人民政"] == 5
    assert 14 <= counts["吉林省关于进"] <= 18
    assert 22 <= counts["山东省数字基"] <= 28
    assert counts["贵州省数据流"] == counts["广东省政务服"] == 0
    assert 95 <= sum(counts.values()) <= 150
