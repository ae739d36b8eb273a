"""The tables as they are: literal facts that must hold whatever is added."""

from __future__ import annotations

import pickle
from collections import Counter
from pathlib import Path

import pytest

from etl.seeds import Seeds, load_seeds

CITIES = [
    ("520100", "贵阳市", "贵阳", "Guiyang", "520000"),
    ("220100", "长春市", "长春", "Changchun", "220000"),
    ("220200", "吉林市", "吉林市", "Jilin", "220000"),
    ("222400", "延边朝鲜族自治州", "延边", "Yanbian", "220000"),
    ("522600", "黔东南苗族侗族自治州", "黔东南", "Qiandongnan", "520000"),
    ("320100", "南京市", "南京", "Nanjing", "320000"),
    ("320500", "苏州市", "苏州", "Suzhou", "320000"),
    ("440300", "深圳市", "深圳", "Shenzhen", "440000"),
    ("211300", "朝阳市", "朝阳", "Chaoyang", "210000"),
    ("411100", "漯河市", "漯河", "Luohe", "410000"),
    ("150600", "鄂尔多斯市", "鄂尔多斯", "Ordos", "150000"),
    ("152500", "锡林郭勒盟", "锡林郭勒", "Xilingol", "150000"),
    ("542500", "阿里地区", "阿里", "Ngari", "540000"),
    ("610100", "西安市", "西安", "Xi'an", "610000"),
    ("632500", "海南藏族自治州", "海南州", "Hainan Prefecture", "630000"),
    ("540600", "那曲市", "那曲", "Nagqu", "540000"),
    ("419001", "济源市", "济源", "Jiyuan", "410000"),
    ("429004", "仙桃市", "仙桃", "Xiantao", "420000"),
    ("429021", "神农架林区", "神农架", "Shennongjia", "420000"),
    ("659001", "石河子市", "石河子", "Shihezi", "650000"),
]

PROVINCES = [
    ("110000", "北京市", "京", "Beijing"),
    ("150000", "内蒙古自治区", "蒙", "Inner Mongolia"),
    ("140000", "山西省", "晋", "Shanxi"),
    ("610000", "陕西省", "陕", "Shaanxi"),
    ("520000", "贵州省", "黔", "Guizhou"),
    ("710000", "台湾省", "台", "Taiwan"),
    ("810000", "香港特别行政区", "港", "Hong Kong"),
    ("820000", "澳门特别行政区", "澳", "Macao"),
]


@pytest.mark.parametrize(("code", "name", "short_name", "name_en", "parent"), CITIES)
def test_cities(seeds: Seeds, code: str, name: str, short_name: str, name_en: str, parent: str) -> None:
    region = seeds.regions[code]
    assert (region.name, region.short_name, region.name_en, region.parent_code) == (name, short_name, name_en, parent)
    assert region.level == "city"


@pytest.mark.parametrize(("code", "name", "abbreviation", "name_en"), PROVINCES)
def test_provinces(seeds: Seeds, code: str, name: str, abbreviation: str, name_en: str) -> None:
    region = seeds.regions[code]
    assert (region.name, region.abbreviation, region.name_en) == (name, abbreviation, name_en)


def test_how_many_of_each_level(seeds: Seeds) -> None:
    levels = Counter(region.level for region in seeds.regions.values())
    assert levels == {"world": 1, "nation": 1, "province": 34, "city": 333 + 32}


def test_every_province_has_its_own_cell_on_a_small_grid(seeds: Seeds) -> None:
    provinces = [region for region in seeds.regions.values() if region.level == "province"]
    cells = {(region.grid_row, region.grid_col) for region in provinces}
    assert len(cells) == 34
    assert {row for row, _ in cells} == set(range(8))
    assert all(column is not None and 0 <= column < 9 for _, column in cells)


@pytest.mark.parametrize(
    ("code", "parent"),
    [("520115", "520100"), ("110108", "110000"), ("310115", "310000"), ("500112", "500000"), ("220184", "220100")],
)
def test_counties_count_for_their_city(seeds: Seeds, code: str, parent: str) -> None:
    assert seeds.counties[code].parent_code == parent


@pytest.mark.parametrize(
    ("name", "code"), [("贵安新区", "520100"), ("雄安新区", "130600"), ("两江新区", "500000"), ("天府新区", "510100")]
)
def test_places(seeds: Seeds, name: str, code: str) -> None:
    assert seeds.places[name].region_code == code


def test_the_four_areas_divide_the_mainland(seeds: Seeds) -> None:
    four = [seeds.areas[f"area:{name}地区"].members for name in ("东部", "中部", "西部", "东北")]
    assert [len(members) for members in four] == [10, 6, 12, 3]
    assert len({code for members in four for code in members}) == 31


@pytest.mark.parametrize(
    ("code", "name", "level"),
    [
        ("520100", "贵阳市", "city"),
        ("100000", "中华人民共和国", "nation"),
        ("000000", "全球", "world"),
        ("area:长三角地区", "长三角地区", "area"),
        ("area:五省(市)", "五省(市)", "area"),
        ("999999", "", ""),
    ],
)
def test_names_and_levels(seeds: Seeds, code: str, name: str, level: str) -> None:
    assert (seeds.region_name(code), seeds.region_level(code)) == (name, level)


@pytest.mark.parametrize(
    ("code", "outer", "within"),
    [
        ("520100", "520000", True),
        ("520100", "100000", True),
        ("520000", "520100", False),
        ("320100", "area:长三角地区", True),
        ("520100", "area:长三角地区", False),
        ("520100", "area:无此地区", False),
    ],
)
def test_what_lies_within_what(seeds: Seeds, code: str, outer: str, within: bool) -> None:
    assert seeds.is_within(code, outer) is within


@pytest.mark.parametrize(
    ("code", "year", "population", "gdp"),
    [
        ("520000", 2022, 38_560_000, 2_016_460_000_000),
        ("440000", 2023, 127_060_000, 13_567_320_000_000),
        ("100000", 2024, 1_408_280_000, 134_908_400_000_000),
        ("500000", 2024, 31_904_700, 3_219_315_000_000),
    ],
)
def test_facts(seeds: Seeds, code: str, year: int, population: int, gdp: float) -> None:
    fact = seeds.region_facts[code, year]
    assert (fact.resident_population, fact.gdp) == (population, gdp)
    assert "http" in fact.source


@pytest.mark.parametrize("year", [2020, 2021, 2022, 2023, 2024])
def test_provinces_add_up_to_no_more_than_the_nation(seeds: Seeds, year: int) -> None:
    nation = seeds.region_facts["100000", year]
    facts = [fact for (_, y), fact in seeds.region_facts.items() if y == year]
    provinces = [fact for fact in facts if seeds.regions[fact.region_code].level == "province"]
    assert len(provinces) == 31
    assert nation.resident_population is not None
    assert sum(fact.resident_population or 0 for fact in provinces) <= nation.resident_population
    assert sum(fact.gdp or 0 for fact in provinces) <= (nation.gdp or 1e18)


def test_every_region_with_facts_has_an_area_and_all_years(seeds: Seeds) -> None:
    regions = {code for code, _ in seeds.region_facts}
    assert regions == seeds.region_areas.keys()
    assert {"320100", "320500", "440100", "340100"} <= regions
    assert {(code, year) for code in regions for year in range(2020, 2025)} == seeds.region_facts.keys()
    provinces = sum(a.land_area for code, a in seeds.region_areas.items() if seeds.regions[code].level == "province")
    assert provinces == pytest.approx(9_600_000, rel=0.01)


@pytest.mark.parametrize(
    ("family", "group", "direction", "unit", "label"),
    [
        ("5g_base_stations", "network", "higher", "个", "5G基站"),
        ("latency", "network", "lower", "s", "网络时延"),
        ("cost", "industry", "lower", "元", "营业成本"),
        ("compute_capacity", "compute", "higher", "FLOPS", "算力总规模"),
        ("egress_bandwidth", "network", "higher", "bps", "出省带宽"),
        ("other", "other", "neutral", "", None),
    ],
)
def test_families(seeds: Seeds, family: str, group: str, direction: str, unit: str, label: str | None) -> None:
    row = seeds.families[family]
    assert (row.group_id, row.direction, row.unit) == (group, direction, unit)
    assert label is None or label in row.labels


def test_every_family_but_other_has_labels(seeds: Seeds) -> None:
    assert [row.family for row in seeds.families.values() if not row.labels] == ["other"]
    assert {row.group_id for row in seeds.families.values()} == set(seeds.family_groups)


def test_families_of_the_guidelines_are_there_in_their_order(seeds: Seeds, shared: Path) -> None:
    text = (shared / "labels" / "GUIDELINES.md").read_text(encoding="utf-8")
    listed = text.split("## families")[1].split("## ")[0].split("`")[1::2]
    assert [family for family in seeds.families if family in listed] == listed


def test_loading_twice_gives_the_same_seeds(seeds: Seeds) -> None:
    loaded = load_seeds(seeds.folder)
    assert load_seeds(seeds.folder) is loaded
    assert pickle.loads(pickle.dumps(loaded)) is loaded
