"""Claim, then settle: every check points at spans of an untouched document, and one function decides what goes.

Nothing here depends on the order of checks: claims are compared by authority, then by id.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, groupby
from operator import attrgetter
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

_OF_CHECK = attrgetter("check.rank")  # the order of checks; that of the claims of one check is `Claim.rank`


def claim(
    document: Document, checks: Iterable[Check], candidates: Mapping[str, Sequence[Block]] | None = None
) -> list[Claim]:
    """What each check points at; `candidates` narrows a check, by its id, to the blocks worth a look.

    Late checks are passed over: `settle` asks them once the others are settled.
    """
    asked: list[tuple[Check, Sequence[Block]]]
    if candidates is None:
        asked = [(check, document.blocks) for check in checks if not check.late]
    else:  # a rule without candidates has nothing to say
        asked = [(check, seen) for check in checks if (seen := candidates.get(check.id)) and not check.late]
    return [Claim(check, hit) for check, seen in asked for hit in check.find(document, seen)]


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
    return _decided(document, [*claims, *again]) if again else first


def _late_claims(
    document: Document,
    removals: Sequence[Removal],
    checks: Iterable[Check],
    candidates: Mapping[str, Sequence[Block]] | None,
) -> Iterator[Claim]:
    left: Leftover | None = None
    broken = bool(document.continues)
    for check in checks:
        if not (check.late or check.windowed or (broken and check.authority is not Authority.HEURISTIC)):
            continue
        # Joined lines may be what a rule needs and found nowhere, so that candidates then tell too little.
        everywhere = check.late or (check.windowed and (broken or candidates is None))
        seen = candidates.get(check.id, ()) if check.windowed and candidates else ()
        if not (everywhere or seen or broken):
            continue
        left = left or Leftover.of(document, _gone(document, removals))
        if blocks := left.document.blocks if everywhere else left.among(seen):
            for hit in check.find(left.document, blocks):
                yield from (Claim(check, one) for one in left.hits(hit))


def _decided(document: Document, claims: Sequence[Claim]) -> Settlement:
    standing = sorted(_undefeated(_unshielded(document, claims)), key=_OF_CHECK)
    suspended = _over_budget(document, standing)
    if suspended:
        silenced = {one.check.id for one in suspended}
        standing = [one for one in standing if one.check.id not in silenced]
    removals = _merged(lines := _by_block(standing))
    for authority in (Authority.HEURISTIC, Authority.PACK):
        if _leaves_prose(document, removals):
            break
        silent = {one.check.id: one.check for one in standing if _is_drop_of(authority, one.check)}
        reason = "all removals together would leave no sentence"
        suspended += [Suspension(check, reason) for _, check in sorted(silent.items())]
        standing = [one for one in standing if not _is_drop_of(authority, one.check)]
        removals = _merged(lines := _by_block(standing))
    return Settlement(removals, tuple(chain.from_iterable(lines)), tuple(suspended))


def _by_block(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims on each block, the strongest first; `claims` are in the order of their checks."""
    lines: defaultdict[int, list[Claim]] = defaultdict(list)
    tied = set()
    for claim in claims:
        block = claim.hit.span.block
        own = lines[block]
        if own and own[-1].check.rank == claim.check.rank:
            tied.add(block)
        own.append(claim)
    for block in tied:
        lines[block].sort(key=attrgetter("rank"))
    return [lines[block] for block in sorted(lines)]


def _is_drop_of(authority: Authority, check: Check) -> bool:
    return check.effect is Effect.DROP and check.authority is authority


def _unshielded(document: Document, claims: Iterable[Claim]) -> list[Claim]:
    sentences = document.sentences
    return [
        one
        for one in claims
        if one.hit.named
        or one.check.prose
        or one.hit.span.block not in sentences
        or one.check.effect is not Effect.DROP
        or _is_empty(one.hit.span)
    ]


def _undefeated(claims: list[Claim]) -> list[Claim]:
    keep = Effect.KEEP
    keeps = [one for one in claims if one.check.effect is keep]
    if not keeps:
        return claims
    guarded: dict[int, list[Claim]] = defaultdict(list)
    for one in keeps:
        guarded[one.hit.span.block].append(one)
    return [
        one
        for one in claims
        if one.check.effect is not Effect.DROP
        or not any(
            other.check.authority >= one.check.authority and other.span.overlaps(one.span)
            for other in guarded.get(one.hit.span.block, ())
        )
    ]


def _over_budget(document: Document, claims: Iterable[Claim]) -> list[Suspension]:
    """The checks that would take too much; `claims` are in the order of their checks."""
    if len(document.blocks) < BUDGET_LINES:
        return []
    suspended, chars = [], max(1, document.chars)
    for _, group in groupby(claims, key=attrgetter("check.id")):
        own = list(group)
        # Spans that overlap are counted twice, which is cheap; only where it would be too much they are looked at.
        check, limit = own[0].check, own[0].check.max_share
        if check.effect is not Effect.DROP or limit is None or _length([one.hit.span for one in own]) / chars <= limit:
            continue
        share = _length([one.span for one in _merged(_by_block(own))]) / chars
        if share > limit:
            suspended.append(Suspension(check, f"it would take {share:.0%} of the page, its limit is {limit:.0%}"))
    return sorted(suspended, key=attrgetter("check.id"))


def _length(spans: Iterable[Span]) -> int:
    return sum([end - start for _, start, end in spans if start < end])


def _merged(lines: Iterable[Sequence[Claim]]) -> tuple[Removal, ...]:
    """What the drops among the claims on each block take together; the grounds of each removal stay in order."""
    drop = Effect.DROP
    removals: list[Removal] = []
    for own in lines:
        drops = tuple([one for one in own if one.check.effect is drop and (span := one.hit.span).start < span.end])
        if not drops:
            continue
        span = drops[0].hit.span
        # Of nearly all blocks: everybody takes the same, mostly the whole line.
        if len(drops) == 1 or [one.hit.span for one in drops].count(span) == len(drops):
            removals.append(Removal(span, drops))
        else:
            removals += _merged_in_block(drops)
    return tuple(removals)


def _merged_in_block(drops: Sequence[Claim]) -> Iterator[Removal]:
    """The same for one block on which drops differ: those that overlap go together."""
    bounds: list[list[int]] = []
    for span in sorted([one.hit.span for one in drops]):
        if bounds and span.start < bounds[-1][1]:
            bounds[-1][1] = max(bounds[-1][1], span.end)
        else:
            bounds.append([span.start, span.end])
    for start, end in bounds:
        span = Span(drops[0].hit.span.block, start, end)
        yield Removal(span, tuple([one for one in drops if one.hit.span.overlaps(span)]))


def _leaves_prose(document: Document, removals: Sequence[Removal]) -> bool:
    sentences = document.sentences
    if len(sentences) < GUARD_SENTENCES or sentences.difference([one.span.block for one in removals]):
        return True
    return bool(sentences - _gone(document, removals))


def _gone(document: Document, removals: Sequence[Removal]) -> set[int]:
    """The blocks of which nothing but blanks is left."""
    blocks = document.blocks
    gone = {block for block, start, end in [one.span for one in removals] if end - start == len(blocks[block].text)}
    parts = [one for one in removals if one.span.block not in gone]
    for index, own in groupby(parts, key=attrgetter("span.block")):
        text = blocks[index].text
        left, position = [], 0
        for removal in own:
            left.append(text[position : removal.span.start])
            position = removal.span.end
        if not "".join([*left, text[position:]]).strip():
            gone.add(index)
    return gone


def _is_empty(span: Span) -> bool:
    return span.start >= span.end
