"""The words of quantities and goals: what their tables must hold, and the patterns that are made of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from etl.errors import SeedError
from etl.extract.quantities import quantities_in
from etl.seeds import Seeds, read_table
from etl.seeds.vocabulary import load_vocabulary

TABLES = ("units.csv", "comparators.csv", "predicates.csv", "word_lists.csv", "lexicon.csv", "corrections.csv")

# table · a line of it · what a slip makes of it · column · what is said
BROKEN = [
    ("units.csv", "元,元,1,money,", "元,元,one,money,", "factor", "'one' is not a number"),
    ("units.csv", "美元,美元,1,money,", "元,美元,1,money,", "spelling", "'元' is there twice"),
    ("units.csv", "spelling,unit,", "spelt,unit,", "spelling", "header"),
    ("units.csv", "美元,美元,1,money,", "美元,美元,1,money", "", "4 cells where the header has 5"),
    ("units.csv", "美元,美元,1,money,", ",美元,1,money,", "spelling", "without a spelling"),
    ("comparators.csv", "以下,after,<=", "以内,after,<=", "cue", "'以内' is there twice"),
    ("comparators.csv", "以内,after,<=", "以内,behind,<=", "side", "'behind' is not one of"),
    ("comparators.csv", "以内,after,<=", "以内,after,≤", "comparator", "'≤' is not one of"),
    ("comparators.csv", "cue,side,", "cue,place,", "side", "header"),
    ("predicates.csv", "\n递增,rise,", "\n递增,raise,", "role", "'raise' is not one of"),
    ("predicates.csv", "\n递增,rise,", "\n增长,rise,", "cue", "'增长' is there twice"),
    ("predicates.csv", "\n递增,rise,growth,1,", "\n递增,rise,growth,up,", "sign", "'up' is not one of"),
    ("predicates.csv", "\n递增,rise,growth,1,", "\n递增,rise,grows,1,", "measure", "'grows' is not one of"),
    ("predicates.csv", "\n递增,rise,growth,1,", "\n递增,rise,growth,1,yes", "nominal", "'yes' is not one of"),
    ("predicates.csv", "cue,role,", "cue,rôle,", "role", "header"),
    ("word_lists.csv", "adverb,努力,,,", "adverb,力争,,,", "word", "'力争' is empty or there twice"),
    ("lexicon.csv", "标准机架,2000,n", "标准机架,many,n", "freq", "'many' is not a whole number"),
    ("word_lists.csv", "list,word,", "name,word,", "list", "header"),
    ("corrections.csv", "1Pv6,IPv6,", "1Pv6,IPv,", "right", "not as long as '1Pv6'"),
    ("corrections.csv", "wrong,right,", "wrong,correct,", "right", "header"),
]


@pytest.fixture
def folder(seeds: Seeds, tmp_path: Path) -> Path:
    for table in TABLES:
        shutil.copy(seeds.folder / table, tmp_path)
    return tmp_path


def break_table(folder: Path, table: str, old: str, new: str) -> int:
    """Put the slip into the table; the line on which it stands."""
    path = folder / table
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{table} no longer holds {old.strip()}"
    at = text.index(old) + len(old) - len(old.lstrip("\n"))
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return text.count("\n", 0, at) + 1


@pytest.mark.parametrize(("table", "old", "new", "column", "problem"), BROKEN)
def test_a_slip_is_named_with_its_place(
    folder: Path, table: str, old: str, new: str, column: str, problem: str
) -> None:
    line = break_table(folder, table, old, new)
    with pytest.raises(SeedError) as caught:
        load_vocabulary(folder)
    message = str(caught.value)
    assert message.startswith(f"{table}, row {line}"), message
    assert not column or f"column {column}" in message
    assert problem in message
    assert caught.value.advice


@pytest.mark.xfail(strict=True, reason="rows are counted without the blank lines")
def test_blank_lines_count_as_lines(folder: Path) -> None:
    path = folder / "units.csv"
    header, rest = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f"{header}\n\n{rest}某,某,one,count,\n", encoding="utf-8")
    with pytest.raises(SeedError) as caught:
        load_vocabulary(folder)
    assert f"row {path.read_text(encoding='utf-8').count(chr(10))}," in str(caught.value)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_that_is_missing_is_named(folder: Path, table: str) -> None:
    (folder / table).unlink()
    with pytest.raises(SeedError, match=table):
        load_vocabulary(folder)


def test_patterns_take_the_words_of_their_lists(seeds: Seeds) -> None:
    vocabulary = seeds.vocabulary
    pattern = vocabulary.pattern(r"^(?:{growth_noun})$")
    assert pattern.match("增速")
    assert not pattern.match("速度")
    assert vocabulary.pattern(r"^(?:{growth_noun})$") is pattern
    assert vocabulary.pattern(r"\d{1,3}").fullmatch("100"), "counts in braces are no lists"


@pytest.mark.parametrize(
    ("template", "text", "matches"),
    [
        ("{past}", "已建成", True),
        ("{past}", "已知", False),
        ("{noun_stop}", "覆盖农村", True),
        ("{noun_stop}", "覆盖率", False),
        ("^(?:{noun_lead})", "新建平台", True),
        ("^(?:{noun_lead})", "新型储能", False),
        ("^(?:{noun_lead})", "各县", True),
        ("^(?:{noun_lead})", "各类平台", False),
        ("{part_of_text}", "重点领域", True),
        ("{part_of_text}", "重点企业", False),
    ],
)
def test_what_must_not_follow_a_word(template: str, text: str, matches: bool, seeds: Seeds) -> None:
    found = seeds.vocabulary.pattern(template).match(text)
    assert (found is not None) is matches, text


def test_every_list_compiles_and_matches_its_own_words(seeds: Seeds) -> None:
    lost = []
    for row in read_table(seeds.folder / "word_lists.csv", ("list", "word", "not_before", "only_before", "not_after")):
        behind = row["only_before"].split(";")[0]
        if not seeds.vocabulary.pattern(f"{{{row['list']}}}").search("。" + row["word"] + behind):
            lost.append((row["list"], row["word"]))
    assert lost == []


def test_the_longest_word_of_a_list_comes_first(seeds: Seeds) -> None:
    found = seeds.vocabulary.pattern("{noun_stop}").match("提升至")
    assert found is not None
    assert found.group() == "提升至"


# What gives a letter its meaning.
AHEAD = {"compute_letter": "算力达到", "bandwidth_letter": "带宽达到"}
FOLDED = {"％"}  # what the rules see is half width


def test_every_spelling_of_a_unit_is_read(seeds: Seeds) -> None:
    unread = []
    for unit in seeds.vocabulary.units.values():
        if unit.spelling not in FOLDED:
            text = AHEAD.get(unit.dimension, "目标为") + f"12{unit.spelling}。"
            found = [(q.number, q.unit) for q in quantities_in(text, [], seeds.vocabulary)]
            unread += [unit.spelling] if found != [("12", unit.spelling)] else []
    assert unread == []


def test_what_must_not_follow_a_unit(seeds: Seeds) -> None:
    wrong = []
    for unit in seeds.vocabulary.units.values():
        for character in unit.not_before:
            found = quantities_in(f"目标为12{unit.spelling}{character}。", [], seeds.vocabulary)
            wrong += [unit.spelling + character for q in found if q.unit == unit.spelling]
    assert wrong == []


def test_corrections_keep_their_length(seeds: Seeds) -> None:
    assert [pair for pair in seeds.vocabulary.corrections if len(pair[0]) != len(pair[1])] == []
