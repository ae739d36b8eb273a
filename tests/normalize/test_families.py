from __future__ import annotations

import pytest

from etl.model import Measure
from etl.normalize.families import family_of
from etl.seeds import Seeds
from tests.extract.make import GOALS, PLAN, fields

# phrase, unit, measure · family, subject
CASES: list[tuple[str, str, Measure, str, str | None]] = [
    # network
    ("5G基站", "个", "stock", "5g_base_stations", None),
    ("5G用户普及率", "%", "share", "5g_penetration", None),
    ("行政村5G通达率", "%", "share", "5g_coverage", "行政村"),
    ("10G-PON端口", "个", "stock", "pon_ports", None),
    ("互联网出省带宽", "bps", "stock", "egress_bandwidth", None),
    ("光缆线路长度", "m", "stock", "fiber_length", None),
    ("IPv6流量占比", "%", "share", "ipv6_share", None),
    ("物联网终端用户", "户", "stock", "iot_connections", None),
    ("网络时延", "s", "stock", "latency", None),
    # compute
    ("标准机架", "架", "stock", "racks", None),
    ("算力规模", "FLOPS", "stock", "compute_capacity", None),
    ("智能算力", "FLOPS", "stock", "compute_capacity", "智能算力"),
    ("智能算力占比", "%", "share", "intelligent_compute_share", None),
    ("存储规模", "B", "stock", "storage_capacity", None),
    ("先进存储占比", "%", "share", "advanced_storage_share", None),
    ("服务器", "台", "stock", "servers", None),
    ("服务器上架率", "%", "share", "server_power_rate", None),
    ("数据中心", "个", "stock", "data_centers", None),
    # industry
    ("人工智能核心产业规模", "元", "stock", "industry_scale", "人工智能核心产业"),
    ("软件业务收入", "元", "flow", "industry_scale", "软件"),
    ("软件业务收入", "%", "growth", "industry_growth", "软件"),
    ("数字经济占GDP比重", "%", "share", "digital_economy_share", None),
    ("数字经济增加值", "%", "growth", "industry_growth", "数字经济"),
    ("数字经济规模", "元", "stock", "digital_economy_scale", None),
    ("固定资产投资", "元", "flow", "investment", "固定资产"),
    ("产业基金", "元", "stock", "fund_size", None),
    ("出口额", "元", "flow", "export", None),
    ("利润总额", "元", "flow", "profit", None),
    ("手机产量", "台", "flow", "output_volume", "手机产量"),
    ("研发投入", "元", "flow", "rd_spending", None),
    # enterprises
    ("规上工业企业", "家", "stock", "enterprises", "规上工业企业"),
    ("企业", "家", "stock", "enterprises", None),
    ("上市公司", "家", "stock", "listed_companies", None),
    ("独角兽企业", "家", "stock", "unicorns", None),
    ("专精特新“小巨人”企业", "家", "stock", "specialized_enterprises", "专精特新小巨人企业"),
    ("上云企业", "家", "stock", "cloud_enterprises", "上云企业"),
    # builds
    ("工业互联网平台", "个", "stock", "industrial_platforms", "工业互联网平台"),
    ("重点实验室", "个", "stock", "innovation_platforms", "重点实验室"),
    ("公共服务平台", "个", "stock", "public_platforms", "公共服务平台"),
    ("产业园区", "个", "stock", "industrial_parks", "产业园区"),
    ("先进制造业集群", "个", "stock", "clusters", "先进制造业集群"),
    ("智能工厂", "个", "stock", "smart_factories", "智能工厂"),
    ("数字化车间", "个", "stock", "digital_workshops", "数字化车间"),
    ("应用场景", "个", "stock", "scenarios", "应用场景"),
    ("示范项目", "个", "stock", "demo_projects", "示范项目"),
    ("解决方案", "个", "stock", "solutions", "解决方案"),
    ("大模型", "个", "stock", "products", "大模型"),
    ("高质量数据集", "个", "stock", "datasets", "高质量数据集"),
    ("数据产品", "个", "stock", "data_products", "数据产品"),
    ("国家标准", "项", "stock", "standards", "国家标准"),
    ("发明专利", "件", "stock", "patents", "发明专利"),
    ("充电桩", "个", "stock", "charging_piles", None),
    ("高技能人才", "人", "stock", "talent", "高技能人才"),
    ("合作协议", "个", "stock", "agreements", "合作协议"),
    # rates
    ("公共数据开放率", "%", "share", "coverage", None),
    ("政务服务事项网办率", "%", "share", "online_service_rate", None),
    ("群众满意度", "%", "share", "satisfaction", None),
    ("规上工业企业数字化率", "%", "share", "digitalization_rate", "规上工业"),
    ("关键工序数控化率", "%", "share", "integration_level", None),
    ("机器人密度", "台", "stock", "robot_density", None),
    ("活跃用户", "户", "stock", "users", None),
    # what looks like one family and is another, or none
    ("标准机架", "个", "stock", "racks", None),
    ("吨标准煤", "吨", "stock", "other", "吨标准煤"),
    ("5G基站能耗", "%", "growth", "other", "5G基站能耗"),
    ("森林覆盖率", "%", "share", "other", "森林覆盖率"),
    ("充电桩覆盖率", "%", "share", "coverage", "充电桩"),
    ("应用场景投资", "元", "flow", "investment", "应用场景"),
    ("数字产品服务业占比", "百分点", "change", "other", "数字产品服务业占比"),
    ("空气质量优良天数", "天", "stock", "other", "空气质量优良天数"),
    # spellings
    ("5g 基站", "个", "stock", "5g_base_stations", None),
    ("“5G”基站", "个", "stock", "5g_base_stations", None),
]


@pytest.mark.parametrize(("phrase", "unit", "measure", "family", "subject"), CASES)
def test_families(phrase: str, unit: str, measure: Measure, family: str, subject: str | None, seeds: Seeds) -> None:
    assert family_of(phrase, unit, measure, seeds) == (family, subject), phrase


# head · body · quote and family of each statement
STATED: list[tuple[str, str, list[tuple[str, str]]]] = [
    (PLAN, GOALS + "力争培育3—5家百亿级企业。", [("3—5家", "enterprises")]),
    (
        PLAN,
        "2025年，推进100个重大项目建设，完成投资800亿元。",
        [("100个", "demo_projects"), ("800亿元", "investment")],
    ),
    (PLAN, "2023年，数字经济增加值同比增长8.5%。", [("8.5%", "industry_growth")]),
    (PLAN, GOALS + "到2027年，1Pv6流量占比达到70%。", [("70%", "ipv6_share")]),
]


@pytest.mark.parametrize(("above", "body", "expected"), STATED)
def test_families_of_statements(above: str, body: str, expected: list[tuple[str, str]], seeds: Seeds) -> None:
    assert fields(body, seeds, "quote family", above) == expected, body


def test_a_familys_name_falls_into_the_family(seeds: Seeds) -> None:
    wrong = []
    for row in seeds.families.values():
        measure: Measure = "share" if row.unit == "%" else "stock"
        found, _ = family_of(row.name_zh, row.unit, measure, seeds)
        if found not in {row.family, "other"} or (found == "other" and row.name_zh in row.labels):
            wrong.append((row.name_zh, found))
    assert wrong == []


def test_every_family_of_the_standard_is_in_the_table(seeds: Seeds) -> None:
    named = {
        "5g_base_stations 5g_penetration 5g_coverage pon_ports egress_bandwidth interconnect_bandwidth fiber_length",
        "ipv6_share iot_connections latency racks compute_capacity intelligent_compute_share storage_capacity",
        "advanced_storage_share servers server_power_rate data_centers industry_scale industry_growth",
        "digital_economy_share digital_economy_scale investment fund_size export profit output_volume cost rd_spending",
        "enterprises listed_companies unicorns specialized_enterprises cloud_enterprises industrial_platforms",
        "innovation_platforms public_platforms industrial_parks clusters smart_factories digital_workshops scenarios",
        "demo_projects solutions products datasets data_products standards patents charging_piles clients talent",
        "agreements coverage online_service_rate satisfaction digitalization_rate integration_level robot_density users other",
    }
    assert set(seeds.families) == {family for line in named for family in line.split()}
