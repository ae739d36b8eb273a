"""Known faults: what the text says, where the rules read it wrongly. All of them fail, strictly.

A case that begins to pass turns the run red: move it to the tables of the module that it is about.
"""

from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import GOALS, MEASURES, PLAN, STATISTICS, TASKS, fields

Row = tuple[object, ...]

# what is wrong · head · body · fields · their values
FAULTS: list[tuple[str, str, str, str, list[Row]]] = [
    # quantities
    # nouns and predicates
    ("能 of 节能", PLAN, "2025年，完成公共建筑节能改造100万平方米。", "indicator", [("公共建筑节能改造",)]),
    ("新建改建 are two verbs", PLAN, "2024年新建改建学校30所。", "indicator", [("学校",)]),
    ("已有 is a verb", PLAN, "目前，全省已有规上软件企业900家。", "indicator", [("规上软件企业",)]),
    (
        "服务 before a clause's verb is a noun",
        PLAN,
        "到2027年，服务收入稳步增长，达到30亿元。",
        "indicator",
        [("服务收入",)],
    ),
    # measures and families
    (
        "年均 of the rate is not the scale's",
        PLAN,
        "到2027年，数据产业规模和年均增速分别达到300亿元和12%。",
        "value measure",
        [(300e8, "stock"), (12, "growth")],
    ),
    # lists
    (
        "the last of a row has its qualifier too",
        PLAN,
        TASKS + "打造市内1毫秒、省内3毫秒、省际20毫秒的时延圈。",
        "indicator subject",
        [("时延圈", "市内"), ("时延圈", "省内"), ("时延圈", "省际")],
    ),
    # places
    (
        "东部、中部、西部地区 are three areas",
        STATISTICS,
        "东部、中部、西部地区软件业务收入分别为51000亿元、3200亿元和6100亿元。",
        "region value",
        [("area:东部地区", 51000e8), ("area:中部地区", 3200e8), ("area:西部地区", 6100e8)],
    ),
    (
        "由2023年的8%提高至 begins with a fact",
        PLAN,
        GOALS + "数字经济核心产业增加值占GDP比重由2023年的8%提高至2027年的12%。",
        "value kind year measure",
        [(8, "actual", 2023, "share"), (12, "target", 2027, "share")],
    ),
    (
        "a goal for each of three years",
        PLAN,
        GOALS + "2024年、2025年、2026年分别新增规上企业100家、120家、150家。",
        "year value measure",
        [(2024, 100, "flow"), (2025, 120, "flow"), (2026, 150, "flow")],
    ),
    (
        "clusters of three sizes",
        PLAN,
        GOALS + "到2027年，形成1个万亿级、3个五千亿级、10个千亿级产业集群。",
        "value unit indicator",
        [
            (1, "个", "产业集群"),
            (1e12, "元", "产业集群"),
            (3, "个", "产业集群"),
            (5e11, "元", "产业集群"),
            (10, "个", "产业集群"),
            (1e11, "元", "产业集群"),
        ],
    ),
    ("超千亿元 is a sum", PLAN, GOALS + "带动社会投资超千亿元。", "value unit comparator", [(1e11, "元", ">")]),
    ("每万人 belongs to the unit", PLAN, GOALS + "5G基站密度达到每万人30个。", "indicator value", [("5G基站密度", 30)]),
    (
        "a share whose subject stands in the clause before",
        PLAN,
        GOALS + "数字经济增加值年均增速保持在10%左右，到2027年占GDP比重超过50%。",
        "value family",
        [(10, "industry_growth"), (50, "digital_economy_share")],
    ),
    (
        "what a bracket divides",
        PLAN,
        GOALS + "到2027年，新型工业化示范区达到20个（省级15个、国家级5个）。",
        "value family",
        [(20, "industrial_parks"), (15, "industrial_parks"), (5, "industrial_parks")],
    ),
    (
        "总投资 before the sum is what is counted",
        PLAN,
        GOALS + "总投资120亿元的智算项目建成投产。",
        "value family measure",
        [(120e8, "investment", "flow")],
    ),
    (
        "上年度 is a word",
        MEASURES,
        "企业上年度研发投入占比不低于5%的，可申请资助。",
        "indicator",
        [("企业研发投入占比",)],
    ),
    (
        "the growth of two outputs",
        STATISTICS,
        "手机产量11亿台，其中智能手机产量8.5亿台，同比分别增长8%和10%。",
        "value indicator",
        [(11e8, "手机产量"), (8.5e8, "智能手机产量"), (8, "手机产量"), (10, "智能手机产量")],
    ),
    (
        "for each one that is cultivated",
        MEASURES,
        "每培育1家独角兽企业，奖励园区100万元。",
        "quote kind",
        [("1家", "condition"), ("100万元", "incentive")],
    ),
    # times
    ("前5个月", STATISTICS, "2024年前5个月，利润总额7000亿元。", "within", [("2024-01/2024-05",)]),
    # kinds
    ("who is responsible", PLAN, TASKS + "责任单位：省数据局等5个部门。", "quote kind", []),
    (
        "who may apply",
        MEASURES,
        "成立满2年、员工不少于20人的企业可以申报。",
        "quote kind",
        [("2年", "condition"), ("20人", "condition")],
    ),
    (
        "a threshold before 优先",
        MEASURES,
        "PUE低于1.25的数据中心，优先保障用能。",
        "quote kind",
        [("1.25", "condition")],
    ),
    ("months free of rent", MEASURES, "对入驻企业免收3个月租金。", "quote kind", [("3个月", "incentive")]),
]


@pytest.mark.parametrize(
    ("fault", "above", "body", "names", "expected"),
    [pytest.param(*case, id=case[0], marks=pytest.mark.xfail(strict=True, reason=case[0])) for case in FAULTS],
)
def test_known_faults(fault: str, above: str, body: str, names: str, expected: list[Row], seeds: Seeds) -> None:
    assert fields(body, seeds, names, above) == expected, f"{fault}: {body}"
