"""Numbers as people write them: 5.5万个 in Chinese, 55K in English, with the comparator that the document used.

Two styles: `short` scales to 万/亿/万亿 (or K/M/B/T), `full` writes every digit. Physical units (FLOPS, B, bps)
always take SI prefixes, since 1250000万亿FLOPS says nothing to anybody.
"""

from __future__ import annotations

import math
from typing import Literal

Style = Literal["short", "full"]
Language = Literal["zh", "en"]

_ZH_SCALES = ((1e12, "万亿"), (1e8, "亿"), (1e4, "万"))
_EN_SCALES = ((1e12, "T"), (1e9, "B"), (1e6, "M"), (1e3, "K"))
_SI_SCALES = ((1e24, "Y"), (1e21, "Z"), (1e18, "E"), (1e15, "P"), (1e12, "T"), (1e9, "G"), (1e6, "M"), (1e3, "K"))
_SI_UNITS = {"FLOPS", "B", "bps"}
SYMBOLS: dict[Language, dict[str, str]] = {
    "zh": {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "约 "},
    "en": {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "≈ "},
}
_EN_UNITS = {
    "元": " yuan", "美元": " US$", "%": "%", "百分点": " pp", "倍": "×", "人": " people", "人次": " visits",
    "户": " households", "公里": " km", "平方米": " m²", "吨": " t", "亩": " mu", "年": " years", "天": " days",
}  # fmt: skip
_CLASSIFIERS = set("个家座项台架种款条件次所部户处套批支只辆组")


def decimal(value: float, places: int = 2, separator: str = ",") -> str:
    """Digits without trailing zeros; small values keep two significant digits."""
    if value and abs(value) < 10**-places:
        places = 1 - math.floor(math.log10(abs(value)))
    text = f"{value:{separator}.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scaled(value: float, scales: tuple[tuple[float, str], ...]) -> tuple[float, str]:
    """The value in its largest scale; a value that rounds up to the next scale takes that one."""
    factor, name = _factor(value, scales)
    return value / factor, name


def number(value: float, language: Language = "zh", style: Style = "short") -> str:
    """A bare number, without unit. Before 万 and 亿 Chinese writes no thousands separators: 5000亿."""
    if style == "full":
        return decimal(value, 6)
    scaled, name = _scaled(value, _ZH_SCALES if language == "zh" else _EN_SCALES)
    return decimal(scaled, separator="" if language == "zh" else ",") + name


def amount(value: float, unit: str, language: Language = "zh", style: Style = "short") -> str:
    """A number with its unit: 5.5万个, 12.5 EFLOPS, 36%, 1毫秒."""
    if unit in _SI_UNITS:
        scaled, prefix = _scaled(value, _SI_SCALES)
        return f"{decimal(scaled)} {prefix}{unit}"
    if unit == "s":
        return _seconds(value, language)
    if unit == "m" and abs(value) >= 1000:
        return number(value / 1000, language, style) + ("公里" if language == "zh" else " km")
    return number(value, language, style) + unit_text(unit, language)


def _seconds(value: float, language: Language) -> str:
    if abs(value) < 1:
        return decimal(value * 1000) + ("毫秒" if language == "zh" else " ms")
    return decimal(value) + ("秒" if language == "zh" else " s")


def unit_text(unit: str, language: Language = "zh") -> str:
    """The unit as it follows a number; English drops Chinese classifiers, which say nothing there."""
    if language == "zh":
        return {"m": "米", "s": "秒"}.get(unit, unit)
    if unit in _CLASSIFIERS:
        return ""
    known = _EN_UNITS.get(unit)
    return known if known is not None else f" {unit}" if unit else ""


def scale(largest: float, unit: str, language: Language = "zh", style: Style = "short") -> tuple[float, str]:
    """By what all values of one axis are divided, and the unit that they then have: 10000 and 万个, 1e18 and EFLOPS."""
    if unit in _SI_UNITS:
        factor, prefix = _factor(largest, _SI_SCALES)
        return factor, prefix + unit
    if unit == "s" and abs(largest) < 1:
        return 1e-3, "毫秒" if language == "zh" else "ms"
    first, name = (1e3, "公里" if language == "zh" else "km") if unit == "m" and abs(largest) >= 1000 else (1.0, "")
    name = name or unit_text(unit, language).strip()
    if style == "full":
        return first, name
    factor, prefix = _factor(largest / first, _ZH_SCALES if language == "zh" else _EN_SCALES)
    return first * factor, prefix + name if language == "zh" else f"{prefix} {name}".strip()


def _factor(value: float, scales: tuple[tuple[float, str], ...]) -> tuple[float, str]:
    return next(((factor, name) for factor, name in scales if abs(value) >= factor * 0.999995), (1.0, ""))


def stated(
    value: float,
    unit: str,
    comparator: str = "=",
    value_max: float | None = None,
    language: Language = "zh",
    style: Style = "short",
) -> str:
    """The value as the document states it: ≥ 5.5万个, 约 100家, 3–5家."""
    if comparator == "range" and value_max is not None and not math.isnan(value_max):
        return _span(value, value_max, unit, language, style)
    return SYMBOLS[language].get(comparator, "") + amount(value, unit, language, style)


def _span(low: float, high: float, unit: str, language: Language, style: Style) -> str:
    """Both ends of a range; what they share at the end (万家, %) is written once."""
    first, second = amount(low, unit, language, style), amount(high, unit, language, style)
    head = first.rstrip("".join(c for c in set(first) if not (c.isdigit() or c in ".,-")))
    if head and first[len(head) :] == second[len(second) - (len(first) - len(head)) :]:
        return f"{head}–{second}"
    return f"{first}–{second}"


def ticks(
    low: float, high: float, unit: str, language: Language, style: Style, count: int = 5
) -> tuple[list[float], list[str]]:
    """Round places on an axis from `low` to `high` with their labels (Plotly itself knows no 万/亿)."""
    size = max(abs(low), abs(high))
    if high - low <= size * 1e-9 or size < 1e-200:
        high = low + max(size, 1.0)
    step = _nice((high - low) / count)
    first = math.ceil(low / step - 1e-9)
    values = [float(f"{i * step:.12g}") for i in range(first, math.floor(high / step + 1e-9) + 1)]
    return values, [amount(v, unit, language, style) if v else "0" for v in values]


def _nice(step: float) -> float:
    """The next round step: 1, 2, 2.5 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(step))
    return next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= step * 0.999)
