"""Why a claim on a line did not take it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.model import Effect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.model import Claim, Settlement
    from cleaner.pipeline import Plan


def unheard(claim: Claim, pointed: Sequence[Claim], settlement: Settlement, plan: Plan) -> str:
    """Why the line stays in spite of `claim`; `pointed` are all claims on that line."""
    check = claim.check
    suspended = [one.reason for one in settlement.suspended if one.check.id == check.id]
    keeps = [one.check.id for one in pointed if _defeats(one, claim)]
    if claim in settlement.standing and check.effect is Effect.DROP:
        return f"it took {claim.hit.evidence!r}, which is not all of the line"
    if check.id in plan.disabled:
        return "it was disabled by the caller"
    if check.category in plan.kept and check.effect is Effect.DROP:
        return f"the category {check.category} was kept by the caller"
    if check.effect is not Effect.DROP:
        return "it keeps the line" if check.effect is Effect.KEEP else "it only reads the line"
    if suspended:
        return f"it was suspended on this page: {suspended[0]}"
    if keeps:
        return f"it points at the line, but {', '.join(keeps)} keeps it"
    return "it points at the line, but that is a sentence, which only rules with `prose: allow` may take unnamed"


def _defeats(keep: Claim, drop: Claim) -> bool:
    stronger = keep.check.effect is Effect.KEEP and keep.check.authority >= drop.check.authority
    return stronger and keep.span.overlaps(drop.span)
