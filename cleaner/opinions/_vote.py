"""The settling of opinions: what two kinds of extractor agree on is the text, and a single voice must look like prose.

Chosen on development pages; figures in docs/design.md. Counting votes, unions and intersections are all worse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.opinions import _place
from cleaner.opinions._page import LINKED, WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleaner.opinions._page import Page

# Words that both must have in common before their agreement says where the text stands.
_SEED_WORDS = 40
# Items and cells are short by nature.
_SHORT_TAGS = frozenset(("li", "td", "th"))
# What was refused for its place comes back where it is too much to be furniture: the body is split in two, or the
# class means something else there. Blocks, their words, their share of links, and their share of the agreed words.
_BACK_BLOCKS = 4
_BACK_WORDS = 25
_BACK_LINKED = 0.15
_BACK_SHARE = 0.4
# Share of links up to which a declared text is believed: some declare their teasers too.
_DECLARED_LINKED = 0.5


def settled(page: Page, one: frozenset[int], other: frozenset[int]) -> set[int]:
    """The main text by the opinions `one` and `other`."""
    agreed = one & other
    seed = agreed if page.count(agreed) >= _SEED_WORDS else one | other
    if not seed:
        return set()
    path = _place.container(page, seed)
    kept, refused = set(agreed), []
    for index in sorted((one | other) - agreed):
        block = page.blocks[index]
        if not (page.is_prose(index) or (block.tag in _SHORT_TAGS and block.link_share <= LINKED)):
            continue
        rest = _place.below(block, path)
        if rest is not None and not _place.is_furniture(rest):
            kept.add(index)
        else:
            refused.append(index)
    kept |= _back(page, refused, _BACK_SHARE * page.count(seed))
    return kept | _place.quoted(page, kept, path)


def declared(page: Page, text: Collection[int]) -> set[int]:
    """What to believe of the blocks that the page itself declares to be its text."""
    return {i for i in text if page.blocks[i].link_share <= _DECLARED_LINKED and len(page.words[i]) >= WORDS}


def agreement(page: Page, one: frozenset[int], other: frozenset[int]) -> float:
    """Of the words that either keeps, the share that both do."""
    return page.count(one & other) / max(1, page.count(one | other))


def _back(page: Page, refused: Sequence[int], least: float) -> set[int]:
    long = {
        page.blocks[index].text: index  # distinct ones: galleries carry each caption several times
        for index in reversed(refused)
        if len(page.words[index]) >= _BACK_WORDS
        and page.ends_sentence(index)
        and page.blocks[index].link_share <= _BACK_LINKED
    }
    if len(long) < _BACK_BLOCKS or page.count(long.values()) < least:
        return set()
    parents = {_parent(page, index) for index in long.values()}
    return {index for index in refused if _parent(page, index) in parents}


def _parent(page: Page, index: int) -> str:
    return page.blocks[index].path.rpartition("/")[0]
