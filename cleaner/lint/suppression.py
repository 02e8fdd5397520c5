"""A suppression says why, or nobody will know in a year whether it is still right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

UNREASONED, IDLE = "R011", "R012"


def find(stock: Stock) -> Iterable[Finding]:
    """Nothing here: what a suppression suppresses shows when all else is found; see `_suppress`."""
    del stock
    return ()


LINT = Lint({UNREASONED: "a suppression without a reason", IDLE: "a suppression of nothing"}, find)
