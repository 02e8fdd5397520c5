"""What the page says in meta tags of many systems: Dublin Core, Parse.ly, Sailthru, and those of publishers' own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.metadata import bylines
from cleaner.metadata.plain import clean
from cleaner.metadata.sections import section
from cleaner.metadata.stamps import read_stamp
from cleaner.metadata.tags import tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cleaner.metadata.article import Answers, Article

NAME = "meta"
# Names, best first: those that say what they mean, then those that some systems fill with something else.
_DATES = """
    article.published datepublished parsely-pub-date sailthru.date cxenseparse:recs:publishtime content_publisheddate
    publishdate publish-date publish_date published published_at pub_date pubdate pdate article_date_original
    dc.date.issued dcterms.issued dcterms.date dc.date dcterms.created datecreated createdate
    analyticsattributes.articledate article:published date.available cxenseparse:publishtime date
"""
_CHANGES = """
    datemodified article.updated article.modified dcterms.modified dc.date.modified article_date_updated updated-date
    revision_date last-modified lastmod
"""
_AUTHORS = """
    content_author parsely-author sailthru.author dc.creator dcterms.creator dable:author cxenseparse:author
    analyticsattributes.author article_author byl byline author authors creator
"""
DATES, CHANGES, AUTHORS = (tuple(names.split()) for names in (_DATES, _CHANGES, _AUTHORS))
EDITORS = ("content_editor", "editor", "cxenseparse:editor")
SECTIONS = ("parsely-section", "cxenseparse:category", "articlesection", "section", "dc.subject.section")
TAGS = ("news_keywords", "parsely-tags", "sailthru.tags", "content_tag", "keywords")


def meta_tags(page: Article) -> Answers:
    """Dates, people, section and tags."""
    answers: Answers = {}
    for field, names in (("date", DATES), ("modified", CHANGES)):
        if not page.wants(field):
            continue
        stamps = (read_stamp(value, page.timezone, page.language) for value in _all(page, names))
        if stamp := next(filter(None, stamps), None):
            answers[field] = stamp, NAME
    if page.wants("authors", "editors"):
        answers |= {field: (names, NAME) for field, names in _people(page).items()}
    if page.wants("section") and (part := section(_all(page, SECTIONS), page)):
        answers["section"] = part, NAME
    words = (tags(given) for name in TAGS if (given := page.document.facts.all(name)))
    if page.wants("tags") and (best := next(filter(None, words), None)):
        answers["tags"] = best, NAME
    return answers


def _people(page: Article) -> dict[str, tuple[str, ...]]:
    editors = bylines.read(_all(page, EDITORS), page.brands, "editors")
    authors = (bylines.read(_all(page, (name,)), page.brands) for name in AUTHORS if page.document.facts.all(name))
    return {**editors, **next(filter(None, authors), {})}


def _all(page: Article, names: Collection[str]) -> Iterator[str]:
    return map(clean, page.document.facts.among(names))
