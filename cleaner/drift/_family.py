"""Many tests at once: how sure each must be so that a batch in which nothing changed hardly ever raises an alarm."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def bar(least: Sequence[float], level: float) -> float:
    """The chance below which a test must be able to come to be worth counting, after Tarone (1990).

    `least` are the smallest chances that each test could come to, whatever it saw: known before anybody looks. A test
    that could pass in no case need not be corrected for, and has nothing to say.
    """
    number = 1
    while sum(one < level / number for one in least) > number:
        number += 1
    return level / number


def adjusted(chances: Sequence[float], number: int = 0) -> list[float]:
    """`chances` after Benjamini and Hochberg (1995), in their order; corrected for `number` tests where there are more.

    Together with `bar` this is the correction of Gilbert (2005) for tests that count.
    """
    order = sorted(range(len(chances)), key=lambda at: chances[at], reverse=True)
    tests = max(number, len(chances))
    result = [1.0] * len(chances)
    smallest = 1.0
    for rank, at in zip(range(len(order), 0, -1), order, strict=True):
        smallest = min(smallest, chances[at] * tests / rank)
        result[at] = smallest
    return result
