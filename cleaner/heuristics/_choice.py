"""Which runs of prose are the article: the one question that the text alone cannot always answer.

The strongest run wins, and anchors (`_anchors`) count like paragraphs. Other runs stay unless something speaks against
them (`_contest`). Where the winner holds too little of the page's prose, all runs stay, and so does what stands
between them.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.heuristics import _gaps, _reach
from cleaner.heuristics._anchors import DATELINE_LINES
from cleaner.heuristics._contest import Contest
from cleaner.heuristics._forms import forms
from cleaner.heuristics._items import items
from cleaner.heuristics._kind import is_cut_out
from cleaner.heuristics._memo import once
from cleaner.heuristics._prose import Paragraphs, paragraphs
from cleaner.heuristics._runs import Run, runs
from cleaner.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.model import Document

LEAST = 5.0  # points: a run below is a stray line
# Share of the page's loose prose that the winner must hold for the choice to be sure, by its anchors. On the
# development pages it holds 0.69 and more; where a page of the world lost its article it held 0.12 and 0.22.
SURE = (0.6, 0.5, 0.5, 0.5)
ANCHORED = 1  # anchors from which a winner stands against any list of items
TOUCH = 2  # lines below the winner: an entry's time stands between, but no heading of comments
ABOVE_DATELINE = 1  # paragraphs that may stand above the dateline of a run: a caption, or a standfirst


@dataclass(frozen=True)
class Choice:
    """What stays of a page: `ranges` of paragraphs, in order, and the runs they come from.

    `share` is the winner's share of the page's loose prose, `is_sure` whether it is enough. Without a winner (no prose,
    or an article that someone has cut out already) everything stays. `contest` is what the winner won.
    """

    page: Paragraphs
    winner: Run | None = None
    contest: Contest | None = None
    kept: tuple[Run, ...] = ()
    ranges: tuple[tuple[int, int], ...] = ()
    share: float = 1.0
    is_sure: bool = True

    @property
    def headline(self) -> int | None:
        """The position of the winner's headline, sought when somebody asks: most pages are decided without it."""
        return self.contest.of(self.winner).headline if self.contest and self.winner else None

    @lazy
    def inside(self) -> frozenset[int]:
        """The positions of all paragraphs that stay."""
        if self.winner is None:
            return frozenset(range(len(self.page)))
        return frozenset([index for start, end in self.ranges for index in range(start, end)])


def choice(document: Document) -> Choice:
    """The choice for `document`."""
    return once(document, _chosen)


def _chosen(document: Document) -> Choice:
    page = paragraphs(document)
    if is_cut_out(document):
        return Choice(page)
    listed = items(document)
    ends = tuple(sorted({*page.ends, *(form.start for form in forms(document))}))
    found = tuple(run for run in runs(_gaps.costs(page, listed), frozenset(ends)) if run.sum >= LEAST)
    if not found:
        return Choice(page)
    contest = Contest(page, found, ends)
    winner, rest = contest.winner, [run for run in found if run is not contest.winner]
    foreign = frozenset(run for run in rest if contest.is_foreign(run))
    # A list of items may be the article: beside a winner without a head of its own, or where the winner is its start.
    if listed and (contest.of(winner).count < ANCHORED or _starts(page, winner, listed)):
        listed = frozenset()
    share = _share(page, listed, contest, foreign)
    if share < max(SURE) and share < SURE[contest.of(winner).count]:
        kept = [run for run in runs(_gaps.costs(page), frozenset(ends)) if run.sum >= LEAST]
        excluded = _positions(foreign)
        kept = [run for run in kept if excluded.isdisjoint(range(run.start, run.end))]
        return Choice(page, winner, contest, tuple(kept), tuple(_joined(kept, ends)), share, is_sure=False)
    kept = sorted([winner, *(run for run in rest if run not in foreign and contest.may_be_article(run))])
    return Choice(page, winner, contest, tuple(kept), tuple(_ranges(page, kept)), share)


def _starts(page: Paragraphs, winner: Run, listed: frozenset[int]) -> bool:
    """Whether the items follow the winner at once and hold more than it, as the entries of a live report do."""
    if listed.isdisjoint(range(winner.end, winner.end + TOUCH)):
        return False
    return sum(page.scores[at] for at in listed if at >= winner.end) > winner.sum


def _share(page: Paragraphs, listed: frozenset[int], contest: Contest, foreign: frozenset[Run]) -> float:
    """The winner's share of all prose but lists of items and what is proven foreign."""
    excluded, end, winner = _positions(foreign), contest.end, contest.winner
    loose = [at for at in page.prose if at < end and at not in listed and at not in excluded]
    total = sum([page.scores[at] for at in loose])
    return sum([page.scores[at] for at in page.prose if winner.start <= at < winner.end]) / max(total, 1.0)


def _positions(found: Iterable[Run]) -> set[int]:
    return {index for run in found for index in range(run.start, run.end)}


def _ranges(page: Paragraphs, kept: Sequence[Run]) -> list[tuple[int, int]]:
    """Each run from its dateline on, where it has one near its start, and with what belongs to it; see `_reach`."""
    return [(_opening(page, run), _reach.closing(page, run.end)) for run in kept]


def _opening(page: Paragraphs, run: Run) -> int:
    for at in range(run.start, min(run.end, run.start + DATELINE_LINES)):
        if at in page.datelines:
            above = sum(page.is_prose(index) for index in range(run.start, at))
            return at if above <= ABOVE_DATELINE else run.start
    return _reach.opening(page, run.start)


def _joined(kept: Sequence[Run], ends: Sequence[int]) -> list[tuple[int, int]]:
    """The runs, and what stands between two of them unless that is too long or an end is marked there."""
    found: list[tuple[int, int]] = []
    for run in kept:
        is_near = bool(found) and run.start - found[-1][1] <= _gaps.GAP
        if is_near and bisect_left(ends, found[-1][1]) == bisect_left(ends, run.start):
            found[-1] = (found[-1][0], run.end)
        else:
            found.append((run.start, run.end))
    return found
