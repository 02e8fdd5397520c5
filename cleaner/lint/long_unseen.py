"""A site of which nobody has looked at a page for years has perhaps been redesigned; a day to come is a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _dates
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

UNSEEN, FUTURE = "R602", "R603"
# Days. News sites change their design every few years.
MOST = 730


def find(stock: Stock) -> Iterator[Finding]:
    """Sites whose youngest layout was last `seen` more than MOST days ago, and layouts seen in the future.

    Layouts without `seen` are claims that each page has to bear out; a site with nothing else is not judged.
    """
    for file in stock.files if stock.today else ():
        assert stock.today is not None
        layouts = enumerate(file.get("layouts", ()))
        seen = {number: days for number, layout in layouts if (days := _dates.last(layout.get("seen", "")))}
        for number, days in seen.items():
            if days.first > stock.today:
                message = f"seen on {days.first} at the earliest, and it is {stock.today}"
                yield stock.finding(file, ("layouts", number, "seen"), FUTURE, message, "correct the date")
        youngest = max(seen, key=lambda number: seen[number].last, default=None)
        if youngest is not None and (stock.today - seen[youngest].last).days > MOST:
            message = f"nobody has seen a page of {file['id']} since {seen[youngest].last}"
            hint = "look at a page of today: add its layout, or say that this one was `seen` again"
            yield stock.finding(file, ("layouts", youngest, "seen"), UNSEEN, message, hint)


LINT = Lint({UNSEEN: "a site that nobody has seen for long", FUTURE: "a layout seen in the future"}, find, "today")
