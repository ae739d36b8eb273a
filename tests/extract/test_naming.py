"""What is counted: the noun of each quantity, alone or in a list; the sentences are invented."""

from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import GOALS, MEASURES, PLAN, STATISTICS, TASKS, WORK_REPORT, fields

Row = tuple[object, ...]

CASES: list[tuple[str, str, str, list[Row]]] = [  # head · body · fields · their values
    # one number, one noun
    (PLAN, "2025年，完成公共建筑节能改造100万平方米。", "indicator", [("公共建筑节能改造",)]),
    (PLAN, "2024年新建改建学校30所。", "indicator", [("学校",)]),
    (PLAN, "2024年，新建、改造养老服务中心40个。", "indicator", [("养老服务中心",)]),
    (PLAN, "目前，全省已有规上软件企业900家。", "indicator", [("规上软件企业",)]),
    (PLAN, "到2027年，服务收入稳步增长，达到30亿元。", "indicator", [("服务收入",)]),
    (PLAN, GOALS + "到2027年，设有研发机构的企业占比达到50%。", "indicator", [("设有研发机构的企业占比",)]),
    (PLAN, GOALS + "新增30家定位明确、管理高效的中试平台。", "indicator", [("中试平台",)]),
    (PLAN, GOALS + "建成50个疑难（罕见）疾病诊疗中心。", "indicator", [("疑难疾病诊疗中心",)]),
    (PLAN, GOALS + "到2027年，引进龙头企业10家在皖设立总部。", "indicator", [("龙头企业",)]),
    (MEASURES, "企业上年度研发投入占比不低于5%的，可申请资助。", "indicator", [("企业研发投入占比",)]),
    # marks that are no part of the noun
    (PLAN, "（4）截至2022年底全国新能源汽车保有量达90万辆。", "indicator", [("新能源汽车保有量",)]),
    (
        STATISTICS,
        "2024年1—5月，平台企业（新闻、游戏等）互联网业务收入同比减少0.1%。",
        "indicator",
        [("互联网业务收入",)],
    ),
    (PLAN, GOALS + "新建30座充电站、70座换电站、900根充电桩。", "indicator", [("充电站",), ("换电站",), ("充电桩",)]),
    (PLAN, GOALS + "新建30座充电站、70座换电站、900囗充电桩。", "indicator", [("充电站",), ("换电站",)]),
    (PLAN, GOALS + "到2027年，培育20家机器人、3D打印企业。", "indicator", [("机器人、3D打印企业",)]),
    # what a sum belongs to, when a noun stands on either side
    (PLAN, GOALS + "总投资120亿元的智算项目建成投产。", "family measure", [("investment", "flow")]),
    (WORK_REPORT, "2023年，成为全省首个经济总量超过5000亿元的城市。", "indicator", [("经济总量",)]),
    # per head
    (PLAN, GOALS + "5G基站密度达到每万人30个。", "indicator value", [("5G基站密度", 30)]),
    (WORK_REPORT, "2023年，低保标准提高至每月900元。", "indicator value", [("低保标准", 900)]),
    # a ratio
    (
        WORK_REPORT,
        "## 二、2024年目标\n\n城乡收入比缩小到2:1以下。",
        "indicator value comparator",
        [("城乡收入比", 2, "<=")],
    ),
    (
        WORK_REPORT,
        "2023年，城乡收入比由2.2∶1缩小至2∶1。",
        "indicator value year",
        [("城乡收入比", 2.2, None), ("城乡收入比", 2, 2023)],
    ),
    # a share of what stands before
    (
        PLAN,
        GOALS + "数字经济增加值年均增速保持在10%左右，到2027年占GDP比重超过50%。",
        "indicator family",
        [("数字经济增加值年均增速", "industry_growth"), ("数字经济增加值占GDP比重", "digital_economy_share")],
    ),
    (
        STATISTICS,
        "数字经济增加值8000亿元，相当于GDP的32%。",
        "indicator",
        [("数字经济增加值",), ("数字经济增加值相当于GDP",)],
    ),
    # a bracket that goes on with the number before it
    (
        PLAN,
        GOALS + "2026年数字经济占GDP比重达到36%左右（到2028年力争达到40%以上）。",
        "indicator year",
        [("数字经济占GDP比重", 2026), ("数字经济占GDP比重", 2028)],
    ),
    (PLAN, GOALS + "建成20个示范园区（到2027年达到30个）。", "indicator", [("示范园区",), ("示范园区",)]),
    # parts of a total
    (
        PLAN,
        GOALS + "到2027年，新型工业化示范区达到20个（省级15个、国家级5个）。",
        "value indicator family",
        [
            (20, "新型工业化示范区", "industrial_parks"),
            (15, "省级新型工业化示范区", "industrial_parks"),
            (5, "国家级新型工业化示范区", "industrial_parks"),
        ],
    ),
    # two counts side by side, sizes in a row
    (WORK_REPORT, "2023年，建成6处9条过江通道。", "quote indicator", [("6处", "过江通道"), ("9条", "过江通道")]),
    (
        PLAN,
        GOALS + "到2027年，形成1个万亿级、3个五千亿级、10个千亿级产业集群。",
        "value indicator",
        [(1, "产业集群"), (3, "产业集群"), (10, "千亿级产业集群")],
    ),
    (
        PLAN,
        TASKS + "打造市内1毫秒、省内3毫秒、省际20毫秒的时延圈。",
        "indicator subject",
        [("时延圈", "市内"), ("时延圈", "省内"), ("时延圈", "省际")],
    ),
    # 分别 about what the clause before names, with numbers of its own or without
    (
        STATISTICS,
        "手机产量11亿台，其中智能手机产量8.5亿台，同比分别增长8%和10%。",
        "value indicator",
        [(11e8, "手机产量"), (8.5e8, "智能手机产量"), (8, "手机产量"), (10, "智能手机产量")],
    ),
    (
        WORK_REPORT,
        "2023年，食品、药品抽检合格率分别达到98%和99%。",
        "value indicator",
        [(98, "食品抽检合格率"), (99, "药品抽检合格率")],
    ),
    (
        PLAN,
        GOALS + "2024年、2025年、2026年分别新增规上企业100家、120家、150家。",
        "year value measure indicator",
        [(2024, 100, "flow", "规上企业"), (2025, 120, "flow", "规上企业"), (2026, 150, "flow", "规上企业")],
    ),
    # 其中 goes on under the verb before it
    (
        PLAN,
        GOALS + "2024年，引进重点项目50个，其中数字经济项目20个。",
        "value indicator measure",
        [(50, "重点项目", "flow"), (20, "数字经济项目", "flow")],
    ),
]


@pytest.mark.parametrize(("above", "body", "names", "expected"), CASES)
def test_what_is_counted(above: str, body: str, names: str, expected: list[Row], seeds: Seeds) -> None:
    assert fields(body, seeds, names, above) == expected, body
