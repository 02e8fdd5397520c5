"""Processor time of several ways to do one thing, taken side by side.

Each round asks every candidate about every item, one candidate after the other, so that a machine that slows down
slows all of them. Processor time is what counts; it still moves by a tenth and more where others use the same machine,
so that only ratios within one race are worth telling.
"""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Any

Work = Callable[[Any], object]


@dataclass(frozen=True)
class Candidate:
    """`make()` imports what it needs and gives the work on one item; `module` has to be installed for it."""

    name: str
    make: Callable[[], Work]
    module: str = "cleaner"

    @property
    def is_installed(self) -> bool:
        return find_spec(self.module) is not None


@dataclass(frozen=True)
class Lap:
    """What a candidate took: seconds for each item, a number a round."""

    name: str
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def spread(self) -> float:
        """Half of what lies between the fastest and the slowest round, as a share of the median."""
        return (max(self.seconds) - min(self.seconds)) / 2 / self.median if self.median else 0.0


def race(candidates: Sequence[Candidate], items: Sequence[Any], rounds: int) -> list[Lap]:
    """The laps of those candidates that are installed, in their order. What one of them raises is not caught."""
    works = {candidate.name: candidate.make() for candidate in candidates if candidate.is_installed}
    for work in works.values():  # so that nothing is compiled or loaded any more
        for item in items:
            work(item)
    taken: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            taken[name].append(lap(work, items))
    return [Lap(name, tuple(seconds)) for name, seconds in taken.items()]


def lap(work: Work, items: Sequence[Any]) -> float:
    """Seconds of processor time for each item, without the collector of garbage, which would strike at random."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        for item in items:
            work(item)
        return (time.process_time() - start) / len(items)
    finally:
        gc.enable()
