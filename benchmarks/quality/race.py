"""Extractors side by side: each page goes to one after the other, so that all of them have the same weather."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from time import process_time
from typing import TYPE_CHECKING

from .article import Article
from .score import overlap, score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .article import Extract, Extractor
    from .pages import Page
    from .score import Score


@dataclass
class Run:
    """What one extractor made of the pages: an article a page, and CPU seconds; `raised` are pages that broke it."""

    extractor: Extractor
    articles: list[Article] = field(default_factory=list)
    seconds: float = 0.0
    raised: list[str] = field(default_factory=list)

    @property
    def texts(self) -> list[str]:
        return [article.text for article in self.articles]


def race(pages: Sequence[Page], extractors: Sequence[Extractor]) -> tuple[list[Run], float]:
    """A run for each extractor, and the CPU seconds of a bare parse by lxml of the same pages, their unit."""
    runs = [Run(extractor) for extractor in extractors]
    calls = [extractor.make() for extractor in extractors]
    for run, call in zip(runs, calls, strict=True):
        _timed(run, call, pages[0])  # imports and caches are not part of the timing
        run.articles, run.seconds, run.raised = [], 0.0, []
    unit = 0.0
    for page in pages:
        unit += _parse(page.raw)
        for run, call in zip(runs, calls, strict=True):
            _timed(run, call, page)
    return runs, unit


def graded(pages: Sequence[Page], texts: Sequence[str]) -> Score:
    """The score of texts against the gold of their pages."""
    return score([overlap(page.text, text) for page, text in zip(pages, texts, strict=True)])


def figures(name: str, pages: Sequence[Page], extractor: Extractor) -> dict[str, float]:
    """What floors are about: F1 and recall on the set of pages called `name`."""
    runs, _ = race(pages, [extractor])
    found = graded(pages, runs[0].texts)
    return {f"{name} F1": found.f1, f"{name} recall": found.recall}


def _timed(run: Run, call: Extract, page: Page) -> None:
    start = process_time()
    try:
        article = call(page.raw, page.url)
    except Exception:  # a peer may raise what it likes; its text is then empty, and the table says so
        article = Article("")
        run.raised.append(page.name)
    run.seconds += process_time() - start
    run.articles.append(article)


def _parse(raw: str) -> float:
    from lxml import etree, html

    start = process_time()
    with suppress(etree.LxmlError, ValueError, AssertionError):
        html.fromstring(raw)
    return process_time() - start
