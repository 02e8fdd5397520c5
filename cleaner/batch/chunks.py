"""The items of a source by the handful: enough for a process to be busy, few enough to be held in memory."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.batch.recipe import Item

# A page takes 1 to 20 ms. With 16 of them handing over costs a process less than one in a hundred of its time, and the
# last chunk keeps nobody waiting for long.
PAGES = 16
# Bytes, after which a chunk is full too: that many pages of a large size take as long as 16 usual ones.
BYTES = 1 << 20


@dataclass(frozen=True, slots=True)
class Chunk:
    """Items that follow each other; `first` is the number of the first one. `alone` says that a process died of it."""

    first: int
    items: tuple[Item, ...]
    alone: bool = False

    def split(self, at: int) -> tuple[Chunk, Chunk]:
        """The item `at` alone, and those behind it."""
        first = self.first + at
        return Chunk(first, self.items[at : at + 1], alone=True), Chunk(first + 1, self.items[at + 1 :])


class Chunks:
    """Reads `items` as chunks are asked for. What the source raises is kept until all that it gave is done."""

    def __init__(self, items: Iterable[Item]) -> None:
        self.items = iter(items)
        self.count = 0
        self.returned: deque[Chunk] = deque()
        self.error: Exception | None = None

    def next(self) -> Chunk | None:
        """The next chunk; None at the end."""
        if self.returned:
            return self.returned.popleft()
        found: list[Item] = []
        size = 0
        while len(found) < PAGES and size < BYTES and (item := self._item()):
            found.append(item)
            size += weight(item)
        self.count += len(found)
        return Chunk(self.count - len(found), tuple(found)) if found else None

    def back(self, *chunks: Chunk | None) -> None:
        """Give back what was read ahead."""
        self.returned.extendleft(chunk for chunk in reversed(chunks) if chunk)

    def end(self) -> None:
        """Raise what the source raised."""
        if self.error:
            raise self.error

    def _item(self) -> Item | None:
        if self.error:
            return None
        try:
            return next(self.items, None)
        except Exception as error:  # not an interrupt, which ends the run at once
            self.error = error
            return None


def weight(item: Item) -> int:
    """Bytes that an item holds, about."""
    return len(item.raw or "")
