"""What several actions share: a run of lines from an anchor on, and where prose ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor


def at_prose(document: Document) -> Collection[int]:
    """Sentences, and pieces of them in a dump that breaks lines at inline elements."""
    return document.prose


def never(document: Document) -> Collection[int]:  # noqa: ARG001 - one of two values, see `Stops`
    """For rules that say `prose: allow`."""
    return ()


def named(block: Block) -> Hit:
    """A hit on a whole line that the rule names."""
    return Hit(block.whole, block.text, True)


def each(_document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> list[Hit]:
    """The anchors and nothing else."""
    return [named(block) for block in blocks if is_anchor(block)]


def runs(
    order: Sequence[Block], anchors: Iterable[int], goes_on: Callable[[Block], bool], most: float
) -> Iterator[Hit]:
    """From each anchor, a position in `order`, the lines behind it as long as `goes_on`, at most `most` an anchor.

    An anchor inside a run begins a run of its own; each line is looked at once, however many anchors there are.
    """
    starts = list(anchors)
    known = set(starts)
    at = -1
    for start in starts:
        if start <= at:
            continue
        at, marker, left = start, order[start], most
        yield named(marker)
        while at + 1 < len(order) and (at + 1 in known or (left > 0 and goes_on(order[at + 1]))):
            at += 1
            if at in known:
                marker, left = order[at], most
                yield named(marker)
            else:
                left -= 1
                yield Hit(order[at].whole, marker.text)
