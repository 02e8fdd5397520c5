"""The title, from the headline in the article's head; see `headline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.metadata import titles

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article

NAME = titles.SEEN


def visible_title(page: Article) -> Answers:
    """The headline as the page writes it, with single blanks."""
    if not page.wants("title"):
        return {}
    if page.heading:
        return {"title": (page.heading.text, NAME)}
    if page.is_body or page.headline is None:
        return {}
    return {"title": (" ".join(page.document.blocks[page.headline].text.split()), NAME)}
