"""`drop_cards`: a sequence of lines that repeats, as the cards of other stories do. The repetition is the proof."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.model import Block, Document, Hit, Mark
from cleaner.rulebook.actions._action import Action, Built, Stops
from cleaner.rulebook.actions._classes import LineClass
from cleaner.rulebook.matcher import Matcher

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.rulebook.actions._action import IsAnchor
    from cleaner.rulebook.plain import CardsData

# Items. One alone proves nothing.
MIN_ITEMS = 2


def build(data: CardsData, stops: Stops) -> Built:
    """With a `lead` cards begin behind it; without one they may begin at any line that fits the first step."""
    item = tuple(map(LineClass.of, data["item"]))
    lead = Matcher(data["lead"]) if "lead" in data else None
    cards = Cards(item, data.get("min_items", MIN_ITEMS), int(lead is not None), data.get("to_end", False), stops)
    needs = () if lead else next((one.patterns for one in item if one.patterns and not one.optional), ())
    anchor = lead or (None if item[0].optional else item[0].matcher)
    return Built(cards.hits, anchor, needs, others=tuple(one.matcher for one in item if one.matcher))


@dataclass(frozen=True)
class Cards:
    """A compiled `drop_cards`; `leads` is the number of lines between an anchor and the first item."""

    item: tuple[LineClass, ...]
    min_items: int
    leads: int
    to_end: bool
    stops: Stops

    def hits(self, document: Document, blocks: Sequence[Block], is_anchor: IsAnchor) -> Iterator[Hit]:
        """Each line of each run of items that is long enough, its lead, and with `to_end` what follows it."""
        lines = document.blocks
        known: dict[int, tuple[int, int]] = {}
        at = 0
        for block in blocks:
            first = block.index + self.leads
            if block.index < at or not (self._opens(lines, first) and is_anchor(block)):
                continue
            count, end = self._run(lines, first, known)
            if count < self.min_items:
                continue
            evidence = f"{count} items in a row"
            yield from [Hit(line.whole, evidence, True) for line in lines[block.index : end]]
            at = end
            if self.to_end:
                yield from self._rest(document, end, evidence)
                return

    def _opens(self, lines: Sequence[Block], start: int) -> bool:
        """Whether an item may begin at `start`, as far as its first line tells."""
        step = self.item[0]
        return step.optional or (start < len(lines) and step.fits(lines, start, start))

    def _run(self, lines: Sequence[Block], start: int, known: dict[int, tuple[int, int]]) -> tuple[int, int]:
        """The most items that can follow each other from `start` on, and where they end; `known` keeps all answers."""
        ends: dict[int, set[int]] = {}
        waiting = [start]
        while waiting:
            at = waiting.pop()
            if at not in known and at not in ends:
                ends[at] = self._ends(lines, at)
                waiting.extend(ends[at])
        for at in sorted(ends, reverse=True):
            known[at] = max([(known[end][0] + 1, known[end][1]) for end in ends[at]], default=(0, at))
        return known[start]

    def _ends(self, lines: Sequence[Block], start: int) -> set[int]:
        """Where an item that begins at `start` can end: several places, where steps are optional."""
        reached = {start}
        for step in self.item:
            taken = {at + 1 for at in reached if at < len(lines) and step.fits(lines, start, at)}
            reached = reached | taken if step.optional else taken
            if not reached:
                break
        return reached - {start}

    def _rest(self, document: Document, end: int, evidence: str) -> list[Hit]:
        last = min((stop for stop in self.stops(document) if stop >= end), default=len(document.blocks))
        return [Hit(line.whole, evidence) for line in document.blocks[end:last]]


ACTION = Action("drop_cards", build, max_share=0.9, mark=Mark.FURNITURE)
