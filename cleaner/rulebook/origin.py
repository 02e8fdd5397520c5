"""From a span of the normalised line back to the author's characters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.text import UNPRINTABLE, Alignment, is_even, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.model import Block
    from cleaner.rulebook.matcher import Found

# Characters. A line is aligned in pieces of about this size, so that only the pieces at the ends of a span cost a
# Python step a character. The longest of 811 datelines has 61.
PIECE = 96
# Characters. A longer piece is not aligned at all: so much without one ASCII letter is no article, and aligning it
# takes 70 MB already.
MAX_PIECE = 200_000

# A place where normalising the two sides apart changes nothing: no blank, no mark, no bullet can stand here.
_SEAM = re.compile(r"(?<=[!-~])(?=[0-9A-Za-z])")


def source_span(block: Block, start: int, end: int) -> tuple[int, int] | None:
    """The span of `block.text` behind `start` to `end` of `block.normal`; None where a line is too odd to tell."""
    text, line = block.text, block.normal
    if line[start : start + 1].isascii() and line[end : end + 1].isascii():  # the ends split no letter from its marks
        # One character more on the inner side: blanks that normalising folds into the last one stand there.
        if text.startswith(line[: end + 1]) and not text.startswith("*"):
            return start, end
        if text.endswith(line[max(0, start - 1) :]):
            return start + len(text) - len(line), end + len(text) - len(line)
    return (start, end) if is_even(text) else _aligned(text, start, end)


def fields(block: Block, found: Found) -> tuple[tuple[str, str], ...]:
    """The named groups of a match as (name, value): the author's characters, blanks collapsed, empty ones left out."""
    return tuple((name, value) for name, start, end in found.groups if (value := _value(block, start, end)))


def _aligned(text: str, start: int, end: int) -> tuple[int, int] | None:
    first: int | None = None
    before = 0  # normalised characters in the pieces so far
    for offset, piece in _pieces(text):
        if len(piece) > MAX_PIECE:
            return None
        size = len(normalise(piece))
        if end > before and start < before + size:
            found = Alignment.of(piece).span(max(0, start - before), min(end - before, size))
            first = offset + found[0] if first is None else first
            if end <= before + size:
                return first, offset + found[1]
        before += size
    return None


def _value(block: Block, start: int, end: int) -> str:
    span = source_span(block, start, end) if start < end else None
    text = block.text[slice(*span)] if span else block.normal[start:end]
    return " ".join(UNPRINTABLE.sub("", text).split())


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    while start < len(text):
        seam = _SEAM.search(text, start + PIECE, start + MAX_PIECE)
        end = seam.start() if seam else len(text)
        yield start, text[start:end]
        start = end
