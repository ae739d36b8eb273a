"""Who is responsible, and by when: the notes behind a piece of work.

（责任单位：省财政厅、省统计局；完成时限：2024年6月底前）    labelled
（省财政厅牵头，省统计局、各市人民政府按职责分工负责）          with a word of duty
（省财政厅、省统计局）                                     bare, after a full stop at the paragraph's end
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from etl.errors import SeedError
from etl.model import Body
from etl.seeds import Seeds, read_table

TABLE = "task_words.csv"
ROLES = ("lead_label", "body_label", "time_label", "suffix", "group_suffix", "tail")
LONGEST_NAME = 36

_OPEN, _CLOSE = "（(〔[【《“", "）)〕]】》”"
# yes: "排名第一的为牵头单位", "列第1位的为牵头单位", "首位为牵头部门"   no: "第一批项目牵头单位名单"
FIRST_LEADS = re.compile(
    r"(?:第\s*[一1]|首|最前)\s*(?:位|名|个|家)?[^，,；;。、：:]{0,6}?(?:牵头|主责|主办)[^，,；;。、）)]{0,4}"
)
_REMARK = re.compile(
    r"[^，,；;。：:（(]*(?:第\s*[一1]|首位|最前)[^，,；;。、：:]{0,10}(?:牵头|主责|主办)[^，,；;。）)]*|下同|以下(?:均|同)[^；;]*"
)
_ANY_DUTY = re.compile(r"牵头|负责|配合")
_LEADS = re.compile(r"(?:作为|为)?(?:总)?牵头")
_OTHERS = re.compile(r"等(?=各|有关|相关|部门|单位|$).*$|等$")
_SENTENCE = re.compile(r"[。：:！？“”《》%]|以下简称|\d{3,}")
_AND = re.compile(r"以及|会同|和|及|与")
_EACH = re.compile(r"^各[^、]{0,3}[市州县区盟地](?:[（(〔][^）)〕]*[）)〕])?$")
_LEVEL = re.compile(r"[县区市州旗盟乡镇]")
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Duty:
    """What a note says. `first_leads`: the first of a list leads, here and below; `sure`: how plainly it is a note (0–1)."""

    bodies: tuple[Body, ...]
    deadline: str
    first_leads: bool
    sure: float


@dataclass(frozen=True, eq=False)
class TaskWords:
    """The words of notes, from their table, as patterns."""

    label: re.Pattern[str]
    roles: dict[str, str]
    suffix: re.Pattern[str]
    any_suffix: re.Pattern[str]
    tail: re.Pattern[str]


@lru_cache(maxsize=4)
def task_words(seeds: Seeds) -> TaskWords:
    """Read and check the table. Raises SeedError naming table, row and column."""
    words: dict[str, list[str]] = {role: [] for role in ROLES}
    roles: dict[str, str] = {}
    for number, row in enumerate(read_table(seeds.folder / TABLE, ("word", "role")), 2):
        if row["role"] not in words:
            raise SeedError(f"{TABLE}, row {number}, column role: {row['role']!r} is not one of {', '.join(ROLES)}")
        words[row["role"]].append(row["word"])
        roles[row["word"]] = row["role"]
    labels = _either(words["lead_label"] + words["body_label"] + words["time_label"])
    return TaskWords(
        label=re.compile(rf"({labels})\s*[：:]"),
        roles=roles,
        suffix=re.compile(rf"(?:{_either(words['suffix'])})(?:[（(〔][^）)〕]*[）)〕])?$"),
        any_suffix=re.compile(rf"(?:{_either(words['suffix'] + words['group_suffix'])})(?:[（(〔][^）)〕]*[）)〕])?$"),
        tail=re.compile(rf"(?:等|各自?)?(?:{_either(words['tail'])})(?:工作)?$"),
    )


def _either(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def duty_of(note: str, words: TaskWords, first_leads: bool = False, after_stop: bool = True) -> Duty | None:
    """What the text of a bracket says, without its marks; None where it is no note of duty.

    first_leads   the document has said that the first body of each list leads
    after_stop    the bracket stands behind a full stop: only there may it be a bare list
    """
    named = first_leads or FIRST_LEADS.search(note) is not None
    told = named and not first_leads
    plain = _REMARK.sub("", note)
    if words.label.search(plain):
        bodies, deadline = _labelled(plain, words)
        return Duty(_led(bodies, named), deadline, told, 0.95) if bodies or deadline else None
    bodies = _bodies(plain, words, False)
    known = [body for body in bodies if words.any_suffix.search(body.name)]
    if _ANY_DUTY.search(plain):
        return Duty(_led(bodies, named), "", told, 0.9) if known and len(known) == len(bodies) else None
    if after_stop and bodies and all(words.suffix.search(body.name) and len(body.name) > 2 for body in bodies):
        return Duty(_led(bodies, named), "", told, 0.85)
    return None


def _led(bodies: Sequence[Body], first_leads: bool) -> tuple[Body, ...]:
    if first_leads and bodies and not any(body.leads for body in bodies):
        return (Body(bodies[0].name, True), *bodies[1:])
    return tuple(bodies)


def _labelled(note: str, words: TaskWords) -> tuple[list[Body], str]:
    labels = list(words.label.finditer(note))
    bodies: list[Body] = []
    deadline = ""
    for index, label in enumerate(labels):
        end = labels[index + 1].start() if index + 1 < len(labels) else len(note)
        value = note[label.end() : end].strip(" 　；;，,。、\n")
        role = words.roles[label[1]]
        if role == "time_label":
            deadline = deadline or value
        else:
            bodies += [body for body in _bodies(value, words, role == "lead_label") if body not in bodies]
    return bodies, deadline


def _bodies(value: str, words: TaskWords, leads: bool) -> list[Body]:
    """The bodies of a list; 牵头 marks those before it, back to where another duty ends."""
    found: list[Body] = []
    group: list[str] = []
    for part in _split(_BLANKS.sub("", value), "，,；;。"):
        lead = _LEADS.search(part)
        if lead is not None:
            names = [*group, *_names(part[: lead.start()], words)]
            found += [Body(name, True) for name in names]
            found += [Body(name, leads) for name in _names(_after_lead(part[lead.end() :]), words)]
            group = []
            continue
        tail = words.tail.search(part)
        group += _names(part, words)
        if tail is not None:
            found += [Body(name, leads) for name in group]
            group = []
    found += [Body(name, leads) for name in group]
    return list(dict.fromkeys(found))


def _after_lead(text: str) -> str:
    """What follows 牵头 in one breath: 牵头、省统计局配合 names another body, 牵头负责落实 does not."""
    return text[1:] if text[:1] in {"、", "和"} else ""


def _names(part: str, words: TaskWords) -> Iterator[str]:
    text = part
    while (tail := words.tail.search(text)) is not None and tail.start() < len(text):
        text = text[: tail.start()]
    text = _OTHERS.sub("", text)
    for item in _whole(_split(text, "、")):
        for name in _joined(item, words):
            name = name.removeprefix("由").removeprefix("会同").strip("：:、 ")
            if 2 <= len(name) <= LONGEST_NAME and not _SENTENCE.search(name) and not _ANY_DUTY.search(name):
                yield name


def _whole(items: Iterator[str]) -> Iterator[str]:
    """各市、县（区）人民政府 is one body said in two words."""
    held = ""
    for item in items:
        if held and not _LEVEL.match(item):
            yield held
            held = ""
        held = f"{held}、{item}" if held else item
        if not _EACH.search(held):
            yield held
            held = ""
    if held:
        yield held


def _joined(item: str, words: TaskWords) -> Iterator[str]:
    """The names that 和, 及 … join: only where a body ends before the word, so that 文化和旅游厅 stays whole."""
    start = 0
    for match in _AND.finditer(item):
        left, right = item[start : match.start()], item[match.end() :]
        if len(left) > 1 and len(right) > 1 and words.any_suffix.search(left) and _level(item, match.start()):
            yield left
            start = match.end()
    yield item[start:]


def _level(text: str, at: int) -> bool:
    """Not inside a bracket."""
    return sum(text.count(mark, 0, at) for mark in _OPEN) == sum(text.count(mark, 0, at) for mark in _CLOSE)


def _split(text: str, marks: str) -> Iterator[str]:
    """The parts between any of the marks, brackets left whole."""
    start = depth = 0
    for at, character in enumerate(text):
        if character in _OPEN:
            depth += 1
        elif character in _CLOSE:
            depth = max(0, depth - 1)
        elif character in marks and depth == 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]
