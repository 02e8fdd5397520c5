"""The pages that somebody should look at first: a bounded number, chosen while the records stream by.

Four reasons make a page notable. Each has a shelf of its own, so that a thousand failures do not hide the one page
whose article was taken; the shelves are emptied in turn. Nothing depends on chance or time: the same records in the
same order give the same pages.
"""

from __future__ import annotations

import heapq
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.report._account import chars
from cleaner.report._sides import Run, alone, sides
from cleaner.report._totals import shortened, suspensions, warning_kinds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.report._account import Taken
    from cleaner.report._seen import Seen

FAILED, EMPTY, WARNED, LARGE = "failed", "empty", "warned", "large"
REASONS = (FAILED, EMPTY, WARNED, LARGE)
# Warnings of a page that are shown; a page of spam has hundreds.
_WARNINGS = 8
# Kinds of problems that are remembered, to show one page of each before a second one.
_MOST_KINDS = 10_000

Score = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown of a page. `runs` are both sides where `has_original`, else the clean text alone."""

    id: str
    site: str | None
    layout: str | None
    language: str | None
    url: str | None
    title: str | None
    date: str | None
    problem: str
    warnings: tuple[str, ...]
    more_warnings: int
    chars_in: int
    chars_out: int
    moved: int
    outside: int
    taken: int
    sentences: int
    has_original: bool
    runs: tuple[Run, ...]


@dataclass
class Notable:
    """Holds the `most` pages with the highest score for each reason."""

    most: int
    _shelves: dict[str, list[tuple[Score, int, Page]]] = field(default_factory=lambda: {name: [] for name in REASONS})
    _told: Counter[str] = field(default_factory=Counter)
    _seen: int = 0

    def add(self, seen: Seen, taken: Sequence[Taken]) -> None:
        """Look at one record."""
        self._seen += 1
        order, page = -self._seen, None  # of two with one score the first in line is the better one
        for reason, score in self._scores(seen, taken).items():
            shelf = self._shelves[reason]
            if not self.most or (len(shelf) == self.most and (score, order) < shelf[0][:2]):
                continue
            page = page or _page(seen, taken)
            (heapq.heappushpop if len(shelf) == self.most else heapq.heappush)(shelf, (score, order, page))

    def chosen(self) -> dict[str, list[Page]]:
        """At most `most` pages in all, by the reason that each is shown for, the most notable first."""
        queues = {name: [page for *_, page in sorted(self._shelves[name], reverse=True)] for name in REASONS}
        found: dict[str, list[Page]] = {name: [] for name in REASONS}
        taken: set[int] = set()
        while len(taken) < self.most and any(queues.values()):
            for name, queue in queues.items():
                while queue and id(queue[0]) in taken:
                    queue.pop(0)
                if queue and len(taken) < self.most:
                    taken.add(id(queue[0]))
                    found[name].append(queue.pop(0))
        return found

    def _scores(self, seen: Seen, taken: Sequence[Taken]) -> dict[str, Score]:
        """How notable a page is, by reason; what nobody has seen yet comes before more of the same."""
        if seen.status == "error":
            return {FAILED: (-self._again(shortened(seen.problem)),)}
        if seen.status != "ok":
            return {}
        scores: dict[str, Score] = {}
        if seen.is_empty:
            scores[EMPTY] = (seen.chars_in,)
        if seen.warnings:
            suspended = suspensions(seen)
            kinds = [*(rule for rule, _ in suspended), *warning_kinds(seen)]
            scores[WARNED] = (len(suspended), -min(map(self._again, kinds), default=0))
        # Of a run without a ledger, blanks cannot be told from what was taken.
        if taken or (seen.removed is None and seen.chars_in > seen.chars_out):
            prose = sum(one.chars for one in taken if one.prose)
            scores[LARGE] = (prose, seen.chars_in - seen.chars_out)
        return scores

    def _again(self, kind: str) -> int:
        """How many pages had it before."""
        before = self._told[kind]
        if before or len(self._told) < _MOST_KINDS:
            self._told[kind] += 1
        return before


def _page(seen: Seen, taken: Sequence[Taken]) -> Page:
    both = sides(seen)
    return Page(
        id=shortened(seen.id),
        site=seen.site and shortened(seen.site),
        layout=seen.layout and shortened(seen.layout),
        language=seen.language and shortened(seen.language),
        url=seen.url and shortened(seen.url),
        title=seen.title and shortened(seen.title),
        date=seen.date and shortened(seen.date),
        problem=shortened(seen.problem),
        warnings=tuple(map(shortened, seen.warnings[:_WARNINGS])),
        more_warnings=max(0, len(seen.warnings) - _WARNINGS),
        chars_in=seen.chars_in,
        chars_out=seen.chars_out,
        moved=chars(taken, "moved"),
        outside=chars(taken, "outside"),
        taken=chars(taken, "taken"),
        sentences=sum(one.prose for one in taken),
        has_original=both is not None,
        runs=alone(seen.text) if both is None else both,
    )
