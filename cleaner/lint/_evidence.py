"""What rules do on samples: whole pages as scrapers left them, each sent through everything.

Marked pages and tests are no evidence of how often a line is there, or where: somebody made them up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cleaner import heuristics, pipeline
from cleaner.codec import BINARY
from cleaner.readers import sniff, text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.lint._inputs import Sample
    from cleaner.lint._stock import Stock
    from cleaner.result import Result

# The extractors that cost most have no say here: rules are judged, not bodies.
_PLAN = pipeline.Plan(effort="fast")


class Seen(NamedTuple):
    """One sample, how messages call it, and what became of it."""

    where: str
    result: Result


def seen(stock: Stock) -> Iterator[Seen]:
    """Clean every sample. What cannot be read, and a page of a site whose pack is broken, says nothing."""
    for sample in stock.samples:
        result = _cleaned(stock, sample)
        if result and result.metadata.site not in stock.broken:
            yield Seen(sample.name, result)


def _cleaned(stock: Stock, sample: Sample) -> Result | None:
    """What becomes of a sample; None where there is nothing to read."""
    source, encoding = text.decoded(sample.raw)
    if sniff.kind(source) != "html":
        document = text.document(source, encoding, sample.url)
        view = pipeline.View(document, heuristics.ALL, stock.book.choose(document))
        return pipeline.clean(view, stock.book, _PLAN) if encoding != BINARY else None
    from cleaner import webpage
    from cleaner.readers import html

    page = webpage.view(html.read(sample.raw, sample.url), stock.book, _PLAN, None)
    return pipeline.clean(page, stock.book, _PLAN) if page else None
