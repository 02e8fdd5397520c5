"""Whose page is this, by what stands in its text? Each clue of a site gives points where a line shows it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleaner.rulebook.matcher import Matcher
from cleaner.rulebook.prefilter import Overview, Prefilter
from cleaner.rulebook.regex import is_by_line
from cleaner.rulebook.window import among, within

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from cleaner.model import Block, Document
    from cleaner.rulebook.plain import FileData, WindowData

# Points. One clue that no other site could show, or several weaker ones.
ENOUGH = 3.0


class Clue(NamedTuple):
    """A line that speaks for a site, with the points it gives."""

    site: str
    matcher: Matcher
    window: WindowData | None
    score: float

    @property
    def is_plain(self) -> bool:
        """Whether any line will do that says what the clue says."""
        return self.window is None and not self.matcher.has_conditions


class Sign(NamedTuple):
    """A pattern of a clue, by the clue's number, and whether a page with it in some line is sure to have the clue."""

    clue: int
    pattern: str
    is_proof: bool


@dataclass(frozen=True)
class Clues:
    """The clues of many sites, ready to be looked for in any number of pages."""

    clues: tuple[Clue, ...]

    @classmethod
    def of(cls, sites: Iterable[FileData]) -> Clues:
        """All clues of these files, in their order."""
        return cls(
            tuple(
                Clue(file["id"], Matcher(clue), clue.get("at"), clue["score"])
                for file in sites
                for clue in file.get("match", {}).get("text", ())
            )
        )

    def best(self, document: Document) -> str | None:
        """The site with the most points, where they are enough and no other has as many.

        One look at the whole page tells how many points each site can have and which it is sure to have; only where
        that leaves the answer open, lines are looked at, and only for the clues that make the difference.
        """
        signs = [self._signs[number] for number in self._overview.found([block.normal for block in document.blocks])]
        most = self._points({sign.clue for sign in signs})
        hopeful = {site for site, points in most.items() if points >= ENOUGH}
        sure = {sign.clue for sign in signs if sign.is_proof}
        if found := _best(self._points(sure), most):
            return found
        seen = self._seen(document, {sign.clue for sign in signs if self.clues[sign.clue].site in hopeful} - sure)
        points = self._points(seen | sure)
        return _best(points, points)

    def points(self, document: Document) -> dict[str, float]:
        """What the clues of each site give for `document`, by the ids of those that give anything."""
        return self._points(self._seen(document, range(len(self.clues))))

    def _points(self, clues: Iterable[int]) -> dict[str, float]:
        points: defaultdict[str, float] = defaultdict(float)
        for number in sorted(clues):  # so that the sum is the same wherever the clues come from
            points[self.clues[number].site] += self.clues[number].score
        return dict(points)

    def _seen(self, document: Document, wanted: Collection[int]) -> set[int]:
        """The numbers of those of the clues `wanted` that the page shows at least once; one look at each line."""
        seen: set[int] = set()
        for block in self._worth_a_look(document, wanted):
            for number in self._prefilter.owners(block.normal):
                clue = self.clues[number]
                in_window = clue.window is None or within(clue.window, document, block)
                if number in wanted and number not in seen and in_window and clue.matcher.matches(block):
                    seen.add(number)
            if len(seen) == len(wanted):
                break
        return seen

    def _worth_a_look(self, document: Document, wanted: Collection[int]) -> Iterable[Block]:
        looked: dict[int, Block] = {}
        for number in wanted:
            window = self.clues[number].window
            if window is None:
                return document.blocks
            looked.update((block.index, block) for block in among(window, document, document.blocks))
        return looked.values()

    @cached_property
    def _signs(self) -> tuple[Sign, ...]:
        # A clue without alternatives (only `max_words`, say) has no pattern: it would speak for every page.
        return tuple(
            Sign(number, source, is_proof and is_by_line(source) and clue.is_plain)
            for number, clue in enumerate(self.clues)
            for source, is_proof in clue.matcher.proofs
        )

    @cached_property
    def _overview(self) -> Overview:
        return Overview(tuple(sign.pattern for sign in self._signs))

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter({number: clue.matcher.patterns for number, clue in enumerate(self.clues)})


def _best(least: Mapping[str, float], most: Mapping[str, float]) -> str | None:
    """The site that has enough points, and whose least are more than the most of each other; there is one at most."""
    return next(
        (
            site
            for site, points in least.items()
            if points >= ENOUGH and all(other < points for rival, other in most.items() if rival != site)
        ),
        None,
    )
