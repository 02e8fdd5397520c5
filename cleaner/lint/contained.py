"""Two rules for one thing: whoever changes the one wonders why nothing happens."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from cleaner import engine, marked
from cleaner.lint._stock import Lint
from cleaner.model import Effect
from cleaner.readers import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock
    from cleaner.model import Claim
    from cleaner.rulebook.compile import Ruleset
    from cleaner.rulebook.plain import FileData

SAME, REPEATED = "R401", "R402"
_HINT = "remove the rule, or show in a test what only it takes"


def find(stock: Stock) -> Iterator[Finding]:
    """Rules of which another one, of the file or of a pack that it extends, takes all that tests and samples show."""
    for file in stock.files:
        if file["id"] not in stock.broken and file.get("rules"):
            yield from _of_file(stock, file)


def _of_file(stock: Stock, file: FileData) -> Iterator[Finding]:
    together = _Together(stock, file)
    own = [name for name, (of, _) in stock.rules.items() if of is file]
    found = {name: together.covering(name) for name in own}
    for number, name in enumerate(own):
        # Of two that take the same, the second is told.
        here = [one for one in found[name] if one in own and (name not in found[one] or own.index(one) < number)]
        packs = [one for one in found[name] if one not in own]
        if here:
            message = f"{here[0]} takes all that the tests of {name} show"
            yield stock.at_rule(name, SAME, message, _HINT)
        elif packs:
            message = f"{packs[0]}, of a pack that {file['id']} extends, takes all that the tests of {name} show"
            yield stock.at_rule(name, REPEATED, message, _HINT)


class _Taken(NamedTuple):
    """What a check takes of a page: where, and the metadata that it makes of it."""

    block: int
    start: int
    end: int
    fields: tuple[tuple[str, str], ...]

    def holds(self, other: _Taken) -> bool:
        alike = self.block == other.block and self.fields == other.fields
        return alike and self.start <= other.start and self.end >= other.end


@dataclass(frozen=True)
class _Together:
    """The rules that run together on the pages of one file: its own, and those of the packs that it extends."""

    stock: Stock
    file: FileData

    def covering(self, name: str) -> list[str]:
        """The checks that take all that the check `name` takes, and could take its place; sorted."""
        tests = self.stock.rules[name][1].get("tests", ())
        pages = [page for page in (*map(self._on, tests), *self._on_samples) if name in page]
        others = set.intersection(*(_holding(page, name) for page in pages)) if pages else set()
        return sorted(one for one in others if one in self.stock.rules and self._could_replace(one, name))

    def _on(self, page: str) -> Mapping[str, list[_Taken]]:
        """What each check takes of a marked page, budgets apart: a page of examples is no page."""
        try:
            document = text.read(marked.parse(page).source)
        except marked.MarkedError:
            return {}  # a test that fails; see `rules test`
        claims = [
            claim
            for ruleset in self._rulesets
            for claim in engine.claim(document, ruleset.checks, ruleset.candidates(document))
            if claim.check.id not in self._disabled
        ]
        return _taken(engine.settle(document, claims).standing)

    @cached_property
    def _rulesets(self) -> list[Ruleset]:
        packs = {one["pack"] for one in self.file.get("extends", ())}
        files = (file for file in self.stock.loaded.files if file is self.file or file["id"] in packs)
        return [self.stock.together(file) for file in files]

    @cached_property
    def _disabled(self) -> frozenset[str]:
        """The rules of packs that do not run here; and those that are not quite what runs here."""
        extends = self.file.get("extends", ())
        changed = (
            (one["pack"], name) for one in extends for name in (*one.get("disable", ()), *one.get("override", ()))
        )
        return frozenset(f"{pack}/{name}" for pack, name in changed)

    @cached_property
    def _on_samples(self) -> list[Mapping[str, list[_Taken]]]:
        is_pack = self.file["kind"] == "pack"
        results = (page.result for page in self.stock.seen)
        return [_taken(one.settlement.standing) for one in results if is_pack or one.metadata.site == self.file["id"]]

    def _could_replace(self, one: str, name: str) -> bool:
        """Whether the check `one` looks wherever `name` does, says the same of a line, and may take as much.

        Late rules need no word here: they see what the others left, so that none takes what another takes.
        """
        theirs, own = (cast("dict[str, Any]", self.stock.rules[each][1]) for each in (one, name))
        checks = [self.stock.compiled[each].check for each in (one, name)]
        budgets = [check.max_share if check.max_share is not None else 1.0 for check in checks]
        return (
            theirs["category"] == own["category"]
            and _is_wider(theirs.get("at"), own.get("at"))
            and ("layout" not in theirs or set(own.get("layout", ("",))) <= set(theirs["layout"]))
            and budgets[0] >= budgets[1]
        )


def _taken(claims: Iterable[Claim]) -> Mapping[str, list[_Taken]]:
    taken: defaultdict[str, list[_Taken]] = defaultdict(list)
    for claim in claims:
        if claim.check.effect is Effect.DROP and claim.span.start < claim.span.end:
            taken[claim.check.id].append(_Taken(claim.span.block, claim.span.start, claim.span.end, claim.hit.fields))
    return taken


def _holding(page: Mapping[str, list[_Taken]], name: str) -> set[str]:
    """The checks that take all that `name` takes of a page."""
    return {
        one
        for one, theirs in page.items()
        if one != name and all(any(each.holds(own) for each in theirs) for own in page[name])
    }


def _is_wider(theirs: Mapping[str, Any] | None, own: Mapping[str, Any] | None) -> bool:
    """Whether the window `theirs` has all of the window `own`; a number of lines and a share are not compared."""
    if theirs is None or theirs == own:
        return True
    if own is None:
        return False
    return all(
        key in theirs and (theirs[key] >= 1) == (number >= 1) and theirs[key] >= number for key, number in own.items()
    )


LINT = Lint({SAME: "a rule contained in another", REPEATED: "a rule that a pack has already"}, find, "samples")
