"""Lines that are left on many pages of a site, counted in a memory that does not grow with the pages."""

from __future__ import annotations

import math
from collections import Counter, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The share of a site's pages from which on a line is boilerplate that no rule took (rules study 4.11).
REPEATED = 0.03
# Lines that are held before the rarest go: 20 MB a site, the lines of 2,000 pages.
MOST = 50_000
# Pages that are named of many.
_NAMED = 5


@dataclass(slots=True)
class Pages:
    """Some pages of a batch: how many, and the first of them by name."""

    number: int = 0
    first: tuple[str, ...] = ()

    def add(self, name: str) -> None:
        """One more."""
        self.number += 1
        if len(self.first) < _NAMED:
            self.first = (*self.first, name)

    def merged(self, other: Pages) -> Pages:
        """Both together; those of `other` came later."""
        return Pages(self.number + other.number, (*self.first, *other.first)[:_NAMED])


@dataclass
class Lines:
    """Counts pages by line. Past `most` lines the rarest are forgotten, after Manku and Motwani (2002).

    Each line was on `missed` pages more at most; one that is not in `counts`, on `unlisted` where that is more, for
    baselines list but what repeats. `total` adds the lines of all pages up, `distinct` are the different ones; those
    that came back after they were forgotten count again.
    """

    counts: dict[str, Pages] = field(default_factory=dict)
    missed: int = 0
    unlisted: int = 0
    total: int = 0
    distinct: int = 0
    most: int = MOST

    def add(self, lines: Iterable[str], page: str) -> None:
        """Count one page, of which `lines` are each given once."""
        for text in lines:
            line = self.counts.get(text)
            if line is None:
                line = self.counts[text] = Pages()
                self.distinct += 1
            line.add(page)
            self.total += 1
        if len(self.counts) > self.most:
            self._forget()

    def merged(self, other: Lines) -> Lines:
        """Both together; the pages of `other` came later."""
        missed, unlisted = self.missed + other.missed, self.unlisted + other.unlisted
        both = Lines({}, missed, unlisted, self.total + other.total, self.distinct + other.distinct, self.most)
        for own in (self, other):
            for text, line in own.counts.items():
                both.counts[text] = both.counts.get(text, Pages()).merged(line)
        if len(both.counts) > both.most:
            both._forget()
        return both

    def at_most(self, text: str) -> int:
        """The most pages that a line may have been on."""
        line = self.counts.get(text)
        return line.number + self.missed if line else max(self.missed, self.unlisted)

    def residual(self, pages: int) -> float:
        """The share of lines that repeat: they are on REPEATED of so many pages, and on two at least."""
        least = max(2, math.ceil(REPEATED * pages - 1e-9))
        return sum(line.number for _, line in self.frequent(least)) / max(1, self.total)

    def frequent(self, least: int) -> Iterator[tuple[str, Pages]]:
        """The lines that were seen on `least` pages or more, the most frequent first."""
        found = ((text, line) for text, line in self.counts.items() if line.number >= least)
        return iter(sorted(found, key=lambda one: (-one[1].number, one[0])))

    def _forget(self) -> None:
        least = 0
        while len(self.counts) > self.most // 2:
            least += 1
            self.counts = {text: line for text, line in self.counts.items() if line.number > least}
        self.missed += least


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
