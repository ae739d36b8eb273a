"""A small invented warehouse with the `out_` tables that the dashboard reads; nothing in it is a real policy.

It holds every case that a screen must draw: all comparators, a range, a superseded and a disputed goal, a goal
without a year, actuals, milestones, an incentive, a sentence that looks like HTML, a restated document, facts of the
ledger of every grade (a draft, a month, further sources), and searches that found nothing.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

from etl.load.spellings import spellings
from etl.load.store import SCHEMA_VERSION
from etl.load.words import search_words
from etl.model import content_id
from etl.seeds import load_seeds

BUILD = "5e1ec7ed0000cafe"

REGIONS = [
    # code, name, short, abbreviation, English, level, parent, row, column
    ("000000", "世界", "世界", "", "World", "world", None, None, None),
    ("100000", "全国", "全国", "", "China", "nation", None, None, None),
    ("110000", "北京市", "北京", "京", "Beijing", "province", "100000", 2, 6),
    ("120000", "天津市", "天津", "津", "Tianjin", "province", "100000", 2, 7),
    ("130000", "河北省", "河北", "冀", "Hebei", "province", "100000", 3, 6),
    ("140000", "山西省", "山西", "晋", "Shanxi", "province", "100000", 3, 5),
    ("150000", "内蒙古自治区", "内蒙古", "蒙", "Inner Mongolia", "province", "100000", 2, 5),
    ("210000", "辽宁省", "辽宁", "辽", "Liaoning", "province", "100000", 2, 8),
    ("220000", "吉林省", "吉林", "吉", "Jilin", "province", "100000", 1, 8),
    ("230000", "黑龙江省", "黑龙江", "黑", "Heilongjiang", "province", "100000", 0, 8),
    ("310000", "上海市", "上海", "沪", "Shanghai", "province", "100000", 5, 8),
    ("320000", "江苏省", "江苏", "苏", "Jiangsu", "province", "100000", 4, 7),
    ("330000", "浙江省", "浙江", "浙", "Zhejiang", "province", "100000", 5, 7),
    ("340000", "安徽省", "安徽", "皖", "Anhui", "province", "100000", 4, 6),
    ("350000", "福建省", "福建", "闽", "Fujian", "province", "100000", 6, 7),
    ("360000", "江西省", "江西", "赣", "Jiangxi", "province", "100000", 5, 6),
    ("370000", "山东省", "山东", "鲁", "Shandong", "province", "100000", 3, 7),
    ("410000", "河南省", "河南", "豫", "Henan", "province", "100000", 4, 5),
    ("420000", "湖北省", "湖北", "鄂", "Hubei", "province", "100000", 5, 5),
    ("430000", "湖南省", "湖南", "湘", "Hunan", "province", "100000", 6, 5),
    ("440000", "广东省", "广东", "粤", "Guangdong", "province", "100000", 7, 6),
    ("450000", "广西壮族自治区", "广西", "桂", "Guangxi", "province", "100000", 7, 5),
    ("460000", "海南省", "海南", "琼", "Hainan", "province", "100000", 8, 5),
    ("500000", "重庆市", "重庆", "渝", "Chongqing", "province", "100000", 5, 4),
    ("510000", "四川省", "四川", "川", "Sichuan", "province", "100000", 5, 3),
    ("520000", "贵州省", "贵州", "贵", "Guizhou", "province", "100000", 6, 4),
    ("530000", "云南省", "云南", "云", "Yunnan", "province", "100000", 7, 3),
    ("540000", "西藏自治区", "西藏", "藏", "Tibet", "province", "100000", 5, 1),
    ("610000", "陕西省", "陕西", "陕", "Shaanxi", "province", "100000", 4, 4),
    ("620000", "甘肃省", "甘肃", "甘", "Gansu", "province", "100000", 3, 3),
    ("630000", "青海省", "青海", "青", "Qinghai", "province", "100000", 4, 2),
    ("640000", "宁夏回族自治区", "宁夏", "宁", "Ningxia", "province", "100000", 3, 4),
    ("650000", "新疆维吾尔自治区", "新疆", "新", "Xinjiang", "province", "100000", 2, 1),
    ("710000", "台湾省", "台湾", "台", "Taiwan", "province", "100000", 6, 8),
    ("810000", "香港特别行政区", "香港", "港", "Hong Kong", "province", "100000", 8, 7),
    ("820000", "澳门特别行政区", "澳门", "澳", "Macao", "province", "100000", 8, 6),
    ("520100", "贵阳市", "贵阳", "", "Guiyang", "city", "520000", None, None),
    ("320500", "苏州市", "苏州", "", "Suzhou", "city", "320000", None, None),
]  # fmt: skip

FAMILIES = [
    ("5g_base_stations", "5G基站", "5G base stations", "network", "网络", "Network", "higher", "个"),
    ("compute_capacity", "算力规模", "Computing capacity", "compute", "算力", "Computing", "higher", "FLOPS"),
    ("industry_scale", "产业规模", "Industry scale", "industry", "产业", "Industry", "higher", "元"),
    ("5g_penetration", "5G用户普及率", "5G penetration", "network", "网络", "Network", "higher", "%"),
    ("latency", "时延", "Latency", "network", "网络", "Network", "lower", "s"),
    ("other", "其他", "Other", "other", "其他", "Other", "neutral", ""),
]

# key: title, number, issuer, issued, published, region, period, origin
DOCUMENTS = {
    "jl": ("吉林省信息网络建设行动方案（虚构）", "吉虚发〔2023〕7号", "吉林省人民政府办公厅", "2023-07-22", "2023-08-01",
           "220000", (2023, 2025), "restatement"),
    "sd": ("山东省新型基础设施三年计划（虚构）", "", "山东省工业和信息化厅", "2023-03", "2023-08-01", "370000", (2023, 2025), "document"),
    "sd1": ("山东省新型基础设施早期计划（虚构）", "", "山东省工业和信息化厅", "2021-05", "", "370000", None, "document"),
    "gy": ("贵阳市数字城市实施意见（虚构）", "", "贵阳市人民政府", "2023", "", "520100", None, "document"),
    "gd": ("广东省数字经济规划（虚构）", "粤虚〔2022〕1号", "广东省人民政府", "2022-01-10", "", "440000", (2021, 2025), "document"),
    "sh": ("上海市算力行动（虚构）<b>&</b>", "", "上海市经济和信息化委员会", "2023-05-02", "", "310000", None, "document"),
    "cn": ("全国信息通信发展纲要（虚构）", "工虚〔2021〕3号", "工业和信息化部", "2021-11-01", "", "100000", (2021, 2025), "document"),
    "he": ("河北5G建设提速（虚构报道）", "", "河北省通信管理局", "2022-03", "", "130000", None, "ledger"),
    "ha": ("河南省通信规划（虚构）", "", "河南省通信管理局", "2021-09", "", "410000", None, "ledger"),
    "he2": ("河北5G建设（虚构转载）", "", "", "2022-04", "", "130000", None, "ledger"),
    "sd2": ("山东省情况介绍（虚构网页）", "", "山东省人民政府", "2023-04", "", "370000", None, "ledger"),
}  # fmt: skip

# key: grade and address of the page of a fact of the ledger
PAGES = {
    "he": ("media", "https://news.example.org/hebei"),
    "ha": ("repost", "https://copies.example.org/henan"),
    "he2": ("repost", "https://copies.example.org/hebei"),
    "sd2": ("official", "https://gov.example.org/shandong"),
}

# document, region, family, subject, measure, unit, year, period_start, comparator, value, value_max, quote
Row = tuple[str, str, str, str | None, str, str, int | None, int | None, str, float, float | None, str]
TARGETS: list[Row] = [
    ("jl", "220000", "5g_base_stations", None, "stock", "个", 2025, None, "=", 55_000, None, "5.5万个"),
    ("sd", "370000", "5g_base_stations", None, "stock", "个", 2025, None, ">=", 250_000, None, "25万个以上"),
    ("gy", "520100", "5g_base_stations", None, "stock", "个", 2025, None, "~", 30_000, None, "3万个左右"),
    ("gd", "440000", "5g_base_stations", None, "stock", "个", 2025, None, "range", 300_000, 350_000, "30万—35万个"),
    ("sh", "310000", "5g_base_stations", None, "stock", "个", 2024, None, "<=", 90_000, None, "不超过9万个"),
    ("cn", "100000", "5g_base_stations", None, "stock", "个", 2025, None, ">", 3_600_000, None, "超过360万个"),
    ("jl", "220000", "5g_base_stations", None, "stock", "个", 2024, None, "=", 47_000, None, "4.7万个"),
    ("sd", "370000", "5g_base_stations", None, "stock", "个", 2023, None, "=", 200_000, None, "20万个"),
    ("gd", "440000", "5g_base_stations", None, "stock", "个", 2023, None, "=", 250_000, None, "25万个"),
    ("jl", "220000", "5g_base_stations", None, "flow", "个", 2025, 2023, "=", 20_000, None, "2万个"),
    ("jl", "220000", "5g_penetration", None, "share", "%", 2025, None, ">=", 75, None, "75%以上"),
    ("gd", "440000", "5g_penetration", None, "share", "%", 2025, None, "=", 80, None, "80%"),
    ("cn", "100000", "5g_penetration", None, "share", "%", 2025, None, "=", 56, None, "56%"),
    ("sh", "310000", "compute_capacity", None, "stock", "FLOPS", 2025, None, ">", 1.8e19, None, "超过18 EFLOPS"),
    ("sd", "370000", "compute_capacity", None, "stock", "FLOPS", 2025, None, "=", 1.25e19, None, "12.5 EFLOPS"),
    ("sh", "310000", "industry_scale", "数据产业", "stock", "元", 2025, None, "=", 500_000_000_000, None, "5000亿元"),
    ("gd", "440000", "industry_scale", "数据产业", "stock", "元", None, None, ">", 600_000_000_000, None, "6000亿元"),
    ("gy", "520100", "latency", None, "stock", "s", 2025, None, "<=", 0.001, None, "1毫秒"),
    ("gy", "520100", "other", None, "stock", "个", 2025, None, "=", 12, None, "12个"),
    ("he", "130000", "5g_base_stations", None, "stock", "个", 2025, None, "=", 150_000, None, ""),
    ("ha", "410000", "5g_base_stations", None, "stock", "个", 2025, None, ">", 180_000, None, ""),
]  # fmt: skip
ACTUALS: list[Row] = [
    ("jl", "220000", "5g_base_stations", None, "stock", "个", 2022, None, "=", 34_000, None, "3.4万个"),
    ("sd", "370000", "5g_base_stations", None, "stock", "个", 2022, None, "=", 162_000, None, "16.2万个"),
    ("gd", "440000", "5g_base_stations", None, "stock", "个", 2022, None, "~", 220_000, None, "22万个"),
    ("he", "130000", "5g_base_stations", None, "stock", "个", 2021, None, "=", 60_000, None, ""),
]
MONTHS = {ACTUALS[3]: "2021-08"}  # as of a month, no year's end
FURTHER = [("he2", TARGETS[19]), ("sd2", TARGETS[1])]  # pages that state the same targets
NOTES = {"he": "截至报道之日（虚构）"}
SEARCHES = {  # what was looked for in vain: where nothing is held, and where something is
    ("450000", "5g_base_stations"): "广西 5G基站 2025年目标",
    ("220000", "5g_base_stations"): "吉林 5G基站 2024年现状",
}
INCENTIVES: list[Row] = [
    ("sh", "310000", "other", "算力券", "stock", "元", 2024, None, "<=", 2_000_000, None, "最高200万元"),
]
MILESTONES = [
    ("jl", "220000", 2024, "省内主要城市实现千兆网络全覆盖（虚构）"),
    ("jl", "220000", 2025, "建成区域数据枢纽（虚构）"),
    ("sd", "370000", 2025, "形成三个工业互联网样板区（虚构）"),
    ("gy", "520100", 2025, "建成算力调度平台 <script>alert(1)</script>"),
    ("gy", "520100", 2030, "成为西南数据流通中心（虚构）"),
    ("sd", "370000", 2025, "数字治理水平显著提升（虚构）"),  # a trend, no result
]

PASSED_OVER = "另有站房300间待改造（虚构）。"
SECTIONS = ("一、总体要求", "（二）主要目标")
SEEDS = Path(__file__).parents[2] / "seeds"
SCHEMA = Path(__file__).parents[2] / "etl" / "load" / "schema.sql"


def install(home: Path, build: str = BUILD, *, empty: bool = False) -> Path:
    """Make it the current warehouse of a project home ($POLICY_TRACKER_HOME)."""
    folder = home / "data" / "warehouse"
    path = make(folder / f"{build}.duckdb", build, empty=empty)
    (folder / "current").write_text(build + "\n", encoding="utf-8")
    return path


def make(path: Path, build: str = BUILD, *, empty: bool = False) -> Path:
    """Write the warehouse to `path`; `empty` leaves every table but the regions and families without rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
        names = ("code", "name", "short", "abbreviation", "english", "level", "parent", "row", "column")
        for order, values in enumerate(REGIONS):
            place = dict(zip(names, values, strict=True))
            insert(connection, "out_region", region_row(place) | {"sort_order": order})
        for family in FAMILIES:
            insert(connection, "out_family", family_row(family))
        statements = 0 if empty else _fill(connection)
        insert(
            connection,
            "out_build",
            {
                "build_id": build,
                "schema_version": SCHEMA_VERSION,
                "document_count": 0 if empty else len(DOCUMENTS) - len(PAGES),
                "statement_count": statements,
                "observation_count": 0 if empty else sum(row[0] in PAGES for row in TARGETS + ACTUALS) + len(FURTHER),
                "page_count": 0 if empty else len(PAGES),
                "input_hash": "hash",
                "data_date": "" if empty else "2023-08-01",
            },
        )
    return path


def insert(connection: duckdb.DuckDBPyConnection, table: str, row: dict[str, Any]) -> None:
    """One row by column names, so that the schema may grow columns that have a default."""
    places = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({places})", list(row.values()))


def region_row(place: dict[str, Any]) -> dict[str, Any]:
    return {
        "region_code": place["code"],
        "region_name": place["name"],
        "short_name": place["short"],
        "abbreviation": place["abbreviation"],
        "region_name_en": place["english"],
        "region_level": place["level"],
        "parent_code": place["parent"] or "",
        "grid_row": place["row"],
        "grid_col": place["column"],
    }


def family_row(values: tuple[Any, ...]) -> dict[str, Any]:
    names = ("family", "family_name", "family_name_en", "group_id", "group_name", "group_name_en", "direction", "unit")
    counts = {"target_count": 0, "actual_count": 0, "region_count": 0}
    return dict(zip(names, values, strict=True)) | counts


def _fill(connection: duckdb.DuckDBPyConnection) -> int:
    """All rows but regions and families; gives the number of statements."""
    line = 10
    for kind, rows in (("target", TARGETS), ("actual", ACTUALS), ("incentive", INCENTIVES)):
        for row in rows:
            insert(connection, "out_statement", statement(kind, row, line))
            if kind != "incentive":
                insert(connection, f"out_{kind}", goal(kind, row))
            line += 1
    for key, row in FURTHER:
        insert(connection, "out_statement", statement("target", (key, *row[1:-1], ""), line, of=row))
        line += 1
    disputed = goal_id("target", TARGETS[3])
    connection.execute("UPDATE out_target SET disputed = true WHERE target_id = ?", [disputed])
    insert(connection, "out_conflict", conflict(disputed, TARGETS[8]))
    for milestone in MILESTONES:
        insert(connection, "out_milestone", milestone_row(milestone))
    for key in DOCUMENTS.keys() - PAGES.keys():
        insert(connection, "out_document", document_row(key))
    for row in coverage_rows():
        insert(connection, "out_coverage", row)
    _texts(connection)
    _index(connection)
    return line - 10


def _texts(connection: duckdb.DuckDBPyConnection) -> None:
    """The text of each held document: two headings, a sentence that was passed over, then all that it states."""
    for key in DOCUMENTS.keys() - PAGES.keys():
        known = document_id(key)
        for number, title in enumerate((DOCUMENTS[key][0], *SECTIONS)):
            level, line = min(number, 2), number + 1
            row = (known, number, max(0, number - 1), level, "", title, line)
            connection.execute("INSERT INTO out_section VALUES (?, ?, ?, ?, ?, ?, ?)", list(row))
        for number, title in enumerate(SECTIONS):
            _sentence(connection, known, number, title, section=number + 1, role="heading")
        _sentence(connection, known, 2, PASSED_OVER, has_number=True)
    stated = connection.execute(
        "SELECT document_id, sentence_order, sentence FROM out_statement WHERE sentence_order IS NOT NULL"
    ).fetchall()
    for known, order, text in stated:
        _sentence(connection, known, order, text, has_number=True, statement_count=1)
    dated = connection.execute("SELECT document_id, sentence_order, sentence FROM out_milestone").fetchall()
    for known, order, text in dated:
        _sentence(connection, known, order, text, milestone_count=1)


def _sentence(
    connection: duckdb.DuckDBPyConnection, known: str, order: int, text: str, section: int = 2, **changes: Any
) -> None:
    row = {
        "document_id": known, "sentence_order": order, "section_index": section, "paragraph": order, "role": "body",
        "table_index": 0, "row_index": 0, "column_index": 0, "line": order + 1, "text": text,
        "statement_count": 0, "milestone_count": 0, "has_number": False,
    }  # fmt: skip
    insert(connection, "out_sentence", row | changes)


def _index(connection: duckdb.DuckDBPyConnection) -> None:
    """The words of documents, sentences and facts, as the ETL would index them, and the spellings of the regions."""
    vocabulary = load_seeds(SEEDS).vocabulary
    entries = connection.execute(
        """
        SELECT 'document' AS kind, document_id, NULL AS place, title AS text, NULL AS evidence, NULL AS id FROM out_document
        UNION ALL SELECT 'sentence', t.document_id, t.sentence_order, t.text, CASE WHEN s.statement_id IS NULL THEN 'milestone' ELSE 'statement' END,
                         coalesce(s.statement_id, m.milestone_id)
        FROM out_sentence t LEFT JOIN out_statement s USING (document_id, sentence_order)
        LEFT JOIN out_milestone m ON m.document_id = t.document_id AND m.sentence_order = t.sentence_order
        UNION ALL SELECT 'fact', document_id, NULL, indicator, 'statement', statement_id FROM out_statement WHERE origin = 'ledger'
        ORDER BY ALL
        """
    ).fetchall()
    postings: dict[str, list[tuple[int, int]]] = {}
    for number, (kind, known, place, text, evidence, id_) in enumerate(entries):
        words = Counter(search_words(text, vocabulary))
        entry = [number, kind, known, place, text, words.total()]
        connection.execute("INSERT INTO out_entry VALUES (?, ?, ?, ?, ?, ?)", entry)
        if id_:
            connection.execute("INSERT INTO out_entry_evidence VALUES (?, ?, ?)", [number, evidence, id_])
        for word, count in words.items():
            postings.setdefault(word, []).append((number, count))
    for number, word in enumerate(sorted(postings)):
        connection.execute("INSERT INTO out_term VALUES (?, ?, ?)", [word, number, len(postings[word])])
        connection.executemany("INSERT INTO out_posting VALUES (?, ?, ?)", [[number, *at] for at in postings[word]])
    spelt = spellings([row[:6] for row in REGIONS if row[0] != "000000"], {})
    connection.executemany("INSERT INTO out_region_spelling VALUES (?, ?, ?)", [list(row) for row in spelt])


def conflict(goal_id: str, row: Row) -> dict[str, Any]:
    return {
        "target_id": goal_id,
        "value": 320_000,
        "value_max": None,
        "comparator": "=",
        "statement_id": content_id("statement", "target", *row),
        "document_id": document_id(row[0]),
        "document": DOCUMENTS[row[0]][0],
    }


def region(code: str) -> dict[str, Any]:
    names = ("region_code", "region_name", "short", "abbreviation", "region_name_en", "region_level")
    return dict(zip(names, next(r for r in REGIONS if r[0] == code), strict=False))


def family_names(family: str) -> tuple[str, str]:
    found = next(f for f in FAMILIES if f[0] == family)
    return str(found[1]), str(found[2])


def document_id(key: str) -> str:
    return content_id(DOCUMENTS[key][0])


def goal_id(kind: str, row: Row) -> str:
    return content_id(kind, *row)


def sentence(row: Row) -> str:
    if row[0] in PAGES:
        return ""
    name = row[3] or family_names(row[2])[0]
    lead = f"到{row[6]}年，" if row[6] else "下一步，"
    return f"{lead}{name}达到{row[11]}，*网络*质量<i>明显</i>提升。"


def head(key: str) -> dict[str, Any]:
    """What every row says of its document."""
    title, number, issuer, issued = DOCUMENTS[key][:4]
    return {
        "document_id": document_id(key),
        "document": title,
        "document_number": number,
        "issuer": issuer,
        "issued": issued,
    }


def place_of(code: str, *columns: str) -> dict[str, Any]:
    place = region(code)
    return {name: place[name] for name in ("region_code", "region_name", "region_level", *columns)}


def quantity(row: Row) -> dict[str, Any]:
    """What a row says of its quantity."""
    _, _, family, subject, measure, unit, year, start, comparator, value, value_max, _ = row
    words = "智慧灯杆" if family == "other" else subject or family_names(family)[0]
    return {
        "family": family,
        "family_name": family_names(family)[0],
        "subject": subject,
        "indicator": words,
        "measure": measure,
        "unit": unit,
        "year": year,
        "period_start": start,
        "within": MONTHS.get(row),
        "comparator": comparator,
        "value": value,
        "value_max": value_max,
        "baseline": None,
        "binding": "约束性" if row[1] == "220000" else None,
        "confidence": 0.9,
    }


def statement(kind: str, row: Row, line: int, of: Row | None = None) -> dict[str, Any]:
    """A row of out_statement; `of` is the row whose goal it supports, if that is another."""
    listed = row[0] in PAGES
    text, quote, section = sentence(row), row[11], [] if listed else ["一、总体要求", "（二）主要目标"]
    own = {
        "statement_id": content_id("statement", kind, *row),
        "kind": kind,
        "target_id": None if kind == "incentive" else goal_id(kind, of or row),
        "file": "observations.csv" if listed else f"{row[0]}.md",
        "line": line,
        "start_column": 8,
        "end_column": 8 + len(quote),
        "published": DOCUMENTS[row[0]][4],
        "origin": DOCUMENTS[row[0]][7],
        "note": NOTES.get(row[0], ""),
        "quote": quote,
        "quote_at": text.index(quote),
        "sentence": text,
        "section": section,
        "section_text": " › ".join(section),
        "sentence_order": None if row[0] in PAGES else line,
        "sentence_start": None if row[0] in PAGES else text.index(quote),
        "year_from": "sentence" if row[6] else "none",
        "rule": "ledger" if listed else "synthetic",
    }
    return own | head(row[0]) | place_of(row[1]) | quantity(row) | page(row[0])


def page(key: str) -> dict[str, Any]:
    """The grade and address of a row's source."""
    grade, address = PAGES.get(key, ("document", ""))
    return {"grade": grade, "address": address, "draft": key == "ha"}


def goal(kind: str, row: Row) -> dict[str, Any]:
    rows = [row, *((key, *row[1:-1], "") for key, stated in FURTHER if stated == row)]
    own = {
        f"{kind}_id": goal_id(kind, row),
        "family_name_en": family_names(row[2])[1],
        "published": DOCUMENTS[row[0]][4],
        "statement_count": len(rows),
        "statement_ids": [content_id("statement", kind, *stated) for stated in rows],
        "superseded": [superseded()] if row is TARGETS[1] else [],
        "disputed": False,
    }
    return own | head(row[0]) | place_of(row[1], "region_name_en") | quantity(row) | page(row[0])


def coverage_rows() -> list[dict[str, Any]]:
    """What each region has of each family, and what was looked for in vain."""
    return [
        {
            "region_code": code,
            "family": family,
            "target_count": sum(row[1:3] == (code, family) for row in TARGETS),
            "actual_count": sum(row[1:3] == (code, family) for row in ACTUALS),
            "newest_year": max(
                (row[6] for row in TARGETS + ACTUALS if row[6] and row[1:3] == (code, family)), default=None
            ),
            "looked_for": SEARCHES.get((code, family), ""),
        }
        for code, family in sorted({row[1:3] for row in TARGETS + ACTUALS} | SEARCHES.keys())
    ]


def superseded() -> dict[str, Any]:
    old = {"value": 220_000.0, "value_max": None, "comparator": "=", "document_id": document_id("sd1")}
    return old | {"document": DOCUMENTS["sd1"][0], "issued": "2021-05", "statement_id": ""}


def milestone_row(row: tuple[str, str, int, str]) -> dict[str, Any]:
    key, code, year, text = row
    own = {
        "milestone_id": content_id("milestone", *row),
        "year": year,
        "text": text,
        "sentence": f"到{year}年，{text}。",
        "file": f"{key}.md",
        "line": 40,
        "section_text": "一、总体要求",
        "confidence": 0.5 if "显著" in text else 0.8,
        "sentence_order": 100 + MILESTONES.index(row),
    }
    return own | head(key) | place_of(code, "region_name_en")


def document_row(key: str) -> dict[str, Any]:
    title, number, issuer, issued, published, code, period, origin = DOCUMENTS[key]
    targets, actuals, incentives = (sum(row[0] == key for row in rows) for rows in (TARGETS, ACTUALS, INCENTIVES))
    own = {
        "document_id": document_id(key),
        "title": title,
        "number": number,
        "issuer": issuer,
        "issued": issued,
        "published": published,
        "period_start_year": period[0] if period else None,
        "period_end_year": period[1] if period else None,
        "bulletin": "虚构汇编 2023年第1期" if origin == "restatement" else "",
        "file": f"{key}.md",
        "origin": origin,
        "target_count": targets,
        "actual_count": actuals,
        "incentive_count": incentives,
        "statement_count": targets + actuals + incentives,
        "milestone_count": sum(row[0] == key for row in MILESTONES),
        "task_count": 0,
    }
    return own | place_of(code, "region_name_en")
