"""The visible headline of an HTML page: the heading, or the line, that its titles speak of.

The first <h1> may be the site's name or a box's ("Fokus"), the headline an <h2> or a mere line. So headings and lines
are compared with the titles in the page's head; without those, the nearest heading above the text counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from cleaner.metadata.plain import bare, clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.metadata.page import Page
    from cleaner.metadata.titles import Title

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


class Heading(NamedTuple):
    """A visible headline; `position` is its place in the page's blocks, None where it is outside of them."""

    text: str
    position: int | None


def find(page: Page, titles: Sequence[Title], *, outside: bool = False) -> Heading | None:
    """The headline among the lines of `page`; None where no line can be it.

    `outside` says that the blocks are the body alone, so that the headline is found by its tag only.
    """
    if outside:
        given = [(level, clean(text)) for level, text in page.document.facts.headings if level <= 2]
        found = [(_points(text, RANKS[level], titles), 0, Heading(text, None)) for level, text in given]
    else:
        found = [
            (_points(text, rank, titles), _nearness(page, at), Heading(text, at)) for at, text, rank in _lines(page)
        ]
    # The first of the best: max() would compare texts where points and places are the same.
    best = max(found, key=lambda one: one[:2], default=None)
    return best[2] if best and best[0] > 0 else None


def _lines(page: Page) -> Iterator[tuple[int, str, int]]:
    """The place, the text and the rank of each line that can be a headline."""
    for at, block in enumerate(page.document.blocks[:MAX_LINES]):
        if len(block.text) <= MAX_CHARS:
            # A path leaves out what lies very deep; the tag of the block is known all the same.
            within = _HEADING.search(block.path) or _HEADING.search(f"/{block.tag}")
            yield at, clean(block.text), RANKS[int(within[1])] if within else 0


def _points(text: str, rank: int, titles: Sequence[Title]) -> int:
    """How much a line looks like the headline; 0 where it is none."""
    letters = bare(text)
    if not letters or (not rank and len(letters) < MIN_LETTERS):
        return 0
    if any(letters in title.parts for title in titles):
        return SAME + rank
    if not rank:
        return 0
    if not titles:
        return rank
    return SIMILAR + rank if any(_shares(text, title.core) for title in titles) else 0


def _shares(text: str, title: str) -> bool:
    words, others = (set(_WORD.findall(one.lower())) for one in (text, title))
    return len(words & others) >= SHARED * max(1, min(len(words), len(others)))


def _nearness(page: Page, position: int) -> int:
    """Lines above the text count before those within and below it, the nearest first."""
    return position - len(page.document.blocks) if position <= page.first else -position - 2 * len(page.document.blocks)
