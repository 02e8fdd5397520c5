"""`drop_block`: a marker line and lines after it, up to another marker or as long as they match."""

from __future__ import annotations

from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from cleaner.model import Hit, Mark, Span
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._run import named, runs
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.plain import DropBlockData

# Lines after `from`, unless the rule says otherwise: a list of ten headlines, and a line at each end of it.
MAX_LINES = 12


def build(data: DropBlockData, stops: Stops) -> Built:
    """`from` and `to` are named, the lines between are not."""
    goes_on = Matcher(data.get("while", {}))  # without `while` every line does, up to `to`
    most = data.get("max_lines", MAX_LINES)
    ends = Matcher(data["to"]) if "to" in data else None

    def hits(document: Document, anchors: Sequence[Block]) -> Iterator[Hit]:
        def fits(block: Block) -> bool:
            return goes_on.matches(block) and not stops(document, block)

        starts = [block.index for block in anchors]
        if ends is None:
            return runs(document.blocks, starts, fits, most)
        return _closed(document.blocks, starts, partial(_line, ends, fits), most)

    return Built(hits, Matcher(data["from"]), others=(goes_on, ends) if ends else (goes_on,))


def _line(ends: Matcher, fits: Callable[[Block], bool], block: Block) -> bool | None:
    """What a line means for an open block: True closes it, False breaks it, None belongs to it."""
    if ends.matches(block):
        return True
    return None if fits(block) else False


def _closed(
    blocks: Sequence[Block], starts: Sequence[int], closes: Callable[[Block], bool | None], most: int
) -> Iterator[Hit]:
    """From each start to the first line that closes, if that is at most `most` lines away; each line is seen once."""
    known = set(starts)
    at = 0
    for start in starts:
        if start < at:
            continue
        pending = deque([start])
        at = start + 1
        while at < len(blocks) and pending:
            if at - pending[0] > most:
                pending.popleft()
                continue
            closing = closes(blocks[at])
            if closing:
                yield from _whole(blocks, pending[0], at)
            if closing is not None:
                pending.clear()
            if at in known and not closing:
                pending.append(at)
            at += 1


def _whole(blocks: Sequence[Block], first: int, last: int) -> Iterator[Hit]:
    yield named(blocks[first])
    for block in blocks[first + 1 : last]:
        yield Hit(Span.whole(block), blocks[first].text)
    yield named(blocks[last])


ACTION = Action("drop_block", build, mark=Mark.FURNITURE)
