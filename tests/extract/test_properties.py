from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from etl.extract import extract
from etl.model import Statement
from etl.normalize import normalize
from etl.normalize.numbers import parse_number
from etl.read import read_bytes
from etl.seeds import Seeds, load_seeds
from etl.segment import segment
from tests.conftest import CHECKOUT
from tests.extract.make import GOALS, PLAN
from tests.strategies import documents, goal_documents, goal_sentences, spaced

MEANING = (
    *("kind", "region", "year", "year_from", "period_start", "within", "value", "value_max", "unit"),
    *("comparator", "measure", "indicator", "family", "subject"),
)


def reference() -> Seeds:
    """The reference tables; not a fixture, because a failing example would print all of them."""
    return load_seeds(CHECKOUT / "seeds")


def check_places(text: str, name: str) -> list[Statement]:
    """The statements of a file, of which each stands where it says it does."""
    source = read_bytes(text.encode(), name)
    found = [
        statement
        for document in segment(source, reference())
        for statement in normalize(document, extract(document, reference()), reference())
    ]
    for s in found:
        assert source.lines[s.line - 1][s.start : s.end] == s.quote, s
        assert s.sentence[s.quote_at : s.quote_at + len(s.quote)] == s.quote, s
        assert s.quote.strip() == s.quote != "", s
    return found


@given(goal_documents)
def test_every_quote_stands_in_its_line_and_in_its_sentence(text: str) -> None:
    check_places(PLAN + GOALS + text, "a.md")


@given(documents)
def test_quotes_stand_in_whatever_text(text: str) -> None:
    check_places(text, "a.txt")


@given(goal_sentences())
def test_every_goal_of_a_sentence_is_found(goal: tuple[str, list[str]]) -> None:
    sentence, quotes = goal
    found = check_places(PLAN + GOALS + sentence, "a.md")
    assert [s.quote for s in found] == quotes, sentence
    assert {s.kind for s in found} == {"target"}, sentence
    assert all(s.value == float(f"{s.value:.12g}") for s in found)


@given(goal_sentences().flatmap(lambda goal: st.tuples(st.just(goal[0]), spaced(goal[0]))))
def test_spaces_and_full_width_leave_what_is_said_alone(pair: tuple[str, str]) -> None:
    plain, written = pair
    one = check_places(PLAN + GOALS + plain, "a.md")
    other = check_places(PLAN + GOALS + written, "a.md")
    assert [[getattr(s, name) for name in MEANING] for s in one] == [
        [getattr(s, name) for name in MEANING] for s in other
    ], written


@given(goal_sentences())
def test_the_same_text_gives_the_same_statements(goal: tuple[str, list[str]]) -> None:
    text = PLAN + GOALS + goal[0]
    assert check_places(text, "a.md") == check_places(text, "a.md")


@given(st.integers(1, 9_999_999))
def test_a_number_with_separators_says_the_same(number: int) -> None:
    (plain,) = check_places(f"{PLAN}{GOALS}到2027年，标准机架达到{number}架。", "a.md")
    (parted,) = check_places(f"{PLAN}{GOALS}到2027年，标准机架达到{number:,}架。", "a.md")
    assert plain.value == parted.value == parse_number(str(number)) == number
