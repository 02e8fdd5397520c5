"""Where blocks stand on a page: the element that holds most of a text, and whether a block lies among furniture.

All of it is read from the paths of the blocks, `/html[1]/body[1]/div#isi.text[3]/p[1]`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, chain, takewhile
from typing import TYPE_CHECKING

from cleaner.opinions._page import WORDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from cleaner.model import Block
    from cleaner.opinions._page import Page

# Share of a text's words that its container holds: at 0.8 the vote loses 0.003 on the pages of the world.
_HELD = 0.9
# Ancestors of a block, from the nearest up, whose names tell furniture.
_NEAR = 4
_FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "figure", "figcaption", "form", "button"))
# Words of classes and ids, in the languages that people write markup in: names of things in the page's code, not
# phrases that a reader sees.
_FURNITURE_NAMES = re.compile(
    r"caption|credit|photo|foto|gambar|image|gallery|galeri|slideshow|rail|promo|teaser|related|terkait|recirc"
    r"|most-?(?:read|popular)|attribution|timestamp|publish-?date|pub-?date|byline|author|share|social|comment"
    r"|newsletter|sidebar|widget|embed|ticker|(?:^|[._-])(?:cta|bio)(?:[._-]|$)|sign-?up|outbrain|taboola|sponsor|most-?(?:viewed|shared)"
    r"|bacajuga|baca-juga|lire-?aussi|relacionad|correlat|verwandt|gerelateerd",
    re.IGNORECASE,
)
_STEP = re.compile(r"([^#.\[]+)([^\[]*)")
# What a path says of the levels that it leaves out; they are one element to us.
_OMITTED = re.compile(r"/…(\d+)$")
_PLACE = re.compile(r"\[\d+\]")
# Tags of paragraphs, and how many levels up a block's home is looked for.
_PARAGRAPHS = frozenset(("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "dd", "dt", "pre"))
_HOME_LEVELS = 16
_QUOTE = re.compile(r"/blockquote\b")
# Share of a text that quotations in it have at most: some templates put all of it into one. And their share of links.
_QUOTED_SHARE = 0.5
_QUOTED_LINKED = 0.7
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
# Words of a block just before or behind the text.
_EDGE_WORDS = 10


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


def furniture(rest: str) -> list[str]:
    """Of the nearest ancestors, of those named in `rest`, the paths of things that stand beside an article."""
    found = []
    steps = rest.split("/")[1:]
    for level in range(max(0, len(steps) - _NEAR), len(steps)):
        match = _STEP.match(steps[level])
        if match and (match[1] in _FURNITURE_TAGS or _FURNITURE_NAMES.search(match[2])):
            found.append("/".join(steps[: level + 1]))
    return found


def is_furniture(rest: str) -> bool:
    """Whether there is such a thing."""
    return bool(furniture(rest))


def holder(block: Block) -> str:
    """The path of the element around a paragraph, or of the very one of loose text."""
    return block.path.rpartition("/")[0] if block.tag in _PARAGRAPHS else block.path


def homes(page: Page) -> list[str]:
    """For each block the path of its home: the innermost element that holds another block too and is no paragraph.

    Paragraphs of one element have the same home, and so has loose text between them, whatever tags wrap the one or
    the other.
    """
    known: dict[str, tuple[str, ...]] = {"": ()}  # most blocks share all of their ancestors with others

    def chain_of(path: str) -> tuple[str, ...]:
        if path not in known:
            known[path] = (path, *chain_of(path.rpartition("/")[0])[: _HOME_LEVELS - 1])
        return known[path]

    chains = [chain_of(block.path) for block in page.blocks]
    runs = Counter(chain.from_iterable(chains))
    return [
        next((path for path in own if runs[path] > 1 and _tag(path) not in _PARAGRAPHS), block.path)
        for block, own in zip(page.blocks, chains, strict=True)
    ]


def upwards(path: str) -> Iterator[str]:
    """The path and those of its ancestors, from the nearest up."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def kind(path: str) -> str:
    """A path without the places among siblings: elements that the template repeats have the same."""
    return _PLACE.sub("", path)


def quoted(page: Page, text: Collection[int], path: str) -> set[int]:
    """The blocks of quotations within the text: posts that a page embeds are quoted, and extractors drop them."""
    between = page.blocks[min(text) : max(text)] if text else ()
    return {block.index for block in between if _QUOTE.search(below(block, path) or "")}


def quotations(page: Page, text: Collection[int]) -> set[int]:
    """The blocks of quotations in the text, where the text itself is not one; links alone are a button."""
    found = {index for index in text if _QUOTE.search(page.blocks[index].path)}
    if page.count(found) > _QUOTED_SHARE * page.count(text):
        return set()
    return {index for index in found if page.blocks[index].link_share <= _QUOTED_LINKED}


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


def _tag(path: str) -> str:
    match = _STEP.match(path.rpartition("/")[2])
    return match[1] if match else ""


def _belongs(page: Page, index: int, path: str, least: int = WORDS) -> bool:
    rest = below(page.blocks[index], path)
    return rest is not None and page.is_prose(index, least) and not is_furniture(rest)


def _prefixes(path: str) -> Iterable[str]:
    steps = _OMITTED.sub("", path).split("/")[1:]
    return accumulate(steps, "{}/{}".format, initial="")
