"""How headings of Chinese documents are numbered, and which number stands above which."""

from __future__ import annotations

import re
from typing import NamedTuple

from etl.segment.period import chinese_number

HAN = "一二三四五六七八九十百零〇两"
ARTICLE, ITEM, BOX, UNNUMBERED = 40, 70, 90, 95

# Each pattern takes the number with its point or bracket; rank orders them, smaller is higher.
# yes: "第一篇 产业"  "第二章 总则"  "第三节 目标"  "第四条 本办法"   no: "第一批", "第三方"
PARTS = re.compile(rf"(第\s*[{HAN}\d]+\s*([编篇章节条]))(?=[\s　]|[^之第、，。内的中和与至规款])[\s　]*")
PART_RANKS = {"编": 10, "篇": 10, "章": 20, "节": 30, "条": 40}
# yes: "一、总体要求", "十二、", "三 、"   no: "一是", "一体化"
HAN_COMMA = re.compile(rf"([{HAN}]{{1,4}}\s*、)\s*")
# yes: "（一）指导思想", "(十二) 推动"   no: "（征求意见稿）"
HAN_BRACKET = re.compile(rf"([（(]\s*[{HAN}]{{1,4}}\s*[）)])\s*、?\s*")
# yes: "1.健全", "12．", "3、推动", "1. 制造业"   no: "1.5万", "2023.", "1、2、3"
ARABIC_POINT = re.compile(r"(\d{1,2}\s*[.．、])(?!\s*\d)\s*")
# yes: "（1）建设", "(12)"   no: "（2023）"
ARABIC_BRACKET = re.compile(r"([（(]\s*\d{1,2}\s*[）)])\s*")
# yes: "①建设"   no: "1建设"
CIRCLED = re.compile(r"([①-⑳])\s*")
# yes: "专栏1 重点工程", "专栏 3", "专栏一："   no: "专栏目"
BOXED = re.compile(rf"(专\s*栏\s*[{HAN}\d]{{1,3}}|专\s*栏(?=[:：\s]))\s*[:：]?\s*")
# yes: "8 塑强算力支撑" (a point lost in conversion)   no: "8个", "8 月", "5 G"
LOST_POINT = re.compile(r"(\d{1,2})\s+(?=[\u4e00-\u9fff]{2})(?![年月日个家项万亿])")

FIRST = frozenset("第专（(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789" + HAN)


class Numbered(NamedTuple):
    """A number at the head of a line: its rank, its text and where the words after it begin."""

    rank: int
    number: str
    end: int


def value_of(number: str) -> int:
    """What a number counts: 第十二章 → 12, （三） → 3, 16. → 16; 0 for what is none."""
    digits = "".join(character for character in number if character.isdecimal())
    if digits:
        return int(digits)
    return chinese_number("".join(character for character in number if character in "一二三四五六七八九十"))


def numbered(text: str) -> Numbered | None:
    """The number at the head of `text`; None for running text."""
    first = text[0] if text else ""
    if first not in FIRST:
        return None
    if first == "第":
        found = PARTS.match(text)
        return Numbered(PART_RANKS[found[2]], found[1], found.end()) if found else None
    if first in "（(":
        if found := HAN_BRACKET.match(text):
            return Numbered(60, found[1], found.end())
        found = ARABIC_BRACKET.match(text)
        return Numbered(80, found[1], found.end()) if found else None
    if first.isdigit() and first not in "①②③④⑤⑥⑦⑧⑨⑩":
        found = ARABIC_POINT.match(text)
        return Numbered(ITEM, found[1], found.end()) if found else None
    if first == "专":
        found = BOXED.match(text)
        return Numbered(BOX, found[1].strip(), found.end()) if found else None
    if found := CIRCLED.match(text):
        return Numbered(85, found[1], found.end())
    found = HAN_COMMA.match(text)
    return Numbered(50, found[1], found.end()) if found else None
