"""A table that breaks a rule says which table, row and column, and what to do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.errors import SeedError
from etl.seeds import Seeds, load_seeds, read_table


@pytest.fixture
def folder(seeds: Seeds, tmp_path: Path) -> Path:
    for table in seeds.folder.glob("*.csv"):
        shutil.copy(table, tmp_path)
    return tmp_path


FAULTS = [
    ("regions.csv", "520000,贵州省", "52000,贵州省", "column code", "six digits"),
    (
        "regions.csv",
        "520100,贵阳市,贵阳,,Guiyang,city,520000",
        "520100,贵阳市,贵阳,,Guiyang,city,530000",
        "parent_code",
        "",
    ),
    (
        "regions.csv",
        "520100,贵阳市,贵阳,,Guiyang,city,520000",
        "520100,贵阳市,贵阳,,Guiyang,city,590000",
        "parent_code",
        "in no",
    ),
    (
        "regions.csv",
        "520100,贵阳市,贵阳,,Guiyang,city,520000",
        "520100,贵阳市,贵阳,,Guiyang,town,520000",
        "level",
        "town",
    ),
    ("regions.csv", "520100,贵阳市,贵阳", "520100,贵阳市,长春", "short_name", "长春 belongs to"),
    ("regions.csv", "520200,六盘水市", "520100,六盘水市", "column code", "already"),
    (
        "regions.csv",
        "110000,北京市,北京,京,Beijing,province,100000,2,5",
        "110000,北京市,北京,京,Beijing,province,100000,2,6",
        "grid_row",
        "taken",
    ),
    ("regions.csv", "110000,北京市,北京,京", "110000,北京市,北京,", "abbreviation", "has none"),
    ("regions.csv", "100000,2,5,", "100000,two,5,", "grid_row", "whole number"),
    ("counties.csv", ",520100\n", ",520109\n", "parent_code", "in no table"),
    ("areas.csv", "area:长三角地区,长三角地区", "area:长三角,长三角地区", "area_id", "area:长三角地区"),
    ("areas.csv", "110000;120000;130000,京津冀;", "110000;120000;139999,京津冀;", "members", "in no table"),
    ("places.csv", "贵安新区,520100", "贵安新区,520109", "region_code", "in no table"),
    ("places.csv", "贵安新区,520100", "贵阳,520100", "name", "name of a region"),
    ("region_facts.csv", "520000,2022,38560000", "520000,2022,many", "resident_population", "whole number"),
    ("region_facts.csv", "520000,2023,", "520000,2022,", "region_code", "already"),
    ("families.csv", "5G基站;5G网络基站", "5G基站;算力规模", "labels", "belongs to"),
    ("families.csv", "5G基站能耗;", "5G基站;", "negative_labels", "also a label"),
    ("families.csv", "5G基站能耗;", "光缆长度;", "negative_labels", "holds no label"),
    ("families.csv", "5G基站;5G网络基站", "5G基站;;5G网络基站", "labels", "empty item"),
    (
        "families.csv",
        "latency,network,网络时延,Network latency,lower",
        "latency,network,网络时延,Network latency,less",
        "direction",
        "less",
    ),
    ("families.csv", "latency,network,", "latency,net,", "group_id", "in no table"),
    ("place_guards.csv", "黄河,word", "黄河,words", "kind", "words"),
    ("place_guards.csv", "黄河,word", "河南,word", "text", "name of a region"),
    ("place_guards.csv", "白银,bare", "白金,bare", "text", "no name of a region"),
    ("number_prefixes.csv", "筑府,520100", "筑府,520109", "region_code", "in no table"),
    ("family_groups.csv", "group_id,name_zh", "group,name_zh", "group_id", "header"),
    ("family_groups.csv", "Economy,whole,", "Economy,all,", "match", "all"),
    ("family_groups.csv", "whole,listed", "whole,list", "subject", "list"),
    ("synonyms.csv", "国内生产总值,GDP", "地区生产总值,GDP", "word", "already"),
]


@pytest.mark.parametrize(("table", "old", "new", "column", "problem"), FAULTS)
def test_faults_are_named(folder: Path, table: str, old: str, new: str, column: str, problem: str) -> None:
    path = folder / table
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{table} no longer holds {old}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SeedError) as caught:
        load_seeds(folder)
    message = str(caught.value)
    assert table in message
    assert ", row " in message
    assert column in message
    assert problem in message
    assert caught.value.advice


def test_a_changed_table_is_read_again(folder: Path) -> None:
    before = load_seeds(folder)
    with (folder / "places.csv").open("a", encoding="utf-8") as table:
        table.write("花果园新城,520100,\n")
    assert "花果园新城" not in before.places
    assert load_seeds(folder).places["花果园新城"].region_code == "520100"


def test_read_table_gives_plain_rows(tmp_path: Path) -> None:
    table = tmp_path / "units.csv"
    table.write_text('spelling,unit\n万个, 个 \n\n"一,二",\n', encoding="utf-8")
    assert read_table(table, ["spelling", "unit"]) == [
        {"spelling": "万个", "unit": "个"},
        {"spelling": "一,二", "unit": ""},
    ]


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("\ufeffspelling,unit\n".encode(), "byte-order mark"),
        ("spelling,unit\n万个\n".encode(), "units.csv, row 2: 1 cells where the header has 2"),
        (b"spelling\n", "units.csv, row 1, column unit"),
        (b"unit,spelling\n", "their order"),
        ("spelling,unit\n万个,个\n".encode("gb18030"), "not UTF-8"),
        (b"", "is empty"),
        (None, "no such table"),
    ],
)
def test_read_table_says_what_is_wrong(tmp_path: Path, content: bytes | None, problem: str) -> None:
    table = tmp_path / "units.csv"
    if content is not None:
        table.write_bytes(content)
    with pytest.raises(SeedError, match=problem) as caught:
        read_table(table, ["spelling", "unit"])
    assert caught.value.advice
