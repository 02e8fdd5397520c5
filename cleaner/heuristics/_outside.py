"""What stands outside the runs that stay, by what it looks like: items, headlines, the rest. Each line once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._choice import choice
from cleaner.heuristics._items import REACH, items
from cleaner.heuristics._memo import once
from cleaner.heuristics._prose import LOWER
from cleaner.model import Hit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.heuristics._choice import Choice
    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Document

HEADLINES = 4  # headlines in a row that make a list, as with items
HEADLINE_WORDS = frozenset(range(4, 25))


@dataclass(frozen=True)
class Outside:
    """Positions of paragraphs, each in one of the three, in page order."""

    items: Sequence[int] = ()
    headlines: Sequence[int] = ()
    rest: Sequence[int] = ()


def outside(document: Document) -> Outside:
    """What `document` shows around its article; nothing where no run was chosen."""
    return once(document, _parted)


def hits(document: Document, positions: Sequence[int], reason: str) -> Iterator[Hit]:
    """A hit on each line at `positions`, named: the choice of the run is the proof."""
    found = choice(document)
    if not positions or found.winner is None:
        return
    article = found.page.lines(found.winner.start, found.winner.end)
    share = f"{found.share:.0%} of the page's"
    evidence = f"{reason}, outside the prose of lines {article[0].line} to {article[-1].line}, {share}"
    for block in found.page.among(positions):
        yield Hit(block.whole, evidence, True)


def _parted(document: Document) -> Outside:
    found = choice(document)
    if found.winner is None:
        return Outside()
    loose = [index for index in range(len(found.page)) if index not in found.inside]
    listed: Sequence[int] = ()
    if prose := items(document):
        known = _listed(found, prose)
        listed = [index for index in loose if index in known]
        loose = [index for index in loose if index not in known]
    headlines = _headlines(found.page, loose)
    known = set(headlines)
    return Outside(listed, headlines, [index for index in loose if index not in known])


def _listed(found: Choice, prose: frozenset[int]) -> set[int]:
    """The prose of items that stands outside, with what stands between two of them and above the first."""
    loose = sorted(prose - found.inside)
    listed = set(loose)
    for before, after in pairwise([-REACH, *loose]):
        listed.update(index for index in range(max(before + 1, after - REACH + 1), after) if index not in found.inside)
    return listed


def _headlines(page: Paragraphs, positions: Iterable[int]) -> Sequence[int]:
    """Those in rows, each measure asked only of lines that are still in one: a lone line costs next to nothing."""
    texts, words, datelines = page.texts, page.words, page.datelines
    found = [at for at in positions if words[at] in HEADLINE_WORDS and texts[at][-1] != "." and at not in datelines]
    found = [at for at in _rows(found) if _measure.lower_share(texts[at]) < LOWER]
    return _rows([at for at in _rows(found) if not _measure.is_date(texts[at])])


def _rows(positions: Sequence[int]) -> Sequence[int]:
    """Those of the ascending `positions` that are among `HEADLINES` neighbours."""
    found: list[int] = []
    start = 0
    for end in range(1, len(positions) + 1):
        if end == len(positions) or positions[end] != positions[end - 1] + 1:
            if end - start >= HEADLINES:
                found += positions[start:end]
            start = end
    return found
