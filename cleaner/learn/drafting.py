"""From proposals to rules: an id, a category, a reason, and the tests that prove it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

from cleaner.learn import proving
from cleaner.learn.examples import Gallery
from cleaner.learn.naming import UNKNOWN
from cleaner.learn.proposal import slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.learn.naming import Naming
    from cleaner.learn.proposal import Proposal
    from cleaner.learn.rounds import Ground
    from cleaner.rulebook.plain import FileData, RuleData

_CATEGORIES = {
    "strip_prefix": "dateline",
    "strip_suffix": "byline",
    "drop_cards": "related",
    "drop_block": "related",
    "trim": "related",
}
_ACTIONS = ("drop", "capture", "drop_block", "drop_cards", "trim", "strip_prefix", "strip_suffix")


@dataclass(frozen=True)
class Drafted:
    """A rule with its tests, and the proposal that it was made of."""

    proposal: Proposal
    rule: RuleData

    @property
    def action(self) -> str:
        """The name of what it does."""
        return next(name for name in _ACTIONS if name in self.rule)


def with_ids(proposals: Iterable[Proposal], known: Sequence[str] = ()) -> list[Drafted]:
    """Each proposal as a rule without tests; one with the name of another, or of `known` rules, is numbered."""
    drafted: list[Drafted] = []
    for proposal in proposals:
        taken = [*known, *(one.rule["id"] for one in drafted)]
        name = slug(proposal.name or proposal.shown, taken)
        rule = {"id": name, "category": proposal.category, **proposal.rule, "tests": []}
        drafted.append(Drafted(proposal, cast("RuleData", rule)))
    return drafted


def galleries(file: FileData, drafted: Sequence[Drafted]) -> dict[str, Gallery]:
    """An empty gallery for each rule, by the id of its check."""
    return {f"{file['id']}/{one.rule['id']}": Gallery(one.proposal.rule, one.proposal.words) for one in drafted}


def proven(one: Drafted, gallery: Gallery, ground: Ground) -> Drafted | None:
    """The rule with its tests and category; None for one that cannot be proved by its examples."""
    naming = ground.naming
    shown = _less(one, gallery)
    tests = proving.pages(ground.file, shown.rule, gallery.masked() if ground.mask else gallery) if shown else []
    if shown is None or not tests:
        return None
    head = {"id": shown.rule["id"], "category": _category(shown, gallery, naming), "why": ""}
    proved = proving.without_idle(ground.file, shown.rule, tests)
    rest = {key: value for key, value in proved.items() if key not in head}
    return replace(shown, rule=cast("RuleData", {**head, **rest, "tests": tests}))


def narrowed(one: Drafted) -> Drafted:
    """A label's rule that leaves every sentence alone, questions too; other rules as they are."""
    rule: dict[str, Any] = dict(cast("dict[str, Any]", one.rule))
    if "drop" not in rule or "unless" not in rule:
        return one
    del rule["unless"]
    rule["drop"] = {**rule["drop"], "sentence": False}
    return replace(one, rule=cast("RuleData", rule))


def _less(one: Drafted, gallery: Gallery) -> Drafted | None:
    """The rule without the phrases that took nothing on the pages; None where none is left."""
    idle = {text for text in gallery.alternatives if not gallery.hits[text]}
    if not idle:
        return one
    data: dict[str, Any] = dict(cast("dict[str, Any]", one.rule)[one.action])
    for key in ("is", "starts", "ends", "re"):
        if key in data:
            data[key] = [text for text in data[key] if text not in idle]
            if not data[key]:
                del data[key]
    if not any(key in data for key in ("is", "starts", "ends", "re")):
        return None
    return replace(one, rule=cast("RuleData", {**one.rule, one.action: data}))


def _category(one: Drafted, gallery: Gallery, naming: Naming) -> str:
    """What the packs call the lines that the rule takes, or the phrases that it takes off; else what its form says."""
    otherwise = _CATEGORIES.get(one.action, one.proposal.category)
    phrases = one.rule.get("strip_suffix", {}).get("ends", ())
    if one.action != "drop" and not phrases:
        return otherwise
    lines = phrases or [line for own in gallery.hits.values() for line in own]
    named = [naming.category(line) for line in lines]
    best = max(sorted(set(named)), key=named.count, default=UNKNOWN)
    return otherwise if best == UNKNOWN else best
