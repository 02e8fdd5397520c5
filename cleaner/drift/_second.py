"""The second opinion: whether extractors see much of the text of a page outside the body of its layout.

A redesign that keeps a class but moves the text shows here and nowhere else. Extractors are ten to thirty times slower
than a layout, so that of many pages only some are asked about.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner import opinions
from cleaner.drift._page import body
from cleaner.webpage import MUCH

if TYPE_CHECKING:
    from cleaner.result import Result

# Pages of one layout that are all asked about, and of how many further ones each is: 500 take half a minute, and show
# a rise from 1 to 4 of a hundred.
ALL, EACH = 500, 20


def is_due(pages: int) -> bool:
    """Whether to ask about a page, after so many of its layout."""
    return pages < ALL or pages % EACH == 0


def more_outside(result: Result, raw: bytes | str) -> bool:
    """Whether extractors find text outside the body, more than MUCH of what is in it.

    `result` is that of a layout and tells of the whole page, not of the body alone; `raw` is the page.
    """
    from cleaner.readers import html

    document, own = result.document, body(result)
    others = {
        removal.span.block
        for removal in result.settlement.removals
        if any(claim.check.id == own for claim in removal.grounds)
    }
    facts = document.facts
    titles = [title for title in (facts.meta("og:title"), facts.title) if title]
    verdict = opinions.judge(document, html.read(raw, document.url).html, titles=titles, effort="fast")
    if not verdict.found:
        return False
    inside = sum(block.words for block in document.blocks if block.index not in others)
    outside = sum(document.blocks[index].words for index in verdict.text & others)
    return outside > MUCH * inside
