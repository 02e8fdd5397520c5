"""Whether a dump is a whole page, or an article that someone has cut out already.

Around a cut-out article nothing is left that structure could tell from it: the short lines at its end are its own list,
and only a rule knows better. So heuristics take nothing there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics import _gaps, _measure
from cleaner.heuristics._forms import forms
from cleaner.heuristics._items import items
from cleaner.heuristics._prose import paragraphs

if TYPE_CHECKING:
    from cleaner.heuristics._prose import Paragraphs
    from cleaner.model import Document

# Lines of furniture above or below all prose, or lines in all, that a page has and a cut-out article has not.
PAGE_LINES = 12
HEAD_LINES = 14  # lines at the top among which a page shows its date; see `_anchors`
# Share of the words that stand in prose or in rows of lists, in a cut-out article; whole pages have 12 to 75 % prose.
CONTENT_SHARE = 0.6
# Words of a short line without a number, and how many of them a page has: 13 and more on all Indonesian pages; of 709
# cut-out articles three have as many. A share of lines would change once other furniture is gone.
SHORT, SHORT_LINES = 2, 13


def is_cut_out(document: Document) -> bool:
    """Whether nothing but an article is there, with what rules name inside it."""
    page = paragraphs(document)
    if len(page) < PAGE_LINES or not page.prose:
        return True
    if page.is_prose(0) and (page.is_prose(len(page) - 1) or _gaps.is_row(page, len(page) - 1)):
        return True  # 2 of 264 pages begin and end like this; all that heuristics have cleaned does
    if page.prose[0] > PAGE_LINES or len(page) - 1 - page.prose[-1] > PAGE_LINES:
        return False
    if items(document) or forms(document) or page.ends:
        return False
    if any(_is_date_line(page, index) for index in range(min(HEAD_LINES, page.prose[-1]))):
        return False
    loose = [index for index in range(len(page)) if index not in page.marks]
    short = sum(page.words[index] <= SHORT and not _measure.has_digit(page.texts[index]) for index in loose)
    content = sum(page.words[index] for index in loose if page.is_prose(index) or _gaps.is_row(page, index))
    return short < SHORT_LINES and content >= CONTENT_SHARE * sum(page.words[index] for index in loose)


def _is_date_line(page: Paragraphs, index: int) -> bool:
    """Whether the line shows when a page was published: schedules and quotes inside an article show dates too."""
    if page.is_prose(index) or not _measure.is_date(page.texts[index]):
        return False
    return index < page.prose[0] or _measure.has_clock(page.texts[index])
