"""What a matcher asks of a line beside its words: its length, whether it is a sentence, a link, full of figures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cleaner.model import Block
    from cleaner.rulebook.plain import MatcherData

# Share of a block's characters inside links that makes it a link and nothing else; blanks and a bullet may stand out.
LINK_ONLY = 0.95


def conditions(data: MatcherData) -> Iterator[Callable[[Block], bool]]:
    """A question for each condition; a block suits where all are answered with yes."""
    if "min_words" in data or "max_words" in data:
        least, most = data.get("min_words", 0), data.get("max_words", math.inf)
        yield lambda block: least <= block.words <= most
    if "sentence" in data:
        sentence = data["sentence"]
        yield lambda block: block.is_sentence == sentence
    if "link_only" in data:
        link_only = data["link_only"]
        yield lambda block: (block.link_share >= LINK_ONLY) == link_only
    if "digits" in data:
        digits = data["digits"]
        yield lambda block: _digits(block.normal) >= digits


def _digits(line: str) -> float:
    solid = line.replace(" ", "")
    return sum(map(str.isdigit, solid)) / max(1, len(solid))
