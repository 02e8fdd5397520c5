"""The lines of the last pages of a site: what repeats at once, before it is on a share of all of them."""

from __future__ import annotations

from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.repeats import REPEATED

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass
class Recent:
    """The lines of the last pages: where a page shares one with them, something on it repeats.

    So many pages are remembered that a line on REPEATED of them is among them once, whatever the size of the batch.
    """

    pages: deque[tuple[str, ...]] = field(default_factory=deque)
    lines: Counter[str] = field(default_factory=Counter)

    def add(self, lines: Sequence[str]) -> bool:
        """Whether one of `lines` was on a page before; then the page is one of those."""
        repeats = any(line in self.lines for line in lines)
        self.pages.append(tuple(lines))
        self.lines.update(lines)
        if len(self.pages) > 1 / REPEATED:
            self.lines.subtract(old := self.pages.popleft())
            for line in old:
                if not self.lines[line]:
                    del self.lines[line]
        return repeats
