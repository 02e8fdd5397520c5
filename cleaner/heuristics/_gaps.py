"""What stands between paragraphs of an article: lists, tables and prices, which are cheaper to pass over than menus."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.heuristics import _measure
from cleaner.heuristics._prose import COST

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleaner.heuristics._prose import Paragraphs

# Lines: longer gaps are looked at no further; the longest list inside a development article has 36.
GAP = 40
ROW_COST = -1.0  # points a line of a list or table costs
MOST = 40.0  # points a gap without a sign of furniture costs in all: one paragraph
ROWS = 4  # consecutive rows that make a table
ADVERT = 3  # lines that a cut-out advert leaves behind: "Advertisement", "Scroll to continue", "Loading..."
OPENER = 4  # words of a line that opens a list with a colon
LOWER = 0.4  # share of small words of an opener
ROW_LOWER = 0.3  # share of small words of a row without a number
ROW_WORDS = 3  # words of such a row
MENU_SHARE = 0.2  # share of lines of one or two words from which a gap is a menu
BULLETS = "•·▪▫●○■□◦‣∙➤►▶*"


def costs(page: Paragraphs, listed: Collection[int] = ()) -> list[float]:
    """The scores of the page with the lines between prose made cheaper where they are lists.

    Prose at the positions `listed`, that of items, counts for nothing.
    """
    result = list(page.scores)
    for index in listed:
        result[index] = 0.0
    prose = [index for index in page.prose if index not in listed] if listed else page.prose
    for before, after in pairwise(prose):
        if 1 < after - before <= GAP + 1:
            _cheapen(page, result, before, after)
    return result


def list_end(page: Paragraphs, last: int) -> int:
    """Where the list ends that the paragraph at `last` opens with a colon; the position behind it if there is none."""
    end = last + 1
    if page.texts[last].endswith(":") and page.words[last] >= OPENER:
        while end < min(len(page), last + 1 + GAP) and is_row(page, end):
            end += 1
    return end


def is_row(page: Paragraphs, index: int) -> bool:
    """Whether the line looks like a row of a list or table in an article: an item, or words with a number."""
    text = page.texts[index]
    if index in page.repeated or index in page.marks or page.words[index] > GAP:
        return False
    if _measure.is_item(text) or has_bullet(page, index):
        return True
    if _measure.is_age(text) and not any(_measure.is_age(page.texts[near]) for near in _beside(page, index)):
        return False
    return page.words[index] >= ROW_WORDS and (_measure.has_digit(text) or _measure.lower_share(text) >= ROW_LOWER)


def has_bullet(page: Paragraphs, index: int) -> bool:
    """Whether the line opens with a bullet, which its normal form has lost."""
    return page.blocks[page.starts[index]].text.lstrip()[:1] in BULLETS


def _cheapen(page: Paragraphs, scores: list[float], before: int, after: int) -> None:
    gap = range(before + 1, after)
    _open_list(page, scores, before, after)
    rows = 0
    for index in (*gap, after):
        if index < after and is_row(page, index):
            rows += 1
            continue
        if rows >= ROWS:
            for row in range(index - rows, index):
                scores[row] = max(scores[row], ROW_COST)
        rows = 0
    total = -sum(scores[index] for index in gap)
    most = MOST if _is_clean(page, gap) else (COST if _is_advert(page, gap) else total)
    if total > most:
        for index in gap:
            scores[index] *= most / total


def _open_list(page: Paragraphs, scores: list[float], before: int, after: int) -> None:
    """Lines behind one that ends in a colon are its list, until a line of one word, a repeated or a marked one."""
    is_open = False
    for index in range(before, after):
        if is_open and page.words[index] > 1 and index not in page.repeated and index not in page.marks:
            scores[index] = max(scores[index], ROW_COST)
        else:
            is_open = False
        text = page.texts[index]
        if text.endswith(":") and page.words[index] >= OPENER and index not in page.marks:
            is_open = is_open or scores[index] > 0 or _measure.lower_share(text) >= LOWER


def _is_clean(page: Paragraphs, gap: range) -> bool:
    """Whether nothing in the gap speaks for furniture: no repeated or marked line, no age, few short lines."""
    if any(index in page.repeated or index in page.marks or _measure.is_age(page.texts[index]) for index in gap):
        return False
    return sum(page.words[index] <= 2 for index in gap) <= MENU_SHARE * len(gap)


def _is_advert(page: Paragraphs, gap: range) -> bool:
    """Whether nothing but a few recurring lines stand in the gap, as where an advert was cut out."""
    return len(gap) <= ADVERT and page.repeated.issuperset(gap)


def _beside(page: Paragraphs, index: int) -> list[int]:
    return [near for near in (index - 1, index + 1) if 0 <= near < len(page)]
