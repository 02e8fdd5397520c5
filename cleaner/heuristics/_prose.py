"""The paragraphs of a page and what each is worth: how much it speaks for an article, or what it costs to pass over.

Prose counts by its words; anything else costs the same small sum, so that an article bridges the furniture inside it
and stops where there is more furniture than prose (maximum-sum segment, see `_runs`). Values from the study of 30
Indonesian pages and 181 of the world (docs/heuristics.md).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._memo import once
from cleaner.model import Mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.model import Block, Document

# Points a line that is no prose costs, where a word of prose counts 1. Below 4 the search jumps to neighbouring
# teasers when an article is short, from 10 on a table cuts the article in two.
COST = 6.0
REPEATED = -1.5 * COST  # points: a line that the page shows twice
# Words that count of one paragraph: one long comment or licence must not outweigh an article.
CAP = 40
REPEATABLE = 25  # words from which a repeated line may be a standfirst that opens the body again
SENTENCE = 7  # words of a line that ends as sentences do
FULL_STOP = 8  # words of a line that ends in a full stop, for leads and stock lists that are full of names
OPEN = 12  # words of prose without an end mark
OPEN_DATELINE = 15  # words: a shorter line with a dash and without an end is a headline
LOWER, OPEN_LOWER = 0.35, 0.5  # share of small words: Indonesian headlines are Title Case
DATELINE = 40.0  # points more for the first line that opens with a dateline
MOST_DATELINES = 2  # on more lines than this, datelines open teasers: later ones are on 4 lines of 709 dumps


@dataclass(frozen=True)
class Paragraphs:
    """The page, a paragraph a position; lists run side by side. Paragraph i is blocks[starts[i]:starts[i + 1]]."""

    blocks: Sequence[Block]
    starts: Sequence[int]
    texts: Sequence[str]
    words: Sequence[int]
    scores: Sequence[float]
    repeated: frozenset[int]
    datelines: frozenset[int]
    marks: dict[int, Mark]

    def __len__(self) -> int:
        return len(self.texts)

    def lines(self, start: int, end: int) -> Sequence[Block]:
        """The blocks of paragraphs `start` to `end`."""
        if isinstance(self.starts, range):
            return self.blocks[start:end]
        last = self.starts[end] if end < len(self.starts) else len(self.blocks)
        return self.blocks[self.starts[start] if start < len(self.starts) else last : last]

    def is_prose(self, index: int) -> bool:
        return self.scores[index] > 0

    @cached_property
    def prose(self) -> tuple[int, ...]:
        """The positions of all prose."""
        return tuple(index for index, score in enumerate(self.scores) if score > 0)


def paragraphs(document: Document) -> Paragraphs:
    """The paragraphs of `document`, pieces of broken sentences joined, each scored once."""
    return once(document, _measured)


def _measured(document: Document) -> Paragraphs:
    blocks = document.blocks
    starts: Sequence[int] = range(len(blocks))
    texts = [block.normal for block in blocks]
    if document.continues:
        starts = [at for at, block in enumerate(blocks) if at == 0 or block.index not in document.continues]
        ends = [*starts[1:], len(blocks)]
        texts = [" ".join(texts[start:end]) for start, end in zip(starts, ends, strict=True)]
    marks = _marks(document, starts)
    words = [_measure.words(text) for text in texts]
    counts = Counter(texts)
    repeated = frozenset(index for index, text in enumerate(texts) if counts[text] > 1)
    datelines = frozenset(
        index
        for index, count in enumerate(words)
        if count >= FULL_STOP
        and index not in marks
        and _measure.is_dateline(texts[index])
        and (count >= OPEN_DATELINE or _measure.ends(texts[index]) or _measure.names_publisher(texts[index]))
    )
    scores = [_score(text, count) for text, count in zip(texts, words, strict=True)]
    for index in datelines:
        scores[index] = float(min(words[index], CAP))
    for index in repeated:
        if words[index] < REPEATABLE:
            scores[index] = REPEATED
    if 0 < len(datelines) <= MOST_DATELINES:
        scores[min(datelines)] += DATELINE
    for index, mark in marks.items():
        if mark is Mark.END and _is_surrounded(scores, marks, index):
            # An article goes on here: a sentence about copyright, or a subhead that is called like a list of links.
            marks[index] = Mark.FURNITURE
    for index, mark in marks.items():
        scores[index] = -COST if mark is Mark.FURNITURE else REPEATED
    for index, at in enumerate(starts):
        if document.marks.get(blocks[at].index) is Mark.PART:  # what is stripped hides how the line begins or ends
            scores[index] = max(scores[index], float(min(words[index], CAP)))
    return Paragraphs(blocks, starts, texts, words, scores, repeated, datelines, marks)


def _marks(document: Document, starts: Sequence[int]) -> dict[int, Mark]:
    """What rules say against whole paragraphs, by position."""
    found = {index: document.marks.get(document.blocks[at].index) for index, at in enumerate(starts)}
    return {index: mark for index, mark in found.items() if mark in (Mark.FURNITURE, Mark.END)}


def _is_surrounded(scores: Sequence[float], marks: Mapping[int, Mark], index: int) -> bool:
    """Whether prose that nobody names stands right above, and two paragraphs of it right below."""
    beside = (index - 1, index + 1, index + 2)
    return all(0 <= at < len(scores) and scores[at] > 0 and at not in marks for at in beside)


def _score(text: str, words: int) -> float:
    if words <= 2:
        return -COST
    closed = _measure.ends(text)
    if not closed and words < OPEN:
        return -COST
    if "©" in text and words < CAP:
        return 2 * -COST
    small = _measure.lower_share(text)
    weight = float(min(words, CAP))
    if closed and words >= SENTENCE and (small >= LOWER or text[0] in "\"'"):
        return weight
    if closed and small >= LOWER:
        return words / 2
    if not closed and small >= OPEN_LOWER:
        return 0.6 * weight
    return words / 2 if words >= FULL_STOP and _measure.ends_in_full_stop(text) else -COST
