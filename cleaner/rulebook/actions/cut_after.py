"""`cut_after`: a marker line goes, and everything after it up to the first sentence."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING

from cleaner.model import Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._run import runs
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document, Hit
    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import MatcherData


def build(data: MatcherData, stops: Stops) -> Built:
    """The marker is named, what follows is not."""
    return Built(partial(_hits, stops), Matcher(data))


def _hits(stops: Stops, document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> Iterator[Hit]:
    markers = [block.index for block in filter(is_anchor, blocks)]
    ends = stops(document)
    return runs(document.blocks, markers, lambda block: block.index not in ends, math.inf)


ACTION = Action("cut_after", build, max_share=0.9, mark=Mark.END)
