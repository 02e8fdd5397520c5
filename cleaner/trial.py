"""A rule on trial: its own marked page, run with this rule alone.

A page of examples is no page: it may consist of nothing but advertisements. So the rule is tried without its budget
and without the guard that leaves a page its last sentences.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cleaner import engine, marked
from cleaner.model import Authority, Effect
from cleaner.readers import text
from cleaner.rulebook.compile import Ruleset, compile_rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.marked import Difference, MarkedPage
    from cleaner.model import Settlement
    from cleaner.rulebook.plain import FileData, RuleData


@dataclass(frozen=True, slots=True)
class WrongField:
    """A field that the page expects and no hit gave, or the other way round. `line` is that of the marked text."""

    line: int
    name: str
    expected: str | None
    found: tuple[str, ...]

    def __str__(self) -> str:
        found = " and ".join(map(repr, self.found)) or "nothing"
        if self.expected is None:
            return f"{self.name}: found {found}, which the page does not list"
        return f"line {self.line}: {self.name} should be {self.expected!r}, found {found}"


@dataclass(frozen=True)
class Outcome:
    """What a rule made of a page. `hits` and `misses` count lines that it took or held, and lines that it left."""

    differences: tuple[Difference, ...]
    fields: tuple[WrongField, ...]
    hits: int
    misses: int

    @property
    def passed(self) -> bool:
        return not self.differences and not self.fields


def try_rule(file: FileData, rule: RuleData, page: str) -> Outcome:
    """Run `rule` of `file` alone on a marked page. Raises marked.MarkedError where the page is none."""
    return try_rules(Ruleset((compile_rule(file, rule),)), page)


def try_rules(ruleset: Ruleset, page: str) -> Outcome:
    """As `try_rule`, of compiled rules: who tries one on many pages compiles it once."""
    wanted = marked.parse(page)
    document = text.read(wanted.source)
    checks = [replace(check, max_share=None, authority=Authority.SITE) for check in ruleset.checks]
    claims = engine.claim(document, checks, ruleset.candidates(document))
    settlement = engine.settle(document, claims, [check for check in checks if check.late])
    held = (claim for claim in claims if claim.check.effect is Effect.KEEP)
    touched = {claim.span.block for claim in (*settlement.standing, *held)}
    return Outcome(
        marked.compare(wanted, document, settlement),
        tuple(_wrong_fields(wanted, settlement)),
        len(touched),
        len(document.blocks) - len(touched),
    )


def _wrong_fields(page: MarkedPage, settlement: Settlement) -> Iterator[WrongField]:
    """Names that the page does not list at all are free; of those it lists, every value must be listed."""
    found: dict[str, list[str]] = {}
    for claim in settlement.standing:
        for name, value in claim.hit.fields:
            found.setdefault(name, []).append(value)
    for (name, value), line in zip(page.fields, page.field_lines, strict=True):
        if value not in found.get(name, ()):
            yield WrongField(line, name, value, tuple(found.get(name, ())))
    for name in dict.fromkeys(name for name, _ in page.fields):
        extra = tuple(value for value in found.get(name, ()) if (name, value) not in page.fields)
        if extra:
            yield WrongField(0, name, None, extra)
