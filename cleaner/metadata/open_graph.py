"""What the page says for sharing: the properties of OpenGraph and of its articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.metadata import bylines
from cleaner.metadata.plain import clean
from cleaner.metadata.sections import section
from cleaner.metadata.stamps import read_stamp
from cleaner.metadata.tags import tags

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article

NAME = "open-graph"
DATES = ("article:published_time", "og:article:published_time", "og:published_time")
CHANGES = ("article:modified_time", "og:article:modified_time", "og:updated_time")
AUTHORS = ("article:author", "og:article:author")
SECTIONS = ("article:section", "og:article:section", "og:section")


def open_graph(page: Article) -> Answers:
    """Dates, authors that are no addresses, section, tags, and the site's name where no rule file gives it."""
    facts = page.document.facts
    answers: Answers = {}
    for field, names in (("date", DATES), ("modified", CHANGES)):
        if not page.wants(field):
            continue
        stamps = (read_stamp(value, page.timezone, page.language) for value in facts.among(names))
        if stamp := next(filter(None, stamps), None):
            answers[field] = stamp, NAME
    if page.wants("authors"):
        people = bylines.read(map(clean, facts.among(AUTHORS)), page.brands)
        answers |= {field: (names, NAME) for field, names in people.items()}
    if page.wants("section") and (found := section(facts.among(SECTIONS), page)):
        answers["section"] = found, NAME
    if page.wants("tags") and (words := tags(facts.all("article:tag"))):
        answers["tags"] = words, NAME
    site = clean(facts.meta("og:site_name") or "") if page.wants("site_name") else ""
    if site and "://" not in site:
        answers["site_name"] = site, NAME
    return answers
