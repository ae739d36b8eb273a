"""Where in a document's sentences something stands: by its place in the file, or by its sentence and line."""

from __future__ import annotations

from collections.abc import Sequence

from etl.model import Sentence

Place = tuple[int | None, int | None]


class Places:
    """The sentences of one document by their places; a table's cell is a sentence of its own."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        self._runs: dict[int, list[tuple[int, int, int, int]]] = {}
        self._orders: dict[str, list[tuple[int, int]]] = {}
        for order, sentence in enumerate(sentences):
            self._orders.setdefault(sentence.text, []).append((sentence.passage.line, order))
            anchors, length = sentence.passage.anchors, len(sentence.text)
            ends = [*(anchor.offset for anchor in anchors[1:]), length]
            for anchor, end in zip(anchors, ends, strict=True):
                run = (anchor.column, anchor.column + end - anchor.offset, order, anchor.offset)
                self._runs.setdefault(anchor.line, []).append(run)

    def at(self, line: int, column: int) -> Place:
        """The sentence that holds this character of the file, and the character's offset in it; None where none does."""
        for start, end, order, offset in self._runs.get(line, ()):
            if start <= column < end:
                return order, offset + column - start
        return None, None

    def holding(self, text: str, line: int) -> int | None:
        """The last sentence of these words that begins on this line or before it; None where there is none."""
        known = self._orders.get(text, [])
        return max((order for begins, order in known if begins <= line), default=None)
