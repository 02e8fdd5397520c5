"""Pages one after the other, in this process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.batch.limits import OverTime, within

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable

    from cleaner.batch.limits import Limits
    from cleaner.batch.recipe import Item, Recipe
    from cleaner.row import Row


def rows(items: Iterable[Item], recipe: Recipe, limits: Limits) -> Generator[Row, None, None]:
    """A row for every item; raises at once what `recipe` raises when it opens."""
    clean = recipe.open()
    return (_row(item, recipe, clean, limits) for item in items)


def _row(item: Item, recipe: Recipe, clean: Callable[[Item], Row], limits: Limits) -> Row:
    try:
        return within(limits.seconds, lambda: clean(item))
    except OverTime:
        return recipe.failed(item, limits.exceeded)
