"""A text that was there before, word for word: a page that was fetched twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.check._gate import Each, Gate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.check._page import Seen
    from cleaner.errors import Finding

CODE = "C601"


def find(seen: Seen) -> Iterator[Finding]:
    """Say of a text where the first of its words stands. Blanks and line breaks do not count."""
    if seen.again:
        yield seen.page.finding(CODE, f"the same text as {seen.again}", "keep one of them")


GATE = Gate({CODE: "a text that was there before"}, lambda _: Each(find))
