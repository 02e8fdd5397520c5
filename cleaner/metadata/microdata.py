"""What the page says of its article in microdata, and in links to authors.

Items of another type are passed over: comments have authors and dates too. Of several articles the first counts, as
the others are cards of further ones.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import bylines
from cleaner.metadata.plain import clean
from cleaner.metadata.sections import section
from cleaner.metadata.stamps import read_stamp
from cleaner.metadata.tags import tags

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.metadata.article import Answers, Article

NAME = "microdata"
LINK = "rel-author"
FIELDS = ("date", "modified", "authors", "editors", "section", "tags")
DATES, CHANGES = ("datepublished", "datecreated"), ("datemodified",)
# Authors of one article; a page with more links to authors is a list of articles.
MAX_LINKS = 6

# The types of items that are an article; "" is an item whose type is not given.
_ARTICLE = re.compile(r"^$|article$|posting$|^report$|^webpage$|^creativework$")


def microdata(page: Article) -> Answers:
    """Dates, people, section and tags of the article's item."""
    if not (page.wants(*FIELDS) and page.document.facts.items):
        return {}
    answers: Answers = {}
    for field, names in (("date", DATES), ("modified", CHANGES)) if page.wants("date", "modified") else ():
        stamps = (read_stamp(value, page.timezone, page.language) for value in _values(page, *names))
        if stamp := next(filter(None, stamps), None):
            answers[field] = stamp, NAME
    if page.wants("authors", "editors"):
        answers |= {field: (names, NAME) for field, names in _people(page).items()}
    if page.wants("section") and (found := section(_values(page, "articlesection"), page)):
        answers["section"] = found, NAME
    if page.wants("tags") and (words := tags(_values(page, "keywords"))):
        answers["tags"] = words, NAME
    return answers


def rel_author(page: Article) -> Answers:
    """Authors, by the links that say so; nothing on a page with so many that they are those of other articles."""
    if not page.wants("authors", "editors"):
        return {}
    links = dict.fromkeys(page.document.facts.authors)
    if not 0 < len(links) <= MAX_LINKS:
        return {}
    return {field: (names, LINK) for field, names in bylines.read(links, page.brands).items()}


def _people(page: Article) -> dict[str, tuple[str, ...]]:
    editors = bylines.read(_values(page, "editor"), page.brands, "editors")
    authors = list(_values(page, "author"))[:MAX_LINKS] or _values(page, "creator")
    return {**editors, **bylines.read(authors, page.brands)}


def _values(page: Article, *names: str) -> Iterator[str]:
    """The values of properties, in the order of their names."""
    items = page.document.facts.items
    for wanted in names:
        yield from (clean(value) for kind, name, value in items if name == wanted and value and _ARTICLE.search(kind))
