"""The words of the screens: one catalogue a language, the same keys in each (a test holds that)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.format import Language

LANGUAGES: tuple[Language, ...] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Words:
    """One language's catalogue: `words("timeline.title", name="5G基站")`; a key that is not there raises."""

    language: Language
    entries: dict[str, str]

    def __call__(self, key: str, **parts: object) -> str:
        text = self.entries[key]
        return text.format(**parts) if parts else text

    def has(self, key: str) -> bool:
        """Whether the catalogue has this key."""
        return key in self.entries

    def pick(self, chinese: Any, english: Any) -> str:
        """The name in this language, the Chinese one where there is no English."""
        return str(english) if self.language == "en" and isinstance(english, str) and english else str(chinese)


@cache
def words(language: Language) -> Words:
    """The catalogue of a language."""
    path = Path(__file__).with_name(f"{language}.toml")
    return Words(language, _flatten(tomllib.loads(path.read_text(encoding="utf-8"))))


def _flatten(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    flat: dict[str, str] = {}
    for key, value in table.items():
        if isinstance(value, dict):
            flat |= _flatten(value, f"{prefix}{key}.")
        else:
            flat[prefix + key] = str(value)
    return flat
