"""What repeats: the lines that stand on many documents of a site, counted in a memory that does not grow with them.

One measure for everybody who speaks of *residual repetition*: drafts of rules, drift, the gate for clean folders, and
reports. A line repeats that is on REPEATED of the documents, and on two at least.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# The share of a site's documents from which on a line is boilerplate that no rule took (rules study 4.11).
REPEATED = 0.03
# Characters of a line from which it counts: shorter ones ("Bagikan", "Kota") repeat wherever people write.
SHORT = 12
# Characters by which a line is known. The longest repeated line of nine sites has 211.
KNOWN_BY = 240
# Lines that are held before the rarest go: 20 MB a site, the lines of 2,000 pages.
MOST = 50_000
# Pages that are named of many.
_NAMED = 5


def floor(documents: int) -> int:
    """Of so many documents, those on which something must be to count as repeated."""
    return max(2, math.ceil(REPEATED * documents - 1e-9))


def is_whole(line: str) -> bool:
    """Whether a line may count as repeated: it is no word alone, and no piece of a sentence.

    What opens with a small letter is a piece, in dumps that break lines at inline elements.
    """
    return len(line) >= SHORT and not line[0].islower() and line[0] not in ",.;-)"


def known_by(line: str) -> str:
    """The head of a line in its normal form: enough to tell it from others."""
    return normalise(line[: 2 * KNOWN_BY])[:KNOWN_BY]


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
        """The share of lines that repeat on so many pages."""
        return sum(line.number for _, line in self.frequent(floor(pages))) / max(1, self.total)

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
