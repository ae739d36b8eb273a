"""Who issued a document, when and under which number: read from its facts, title, head lines, note and signature."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.segment.lines import Line, compact
from etl.segment.part import Part
from etl.segment.period import date_in, date_or_year, is_date

HEAD_LINES = 14
# yes: "沪府办发〔2023〕14号", "工信部信管〔2023〕105 号", "国令第 7 号"   no: "《…办法》（国务院令 292 号）等"
NUMBER = re.compile(
    r"[\u4e00-\u9fff]{2,20}\s*[〔\[［（(【]\s*(?:19|20)\d\d\s*[〕\]］）)】]\s*第?\s*\d{1,4}\s*号"
    r"|[\u4e00-\u9fff]{2,20}令?\s*第?\s*\d{1,4}\s*号|[\u4e00-\u9fff]{2,10}公告\s*(?:19|20)\d\d\s*年?第?\s*\d{1,4}\s*号"
)
BODY_END = (
    r"(?:人民政府|政府|办公厅|办公室|委员会|人大|常委会|管委会|[部局厅院署委]|总署|总局|中心|银行|领导小组"
    r"|公司|协会|研究院|大学|部门)"
)
# yes: "某省人民政府办公厅关于支持…的意见", "某部等六部门关于推动…"   no: "关于支持…", "推进某方案"
TITLE_ISSUER = re.compile(rf"(?P<bodies>[^《》“”，。]{{2,60}}?{BODY_END})\s*关于")
# yes: "近日，某市人民政府办公厅印发《…》", "8月16日，某市数据局对外发布《…》"
# no: "近日，某省印发《…》" (a place, no body)
NOTE_ISSUER = re.compile(
    rf"(?P<bodies>[^，。《》；,]{{2,120}}?{BODY_END})(?:近日|日前|\d{{1,2}}月\d{{1,2}}日)?"
    r"(?:正式|对外|联合|共同|公开|制定|研究|组织|起草|编制|并|了)*(?:印发|发布|出台|公布|下发|发出|起草|公开征求)(?:了|关于)?\s*《"
)
# yes: "8月16日，某局发布"   no: "2023年8月发布"
NOTE_DATE = re.compile(r"(?<!\d)(1[0-2]|[1-9])\s*月\s*(3[01]|[12]\d|[1-9])\s*日")
# yes: "近日，某局", "某局日前"   no: "某局近日召开"
LEAD_IN = re.compile(
    r"^(?:近日|日前|近期|最近|\d{1,2}月\d{1,2}日)[，,、\s]*|^(?:由|经)|(?:近日|日前|\d{1,2}月\d{1,2}日)$"
)
# yes: "2022年5月6日某省第九届人民代表大会常务委员会第三次会议通过"   no: "依照人民代表大会决定"
ADOPTED = re.compile(
    r"(?:\d日|^|[（(])(?P<place>[\u4e00-\u9fff]{2,12}?)第[一二三四五六七八九十]+届(?P<body>人民代表大会(?:常务委员会)?)第.{1,6}次会议(?:通过|批准|修订|修正)"
)
# yes: "某市人民政府", "国家某局 某部", "国务院办公厅"   no: "各有关单位", "特此通知。"
SIGNATURE = re.compile(rf"[\u4e00-\u9fff（）()\s、]{{2,60}}{BODY_END}$")
# yes: "某厅、某局两部门" (all named before)   no: "某部等六部门"
COUNTED = re.compile(r"(?<=[局厅部委办室])[一二两三四五六七八九十]+(?:部门|单位)$")
WORK_REPORT = "政府工作报告"
REPORT_LINES = 24
# yes: "2025年工作回顾"   no: "过去一年"
YEAR = re.compile(r"(20\d\d)年")
# yes: "我代表某市人民政府，向大会报告工作", "我代表市人民政府"   no: "市人民政府代表"
SPEAKS_FOR = re.compile(r"我代表(?P<body>[\u4e00-\u9fff]{0,12}人民政府)")
# yes: "——2026年1月25日在某市第十六届人民代表大会第四次会议上"   no: "2026年1月25日在某市召开会议"
OCCASION = re.compile(
    r"20\d\d年\d{1,2}月\d{1,2}日在(?P<place>[\u4e00-\u9fff]{1,12}?)(?:第?[一二三四五六七八九十]+届)(?:人民代表大会|人大)"
)
# Sources that print what others issue.
# yes: "新华社", "《某某日报》", "某某人大网", "本网"   no: "某省人民政府", "某某研究院"
MEDIA = re.compile(r"[报社网台刊》]$|客户端|公众号|编辑部|记者")


def number_of(part: Part) -> str:
    """发文字号 from the facts or a head line that is nothing else; a number inside a sentence is another document's."""
    if stated := part.facts.get("number"):
        return compact(stated)
    for line in [*part.head, *part.body[:HEAD_LINES]]:
        if len(line.text) < 40 and NUMBER.fullmatch(line.text.strip("（）() ")):
            return compact(line.text).strip("（）()")
    return ""


def issuer_of(part: Part) -> str:
    """发文机关, several joined by 、; what the file states goes before what can be gathered."""
    if (report := delivered(part)) and report[0]:
        return report[0]
    if stated := part.facts.get("issuer"):
        return join_bodies(stated)
    if found := TITLE_ISSUER.match(part.title):
        return join_bodies(found["bodies"])
    for line in part.notes[:3]:
        if found := NOTE_ISSUER.search(line.text):
            return join_bodies(_without_lead_in(found["bodies"]))
    if signed := next(_signatures(part.body), None):
        return join_bodies(signed[0])
    if adopted := _adopted(part):
        return adopted[0]
    source = compact(part.facts.get("source", ""))
    return "" if MEDIA.search(source) else source


def issued_of(part: Part) -> str:
    """The day of signature as far as it is known; a day without a year in the note takes the bulletin's year.

    A file of its own that names no such day has the day of its publication; a bulletin comes weeks later.

    A work report counts from the day it was delivered: from there it says 今年 and 去年.
    """
    if (report := delivered(part)) and report[1]:
        return report[1]
    if stated := date_or_year(part.facts.get("issued", "")):
        return stated
    if signed := next(_signatures(part.body), None):
        return signed[1]
    if adopted := _adopted(part):
        return adopted[1]
    noted = _note_date(part)
    for line in part.body[:6]:
        if is_date(line.text) and not noted.startswith(day := date_in(line.text)):
            return day
    return noted or ("" if "bulletin" in part.facts else published_of(part))


def published_of(part: Part) -> str:
    """The day of the bulletin or page that carries it."""
    return date_or_year(part.facts.get("published", ""))


def join_bodies(text: str) -> str:
    """Names of bodies that stand side by side, with 、 between them: “某局 某委” → 某局、某委."""
    text = re.sub(rf"({BODY_END})\s+(?=[\u4e00-\u9fff])", r"\1、", text.strip())
    text = re.sub("会同有关(?:部门|方面|单位)$", "", compact(text)).replace(",", "、").replace("，", "、").strip("、")
    return COUNTED.sub("", text) if "等" not in text else text


def _without_lead_in(text: str) -> str:
    while (shorter := LEAD_IN.sub("", text.strip())) != text:
        text = shorter
    return text


def _signatures(body: Sequence[Line]) -> Iterator[tuple[str, str]]:
    """Pairs of a body's name and the date on the next line, as they close a letter (or stand on a title page)."""
    for above, below in pairwise(body):
        if len(below.text) < 20 and len(above.text) < 60 and is_date(below.text) and SIGNATURE.match(above.text):
            yield above.text, date_in(below.text)


def delivered(part: Part) -> tuple[str, str] | None:
    """Of a work report: the government that it speaks for and the day (or year) it was delivered; None for others."""
    if WORK_REPORT not in part.title:
        return None
    body = part.body[:REPORT_LINES]
    spoken = next((found["body"] for line in body if (found := SPEAKS_FOR.search(compact(line.text)))), "")
    top = [compact(line.text) for line in body[:12]]
    texts = [*top, *(one + other for one, other in pairwise(top))]
    occasion = next((found for text in texts if len(text) < 90 and (found := OCCASION.search(text))), None)
    if occasion and len(spoken) <= len("市人民政府"):
        spoken = occasion["place"] + "人民政府"
    return spoken, date_in(occasion[0]) if occasion else _year_of_review(part)


def _year_of_review(part: Part) -> str:
    """The year after the one that the report's first heading looks back on (2025年工作回顾 → 2026)."""
    if found := YEAR.search(part.title):
        return found[1]
    for line in part.body[:REPORT_LINES]:
        if len(line.text) < 50 and "回顾" in line.text and (found := YEAR.search(line.text)):
            return str(int(found[1]) + 1)
    return ""


def _adopted(part: Part) -> tuple[str, str] | None:
    """The assembly that adopted it and the day, from a line (or two, as printed) below the title."""
    top = [compact(line.text) for line in part.body[:6] if len(line.text) < 80]
    for text in [*top, *(one + other for one, other in pairwise(top))]:
        if found := ADOPTED.search(text):
            return found["place"] + found["body"], date_in(text)
    return None


def _note_date(part: Part) -> str:
    published = part.facts.get("published", "")
    day = date_in(published)
    if not day or not part.notes:
        return ""
    for line in part.notes[:2]:
        found = NOTE_DATE.search(line.text[:80])
        if found and any(word in line.text[:120] for word in ("印发", "发布", "出台", "公布")):
            month, year = int(found[1]), int(day[:4])
            year -= month > int(day[5:7] or 12)
            return f"{year}-{month:02d}-{int(found[2]):02d}"
    return ""
