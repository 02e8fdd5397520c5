"""A rule over its budget is not heard on that page: it does nothing there, and the page keeps its furniture."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R203"
# How `engine` words it; the other reason for not hearing a check is that all of them together would leave nothing.
_BUDGET = "its limit is"


def find(stock: Stock) -> Iterator[Finding]:
    """Rules that would take more than their budget of some page, each once, with the first such page."""
    pages: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for page in stock.seen:
        for one in page.result.settlement.suspended:
            if _BUDGET in one.reason:
                pages[one.check.id].append((page.where, one.reason))
    own = {file["path"] for file in stock.files}
    for name, found in pages.items():
        if name in stock.rules and stock.rules[name][0]["path"] in own:
            (where, reason), others = found[0], len(found) - 1
            more = f" and {others} more" if others else ""
            message = f"{name} is not applied to {where}{more}: {reason}"
            hint = "give it the `max_share` that it needs, or a narrower matcher"
            yield stock.at_rule(name, CODE, message, hint)


LINT = Lint({CODE: "a rule over its budget"}, find, "samples")
