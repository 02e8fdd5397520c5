"""Is a page in the language that a pack is for? Told by the share of that language's function words."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cleaner.model import Document

# Share of the words of long lines. With the 52 words of news-id, 946 of 947 Indonesian pages and texts have 0.062 and
# more (the last one, a list of names, 0.052), pages in other languages 0.033 at most (Italian, for its "di"), Javanese
# texts 0.051, Sundanese mostly less than 0.06. Malay has the same function words: it cannot be told apart by them.
SHARE = 0.06
# Words a line must have to count: menus and lists of names hold no function words and thin the share out.
LINE_WORDS = 8
# Words of long lines below which all lines count.
FEW_WORDS = 50
# Words looked at; the share settles long before.
MOST_WORDS = 5_000

_WORD = re.compile(r"[^\W\d_]+")


def words(document: Document) -> tuple[str, ...]:
    """The words by which to judge the language of `document`, in lower case."""
    prose = tuple(islice(_words(document, LINE_WORDS), MOST_WORDS))
    return prose if len(prose) >= FEW_WORDS else tuple(islice(_words(document, 1), MOST_WORDS))


def fits(found: Collection[str], function_words: Collection[str]) -> bool:
    """Whether enough of the words `found` on a page are among the `function_words` of a language."""
    return sum(map(function_words.__contains__, found)) >= SHARE * max(1, len(found))


def _words(document: Document, at_least: int) -> Iterator[str]:
    for block in document.blocks:
        if block.words >= at_least:
            yield from _WORD.findall(block.folded)
