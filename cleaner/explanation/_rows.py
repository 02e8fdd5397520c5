"""A settled page as rows: each block with its pieces, what takes them, and who else has a say on it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Protocol, TypeVar

from cleaner.model import MOVED, Effect
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Check, Removal
    from cleaner.result import Result

# The heuristic and the opinion that take what is no part of the article, as a layout does by its body.
OUTSIDE = frozenset(("outside-main", "outside-run"))
# Consecutive rows outside the article from which on they are folded.
_LONG = 5


class Foldable(Protocol):
    """What `folded` must know of a row."""

    @property
    def outside(self) -> bool: ...
    @property
    def fate(self) -> str: ...


_Foldable = TypeVar("_Foldable", bound=Foldable)


@dataclass(frozen=True, slots=True)
class Row:
    """One block. `pieces` are its text, cut at the removals; `notes` are checks that only read it.

    `outside` says that it is no part of the article, as whoever found the article sees it, nor known to the metadata.
    """

    block: Block
    pieces: tuple[tuple[str, Removal | None], ...]
    notes: tuple[Check, ...]
    outside: bool

    @property
    def removals(self) -> tuple[Removal, ...]:
        return tuple(removal for _, removal in self.pieces if removal)

    @property
    def fate(self) -> str:
        """Whether the block is "kept", "gone" or "partly" gone, blanks aside."""
        if not self.removals:
            return "kept"
        return "gone" if is_blank("".join(words for words, removal in self.pieces if not removal)) else "partly"


def rows(result: Result) -> Iterator[Row]:
    """Every block that was read, in page order."""
    removals: defaultdict[int, list[Removal]] = defaultdict(list)
    for removal in result.settlement.removals:
        removals[removal.span.block].append(removal)
    notes: defaultdict[int, dict[Check, None]] = defaultdict(dict)
    for claim in result.settlement.standing:
        if claim.check.effect is Effect.NOTE:
            notes[claim.span.block][claim.check] = None
    names = OUTSIDE | ({f"{result.layout.site}/{result.layout.id}.body"} if result.layout else frozenset())
    for block in result.document.blocks:
        own = removals[block.index]
        outside = any(claim.check.id in names for removal in own for claim in removal.grounds)
        is_moved = any(removal.check.category in MOVED for removal in own)
        yield Row(block, tuple(_pieces(block.text, own)), tuple(notes[block.index]), outside and not is_moved)


def folded(found: Sequence[_Foldable]) -> Iterator[tuple[bool, list[_Foldable]]]:
    """The rows in runs; True for those runs outside the article that are long enough to be folded."""
    for outside, group in groupby(found, lambda row: row.outside and row.fate == "gone"):
        run = list(group)
        yield outside and len(run) >= _LONG, run


def _pieces(words: str, removals: Sequence[Removal]) -> Iterator[tuple[str, Removal | None]]:
    at = 0
    for removal in removals:
        if at < removal.span.start:
            yield words[at : removal.span.start], None
        yield words[removal.span.start : removal.span.end], removal
        at = removal.span.end
    if at < len(words):
        yield words[at:], None
