"""A sentence as the rules see it: half-width letters and digits, no spaces, every character traceable.

Bulletins write `5.5 万 个` and `５Ｇ`; rules that had to allow for that everywhere would be unreadable.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_VISIBLE = re.compile(r"\S+")
_FOLD = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)}  # digits
_FOLD |= {code: code - 0xFEE0 for code in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}  # letters
_FOLD |= {
    ord(wide): ord(narrow) for wide, narrow in {"％": "%", "．": ".", "＋": "+", "～": "~", "∼": "~", "〇": "○"}.items()
}
_FOLD |= {ord("﹪"): ord("%"), ord("ｍ"): ord("m"), ord("∶"): ord(":"), ord("﹕"): ord(":")}  # 2∶1
_FOLDED = re.compile("[" + "".join(map(chr, _FOLD)) + "]")


@dataclass(frozen=True, slots=True)
class View:
    """`text` for the rules; `origin[i]` is the offset in the sentence of character i (None: the same offset)."""

    text: str
    origin: tuple[int, ...] | None

    def start(self, offset: int) -> int:
        """Offset in the sentence where the view's character `offset` stands."""
        return offset if self.origin is None else self.origin[offset]

    def end(self, offset: int) -> int:
        """Offset in the sentence just behind the view's character before `offset`."""
        return offset if self.origin is None else self.origin[offset - 1] + 1


def view_of(text: str, corrections: tuple[tuple[str, str], ...] = ()) -> View:
    """The sentence folded to half width, without white space, with scanned spellings put right (seeds/corrections.csv)."""
    folded = text.translate(_FOLD) if _FOLDED.search(text) else text
    pieces = folded.split()
    if len(pieces) == 1 and len(pieces[0]) == len(folded):
        return View(_corrected(folded, corrections), None)
    origin: list[int] = []
    for run in _VISIBLE.finditer(folded):
        origin.extend(range(*run.span()))
    return View(_corrected("".join(pieces), corrections), tuple(origin))


def _corrected(text: str, corrections: tuple[tuple[str, str], ...]) -> str:
    for wrong, right in corrections:
        text = text.replace(wrong, right)
    return text
