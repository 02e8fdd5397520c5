"""Metadata of an article: what rules captured, then what stands visibly in its head, then what the text itself tells.

A source is a function from an `Article` to answers, each with its provenance. The order is the order of trust: the
first answer to a field wins. To add a source, write its module and give it its place in `SOURCES`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cleaner.metadata.article import Article, Source
from cleaner.metadata.captured import captured
from cleaner.metadata.given import given
from cleaner.metadata.visible_byline import visible_byline
from cleaner.metadata.visible_date import visible_date
from cleaner.metadata.visible_section import visible_section
from cleaner.metadata.visible_title import visible_title
from cleaner.metadata.written import written
from cleaner.model import Metadata

if TYPE_CHECKING:
    from cleaner.model import Document, Settlement, Site

SOURCES: tuple[Source, ...] = (
    given,
    captured,
    visible_title,
    visible_date,
    visible_byline,
    visible_section,
    written,
)


def collect(document: Document, settlement: Settlement, site: Site | None, kept_text: str) -> Metadata:
    """Everything known about the article of `document`, whose text, after `settlement`, is `kept_text`.

    Never raises for what a page holds; a field that no source can fill stays empty.
    """
    page = Article(document, settlement, site, kept_text)
    fields: dict[str, Any] = {}
    provenance: dict[str, str] = {}
    for source in SOURCES:
        for field, (value, origin) in source(page).items():
            if value and field not in fields:
                fields[field], provenance[field] = value, origin
    return Metadata(**fields, provenance=dict(sorted(provenance.items())))
