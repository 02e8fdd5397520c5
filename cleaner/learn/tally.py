"""How many documents show a key, for any number of documents in a bounded memory."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Keys that are held before the rarest go: at about 150 bytes a key, 40 MB.
MOST = 250_000


class Tally:
    """Counts documents by key. Past `most` keys the rarest are forgotten, and `frequent` makes up for that.

    After Manku and Motwani (2002): what was forgotten was seen at most `forgotten` times before.
    """

    def __init__(self, most: int = MOST) -> None:
        self.most = most
        self.forgotten = 0
        self._counts: Counter[str] = Counter()

    def add(self, keys: Iterable[str]) -> None:
        """Count one document: each of its keys once."""
        self._counts.update(set(keys))
        if len(self._counts) > self.most:
            self._forget()

    def frequent(self, floor: int) -> dict[str, int]:
        """The keys that may be on `floor` documents or more, none missing, with the documents seen, sorted."""
        least = max(1, floor - self.forgotten)
        return {key: count for key, count in sorted(self._counts.items()) if count >= least}

    def _forget(self) -> None:
        least = 0
        while len(self._counts) > self.most // 2:
            least += 1
            self._counts = Counter({key: count for key, count in self._counts.items() if count > least})
        self.forgotten += least
