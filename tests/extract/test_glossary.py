"""Lists of terms at the end of a document; the terms are invented."""

from __future__ import annotations

from etl.extract.glossary import glossary_paragraphs
from etl.seeds import Seeds
from tests.extract.make import PLAN, document, fields

TERMS = "".join(f"{n}.联动机制{'甲乙丙丁'[n % 4]}：由市里选派{n + 20}名专家驻点服务的做法。\n\n" for n in range(1, 21))
GOAL = "到2027年，培育软件企业90家。\n\n"


def test_the_numbers_of_a_glossary_state_nothing(seeds: Seeds) -> None:
    assert fields(GOAL + TERMS, seeds, "quote", PLAN) == [("90家",)]


def test_a_few_items_with_heads_are_no_glossary(seeds: Seeds) -> None:
    few = "".join(f"{n}.培训计划：到2027年，培训{n + 20}人。\n\n" for n in range(1, 4))
    assert not glossary_paragraphs(document(PLAN + GOAL + few, seeds))
    assert [row[0] for row in fields(GOAL + few, seeds, "quote", PLAN)] == ["90家", "21人", "22人", "23人"]


def test_terms_far_apart_are_no_glossary(seeds: Seeds) -> None:
    apart = TERMS.replace("\n\n", "\n\n正文一段。\n\n正文二段。\n\n")
    assert not glossary_paragraphs(document(PLAN + apart, seeds))
