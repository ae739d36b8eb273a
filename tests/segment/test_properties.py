from __future__ import annotations

from itertools import groupby

from hypothesis import given

from etl.errors import InputError
from etl.model import Document
from etl.read import read_bytes
from etl.seeds import Seeds, load_seeds
from etl.segment import segment
from tests.conftest import CHECKOUT
from tests.read.places import misplaced
from tests.strategies import documents, wild_text


def reference() -> Seeds:
    """The reference tables; not a fixture, because a failing example would print all of them."""
    return load_seeds(CHECKOUT / "seeds")


def check(document: Document, source_text: str, name: str) -> None:
    source = read_bytes(source_text.encode(), name)
    for sentence in document.sentences:
        assert sentence.text.strip()
        assert misplaced(sentence.passage, source) == []
        assert 0 <= sentence.section < len(document.sections)
    for index, section in enumerate(document.sections):
        assert section.index == index
        assert section.parent < max(index, 1)
    for _, group in groupby(document.sentences, key=lambda sentence: sentence.paragraph):
        assert len({sentence.role for sentence in group}) == 1


@given(documents)
def test_every_sentence_stands_at_its_place(text: str) -> None:
    for document in segment(read_bytes(text.encode(), "a.txt"), reference()):
        check(document, text, "a.txt")


@given(documents)
def test_nothing_between_the_first_and_the_last_paragraph_is_lost(text: str) -> None:
    (document,) = segment(read_bytes(text.encode(), "a.txt"), reference())
    kept = "".join(sentence.text for sentence in document.sentences)
    for block in read_bytes(text.encode(), "a.txt").blocks:
        assert block.passage.text in kept or block.passage.text.strip("—- ").isdecimal()


@given(wild_text)
def test_no_text_breaks_it(text: str) -> None:
    try:
        source = read_bytes(text.encode(), "a.md")
    except InputError:
        return
    for document in segment(source, reference()):
        check(document, text, "a.md")


@given(documents)
def test_the_same_text_gives_the_same_documents(text: str) -> None:
    source = read_bytes(text.encode(), "a.txt")
    assert segment(source, reference()) == segment(source, reference())
