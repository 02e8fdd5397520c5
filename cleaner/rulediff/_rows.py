"""A cleaned page line by line, in a form that two rule sets, or a page and what was accepted of it, can be compared in.

The lines of a dump are the same whatever the rules. Those of an HTML page nearly so: a layout may show what others
hide. So a line is known by its text and by how often that came before.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.marked import marked_blocks
from cleaner.model import Effect

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.result import Result

Spans = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line: where it is, its text, and what of it goes.

    `marked` is the line in the notation of marked pages, `gone` the spans that go, `takers` the strongest check for
    each of them, `keepers` are the rules that hold the line.
    """

    place: str
    text: str
    marked: str
    gone: Spans
    takers: tuple[str, ...]
    keepers: frozenset[str]


def rows(result: Result) -> dict[tuple[str, int], Row]:
    """The lines of a page in its order, each by its text and its number among those of the same text."""
    seen: Counter[str] = Counter()
    keepers = _keepers(result)
    found = {}
    for block, marked, removals in marked_blocks(result.document, result.settlement):
        seen[block.text] += 1
        found[block.text, seen[block.text]] = Row(
            f"line {block.line}" if result.document.kind == "text" else block.path,
            block.text,
            marked,
            tuple((one.span.start, one.span.end) for one in removals),
            tuple(one.check.id for one in removals),
            frozenset(keepers.get(block.index, ())),
        )
    return found


def outside(spans: Spans, others: Spans) -> Spans:
    """What of the sorted, disjoint `spans` no span of the sorted, disjoint `others` covers."""
    found = []
    for first, last in spans:
        at = first
        for start, end in (*others, (last, last)):
            if at < min(start, last):
                found.append((at, min(start, last)))
            at = max(at, end)
    return tuple(found)


def _keepers(result: Result) -> Mapping[int, set[str]]:
    keepers: defaultdict[int, set[str]] = defaultdict(set)
    for claim in result.settlement.standing:
        if claim.check.effect is Effect.KEEP:
            keepers[claim.span.block].add(claim.check.id)
    return keepers
