"""What can be the section of an article: a short name, neither the home page nor the article nor an address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.plain import bare, clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.metadata.article import Article

# Words and characters of a section: "Gaya Hidup", "Kota & Daerah"; of a breadcrumb, a topic with a short headline.
MAX_WORDS, MAX_CHARS = 6, 40
# Words of the shortest title.
TITLE_WORDS = 2

_BETWEEN = re.compile(r"\s*[>»›/\\|]\s*")
_ADDRESS = re.compile(r"://|^www\.|\w\.[a-z]{2,}$", re.IGNORECASE)


def section(names: Iterable[str], page: Article) -> str | None:
    """The first of some names that can be a section; of a path ("Home > Ekonomi > Pasar") the last step that can."""
    for name in map(clean, names):
        for step in () if _ADDRESS.search(name) else reversed(_BETWEEN.split(name)):
            if _fits(step) and not _is_title(step, page) and not page.brands.is_one(step):
                return step
    return None


def _is_title(step: str, page: Article) -> bool:
    """Whether the last step of a path is the article itself."""
    if step.count(" ") < TITLE_WORDS - 1:
        return False
    letters = bare(step)
    # What is no part of a title is none of it, whatever name of a site is cut off. Capitals have only in ASCII
    # the same small letters wherever they stand.
    return any(letters == title.bare for title in page.titles if not letters.isascii() or letters in bare(title.text))


def _fits(step: str) -> bool:
    short = len(step) <= MAX_CHARS and step.count(" ") < MAX_WORDS
    letters = any(map(str.isalpha, step))
    return short and letters and step.lower() not in vocabulary.HOME
