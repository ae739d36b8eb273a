"""Statements from literal text, for tests: one document of each kind, of which only the body changes."""

from __future__ import annotations

from etl.extract import extract
from etl.extract.quantities import Quantity, quantities_in
from etl.extract.times import times_in
from etl.extract.words import Words, words_around
from etl.model import Document, Statement
from etl.normalize import normalize
from etl.read import read_bytes
from etl.seeds import Seeds
from etl.segment import segment

YEAR = 2024  # in which all of these documents were issued


def head(title: str, issuer: str = "安徽省人民政府办公厅", region: str = "340000") -> str:
    return f'---\ntitle: {title}\nissuer: {issuer}\nissued: "{YEAR}-03-05"\nregion: "{region}"\n---\n\n'


GOALS = "## 二、发展目标\n\n"
TASKS = "## 三、重点任务\n\n"
PLAN = head("安徽省数字经济发展行动方案（2024—2027年）")
UNDATED_PLAN = head("安徽省数字经济发展行动方案")
UNISSUED_PLAN = PLAN.replace(f'issued: "{YEAR}-03-05"\n', "")  # its title alone tells when it was made
MEASURES = head("安徽省支持算力产业发展若干措施")
LAW = head("安徽省公共数据管理办法")
STATISTICS = head("2024年1—6月软件业运行情况", "工业和信息化部", "100000")
REPORT = head("安徽算力产业观察", "")
WORK_REPORT = head("政府工作报告", "合肥市人民政府", "340100")


def document(text: str, seeds: Seeds, name: str = "a.md") -> Document:
    (found,) = segment(read_bytes(text.encode(), name), seeds)
    return found


def statements(body: str, seeds: Seeds, above: str = PLAN) -> list[Statement]:
    """What a document of the sort `above` states when `body` is all of its text."""
    one = document(above + body, seeds)
    return normalize(one, extract(one, seeds), seeds)


def fields(body: str, seeds: Seeds, names: str, above: str = PLAN) -> list[tuple[object, ...]]:
    """The named fields of each statement: "quote kind year"."""
    return [tuple(getattr(s, name) for name in names.split()) for s in statements(body, seeds, above)]


def quantities(text: str, seeds: Seeds) -> list[Quantity]:
    return quantities_in(text, times_in(text, YEAR), seeds.vocabulary)


def words(text: str, seeds: Seeds) -> list[Words]:
    """The words around each quantity of a sentence."""
    times, found = times_in(text, YEAR), quantities(text, seeds)
    return [words_around(text, found, index, times, seeds.vocabulary) for index in range(len(found))]
