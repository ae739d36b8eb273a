"""From mentions to statements: numbers, canonical units, years, regions, families. What a number means is decided here."""

from __future__ import annotations

from collections.abc import Iterable

from etl.model import Document, Measure, Mention, Statement, content_id
from etl.normalize.families import family_of
from etl.normalize.measures import comparator_of, measure_of, sign_of
from etl.normalize.numbers import parse_number
from etl.normalize.units import unit_of
from etl.normalize.whole import whole_family
from etl.seeds import Seeds


def normalize(document: Document, mentions: Iterable[Mention], seeds: Seeds) -> list[Statement]:
    """The statements that the mentions make, in their order; a mention whose unit means nothing is dropped."""
    identity = document.id
    statements = (statement_of(document, mention, seeds, identity) for mention in mentions)
    return [statement for statement in statements if statement is not None]


def statement_of(document: Document, mention: Mention, seeds: Seeds, identity: str) -> Statement | None:
    """One mention as a statement; None where its unit is a letter that counts nothing known here."""
    found = unit_of(mention, seeds.vocabulary)
    if found is None:
        return None
    unit, factor = found
    measure = mention.measure or measure_of(mention, unit, seeds.vocabulary)
    sign = sign_of(mention, measure, seeds.vocabulary)
    region = mention.place or document.region
    family, subject = _family_of(mention, unit, measure, region, seeds)
    line, column = mention.sentence.passage.locate(mention.start)
    quote = _on_one_line(mention)
    return Statement(
        id=content_id(identity, line, column, quote, mention.kind),
        file=document.file,
        line=line,
        start=column,
        end=column + len(quote),
        quote=quote,
        quote_at=mention.start,
        sentence=mention.sentence.text,
        kind=mention.kind,
        document_id=identity,
        document=document.title,
        document_number=document.number,
        issuer=document.issuer,
        issued=document.issued,
        section=document.section_path(mention.sentence.section),
        region=region,
        region_name=seeds.region_name(region),
        year=mention.time.year if mention.time else None,
        year_from=mention.year_from,
        period_start=_period_start(mention, measure),
        within=mention.time.within if mention.time else None,
        value=_tidy(sign * parse_number(mention.number) * factor),
        value_max=_tidy(sign * parse_number(mention.number_max) * factor) if mention.number_max else None,
        unit=unit,
        comparator=comparator_of(mention, seeds.vocabulary),
        measure=measure,
        indicator=mention.indicator,
        family=family,
        subject=subject,
        baseline=mention.baseline or None,
        binding=mention.binding or None,
        confidence=mention.confidence,
        rule=mention.rule,
    )


def _family_of(mention: Mention, unit: str, measure: Measure, region: str, seeds: Seeds) -> tuple[str, str | None]:
    """Family and subject; what narrows the noun is its subject, or makes it another indicator (每千人口 of 执业医师数)."""
    if mention.qualifier and (
        whole := whole_family(mention.qualifier + mention.indicator, unit, measure, region, seeds)
    ):
        return whole
    family, subject = family_of(mention.indicator, unit, measure, seeds, region)
    return family, mention.qualifier or subject or mention.topic or None


def _on_one_line(mention: Mention) -> str:
    """The quote as far as it stands on the number's own line: a page break may part number and unit."""
    passage = mention.sentence.passage
    line, column = passage.locate(mention.start)
    end = mention.start + 1
    while end < mention.end and passage.locate(end) == (line, column + end - mention.start):
        end += 1
    return passage.text[mention.start : end].rstrip()


def _period_start(mention: Mention, measure: Measure) -> int | None:
    if mention.time is None or mention.year_from == "title" or measure not in {"flow", "growth", "share"}:
        return None
    return mention.time.first_year


def _tidy(value: float) -> float:
    """Twelve significant digits, so that 12.5 × 10¹⁸ is not 12500000000000001000."""
    return float(f"{value:.12g}")
