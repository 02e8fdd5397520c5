"""The title, from the headline in the article's head; see `headline`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article

NAME = "visible-title"


def visible_title(page: Article) -> Answers:
    """The headline as the page writes it, with single blanks."""
    if page.headline is None:
        return {}
    return {"title": (" ".join(page.document.blocks[page.headline].text.split()), NAME)}
