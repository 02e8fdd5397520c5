"""What all extractors leave in and structure alone gives away: the headline, linked labels, the scraps of the tail."""

from __future__ import annotations

import re
from functools import partial
from itertools import takewhile
from typing import TYPE_CHECKING

from cleaner.opinions._page import words

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleaner.model import Block
    from cleaner.opinions._page import Page

_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))
# A block repeats the title where it has these shares of its own words and of the title's: <title> carries the site's
# name, and a first-level heading is given the benefit of the doubt.
_OWN = 0.8
_TITLE = 0.6
_TITLE_H1 = 0.4
_TITLE_TAGS = frozenset(("h1", "h2", "h3", "h4"))
# Share of the text before which the headline must stand.
_TITLE_WITHIN = 0.7
# A label of a few words, a colon, and a headline that is the link.
_LABEL = re.compile(r"[\W_]*([^:]{2,30}?)\s?:\s+(\S.*)", re.DOTALL)
_LABEL_WORDS = 5
_HEADLINE_WORDS = (4, 30)
_LINKED = 0.6
# How far the share of the headline in the line may be from the share of links: brackets, a full stop, an icon.
_APART = 0.06
# Words of the label of a list, headlines that prove the list, and their share of links; items are no labels.
_ORPHAN_WORDS = 5
_ORPHAN_HEADLINES = 2
_LIST_LINKED = 0.7
_ITEMS = frozenset(("li", "td", "th", "dd"))
# Lines of up to so many words at the end that are no sentence, and how many of them.
_SCRAP_WORDS = 4
_SCRAPS = 3
_SCRAP_LINKED = 0.5
# Blocks that are left in any case.
_LEFT = 3


def title(page: Page, text: Collection[int], titles: Sequence[str]) -> set[int]:
    """The headline and all above it: a heading that repeats one of the page's `titles`, or its only <h1> on top."""
    order = sorted(text)
    total = page.count(order)
    known = [set(words(one)) for one in titles]
    end = done = 0
    for position, index in enumerate(order, 1):
        if done > _TITLE_WITHIN * total:
            break
        tag, own = page.blocks[index].tag, page.words[index]
        if tag in _TITLE_TAGS and any(_repeats(tag, set(own), one) for one in known):
            end = position
        done += len(own)
    if not end and order and page.blocks[order[0]].tag == "h1" and sum(one.tag == "h1" for one in page.blocks) == 1:
        end = 1
    return set(order[:end])


def labels(page: Page, text: Collection[int]) -> set[int]:
    """Lines such as "Baca juga: headline" in any language, told by what of them is the link."""
    return {index for index in text if _is_label(page.blocks[index])}


def orphans(page: Page, text: Collection[int]) -> set[int]:
    """Labels of lists that went: a few words without a full stop, right above linked headlines that are not kept."""
    order = sorted(text)
    gone = set()
    for index, following in zip(order, [*order[1:], len(page.blocks)], strict=True):
        block = page.blocks[index]
        if block.tag in _ITEMS or len(page.words[index]) > _ORPHAN_WORDS or page.ends_sentence(index):
            continue
        below = list(takewhile(partial(_is_headline, page), range(index + 1, following)))
        if len(below) >= _ORPHAN_HEADLINES:
            gone.add(index)
    return gone


def tail(page: Page, text: Collection[int]) -> set[int]:
    """Headings without a text, lines of links and a few scraps at the very end."""
    order = sorted(text)
    gone: set[int] = set()
    scraps = _SCRAPS
    while len(order) > _LEFT and scraps:
        index = order.pop()
        if page.blocks[index].tag not in _HEADINGS:
            is_scrap = len(page.words[index]) <= _SCRAP_WORDS and not page.ends_sentence(index)
            if not is_scrap and page.blocks[index].link_share < _SCRAP_LINKED:
                break
            scraps -= 1
        gone.add(index)
    return gone


def _repeats(tag: str, own: set[str], known: set[str]) -> bool:
    common = len(own & known)
    return bool(own) and common >= _OWN * len(own) and common >= (_TITLE_H1 if tag == "h1" else _TITLE) * len(known)


def _is_headline(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return block.link_share >= _LIST_LINKED and len(page.words[index]) >= _HEADLINE_WORDS[0] and "://" not in block.text


def _is_label(block: Block) -> bool:
    match = _LABEL.fullmatch(block.text) if block.link_share >= _LINKED else None
    if match is None or "://" in block.text or "@" in block.text or len(match[1].split()) > _LABEL_WORDS:
        return False
    least, most = _HEADLINE_WORDS
    headline = match[2].split()
    share = sum(map(len, headline)) / sum(map(len, block.text.split()))
    return least <= len(headline) <= most and abs(share - block.link_share) <= _APART
