"""Headlines that stand twice in a row below the text: a picture's and its link's, which differ from page to page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.learn.census import enough
from cleaner.learn.proposal import Proposal, window
from cleaner.rulebook.actions._classes import is_headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.learn.paper import Line, Paper


@dataclass
class Doubles:
    """Collects doubled headlines while the pages of a site stream by."""

    documents: int = 0
    pages: int = 0
    tails: int = 0
    places: list[tuple[int, int]] = field(default_factory=list)

    def add(self, paper: Paper) -> None:
        """Look at one document."""
        self.documents += 1
        found = [*_doubled(paper)]
        self.pages += bool(found)
        self.tails += sum(line.zone == "tail" for line in found)
        self.places += [(line.above, line.below) for line in found]

    def proposals(self) -> list[Proposal]:
        """The rule, where enough pages have some, all of them near the end: a title above the text may be doubled."""
        if self.pages < enough(self.documents):
            return []
        at = window(self.places, {"tail": self.tails / len(self.places)})
        if not at:
            return []
        rule: dict[str, Any] = {"drop_cards": {"item": ["headline", "same"], "min_items": 1}, "at": dict(at)}
        note = f"{self.pages} of {self.documents} documents"
        why = "The same headline twice in a row, as a picture and its link have it."
        shown = "headlines twice in a row"
        return [
            Proposal(rule, shown, self.pages, None, {"": note}, category="related", name="doubled-headlines", why=why)
        ]


def _doubled(paper: Paper) -> Iterator[Line]:
    """The first line of each pair."""
    for line, below in zip(paper.lines, paper.lines[1:], strict=False):
        adjacent = below.block.index == line.block.index + 1
        if adjacent and line.folded == below.folded and is_headline(line.block):
            yield line
