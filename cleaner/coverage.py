"""Which rules the whole pages of rule files and fixtures use: a rule that only its own lines show may never fire."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner import heuristics, marked, pipeline
from cleaner.readers import text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.lint import Stock


def fired(stock: Stock) -> frozenset[str]:
    """The ids of the checks that took, moved or held something on a whole marked page of `stock`."""
    return frozenset(name for page, url in _pages(stock) for name in _grounds(stock, page, url))


def _pages(stock: Stock) -> Iterator[tuple[str, str | None]]:
    for file in stock.loaded.files:
        for test in file.get("tests", ()):
            try:
                yield marked.parse(test["page"]).source, test.get("url")
            except marked.MarkedError:
                continue  # a test that fails; it is told elsewhere
    for page in stock.pages.values():
        yield page.source, None


def _grounds(stock: Stock, source: str, url: str | None) -> Iterator[str]:
    document = text.read(source, url)
    view = pipeline.View(document, heuristics.ALL, stock.book.choose(document))
    settlement = pipeline.clean(view, stock.book, pipeline.Plan()).settlement
    for claim in settlement.standing:
        yield claim.check.id
    for removal in settlement.removals:
        yield from (claim.check.id for claim in removal.grounds)
