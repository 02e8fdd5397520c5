"""Documents that cannot be read, and rows that say that there is no text because something failed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.check._gate import Each, Gate
from cleaner.check._page import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.check._page import Seen
    from cleaner.errors import Finding

UNREADABLE, FAILED = "C501", "C502"


def find(seen: Seen) -> Iterator[Finding]:
    """One finding where there is nothing to look at; what a filter took out was looked at, and is none."""
    page, record = seen.page, seen.page.record or {}
    if record.get("status") == "error":
        stage, problem = str(record.get("stage")), str(record.get("problem"))
        yield page.finding(FAILED, f"the page failed: {quoted(f'{stage}: {problem}')}", "clean it once more")
    elif page.problem and record.get("status") != "filtered":
        yield page.finding(UNREADABLE, page.problem)
    elif seen.result is not None and seen.result.failure:
        yield page.finding(UNREADABLE, seen.result.failure.problem)


GATE = Gate({UNREADABLE: "a document that cannot be read", FAILED: "a row of a page that failed"}, lambda _: Each(find))
