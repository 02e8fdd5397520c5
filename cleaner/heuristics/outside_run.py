"""What stands around the article, told by where the prose is: menus, tickers, legal lines.

An article is one stretch of prose with some furniture inside it, and everything else on its page is mostly short
lines. Inside the stretch nothing is touched: subheads, verses, list items, scores and prices stay. Sentences outside
are taken only where the choice between the runs of prose is sure; see `_choice`, and `uncertain_run` for the rest.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.heuristics._outside import hits, outside
from cleaner.model import Check

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block, Document, Hit


def find(document: Document, _: Sequence[Block]) -> Iterator[Hit]:
    """Each line outside the runs that stay, but the lists that `item_list` and `headline_list` know."""
    return hits(document, outside(document).rest, "no part of the article")


CHECK = Check(
    id="outside-run",
    category="other",
    why="It stands outside the stretch of prose that is the article.",
    find=find,
    max_share=None,  # as with `outside-main`: a run of prose is always left, however small a share of the page it is
    where="cleaner/heuristics/outside_run.py",
)
