"""Names that end like places' names and are in no table, where a document would need them known.

They stand at the head of a title or of an issuer, or begin a clause with a figure (云岭县新增5G基站60个): the extractor
takes such a document for the nation's or nobody's, such a figure for the document's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from etl.extract.nouns import HARD_STOPS
from etl.extract.tags import tag_of
from etl.extract.unmapped import Unmapped
from etl.extract.view import view_of
from etl.model import Document, Sentence
from etl.seeds import Seeds
from etl.seeds.tokens import tokenizer

_LEVELS = "特别行政区|自治[州县旗区]|新区|开发区|高新区|街道|[省市州盟县区旗镇乡]"
# yes: 云岭县 of 云岭县新增, of 其中云岭县   no: 全市, 云岭市长
_NAME = re.compile(rf"(?:其中|以及|和|及)?(?P<name>[\u4e00-\u9fff]{{2,8}}?(?:{_LEVELS}))(?![长级民委])")
_GOVERNS = r"(?:的)?(?:{subject_verb}|到|将|20\d\d年)"
_CLAUSE = re.compile(f"[^{HARD_STOPS}]+")
_FIGURE = re.compile(r"\d")
_NAMELIKE = ("nr", "ns", "nt", "nz")  # jieba's tags of names
_CHAIN = 12  # 云岭省云岭市云岭县: names in a row stand within so many characters


def unmapped_places(document: Document, seeds: Seeds) -> list[Unmapped]:
    """Names of places that no table knows: of the title and the issuers first, then of the text in its order."""
    heads = dict.fromkeys((document.title, *document.issuer.split("、")))
    found = [Unmapped(name, document.line, head) for head in heads if (name := _unknown(head, seeds))]
    for sentence in document.sentences:
        if sentence.role in ("body", "note") and _FIGURE.search(sentence.text):
            found += _in_sentence(sentence, seeds)
    return found


def _in_sentence(sentence: Sentence, seeds: Seeds) -> Iterator[Unmapped]:
    view = view_of(sentence.text, seeds.vocabulary.corrections)
    for clause in _CLAUSE.finditer(view.text):
        if not _FIGURE.search(clause[0]) or not (found := _NAME.match(clause[0])):
            continue
        governs = seeds.vocabulary.pattern(_GOVERNS).match(clause[0], found.end())
        if governs and (name := _unknown(clause[0], seeds)):
            yield Unmapped(name, sentence.passage.locate(view.start(clause.start()))[0], clause[0])


def _unknown(text: str, seeds: Seeds) -> str:
    """The name that the text begins with, if it looks like a place's and no table has it; else empty."""
    found = _NAME.match(text)
    if not found or text[found.end() - 1 : found.end() + 1] in _tails(seeds):
        return ""
    if any(hit.start < found.end() for hit in seeds.gazetteer.find(text[:_CHAIN])):
        return ""
    name = found["name"]
    return "" if name in _county_names(seeds) or not _is_name(name, seeds) else name


def _is_name(name: str, seeds: Seeds) -> bool:
    """No ordinary word and not made of such: 城市, 中心城区, 四个地区, 全区."""
    if name[0] in "全我本各该此省市区县州":
        return False
    words = [word for word in tokenizer(seeds.vocabulary).cut(name, HMM=False) if len(word) > 1]
    return all((tag_of(word) or "ns").startswith(_NAMELIKE) for word in words)


@lru_cache(maxsize=4)
def _county_names(seeds: Seeds) -> frozenset[str]:
    """Names that several cities share are known, though the gazetteer passes them over where they stand alone."""
    return frozenset(county.name for county in seeds.counties.values())


@lru_cache(maxsize=4)
def _tails(seeds: Seeds) -> frozenset[str]:
    return frozenset(guard.text for guard in seeds.place_guards if guard.kind == "tail")
