"""Prose that repeats in the shape of items: teasers of other stories, comments. The repetition is the proof.

Such prose says nothing about where the article is, however much there is of it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._anchors import OPENING, headline
from cleaner.heuristics._memo import once
from cleaner.heuristics._prose import MOST_DATELINES, paragraphs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Document

# Items in a row that prove a list. Four of a kind are on 402 teaser lines and 4 article lines of 181 pages.
ITEMS = 4
TEASER_WORDS = 30  # words of a teaser: the longest of the development pages has 28
REACH = 7  # lines from one teaser to the next
ABOVE = 6  # lines above a teaser among which its headline stands
HEADLINE_WORDS = range(2, 31)
ATTACHED = 3  # lines between prose and the first item: a list that follows prose directly belongs to it
LEAD = 2  # paragraphs between a headline and the first item that takes it up
TAKERS = 3  # of the first five items, those that must take it up; teasers of one day share a name here and there
AGED = 0.6  # share of items with an age beside them from which even such a list is one of teasers
NEAR = 3  # lines around an item where its age stands
STAMP_CHARS = 60  # characters of a line that is nothing but name and date
STAMP_REACH = 9  # lines from one date to the next: comments and teasers are short
STAMP_PROSE = 3  # paragraphs between two dates; tweets quoted in an article have more between them


def items(document: Document) -> frozenset[int]:
    """The positions of prose that stands in lists of teasers or comments."""
    return once(document, _found)


def _found(document: Document) -> frozenset[int]:
    page = paragraphs(document)
    if _stretches(page) < ITEMS - 1:
        return frozenset()
    found: set[int] = set()
    for chain in _teasers(page):
        if len(chain) >= ITEMS and not _is_article(page, chain) and not _is_attached(page, chain, found):
            found.update(chain)
    for chain in _dated(page):
        if not _is_article(page, chain):
            found.update(chain)
    return frozenset(found)


def _stretches(page: Paragraphs) -> int:
    """The number of stretches of prose; something else stands between any two items."""
    return len(page.prose) - sum([after == before + 1 for before, after in pairwise(page.prose)])


def _is_article(page: Paragraphs, chain: Sequence[int]) -> bool:
    """Whether the items take up one headline above all of them: photographs, stations of a trip, a live report."""
    title = headline(page, chain[0], chain[:OPENING], TAKERS)
    return title is not None and sum(page.is_prose(index) for index in range(title, chain[0])) <= LEAD


def _teasers(page: Paragraphs) -> Iterator[list[int]]:
    """Rows of single short paragraphs, each below a headline."""
    chain: list[int] = []
    many_datelines = len(page.datelines) > MOST_DATELINES
    for before, index, after in _neighbours(page):
        alone = before < index - 1 and after > index + 1
        fits = (
            alone
            and page.words[index] <= TEASER_WORDS
            and (many_datelines or index not in page.datelines)
            and any(_is_headline(page, at) for at in range(max(before + 1, index - ABOVE, 0), index))
        )
        if chain and (not fits or index - chain[-1] > REACH):
            yield chain
            chain = []
        if fits:
            chain.append(index)
    if chain:
        yield chain


def _is_attached(page: Paragraphs, chain: Sequence[int], known: set[int]) -> bool:
    """Whether the row follows prose directly and shows no ages: then it is a list of the article."""
    last = _prose_above(page, chain[0])
    if last is None or last in known:
        return False
    aged = sum(any(_is_age(page, near) for near in range(index - NEAR, index + NEAR + 1)) for index in chain)
    return aged < AGED * len(chain)


def _prose_above(page: Paragraphs, start: int) -> int | None:
    """The prose that `start` follows directly; what rules name in between says nothing."""
    loose, index = 0, start - 1
    while index >= 0 and loose <= ATTACHED and not page.is_prose(index):
        loose += index not in page.marks
        index -= 1
    return index if index >= 0 and loose <= ATTACHED else None


def _dated(page: Paragraphs) -> Iterator[list[int]]:
    """Prose between lines of name and date or age that recur: comments, or teasers with their time.

    What stands at the first and after the last date is not among it: it may be the article's own date and text.
    """
    stamps = [index for index in range(len(page)) if _is_stamp(page, index)]
    alone = [
        stamp
        for at, stamp in enumerate(stamps)
        if stamp - 1 not in stamps[at - 1 : at] and stamp + 1 not in stamps[at + 1 : at + 2]
    ]
    chain: list[list[int]] = []
    for last, stamp in pairwise([*alone, len(page) + STAMP_REACH]):
        between = []
        if stamp - last <= STAMP_REACH:
            between = [index for index in range(last + 1, min(stamp, len(page))) if page.is_prose(index)]
        if 1 <= len(between) <= STAMP_PROSE and stamp < len(page):
            chain.append(between)
            continue
        if len(chain) >= ITEMS - 1:
            yield [index for one in chain[1:] for index in one]
        chain = []


def _neighbours(page: Paragraphs) -> list[tuple[int, int, int]]:
    """Each position of prose with those of the prose before and behind it."""
    prose = page.prose
    return list(zip((-REACH, *prose), prose, (*prose[1:], len(page) + REACH), strict=False))


def _is_headline(page: Paragraphs, index: int) -> bool:
    text = page.texts[index]
    return page.words[index] in HEADLINE_WORDS and not text.endswith(".") and not _measure.is_item(text)


def _is_age(page: Paragraphs, index: int) -> bool:
    return 0 <= index < len(page) and _measure.is_age(page.texts[index])


def _is_stamp(page: Paragraphs, index: int) -> bool:
    text = page.texts[index]
    return len(text) <= STAMP_CHARS and not page.is_prose(index) and (_measure.is_age(text) or _measure.is_date(text))
