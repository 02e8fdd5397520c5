"""From plain rules to running checks, and the one look at each line that tells which rules are worth asking.

`at`, `unless`, budget and authority are the same for every action and are handled here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from cleaner.model import Authority, Check, Claim, Effect, Mark
from cleaner.rulebook import actions
from cleaner.rulebook.actions._run import at_prose, never
from cleaner.rulebook.matcher import Matcher
from cleaner.rulebook.survey import Survey
from cleaner.rulebook.window import among

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cleaner.model import Block, Category, Document, Hit
    from cleaner.rulebook.actions import Action, Built
    from cleaner.rulebook.plain import FileData, RuleData, WindowData

_ACTIONS = {action.name: action for action in actions.ALL}
_AUTHORITY = {"site": Authority.SITE, "pack": Authority.PACK}


@dataclass(frozen=True)
class Rule:
    """One compiled rule: the check that runs, and what the rule set must know to ask it only where it pays."""

    check: Check
    built: Built
    mark: Mark | None = None
    unless: Matcher | None = None

    @property
    def patterns(self) -> tuple[str, ...]:
        """Of its anchor; none: the rule is asked about every line."""
        return self.built.anchor.patterns if self.built.anchor else ()

    @property
    def matchers(self) -> tuple[Matcher, ...]:
        """All matchers that the rule may ask about some line."""
        return tuple(one for one in (self.built.anchor, self.unless, *self.built.others) if one)


def compile_rule(file: FileData, rule: RuleData) -> Rule:
    """The running form of one valid rule; its patterns are compiled when a line first asks for them."""
    action, data = _action(rule)
    prose = rule.get("prose") == "allow"
    built = action.build(data, never if prose else at_prose)
    unless = Matcher(rule["unless"]) if "unless" in rule else None
    check = Check(
        id=f"{file['id']}/{rule['id']}",
        category=cast("Category", rule["category"]),
        why=rule.get("why", ""),
        find=partial(_find, built, rule.get("at"), unless),
        authority=_AUTHORITY[file["kind"]],
        effect=built.effect,
        max_share=rule.get("max_share", action.max_share),
        prose=prose,
        late=action.late,
        windowed="at" in rule,
        where=rule.get("where", ""),
    )
    return Rule(check, built, action.mark, unless)


@dataclass(frozen=True)
class Ruleset:
    """The rules that run together on a page. May be shared between threads."""

    rules: tuple[Rule, ...]

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks, for `engine.claim` and, where they are late, for `engine.settle`."""
        return tuple(rule.check for rule in self.rules)

    def candidates(self, document: Document) -> Mapping[str, Sequence[Block]]:
        """The blocks worth a look by check id; a check that is missing has none. One look at each line."""
        found, met = self._survey.of(document.blocks)
        looked: dict[str, Sequence[Block]] = {}
        for number in (*found, *self._open):
            rule = self.rules[number]
            if number in met or not rule.built.needs:
                looked[rule.check.id] = found.get(number, document.blocks)
        return looked

    def marks_of(self, document: Document, claims: Sequence[Claim]) -> dict[int, Mark]:
        """What rules say of lines that they name or strip a part of; a keep of no lesser authority voids it."""
        keep, drop, end = Effect.KEEP, Effect.DROP, Mark.END
        held: dict[int, int] = {}
        for claim in claims:
            if claim.check.effect is keep:
                held[claim.span.block] = max(claim.check.authority, held.get(claim.span.block, 0))
        marks: dict[int, Mark] = {}
        for claim in claims:
            check, (block, start, stop) = claim.check, claim.hit.span
            mark = self._marks.get(check.id)
            if not mark or check.effect is not drop or (held and check.authority <= held.get(block, 0)):
                continue
            if start > 0 or stop < len(document.blocks[block].text):
                # Only a site knows for sure that the rest is text: a pack's datelines are found on teasers as well.
                if check.authority is Authority.SITE:
                    marks.setdefault(block, Mark.PART)
            elif claim.hit.named and marks.get(block) is not end:  # the stronger word
                marks[block] = mark
        return marks

    @cached_property
    def _marks(self) -> dict[str, Mark]:
        return {rule.check.id: rule.mark for rule in self.rules if rule.mark}

    @cached_property
    def _open(self) -> frozenset[int]:
        """The rules that no anchor narrows. Late ones are asked about what the others left, whatever we found."""
        return frozenset(number for number, rule in enumerate(self.rules) if not rule.patterns and not rule.check.late)

    @cached_property
    def _survey(self) -> Survey:
        early = {number: rule for number, rule in enumerate(self.rules) if not rule.check.late}
        return Survey(
            {number: rule.patterns for number, rule in early.items()},
            {number: rule.built.needs for number, rule in early.items()},
            tuple(matcher for rule in self.rules for matcher in rule.matchers),
        )


def _action(rule: RuleData) -> tuple[Action, Any]:
    plain = cast("dict[str, Any]", rule)
    name = next(name for name in _ACTIONS if name in plain)
    return _ACTIONS[name], plain[name]


def _find(
    built: Built, window: WindowData | None, unless: Matcher | None, document: Document, blocks: Sequence[Block]
) -> Iterable[Hit]:
    seen = blocks if window is None else among(window, document, blocks)
    if not seen:
        return ()
    matches = built.anchor.matches if built.anchor else _any
    if unless is None:
        return built.hits(document, seen, matches)
    anchors: set[int] = set()

    def is_anchor(block: Block) -> bool:
        fits = matches(block) and not unless.matches(block)
        if fits:
            anchors.add(block.index)
        return fits

    hits = list(built.hits(document, seen, is_anchor))
    return _spared(unless, document, anchors, hits)


def _any(_block: Block) -> bool:
    return True


def _spared(unless: Matcher, document: Document, anchors: Collection[int], hits: Sequence[Hit]) -> Sequence[Hit]:
    """The hits less those on excepted lines: a block or a cut takes lines that are no anchors, and were not asked."""
    others = {hit.span.block for hit in hits}.difference(anchors)
    spared = {index for index in others if unless.matches(document.blocks[index])}
    return [hit for hit in hits if hit.span.block not in spared] if spared else hits
