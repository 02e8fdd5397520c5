"""The paragraphs of a page and what each is worth: how much it speaks for an article, or what it costs to pass over.

Prose counts by its words; anything else costs the same small sum, so that an article bridges the furniture inside it
and stops where there is more furniture than prose (maximum-sum segment, see `_runs`). Values from the study of 30
Indonesian pages and 181 of the world (docs/heuristics.md).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._memo import once
from cleaner.model import Mark

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleaner.model import Block, Document

# Points a line that is no prose costs, where a word of prose counts 1. Below 4 the search jumps to neighbouring
# teasers when an article is short, from 10 on a table cuts the article in two.
COST = 6.0
REPEATED = -1.5 * COST  # points: a line that the page shows twice
# Words that count of one paragraph: one long comment or licence must not outweigh an article.
CAP = 40
REPEATABLE = 25  # words from which a repeated line may be a standfirst that opens the body again
LABEL = 2  # words up to which a line is no prose
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
    prose: Sequence[int]  # the positions of all prose
    repeated: frozenset[int]
    datelines: frozenset[int]
    marks: frozenset[int]  # what rules speak against
    ends: frozenset[int]  # and what of it ends the article

    def __len__(self) -> int:
        return len(self.texts)

    def lines(self, start: int, end: int) -> Sequence[Block]:
        """The blocks of paragraphs `start` to `end`."""
        if isinstance(self.starts, range):
            return self.blocks[start:end]
        last = self.starts[end] if end < len(self.starts) else len(self.blocks)
        return self.blocks[self.starts[start] if start < len(self.starts) else last : last]

    def among(self, positions: Iterable[int]) -> Sequence[Block]:
        """The blocks of the paragraphs at `positions`."""
        if isinstance(self.starts, range):
            return [self.blocks[index] for index in positions]
        return [block for index in positions for block in self.lines(index, index + 1)]

    def is_prose(self, index: int) -> bool:
        return self.scores[index] > 0


def paragraphs(document: Document) -> Paragraphs:
    """The paragraphs of `document`, pieces of broken sentences joined, each scored once."""
    return once(document, _measured)


def _measured(document: Document) -> Paragraphs:
    starts, texts, words = _joined(document)
    named = _named(document, starts)
    marks = frozenset([index for index, mark in named.items() if mark is not Mark.PART])
    # What a rule names and what is a label is no prose, whatever else could be measured of it.
    loose = [index for index, count in enumerate(words) if count > LABEL and index not in marks]
    dashed = [index for index in loose if "-" in texts[index]]
    datelines = frozenset([index for index in dashed if _is_dateline(texts[index], words[index])])
    scores = [-COST] * len(texts)
    for index in loose:
        scores[index] = _weight(words[index]) if index in datelines else _score(texts[index], words[index])
    repeated = _repeated(texts)
    for index in repeated - marks:
        if words[index] < REPEATABLE:
            scores[index] = REPEATED
    if 0 < len(datelines) <= MOST_DATELINES:
        scores[min(datelines)] += DATELINE
    ends = [index for index, mark in named.items() if mark is Mark.END and not _is_surrounded(scores, marks, index)]
    for index in ends:
        scores[index] = REPEATED
    for index in named.keys() - marks:  # what is stripped hides how the line begins or ends
        scores[index] = max(scores[index], _weight(words[index]))
    prose = [index for index, score in enumerate(scores) if score > 0]
    return Paragraphs(document.blocks, starts, texts, words, scores, prose, repeated, datelines, marks, frozenset(ends))


def _joined(document: Document) -> tuple[Sequence[int], Sequence[str], Sequence[int]]:
    """Where the paragraphs start, their texts, and how many words each has."""
    blocks = document.blocks
    texts = [block.normal for block in blocks]
    if not document.continues:
        words = [block.words if block.normal.isascii() else _measure.words(block.normal) for block in blocks]
        return range(len(blocks)), texts, words
    starts = [at for at, block in enumerate(blocks) if at == 0 or block.index not in document.continues]
    whole = [" ".join(texts[start:end]) for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]
    return starts, whole, list(map(_measure.words, whole))


def _named(document: Document, starts: Sequence[int]) -> dict[int, Mark]:
    """What rules say of whole paragraphs, by position."""
    known, blocks = document.marks, document.blocks
    return {index: known[blocks[at].index] for index, at in enumerate(starts) if blocks[at].index in known}


def _repeated(texts: Sequence[str]) -> frozenset[int]:
    """The positions of lines that the page shows more than once."""
    if len(set(texts)) == len(texts):
        return frozenset()
    counts = Counter(texts)
    return frozenset([index for index, text in enumerate(texts) if counts[text] > 1])


def _is_dateline(text: str, words: int) -> bool:
    """Whether the line opens with a dateline and is no headline with a dash."""
    return (
        words >= FULL_STOP
        and _measure.is_dateline(text)
        and (words >= OPEN_DATELINE or _measure.ends(text) or _measure.names_publisher(text))
    )


def _is_surrounded(scores: Sequence[float], marks: Collection[int], index: int) -> bool:
    """Whether prose that nobody names stands right above, and two paragraphs of it right below.

    An article goes on there: a sentence about copyright, or a subhead that is called like a list of links.
    """
    beside = (index - 1, index + 1, index + 2)
    return all(0 <= at < len(scores) and scores[at] > 0 and at not in marks for at in beside)


def _score(text: str, words: int) -> float:
    closed = _measure.ends(text)
    if not closed and words < OPEN:
        return -COST
    if "©" in text and words < CAP:
        return 2 * -COST
    if closed and words >= SENTENCE and text[0] in "\"'":
        return _weight(words)
    small = _measure.lower_share(text)
    if closed and small >= LOWER:
        return _weight(words) if words >= SENTENCE else words / 2
    if not closed and small >= OPEN_LOWER:
        return 0.6 * _weight(words)
    return words / 2 if words >= FULL_STOP and _measure.ends_in_full_stop(text) else -COST


def _weight(words: int) -> float:
    return float(min(words, CAP))
