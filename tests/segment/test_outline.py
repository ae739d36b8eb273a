from __future__ import annotations

from etl.seeds import Seeds
from tests.segment.make import one, outline, texts

LONG = "各地各部门要认真抓好落实，明确责任分工，细化工作举措，确保各项任务如期完成并取得实效。"


def body(text: str) -> str:
    return f"某市数据行动方案\n\n{text}"


def test_ranks_come_from_the_numbers_and_not_from_the_marks(seeds: Seeds) -> None:
    text = f"## 一、目标\n\n#### （一）规模\n\n{LONG}\n\n## （二）质量\n\n{LONG}\n\n#### 二、任务\n\n- （一）算力\n\n{LONG}"
    assert outline(one(body(text), seeds)) == ["一、目标", "  （一）规模", "  （二）质量", "二、任务", "  （一）算力"]


def test_parts_chapters_and_articles(seeds: Seeds) -> None:
    text = f"第一篇 总论\n\n第一章 总则\n\n第一节 目的\n\n第一条 【依据】\n\n{LONG}\n\n第二条 本办法适用于全市，{LONG}\n\n第二章 附则\n\n第三条 {LONG}"
    assert outline(one(body(text), seeds)) == [
        "第一篇总论",
        "  第一章总则",
        "    第一节目的",
        "      第一条依据",
        "      第二条",
        "  第二章附则",
        "    第三条",
    ]


def test_a_run_in_head_names_the_section_and_stays_in_the_text(seeds: Seeds) -> None:
    document = one(body(f"一、任务\n\n1.建好平台。新建平台三个。\n\n2.办好园区。{LONG}"), seeds)
    assert outline(document) == ["一、任务", "  1.建好平台", "  2.办好园区"]
    first = [s for s in document.sentences if s.section == 2]
    assert [(s.text, s.role) for s in first] == [("1.建好平台。", "body"), ("新建平台三个。", "body")]
    assert document.section_path(2) == ("一、任务", "1.建好平台")


def test_items_of_a_list_are_no_headings(seeds: Seeds) -> None:
    text = f"第一条 有下列情形的，不予处理：\n\n（一）情节轻微的；\n\n（二）主动改正的；\n\n（三）其他情形。\n\n{LONG}"
    assert outline(one(body(text), seeds)) == ["第一条"]


def test_an_item_with_a_full_stop_heads_the_text_below_it(seeds: Seeds) -> None:
    document = one(body(f"一、要求\n\n（一）指导思想。\n\n{LONG}\n\n（二）工作目标。\n\n{LONG}"), seeds)
    assert outline(document) == ["一、要求", "  （一）指导思想", "  （二）工作目标"]


def test_an_item_that_lost_its_point_and_one_without_a_head(seeds: Seeds) -> None:
    text = f"一、任务\n\n1. 建好平台。{LONG}\n\n2 办好园区。{LONG}\n\n3.{LONG}"
    assert outline(one(body(text), seeds)) == ["一、任务", "  1.建好平台", "  2办好园区", "  3."]


def test_short_lines_above_long_paragraphs_are_headings_in_magazines(seeds: Seeds) -> None:
    document = one(body(f"技术走向大众\n\n{LONG}\n\n市场加快成长\n\n{LONG}\n\n图1 增长情况\n\n{LONG}"), seeds)
    assert outline(document) == ["技术走向大众", "市场加快成长"]


def test_boxes_and_peers(seeds: Seeds) -> None:
    text = f"前言\n\n{LONG}\n\n一、任务\n\n{LONG}\n\n专栏1 重点工程\n\n{LONG}\n\n结束语\n\n{LONG}"
    assert outline(one(body(text), seeds)) == ["前言", "一、任务", "  专栏1重点工程", "结束语"]


def test_a_contents_page_is_left_out(seeds: Seeds) -> None:
    entries = "目 录\n一、要求 ……… 1\n二、任务 ……… 3\n三、保障 ……… 9\n"
    text = f"{entries}\n一、要求\n\n{LONG}\n\n二、任务\n\n{LONG}\n\n三、保障\n\n{LONG}"
    document = one(body(text), seeds)
    assert outline(document) == ["一、要求", "二、任务", "三、保障"]
    assert not [t for t in texts(document) if "…" in t]
