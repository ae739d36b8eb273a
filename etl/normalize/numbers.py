"""Written numbers to floats: 5.5万 · 1,200 · 两百三十 · 千亿 · 翻两番 · 三分之一."""

from __future__ import annotations

import re

_DIGIT = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "○": 0, "〇": 0}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_SCALES = _SMALL | _LARGE
_MIXED = re.compile(r"(?P<number>[\d,]+(?:\.\d+)?)(?P<scale>[十百千万亿]*)$")
_FOLD = re.compile(r"翻了?(?P<times>[一两二三四五]?)番$")
_FRACTION = re.compile(r"(?P<below>[^分]+)分之(?P<above>[^点]+)(?:点(?P<rest>.+))?$")


def parse_number(text: str) -> float:
    """The number that `text` says; 翻番 is 2, 翻两番 4, 减半 0.5, 三分之一 33.33 and 六成 60 (percent).

    Raises ValueError where the text is no number.
    """
    if mixed := _MIXED.match(text):
        value = float(mixed["number"].replace(",", ""))
        for scale in mixed["scale"]:
            value *= _SCALES[scale]
        return _tidy(value)
    if text in {"翻番", "倍增"}:
        return 2.0
    if text == "减半":
        return 0.5
    if len(text) == 2 and text[1] == "成":
        return 10.0 * _DIGIT[text[0]]
    if text.startswith(("一半", "半数")):
        return 50.0
    if fold := _FOLD.match(text):
        return float(2 ** _DIGIT[fold["times"] or "一"])
    if fraction := _FRACTION.match(text):
        return _fraction(fraction)
    return float(parse_chinese(text))


def _fraction(match: re.Match[str]) -> float:
    above = float(parse_chinese(match["above"]))
    if match["rest"]:
        above += float("0." + "".join(str(_DIGIT[c]) for c in match["rest"]))
    return round(100 * above / parse_chinese(match["below"]), 2)


def parse_chinese(text: str) -> int:
    """A whole number in Chinese numerals: 二十, 一百零五, 两万三千, 千亿. Raises ValueError on anything else."""
    if not text:
        raise ValueError("no numeral")
    total = section = digit = 0
    seen_digit = False
    for char in text:
        if char in _DIGIT:
            digit, seen_digit = _DIGIT[char], True
            continue
        if char in _SMALL:
            section += (digit if seen_digit else 1) * _SMALL[char]
        elif char == "万":
            total += (section + digit or 1) * _LARGE[char]
            section = 0
        elif char == "亿":
            total = (total + section + digit or 1) * _LARGE[char]
            section = 0
        else:
            raise ValueError(f"{char!r} in {text!r} is no numeral")
        digit, seen_digit = 0, False
    return total + section + digit


def _tidy(value: float) -> float:
    """5.5 × 10⁴ as 55000.0, not 55000.00000000001."""
    return float(f"{value:.12g}")
