"""What is left of a page, as its reader will see it: numbered anew, the pieces of broken sentences joined.

Late checks look at this, and their hits are carried back to the blocks of the page.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner.lazy import lazy
from cleaner.model import Block, Document, Hit, Span
from cleaner.text import joint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence


@dataclass(frozen=True)
class Leftover:
    """`document` has a block a paragraph; `pieces` says which blocks of the page each is, and where they begin."""

    document: Document
    pieces: tuple[tuple[tuple[int, Block], ...], ...]

    @classmethod
    def of(cls, document: Document, gone: set[int]) -> Leftover:
        """What is left of `document` when the blocks `gone` are away."""
        groups: list[list[Block]] = []
        for block in document.blocks:
            if block.index in gone:
                continue
            if groups and block.index in document.continues and groups[-1][-1].index == block.index - 1:
                groups[-1].append(block)
            else:
                groups.append([block])
        pieces = tuple([tuple(_placed(group)) if len(group) > 1 else ((0, group[0]),) for group in groups])
        blocks = tuple([_joined(group, place) for place, group in enumerate(groups)])
        return cls(replace(document, blocks=blocks, continues=frozenset(), marks={}), pieces)

    def among(self, blocks: Iterable[Block]) -> Sequence[Block]:
        """The paragraphs that hold one of `blocks`, and all joined ones: what they say together no block says alone."""
        known = self._places
        places = {known[block.index] for block in blocks if block.index in known}
        return [self.document.blocks[place] for place in sorted(places.union(self._joined))]

    @lazy
    def _places(self) -> Mapping[int, int]:
        """The places of the paragraphs of one piece, by the index of its block."""
        return {found[0][1].index: place for place, found in enumerate(self.pieces) if len(found) == 1}

    @lazy
    def _joined(self) -> Sequence[int]:
        return [place for place, found in enumerate(self.pieces) if len(found) > 1]

    def hits(self, hit: Hit) -> Iterator[Hit]:
        """A hit on a paragraph as hits on the page; its fields are told once."""
        found = self.pieces[hit.span.block]
        fields = hit.fields
        for offset, block in found:
            start, end = max(0, hit.span.start - offset), min(len(block.text), hit.span.end - offset)
            if start < end or len(found) == 1:
                yield hit._replace(span=Span(block.index, start, end), fields=fields)
                fields = ()


def _joined(group: Sequence[Block], place: int) -> Block:
    first, *others = group
    if not others:
        return first.at(place, first.start, first.line)
    return replace(first, index=place, text="".join([first.text, *(joint(b.text) + b.text for b in others)]))


def _placed(group: Sequence[Block]) -> Iterator[tuple[int, Block]]:
    position = 0
    for number, block in enumerate(group):
        position += len(joint(block.text)) if number else 0
        yield position, block
        position += len(block.text)
