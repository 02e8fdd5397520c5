"""Where the headline stands in the article's head, by its shape and its place.

On pages with a date line the headline is mostly the nearest line above it that has a headline's shape, sometimes the
first below it; on other pages the nearest above the first paragraph. Bylines, standfirsts and captions stand between;
a line that is in the head twice (over a picture, in a sharing box) is the headline before any of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.metadata import vocabulary
from cleaner.metadata.dates import find_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.metadata.page import Page
    from cleaner.model import Block

# Words of a headline. Shorter lines are names and sections, longer ones prose; of 800 headlines of the
# development corpus 4 have fewer than 4, none more than 18.
MIN_WORDS, MAX_WORDS = 4, 30
# Characters of a headline (the longest has 111); also keeps the look at a line of any length cheap.
MAX_CHARS = 250
# Lines above the date line among which the headline is, and of those without a date line above the first paragraph.
REACH = 8
# Lines around a headline among which it may be repeated: further away are lists of what is new or popular.
ECHO_LINES = 24
# Words, and the share of them in lower case, from which on a headline-like line may be a standfirst, if another such
# line stands right above it. Indonesian headlines have capitals on nearly all words.
STANDFIRST_WORDS, STANDFIRST_LOWER = 12, 0.5
# Words that headline and text share at least, and characters of the text that are looked at: some three paragraphs.
SHARED_WORDS, TEXT_CHARS = 2, 2000

_NOT_LAST = frozenset(".:;,|>»-/(")
_GOES_ON = frozenset(",.;:)]%-–—")
_OPENING = re.compile(r"(?!-)[\W\d_]*([^\W\d_]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# No headline has a bar, a sign of copyright, an address, or brackets with a colon inside ("(Foto: Reuters)").
_MARKS = re.compile(r"[|©@{}<>]|https?:|www\.|\([^()]*:")
_CREDIT = re.compile(r"[A-Za-z]{3,}/\s?[A-Z]")  # "ANTARA FOTO/Budi"


def find_headline(page: Page) -> int | None:
    """The position of the headline; None where no line of the head has its shape."""
    if not page.date_lines:
        return _best(page, _up(page.first))
    dated = page.date_lines[0][0]
    above = _best(page, _up(dated))
    if above is not None and _shares_words(page, above):
        return above
    below = next((at for at in range(dated + 1, page.first) if _is_headline(page.document.blocks[at], page)), None)
    return below if above is None or (below is not None and _shares_words(page, below)) else above


def _up(position: int) -> range:
    return range(position - 1, max(-1, position - 1 - REACH), -1)


def _best(page: Page, positions: Iterable[int]) -> int | None:
    """Of the headline-like lines, nearest first: one that the head repeats, else the nearest that is no standfirst."""
    blocks = page.document.blocks
    found = [at for at in positions if _is_headline(blocks[at], page)]
    if not page.date_lines:
        found = [at for at in found if not _is_broken(page, at)]
    if not found:
        return None
    for at in found:
        if _is_repeated(page, at):
            return at
    nearest, *others = found
    if nearest - 1 in others and _is_standfirst(blocks[nearest]) and not _is_standfirst(blocks[nearest - 1]):
        return nearest - 1
    return nearest


def _is_broken(page: Page, position: int) -> bool:
    """Whether the next line goes on with this one: a piece of a sentence, in dumps that break at inline elements."""
    following = page.document.blocks[position + 1 : position + 2]
    openings = [block.text[:MAX_CHARS].lstrip()[:1] for block in following]
    return any(opening.islower() or opening in _GOES_ON for opening in openings)


def _is_standfirst(block: Block) -> bool:
    words = block.normal.split()
    lower = sum(word[0].islower() for word in words)
    return len(words) >= STANDFIRST_WORDS and lower >= STANDFIRST_LOWER * len(words)


def _shares_words(page: Page, position: int) -> bool:
    """Whether the line speaks of what the text speaks of: the menu above a date line does not."""
    line = _LONG_WORD.findall(page.document.blocks[position].folded)
    text = set(_LONG_WORD.findall(page.text[:TEXT_CHARS].lower()))
    return len(text.intersection(line)) >= min(SHARED_WORDS, len(line))


def _is_repeated(page: Page, position: int) -> bool:
    blocks = page.document.blocks
    line = blocks[position].folded
    near = blocks[max(0, position - ECHO_LINES) : position + ECHO_LINES]
    return sum(len(block.text) <= 2 * MAX_CHARS and block.folded == line for block in near) > 1


def _is_headline(block: Block, page: Page) -> bool:
    """Whether a line has a headline's shape: a few words, no end like a sentence's, no label, date, credit or address.

    What a rule takes for something else is no headline either.
    """
    if len(block.text) > MAX_CHARS or page.categories.get(block.index, "title") not in {"title", "other"}:
        return False
    line = block.normal
    if not MIN_WORDS <= block.words <= MAX_WORDS or (line[-1] in _NOT_LAST and not line.endswith("..")):
        return False
    if sum(map(str.isalpha, line)) * 2 < len(line) or _MARKS.search(line) or _CREDIT.search(line):
        return False
    opening = _OPENING.match(line)
    if opening is None or opening[1][0].islower() or opening[1].lower() in vocabulary.AUTHOR | vocabulary.EDITOR:
        return False
    return find_date(block.text, page.timezone, page.language) is None
