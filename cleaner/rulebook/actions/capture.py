"""`capture`: named groups of a line become metadata; the line goes with them, unless `stays: true`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cleaner.model import Effect, Hit, Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.matcher import Matcher
from cleaner.rulebook.origin import fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import CaptureData


def build(data: CaptureData, _stops: Stops) -> Built:
    """A line that stays is only noted."""
    matcher = Matcher(data)
    return Built(partial(_hits, matcher), matcher, effect=Effect.NOTE if data.get("stays") else Effect.DROP)


def _hits(matcher: Matcher, _document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> Iterator[Hit]:
    for block in filter(is_anchor, blocks):
        found = matcher.search(block)
        if found:
            yield Hit(block.whole, block.text, True, fields(block, found))


ACTION = Action("capture", build, mark=Mark.FURNITURE)
