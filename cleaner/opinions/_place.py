"""Where blocks stand on a page: the element that holds most of a text, and whether a block lies among furniture.

All of it is read from the paths of the blocks, `/html[1]/body[1]/div#isi.text[3]/p[1]`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, takewhile
from typing import TYPE_CHECKING

from cleaner.opinions._page import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from cleaner.model import Block
    from cleaner.opinions._page import Page

# Share of a text's words that its container holds: at 0.8 the vote loses 0.003 on the pages of the world.
_HELD = 0.9
# Ancestors of a block, from the nearest up, whose names tell furniture.
_NEAR = 4
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "figure", "figcaption", "form", "button"))
# Class and id words that mean the same on pages of all languages of the corpus, and their Indonesian twins.
_FURNITURE_NAMES = re.compile(
    r"caption|credit|photo|foto|gambar|image|gallery|galeri|slideshow|rail|promo|teaser|related|terkait|recirc"
    r"|most-?(?:read|popular)|attribution|timestamp|byline|author|share|social|comment|newsletter|sidebar|widget"
    r"|embed|ticker",
    re.IGNORECASE,
)
_STEP = re.compile(r"([^#.\[]+)([^\[]*)")
# What a path says of the levels that it leaves out; they are one element to us.
_OMITTED = re.compile(r"/…(\d+)$")
_QUOTE = re.compile(r"/blockquote\b")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Words of a block just before or behind the text.
_EDGE_WORDS = 10
# Words of a sentence that is surely part of some text (design 4.4).
_SENTENCE_WORDS = 8


def container(page: Page, text: Collection[int]) -> str:
    """The path of the deepest element that holds nearly all words of the blocks `text`."""
    held: Counter[str] = Counter()
    for index in text:
        for prefix in _prefixes(page.blocks[index].path):
            held[prefix] += len(page.words[index])
    most = held.get("", 0)
    return max((path for path, count in held.items() if count >= _HELD * most), key=lambda path: path.count("/"))


def below(block: Block, path: str) -> str | None:
    """What of the block's path lies below the element `path`, None where the block is elsewhere."""
    inside = block.path == path or block.path.startswith(f"{path}/")
    return block.path[len(path) :] if inside else None


def is_furniture(rest: str) -> bool:
    """Whether one of the nearest ancestors, of those named in `rest`, is a thing that stands beside an article."""
    for step in rest.split("/")[1:][-_NEAR:]:
        match = _STEP.match(step)
        if match and (match[1] in _FURNITURE_TAGS or _FURNITURE_NAMES.search(match[2])):
            return True
    return False


def quoted(page: Page, text: Collection[int], path: str) -> set[int]:
    """The blocks of quotations within the text: posts that a page embeds are quoted, and extractors drop them."""
    between = page.blocks[min(text) : max(text)] if text else ()
    return {block.index for block in between if _QUOTE.search(below(block, path) or "")}


def filled(page: Page, text: Collection[int]) -> set[int]:
    """`text` with the prose of its container that one extractor lost: all that stands between, and what adjoins.

    For a single opinion; after a vote there is nothing left to fill. Blocks outside the container are left out.
    """
    if not text:
        return set()
    path = container(page, text)
    found = {index for index in text if below(page.blocks[index], path) is not None}
    first, last = min(found), max(found)
    found |= quoted(page, found, path)
    found |= {index for index in range(first, last) if _belongs(page, index, path)}
    for edge in (range(first - 1, -1, -1), range(last + 1, len(page.blocks))):
        found.update(takewhile(lambda index: _belongs(page, index, path, _EDGE_WORDS), edge))
    return found


def longest(page: Page) -> set[int]:
    """The prose of the page where no extractor found a text: what looks like sentences, and its container filled."""
    sentences = {
        block.index
        for block in page.blocks
        if page.ends_sentence(block.index)
        and len(page.words[block.index]) >= _SENTENCE_WORDS
        and page.is_prose(block.index)
        and not is_furniture(block.path)
    }
    return filled(page, sentences)


def depth(blocks: Sequence[Block]) -> int:
    """The levels of the deepest block, those that its path leaves out included."""
    deepest = 0
    for block in blocks:
        omitted = _OMITTED.search(block.path) if "…" in block.path else None
        deepest = max(deepest, block.path.count("/") + (int(omitted[1]) if omitted else 0))
    return deepest


def attributes(html: str) -> int:
    """The most attributes of one tag, counted only where a tag is long enough to have thousands."""
    return max((len(_QUOTED.sub("", tag).split()) for tag in _LONG_TAG.findall(html)), default=0)


def _belongs(page: Page, index: int, path: str, least: int = WORDS) -> bool:
    rest = below(page.blocks[index], path)
    return rest is not None and page.is_prose(index, least) and not is_furniture(rest)


def _prefixes(path: str) -> Iterable[str]:
    steps = _OMITTED.sub("", path).split("/")[1:]
    return accumulate(steps, "{}/{}".format, initial="")
