"""What ties a run of prose to the head of its page: a dateline, a date line above it, a headline that it speaks of.

Of 30 development dumps all 30 articles have a date line and 29 their headline above them; of all other runs of prose
with 20 points or more, on those and on 181 pages of the world, 3 of 100 have both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._prose import MOST_DATELINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.heuristics._prose import Paragraphs
    from cleaner.heuristics._runs import Run

DATELINE_LINES = 7  # lines of a run among which the dateline stands: captions and a standfirst may come first
DATE_LINES = 14  # lines above a run: the date line is among them on 30 of 30 pages
DATE_INSIDE = 3  # lines of a run: the date may stand below a standfirst
TITLE_LINES = 25  # lines above a run among which its headline is sought
TITLE_WORDS = range(3, 31)  # words of a headline
TITLE_SHARE = 0.25  # share of the headline's words that the first paragraphs must take up
TITLE_HITS = 2  # and how many
OPENING = 5  # paragraphs that are read for words of the headline
LONG = 7  # letters from which a small word says what a text is about; shorter ones are mostly grammar

_WORD = re.compile(r"\w+")
_EDGE = ".,;:?!\"'()[]"


@dataclass(frozen=True, slots=True)
class Anchors:
    """What was found for one run; `headline` is the position of its headline."""

    dateline: bool
    date: bool
    headline: int | None
    several: bool  # two paragraphs or more: a headline above a single one may be a teaser's

    @property
    def count(self) -> int:
        """How many anchors hold, 0 to 3."""
        return self.dateline + self.date + (self.headline is not None and self.several)

    @property
    def is_full(self) -> bool:
        """Whether the run has all that an article of its own has."""
        return self.headline is not None and (self.date or self.dateline)


def anchors(page: Paragraphs, run: Run) -> Anchors:
    """The anchors of `run`."""
    prose = [index for index in range(run.start, run.end) if page.is_prose(index)]
    few = len(page.datelines) <= MOST_DATELINES
    opening = range(run.start, min(run.end, run.start + DATELINE_LINES))
    above = range(max(0, run.start - DATE_LINES), min(run.end, run.start + DATE_INSIDE))
    return Anchors(
        few and any(index in page.datelines for index in opening),
        any(not page.is_prose(index) and _measure.is_date(page.texts[index]) for index in above),
        headline(page, run.start, prose[:OPENING]),
        len(prose) > 1,
    )


def names(text: str) -> set[str]:
    """The capitalised words of a line but its first, in lower case: mostly names."""
    found = text[: _measure.SAMPLE].split()[1:]
    return {word.strip(_EDGE).lower() for word in found if len(word) > 2 and word[0].isupper()}


def headline(page: Paragraphs, start: int, opening: Sequence[int], takers: int = 2) -> int | None:
    """The line above `start` whose words the paragraphs `opening` take up most, the nearest of equals.

    `takers` of the paragraphs, or the only one, must take up some of its words.
    """
    subjects = [names(page.texts[index]) | _long(page.texts[index]) for index in opening]
    known = set().union(*subjects)
    best, best_share = None, TITLE_SHARE
    for index in range(max(0, start - TITLE_LINES), start):
        if page.is_prose(index) or page.words[index] not in TITLE_WORDS:
            continue
        shared = known.intersection(_WORD.findall(page.texts[index].lower()))
        share = len(shared) / page.words[index]
        if len(shared) < TITLE_HITS or share < best_share:
            continue
        if len(opening) == 1 or sum(not shared.isdisjoint(one) for one in subjects) >= takers:
            best, best_share = index, share
    return best


def _long(text: str) -> set[str]:
    return {word for word in _WORD.findall(text[: _measure.SAMPLE].lower()) if len(word) >= LONG}
