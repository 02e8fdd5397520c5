"""Four or more headlines in a row outside the article: latest, most read, related.

A heading above them would be a phrase; the row is enough. Inside the article such rows may be its own list of films,
dishes or teams, and stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics._outside import hits, outside
from cleaner.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document, Hit


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """Each line of each row of headlines outside the runs that stay."""
    return hits(document, outside(document).headlines, "a row of headlines")


CHECK = Check(
    id="headline-list",
    category="related",
    why="It is one of several headlines in a row outside the article.",
    find=find,
    max_share=None,  # as with `outside-run`
    where="cleaner/heuristics/headline_list.py",
)
