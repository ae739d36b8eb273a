"""The words by which incentives and bodies are sorted (vocabulary.toml), and what SQL makes of them."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def table(name: str) -> dict[str, str]:
    """One table of vocabulary.toml, in its order."""
    return dict(_tables()[name])


def first_that_fits(name: str, text: str, otherwise: str) -> str:
    """SQL that gives the first entry whose words stand in `text`, a SQL expression."""
    cases = " ".join(
        f"WHEN regexp_matches({text}, {quoted(words)}) THEN {quoted(key)}" for key, words in table(name).items()
    )
    return f"CASE {cases} ELSE {quoted(otherwise)} END"


def all_that_fit(name: str, text: str) -> str:
    """SQL that gives the list of all entries whose words stand in `text`."""
    cases = ", ".join(
        f"CASE WHEN regexp_matches({text}, {quoted(words)}) THEN {quoted(key)} END"
        for key, words in table(name).items()
    )
    return f"list_filter([{cases}], lambda entry: entry IS NOT NULL)"


def replaced(name: str, text: str) -> str:
    """SQL that makes the replacements of a table, one after the other."""
    for words, by in table(name).items():
        text = f"regexp_replace({text}, {quoted(words)}, {quoted(by)})"
    return text


def quoted(text: str) -> str:
    """A SQL string."""
    return "'" + text.replace("'", "''") + "'"


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
