"""Dates of <time> elements in the article's head; of those elsewhere, the only one that the page has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.plain import bare
from cleaner.metadata.stamps import read_stamp

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.metadata.article import Answers, Article

NAME = "time"
# Lines below the headline, and above it, among which the time of publication stands.
BELOW, ABOVE = 15, 3
# Characters of a line that holds a time.
MAX_CHARS = 300


def marked_time(page: Article) -> Answers:
    """`date` and `modified`, told apart by the words beside them."""
    answers: Answers = {}
    for stamp, words in _found(page):
        field = "modified" if vocabulary.MODIFIED.intersection(words) else "date"
        answers.setdefault(field, (stamp, NAME))
    return answers


def _found(page: Article) -> Iterator[tuple[str, list[str]]]:
    """The moments of the elements, with the words of the text that shows each."""
    times = page.document.facts.times
    if not times or not page.wants("date", "modified"):
        return
    head = _head(page)
    for machine, text in times:
        letters = bare(text)
        if (letters and letters in head) or len(set(times)) == 1:
            stamp = read_stamp(machine or text, page.timezone, page.language)
            if stamp:
                yield stamp, text.lower().replace(":", " ").split()


def _head(page: Article) -> str:
    """The letters of the lines around the headline; "" where there is none, or only the body is known."""
    if page.is_body or page.headline is None:
        return ""
    around = page.document.blocks[max(0, page.headline - ABOVE) : page.headline + BELOW]
    return " ".join(bare(block.text) for block in around if len(block.text) <= MAX_CHARS)
