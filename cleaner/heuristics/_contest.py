"""The runs of prose of one page side by side: which is the strongest, and what speaks for and against the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING

from cleaner.heuristics._anchors import Anchors, anchors, names
from cleaner.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.heuristics._prose import Paragraphs
    from cleaner.heuristics._runs import Run

ANCHOR = 40.0  # points: an anchor weighs as much as a long paragraph
LOOKED_AT = 24  # runs whose anchors are looked up, the strongest; pages of the world have up to 27 runs
ENOUGH = 60.0  # points from which a run may be an article that something ends, or the first of several
SOLID = 2  # pairs of neighbouring paragraphs of an article beside which a second one is recognised as such
ALL_ANCHORS = 3
WEAK = 20.0  # points: a run below is kept only in doubt; half a paragraph
FAINT = 0.05  # of the winner's sum: runs below are kept only in doubt
# Of the winner's sum, by the number of the winner's anchors: what an unanchored run of two or more paragraphs must
# hold to stay. An article is rarely below its teasers, so that less is asked above the winner than below.
ABOVE = (0.05, 0.15, 0.5, 0.5)
BELOW = (0.15, 0.3, 0.4, 0.4)
FAR_BELOW = (0.15, 0.3, 0.8, 0.8)  # more than `KIN_REACH` lines below: notices and comments stand there
ANCHORED_ABOVE, ANCHORED_BELOW = 0.05, 0.3  # the same where the run has an anchor
ANCHORED_ONE = 0.15  # and where it is one paragraph with an anchor
KIN = 0.3  # share of a run's paragraphs that name what the winner names; of foreign runs nine of ten have none
SURELY_KIN = 0.6  # the same share behind a marker that ends articles; comments name the same, but one at a time
KIN_REACH = 40  # lines between a run and the winner over which kinship counts

_NONE = Anchors(dateline=False, date=False, headline=None, several=False)


@dataclass(frozen=True)
class Contest:
    """`runs` in page order, at least one; `ends` are the positions of markers that an article ends at."""

    page: Paragraphs
    runs: tuple[Run, ...]
    ends: tuple[int, ...]

    @lazy
    def anchors(self) -> Mapping[Run, Anchors]:
        """The anchors of the strongest runs."""
        return {run: anchors(self.page, run) for run in nlargest(LOOKED_AT, self.runs, key=lambda run: run.sum)}

    @lazy
    def winner(self) -> Run:
        """The strongest run, or above it the first one that has all an article has."""
        if len(self.runs) == 1:
            return self.runs[0]
        best = max(self.runs, key=lambda run: run.sum + ANCHOR * self.of(run).count)
        first = (run for run in self.runs if run < best and run.sum >= ENOUGH and self.of(run).is_full)
        return next((run for run in first if self._pairs(run)), best)

    @lazy
    def end(self) -> int:
        """The marker behind the winner, if the winner is strong enough to be the article that it ends."""
        above = sum(run.sum for run in self.runs if run < self.winner)
        if self.winner.sum >= ENOUGH and (self.winner.sum > above or self.of(self.winner).dateline):
            return next((end for end in self.ends if end >= self.winner.end), len(self.page))
        return len(self.page)

    def of(self, run: Run) -> Anchors:
        return self.anchors.get(run, _NONE)

    def is_foreign(self, run: Run) -> bool:
        """Whether `run` is proven to be foreign: behind the article's end, or an article with a head of its own."""
        if run.start > self.end:
            return not self._goes_on(run)
        own, winners = self.of(run), self.of(self.winner)
        return (
            self.winner < run
            and own.is_full
            and winners.is_full
            and (winners.count == ALL_ANCHORS or self.winner.sum >= run.sum)
            and self._pairs(self.winner) >= SOLID
            and self._kinship(run) < KIN
        )

    def _goes_on(self, run: Run) -> bool:
        """Whether `run`, behind a marker, still is about the same: a related box may have stood in the middle."""
        near = run.start - self.winner.end <= KIN_REACH
        return near and self._pairs(run) > 0 and self._kinship(run) >= SURELY_KIN

    def may_be_article(self, run: Run) -> bool:
        """Whether `run` has enough of an article to stay beside a sure winner."""
        share = run.sum / self.winner.sum
        if run.sum < WEAK or share < FAINT:
            return False
        own, above = self.of(run).count, run < self.winner
        several = len(self._prose(run)) > 1
        distance = self.winner.start - run.end if above else run.start - self.winner.end
        if distance <= KIN_REACH and self._kinship(run) >= KIN:
            return True
        if own > 1 or (several and own >= max(1, self.of(self.winner).count)):
            return True
        if own == 1:
            return share >= (ANCHORED_ABOVE if above else ANCHORED_BELOW) and (several or share >= ANCHORED_ONE)
        least = ABOVE if above else (BELOW if distance <= KIN_REACH else FAR_BELOW)
        return several and share >= least[self.of(self.winner).count]

    @lazy
    def _subject(self) -> set[str]:
        counts = Counter(name for index in self._prose(self.winner) for name in names(self.page.texts[index]))
        return {name for name, count in counts.items() if count > 1}

    def _kinship(self, run: Run) -> float:
        prose = self._prose(run)
        return sum(not self._subject.isdisjoint(names(self.page.texts[index])) for index in prose) / len(prose)

    def _pairs(self, run: Run) -> int:
        """How often a paragraph of the run follows another directly."""
        return sum(self.page.is_prose(at) and self.page.is_prose(at + 1) for at in range(run.start, run.end - 1))

    def _prose(self, run: Run) -> list[int]:
        return [index for index in range(run.start, run.end) if self.page.is_prose(index)]
