"""What is said of a page by those whose word is final: the input, the site's layout, and its rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.metadata.captured import captured
from cleaner.metadata.given import given
from cleaner.metadata.selected import selected

if TYPE_CHECKING:
    from cleaner.metadata.article import Answers, Article, Source

# The first answer to a field wins.
FINAL: tuple[Source, ...] = (given, selected, captured)


def final(page: Article) -> Answers:
    """The fields that no other source is asked for."""
    answers: Answers = {}
    for source in FINAL:
        for field, answer in source(page).items():
            if answer[0]:
                answers.setdefault(field, answer)
    return answers
