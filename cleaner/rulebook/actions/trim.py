"""`trim`: after all other checks, lines at the head or the tail of what they left, as long as they match."""

from __future__ import annotations

from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.model import Hit
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import TrimData

# Lines, unless the rule says otherwise: a screenful of tags and headlines.
MAX_LINES = 24


def build(data: TrimData, stops: Stops) -> Built:
    """The anchors are the lines that match `while`; the first line that is none of them ends the trim."""
    return Built(partial(_hits, data, stops), Matcher(data["while"]))


def _hits(
    data: TrimData, stops: Stops, document: Document, blocks: Sequence[Block], is_anchor: IsAnchor
) -> Iterator[Hit]:
    inside = {block.index for block in blocks}.difference(stops(document))
    order = document.blocks if data["side"] == "head" else document.blocks[::-1]
    for block in islice(order, data.get("max_lines", MAX_LINES)):
        if block.index not in inside or not is_anchor(block):
            return
        yield Hit(block.whole, block.text)


ACTION = Action("trim", build, late=True)
