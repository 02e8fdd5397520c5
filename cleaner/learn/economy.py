"""One rule for one thing: what a more frequent rule takes already needs none of its own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner.rulebook.matcher import searchable
from cleaner.rulebook.regex import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cleaner.learn.proposal import Found, Proposal


def economical(found: Sequence[Found]) -> list[Found]:
    """The same without the proposals all of whose lines another one takes that is seen on as many documents."""
    every = [proposal for one in found for proposal in one.proposals]
    kept: list[Proposal] = []
    for proposal in sorted(every, key=lambda one: -one.documents):
        covered = covering(kept)
        if not proposal.lines or not all(map(covered, proposal.lines)):
            kept.append(proposal)
    return [replace(one, proposals=tuple(each for each in one.proposals if each in kept)) for one in found]


def covering(proposals: Iterable[Proposal]) -> Callable[[str], bool]:
    """Whether a line begins or ends with a phrase, or has a shape, that some proposal names."""
    data = [one.rule.get("drop") or one.rule.get("capture") or {} for one in proposals]
    starts = tuple(text for one in data for text in one.get("starts", ()))
    ends = tuple(text for one in data for text in one.get("ends", ()))
    compiled = [compile_pattern(source) for one in data for source in one.get("re", ())]

    def covered(line: str) -> bool:
        lower = line.lower()
        return lower.startswith(starts) or lower.endswith(ends) or any(one.search(searchable(line)) for one in compiled)

    return covered
