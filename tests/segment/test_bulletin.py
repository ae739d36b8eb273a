from __future__ import annotations

from etl.seeds import Seeds
from tests.segment.make import documents_in, texts

LONG = "各地各部门要认真抓好落实，明确责任分工，细化工作举措，确保各项任务如期完成并取得实效。"
BULLETIN = f"""为决策者提供参考

# 数据观察

放眼看数据

2024年3月8日 第9期 总第88期

## 成都市算力发展 行动方案（2024—2026年）

# 数据观察

2024年3月8日

第9期 总第88期

**主 编** 成都数据研究院

**联合主编** 四川省数据促进会

**编委会** 甲 乙

声明：{LONG}

## 本期要目

### 国策要论

01 工业和信息化部等三部门关于推动算力产业发展的指导意见

### 地方新政

- 05 成都市算力发展行动方案
(2024—2026年)
- 09 浙江省数据条例（草案）

前沿观察

12 2024年1-2月份数据业运行情况

## 编者按

近日，工业和信息化部、教育部等三部门联合印发《关于推动算力产业发展的指导意见》。{LONG}

# 工业和信息化部等三部门关于推动 算力产业发展的指导意见

工信部联数〔2024〕12 号

各省、自治区、直辖市有关部门：

{LONG}

### 一、总体要求

到2026年，新增机架3万架。

（来源：工业和信息化部）

编者按

3月5日，成都市人民政府办公厅印发《成都市算力发展行动方案》，提出目标。

成都市算力发展行动方案

（2024—2026年）

{LONG}

（来源：成都市人民政府）

浙江省数据条例（草案）

（征求意见稿）

第一条 为了促进发展，制定本条例。

（来源：某某日报）

2024 年 1—2 月份数据业运行情况

一、总体情况

收入平稳增长。

四川省数据促进会

四川省数据促进会共有会员80家。

成都数据研究院

{LONG}
"""


def test_each_document_of_a_bulletin(seeds: Seeds) -> None:
    found = documents_in(BULLETIN, seeds)
    assert [(d.title, d.number, d.issuer, d.issued, d.region, d.period) for d in found] == [
        (
            "工业和信息化部等三部门关于推动算力产业发展的指导意见",
            "工信部联数〔2024〕12号",
            "工业和信息化部等三部门",
            "",
            "100000",
            None,
        ),
        ("成都市算力发展行动方案（2024—2026年）", "", "成都市人民政府办公厅", "2024-03-05", "510100", (2024, 2026)),
        ("浙江省数据条例（草案）", "", "", "", "330000", None),
        ("2024年1—2月份数据业运行情况", "", "", "", "100000", None),
        ("四川省数据促进会", "", "", "", "510000", None),
        ("成都数据研究院", "", "", "", "510100", None),
    ]
    assert {(d.bulletin, d.published) for d in found} == {("数据观察 2024年第9期 总第88期", "2024-03-08")}


def test_a_note_belongs_to_the_document_after_it(seeds: Seeds) -> None:
    first, second, *_ = documents_in(BULLETIN, seeds)
    assert texts(first, "note")[0].startswith("近日，工业和信息化部")
    assert texts(second, "note") == ["3月5日，成都市人民政府办公厅印发《成都市算力发展行动方案》，提出目标。"]
    noted = next(s for s in second.sentences if s.role == "note")
    assert second.section_path(noted.section) == ("编者按",)


def test_mastheads_and_contents_pages_are_no_text(seeds: Seeds) -> None:
    everything = "".join(text for d in documents_in(BULLETIN, seeds) for text in texts(d))
    assert "总第88期" not in everything
    assert "主 编" not in everything
    assert "12 2024年" not in everything


def test_pages_of_the_publishers_are_not_part_of_the_document_before(seeds: Seeds) -> None:
    report = documents_in(BULLETIN, seeds)[3]
    assert texts(report)[-1] == "收入平稳增长。"


def test_a_file_that_only_mentions_an_issue_is_no_bulletin(seeds: Seeds) -> None:
    (found,) = documents_in("某市数据方案\n\n刊于《数据观察》第9期 总第88期。\n\n一、目标\n\n建成三座园区。", seeds)
    assert (found.title, found.bulletin) == ("某市数据方案", "")
