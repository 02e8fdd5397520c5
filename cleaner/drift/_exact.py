"""Exact binomial tails and bounds, without a library: sums of a few terms that do not lose their digits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# Terms smaller than this share of the sum change no digit of it.
_NOTHING = 1e-18
# Halvings of the interval from 0 to 1 in which a bound is looked for: its error is below 1e-15.
_HALVINGS = 50


def at_most(hits: int, of: int, rate: float) -> float:
    """The chance of `hits` or fewer in `of` draws, each of which hits with the chance `rate`."""
    if hits >= of or rate <= 0:
        return 1.0
    if hits < 0 or rate >= 1:
        return 0.0
    if hits < of * rate:
        return _lower_tail(hits, of, rate)
    return max(0.0, 1.0 - _lower_tail(of - hits - 1, of, 1 - rate))


def at_least(hits: int, of: int, rate: float) -> float:
    """The chance of `hits` or more in `of` draws."""
    return at_most(of - hits, of, 1 - rate)


def lower(hits: int, of: int, doubt: float) -> float:
    """The rate that `hits` of `of` leave no doubt about: with a lower one, as many would have a chance below `doubt`.

    The bound of Clopper and Pearson (1934), on one side.
    """
    return 0.0 if hits <= 0 else _bisected(lambda rate: at_least(hits, of, rate) < doubt)


def upper(hits: int, of: int, doubt: float) -> float:
    """The rate that cannot well be exceeded: with a higher one, as few would have a chance below `doubt`."""
    return 1.0 if hits >= of else _bisected(lambda rate: at_most(hits, of, rate) >= doubt)


def smallest(rate: float, doubt: float, left: float = 0.0) -> int:
    """The draws after which a rate that fell to `left` of what it was shows: fewer hits have a chance below `doubt`.

    `rate` is that from before, above 0; whole hits count, so that `left` of them are rounded down.
    """
    if rate >= 1:
        return 1
    draws = max(1, math.floor(math.log(doubt) / math.log1p(-rate)))
    while at_most(math.floor(draws * rate * left), draws, rate) >= doubt:
        draws += 1
    return draws


def _lower_tail(hits: int, of: int, rate: float) -> float:
    """As `at_most`, where `hits` are fewer than expected: the terms shrink from the last one down."""
    term = math.exp(
        math.lgamma(of + 1)
        - math.lgamma(hits + 1)
        - math.lgamma(of - hits + 1)
        + hits * math.log(rate)
        + (of - hits) * math.log1p(-rate)
    )
    total, odds = term, (1 - rate) / rate
    for number in range(hits, 0, -1):
        term *= number / (of - number + 1) * odds
        total += term
        if term <= total * _NOTHING:
            break
    return min(1.0, total)


def _bisected(is_below: Callable[[float], bool]) -> float:
    """Where between 0 and 1 `is_below` turns from True to False."""
    low, high = 0.0, 1.0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        if is_below(middle):
            low = middle
        else:
            high = middle
    return low
