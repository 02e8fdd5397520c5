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
from cleaner.model import Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.heuristics._choice import Choice
    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Document

HEADLINES = 4  # headlines in a row that make a list, as with items
HEADLINE_WORDS = range(4, 25)


@dataclass(frozen=True)
class Outside:
    """Positions of paragraphs, each in one of the three, in page order."""

    items: tuple[int, ...] = ()
    headlines: tuple[int, ...] = ()
    rest: tuple[int, ...] = ()


def outside(document: Document) -> Outside:
    """What `document` shows around its article; nothing where no run was chosen."""
    return once(document, _parted)


def hits(document: Document, positions: tuple[int, ...], reason: str) -> Iterator[Hit]:
    """A hit on each line at `positions`, named: the choice of the run is the proof."""
    found = choice(document)
    if not positions or found.winner is None:
        return
    article = found.page.lines(found.winner.start, found.winner.end)
    share = f"{found.share:.0%} of the page's"
    evidence = f"{reason}, outside the prose of lines {article[0].line} to {article[-1].line}, {share}"
    for index in positions:
        for block in found.page.lines(index, index + 1):
            yield Hit(Span.whole(block), evidence, named=True)


def _parted(document: Document) -> Outside:
    found = choice(document)
    if found.winner is None:
        return Outside()
    positions = [index for index in range(len(found.page)) if index not in found.inside]
    listed = _listed(found, items(document))
    headlines = _headlines(found.page, [index for index in positions if index not in listed])
    return Outside(
        tuple(index for index in positions if index in listed),
        tuple(index for index in positions if index in headlines),
        tuple(index for index in positions if index not in listed and index not in headlines),
    )


def _listed(found: Choice, prose: frozenset[int]) -> set[int]:
    """The prose of items that stands outside, with what stands between two of them and above the first."""
    loose = sorted(prose - found.inside)
    listed = set(loose)
    for before, after in pairwise([-REACH, *loose]):
        listed.update(index for index in range(max(before + 1, after - REACH + 1), after) if index not in found.inside)
    return listed


def _headlines(page: Paragraphs, positions: list[int]) -> set[int]:
    found: set[int] = set()
    row: list[int] = []
    for index in [*positions, -1]:
        fits = index >= 0 and _is_headline(page, index)
        if fits and (not row or index == row[-1] + 1):
            row.append(index)
            continue
        if len(row) >= HEADLINES:
            found.update(row)
        row = [index] if fits else []
    return found


def _is_headline(page: Paragraphs, index: int) -> bool:
    text = page.texts[index]
    return (
        page.words[index] in HEADLINE_WORDS
        and not text.endswith(".")
        and index not in page.datelines
        and _measure.lower_share(text) < LOWER
        and not _measure.is_date(text)
    )
