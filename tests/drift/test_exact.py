"""Binomial tails and bounds against sums that anybody can check."""

from __future__ import annotations

from math import comb, isclose

import pytest

from cleaner.drift import _exact, _family


def summed(hits: int, of: int, rate: float) -> float:
    return sum(comb(of, at) * rate**at * (1 - rate) ** (of - at) for at in range(hits + 1))


@pytest.mark.parametrize("rate", [0.001, 0.05, 0.29, 0.5, 0.86, 0.99])
@pytest.mark.parametrize("of", [1, 2, 7, 40, 120])
def test_a_tail_is_the_sum_of_its_terms(of, rate):
    for hits in range(of):
        assert isclose(_exact.at_most(hits, of, rate), summed(hits, of, rate), rel_tol=1e-9, abs_tol=1e-14)
        assert isclose(_exact.at_least(hits + 1, of, rate), 1 - summed(hits, of, rate), rel_tol=1e-6, abs_tol=1e-13)


def test_a_million_pages_cost_nothing_and_lose_no_digits():
    below, above = _exact.at_most(499_000, 1_000_000, 0.5), _exact.at_least(499_001, 1_000_000, 0.5)
    assert 0.0227 < below < 0.0229  # two deviations
    assert isclose(below + above, 1, rel_tol=1e-8)
    assert _exact.at_most(0, 1_000_000, 0.01) == pytest.approx(0, abs=1e-300)


def test_rates_of_none_and_all_are_no_accident():
    assert (_exact.at_most(3, 9, 0.0), _exact.at_most(3, 9, 1.0), _exact.at_least(0, 9, 0.5)) == (1.0, 0.0, 1.0)


@pytest.mark.parametrize(
    ("rate", "silent", "halved"),
    [(0.99, 2, 2), (0.86, 4, 9), (0.5, 10, 35), (0.29, 21, 81), (0.13, 50, 211), (0.05, 135, 590)],
)
def test_the_smallest_batch_that_can_tell(rate, silent, halved):
    assert (_exact.smallest(rate, 0.001), _exact.smallest(rate, 0.001, 0.5)) == (silent, halved)
    assert summed(0, silent, rate) < 0.001 <= summed(0, silent - 1, rate)


@pytest.mark.parametrize(("hits", "of"), [(1, 1), (3, 20), (20, 20), (57, 60), (3, 100_000)])
def test_a_bound_is_the_rate_at_which_so_many_would_be_an_accident(hits, of):
    low = _exact.lower(hits, of, 0.01)
    assert low < hits / of
    assert isclose(_exact.at_least(hits, of, low), 0.01, rel_tol=1e-6)
    high = _exact.upper(of - hits, of, 0.01)
    assert isclose(low, 1 - high, rel_tol=1e-6)
    assert (_exact.lower(0, of, 0.01), _exact.upper(of, of, 0.01)) == (0.0, 1.0)


def test_many_tests_are_corrected_for_by_their_rank():
    assert _family.adjusted([0.04, 0.01, 0.03]) == pytest.approx([0.04, 0.03, 0.04])
    assert _family.adjusted([0.001], number=50) == pytest.approx([0.05])
    assert _family.adjusted([]) == []


def test_a_test_that_cannot_pass_is_not_corrected_for():
    assert _family.bar([0.3] * 50, 0.05) == 0.05
    assert _family.bar([0.3] * 50 + [0.01, 0.02], 0.05) == 0.05 / 2
    assert _family.bar([0.01] * 4, 0.05) == 0.05 / 4
    assert _family.bar([], 0.05) == 0.05
