"""The settling of opinions: what two kinds agree on is the text, and a single voice must have its place there.

Chosen on development pages; figures in docs/opinions.md. Counting votes, unions and intersections are all worse.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from cleaner.opinions import _place
from cleaner.opinions._page import LINKED, WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from cleaner.model import Block
    from cleaner.opinions._page import Page

# What both must have in common before their agreement says where the text stands: words, and the share of the
# extractors' words. Where a body is cut in two, structure may know one half only.
_SEED_WORDS = 40
_SEED_SHARE = 0.6
# Items and cells are short by nature.
_SHORT_TAGS = frozenset(("li", "td", "th"))
# Levels from the container up to what it shares with a lede above it, the body of the page not being enough; words.
_LEDE_LEVELS = 3
_BODY_STEPS = 3  # nothing, html, body
_LEDE_WORDS = 8
_ADDRESS = re.compile(r"://|www\.|@")
# What was refused for its place comes back where it is too much to be furniture: the body is split in two, or the
# class means something else there. Blocks, their words, their share of links, and their share of the agreed words.
_BACK_BLOCKS = 4
_BACK_WORDS = 25
_BACK_LINKED = 0.15
_BACK_SHARE = 0.4
# Share of links up to which a declared line is believed, and what a declared text has in common with the agreed one
# where it is whole: words, and the share of the agreed words.
_DECLARED_LINKED = 0.5
_DECLARED_WORDS = 100
_DECLARED_SHARE = 0.8


def settled(page: Page, one: frozenset[int], other: frozenset[int], declared: frozenset[int] = frozenset()) -> set[int]:
    """The main text by what extractors say, `one`, what structure says, `other`, and what the page `declared` itself.

    Extractors are believed alone where the text is prose within the container. Structure is believed alone only right
    beside what both have. So loose text that extractors lose comes in, and teasers stay out. Where the page declares
    its text, and does not cut it short as half of those do, a voice alone needs its word besides.
    """
    if not one or not other:
        return _with_declared(page, set(other) or _place.filled(page, one), declared)
    agreed = one & other
    either = one | other
    common = page.count(agreed)
    seed = agreed if common >= max(_SEED_WORDS, _SEED_SHARE * page.count(one)) else either
    homes = _Homes.of(page, agreed if common >= _SEED_WORDS else either, _place.container(page, seed))
    alone = either - agreed
    if page.count(agreed & declared) >= max(_DECLARED_WORDS, _DECLARED_SHARE * common):
        alone &= declared
    kept, refused = set(agreed), []
    for index in sorted(alone):
        if index in one and (_is_bare(page, index, homes) or _is_lede(page, index, homes)):
            kept.add(index)
        elif not _looks(page, index):
            continue
        elif homes.hold(index) and (index in one or homes.know(index)):
            kept.add(index)
        else:
            refused.append(index)
    kept |= _back(page, refused, _BACK_SHARE * page.count(seed))
    return _with_declared(page, kept | _place.quoted(page, kept, homes.path), declared)


def _with_declared(page: Page, text: set[int], declared: frozenset[int]) -> set[int]:
    """The text and what the page declares besides, if it is the same text: some declare their teasers too."""
    if 2 * page.count(declared & text) < page.count(declared):
        return text
    return text | {
        index
        for index in declared
        if page.blocks[index].link_share <= _DECLARED_LINKED and len(page.words[index]) >= WORDS
    }


def _looks(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return page.is_prose(index) or (block.tag in _SHORT_TAGS and block.link_share <= LINKED)


def agreement(page: Page, one: frozenset[int], other: frozenset[int]) -> float:
    """Of the words that either keeps, the share that both do."""
    return page.count(one & other) / max(1, page.count(one | other))


@dataclass(frozen=True)
class _Homes:
    """Where the agreed text stands: its container `path`, its `first` block, and the elements that hold it directly."""

    blocks: tuple[Block, ...]
    path: str
    first: int
    homes: Sequence[str]
    known: frozenset[str]

    @classmethod
    def of(cls, page: Page, agreed: Collection[int], path: str) -> _Homes:
        homes = _place.homes(page)
        return cls(page.blocks, path, min(agreed), homes, frozenset(homes[index] for index in agreed))

    def know(self, index: int) -> bool:
        """Whether a block stands right beside agreed text."""
        return self.homes[index] in self.known

    def hold(self, index: int) -> bool:
        """Whether a block stands in the container and not among its furniture, or loose right around it."""
        rest = _place.below(self.blocks[index], self.path)
        if rest is None:
            return self.blocks[index].path == self.path.rpartition("/")[0]
        return not _place.is_furniture(rest)


def _is_bare(page: Page, index: int, homes: _Homes) -> bool:
    """Whether a block right beside the text is an address or a cell: a link that is no headline."""
    block = page.blocks[index]
    return homes.know(index) and (block.tag in ("td", "th") or _ADDRESS.search(block.text) is not None)


def _is_lede(page: Page, index: int, homes: _Homes) -> bool:
    """Whether a block is a paragraph in a section of its own above the text, not far from it on the page's tree."""
    block = page.blocks[index]
    if block.tag != "p" or index > homes.first or block.link_share > _BACK_LINKED or not page.ends_sentence(index):
        return False
    steps = zip(block.path.split("/"), homes.path.split("/"), strict=False)
    common = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], steps))
    near = homes.path.count("/") + 1 - common <= _LEDE_LEVELS and common > _BODY_STEPS
    return near and len(page.words[index]) >= _LEDE_WORDS and not _place.is_furniture(block.path)


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
