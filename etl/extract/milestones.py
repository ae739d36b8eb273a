"""Milestones: dated goals without a number.

    year → clauses → verb of result → no quantity, nothing past

A clause that holds a quantity is a statement and none of ours. The year stands in the sentence, before the clause;
or it is that of the sentence before a semicolon, of the lead-in of a goals section or of a list, or (only for what is
done once: 建成, 通车, 启动 …) of a heading. The document's title dates its section of goals and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from etl.extract.clauses import FILLER, Cue, ResultWords, clauses, masked, result_in, result_words
from etl.extract.context import Context, reference_year
from etl.extract.genres import genre_of
from etl.extract.quantities import quantities_in
from etl.extract.times import times_in
from etl.extract.view import View, view_of
from etl.model import NATION, WORLD, Document, Milestone, Sentence, TimeSpan, YearFrom, content_id
from etl.seeds import Seeds

SHORTEST, LONGEST = {"done": 5, "state": 7, "aim": 7, "trend": 7}, 110
ALIKE = 0.6

_GOALS = re.compile(r"目标|愿景")
_MORE_THAN_GOALS = re.compile(r"任务|指导思想|原则|形势|思路")
_PLANNED = re.compile(r"规划|目标|力争|提出|计划|方案")
_COUNTED = re.compile(r"\d(?:余|多)?[个家项条座万亿%处所套台名]")
_DATED = re.compile(r"20\d\d\s*年|“?十[四五六七]五")
_MAY_BE_DATED = re.compile(r"年|五|月|季度")
_LIST_ITEM = re.compile(r"^\s*[-—–－·•●■◆]")
_REPORTED = re.compile(r"^.{0,60}?(?:提出|明确|指出|要求)(?:了)?[，：:]?")
_OPENING = re.compile(
    r"^(?:[-—–－·•●■◆、]+|并|且|同时|从而|其中|此外|力争|争取|努力|确保|将|我们|提出|明确|要(?!素|害)|[一二三四五六七八九十]是)+"
)
_ITEM_NUMBER = re.compile(r"^[（(]?[\d一二三四五六七八九十]{1,3}(?:[)）]|[.．、])")
_RESIDUE = re.compile(r"^(?:在|于|到|至|前|之前|以前|底|末|左右|期间|时期|及|和|、|年)+(?=[^\w]|$)")
_QUOTED = re.compile(r"“[^”]*”")
_FACTORS = {"sentence": 1.0, "semicolon": 0.97, "goals": 0.92, "list": 0.92, "heading": 0.85, "title": 0.85}


@dataclass(frozen=True, slots=True)
class _Goal:
    """A clause that says a dated goal."""

    sentence: Sentence
    line: int
    text: str
    time: TimeSpan
    source: str
    cue: Cue


def milestones_of(document: Document, seeds: Seeds) -> list[Milestone]:
    """The milestones of a document in its order; what the editor's note repeats of the text is left out."""
    if genre_of(document) in {"statistics", "law"}:
        return []
    reader = _Reader(document, seeds)
    goals = [goal for sentence in document.sentences for goal in reader.read(sentence)]
    return [_milestone(document, goal, seeds) for goal in _once(goals)]


class _Reader:
    """Reads one document; holds what its sentences share."""

    def __init__(self, document: Document, seeds: Seeds) -> None:
        self._document = document
        self._vocabulary = seeds.vocabulary
        self._words: ResultWords = result_words(seeds)
        self._reference = reference_year(document)
        self._news = genre_of(document) == "report"
        self._context = Context(document, seeds.vocabulary)
        self._headings: dict[int, tuple[bool, bool, bool]] = {}
        self._chain: tuple[int, TimeSpan] | None = None
        self._lead: tuple[int, int] | None = None

    def read(self, sentence: Sentence) -> Iterator[_Goal]:
        """The goals of the next sentence."""
        self._context.enter(sentence)
        if sentence.role in {"heading", "cell"}:
            return
        text = sentence.text
        view: View | None = None
        times: list[TimeSpan] = []
        if _MAY_BE_DATED.search(text):
            view = view_of(masked(text))
            times = times_in(view.text, self._reference)
        inherited = self._inherited(sentence) if not times or times[0].start > 12 else None
        if (times or inherited) and self._may_hold(text) and not self._is_news(sentence, times):
            yield from self._goals(sentence, view or view_of(masked(text)), times, inherited)
        if times and view is not None:
            self._context.leave(sentence, _plain(text, view), times)
        self._remember(sentence, times)

    def _may_hold(self, text: str) -> bool:
        return self._words.verbs.search(text) is not None or self._words.turns.search(text) is not None

    def _remember(self, sentence: Sentence, times: Sequence[TimeSpan]) -> None:
        """A semicolon carries the year on to the next sentence; in a goals section one that opens a sentence does too."""
        goal = [time for time in times if self._is_goal(time)]
        time = goal[-1] if goal else self._chain[1] if self._chain and self._chain[0] == sentence.paragraph else None
        if goal and goal[0].start < 4 and goal[0].role == "by":
            self._lead = sentence.paragraph, goal[0].year
        carries = time is not None and sentence.text.rstrip()[-1:] in {"；", ";"}
        self._chain = (sentence.paragraph, time) if carries and time is not None else None

    def _inherited(self, sentence: Sentence) -> tuple[TimeSpan, str] | None:
        """The year that holds for a sentence without one, and where it comes from."""
        if self._chain is not None and self._chain[0] == sentence.paragraph:
            return self._chain[1], "semicolon"
        time, _ = self._context.inherited(sentence)
        goals, alone, dated = self._heading(sentence.section)
        if time is None and goals and alone and sentence.role != "note" and self._document.period is not None:
            time = self._context.title_time()
            return (time, "title") if time is not None and self._is_goal(time) else None
        if time is None or not self._is_goal(time) or sentence.role == "note":
            return None
        if goals and (alone or self._lead == (sentence.paragraph, time.year)):
            return time, "goals"
        if not dated and _LIST_ITEM.match(sentence.text):
            return time, "list"
        return (time, "heading") if dated and time.first_year is None else None

    def _heading(self, section: int) -> tuple[bool, bool, bool]:
        """Whether a section states goals, whether it states nothing else, and whether a heading above dates it."""
        if section not in self._headings:
            path = self._document.section_path(section)[-2:]
            goals = any(_GOALS.search(title) for title in path)
            nearest = next((title for title in reversed(path) if _GOALS.search(title)), "")
            self._headings[section] = (
                goals,
                goals and not _MORE_THAN_GOALS.search(nearest),
                _DATED.search(" ".join(path)) is not None,
            )
        return self._headings[section]

    def _is_news(self, sentence: Sentence, times: Sequence[TimeSpan]) -> bool:
        """What a report foretells, and what an editor's note says of the year itself."""
        if self._news:
            return self._words.block.search(sentence.text) is not None or not _PLANNED.search(sentence.text)
        return sentence.role == "note" and not any(
            time.role == "by" or self._reference is None or time.year > self._reference for time in times
        )

    def _is_goal(self, time: TimeSpan) -> bool:
        if time.role == "base":
            return False
        if self._reference is None:
            return True
        return time.year > self._reference or (time.year == self._reference and not self._news)

    def _goals(
        self, sentence: Sentence, view: View, times: Sequence[TimeSpan], inherited: tuple[TimeSpan, str] | None
    ) -> Iterator[_Goal]:
        plain = _plain(sentence.text, view)
        current = inherited
        past = self._words.past.search(view.text[: times[0].start + 4]) is not None if times else False
        for start, end in clauses(plain):
            own = [time for time in times if start <= time.start < end and time.role != "base"]
            if own:
                current = (own[-1], "sentence") if self._is_goal(own[-1]) else None
            if current is None or past:
                continue
            if goal := self._goal(sentence, view, plain, (start, end), own, current):
                yield goal
            if own and own[-1].role == "within" and own[-1].start > start + 3:
                current = inherited

    def _goal(
        self,
        sentence: Sentence,
        view: View,
        plain: str,
        span: tuple[int, int],
        own: Sequence[TimeSpan],
        current: tuple[TimeSpan, str],
    ) -> _Goal | None:
        start, end = span
        text, hidden = (_without_times(source, start, end, own) for source in (plain, view.text))
        text, hidden = _trimmed(text, hidden)
        cue = result_in(hidden, self._words) if len(text) <= LONGEST else None
        if cue is None or len(text) < SHORTEST[cue.role]:
            return None
        if current[1] == "heading" and cue.role != "done":
            return None
        if cue.role == "aim" and not _aims(current[0], current[1]):
            return None
        if self._counts(hidden):
            return None
        line, _ = sentence.passage.locate(view.start(start))
        return _Goal(sentence, line, text, current[0], current[1], cue)

    def _counts(self, clause: str) -> bool:
        """Whether the clause states a quantity; names in quotation marks and a bare 一个 are none."""
        if _COUNTED.search(clause):
            return True
        found = quantities_in(_QUOTED.sub("", clause), [], self._vocabulary)
        return any(quantity.number != "一" for quantity in found)


def _aims(time: TimeSpan, source: str) -> bool:
    """Whether the year can date what is merely striven for (打造, 培育): by its end, or as the work of that year."""
    if source == "sentence" and time.role == "within":
        return time.start < 2 and time.first_year is None
    return time.role == "by" and source != "list"


def _plain(text: str, view: View) -> str:
    """The sentence folded like the view, with what the view hides."""
    return view_of(text).text if FILLER in view.text else view.text


def _without_times(text: str, start: int, end: int, times: Sequence[TimeSpan]) -> str:
    kept, at = "", start
    for time in times:
        kept += text[at : time.start]
        at = max(at, min(time.end, end))
        if text[at : at + 1] == "前" and at < end:
            at += 1
    return kept + text[at:end]


def _trimmed(text: str, hidden: str) -> tuple[str, str]:
    """The clause without item number, reporting words and adverbs of hope at its head; `hidden` keeps pace."""
    for pattern in (_ITEM_NUMBER, _REPORTED, _OPENING):
        if match := pattern.match(hidden):
            text, hidden = text[match.end() :], hidden[match.end() :]
    return text.strip("、 "), hidden.strip("、 ")


def _once(goals: Sequence[_Goal]) -> list[_Goal]:
    """Each goal once: the text speaks before the editor's note, the first mention before a repetition."""
    kept: list[_Goal] = []
    seen: list[tuple[int, frozenset[str]]] = []
    for goal in sorted(goals, key=lambda goal: goal.sentence.role == "note"):
        pairs = frozenset(goal.text[i : i + 2] for i in range(len(goal.text) - 1))
        limit = ALIKE if goal.sentence.role == "note" else 0.9
        if not any(year == goal.time.year and _alike(pairs, other) > limit for year, other in seen):
            kept.append(goal)
            seen.append((goal.time.year, pairs))
    order = {id(goal): index for index, goal in enumerate(goals)}
    return sorted(kept, key=lambda goal: order[id(goal)])


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """Shared pairs of characters, as a part of the shorter text's."""
    return len(one & other) / max(1, min(len(one), len(other)))


def _milestone(document: Document, goal: _Goal, seeds: Seeds) -> Milestone:
    year_from: YearFrom = "context" if goal.source not in {"sentence", "title"} else cast("YearFrom", goal.source)
    region = _region(goal.text, document, seeds)
    certainty = goal.cue.confidence * _FACTORS[goal.source] * (0.95 if goal.sentence.role == "note" else 1)
    return Milestone(
        id=content_id(document.id, "milestone", goal.line, goal.text),
        file=document.file,
        line=goal.line,
        sentence=goal.sentence.text,
        text=goal.text,
        document_id=document.id,
        document=document.title,
        section=document.section_path(goal.sentence.section),
        region=region,
        region_name=seeds.region_name(region),
        year=goal.time.year,
        year_from=year_from,
        confidence=round(certainty, 2),
        rule=f"{goal.cue.role} {goal.source}",
    )


def _region(text: str, document: Document, seeds: Seeds) -> str:
    """The document's region, unless the clause begins with another place."""
    first = next(iter(seeds.gazetteer.find(text[:12])), None)
    if first is None or first.start > 0 or first.code in {NATION, WORLD}:
        return document.region
    return first.code
