"""The article by the shape of the page alone: the element with the most prose close at hand, and what of it is text.

The counterweight to the extractors. It keeps what they lose, loose text between tags above all, and costs a hundredth
of them; what it knows is in the paths of the blocks, so that it knows no language.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from cleaner.opinions import _place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.opinions._page import Page

# Words of a sentence that is surely part of some text (design 4.4), and words of a paragraph beyond which it says no
# more about where the article is.
_SENTENCE_WORDS = 8
_MOST_WORDS = 60
# What a paragraph weighs for an element that holds it, a level further up, and how many levels up it weighs anything.
# From 0.5 to 0.7 bodies that are cut into sections lose (0.02 on the pages of the world), at 0.9 teasers are taken in.
_DECAY = 0.8
_LEVELS = 9
# What lists of comments and teasers weigh beside an article: as long as one, they must not pass for it.
_BESIDE_NAMES = "comment disqus related recirc cookie consent gdpr newsletter promo teaser sidebar /aside widget"
_BESIDE = tuple(_BESIDE_NAMES.split())
_BESIDE_WEIGHT = 0.3
_NEVER = tuple(f"/{tag}{sign}" for tag in ("nav", "footer", "figcaption", "button") for sign in "[#.")
# Share of the element's prose from which on a thing inside it is no furniture, whatever its name says.
_MUCH = 0.4
# Share of links up to which a line among the prose is part of it; lists and enumerations of links have more.
_LINKED = 0.7
# Blocks that an article may go on before its first and behind its last sentence.
_EDGE = 20
_HEADINGS = frozenset(("h2", "h3", "h4"))


def found(page: Page) -> frozenset[int]:
    """The blocks of the article, none where the page has no sentence."""
    sentences = [block.index for block in page.blocks if _is_sentence(page, block.index)]
    if not sentences:
        return frozenset()
    path = _element(page, sentences)
    inside = {block.index: rest for block in page.blocks if (rest := _place.below(block, path)) is not None}
    beside = _beside(page, inside, [index for index in sentences if index in inside])
    seed = [index for index in sentences if index in inside and index not in beside]
    if not seed:
        return frozenset()
    text = {
        index
        for index in inside
        if seed[0] - _EDGE <= index <= seed[-1] + _EDGE and index not in beside and _may_belong(page, index)
    }
    return frozenset(text.union(seed, _place.quoted(page, seed, path)))


def _is_sentence(page: Page, index: int) -> bool:
    return (
        len(page.words[index]) >= _SENTENCE_WORDS
        and page.ends_sentence(index)
        and page.is_prose(index)
        and not _has(page.blocks[index].path, _NEVER)
    )


def _has(path: str, words: Iterable[str]) -> bool:
    # Looking for one word after the other is ten times as fast as for all at once, and paths can be long.
    return any(word in path for word in words)


def _may_belong(page: Page, index: int) -> bool:
    block = page.blocks[index]
    return block.link_share <= _LINKED or block.tag in _HEADINGS


def _element(page: Page, sentences: Sequence[int]) -> str:
    """The path of the element that most prose stands in, or close below; the deepest of equals."""
    direct: defaultdict[str, float] = defaultdict(float)
    for index in sentences:
        weight = _BESIDE_WEIGHT if _has(page.blocks[index].path.lower(), _BESIDE) else 1.0
        direct[_place.holder(page.blocks[index])] += weight * min(_MOST_WORDS, len(page.words[index]))
    held: defaultdict[str, float] = defaultdict(float)
    for home, weight in direct.items():
        for level, path in enumerate(islice(_place.upwards(home), _LEVELS)):
            held[path] += weight * _DECAY**level
    most = max(held.values())
    return max((path for path, weight in held.items() if weight >= 0.999 * most), key=lambda one: (one.count("/"), one))


def _beside(page: Page, inside: dict[int, str], sentences: Sequence[int]) -> set[int]:
    """Of the blocks `inside`, those of furniture; a thing that holds much of the prose is none."""
    marks = {index: _place.furniture(rest) for index, rest in inside.items()}
    held: Counter[str] = Counter()
    for index in sentences:
        for mark in marks[index]:
            held[_place.kind(mark)] += len(page.words[index])
    much = _MUCH * page.count(sentences)
    return {index for index, own in marks.items() if any(held[_place.kind(mark)] < much for mark in own)}
