from __future__ import annotations

import pytest

from etl.seeds import Seeds
from tests.segment.make import one, outline, texts

LONG = "全市要认真抓好落实，明确责任分工，细化工作举措，确保各项任务如期完成并取得实效。"


def test_metadata_lines_above_the_text(seeds: Seeds) -> None:
    text = f"""索引号： 1234/2025-00180
发布机构： 广东省人民政府办公厅
成文日期： 2025-06-30
标　　题： 广东省人民政府办公厅关于印发广东省数据奖励办法的通知
文号： 粤府办〔2025〕6号
发布日期： 2025-07-09
正文
广东省人民政府办公厅关于印发广东省

数据奖励办法的通知

粤府办〔2025〕6号

各有关单位：

{LONG}
"""
    found = one(text, seeds)
    assert (found.title, found.number, found.issuer) == (
        "广东省人民政府办公厅关于印发广东省数据奖励办法的通知",
        "粤府办〔2025〕6号",
        "广东省人民政府办公厅",
    )
    assert (found.issued, found.published, found.region, found.line) == ("2025-06-30", "2025-07-09", "440000", 8)
    assert texts(found)[0] == "广东省人民政府办公厅关于印发广东省数据奖励办法的通知"
    assert "索引号" not in "".join(texts(found))


def test_metadata_lines_without_a_marker(seeds: Seeds) -> None:
    stated = "统一编号：GZ01\n文　　号：穗数规字〔2025〕1号\n发布机关：广州市数据局\n"
    letter = f"穗数规字〔2025〕1号\n广州市数据局关于印发办法的通知\n各单位：\n{LONG}\n广州市数据局\n2025年9月10日\n"
    text = stated + letter
    found = one(text, seeds)
    assert (found.title, found.number, found.issued) == (
        "广州市数据局关于印发办法的通知",
        "穗数规字〔2025〕1号",
        "2025-09-10",
    )


@pytest.mark.parametrize(
    ("head", "issuer", "issued", "region"),
    [
        ("苏州市数据产业规划\n苏州市人民政府\n二〇二六年四月\n", "苏州市人民政府", "2026-04", "320500"),
        ("北京市数据产业\n发展规划纲要\n2026年1月29日北京市第十六届\n人民代表大会第四次会议批准\n", "北京市人民代表大会", "2026-01-29", "110000"),
        ("广东省数据条例\n（2022年3月18日广东省第九届人民代表大会常务委员会第三次会议通过）\n", "广东省人民代表大会常务委员会", "2022-03-18", "440000"),
        ("国务院办公厅关于支持贵州数据发展的意见\n国办发〔2025〕1号\n", "国务院办公厅", "", "100000"),
        ("贵阳贵安数据行动计划\n", "", "", "520100"),
        ("广州市花都区数据局关于印发细则的通知\n", "广州市花都区数据局", "", "440100"),
    ],
)  # fmt: skip
def test_head_lines(head: str, issuer: str, issued: str, region: str, seeds: Seeds) -> None:
    found = one(f"{head}\n一、总体要求\n\n{LONG}\n", seeds)
    assert (found.issuer, found.issued, found.region) == (issuer, issued, region)


def test_a_work_report_counts_from_the_day_it_was_delivered(seeds: Seeds) -> None:
    page = f"""<html><head><meta name="ArticleTitle" content="政府工作报告"><meta name="PubDate" content="2026-02-02"></head>
    <body><p>——2026年1月25日在南京市第九届人民代表大会第三次会议上</p><p>各位代表：</p>
    <p>现在，我代表市人民政府，向大会报告工作。</p><p>一、2025年工作回顾</p><p>{LONG}</p></body></html>"""
    found = one(page, seeds, "a.html")
    assert (found.title, found.issuer, found.issued, found.published, found.region) == (
        "政府工作报告",
        "南京市人民政府",
        "2026-01-25",
        "2026-02-02",
        "320100",
    )


def test_a_bare_work_report_is_dated_by_the_year_it_looks_back_on(seeds: Seeds) -> None:
    text = f"各位代表：\n\n现在，我代表市人民政府，向大会报告工作。\n\n一、2025年工作回顾\n\n合肥数据产业稳步增长。{LONG}\n"
    found = one(text, seeds)
    assert (found.title, found.issuer, found.issued, found.region) == (
        "政府工作报告",
        "合肥市人民政府",
        "2026",
        "340100",
    )


def test_front_matter_speaks_for_the_document(seeds: Seeds) -> None:
    text = """---
title: 某市行动计划
number: ""
issuer: 某市人民政府办公厅
issued: "2023-07"
published: "2023-08-18"
region: "310000"
period: 2023—2025
bulletin: 数据观察 2023年第33期 总第144期
---

## 编者按

提出到2025年建成三座园区。

## 一、目标

### （一）算力

机架达到3万架。
"""
    found = one(text, seeds, "seeds/a.md")
    assert (found.title, found.issuer, found.issued, found.published) == (
        "某市行动计划",
        "某市人民政府办公厅",
        "2023-07",
        "2023-08-18",
    )
    assert (found.region, found.period, found.origin) == ("310000", (2023, 2025), "restatement")
    assert texts(found, "note") == ["提出到2025年建成三座园区。"]
    assert outline(found) == ["编者按", "一、目标", "  （一）算力"]


def test_a_file_without_any_title_is_named_after_itself(seeds: Seeds) -> None:
    assert one(LONG + LONG, seeds, "folder/某市数据.txt").title == "某市数据"


def test_a_title_that_comes_again_at_the_foot_does_not_hide_the_text(seeds: Seeds) -> None:
    head = '<meta name="ArticleTitle" content="某市数据计划">'
    body = f"<h1>某市数据计划</h1><p>一、目标</p><p>{LONG}</p><p>二、任务</p><p>{LONG}</p><p>某市数据计划</p>"
    document = one(f"<html><head>{head}</head><body>{body}</body></html>", seeds, "a.html")
    assert outline(document)[:2] == ["一、目标", "二、任务"]


def test_menus_above_the_title_of_a_saved_page_are_left_out(seeds: Seeds) -> None:
    menus = "\n".join(
        ["首页", "政务公开", "大", "中", "小", "某市数据行动方案", "发布日期：2026-02-10", "来源：某某日报", "字号："]
    )
    document = one(f"某市数据行动方案\n{menus}\n某市数据行动方案\n\n一、目标\n\n{LONG}{LONG}\n", seeds)
    assert (document.title, document.published) == ("某市数据行动方案", "2026-02-10")
    assert texts(document)[:2] == ["某市数据行动方案", "一、目标"]
