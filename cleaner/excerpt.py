"""A part of a page on its own: the blocks of an article's body, numbered anew, and the way back to the whole page.

Rules run on the excerpt, so that their windows and budgets are those of the article; the account may cover all.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.model import Claim, Document, Hit, Removal, Settlement, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.model import Check


@dataclass(frozen=True)
class Excerpt:
    """`document` holds some blocks of `whole`; `places` says which."""

    whole: Document
    document: Document
    places: tuple[int, ...]

    @classmethod
    def of(cls, whole: Document, indexes: Iterable[int]) -> Excerpt:
        """The excerpt of `whole` that the blocks `indexes` are, in page order."""
        places = tuple(sorted(set(indexes)))
        blocks, start = [], 0
        for index, place in enumerate(places):
            block = whole.blocks[place]
            blocks.append(block.at(index, start, index + 1))
            start += len(block.text) + 1
        source = "\n".join(block.text for block in blocks)
        return cls(whole, replace(whole, blocks=tuple(blocks), source=source), places)

    @classmethod
    def all(cls, whole: Document) -> Excerpt:
        """The excerpt that leaves nothing out."""
        return cls(whole, whole, tuple(range(len(whole.blocks))))

    def marks(self, spans: Mapping[str, Sequence[Span]]) -> dict[str, tuple[Span, ...]]:
        """Spans of the whole, by name, as far as they lie in the excerpt; names without any are left out."""
        index = {place: number for number, place in enumerate(self.places)}
        inside = {
            name: tuple([Span(index[span.block], span.start, span.end) for span in own if span.block in index])
            for name, own in spans.items()
        }
        return {name: own for name, own in inside.items() if own}

    def settled(self, settlement: Settlement, outside: Check) -> Settlement:
        """What was settled about the excerpt, told of the whole; `outside` takes every other block."""
        known = set(self.places)
        others = [block for block in self.whole.blocks if block.index not in known]
        grounds = [Claim(outside, Hit(block.whole, block.path, named=True)) for block in others]
        removals = [*self._removals(settlement), *(Removal(claim.span, (claim,)) for claim in grounds)]
        standing = [*map(self._lifted, settlement.standing), *grounds]
        return replace(
            settlement,
            removals=tuple(sorted(removals, key=lambda one: one.span)),
            standing=tuple(sorted(standing, key=lambda one: (one.span.block, *one.rank))),
        )

    def _removals(self, settlement: Settlement) -> Iterator[Removal]:
        for one in settlement.removals:
            yield Removal(self._span(one.span), tuple(map(self._lifted, one.grounds)))

    def _lifted(self, claim: Claim) -> Claim:
        return Claim(claim.check, claim.hit._replace(span=self._span(claim.span)))

    def _span(self, span: Span) -> Span:
        return Span(self.places[span.block], span.start, span.end)
