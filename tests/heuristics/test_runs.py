"""Maximal scoring segments, against their definition."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cleaner.heuristics._runs import Run, runs

SCORES = st.lists(st.integers(-9, 9), max_size=24)


def maximal(scores: list[int], start: int = 0) -> list[tuple[int, int]]:
    """Ruzzo and Tompa's definition: the best segment, the shortest of equals, then the same left and right of it."""
    best = max(
        ((sum(scores[a:b]), a - b, -a, a, b) for a in range(len(scores)) for b in range(a + 1, len(scores) + 1)),
        default=(0, 0, 0, 0, 0),
    )
    if best[0] <= 0:
        return []
    a, b = best[3], best[4]
    return [*maximal(scores[:a], start), (start + a, start + b), *maximal(scores[b:], start + b)]


@given(SCORES)
def test_the_runs_are_the_maximal_segments(scores: list[int]) -> None:
    assert [(run.start, run.end) for run in runs(scores)] == maximal(scores)


@given(SCORES.filter(bool), st.data())
def test_no_run_goes_across_a_stop(scores: list[int], data: st.DataObject) -> None:
    stop = data.draw(st.integers(0, len(scores) - 1))
    found = runs(scores, {stop})
    assert not any(run.start <= stop < run.end for run in found)
    assert found == runs(scores[:stop]) + [
        Run(run.start + stop + 1, run.end + stop + 1, run.sum) for run in runs(scores[stop + 1 :])
    ]


def test_a_run_bridges_what_costs_less_than_its_neighbour_brings() -> None:
    assert runs([20, -6, -6, 15, -6]) == [Run(0, 4, 23)]
    assert runs([20, -6, -6, -6, -6, 15]) == [Run(0, 1, 20), Run(5, 6, 15)]
