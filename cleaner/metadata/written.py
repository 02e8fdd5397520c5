"""What the text itself tells: the language it is written in, else that of its site."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article


def written(page: Article) -> Answers:
    """`language`; a text too short to tell is taken to be in its site's language, no text has none."""
    if page.language:
        return {"language": (page.language, "text")}
    if page.site and page.site.language and page.text.strip():
        return {"language": (page.site.language, "site")}
    return {}
