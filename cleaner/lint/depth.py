"""A selector of many steps breaks with each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint._selectors import selectors, steps
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R505"
# Steps. Of the 745 selectors of the shipped rules, 7 have four and none has more.
MOST = 4


def find(stock: Stock) -> Iterator[Finding]:
    """Selectors with more than MOST elements on the way to what they select."""
    for one in selectors(stock):
        for branch in one.branches:
            if steps(one.how, branch) > MOST:
                message = f"{branch!r} goes {steps(one.how, branch)} steps, and breaks with each of them"
                hint = "leave out the steps between; two names mostly tell an element"
                yield stock.finding(one.file, one.path, CODE, message, hint)


LINT = Lint({CODE: "a selector of many steps"}, find)
