"""Runs of prose: the maximal scoring segments of a page, found in one pass (Ruzzo and Tompa 1999).

A run begins and ends with prose, and no longer stretch around it is worth more. Several of them are the candidates
between which `_choice` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Paragraphs `start` to `end`, and the sum of their scores."""

    start: int
    end: int
    sum: float


class _Candidate(NamedTuple):  # one is made for each paragraph and each merger of two
    before: float  # the sum of all scores left of the candidate
    after: float  # the same with the candidate
    start: int
    end: int
    lower: int  # the position of the nearest candidate to the left with a smaller `before`; -1: none


def runs(scores: Sequence[float], stops: Collection[int] = ()) -> list[Run]:
    """All maximal runs of `scores` in page order; none of them goes across a position in `stops`."""
    free = list(scores)
    for stop in stops:
        free[stop] = 0.0
    totals = list(accumulate(free))
    found: list[Run] = []
    candidates: list[_Candidate] = []
    for index in sorted([*stops, *(index for index, score in enumerate(free) if score > 0)]):
        if free[index]:
            _add(candidates, totals[index] - free[index], totals[index], index)
        else:
            found += map(_run, candidates)
            candidates = []
    return [*found, *map(_run, candidates)]


def _add(candidates: list[_Candidate], before: float, after: float, index: int) -> None:
    """Append the paragraph at `index`, merged with all candidates that it makes worth bridging.

    Following `lower` passes over candidates that cannot matter, which keeps the whole search linear.
    """
    start = index
    while True:
        at = len(candidates) - 1
        while at >= 0 and candidates[at].before >= before:
            at = candidates[at].lower
        if at < 0 or candidates[at].after >= after:
            candidates.append(_Candidate(before, after, start, index + 1, at))
            return
        before, start = candidates[at].before, candidates[at].start
        del candidates[at:]


def _run(candidate: _Candidate) -> Run:
    return Run(candidate.start, candidate.end, candidate.after - candidate.before)
