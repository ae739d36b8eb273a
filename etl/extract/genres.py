"""What sort of text a document is, by its title: that decides what a bare figure in it means."""

from __future__ import annotations

import re
from typing import Literal

from etl.model import Document

Genre = Literal["plan", "statistics", "law", "measures", "report"]

_GENRES: tuple[tuple[re.Pattern[str], Genre], ...] = (
    # 2023年1—10月份软件业运行情况; not 关于工作进展情况的通知
    (re.compile(r"运行情况|统计公报|运行分析|主要数据|经济形势|产业运行"), "statistics"),
    (re.compile(r"工作报告"), "plan"),
    (re.compile(r"条例|规定|裁量|准则|管理办法|实施细则|指引|规则|评审办法|奖励办法"), "law"),
    (
        re.compile(
            r"若干措施|政策措施|专项政策|扶持|政策(?:意见|清单|汇编)|(?:若干|人才|支持|优惠|奖补|惠企)政策|奖励|补贴|措施|办法|细则"
        ),
        "measures",
    ),
    # 大数据产业发展行动计划（2023—2025年）; not 贵阳智能大数据战略研究院
    (
        re.compile(
            r"(?:规划|纲要|方案|计划|意见|行动|要点|举措|目标|部署|通知|工程|决定|分工|建议|政策|思路)[》”]*(?:的通知)?(?:[（(].*)?$"
        ),
        "plan",
    ),
    # 某省出台人工智能行动方案，到2027年…: news of a plan states its goals
    (re.compile(r"行动(?:计划|方案)|实施(?:方案|意见)|发展规划|[“\"]?十[三四五六]五[”\"]?规划|工作要点"), "plan"),
)
_INDUSTRY = re.compile(
    r"([\u4e00-\u9fff]{2,}业)(?:经济)?(?:运行|主要数据|主要指标)"
)  # 2023年1—10月份软件业经济运行情况
_OF_A_MONTH = re.compile(r"^.*(?:月份?|季度|半年|年度?|全国|我国|全[省市区])")
_STATISTICIANS = re.compile(r"统计局|调查(?:总)?队")
_GOVERNMENT = re.compile(r"人民政府|委员会|办公厅|管理局|(?:厅|局|委|部|办)$")


def genre_of(document: Document) -> Genre:
    """The first genre whose words the title holds; without such words a body of government speaks of what it plans, others report."""
    for pattern, genre in _GENRES:
        if pattern.search(document.title):
            return genre
    if _STATISTICIANS.search(document.issuer):
        return "statistics"
    return "plan" if _GOVERNMENT.search(document.issuer) else "report"


def industry_of(document: Document) -> str:
    """The one industry that a statistical report is about, by its title; empty for others.

    Its figures need not name it again: 利润总额 is that of 电子信息制造业.
    """
    found = _INDUSTRY.search(document.title)
    return _OF_A_MONTH.sub("", found[1]) if found else ""
