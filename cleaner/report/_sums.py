"""The sums that a report is made of: of pages, of categories, of rules, of what repeats."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.repeats import Lines, Pages
from cleaner.report._account import chars

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.report._account import Taken
    from cleaner.report._seen import Seen

# Lines of a site that are held: 2 MB. A line on 3 % of a site's pages stands among them where those have 60 lines or
# fewer, however many pages there are.
MOST_LINES = 4_000


@dataclass
class Sums:
    """The pages of a site, or all of them: how many, and what became of their characters."""

    pages: int = 0
    failed: int = 0
    filtered: int = 0
    empty: int = 0
    warned: int = 0
    chars_in: int = 0
    chars_out: int = 0
    moved: int = 0
    outside: int = 0
    taken: int = 0

    def add(self, seen: Seen, taken: Sequence[Taken]) -> None:
        """Count one page."""
        self.pages += 1
        self.failed += seen.status == "error"
        self.filtered += seen.status == "filtered"
        self.empty += seen.is_empty
        self.warned += bool(seen.warnings)
        self.chars_in += seen.chars_in
        self.chars_out += seen.chars_out
        self.moved += chars(taken, "moved")
        self.outside += chars(taken, "outside")
        self.taken += chars(taken, "taken")


@dataclass
class CategorySums:
    """What went under one category. `chars` is known of runs with a ledger only."""

    times: int = 0
    pages: int = 0
    chars: int = 0

    def add(self, one: Taken) -> None:
        """Count one removal."""
        self.times += 1
        self.chars += one.chars


@dataclass
class RuleSums:
    """What one rule, heuristic or layout took: how often, on how many pages, how many characters and sentences."""

    category: str
    fate: str
    why: str
    times: int = 0
    pages: int = 0
    chars: int = 0
    sentences: int = 0

    def add(self, one: Taken) -> None:
        """Count one removal."""
        self.times += 1
        self.chars += one.chars
        self.sentences += one.prose


@dataclass
class Suspended:
    """A rule that was not heard on some pages, and the reason of the first time."""

    reason: str
    pages: Pages = field(default_factory=Pages)


@dataclass
class Group:
    """The lines that are left on the pages of one site, or of one host without a site."""

    pages: int = 0
    lines: Lines = field(default_factory=lambda: Lines(most=MOST_LINES))
