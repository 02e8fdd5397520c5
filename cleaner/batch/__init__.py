"""Many pages: items in, rows out, in their order, by one process or by several that are watched over.

A page that fails, takes for ever or takes its process with it is a row, and never stops the others. Memory is bounded
whatever the corpus: pages are read when there is room for them. The rows do not depend on the number of processes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cleaner.batch import serial
from cleaner.batch.chunks import Chunks
from cleaner.batch.filters import Filters
from cleaner.batch.limits import Limits
from cleaner.batch.recipe import Cleaning, Item, Recipe

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from cleaner.row import Row

__all__ = ["Cleaning", "Filters", "Item", "Limits", "Recipe", "run"]

# Processes that are started unasked, at most. Reading and writing, which one process does for all, costs a tenth to a
# twentieth of cleaning a page, so that more would wait for it.
MAX_JOBS = 16


def run(
    items: Iterable[Item], recipe: Recipe, *, jobs: int | None = None, limits: Limits | None = None
) -> Generator[Row, None, None]:
    """A row for every item, in their order.

    With one job the pages are cleaned in this process, with more in so many others; without `jobs` a few pages are
    cleaned here and many by as many processes as there are processors. Close the iterator to end the processes early.
    Raises what `recipe` raises when it opens, at once; what `items` raises, after the rows of all items before; and
    OSError where no process can be started.
    """
    recipe.open()  # what is wrong with it is told at once; and who is forked has it open already
    limits = limits or Limits()
    if jobs == 1:
        return serial.rows(items, recipe, limits)
    return _parallel(Chunks(items), recipe, jobs, limits)


def _parallel(chunks: Chunks, recipe: Recipe, jobs: int | None, limits: Limits) -> Generator[Row, None, None]:
    if jobs is None:
        first, second = chunks.next(), chunks.next()
        if second is None:
            yield from serial.rows(first.items if first else (), recipe, limits)
            chunks.end()
            return
        chunks.back(first, second)
        jobs = _processors()
    from cleaner.batch.pool import Pool  # here, since a few pages need no processes

    pool = Pool(chunks, recipe, jobs, limits)
    try:
        yield from pool.rows()
    finally:
        pool.stop()
    chunks.end()


def _processors() -> int:
    """The processors that this process may use."""
    try:
        count = len(os.sched_getaffinity(0))
    except AttributeError:  # not Linux
        count = os.cpu_count() or 1
    return min(count, MAX_JOBS)
