"""Which blocks an extractor kept, told from its text alone: words of the page against words of the text, in order.

Extractors merge and split paragraphs, glue words and drop inline elements, so lines are never compared; and what
stands twice on a page (a menu, a teaser that quotes the lede) is matched once, where the order says.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from difflib import SequenceMatcher
from itertools import count, pairwise
from typing import TYPE_CHECKING

from cleaner.opinions._page import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.opinions._page import Page

# Lengths in words of the runs that anchor an alignment where they are unique on both sides.
_SIZES = (8, 4, 2)
# Times that a gap is searched again: each pass is linear, and gaps of the corpus close within four.
_DEPTH = 8
# Pairs of words that the plain matcher may compare on one page, and the runs of it that count.
_PAIRS = 3_000_000
_RUN = 3
# Places tried where a text stands several times on a page.
_COPIES = 16
# Share of a block's words that must be found.
_COVERED = 0.5

Range = tuple[int, int, int, int]
Gram = tuple[str, ...]


def chosen(page: Page, text: str) -> frozenset[int]:
    """The indexes of the blocks that `text` was made of."""
    flags = covered([word for own in page.words for word in own], words(text))
    found, position = set(), 0
    for index, own in enumerate(page.words):
        if own and sum(flags[position : position + len(own)]) >= _COVERED * len(own):
            found.add(index)
        position += len(own)
    return frozenset(found)


def covered(page: Sequence[str], text: Sequence[str]) -> bytearray:
    """A flag for each word of `page`: whether it is part of `text`. Linear, but for gaps within a fixed budget."""
    flags = bytearray(len(page))
    for start in (0, len(page) - len(text)):
        if page[max(0, start) : start + len(text)] == text:
            _mark(flags, start, start + len(text))
            return flags
    pairs = _PAIRS
    todo: list[tuple[Range, int]] = [((0, len(page), 0, len(text)), 0)]
    while todo:
        gap, depth = todo.pop()
        a, b, c, d = gap
        runs = _anchored(page, text, gap) if depth < _DEPTH else []
        if not runs and (b - a) * (d - c) <= pairs:
            pairs -= (b - a) * (d - c)
            for match in SequenceMatcher(None, page[a:b], text[c:d], autojunk=False).get_matching_blocks():
                if match.size >= _RUN:
                    _mark(flags, a + match.a, a + match.a + match.size)
        elif runs or (depth < 2 * _DEPTH and (runs := _copied(page, text, gap))):
            for start, end, _, _ in runs:
                _mark(flags, start, end)
            todo += [(between, depth + 1) for between in _gaps(gap, runs)]
    return flags


def _mark(flags: bytearray, start: int, end: int) -> None:
    flags[start:end] = b"\1" * (end - start)


def _anchored(page: Sequence[str], text: Sequence[str], gap: Range) -> list[Range]:
    """Runs grown from the longest anchors there are, in order on both sides and apart from each other."""
    a, b, c, d = gap
    for size in _SIZES:
        there = _unique([*_grams(text, c, d, size)])
        here = _unique([(gram, at) for gram, at in _grams(page, a, b, size) if gram in there])
        pairs = [(place, there[gram]) for gram, place in here.items()]
        if pairs:
            return _grown(page, text, gap, _increasing(pairs))
    return []


def _grams(words_: Sequence[str], start: int, end: int, size: int) -> Iterator[tuple[Gram, int]]:
    """The runs of `size` words, each with its place."""
    return zip(zip(*(words_[start + shift : end] for shift in range(size)), strict=False), count(start), strict=False)


def _unique(grams: list[tuple[Gram, int]]) -> dict[Gram, int]:
    """Those that are there once, in their order."""
    last = dict(grams)
    if len(last) == len(grams):
        return last
    first = dict(reversed(grams))
    return {gram: at for gram, at in last.items() if first[gram] == at}


def _increasing(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs that rises on both sides; they do on the one already, and mostly on the other."""
    if all(one[1] < other[1] for one, other in pairwise(pairs)):
        return pairs
    tails: list[int] = []
    last: list[int] = []
    before = [-1] * len(pairs)
    for index, (_, there) in enumerate(pairs):
        at = bisect_left(tails, there)
        tails[at : at + 1], last[at : at + 1] = [there], [index]
        before[index] = last[at - 1] if at else -1
    found = []
    index = last[-1]
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]


def _grown(page: Sequence[str], text: Sequence[str], gap: Range, anchors: list[tuple[int, int]]) -> list[Range]:
    a, b, c, d = gap
    runs: list[Range] = []
    for here, there in anchors:
        if runs and here < runs[-1][1]:
            continue  # within the run that grew from the anchor before
        run = _extended(page, text, (a, b, c, d), here, there)
        if run[3] > run[2]:
            runs.append(run)
            a, c = run[1], run[3]
    return runs


def _extended(page: Sequence[str], text: Sequence[str], gap: Range, here: int, there: int) -> Range:
    """The run of equal words around a pair of places, as far as the gap goes; empty where the pair is outside."""
    a, b, c, d = gap
    if here < a or there < c:
        return here, here, there, there
    start, first = here, there
    while start > a and first > c and page[start - 1] == text[first - 1]:
        start, first = start - 1, first - 1
    end, last = here, there
    while end < b and last < d and page[end] == text[last]:
        end, last = end + 1, last + 1
    return start, end, first, last


def _copied(page: Sequence[str], text: Sequence[str], gap: Range) -> list[Range]:
    """Where nothing is unique, since the text stands several times on the page: the longest copy."""
    a, b, c, d = gap
    size = _SIZES[0]
    places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, gram in enumerate(zip(*(page[a + shift : b] for shift in range(size)), strict=False), a):
        places[gram].append(at)
    best = (a, a, c, c)
    for there in range(c, max(c + 1, d - size), max(1, (d - c) // _COPIES)):
        for here in places.get(tuple(text[there : there + size]), ())[:_COPIES]:
            run = _extended(page, text, gap, here, there)
            best = max(best, run, key=lambda one: one[1] - one[0])
    return [best] if best[1] - best[0] >= size else []


def _gaps(gap: Range, runs: list[Range]) -> Iterator[Range]:
    a, b, c, d = gap
    edges = [(a, a, c, c), *runs, (b, b, d, d)]
    for (_, start, _, first), (end, _, last, _) in pairwise(edges):
        if start < end and first < last:
            yield start, end, first, last
