"""Small findings and reference tables to load; all sentences are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from etl.load import BuildReport, Identity, load
from etl.model import (
    Body,
    Document,
    Findings,
    Milestone,
    Passage,
    Section,
    Sentence,
    SetAside,
    Statement,
    Task,
    content_id,
)
from etl.seeds import Observation, Search, Seeds


def _rows(columns: str, *rows: tuple[object, ...]) -> list[Any]:
    """Rows with the columns that loading reads; a further column of a reference table changes nothing here."""
    return [SimpleNamespace(**dict(zip(columns.split(), row, strict=True))) for row in rows]


class Words(SimpleNamespace):
    """Compared by identity, as the vocabulary is."""

    __hash__ = object.__hash__


REGIONS = _rows(
    "code name short_name abbreviation name_en level parent_code grid_row grid_col aliases",
    ("000000", "全球", "全球", "", "World", "world", "", None, None, ()),
    ("100000", "全国", "全国", "", "China", "nation", "000000", None, None, ()),
    ("220000", "吉林省", "吉林", "吉", "Jilin", "province", "100000", 1, 8, ()),
    ("370000", "山东省", "山东", "鲁", "Shandong", "province", "100000", 3, 7, ()),
    ("520000", "贵州省", "贵州", "贵", "Guizhou", "province", "100000", 6, 4, ()),
    ("520100", "贵阳市", "贵阳", "", "Guiyang", "city", "520000", None, None, ()),
)
AREAS = _rows(
    "area_id name name_en members aliases",
    ("area:长三角地区", "长三角地区", "Yangtze River Delta", ("310000",), ("长三角",)),
)
FAMILIES = _rows(
    "family group_id name_zh name_en direction unit",
    ("5g_base_stations", "network", "5G基站", "5G base stations", "higher", "个"),
    ("industry_scale", "industry", "产业规模", "Industry scale", "higher", "元"),
    ("5g_penetration", "network", "5G用户普及率", "5G penetration", "higher", "%"),
    ("other", "rest", "其他", "Other", "neutral", ""),
)
GROUPS = _rows(
    "group_id name_zh name_en",
    ("network", "网络", "Network"),
    ("industry", "产业", "Industry"),
    ("rest", "其他", "Other"),
)
UNITS = _rows("spelling unit dimension", ("个", "个", "count"), ("座", "座", "count"), ("元", "元", "money"))
FACTS = _rows("region_code year resident_population gdp source", ("220000", 2023, 23_394_000, 1.353e12, "invented"))
REGION_AREAS = _rows("region_code land_area source", ("220000", 187_400.0, "invented"))
LEXICON = (("智慧灯杆", 1000, "n"),)
VOCABULARY = Words(units={u.spelling: u for u in UNITS}, lexicon=LEXICON, predicates=())
IDENTITY = Identity("00000000000000aa", "00000000000000bb")


def seeds(observations: Sequence[Observation] = (), searches: Sequence[Search] = ()) -> Seeds:
    """The tables that loading needs, and no more."""
    return cast(
        "Seeds",
        SimpleNamespace(
            regions={r.code: r for r in REGIONS},
            areas={a.area_id: a for a in AREAS},
            families={f.family: f for f in FAMILIES},
            family_groups={g.group_id: g for g in GROUPS},
            vocabulary=VOCABULARY,
            region_facts={(f.region_code, f.year): f for f in FACTS},
            region_areas={a.region_code: a for a in REGION_AREAS},
            observations=tuple(observations),
            searches=tuple(searches),
        ),
    )


def document(title: str = "吉林省网络计划", **changes: Any) -> Document:
    base = Document(
        file=f"{title}.txt",
        title=title,
        number="",
        issuer="吉林省人民政府",
        issued="2023-05-01",
        published="",
        region="220000",
        period=(2023, 2025),
        bulletin="",
        origin="document",
        line=1,
        sections=(Section(0, 0, 0, "", title, 1), Section(1, 0, 1, "一、", "目标", 2)),
        sentences=(),
    )
    return replace(base, **changes)


def statement(of: Document, quote: str = "5万个", line: int = 3, **changes: Any) -> Statement:
    sentence = changes.pop("sentence", f"到2025年，建成5G基站{quote}。")
    at = sentence.index(quote)
    base = Statement(
        id=content_id(of.id, line, at, quote, sentence, *sorted(changes.items())),
        file=of.file,
        line=line,
        start=at,
        end=at + len(quote),
        quote=quote,
        quote_at=at,
        sentence=sentence,
        kind="target",
        document_id=of.id,
        document=of.title,
        document_number=of.number,
        issuer=of.issuer,
        issued=of.issued,
        section=("一、目标",),
        region="220000",
        region_name="吉林省",
        year=2025,
        year_from="sentence",
        period_start=None,
        within=None,
        value=50_000.0,
        value_max=None,
        unit="个",
        comparator="=",
        measure="stock",
        indicator="5G基站",
        family="5g_base_stations",
        subject=None,
        baseline=None,
        binding=None,
        confidence=0.9,
        rule="made",
    )
    return replace(base, **changes)


def findings(of: Document, *statements: Statement) -> Findings:
    """A document with these statements, whose sentences stand in its body unless it has them already."""
    known = {s.text for s in of.sentences}
    body = [Sentence(Passage.at(s.sentence, s.line), 1, n) for n, s in enumerate(statements) if s.sentence not in known]
    return Findings(replace(of, sentences=(*of.sentences, *body)), statements, (), ())


def full() -> list[Findings]:
    """Three documents that use every table."""
    jilin, guizhou = document(), document("贵州省产业规划", issuer="贵州省人民政府", region="520000", period=None)
    milestone = Milestone(
        content_id("m"), guizhou.file, 9, "到2030年，建成示范区。", "建成示范区", guizhou.id, guizhou.title,
        ("三、远景",), "520000", "贵州省", 2030, "sentence", 0.8, "made",
    )  # fmt: skip
    task = Task(
        content_id("t"), guizhou.file, 12, "1.", "建网络", "建好网络。", (Body("省通信局", True), Body("各市", False)),
        "2024年底前", 2024, guizhou.id, guizhou.title, (), "520000", "贵州省", 0.7, "made",
    )  # fmt: skip
    wide = {"region": "area:长三角地区", "region_name": "长三角地区"}
    scale = {
        "family": "industry_scale", "unit": "元", "value": 2e11, "indicator": "数据产业规模", "subject": "数据产业",
    }  # fmt: skip
    return [
        findings(jilin, statement(jilin), statement(jilin, "3万个", 4, kind="actual", value=30_000.0, year=2022)),
        replace(
            findings(guizhou, statement(guizhou, "2000亿元", 5, region="520000", region_name="贵州省", **scale)),
            milestones=(milestone,),
            tasks=(task,),
        ),
        findings(
            other := document("全国要点", issuer="工业和信息化部", region="100000", number="工信〔2023〕1号"),
            statement(other, "10个", 7, family="other", indicator="创新中心", value=10.0, year=None, **wide),
            statement(other, "100万元", 8, kind="incentive", family="other", value=1e6, unit="元", region="100000"),
        ),
    ]


def observation(**changes: Any) -> Observation:
    """A fact of the ledger; its id follows from what differs."""
    base = Observation(
        id=content_id("observation", *sorted(map(str, changes.items()))),
        line=2,
        region_code="220000",
        kind="target",
        family="5g_base_stations",
        subject=None,
        indicator="5G基站",
        year=2025,
        period_start=None,
        within=None,
        comparator="=",
        value=50_000.0,
        value_max=None,
        unit="个",
        measure="stock",
        document_id="00000000000000dd",
        document="吉林省网络发展规划",
        number="",
        issuer="吉林省通信管理局",
        issued="2022-01",
        address="https://example.org/jilin",
        grade="media",
        draft=False,
        note="",
    )
    return replace(base, **changes)


def warehouse(
    folder: Path,
    *found: Findings,
    set_aside: tuple[SetAside, ...] = (),
    observations: Sequence[Observation] = (),
    searches: Sequence[Search] = (),
) -> BuildReport:
    return load(found, set_aside, seeds(observations, searches), IDENTITY, folder)
