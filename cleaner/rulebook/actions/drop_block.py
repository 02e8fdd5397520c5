"""`drop_block`: a marker line and lines after it, up to another marker or as long as they match."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from functools import partial
from typing import TYPE_CHECKING

from cleaner.model import Hit, Mark, Span
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._run import named, runs
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import DropBlockData

# Lines after `from`, unless the rule says otherwise: a list of ten headlines, and a line at each end of it.
MAX_LINES = 12


def build(data: DropBlockData, stops: Stops) -> Built:
    """`from` and `to` are named, the lines between are not.

    Ends are rarer than beginnings, so that they are looked for first: a line without one in reach begins nothing.
    """
    goes_on = Matcher(data["while"]) if "while" in data else None  # without it every line does, up to `to`
    most = data.get("max_lines", MAX_LINES)
    ends = Matcher(data["to"]) if "to" in data else None

    def hits(document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> Iterator[Hit]:
        def fits(block: Block) -> bool:
            return (goes_on is None or goes_on.matches(block)) and not stops(document, block)

        if ends is None:
            return runs(document.blocks, [block.index for block in filter(is_anchor, blocks)], fits, most)
        closing = _reached(ends, document.blocks, blocks, most)
        if not closing:
            return iter(())
        near = (block for block in blocks if _is_near(closing, block.index, most))
        starts = [block.index for block in filter(is_anchor, near)]
        return _closed(document.blocks, starts, partial(_line, frozenset(closing), fits), most)

    return Built(hits, Matcher(data["from"]), others=tuple(one for one in (goes_on, ends) if one), first=ends)


def _reached(ends: Matcher, lines: Sequence[Block], blocks: Sequence[Block], most: int) -> list[int]:
    """The lines that close a block and are at most `most` lines behind one of `blocks`; each line is seen once."""
    found = []
    seen = 0
    for block in blocks:
        for line in lines[max(seen, block.index + 1) : block.index + most + 1]:
            if ends.matches(line):
                found.append(line.index)
        seen = block.index + most + 1
    return found


def _is_near(places: Sequence[int], start: int, most: int) -> bool:
    """Whether the first of `places` behind `start` is at most `most` behind it."""
    number = bisect_right(places, start)
    return number < len(places) and places[number] <= start + most


def _line(closing: Collection[int], fits: Callable[[Block], bool], block: Block) -> bool | None:
    """What a line means for an open block: True closes it, False breaks it, None belongs to it."""
    if block.index in closing:
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
