"""A chain of utility classes says how something looks today; the next change of style ends it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.lint._selectors import names, selectors
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R503"
# Classes in one selector. One or two may well be the name of a thing: `.container.text-detail`.
MOST = 2
# The vocabulary of Tailwind, of which Bootstrap has a part: what a class says of size, place or colour.
_UTILITY = re.compile(
    r"""(?:[a-z0-9-]+:)*-?(?:
        [mp][trblxy]?-(?:\d+(?:\.\d+)?|px|auto|\[.+\])
      | (?:min-|max-)?[wh]-(?:\d+(?:\.\d+)?(?:/\d+)?|px|full|screen|auto|fit|min|max|\[.+\])
      | (?:inline-)?(?:flex|grid|block)|hidden|relative|absolute|fixed|sticky|italic|uppercase|truncate|antialiased
      | (?:flex|grid|items|justify|self|place|gap|space|col|row|order|basis|grow|shrink)-[\w/.\[\]-]+
      | (?:text|font|leading|tracking|bg|border|rounded|shadow|ring|opacity|overflow|object|line-clamp)-[\w/.\[\]\#%-]+
      | (?:z|top|left|right|bottom|inset(?:-[xy])?)-(?:\d+(?:/\d+)?|auto|full|\[.+\])
    )""",
    re.VERBOSE,
)


def find(stock: Stock) -> Iterator[Finding]:
    """Selectors that ask for more than MOST utility classes."""
    for one in selectors(stock):
        for branch in one.branches:
            found = [name for name in names(one.how, branch) if _UTILITY.fullmatch(name)]
            if len(found) > MOST:
                message = f"{branch!r} is a chain of utility classes: {', '.join(found)}"
                hint = "select by what the element is: its id, role, itemprop, or an ancestor with a name"
                yield stock.finding(one.file, one.path, CODE, message, hint)


LINT = Lint({CODE: "a chain of utility classes"}, find)
