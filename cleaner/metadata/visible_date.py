"""The date and the date of the last change, from the date lines of the article's head; see `Page.date_lines`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article

NAME = "visible-date"


def visible_date(page: Article) -> Answers:
    """The nearest date of publication and of change; where only a change is dated, it dates the article too."""
    if page.is_body or not page.wants("date", "modified"):
        return {}
    published = [line.published for _, line in page.date_lines if line.published]
    modified = [line.modified for _, line in page.date_lines if line.modified]
    answers: Answers = {}
    if published or modified:
        answers["date"] = (*published, *modified)[0], NAME
    if modified:
        answers["modified"] = modified[0], NAME
    return answers
