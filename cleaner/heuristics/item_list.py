"""Teasers and comments outside the article: headline and summary, or name, date and text, again and again.

They are prose, so that a long list of them would look like the article; their shape gives them away. See `_items`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics._outside import hits, outside
from cleaner.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document, Hit


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """Each line of each list of items outside the runs that stay."""
    return hits(document, outside(document).items, "one of several items of the same shape")


CHECK = Check(
    id="item-list",
    category="related",
    why="It belongs to a list of teasers or comments outside the article.",
    find=find,
    max_share=None,  # as with `outside-run`
    where="cleaner/heuristics/item_list.py",
)
