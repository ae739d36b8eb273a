"""Generators of text for property tests; all of them live here."""

from __future__ import annotations

from hypothesis import strategies as st

CLAUSES = (
    "加快建设算力中心",
    "到2030年建成12个园区",
    "提升服务水平",
    "产业规模达到300亿元",
    "推动“上云”",
    "支持企业（含分支机构）发展",
)
MARKS = ("。", "；", "，", "！", "？", "：", "", "。”", "（", "）", "“", "”", "《", "》", " ", "\u3000", ";")
NUMBERS = (
    "",
    "一、",
    "（一）",
    "1.",
    "（1）",
    "第一章 ",
    "第二条 ",
    "——",
    "# ",
    "## 三、",
    "- ",
    "专栏1 ",
    "**重点**",
    "8 ",
)
ENDS = ("\n", "\n\n", "\r\n", "\r", "\n\n\n", "\x0c\n", "\n— 3 —\n")

clauses = st.sampled_from(CLAUSES)
paragraphs = st.lists(st.tuples(clauses, st.sampled_from(MARKS)), min_size=1, max_size=8).map(
    lambda parts: "".join(clause + mark for clause, mark in parts)
)
lines = st.tuples(st.sampled_from(NUMBERS), paragraphs).map("".join)
documents = st.lists(st.tuples(lines, st.sampled_from(ENDS)), min_size=1, max_size=12).map(
    lambda parts: "".join(line + end for line, end in parts)
)
wild_text = st.text(
    st.one_of(
        st.sampled_from("。；！？“”（）()《》 \t\n\r\x00\x0c\u200b\ufeff一二三第章、.#*-|—0123456789"),
        st.characters(min_codepoint=0x4E00, max_codepoint=0x4EFF),
    ),
    min_size=1,
    max_size=200,
)

# Numbers, and the numerals that they are written in.

_DIGITS = "零一二三四五六七八九"
whole_numbers = st.one_of(st.integers(0, 120), st.integers(0, 10**4), st.integers(0, 10**12 - 1))


def chinese_numeral(number: int) -> str:
    """A whole number below 10¹² as Chinese writes it: 105 一百零五, 12 十二, 20005 两万零五 as 二万零五."""
    if number == 0:
        return "零"
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        group, number = divmod(number, scale)
        if group:
            gap = text and group < 1000
            text += ("零" if gap else "") + _below_ten_thousand(group) + name
    return text.removeprefix("一") if text.startswith("一十") else text


def _below_ten_thousand(number: int) -> str:
    text, skipped = "", False
    for scale, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += ("零" if skipped and text else "") + _DIGITS[digit] + name
        skipped = not digit
    return text


# Sentences that state goals, with what they state.

_WIDE = {ord(c): ord(c) + 0xFEE0 for c in "0123456789.%"}
INDICATORS = (
    ("5G基站", "万个"),
    ("标准机架", "万架"),
    ("数字产业规模", "亿元"),
    ("智能算力占比", "%"),
    ("算力规模", "EFLOPS"),
    ("专精特新企业", "家"),
    ("智能工厂", "个"),
    ("发明专利", "件"),
    ("网络时延", "毫秒"),
)
VERBS = ("达到", "超过", "突破", "不低于", "增长到")
TAILS = ("", "以上", "左右")
figures = st.one_of(
    st.integers(1, 9_999).map(str),
    st.decimals("0.1", 999, places=1).map(str),
    st.integers(1_000, 99_999).map("{:,}".format),
)


@st.composite
def goals(draw: st.DrawFn) -> tuple[str, str]:
    """(clause, quote): 5G基站达到5.5万个以上, 5.5万个以上."""
    indicator, unit = draw(st.sampled_from(INDICATORS))
    quote = draw(figures) + unit + draw(st.sampled_from(TAILS))
    return indicator + draw(st.sampled_from(VERBS)) + quote, quote


@st.composite
def goal_sentences(draw: st.DrawFn) -> tuple[str, list[str]]:
    """(sentence, quotes): one to four goals under one year."""
    parts = draw(st.lists(goals(), min_size=1, max_size=4))
    year = draw(st.sampled_from(("到2027年，", "2026年，", "到2025年底，全省", "“十五五”末，", "2025—2027年，")))
    joints = draw(st.lists(st.sampled_from(("，", "；")), min_size=len(parts), max_size=len(parts)))
    joined = "".join(clause + joint for (clause, _), joint in zip(parts, joints, strict=True))
    return year + joined[:-1] + "。", [quote for _, quote in parts]


goal_documents = st.lists(goal_sentences(), min_size=1, max_size=4).flatmap(
    lambda found: st.sampled_from(("", "\n\n", "\n", "\n\n——", "\n\n### （一）建设\n\n")).map(
        lambda joint: joint.join(sentence for sentence, _ in found)
    )
)


@st.composite
def spaced(draw: st.DrawFn, text: str) -> str:
    """The text as bulletins write it: blanks between digits, letters and Chinese characters, some of it full width."""
    out = ""
    for before, character in zip("。" + text, text, strict=False):
        joint = before.isascii() != character.isascii() and before not in "。，；—" and character not in "。，；—"
        out += draw(st.sampled_from(("", " ", "\u3000"))) if joint else ""
        out += character.translate(_WIDE) if draw(st.booleans()) else character
    return out
