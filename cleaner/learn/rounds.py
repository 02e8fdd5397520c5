"""One round of learning: layouts, rules, their proof on the pages learned from, and their check on those held out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, cast

from cleaner.learn import drafting, learning
from cleaner.learn.draft import Checked, why
from cleaner.learn.examples import Examples
from cleaner.learn.proposal import Rejection
from cleaner.learn.reading import Reader, joined, ruleset
from cleaner.learn.repetition import Check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.learn.drafting import Drafted
    from cleaner.learn.learning import Learned
    from cleaner.learn.markup import Layouts
    from cleaner.learn.material import Material
    from cleaner.learn.naming import Naming
    from cleaner.rulebook.compile import Ruleset
    from cleaner.rulebook.plain import FileData, RuleData

# How a rejection for prose begins: what one round found out, the next one need not find out again.
TAKES = "takes "


@dataclass(frozen=True)
class Ground:
    """What does not change from round to round: the file that is drafted, rules that are there already, and names."""

    file: FileData
    known: Ruleset
    naming: Naming
    mask: bool = False

    def check_id(self, one: Drafted) -> str:
        """What the check of a drafted rule is called."""
        return f"{self.file['id']}/{one.rule['id']}"

    def taken(self) -> list[str]:
        """The ids that the rules of the file have already."""
        return [rule["id"] for rule in self.file.get("rules", ())]

    def rules(self, drafted: Sequence[Drafted]) -> Ruleset:
        """The drafted rules beside those that are there already."""
        return joined([self.known, ruleset(self.file, [one.rule for one in drafted])])


@dataclass(frozen=True)
class Round:
    """What one set of pages came to: layouts, rules with tests, and what was no rule."""

    layouts: Layouts
    learned: Learned
    rules: Sequence[Drafted]
    rejections: Sequence[Rejection]

    def without(self, others: Sequence[Rejection]) -> Round:
        """The round less the rules that were rejected for prose before."""
        bad = {one.shown for one in others if one.reason.startswith(TAKES)}
        return replace(self, rules=[one for one in self.rules if one.proposal.shown not in bad])


def round_of(material: Material, layouts: Layouts, ground: Ground) -> Round:
    """Learn and prove by the layouts of a draft."""
    return Round(layouts, *proven(material.read_by(Reader(layouts.compiled(ground.file["id"]))), ground))


def proven(material: Material, ground: Ground) -> tuple[Learned, list[Drafted], list[Rejection]]:
    """Learn, and prove: what has no tests, or takes a sentence that stands once, is no rule."""
    learned = learning.learn(material, ground.file, ground.known, ground.naming)
    drafted = drafting.with_ids(learned.proposals, ground.taken())
    drafted, touched = _narrowed(material, drafted, learned, ground)
    made = prove(material, [one for one in drafted if not touched.get(one.rule["id"])], ground, learned.documents)
    rejections = [*learned.rejections]
    for one in drafted:
        if one.rule["id"] not in made:
            count = touched.get(one.rule["id"], 0)
            rejections.append(
                rejected(one, f"{TAKES}{count} sentences that stand once" if count else "its lines make no test")
            )
    return learned, [*made.values()], rejections


def prove(material: Material, drafted: Sequence[Drafted], ground: Ground, documents: int) -> dict[str, Drafted]:
    """The rules that can be proved by lines of the pages, by id, each with its tests and the reason that it gives."""
    examples = Examples(drafting.galleries(ground.file, drafted))
    for outcome in material.outcomes(ground.rules(drafted), held=False):
        examples.add(outcome)
    made = {}
    for one in drafted:
        if found := drafting.proven(one, examples.galleries[ground.check_id(one)], ground):
            rule = {**found.rule, "why": why(found, documents)}
            made[one.rule["id"]] = replace(found, rule=cast("RuleData", rule))
    return made


def checked(material: Material, first: Round, ground: Ground) -> tuple[Checked, Round]:
    """What the rules do to the pages held out; those that take a sentence there are none any more."""
    if not material.division.held:
        return Checked(), first
    material = material.read_by(Reader(first.layouts.compiled(ground.file["id"])))
    check = _check(first.rules, first.learned, ground)
    for outcome in material.outcomes(ground.rules(first.rules), held=True):
        check.add(outcome)
    touched = _by_rule(check, ground)
    account = Checked(
        len(material.division.held),
        check.before.documents,
        check.before.share(),
        check.after.share(),
        {one.rule["id"]: check.hits[ground.check_id(one)] for one in first.rules},
        touched,
        check.left(),
    )
    bad = [one for one in first.rules if touched.get(one.rule["id"])]
    rejections = [*first.rejections, *(rejected(one, f"{TAKES}sentences on pages held out") for one in bad)]
    rules = [one for one in first.rules if one not in bad]
    return account, replace(first, rules=rules, rejections=rejections)


def rejected(one: Drafted, reason: str) -> Rejection:
    """A drafted rule that is none after all."""
    return Rejection(one.proposal.shown, one.proposal.documents, one.proposal.ratio, reason)


def _narrowed(
    material: Material, drafted: list[Drafted], learned: Learned, ground: Ground
) -> tuple[list[Drafted], dict[str, int]]:
    """The rules, those that take prose under a label made to leave all sentences; and what prose they still take."""
    touched = _touched(material, drafted, learned, ground)
    narrow = [drafting.narrowed(one) if touched.get(one.rule["id"]) else one for one in drafted]
    if narrow == drafted:
        return drafted, touched
    return narrow, _touched(material, narrow, learned, ground)


def _touched(material: Material, drafted: Sequence[Drafted], learned: Learned, ground: Ground) -> dict[str, int]:
    check = _check(drafted, learned, ground)
    for outcome in material.outcomes(ground.rules(drafted), held=False):
        check.add(outcome)
    return _by_rule(check, ground)


def _by_rule(check: Check, ground: Ground) -> dict[str, int]:
    own = f"{ground.file['id']}/"
    return {name.removeprefix(own): count for name, count in check.touched().items() if name.startswith(own)}


def _check(drafted: Sequence[Drafted], learned: Learned, ground: Ground) -> Check:
    labels = {ground.check_id(one) for one in drafted if "drop" in one.rule and "unless" in one.rule}
    cards = {ground.check_id(one) for one in drafted if {"drop_cards", "trim"} & set(one.rule)}
    return Check(labels, cards, learned.frequent)
