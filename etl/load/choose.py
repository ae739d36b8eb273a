"""One document for each policy, where the inputs hold it more than once.

An original takes the place of our restatement with the same 发文字号, or with the same title unless it is known to be of
another region (政府工作报告 is everybody's title). Of two originals (or two restatements) with the same id, the one with
more statements stays, so that a full text wins over a digest; with as many, the first by name.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from etl.load.report import Replaced
from etl.model import Document, Findings


def choose(findings: Iterable[Findings]) -> tuple[list[Findings], list[Replaced]]:
    """The findings to load, in order of file and line, and the documents left out with what took their place."""
    ordered = sorted(findings, key=_preference)
    kept: dict[str, Findings] = {}
    originals: list[Document] = []
    replaced: list[Replaced] = []
    for found in ordered:
        document = found.document
        if better := _better(document, kept, originals):
            replaced.append(Replaced(document.file, document.title, document.origin, better.file, better.title))
            continue
        kept[document.id] = found
        if document.origin == "document":
            originals.append(document)
    return sorted(kept.values(), key=_place), sorted(replaced, key=lambda item: (item.file, item.title, item.kept_file))


def _better(document: Document, kept: dict[str, Findings], originals: list[Document]) -> Document | None:
    if found := kept.get(document.id):
        return found.document
    if document.origin == "document":
        return None
    return next((original for original in originals if _restates(document, original)), None)


def _restates(document: Document, original: Document) -> bool:
    if document.number and _squashed(document.number) == _squashed(original.number):
        return True
    elsewhere = document.region and original.region and document.region != original.region
    return not elsewhere and _squashed(document.title) == _squashed(original.title)


def _squashed(text: str) -> str:
    """Letters and digits only: one carrier of a document writes （2023—2025年）, another (2023-2025 年)."""
    return "".join(character for character in unicodedata.normalize("NFKC", text) if character.isalnum())


def _preference(found: Findings) -> tuple[bool, int, str, int, str]:
    document = found.document
    return document.origin != "document", -len(found.statements), document.file, document.line, document.id


def _place(found: Findings) -> tuple[str, int, str]:
    return found.document.file, found.document.line, found.document.id
