"""Claim, then settle: every check points at spans of an untouched document, and one function decides what goes.

Nothing here depends on the order of checks: claims are compared by authority, then by id.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cleaner.leftover import Leftover
from cleaner.model import Authority, Claim, Document, Effect, Removal, Settlement, Span, Suspension

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.model import Block, Check

# Non-empty lines from which budgets apply: on a page of a few lines any single removal is a large share.
BUDGET_LINES = 12
# Sentences a page must have before taking all of them counts as an accident.
GUARD_SENTENCES = 3


def claim(
    document: Document, checks: Iterable[Check], candidates: Mapping[str, Sequence[Block]] | None = None
) -> list[Claim]:
    """What each check points at; `candidates` narrows a check, by its id, to the blocks worth a look.

    Late checks are passed over: `settle` asks them once the others are settled.
    """
    claims: list[Claim] = []
    for check in checks:
        blocks = document.blocks if candidates is None else candidates.get(check.id, ())
        if not check.late and (blocks or candidates is None):  # a rule without candidates has nothing to say
            claims += [Claim(check, hit) for hit in check.find(document, blocks)]
    return claims


def settle(
    document: Document,
    claims: Sequence[Claim],
    checks: Iterable[Check] = (),
    candidates: Mapping[str, Sequence[Block]] | None = None,
) -> Settlement:
    """Decide all claims together (design 3.5 and 4.4).

    The prose shield voids hits on sentences that nobody named; a keep defeats each overlapping drop of its own
    authority or below; a check over its budget is suspended; what stands is merged into disjoint removals.

    Then some `checks` are asked about the paragraphs that are left, and everything is decided once more with their
    claims: late ones about all, windowed ones about their `candidates`, and every rule about paragraphs joined of
    broken lines, which nobody has seen whole before. None of them sees another's work.
    """
    first = _decided(document, claims)
    again = list(_late_claims(document, first.removals, checks, candidates))
    last = _decided(document, [*claims, *again]) if again else first
    standing = sorted([*last.drops, *last.notes], key=lambda one: (one.hit.span.block, *one.rank))
    return Settlement(last.removals, tuple(standing), last.suspended)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What becomes of some claims: `drops` are those that stand, `notes` all that ask for nothing to go."""

    removals: tuple[Removal, ...]
    drops: Sequence[Claim]
    notes: Sequence[Claim]
    suspended: tuple[Suspension, ...]


def _late_claims(
    document: Document,
    removals: Sequence[Removal],
    checks: Iterable[Check],
    candidates: Mapping[str, Sequence[Block]] | None,
) -> Iterator[Claim]:
    left: Leftover | None = None
    for check in checks:
        everywhere = check.late or (check.windowed and candidates is None)
        seen = candidates.get(check.id, ()) if check.windowed and candidates else ()
        if not (everywhere or seen or _is_rule(check, document)):
            continue
        left = left or Leftover.of(document, _gone(document, removals))
        if blocks := left.document.blocks if everywhere else left.among(seen):
            for hit in check.find(left.document, blocks):
                yield from (Claim(check, one) for one in left.hits(hit))


def _is_rule(check: Check, document: Document) -> bool:
    return bool(document.continues) and check.authority is not Authority.HEURISTIC


def _decided(document: Document, claims: Sequence[Claim]) -> _Decision:
    notes = [one for one in claims if one.check.effect is not Effect.DROP]
    drops = _undefeated(_unshielded(document, claims), [one for one in notes if one.check.effect is Effect.KEEP])
    drops, suspended = _within_budget(document, drops)
    removals = _merged(drops)
    for authority in (Authority.HEURISTIC, Authority.PACK):
        if _leaves_prose(document, removals):
            break
        silenced = {one.check.id: one.check for one in drops if one.check.authority is authority}
        reason = "all removals together would leave no sentence"
        suspended += [Suspension(check, reason) for _, check in sorted(silenced.items())]
        drops = [one for one in drops if one.check.authority is not authority]
        removals = _merged(drops)
    return _Decision(removals, drops, notes, tuple(suspended))


def _unshielded(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    sentences = document.sentences
    return [
        one
        for one in claims
        if one.check.effect is Effect.DROP
        and (one.hit.named or one.check.prose or one.hit.span.block not in sentences or _is_empty(one.hit.span))
    ]


def _undefeated(drops: list[Claim], keeps: list[Claim]) -> list[Claim]:
    if not keeps:
        return drops
    guarded: dict[int, list[Claim]] = defaultdict(list)
    for keep in keeps:
        guarded[keep.span.block].append(keep)
    return [
        drop
        for drop in drops
        if not any(
            keep.check.authority >= drop.check.authority and keep.span.overlaps(drop.span)
            for keep in guarded.get(drop.hit.span.block, ())
        )
    ]


def _within_budget(document: Document, drops: list[Claim]) -> tuple[list[Claim], list[Suspension]]:
    if len(document.blocks) < BUDGET_LINES:
        return drops, []
    taken: dict[str, list[Claim]] = defaultdict(list)
    for drop in drops:
        taken[drop.check.id].append(drop)
    suspended = []
    for _, own in sorted(taken.items()):
        check, chars = own[0].check, max(1, document.chars)
        # Spans that overlap are counted twice, which is cheap; only where it would be too much they are looked at.
        if check.max_share is None or _length(one.hit.span for one in own) / chars <= check.max_share:
            continue
        share = _length(one.span for one in _merged(own)) / chars
        if share > check.max_share:
            reason = f"it would take {share:.0%} of the page, its limit is {check.max_share:.0%}"
            suspended.append(Suspension(check, reason))
    silenced = {one.check.id for one in suspended}
    return ([drop for drop in drops if drop.check.id not in silenced] if silenced else drops), suspended


def _length(spans: Iterable[Span]) -> int:
    return sum([max(0, span.end - span.start) for span in spans])


def _merged(drops: Iterable[Claim]) -> tuple[Removal, ...]:
    removals: list[Removal] = []
    group: list[Claim] = []
    block = start = end = -1
    for drop in sorted([one for one in drops if not _is_empty(one.hit.span)], key=_place):
        span = drop.hit.span
        if span.block == block and span.start < end:
            end = max(end, span.end)
            group.append(drop)
            continue
        if group:
            removals.append(_removal(Span(block, start, end), group))
        block, start, end, group = span.block, span.start, span.end, [drop]
    if group:
        removals.append(_removal(Span(block, start, end), group))
    return tuple(removals)


def _removal(span: Span, group: list[Claim]) -> Removal:
    return Removal(span, tuple(sorted(group, key=_rank) if len(group) > 1 else group))


def _place(claim: Claim) -> tuple[int, int, int]:
    span = claim.hit.span
    return (span.block, span.start, span.end)


def _rank(claim: Claim) -> tuple[object, ...]:
    return claim.rank


def _leaves_prose(document: Document, removals: Sequence[Removal]) -> bool:
    sentences = document.sentences
    if len(sentences) < GUARD_SENTENCES or sentences.difference([one.span.block for one in removals]):
        return True
    return bool(sentences - _gone(document, removals))


def _gone(document: Document, removals: Sequence[Removal]) -> set[int]:
    """The blocks of which nothing but blanks is left."""
    gone = set()
    for index, own in groupby(removals, key=lambda one: one.span.block):
        text = document.by_index[index].text
        left, position = [], 0
        for removal in own:
            left.append(text[position : removal.span.start])
            position = removal.span.end
        if not "".join([*left, text[position:]]).strip():
            gone.add(index)
    return gone


def _is_empty(span: Span) -> bool:
    return span.start >= span.end
