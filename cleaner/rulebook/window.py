"""`at`: where on a page a rule looks."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.model import Block, Document
    from cleaner.rulebook.plain import WindowData


def within(window: WindowData, document: Document, block: Block) -> bool:
    """Whether `block` is among the first (`head`) or the last (`tail`) non-empty lines; with both, either will do.

    From 1 on a number counts lines, below 1 it is a share of them, of which there is at least one.
    """
    return bool(among(window, document, (block,)))


def among(window: WindowData, document: Document, blocks: Sequence[Block]) -> list[Block]:
    """Those of `blocks` that are `within` the window."""
    size = document.blocks[-1].index + 1 if document.blocks else 0
    head, tail = _lines(window.get("head", 0), size), size - _lines(window.get("tail", 0), size)
    return [block for block in blocks if block.index < head or block.index >= tail]


def _lines(number: float, size: int) -> int:
    # A tenth of ten lines is one line, whatever floating point makes of it.
    return int(number) if number >= 1 else math.ceil(number * size - 1e-9)
