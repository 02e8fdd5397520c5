"""A headline that its page shows more than once: copies of the title, and teasers of other stories inside the text.

Pages show a headline in the head, in the crumbs, above the text and in lists of what else there is. Inside the article
such a line is a link to another story, or the title once more; a subhead is written for its place and stands once, the
head of a table recurs inside.
Elsewhere `outside-run` takes it too; here it gets its name.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._choice import choice
from cleaner.model import Check, Hit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Block, Document

WORDS = range(4, 25)  # words of a headline: shorter ones may be table heads that recur
LOWER = 0.35  # share of small words: headlines are Title Case, list items and verses are not


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """Each copy of the title; inside the article each headline that stands outside it as well."""
    found = choice(document)
    page = found.page
    if found.winner is None or not found.is_sure or not page.repeated:
        return
    title = page.texts[found.headline] if found.headline is not None else None
    copies = Counter(page.texts[index] for index in page.repeated if index in found.inside)
    for index in sorted(page.repeated):
        text = page.texts[index]
        if text == title or (index in found.inside and copies[text] == 1 and _is_headline(page, index)):
            for block in page.lines(index, index + 1):
                yield Hit(block.whole, block.text)


def _is_headline(page: Paragraphs, index: int) -> bool:
    text = page.texts[index]
    is_title_case = page.words[index] in WORDS and _measure.lower_share(text) < LOWER
    return is_title_case and not page.is_prose(index) and not _measure.is_date(text)


CHECK = Check(
    id="repeated-title",
    category="title",
    why="The page shows this headline more than once.",
    find=find,
    max_share=0.2,
    where="cleaner/heuristics/repeated_title.py",
)
