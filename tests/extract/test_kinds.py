from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import (
    GOALS,
    LAW,
    PLAN,
    REPORT,
    STATISTICS,
    TASKS,
    UNDATED_PLAN,
    UNISSUED_PLAN,
    WORK_REPORT,
    fields,
    head,
)

PAST = "## 一、发展基础\n\n"

# head · body · quote and kind of each statement
CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    # goals
    (PLAN, "到2027年，5G基站达到20万个。", [("20万个", "target")]),
    (PLAN, "2024年，新建5G基站1.5万个。", [("1.5万个", "target")]),
    (PLAN, "培育专精特新企业500家以上。", [("500家以上", "target")]),
    (PLAN, "力争引进总部企业10家。", [("10家", "target")]),
    (PLAN, "网络时延控制在5毫秒以内。", [("5毫秒以内", "target")]),
    (PLAN, "单位GDP能耗较2020年降低14%。", [("14%", "target")]),
    (PLAN, "设立总规模100亿元的数字经济产业基金。", [("100亿元", "target")]),
    (PLAN, "每年培育上云企业1万家。", [("1万家", "target")]),
    (PLAN, GOALS + "数字产业规模翻一番。", [("翻一番", "target")]),
    (PLAN, GOALS + "全省三分之一以上的县建成数字乡村示范县。", [("三分之一以上", "target")]),
    (PLAN, GOALS + "全省16市均达到光网示范水平。", [("16市", "target")]),
    (PLAN, GOALS + "到2027年，工厂智能化。300家企业完成改造。", [("300家", "target")]),
    (PLAN, GOALS + "力争培育3—5家百亿级企业。", [("3—5家", "target")]),
    (PLAN, TASKS + "打造市内1毫秒时延圈。", [("1毫秒", "target")]),
    (UNDATED_PLAN, TASKS + "培育企业50家。", [("50家", "target")]),
    (UNISSUED_PLAN, "到2025年，5G基站达到12万个。", [("12万个", "target")]),
    (LAW, "到2026年，公共数据开放率达到80%。", [("80%", "target")]),
    (REPORT, "《行动方案》提出，到2027年，算力规模达到30EFLOPS。", [("30EFLOPS", "target")]),
    (WORK_REPORT, "## 二、2025年重点工作\n\n新增就业12万人。", [("12万人", "target")]),
    # facts
    (PLAN, "截至2023年底，全省累计建成5G基站9万个。", [("9万个", "actual")]),
    (PLAN, "2023年，规上软件企业达到900家。", [("900家", "actual")]),
    (PLAN, "目前，全省拥有规上软件企业900家。", [("900家", "actual")]),
    (PLAN, "数字产业增加值同比增长8.5%。", [("8.5%", "actual")]),
    (PLAN, "智能工厂从30个增加到65个。", [("30个", "actual"), ("65个", "actual")]),
    (PLAN, PAST + "建成5G基站9万个。", [("9万个", "actual")]),
    (STATISTICS, "软件业务收入62350亿元，增长11.5%。", [("62350亿元", "actual"), ("11.5%", "actual")]),
    (REPORT, "2023年，全国算力总规模达到230EFLOPS。", [("230EFLOPS", "actual")]),
    (REPORT, "该公司目前拥有员工3000人。", [("3000人", "actual")]),
    (WORK_REPORT, "## 一、2023年工作回顾\n\n新增高新技术企业900家。", [("900家", "actual")]),
    # both in one sentence
    (
        PLAN,
        "上云企业从2023年的3万家增加到2027年的6万家。",
        [("3万家", "actual"), ("6万家", "target")],
    ),
    (PLAN, "宽带普及率从2023年的35%提高到2027年的60%。", [("35%", "actual"), ("60%", "target")]),
    (WORK_REPORT, "2023年，人均预期寿命由79岁提高到80岁。", [("79岁", "actual"), ("80岁", "actual")]),
    (
        WORK_REPORT,
        "2023年，外资总部从77家、研发中心从48家增加到63家。",
        [("77家", "actual"), ("48家", "actual"), ("63家", "actual")],
    ),
    (WORK_REPORT, "## 一、2023年工作回顾\n\n减税及扶持资金达80亿元。", [("80亿元", "actual")]),
    # lengths of time that are goals
    (PLAN, GOALS + "人均预期寿命提高到80岁，优良天数增加12天。", [("80岁", "target"), ("12天", "target")]),
    (PLAN, GOALS + "建成15分钟便民生活圈。", [("15分钟", "target")]),
    # what goes on beside a goal
    (PLAN, "力争产值达到90亿元，其中软件占比30%。", [("90亿元", "target"), ("30%", "target")]),
    (PLAN, GOALS + "带动社会投资超千亿元。", [("千亿元", "target")]),
    # news of a plan, and what a body of government says
    (head("安徽出台算力行动方案 部署三项工程", ""), "到2027年，算力达到9EFLOPS。", [("9EFLOPS", "target")]),
    (head("安徽算力产业思考"), "到2027年，算力达到9EFLOPS。", [("9EFLOPS", "target")]),
    # predictions
    (PLAN, "有关负责人表示，预计2027年市场规模达到500亿元。", [("500亿元", "forecast")]),
    (PLAN, "据行业机构预测，2028年全球算力市场规模将超过2万亿元。", [("2万亿元", "forecast")]),
    (REPORT, "预计到2026年，市场规模将达到500亿元。", [("500亿元", "forecast")]),
    # law
    (LAW, "处理100万人以上个人信息的，应当进行安全评估。", [("100万人以上", "condition")]),
    (LAW, "日志留存时间不少于6个月。", [("6个月", "rule")]),
]

NONE = [
    "围绕五个方面，提出22条举措。",
    "坚持三个统一，处理好五个关系。",
    "优化12345热线服务。",
    "构建三位一体的服务体系。",
    "推动4A级以上景区智慧化改造。",
    "完成IPv6改造，加快6G技术研发。",
    "推广C919配套、3D打印等技术。",
    "落实第三条和第五条要求。",
    "建设一批公共服务平台，引进若干企业。",
    "培养万名数字工匠。",
    "实施“十百千”工程。",
    "发展4K、8K超高清视频。",
    "推进5G、千兆光网“双千兆”建设。",
    "深化“1+3+N”格局。",
    "承接3.8米直径火箭总装。",
    "建设20万吨级航道。",
    "部署10G无源光网络。",
    "排名全国第3位。",
    "（责任单位：省数据局等5个部门）",
    "联系电话：0551-62600000。",
    "责任单位：省数据局等5个部门。",
    "出台支持企业的20条硬措施。",
    "部分学科进入全球前1%。",
    "连续三年位居首位。",
    "推动50米内的站点优先改造。",
    "推动1类创新药上市。",
    "“双优”体系是指6个主导产业和4个先导产业。",
    "6个主导产业包括新材料、新能源等。",
    "软件、芯片、机器人3个产业集聚。",
    "提升甲湖、乙湖、丙湖3个度假区品质。",
    "在机械等6个行业推广应用。",
    "落实《关于支持平台企业发展五条措施的通知》。",
    "算力达到每秒10的18次方次运算。",
]


@pytest.mark.parametrize(("above", "body", "expected"), CASES)
def test_kinds(above: str, body: str, expected: list[tuple[str, str]], seeds: Seeds) -> None:
    assert fields(body, seeds, "quote kind", above) == expected, body


@pytest.mark.parametrize("body", NONE)
def test_what_is_no_statement(body: str, seeds: Seeds) -> None:
    assert fields(TASKS + body, seeds, "quote kind indicator") == [], body
