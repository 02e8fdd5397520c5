"""Which rules come near a line that they do not name: by their literals, or by the lines that their tests take.

A rule made of patterns has no literal that could be compared with a line. Its tests show what it takes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import TYPE_CHECKING

from cleaner import marked
from cleaner.model import Block
from cleaner.text import normalise
from cleaner.whynot._conditions import Part, action, parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.rulebook.plain import RuleData

# Likeness (difflib) from which a phrase is worth showing: one letter of eight may differ.
LIKENESS = 0.85
# Words that a line must share with the end of an example; one is too common there ("said", "WIB").
CLOSING_WORDS = 2
# Words that a line must share with an example that no matcher of its rule names, but only what stands around it.
UNNAMED_WORDS = 2
_EDGE = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Near:
    """How a rule comes near a line: the words that both share, the matcher that is near, and a line that it takes.

    `phrase` is a literal of the rule that the line begins with but for a letter; empty where it is another nearness.
    """

    shared: int
    part: Part | None
    example: str = ""
    phrase: str = ""


@dataclass(frozen=True, slots=True)
class _Example:
    """A line of a rule's tests of which something goes: the words that go from its head, and those up to its end."""

    text: str
    head: tuple[str, ...]
    tail: tuple[str, ...]


class Neighbour:
    """One rule as something to be near of; made once for all lines that are asked about."""

    def __init__(self, rule: RuleData, pages: Iterable[str]) -> None:
        # A rule that keeps lines takes none, so that a line does not stay because it only came near.
        self._parts = () if action(rule) == "keep" else tuple(parts(rule))
        self._examples = tuple(_examples(pages)) if self._parts else ()

    def near(self, block: Block) -> Near | None:
        """How the rule comes near `block`; None where it does not."""
        by_phrase, by_example = self._by_phrase(block), self._by_example(block)
        if by_phrase is None or by_example is None:
            return by_phrase or by_example
        shared = max(by_phrase.shared, by_example.shared)
        return Near(shared, by_phrase.part, by_example.example, by_phrase.phrase)

    def _by_phrase(self, block: Block) -> Near | None:
        for part in self._parts:
            for phrase in sorted({one for key in ("is", "starts") for one in part.data.get(key, ())}):
                if _alike(phrase.lower(), block.folded[: len(phrase)]):
                    return Near(len(_words(phrase)), part, phrase=phrase)
        return None

    def _by_example(self, block: Block) -> Near | None:
        words = _words(block.text)
        counted = [(_shared(words, example), example) for example in self._examples]
        for shared, example in sorted(counted, key=lambda one: -one[0]):
            if not shared:
                break
            line = Block(0, example.text, 0, 1)
            part = next((part for part in self._parts if part.takes(line)), None)
            if part or shared >= UNNAMED_WORDS:
                return Near(shared, part, example.text)
        return None


def _examples(pages: Iterable[str]) -> Iterator[_Example]:
    for page in pages:
        try:
            lines = marked.parse(page).goes
        except marked.MarkedError:  # the tests of a rule say so; here the line is just no example
            continue
        for line in lines:
            (start, _), (_, end) = line.spans[0], line.spans[-1]
            head = line.text[: line.spans[0][1]] if not line.text[:start].strip() else ""
            tail = line.text[line.spans[-1][0] :] if not line.text[end:].strip() else ""
            yield _Example(line.text, _words(head), _words(tail))


def _shared(words: Sequence[str], example: _Example) -> int:
    """The words that both begin with, or that both end with if these are more; 0 where that says nothing."""
    head = _common(words, example.head)
    if head == 1 and not any(map(str.isalpha, words[0])):
        head = 0  # "3 men" is not like "3 hours ago"
    tail = _common(words[::-1], example.tail[::-1])
    return max(head, tail if tail >= CLOSING_WORDS else 0)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _words(text: str) -> tuple[str, ...]:
    """The words of a line without case and without the marks around them: "(Baca juga:" has two, "baca", "juga"."""
    bare = (_EDGE.sub("", word) for word in normalise(text).lower().split())
    return tuple(word for word in bare if word)


def _alike(phrase: str, head: str) -> bool:
    matcher = SequenceMatcher(None, phrase, head)
    return matcher.quick_ratio() >= LIKENESS and matcher.ratio() >= LIKENESS
