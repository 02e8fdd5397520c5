"""Settling again, slowly and naively, character by character: both must decide alike."""

from __future__ import annotations

import itertools

from hypothesis import given

from cleaner.engine import settle
from cleaner.model import Authority, Claim, Document, Effect
from tests.property.strategies import SETTINGS, settled

Place = tuple[int, int]


def places(claim: Claim) -> set[Place]:
    return {(claim.span.block, at) for at in range(claim.span.start, claim.span.end)}


def standing_drops(document: Document, claims: list[Claim]) -> tuple[list[Claim], set[str]]:
    """The drops that survive shield, keeps, budgets and the last-sentence guard, and the ids that were suspended."""
    drops = [claim for claim in claims if claim.check.effect is Effect.DROP]
    drops = [
        claim
        for claim in drops
        if claim.hit.named
        or claim.check.prose
        or not places(claim)
        or not document.blocks[claim.span.block].is_sentence
    ]
    keeps = [claim for claim in claims if claim.check.effect is Effect.KEEP]
    drops = [
        drop
        for drop in drops
        if not any(keep.check.authority >= drop.check.authority and places(keep) & places(drop) for keep in keeps)
    ]
    silent: set[str] = set()
    if len(document.blocks) >= 12:
        for name in {claim.check.id for claim in drops}:
            own = [claim for claim in drops if claim.check.id == name]
            limit = own[0].check.max_share
            if limit is not None and len(set().union(*map(places, own))) > limit * document.chars:
                silent.add(name)
    drops = [claim for claim in drops if claim.check.id not in silent]
    sentences = [block for block in document.blocks if block.is_sentence]
    for authority in (Authority.HEURISTIC, Authority.PACK):
        gone = set().union(*map(places, drops))
        left = [
            block
            for block in sentences
            if any(not char.isspace() and (block.index, at) not in gone for at, char in enumerate(block.text))
        ]
        if len(sentences) < 3 or left:
            break
        silent |= {claim.check.id for claim in drops if claim.check.authority is authority}
        drops = [claim for claim in drops if claim.check.authority is not authority]
    return drops, silent


@SETTINGS
@given(settled())
def test_the_oracle_takes_the_same_characters_on_the_same_grounds(given_: tuple[Document, list[Claim]]) -> None:
    document, claims = given_
    drops, silent = standing_drops(document, claims)
    settlement = settle(document, claims)

    taken: dict[Place, set[str]] = {}
    for drop in drops:
        for place in places(drop):
            taken.setdefault(place, set()).add(drop.check.id)

    found = {
        (removal.span.block, at)
        for removal in settlement.removals
        for at in range(removal.span.start, removal.span.end)
    }
    assert found == set(taken)
    assert {one.check.id for one in settlement.suspended} == silent
    for removal in settlement.removals:
        inside = {(removal.span.block, at) for at in range(removal.span.start, removal.span.end)}
        grounds = {ground.check.id for ground in removal.grounds}
        assert grounds == set().union(*(taken[place] for place in inside))
        assert removal.grounds == tuple(sorted(removal.grounds, key=lambda one: one.rank))
    notes = [claim for claim in claims if claim.check.effect is not Effect.DROP]
    standing = sorted([*drops, *notes], key=lambda one: (one.span.block, *one.rank))
    assert settlement.standing == tuple(standing)
    spans = [removal.span for removal in settlement.removals]
    assert spans == sorted(spans)
    assert not any(one.overlaps(two) for one, two in itertools.pairwise(spans))
