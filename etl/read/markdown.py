"""Markdown: the text reader plus front matter, the YAML between two `---` lines at the head of a file."""

from __future__ import annotations

import yaml

from etl.errors import InputError
from etl.model import Source
from etl.read.formats import MARKDOWN
from etl.read.text import blocks_of, split_lines

RULE = "---"


def read_markdown(text: str, name: str, encoding: str) -> Source:
    """Front matter becomes facts, in its order and with its values as text; it gives no blocks."""
    lines = split_lines(text)
    end = _front_matter_end(lines)
    facts = _facts("\n".join(lines[1:end]), name) if end else ()
    return Source(name, MARKDOWN, encoding, lines, tuple(blocks_of(lines, end + 1 if end else 0)), facts)


def _front_matter_end(lines: tuple[str, ...]) -> int:
    """Index of the closing rule; 0 where the file has no front matter."""
    if lines[0].strip() != RULE:
        return 0
    return next((i for i, line in enumerate(lines[1:], 1) if line.strip() == RULE), 0)


def _facts(block: str, name: str) -> tuple[tuple[str, str], ...]:
    try:
        loaded = yaml.load(block, Loader=_Verbatim)
    except yaml.YAMLError as error:
        raise InputError(name, f"front matter is not valid YAML ({error})", "quote values that hold : or #") from error
    if loaded is None:
        return ()
    if not isinstance(loaded, dict):
        raise InputError(name, "front matter is not a list of `key: value` lines", "write one key a line")
    return tuple((str(key), _as_text(value)) for key, value in loaded.items())


def _as_text(value: object) -> str:
    if isinstance(value, list):
        return "、".join(_as_text(item) for item in value)
    return "" if value is None else str(value)


class _Verbatim(yaml.SafeLoader):
    """Scalars stay the text that was written: 2023-07 is no date, 100000 no number, 007 keeps its zeros."""


_Verbatim.yaml_implicit_resolvers = {
    key: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
    for key, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
