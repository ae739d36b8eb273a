"""One document for each policy, where the inputs hold it more than once.

An original takes the place of our restatement with the same title or the same 发文字号. Of two originals (or two
restatements) with the same id, the one with more statements stays, so that a full text wins over a digest; with as
many, the first by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from etl.load.report import Replaced
from etl.model import Document, Findings


def choose(findings: Iterable[Findings]) -> tuple[list[Findings], list[Replaced]]:
    """The findings to load, in order of file and line, and the documents left out with what took their place."""
    ordered = sorted(findings, key=_preference)
    kept: dict[str, Findings] = {}
    originals: dict[str, Document] = {}
    replaced: list[Replaced] = []
    for found in ordered:
        document = found.document
        if better := _better(document, kept, originals):
            replaced.append(Replaced(document.file, document.title, document.origin, better.file, better.title))
            continue
        kept[document.id] = found
        if document.origin == "document":
            originals |= dict.fromkeys(_names(document), document)
    return sorted(kept.values(), key=_place), sorted(replaced, key=lambda item: (item.file, item.title, item.kept_file))


def _better(document: Document, kept: dict[str, Findings], originals: dict[str, Document]) -> Document | None:
    if found := kept.get(document.id):
        return found.document
    if document.origin == "document":
        return None
    return next((originals[name] for name in _names(document) if name in originals), None)


def _names(document: Document) -> Sequence[str]:
    """What a restatement and its original share: the title, spaces aside, and the number where there is one."""
    names = ("title:" + _squashed(document.title), "number:" + _squashed(document.number))
    return [name for name in names if not name.endswith(":")]


def _squashed(text: str) -> str:
    return "".join(text.split())


def _preference(found: Findings) -> tuple[bool, int, str, int, str]:
    document = found.document
    return document.origin != "document", -len(found.statements), document.file, document.line, document.id


def _place(found: Findings) -> tuple[str, int, str]:
    return found.document.file, found.document.line, found.document.id
