from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.extract.make import LAW, MEASURES, PLAN, fields

# head · body · quote, kind, comparator of each statement
CASES: list[tuple[str, str, list[tuple[str, str, str]]]] = [
    # offers
    (
        MEASURES,
        "对新建算力中心，按固定资产投资的10%给予补助，最高不超过3000万元。",
        [("10%", "incentive", "="), ("3000万元", "incentive", "<=")],
    ),
    (MEASURES, "对入选国家级“小巨人”的企业，一次性奖励100万元。", [("100万元", "incentive", "=")]),
    (MEASURES, "每年发放5000万元算力券。", [("5000万元", "incentive", "=")]),
    (
        MEASURES,
        "对采购智能算力服务的企业，按合同金额的30%发放算力券，单个企业每年最高80万元。",
        [("30%", "incentive", "="), ("80万元", "incentive", "<=")],
    ),
    (
        MEASURES,
        "每年遴选20个示范场景，每个给予最高100万元支持。",
        [("20个", "incentive", "="), ("100万元", "incentive", "<=")],
    ),
    (MEASURES, "给予贷款贴息，贴息期限不超过3年。", [("3年", "incentive", "<=")]),
    (MEASURES, "对符合条件的项目，按贷款利率的50%给予贴息。", [("50%", "incentive", "=")]),
    (PLAN, "对首次认定的单项冠军企业，给予一次性奖励50万元。", [("50万元", "incentive", "=")]),
    # who may have them
    (
        MEASURES,
        "年营业收入超过1亿元的企业，给予50万元奖励。",
        [("1亿元", "condition", ">"), ("50万元", "incentive", "=")],
    ),
    (
        PLAN,
        "企业年营业收入首次突破10亿元的，给予最高200万元奖励。",
        [("10亿元", "condition", ">"), ("200万元", "incentive", "<=")],
    ),
    (
        MEASURES,
        "对研发投入500万元以上的企业，按研发费用的5%给予补助。",
        [("500万元以上", "condition", ">="), ("5%", "incentive", "=")],
    ),
    (
        MEASURES,
        "每培育1家独角兽企业，奖励园区100万元。",
        [("1家", "condition", "="), ("100万元", "incentive", "=")],
    ),
    (
        MEASURES,
        "成立满2年、员工不少于20人的企业可以申报。",
        [("2年", "condition", "="), ("20人", "condition", ">=")],
    ),
    (MEASURES, "PUE低于1.25的数据中心，优先保障用能。", [("1.25", "condition", "<")]),
    (PLAN, "对设备投资大于500万元，符合条件的项目由省里统筹支持。", [("500万元", "condition", ">")]),
    (
        PLAN,
        "年纳税额达到30万元以上，一次性给予10万元奖励。",
        [("30万元以上", "condition", ">="), ("10万元", "incentive", "=")],
    ),
    # how many, how large, how long
    (MEASURES, "每年择优认定不超过20名领军人才，纳入人才库管理。", [("20名", "incentive", "<=")]),
    (MEASURES, "对入驻企业免收3个月租金。", [("3个月", "incentive", "=")]),
    (MEASURES, "免租面积每家最高不超过500平方米。", [("500平方米", "incentive", "<=")]),
    (MEASURES, "新发展种植基地一次性奖励100元/亩。", [("100元/亩", "incentive", "=")]),
    (MEASURES, "按实际投资额的1‰给予补助。", [("1‰", "incentive", "=")]),
    (MEASURES, "前三年给予80%的奖励，后两年给予50%的奖励。", [("80%", "incentive", "="), ("50%", "incentive", "=")]),
    # rules
    (MEASURES, "弄虚作假的，3年内不予受理奖励申请。", [("3年内", "rule", "<=")]),
    (PLAN, "保障学生每天综合体育活动时间不少于2小时。", [("2小时", "rule", ">=")]),
    (PLAN, "为每名毕业生推荐3个以上岗位。", [("3个以上", "rule", ">=")]),
    (LAW, "主管部门应当自收到申请之日起10个工作日内作出决定。", [("10个工作日内", "rule", "<=")]),
    (LAW, "授权运营期限不超过3年。", [("3年", "rule", "<=")]),
    (PLAN, "自受理之日起20个工作日内办结。", [("20个工作日内", "rule", "<=")]),
    (MEASURES, "本措施自发布之日起执行，有效期三年。", [("三年", "rule", "=")]),
    # goals among offers
    (MEASURES, "到2027年，全省智能算力达到20EFLOPS。", [("20EFLOPS", "target", "=")]),
    (MEASURES, "设立50亿元产业基金。", [("50亿元", "target", "=")]),
    (PLAN, "培育企业50家，落实研发补贴政策。", [("50家", "target", "=")]),
]


@pytest.mark.parametrize(("above", "body", "expected"), CASES)
def test_offers_conditions_and_rules(above: str, body: str, expected: list[tuple[str, str, str]], seeds: Seeds) -> None:
    assert fields(body, seeds, "quote kind comparator", above) == expected, body
