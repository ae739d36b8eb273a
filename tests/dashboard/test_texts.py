"""The catalogues: the same keys and the same places to fill in, and no key in the code that is in neither."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from dashboard.texts import LANGUAGES, words

ROOT = Path(__file__).parents[2] / "dashboard"


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_catalogues_have_the_same_keys() -> None:
    first, *others = (words(language).entries for language in LANGUAGES)
    for other in others:
        assert set(first) == set(other)


def test_the_same_places_are_filled_in() -> None:
    chinese, english = words("zh").entries, words("en").entries
    assert {key: fields(text) for key, text in chinese.items()} == {k: fields(t) for k, t in english.items()}


def test_no_entry_is_empty() -> None:
    assert not [key for language in LANGUAGES for key, text in words(language).entries.items() if not text.strip()]


def test_every_key_that_the_code_names_exists() -> None:
    known = words("zh").entries
    named = {
        key
        for path in ROOT.rglob("*.py")
        for key in re.findall(r'words\(\s*"([a-z_]+\.[a-z_]+)"', path.read_text(encoding="utf-8"))
    }
    assert len(named) > 40
    assert named <= set(known)


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("grade.{}", ["document", "official", "media", "repost"]),
        ("grade.{}_short", ["official", "media", "repost"]),
        ("coverage.status_{}", ["stated", "sought", "unsought"]),
        ("compare.title_{}", ["year", "latest", "undated"]),
        ("compare.stated_{}", ["target", "actual"]),
        ("compare.nation_{}", ["target", "actual"]),
        ("compare.national_{}", ["target", "actual"]),
        ("compare.map_{}", ["target", "actual"]),
        ("compare.empty_{}", ["target", "actual"]),
        ("compare.empty_kind_{}", ["target", "actual"]),
        ("kind.{}", ["target", "actual", "forecast", "incentive", "condition", "rule"]),
    ],
)
def test_keys_that_the_code_puts_together_exist(form: str, names: list[str]) -> None:
    assert [name for name in names if not words("zh").has(form.format(name))] == []


def test_an_english_name_is_taken_only_on_english_screens() -> None:
    assert words("zh").pick("山东", "Shandong") == "山东"
    assert words("en").pick("山东", "Shandong") == "Shandong"
    assert words("en").pick("山东", "") == words("en").pick("山东", float("nan")) == "山东"
