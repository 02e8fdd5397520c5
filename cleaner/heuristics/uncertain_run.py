"""Says so where it is not sure which prose of a page is the article, and everything that could be was kept.

A lost paragraph is worse than a kept advert, but who reads the result must be able to tell the two kinds of page
apart; a batch can be filtered by these warnings.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics._choice import choice
from cleaner.model import Check, Effect, Hit, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """One hit with an empty span, a warning, where several runs of prose were kept."""
    found = choice(document)
    if found.winner is None or len(found.kept) < 2:
        return
    first = found.page.lines(found.winner.start, found.winner.end)[0]
    others = len(found.kept) - 1
    more = "1 other run of prose is" if others == 1 else f"{others} other runs of prose are"
    sure = "likely" if found.is_sure else "not certain to be"
    warning = (
        f"the prose from line {first.line} on is {sure} the article, it holds {found.share:.0%} of the page's prose; "
        f"{more} kept as well"
    )
    yield Hit(Span(first.index, 0, 0), warning, fields=(("warning", warning),))


CHECK = Check(
    id="uncertain-run",
    category="other",
    why="Several runs of prose compete for the article.",
    find=find,
    effect=Effect.NOTE,
    where="cleaner/heuristics/uncertain_run.py",
)
