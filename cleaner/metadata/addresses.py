"""The address that the page gives for itself, where none came with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article

# Characters: what browsers take.
MAX_CHARS = 2_048


def addresses(page: Article) -> Answers:
    """`url`, from the canonical link, else from OpenGraph: absolute, and not that of the home page if another is."""
    if not page.wants("url"):
        return {}
    facts = page.document.facts
    given = (("canonical", facts.canonical), ("open-graph", facts.meta("og:url")))
    found = [(url, name) for name, url in given if url and _is_absolute(url)]
    best = next((one for one in found if not _is_home(one[0])), None) or next(iter(found), None)
    return {"url": best} if best else {}


def _is_absolute(url: str) -> bool:
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and len(url) <= MAX_CHARS and " " not in url
    except ValueError:
        return False


def _is_home(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query
