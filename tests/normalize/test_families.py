from __future__ import annotations

from collections import Counter

import pytest

from etl.model import Measure
from etl.normalize.families import family_of
from etl.normalize.whole import fold, level
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
    ("软件业务收入", "元", "flow", "industry_scale", "软件和信息服务业"),
    ("软件业务收入", "%", "growth", "industry_growth", "软件和信息服务业"),
    ("数字经济占GDP比重", "%", "share", "digital_economy_share", None),
    ("数字经济增加值", "%", "growth", "industry_growth", "数字经济"),
    ("数字经济规模", "元", "stock", "digital_economy_scale", None),
    ("工业投资", "元", "flow", "investment", "工业"),
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
    ("林木绿化率", "%", "share", "other", "林木绿化率"),
    ("充电桩覆盖率", "%", "share", "coverage", "充电桩"),
    ("应用场景投资", "元", "flow", "investment", "应用场景"),
    ("数字产品服务业占比", "百分点", "change", "other", "数字产品服务业占比"),
    # spellings
    ("5g 基站", "个", "stock", "5g_base_stations", None),
    ("“5G”基站", "个", "stock", "5g_base_stations", None),
]


# General indicators: each as plans of the nation, of provinces and of cities word it, and as statistics do.
GENERAL: list[tuple[str, str, Measure, str, str | None]] = [
    # economy
    ("国内生产总值", "元", "flow", "gdp", None),
    ("地区生产总值（GDP）年均增长率", "%", "growth", "gdp", None),
    ("全市生产总值", "%", "growth", "gdp", None),
    ("经济总量", "元", "stock", "gdp", None),
    ("人均国内生产总值", "美元", "flow", "gdp_per_head", None),
    ("全员劳动生产率", "元/人", "stock", "labor_productivity", None),
    ("全员劳动生产率", "元", "stock", "labor_productivity", None),
    ("工业增加值", "元", "flow", "industrial_value_added", None),
    ("规上工业增加值增速", "%", "growth", "industrial_value_added", "规模以上"),
    ("工业增加值占地区生产总值比重", "%", "share", "industrial_share", None),
    ("制造业增加值占GDP的比重", "%", "share", "manufacturing_share", None),
    ("制造业增加值占比", "百分点", "change", "manufacturing_share", None),
    ("第三产业增加值占地区生产总值比重", "%", "share", "services_share", None),
    ("生产性服务业增加值占服务业比重", "%", "share", "producer_services_share", None),
    ("文化及相关产业增加值占GDP比重", "%", "share", "culture_share", None),
    ("高新技术产业产值占规模以上工业产值比重", "%", "share", "hightech_output_share", None),
    ("高技术制造业增加值占规模以上工业增加值的比重", "%", "share", "hightech_manufacturing_share", None),
    ("战新产业产值占规上工业比重", "%", "share", "strategic_emerging_share", None),
    ("战略性新兴产业增加值占GDP比重", "%", "share", "strategic_emerging_gdp_share", None),
    ("社会消费品零售总额", "元", "flow", "retail_sales", None),
    ("固定资产投资（不含农户）", "%", "growth", "fixed_investment", None),
    ("货物进出口总额", "元", "flow", "imports_exports", None),
    ("商品进出口总值年均增长", "%", "growth", "imports_exports", None),
    ("服务贸易进出口额", "美元", "stock", "services_trade", None),
    ("实际利用外资规模", "美元", "flow", "foreign_investment", None),
    ("地方一般公共预算收入", "元", "flow", "budget_revenue", None),
    ("居民消费价格总水平涨幅", "%", "growth", "consumer_prices", None),
    ("粮食综合生产能力", "斤", "stock", "grain_capacity", None),
    ("高标准农田", "亩", "flow", "high_standard_farmland", None),
    ("港口货物吞吐量", "吨", "flow", "port_cargo", None),
    ("集装箱年吞吐量", "标箱", "flow", "port_containers", None),
    ("航空旅客年吞吐量", "人次", "flow", "airport_passengers", None),
    ("机场货邮吞吐量", "吨", "flow", "airport_cargo", None),
    # innovation
    ("全社会研发经费支出相当于全市生产总值的比例", "%", "share", "rd_intensity", None),
    ("全社会研究与试验发展（R&D）经费投入占GDP比重", "%", "share", "rd_intensity", None),
    ("研究与试验发展经费支出与国内生产总值之比", "%", "share", "rd_intensity", None),
    ("研发经费投入强度", "%", "share", "rd_intensity", None),
    ("全社会研发投入占比", "%", "share", "rd_intensity", None),
    ("全社会研发经费投入年均增长", "%", "growth", "rd_total", None),
    ("基础研究经费投入占全社会研发经费支出比重", "%", "share", "basic_research_share", None),
    ("万人高价值发明专利拥有量", "件", "stock", "high_value_patents", None),
    ("每万人口拥有高价值发明专利数", "件", "stock", "high_value_patents", None),
    ("技术合同交易额", "元", "flow", "tech_contracts", None),
    ("国家级高新技术企业数量", "户", "stock", "high_tech_enterprises", None),
    ("国家科技型中小企业", "家", "stock", "tech_smes", None),
    # society
    ("年末常住人口", "人", "stock", "resident_population", None),
    ("常住人口城镇化率", "%", "share", "urbanization_rate", None),
    ("户籍人口城镇化率", "%", "share", "urbanization_rate", "户籍人口"),
    ("全年全国居民人均可支配收入", "元", "flow", "disposable_income", None),
    ("城市常住居民人均可支配收入", "%", "growth", "disposable_income", "城镇"),
    ("农民人均可支配收入", "元", "flow", "disposable_income", "农村"),
    ("城乡居民人均可支配收入比值", "", "stock", "income_ratio", None),
    ("城镇调查失业率", "%", "share", "unemployment_rate", None),
    ("新增城镇就业人数", "人", "flow", "new_urban_jobs", None),
    ("人均期望寿命", "岁", "stock", "life_expectancy", None),
    ("每千常住人口拥有执业（助理）医师数", "人", "stock", "doctors", None),
    ("每千人口注册护士数", "人", "stock", "nurses", None),
    ("每千人口医疗卫生机构床位数", "张", "stock", "hospital_beds", None),
    ("婴幼儿入托率", "百分点", "change", "childcare_enrolment", None),
    ("千人口拥有0－3岁婴幼儿托位数", "个", "stock", "childcare_places", None),
    ("养老机构护理型床位比例", "%", "share", "nursing_bed_share", None),
    ("劳动年龄人口平均受教育年限", "年", "stock", "schooling_years", None),
    ("中小学学位", "个", "flow", "school_places", "中小学"),
    ("基本养老保险参保率", "%", "share", "pension_coverage", None),
    ("城乡居民基本养老保险参保人数", "人", "stock", "pension_insured", "城乡居民"),
    ("保障性租赁住房", "套", "flow", "affordable_rental_housing", None),
    ("地铁运营总里程", "m", "stock", "rail_transit_length", None),
    ("生产安全事故起数", "%", "growth", "safety_accidents", None),
    ("生产安全事故死亡人数", "%", "growth", "safety_deaths", None),
    ("亿元国内生产总值生产安全事故死亡率", "人/亿元", "share", "safety_death_rate", None),
    # environment
    ("地级及以上城市细颗粒物（PM2.5）平均浓度", "微克/立方米", "stock", "pm25", None),
    ("细颗粒物浓度下降", "%", "growth", "pm25", None),
    ("空气质量达到优良天数比例", "%", "share", "good_air_days", None),
    ("空气质量优良天数", "天", "stock", "good_air_days", None),
    ("地表水国省考断面水质达到或优于Ⅲ类水体比例", "%", "share", "surface_water_quality", None),
    ("国考断面水质优良率", "%", "share", "surface_water_quality", None),
    ("省考断面水质优Ⅲ比例", "%", "share", "surface_water_quality", "省考"),
    ("森林覆盖率", "%", "share", "forest_cover", None),
    ("人均公园绿地面积", "平方米", "stock", "green_space_per_head", None),
    ("单位地区生产总值二氧化碳排放下降率", "%", "growth", "carbon_intensity", None),
    ("万元国内生产总值能耗", "%", "growth", "energy_intensity", None),
    ("非化石能源占一次能源消费比重", "%", "share", "non_fossil_share", None),
    ("可再生能源占全社会用电量比重", "%", "share", "renewable_power_share", None),
    ("可再生能源发电装机容量", "千瓦", "stock", "renewable_capacity", None),
    ("光伏总装机规模", "千瓦", "stock", "solar_capacity", None),
    ("风电装机", "千瓦", "flow", "wind_capacity", None),
    ("新型储能装机规模", "千瓦", "stock", "energy_storage", None),
    ("年用水总量", "立方米", "stock", "water_use", None),
    ("万元GDP用水量", "%", "growth", "water_intensity", None),
    ("生活垃圾回收利用率", "%", "share", "waste_recovery", None),
    # of a part of the region, of an industry, of something beside it
    ("城市副中心地区生产总值", "%", "growth", "other", "城市副中心地区生产总值"),
    ("海洋生产总值", "元", "flow", "other", "海洋生产总值"),
    ("地区生产总值占全国比重", "%", "share", "other", "地区生产总值占全国比重"),
    ("地区生产总值增量", "元", "flow", "other", "地区生产总值增量"),
    ("数字经济总量", "元", "stock", "digital_economy_scale", None),
    ("规模以上工业全员劳动生产率", "元/人", "stock", "other", "规模以上工业全员劳动生产率"),
    ("规上工业企业研发投入强度", "%", "share", "rd_spending", "规上工业企业研发投入强度"),
    ("规上工业增加值率", "百分点", "change", "other", "规上工业增加值率"),
    ("单位工业增加值能耗", "%", "growth", "other", "单位工业增加值能耗"),
    ("每万人口发明专利拥有量", "件", "stock", "patents", "每万人口发明专利拥有量"),
    ("人工智能高新技术企业", "家", "stock", "enterprises", "人工智能高新技术企业"),
    ("制造业增加值", "%", "growth", "industry_growth", "制造业"),
    ("制造业实际使用外资", "美元", "flow", "other", "制造业实际使用外资"),
    ("跨境电商进出口额", "元", "flow", "export", "跨境电商进出口额"),
    ("出口总额", "元", "flow", "export", None),
    ("城乡居民人均可支配收入", "元", "flow", "other", "城乡居民人均可支配收入"),
    ("城镇登记失业率", "%", "share", "other", "城镇登记失业率"),
    ("帮助解决就业", "人", "flow", "other", "帮助解决就业"),
    ("执业（助理）医师数", "人", "stock", "other", "执业(助理)医师数"),
    ("婴幼儿托位数", "个", "stock", "other", "婴幼儿托位数"),
    ("生活垃圾资源化利用率", "%", "share", "other", "生活垃圾资源化利用率"),
    ("集中式饮用水水源地水质优良比例", "%", "share", "other", "集中式饮用水水源地水质优良比例"),
    ("白云机场旅客吞吐量", "人次", "flow", "other", "白云机场旅客吞吐量"),
    ("死亡人数", "%", "growth", "other", "死亡人数"),
    # a number in another unit sort is another thing
    ("保障性租赁住房", "平方米", "flow", "other", "保障性租赁住房"),
    ("货邮吞吐量", "人次", "flow", "other", "货邮吞吐量"),
    ("地区生产总值", "%", "share", "other", "地区生产总值"),
]


@pytest.mark.parametrize(("phrase", "unit", "measure", "family", "subject"), CASES + GENERAL)
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
    (
        PLAN,
        GOALS + "到2027年，地区生产总值年均增长6%，研发经费投入占地区生产总值比重达到3%。",
        [("6%", "gdp"), ("3%", "rd_intensity")],
    ),
    (
        PLAN,
        GOALS + "到2027年，城镇新增就业30万人，人均预期寿命达到80岁。",
        [("30万人", "new_urban_jobs"), ("80岁", "life_expectancy")],
    ),
    (PLAN, GOALS + "到2027年，每千人口拥有执业（助理）医师数达到4人。", [("4人", "doctors")]),
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


def test_the_regions_own_name_in_front_says_nothing(seeds: Seeds) -> None:
    ours, others = "南京港集装箱吞吐量", "张家港港集装箱吞吐量"
    assert family_of(ours, "标准箱", "flow", seeds, "320100") == ("port_containers", None)
    assert family_of(ours, "标准箱", "flow", seeds, "320000") == ("other", ours)  # the province has other ports
    assert family_of(others, "标准箱", "flow", seeds, "320500") == ("other", others)


def whole_labels(seeds: Seeds) -> list[tuple[str, str]]:
    """Levelled labels of the groups that match whole phrases, with their families."""
    rows = [row for row in seeds.families.values() if seeds.family_groups[row.group_id].match == "whole"]
    return [(level(fold(label), seeds), row.family) for row in rows for label in row.labels]


def test_no_two_labels_of_whole_phrases_read_alike(seeds: Seeds) -> None:
    labels = Counter(label for label, _ in whole_labels(seeds))
    assert [label for label, count in labels.items() if count > 1] == []


def test_levelling_twice_is_levelling_once(seeds: Seeds) -> None:
    levelled = [label for label, _ in whole_labels(seeds)]
    levelled += [level(fold(row.word), seeds) for row in seeds.synonyms.values()]
    assert [text for text in levelled if level(text, seeds) != text] == []


def test_families_of_whole_phrases_have_no_negative_labels(seeds: Seeds) -> None:
    rows = [row for row in seeds.families.values() if seeds.family_groups[row.group_id].match == "whole"]
    assert [row.family for row in rows if row.negative_labels] == []


def test_the_families_are_these(seeds: Seeds) -> None:
    named = {
        "5g_base_stations 5g_penetration 5g_coverage pon_ports egress_bandwidth interconnect_bandwidth fiber_length",
        "ipv6_share iot_connections latency racks compute_capacity intelligent_compute_share storage_capacity",
        "advanced_storage_share servers server_power_rate data_centers industry_scale industry_growth",
        "digital_economy_share digital_economy_scale investment fund_size export profit output_volume cost rd_spending",
        "enterprises listed_companies unicorns specialized_enterprises cloud_enterprises industrial_platforms",
        "innovation_platforms public_platforms industrial_parks clusters smart_factories digital_workshops scenarios",
        "demo_projects solutions products datasets data_products standards patents charging_piles clients talent",
        "agreements coverage online_service_rate satisfaction digitalization_rate integration_level robot_density users other",
        "gdp gdp_per_head labor_productivity industrial_value_added industrial_share manufacturing_share",
        "services_share producer_services_share culture_share hightech_output_share hightech_manufacturing_share",
        "strategic_emerging_share strategic_emerging_gdp_share retail_sales fixed_investment imports_exports",
        "services_trade foreign_investment budget_revenue consumer_prices grain_capacity high_standard_farmland",
        "port_cargo port_containers airport_passengers airport_cargo rd_intensity rd_total basic_research_share",
        "high_value_patents tech_contracts high_tech_enterprises tech_smes resident_population urbanization_rate",
        "disposable_income income_ratio unemployment_rate new_urban_jobs life_expectancy doctors nurses hospital_beds",
        "childcare_enrolment childcare_places nursing_bed_share schooling_years school_places pension_coverage",
        "pension_insured affordable_rental_housing rail_transit_length safety_accidents safety_deaths",
        "safety_death_rate pm25 good_air_days surface_water_quality forest_cover green_space_per_head",
        "carbon_intensity energy_intensity non_fossil_share renewable_power_share renewable_capacity solar_capacity",
        "wind_capacity energy_storage water_use water_intensity waste_recovery",
    }
    assert set(seeds.families) == {family for line in named for family in line.split()}


@pytest.mark.parametrize(
    ("indicator", "unit", "measure", "expected"),
    [
        ("智算规模", "FLOPS", "stock", ("compute_capacity", "智能算力")),
        ("人工智能算力", "FLOPS", "stock", ("compute_capacity", "智能算力")),
        ("超级算力", "FLOPS", "stock", ("compute_capacity", "超算")),
        ("数字经济核心产业增加值", "元", "stock", ("digital_economy_scale", "数字经济核心产业")),
        ("数字经济增加值", "元", "stock", ("digital_economy_scale", None)),
        ("数字经济核心产业增加值占国内生产总值比重", "%", "share", ("digital_economy_share", "数字经济核心产业")),
        ("数字经济产业增加值占GDP比重", "%", "share", ("digital_economy_share", None)),
    ],
)
def test_spellings_of_a_subject_are_one_and_core_industries_are_not_the_whole(
    seeds: Seeds, indicator: str, unit: str, measure: Measure, expected: tuple[str, str | None]
) -> None:
    assert family_of(indicator, unit, measure, seeds) == expected
