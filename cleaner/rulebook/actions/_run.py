"""What several actions share: a run of lines from an anchor on, and where prose ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Hit, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor


def at_prose(document: Document, block: Block) -> bool:
    """Whether `block` is a sentence, or a piece of one in a dump that breaks lines at inline elements."""
    return block.is_sentence or block.index in document.continues or block.index + 1 in document.continues


def never(document: Document, block: Block) -> bool:  # noqa: ARG001 - one of two values, see `Stops`
    """For rules that say `prose: allow`."""
    return False


def named(block: Block, evidence: str | None = None, fields: tuple[tuple[str, str], ...] = ()) -> Hit:
    """A hit on a whole line that the rule names."""
    return Hit(Span.whole(block), block.text if evidence is None else evidence, True, fields)


def each(_document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> Iterator[Hit]:
    """The anchors and nothing else."""
    return map(named, filter(is_anchor, blocks))


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
                yield Hit(Span.whole(order[at]), marker.text)
