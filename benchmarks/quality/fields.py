"""Whether a title, a date and authors are those of the gold, each None where the gold does not know."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .article import Article
    from .pages import Page

_WORD = re.compile(r"\w+")
# Hours from Greenwich to the clocks furthest from it, and its own.
_CLOCKS = (-12, 0, 14)
# Digits of a moment in milliseconds; fewer are a year or a day.
_MILLISECONDS = 11


def title(page: Page, article: Article) -> bool | None:
    """The same words in the same order, whatever their case and punctuation."""
    return _words(page.title) == _words(article.title or "") if page.title else None


def date(page: Page, article: Article) -> bool | None:
    """The same day on the page's own clock; of a gold in UTC, on any clock on earth where the article names none."""
    if not page.date:
        return None
    gold, found = _moment(page.date), _moment(article.date or "")
    if gold is None or found is None:
        return False
    if gold.tzinfo and found.tzinfo:
        gold = gold.astimezone(found.tzinfo)
    elif gold.tzinfo is UTC:
        return any((gold + timedelta(hours=hours)).date() == found.date() for hours in _CLOCKS)
    return gold.date() == found.date()


def authors(page: Page, article: Article) -> bool | None:
    """The same names, in any order."""
    if not page.authors:
        return None
    return {_words(name) for name in page.authors} == {_words(name) for name in article.authors or ()}


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.casefold()))


def _moment(text: str) -> datetime | None:
    if text.isdecimal() and len(text) >= _MILLISECONDS:
        return datetime.fromtimestamp(int(text) / 1000, UTC)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None
