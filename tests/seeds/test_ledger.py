"""The ledger's tables: a row that breaks a rule says which row and column, and what to do; its neighbour passes."""

from __future__ import annotations

import csv
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from etl.errors import SeedError
from etl.seeds import Observation, Search, Seeds
from etl.seeds.ledger import OBSERVATION_COLUMNS, SEARCH_COLUMNS, load_observations, load_searches

Row = dict[str, str]
Observe = Callable[..., tuple[Observation, ...]]
Seek = Callable[..., tuple[Search, ...]]

FACT = {
    "region_code": "220000",
    "kind": "target",
    "family": "5g_base_stations",
    "indicator": "5G基站",
    "year": "2025",
    "comparator": "=",
    "value": "55000",
    "unit": "个",
    "measure": "stock",
    "document": "吉林省通信规划（虚构）",
    "issuer": "吉林省通信管理局",
    "issued": "2022-01",
    "address": "https://example.org/jilin",
    "grade": "media",
}
SHARE = {"family": "5g_penetration", "indicator": "5G用户普及率", "measure": "share", "value": "75", "unit": "%"}
RANGE = {"comparator": "range", "value_max": "60000"}
SEARCH = {"region_code": "450000", "family": "latency", "kind": "target", "looked_for": "广西 时延 2025年"}


def write(path: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as table:
        writer = csv.DictWriter(table, columns, restval="")
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture
def observe(seeds: Seeds, tmp_path: Path) -> Observe:
    """Load a ledger whose rows differ from FACT in what is given."""
    units = {unit.unit for unit in seeds.vocabulary.units.values()}

    def loaded(*rows: Row) -> tuple[Observation, ...]:
        write(tmp_path / "observations.csv", OBSERVATION_COLUMNS, [FACT | row for row in rows])
        return load_observations(tmp_path, seeds.regions, seeds.areas, seeds.families, units)

    return loaded


@pytest.fixture
def seek(seeds: Seeds, tmp_path: Path) -> Seek:
    """Load searches whose rows differ from SEARCH in what is given."""

    def loaded(*rows: Row) -> tuple[Search, ...]:
        write(tmp_path / "searches.csv", SEARCH_COLUMNS, [SEARCH | row for row in rows])
        return load_searches(tmp_path, seeds.regions, seeds.families)

    return loaded


def complaint(load: Observe | Seek, *rows: Row) -> str:
    with pytest.raises(SeedError) as caught:
        load(*rows)
    assert caught.value.advice
    return str(caught.value)


FAULTS: list[tuple[Row, str, str]] = [
    ({"region_code": ""}, "region_code", "is empty"),
    ({"region_code": "990000"}, "region_code", "990000 is in no table"),
    ({"region_code": "area:某地"}, "region_code", "is in no table"),
    ({"kind": "forecast"}, "kind", "'forecast' is not one of"),
    ({"family": "5g_towers"}, "family", "5g_towers is in no table"),
    ({"indicator": ""}, "indicator", "is empty"),
    ({"document": ""}, "document", "is empty"),
    # quantities
    ({"value": ""}, "value", "is empty"),
    ({"value": "五万"}, "value", "五万 is not a number"),
    ({"value": "nan"}, "value", "nan is not a number"),
    ({"value": "inf"}, "value", "inf is not a number"),
    ({"comparator": "=="}, "comparator", "'==' is not one of"),
    ({"comparator": "range"}, "comparator", "a range has an upper value"),
    ({"value_max": "60000"}, "comparator", "nothing else has one"),
    (RANGE | {"value_max": "about"}, "value_max", "about is not a number"),
    (RANGE | {"value_max": "nan"}, "value_max", "nan is not a number"),
    (RANGE | {"value_max": "inf"}, "value_max", "inf is not a number"),
    (RANGE | {"value_max": "55000"}, "value_max", "is not above value"),
    (RANGE | {"value_max": "50000"}, "value_max", "is not above value"),
    # measures and units
    ({"measure": "level"}, "measure", "'level' is not one of"),
    ({"unit": "座座"}, "unit", "座座 is in no table"),
    (SHARE | {"unit": "个"}, "unit", "'个' does not fit share"),
    (SHARE | {"unit": ""}, "unit", "'' does not fit share"),
    (SHARE | {"measure": "growth", "unit": "百分点"}, "unit", "'百分点' does not fit growth"),
    (SHARE | {"measure": "change"}, "unit", "'%' does not fit change"),
    (SHARE | {"value": "100.5"}, "value", "100.5 is no share"),
    (SHARE | {"value": "-1"}, "value", "-1 is no share"),
    ({"family": "compute_capacity"}, "unit", "compute_capacity is counted in FLOPS"),
    ({"family": "industry_scale", "unit": "亿元"}, "unit", "亿元 is in no table"),
    ({"family": "industry_scale"}, "unit", "industry_scale is counted in 元"),
    # times
    ({"year": "2025年"}, "year", "2025年 is not a whole number"),
    ({"year": ""}, "year", "is empty"),
    ({"period_start": "2026"}, "period_start", "2026 is after 2025"),
    ({"within": "2025"}, "within", "2025 is no part of 2025"),
    ({"within": "2024-06"}, "within", "2024-06 is no part of 2025"),
    ({"within": "2025-13"}, "within", "2025-13 is no part of 2025"),
    ({"within": "2025-6"}, "within", "2025-6 is no part of 2025"),
    ({"within": "2025-06-30"}, "within", "2025-06-30 is no part of 2025"),
    ({"within": "2025-06/2025-01"}, "within", "2025-06/2025-01 is no part of 2025"),
    ({"within": "2024-11/2025-02"}, "within", "2024-11/2025-02 is no part of 2025"),
    ({"within": "2025-11/2026-02"}, "within", "2025-11/2026-02 is no part of 2025"),
    ({"year": "2021"}, "year", "a target for 2021 in a source of 2022"),
    ({"kind": "actual", "year": "2023"}, "year", "a figure of 2023 in a source of 2022"),
    ({"kind": "actual", "year": "2023", "note": "told beforehand"}, "year", "a figure of 2023 in a source of 2022"),
    # sources
    ({"issued": "2022/01"}, "issued", "'2022/01' has another form"),
    ({"issued": "2022-1"}, "issued", "'2022-1' has another form"),
    ({"issued": "2022-13"}, "issued", "'2022-13' has another form"),
    ({"issued": "2022-01-32"}, "issued", "'2022-01-32' has another form"),
    ({"issued": "22"}, "issued", "'22' has another form"),
    ({"issued": "2022年1月"}, "issued", "'2022年1月' has another form"),
    ({"address": ""}, "address", "'' has another form"),
    ({"address": "www.example.org"}, "address", "'www.example.org' has another form"),
    ({"address": "ftp://example.org/a"}, "address", "'ftp://example.org/a' has another form"),
    ({"address": "https://"}, "address", "'https://' has another form"),
    ({"address": "https://example.org/a b"}, "address", "has another form"),
    ({"address": "javascript:alert(1)"}, "address", "has another form"),
    ({"grade": ""}, "grade", "'' is not one of"),
    ({"grade": "document"}, "grade", "'document' is not one of"),
    ({"draft": "yes"}, "draft", "'yes' is not one of"),
]


@pytest.mark.parametrize(("changes", "column", "problem"), FAULTS)
def test_faults_name_row_and_column(observe: Observe, changes: Row, column: str, problem: str) -> None:
    message = complaint(observe, {"value": "1"}, changes)
    assert message.startswith(f"observations.csv, row 3, column {column}: ")
    assert problem in message


@pytest.mark.parametrize(
    "changes",
    [
        {"region_code": "520100"},
        {"region_code": "100000"},
        {"region_code": "area:长三角地区"},
        RANGE,
        {"comparator": "~"},
        SHARE,
        SHARE | {"value": "0"},
        SHARE | {"value": "100"},
        SHARE | {"value": "250", "unit": "‰"},
        SHARE | {"measure": "growth", "value": "-3"},
        SHARE | {"measure": "growth", "value": "2", "unit": "倍"},
        SHARE | {"measure": "change", "value": "1.5", "unit": "百分点"},
        {"family": "compute_capacity", "unit": "FLOPS", "value": "1.25e19"},
        {"family": "compute_capacity", "unit": "卡", "value": "10000"},
        {"family": "industry_scale", "unit": "元"},
        {"family": "industry_scale", "unit": "%", "measure": "growth", "value": "8"},
        {"period_start": "2025"},
        {"within": "2025-06"},
        {"within": "2025-06/2025-06"},
        {"within": "2025-01/2025-12", "measure": "flow"},
        {"year": "2022"},
        {"year": "2021", "issued": ""},
        {"kind": "actual", "year": "2022"},
        {"kind": "actual", "year": "2021"},
        {"kind": "actual", "year": "2030", "issued": ""},
        {"issued": "2022"},
        {"issued": "2022-12-31"},
        {"issuer": ""},
        {"address": "http://example.org"},
        {"address": "https://例子.中国/新闻?id=1#甲"},
        {"grade": "official"},
        {"grade": "repost", "draft": "1"},
    ],
)
def test_what_stands_beside_a_fault_passes(observe: Observe, changes: Row) -> None:
    (fact,) = observe(changes)
    assert fact.value == float(changes.get("value", 55_000))


def test_a_row_is_read_as_what_it_means(observe: Observe) -> None:
    first, second = observe(
        {"subject": "5G-A", "number": "吉虚发〔2022〕1号", "draft": "1", "note": "虚构", "period_start": "2021"}
        | RANGE,
        {"kind": "actual", "year": "2021", "within": "2021-08", "issuer": "", "comparator": ">="},
    )
    assert (first.line, first.region_code, first.kind, first.family) == (2, "220000", "target", "5g_base_stations")
    assert (first.subject, first.indicator, first.year, first.period_start) == ("5G-A", "5G基站", 2025, 2021)
    assert (first.comparator, first.value, first.value_max, first.unit) == ("range", 55_000.0, 60_000.0, "个")
    assert (first.document, first.number, first.issuer) == (
        "吉林省通信规划（虚构）",
        "吉虚发〔2022〕1号",
        "吉林省通信管理局",
    )
    assert (first.grade, first.draft, first.note) == ("media", True, "虚构")
    assert (second.line, second.kind, second.within, second.comparator) == (3, "actual", "2021-08", ">=")
    assert (second.subject, second.period_start, second.value_max) == (None, None, None)
    assert (second.issuer, second.draft, second.note) == ("", False, "")


def test_a_target_told_afterwards_needs_a_note(observe: Observe) -> None:
    late = {"year": "2020", "issued": "2022-01"}
    assert "a target for 2020 in a source of 2022" in complaint(observe, late)
    (fact,) = observe(late | {"note": "十三五规划的目标，见于2022年的报道"})
    assert (fact.kind, fact.year, fact.issued) == ("target", 2020, "2022-01")


OFFICIAL, MEDIA, COPY = (
    {"grade": grade, "address": f"https://example.org/{grade}"} for grade in ("official", "media", "repost")
)
OTHER = {"value": "1", "address": "https://example.org/other"}


@pytest.mark.parametrize(
    ("rows", "column", "problem"),
    [
        ([MEDIA, OFFICIAL], "row 3, column grade", "official stands below media"),
        ([OFFICIAL, COPY, MEDIA], "row 4, column grade", "media stands below repost"),
        ([OFFICIAL, OTHER, MEDIA], "row 4, column value", "row 2 states this fact"),
        ([OTHER, MEDIA, OTHER | COPY], "row 4, column value", "row 2 states this fact"),
        ([OFFICIAL, OTHER, MEDIA | {"comparator": ">="}], "row 4, column value", "row 2 states this fact"),
        ([OFFICIAL, OTHER, MEDIA | {"indicator": "5G基站数"}], "row 4, column value", "row 2 states this fact"),
        ([OFFICIAL, OFFICIAL], "row 3, column address", "stands in row 2 already"),
        ([OFFICIAL, OFFICIAL | {"note": "again"}], "row 3, column address", "stands in row 2 already"),
    ],
)
def test_the_sources_of_a_fact_stand_together_best_first(
    observe: Observe, rows: list[Row], column: str, problem: str
) -> None:
    message = complaint(observe, *rows)
    assert column in message
    assert problem in message


@pytest.mark.parametrize(
    "rows",
    [
        [OFFICIAL, MEDIA, COPY],
        [MEDIA, MEDIA | {"address": "https://example.org/second"}, COPY],
        [OFFICIAL, MEDIA | {"comparator": ">="}],  # how one page words it
        [COPY, OTHER, MEDIA | {"year": "2024"}, OFFICIAL | {"region_code": "520000"}],
        [COPY, OTHER, OFFICIAL | {"within": "2025-06"}],
        [COPY, OTHER, OFFICIAL | {"subject": "5G-A"}],
        # what the family `other` counts is told apart by its indicator alone
        [{"family": "other", "indicator": "灯杆"} | COPY, OTHER, {"family": "other", "indicator": "网格"} | OFFICIAL],
    ],
)
def test_other_facts_may_stand_in_any_order(observe: Observe, rows: list[Row]) -> None:
    found = observe(*rows)
    assert [fact.line for fact in found] == list(range(2, len(rows) + 2))
    assert [fact.grade for fact in found] == [(FACT | row)["grade"] for row in rows]


def test_the_id_is_what_the_row_says_and_not_where_it_stands(observe: Observe) -> None:
    (alone,) = observe(MEDIA)
    _, second = observe(OTHER, MEDIA | {"note": "a remark"})
    assert (alone.id, alone.document_id) == (second.id, second.document_id)
    moved, dated = observe(MEDIA | {"address": "https://example.org/b"}, MEDIA | {"issued": "2023-02"})
    assert len({alone.id, moved.id, dated.id}) == 3
    assert moved.document_id == alone.document_id != dated.document_id


@pytest.mark.parametrize(
    ("changes", "column", "problem"),
    [
        ({"region_code": "45"}, "region_code", "six digits"),
        ({"region_code": "990000"}, "region_code", "990000 is in no table"),
        ({"region_code": "area:长三角地区"}, "region_code", "six digits"),
        ({"family": "latencies"}, "family", "latencies is in no table"),
        ({"kind": "both"}, "kind", "'both' is not one of"),
        ({"looked_for": ""}, "looked_for", "is empty"),
        ({"looked_for": "the same in other words"}, "family", "450000/latency/target stands in row 2 already"),
    ],
)
def test_faults_of_searches_name_row_and_column(seek: Seek, changes: Row, column: str, problem: str) -> None:
    message = complaint(seek, {}, changes)
    assert message.startswith(f"searches.csv, row 3, column {column}: ")
    assert problem in message


def test_searches_are_one_for_each_region_family_and_kind(seek: Seek) -> None:
    found = seek({}, {"kind": "actual"}, {"family": "5g_base_stations"}, {"region_code": "520100"})
    assert found[0] == Search("450000", "latency", "target", "广西 时延 2025年")
    assert len(found) == 4


def test_a_table_with_another_header_is_refused(seeds: Seeds, tmp_path: Path) -> None:
    write(tmp_path / "observations.csv", ["region", *OBSERVATION_COLUMNS[1:]], [])
    write(tmp_path / "searches.csv", SEARCH_COLUMNS[:-1], [])
    with pytest.raises(SeedError, match=r"observations\.csv, row 1, column region_code"):
        load_observations(tmp_path, seeds.regions, seeds.areas, seeds.families, set())
    with pytest.raises(SeedError, match=r"searches\.csv, row 1, column looked_for"):
        load_searches(tmp_path, seeds.regions, seeds.families)


def test_the_ledger_as_it_is(seeds: Seeds) -> None:
    assert len(seeds.observations) >= 900
    assert {fact.grade for fact in seeds.observations} == {"official", "media", "repost"}
    assert {fact.kind for fact in seeds.observations} == {"target", "actual"}
    assert isinstance(seeds.searches, tuple)
