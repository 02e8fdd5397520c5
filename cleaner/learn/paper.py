"""A document as the learner looks at it: its lines, which of them are prose, and where they stand.

Prose is what no rule may be learned from: sentences, and the pieces of sentences that a dump broke into lines.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cleaner.text import ends_sentence, is_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleaner.model import Block, Document

# Above the first sentence, below the last one, or between them.
Zone = Literal["head", "body", "tail"]


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `above` and `below` count the lines of the page on both sides of it.

    `opened` says that its beginning is taken by what is known already, a dateline say; `closed` that its end is.
    """

    block: Block
    zone: Zone
    prose: bool
    above: int
    below: int
    opened: bool = False
    closed: bool = False

    @property
    def normal(self) -> str:
        return self.block.normal

    @property
    def folded(self) -> str:
        return self.block.folded


@dataclass(frozen=True, slots=True)
class Paper:
    """The lines of one document that nothing known takes; `taken` names the check behind each of the others.

    `group` tells pages of one site from those of another.
    """

    group: str
    document: Document
    lines: Sequence[Line]
    taken: Mapping[int, str]


def paper(
    group: str,
    document: Document,
    taken: Mapping[int, str],
    cut: tuple[Collection[int], Collection[int]] = ((), ()),
) -> Paper:
    """`document` without the blocks `taken`; `cut` are those whose beginning is gone, and those whose end is.

    Which lines are broken sentences must be in `document.continues`.
    """
    blocks, pieces = document.blocks, document.continues
    stopped = [at for at, block in enumerate(blocks) if at not in taken and (stops(block.normal) or at in pieces)]
    first, last = (stopped[0], stopped[-1]) if stopped else (0, len(blocks))
    lines = []
    for at, block in enumerate(blocks):
        if at not in taken:
            zone: Zone = "head" if at < first else "tail" if at > last else "body"
            prose = stops(block.normal) or at in pieces or at + 1 in pieces or _goes_on(blocks, at)
            lines.append(Line(block, zone, prose, at, len(blocks) - 1 - at, at in cut[0], at in cut[1]))
    return Paper(group, document, tuple(lines), taken)


def _goes_on(blocks: Sequence[Block], at: int) -> bool:
    """Whether the next line opens as a piece of a sentence does, so that this one may be its beginning."""
    if at + 1 == len(blocks) or ends_sentence(blocks[at].normal):
        return False
    first = blocks[at + 1].normal[:1]
    return first.islower() or first in ",.;)"


def stops(normal: str) -> bool:
    """Whether a line is a sentence that ends in one full stop: headlines end in "?", "!" or "..." too."""
    bare = normal.rstrip("\"')]")
    return is_sentence(normal) and bare.endswith(".") and not bare.endswith("..")
