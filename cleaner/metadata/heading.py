"""The visible headline of an HTML page: the heading, or the line, that its titles speak of.

The first <h1> may be the site's name or a box's ("Fokus"), the headline an <h2> or a mere line. So headings and lines
are compared with the titles in the page's head; without those, the nearest heading above the text counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner.metadata.plain import bare, clean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from cleaner.metadata.page import Page
    from cleaner.metadata.titles import Title
    from cleaner.model import Block

# Characters of a headline, and the least number of letters of a line that is one without being a heading.
MAX_CHARS, MIN_LETTERS = 300, 12
# Lines of a page that are looked at; the headline of the development pages is among the first 900.
MAX_LINES = 5_000
# Share of a heading's words that a title must have, for it to be another wording of that title.
SHARED = 0.4
# Points: a heading that says the same as a title, then headings of a rank, then lines that are none.
SAME, SIMILAR = 10, 4
RANKS: Mapping[int, int] = {1: 3, 2: 2, 3: 1}

_HEADING = re.compile(r"/h([1-3])(?![^#.\[/])")
_WORD = re.compile(r"[^\W_]{4,}")  # shorter ones are grammar's


# The place, the text and the rank of a line that can be a headline.
_Line = tuple[int | None, str, int]


class Heading(NamedTuple):
    """A visible headline; `position` is its place in the page's blocks, None where it is outside of them."""

    text: str
    position: int | None


def find(page: Page, titles: Sequence[Title], *, outside: bool = False) -> Heading | None:
    """The headline among the lines of `page`; None where no line can be it.

    `outside` says that the blocks are the body alone, so that the headline is found by its tag only.
    """
    lines = _outside(page) if outside else _lines(page)
    said = _Said(frozenset().union(*[title.parts for title in titles]), [_words(title.core) for title in titles])
    found = [(points, at, text) for at, text, rank in lines if (points := _points(text, rank, said))]
    # The first of the best: max() would compare texts where points and places are the same.
    best = max(found, key=lambda one: (one[0], 0 if one[1] is None else _nearness(page, one[1])), default=None)
    return Heading(best[2], best[1]) if best else None


class _Said(NamedTuple):
    """What the titles say: the letters of all their parts, and the words of each."""

    parts: AbstractSet[str]
    words: Sequence[AbstractSet[str]]


def _outside(page: Page) -> list[_Line]:
    headings = page.document.facts.headings
    return [(None, clean(text), RANKS[level]) for level, text in headings if level <= 2]


def _lines(page: Page) -> list[_Line]:
    return [
        (at, clean(block.text), _rank(block))
        for at, block in enumerate(page.document.blocks[:MAX_LINES])
        if len(block.text) <= MAX_CHARS
    ]


def _rank(block: Block) -> int:
    # A path leaves out what lies very deep; the tag of the block is known all the same.
    within = _HEADING.search(block.path) if "/h" in block.path else None
    within = within or (_HEADING.search(f"/{block.tag}") if block.tag.startswith("h") else None)
    return RANKS[int(within[1])] if within else 0


def _points(text: str, rank: int, said: _Said) -> int:
    """How much a line looks like the headline; 0 where it is none."""
    letters = bare(text)
    if not letters or (not rank and len(letters) < MIN_LETTERS):
        return 0
    if letters in said.parts:
        return SAME + rank
    if not rank:
        return 0
    if not said.words:
        return rank
    words = _words(text)
    return SIMILAR + rank if any(_shares(words, others) for others in said.words) else 0


def _words(text: str) -> AbstractSet[str]:
    return set(_WORD.findall(text.lower()))


def _shares(words: AbstractSet[str], others: AbstractSet[str]) -> bool:
    return len(words & others) >= SHARED * max(1, min(len(words), len(others)))


def _nearness(page: Page, position: int) -> int:
    """Lines above the text count before those within and below it, the nearest first."""
    return position - len(page.document.blocks) if position <= page.first else -position - 2 * len(page.document.blocks)
