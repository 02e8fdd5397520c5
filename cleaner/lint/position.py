"""The fifth child is another one as soon as somebody inserts an advertisement above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.lint._selectors import selectors
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R504"
# The last place that says something of itself: a first and a second cell, crumb or paragraph have a meaning.
MOST = 2
_CSS = re.compile(r":nth-(?:last-)?(?:child|of-type)\(\s*(\d+)\s*\)")
_XPATH = re.compile(r"\[\s*(?:position\(\)\s*=\s*)?(\d+)\s*\]|\[\s*last\(\)\s*-\s*(\d+)\s*\]")


def find(stock: Stock) -> Iterator[Finding]:
    """Selectors that count further than MOST."""
    for one in selectors(stock):
        for match in (_CSS if one.how == "css" else _XPATH).finditer(one.bare):
            if int(next(filter(None, match.groups()))) > MOST:
                message = f"{match[0]!r} counts what stands before it, and anything inserted there shifts it"
                hint = "select by a class, an attribute, or the text of a label"
                yield stock.finding(one.file, one.path, CODE, message, hint)


LINT = Lint({CODE: "a position that is counted"}, find)
