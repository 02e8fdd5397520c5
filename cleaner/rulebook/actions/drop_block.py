"""`drop_block`: a marker line and lines after it, up to another marker or as long as they match."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Hit, Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._run import named, runs
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import DropBlockData

# Lines after `from`, unless the rule says otherwise: a list of ten headlines, and a line at each end of it.
MAX_LINES = 12


def build(data: DropBlockData, stops: Stops) -> Built:
    """`from` and `to` are named, the lines between are not; a page without a `to` has no block."""
    goes_on = Matcher(data["while"]) if "while" in data else None  # without it every line does, up to `to`
    most = data.get("max_lines", MAX_LINES)
    ends = Matcher(data["to"]) if "to" in data else None

    def hits(document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> Iterator[Hit]:
        lines, breaks = document.blocks, stops(document)

        def fits(block: Block) -> bool:
            return block.index not in breaks and (goes_on is None or goes_on.matches(block))

        if ends is None:
            return runs(lines, [block.index for block in blocks if is_anchor(block)], fits, most)
        near = lines[blocks[0].index + 1 : blocks[-1].index + most + 1]
        closing = [line.index for line in near if ends.matches(line)]
        if not closing:
            return iter(())
        likely = {block.index for block in blocks}
        return _closed(lines, closing, lambda block: block.index in likely and is_anchor(block), fits, most)

    return Built(
        hits, Matcher(data["from"]), ends.patterns if ends else (), others=tuple(one for one in (goes_on, ends) if one)
    )


def _closed(
    lines: Sequence[Block], closing: Sequence[int], opens: IsAnchor, fits: IsAnchor, most: int
) -> Iterator[Hit]:
    """The blocks that end at `closing` lines: each from the farthest line that opens one, at most `most` before it.

    Ends are rarer than beginnings, hence from the end backwards; each line is seen once.
    """
    known = set(closing)
    taken = -1  # the end of the block before
    for end in closing:
        first = at = end
        while at > max(taken + 1, end - most, 0):
            at -= 1
            if opens(lines[at]):
                first = at
            if at in known or not fits(lines[at]):
                break
        if first < end:
            taken = end
            yield named(lines[first])
            yield from [Hit(line.whole, lines[first].text) for line in lines[first + 1 : end]]
            yield named(lines[end])


ACTION = Action("drop_block", build, mark=Mark.FURNITURE)
