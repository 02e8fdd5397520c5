"""The cleaner in its settings, and its peers; `pip install '.[bench]'` brings those that are no dependency."""

from __future__ import annotations

from functools import partial
from typing import Any

from . import peers
from .article import Article, Extract, Extractor

ALL_FIELDS = ("title", "date", "authors")


def project(**options: Any) -> Extract:
    """The cleaner with these options of `cleaner.Cleaner`."""
    from cleaner import Cleaner

    tool = Cleaner(**options)

    def extract(raw: str, url: str | None) -> Article:
        result = tool.clean(raw, url=url)
        known = result.metadata
        return Article(result.text, known.title, known.date, known.authors)

    return extract


CLEANER = Extractor("cleaner", "cleaner", project, ALL_FIELDS)
# With every site rule off: what it does on a site that it does not know.
GENERIC = Extractor("cleaner-generic", "cleaner", partial(project, sites=False), ALL_FIELDS)

EXTRACTORS = (
    CLEANER,
    GENERIC,
    Extractor("cleaner-fast", "cleaner", partial(project, effort="fast"), ALL_FIELDS),
    Extractor("trafilatura", "trafilatura", peers.trafilatura, ALL_FIELDS),
    Extractor("trafilatura-fast", "trafilatura", partial(peers.trafilatura_text, fast=True)),
    Extractor("trafilatura-precision", "trafilatura", partial(peers.trafilatura_text, favor_precision=True)),
    Extractor("readability-lxml", "readability", peers.readability, ("title",)),
    Extractor("justext", "justext", peers.justext),
    Extractor("resiliparse", "resiliparse", peers.resiliparse),
    Extractor("boilerpy3", "boilerpy3", peers.boilerpy3, ("title",)),
    Extractor("newspaper4k", "newspaper", peers.newspaper4k, ALL_FIELDS),
    Extractor("goose3", "goose3", peers.goose3, ALL_FIELDS),
    Extractor("breadability", "breadability", peers.breadability),
)
