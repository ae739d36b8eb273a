"""Glossaries: the numbered list of terms at the end of a report or plan, whose numbers explain and state nothing.

41. 一团帮一镇：由市有关单位组建帮扶组团，与31个镇结对。
"""

from __future__ import annotations

import re

from etl.model import Document

# yes: "41. 一团帮一镇：由市有关单位…", "3.揭榜挂帅：指…"   no: "3.加强培训。", "1. 建设目标：到2027年，…"
_TERM = re.compile(r"^\s*\d{1,3}\s*[.．、]\s*[“‘]?[^：:，。；\d]{2,30}[：:](?=\S)")
_SHORTEST = 15  # terms in a row that make a glossary; fewer may be tasks with run-in heads


def glossary_paragraphs(document: Document) -> frozenset[int]:
    """Numbers of the paragraphs from the first to the last of such a list; empty where the document has none."""
    first: dict[int, str] = {}
    for sentence in document.sentences:
        if sentence.role != "cell":
            first.setdefault(sentence.paragraph, sentence.text)
    terms = [number for number, text in first.items() if _TERM.match(text)]
    found: set[int] = set()
    run: list[int] = []
    for number in [*terms, None]:
        if run and (number is None or number - run[-1] > 2):
            if len(run) >= _SHORTEST:
                found.update(range(run[0], run[-1] + 1))
            run = []
        if number is not None:
            run.append(number)
    return frozenset(found)
