"""What sort of text a document is, and which industry a statistical report is about; the titles are invented."""

from __future__ import annotations

import pytest

from etl.extract.genres import genre_of, industry_of
from etl.model import Document
from tests.load import make


def _titled(title: str, issuer: str = "") -> Document:
    return make.document(title, issuer=issuer)


@pytest.mark.parametrize(
    ("title", "issuer", "genre"),
    [
        ("2031年1—5月份玩具业运行情况", "", "statistics"),
        ("关于玩具业工作进展情况的通知", "", "plan"),
        ("2031年政府工作报告", "", "plan"),
        ("玩具安全管理办法", "", "law"),
        ("支持玩具产业若干措施", "", "measures"),
        ("玩具产业发展行动计划（2031—2033年）", "", "plan"),
        ("玩具业的一年", "某市统计局", "statistics"),
        ("玩具业的一年", "某市人民政府", "plan"),
        ("玩具业的一年", "", "report"),
    ],
)
def test_the_genre(title: str, issuer: str, genre: str) -> None:
    assert genre_of(_titled(title, issuer)) == genre


@pytest.mark.parametrize(
    ("title", "industry"),
    [
        ("2031年1—5月份玩具业运行情况", "玩具业"),
        ("2031年1—5月份玩具和文具制造业经济运行情况", "玩具和文具制造业"),
        ("2031年上半年全国玩具业运行分析", "玩具业"),
        ("2031年一季度玩具业主要指标", "玩具业"),
        ("2031年某市国民经济和社会发展统计公报", ""),
        ("玩具产业发展规划", ""),
    ],
)
def test_the_industry_of_a_statistical_report(title: str, industry: str) -> None:
    assert industry_of(_titled(title)) == industry
