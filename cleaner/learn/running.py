"""Rules on trial: what they take of a document when nothing else runs beside them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from cleaner import engine, heuristics
from cleaner.model import Settlement
from cleaner.rulebook.compile import Ruleset
from cleaner.text import is_blank, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Check, Document, Removal
    from cleaner.rulebook.compile import Rule


@dataclass(frozen=True)
class Outcome:
    """A document as the rules saw it, and what was settled."""

    document: Document
    settlement: Settlement

    def gone(self) -> Iterator[tuple[int, Removal]]:
        """The blocks of which nothing is left, each with the removal that took most of it."""
        blocks = self.document.blocks
        for index, own in groupby(self.settlement.removals, key=lambda removal: removal.span.block):
            removals = [*own]
            if is_blank(_rest(blocks[index].text, removals)):
                yield (
                    index,
                    max(removals, key=lambda removal: (removal.span.end - removal.span.start, removal.check.id)),
                )

    def cut(self) -> tuple[frozenset[int], frozenset[int]]:
        """The blocks of which the beginning is gone, and those of which the end is."""
        blocks = self.document.blocks
        spans = [removal.span for removal in self.settlement.removals]
        opened = frozenset(one.block for one in spans if is_blank(blocks[one.block].text[: one.start]))
        closed = frozenset(one.block for one in spans if is_blank(blocks[one.block].text[one.end :]))
        return opened, closed

    def kept(self) -> Iterator[str]:
        """What is left of each block, normalised; nothing of a block that is gone."""
        own = {index: [*some] for index, some in groupby(self.settlement.removals, key=lambda one: one.span.block)}
        for block in self.document.blocks:
            rest = normalise(_rest(block.text, own[block.index])) if block.index in own else block.normal
            if rest:
                yield rest


def run(document: Document, rules: Ruleset, others: Sequence[Check] = ()) -> Outcome:
    """What `rules` and the checks of a layout take of `document`; no heuristic and no extractor has a say."""
    if not (rules.rules or others):
        continues = heuristics.continuations(document) if document.kind == "text" else document.continues
        return Outcome(replace(document, continues=continues), Settlement((), ()))
    candidates = rules.candidates(document)
    claims = engine.claim(document, rules.checks, candidates)
    document = replace(document, marks=rules.marks_of(document, claims))
    if document.kind == "text" and (continues := heuristics.continuations(document)):
        document = replace(document, continues=continues)
        claims = engine.claim(document, rules.checks, candidates)
    claims += engine.claim(document, others)
    return Outcome(document, engine.settle(document, claims, (*rules.checks, *others), candidates))


def _rest(text: str, removals: Sequence[Removal]) -> str:
    for removal in reversed(removals):
        text = text[: removal.span.start] + text[removal.span.end :]
    return text


def alone(document: Document, rules: Sequence[Rule]) -> Outcome:
    """What rules take of a page of examples: without budgets, as `trial.try_rule` runs them."""
    free = Ruleset(tuple(replace(rule, check=replace(rule.check, max_share=None)) for rule in rules))
    claims = engine.claim(document, free.checks, free.candidates(document))
    late = [check for check in free.checks if check.late]
    return Outcome(document, engine.settle(document, claims, late))
