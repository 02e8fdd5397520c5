"""What is known before a line is read: the URL that came with the page, and the site it was found to be of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article


def given(page: Article) -> Answers:
    """`url`, `site` and `site_name`."""
    answers: Answers = {}
    if page.document.url:
        answers["url"] = page.document.url, "input"
    if page.site:
        answers["site"] = page.site.id, "site"
        answers["site_name"] = page.site.name, "site"
    return answers
