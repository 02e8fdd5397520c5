"""Metadata of an article, each field with its provenance.

A source is a function from an `Article` to answers. `final.FINAL` and then `SOURCES` are the order of trust: first the
input, the site's layout and its rules, whose word is final; then what stands visibly in the article's head, then what
the page says to machines, at last what others guess. To add a source, write its module and give it its place. Which of
several answers counts is told by `choice`: the first, but that titles vote, dates are checked against each other, and
editors are no authors.

On pages of unknown sites, dates and authors for machines come before a visible line that has the shape of one: on 120
development pages, 119 dates and 118 authors are right so, 117 and 116 the other way round. A line with a date may be
that of an event, and a name may stand beside an office ("Tom Hartono Kantor Berita").
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from cleaner.metadata.addresses import addresses
from cleaner.metadata.article import Article, Html, Source
from cleaner.metadata.captured import captured_by_packs
from cleaner.metadata.choice import choose
from cleaner.metadata.fetched import later
from cleaner.metadata.guessed import guessed
from cleaner.metadata.json_ld import json_ld
from cleaner.metadata.marked_time import marked_time
from cleaner.metadata.meta_tags import meta_tags
from cleaner.metadata.microdata import microdata, rel_author
from cleaner.metadata.open_graph import open_graph
from cleaner.metadata.visible_byline import visible_byline
from cleaner.metadata.visible_date import visible_date
from cleaner.metadata.visible_section import visible_section
from cleaner.metadata.visible_title import visible_title
from cleaner.metadata.written import written
from cleaner.model import Metadata
from cleaner.text import UNPRINTABLE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.metadata.article import Answer, Value
    from cleaner.model import Document, Settlement, Site

__all__ = ["SOURCES", "Html", "collect"]

_DATES = frozenset({"date", "modified"})
VISIBLE: tuple[Source, ...] = (visible_title, visible_date, visible_byline, visible_section)
MARKUP: tuple[Source, ...] = (
    json_ld,
    open_graph,
    meta_tags,
    microdata,
    rel_author,
    marked_time,
    captured_by_packs,
    addresses,
)
SOURCES: tuple[Source, ...] = (*VISIBLE, *MARKUP, written)


def collect(
    document: Document, settlement: Settlement, site: Site | None, kept_text: str, html: Html | None = None
) -> Metadata:
    """Everything known about the article of `document`, whose text, after `settlement`, is `kept_text`.

    `html` is what an HTML page holds beside its blocks. Never raises for what a page holds; a field that no source can
    fill stays empty.
    """
    page = Article(document, settlement, site, kept_text, html or Html())
    found = defaultdict(list, {field: [answer] for field, answer in page.final.items()})
    for source in SOURCES if document.kind == "html" else (*VISIBLE, written):
        for field, answer in source(page).items():
            if answer[0] and not (field in _DATES and later(str(answer[0]), document.fetched)):
                found[field].append(answer)
    chosen = choose(page, found)
    return _metadata(chosen | guessed(page, chosen))


def _metadata(chosen: Mapping[str, Answer]) -> Metadata:
    values: dict[str, Any] = {field: value for field in sorted(chosen) if (value := _printable(chosen[field][0]))}
    return Metadata(**values, provenance={field: chosen[field][1] for field in values})


def _printable(value: Value) -> Value:
    """A value without control characters, which the text has lost as well."""
    if isinstance(value, str):
        return _plain(value)
    return tuple([plain for one in value if (plain := _plain(one))])


def _plain(text: str) -> str:
    return text.strip() if text.isprintable() else UNPRINTABLE.sub("", text).strip()
