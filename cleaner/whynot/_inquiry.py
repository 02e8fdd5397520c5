"""All that was claimed on a page, heard or not, and all rules there are, asked about one line after the other."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING

from cleaner import engine, heuristics
from cleaner.whynot._conditions import action, parts, surroundings
from cleaner.whynot._homes import homes
from cleaner.whynot._near import Neighbour
from cleaner.whynot._unheard import unheard

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.rulebook.plain import FileData
    from cleaner.whynot._conditions import Condition
    from cleaner.whynot._homes import Home
    from cleaner.whynot._near import Near

# Rules shown for one line: what fits on a screen with the line and an example each.
MOST_RULES = 8
# Words that a line must share with a rule that does not run on the page: there are many of those.
FOREIGN_WORDS = 2
# What an action wants beyond a line that fits, for lines that fit and were not claimed.
_BEYOND = {
    "drop_block": "no block leads from its `from` to this line: see `to`, `while` and max_lines, and sentences between",
    "drop_cards": "its sequence of lines does not repeat often enough here, see min_items",
    "trim": "a line that stays stands between it and the edge of the page",
    "strip_prefix": "what matches is not the beginning of the line",
    "strip_suffix": "what matches is not the end of the line",
}


@dataclass(frozen=True, slots=True)
class Looked:
    """A rule that looked at a line: what it is called, where it stands, and why it did not take the line.

    `example` is a line of its tests that it takes and that is like this one; empty where the rule names the line.
    """

    rule: str
    where: str
    reason: str
    example: str = ""


class Inquiry:
    """One page and the rules that could have taken its lines; `tested` are their files with their tests."""

    def __init__(self, cleaner: Cleaner, result: Result, tested: Sequence[FileData] = ()) -> None:
        self._plan, book = cleaner.plan, cleaner.rulebook
        self._document, self._settlement = result.document, result.settlement
        site = result.metadata.site if result.metadata.site in book.sites else None
        ruleset = book.ruleset(site, self._document, result.layout.id if result.layout else None)
        claims = engine.claim(self._document, ruleset.checks, ruleset.candidates(self._document))
        # Heuristics have a say on dumps only.
        others = heuristics.ALL if self._document.kind == "text" else ()
        self._claims = [*claims, *engine.claim(self._document, others)]
        pages = {
            f"{file['id']}/{rule['id']}": rule.get("tests", ()) for file in tested for rule in file.get("rules", ())
        }
        known = homes(book, site, frozenset(check.id for check in ruleset.checks))
        self._own = [(home, Neighbour(home.rule, pages.get(home.id, ()))) for home in known if home.near_page]
        self._foreign = [(home, Neighbour(home.rule, pages.get(home.id, ()))) for home in known if not home.near_page]

    def looked(self, block: Block) -> tuple[Looked, ...]:
        """Who looked at `block`, each once and MOST_RULES at most.

        First those who pointed at it in vain, then rules that name it but of which some condition failed, then those
        that only come near it, then blocks that it could continue. Rules that do not run on the page come where there
        is nothing else.
        """
        own = chain(self._unheard(block), self._named(block), self._near(block), self._continuing(block))
        found: dict[str, Looked] = {}
        for one in own:
            found.setdefault(one.rule, one)
        return tuple(islice(found.values() or self._elsewhere(block), MOST_RULES))

    def _unheard(self, block: Block) -> Iterator[Looked]:
        pointed = [claim for claim in self._claims if claim.span.block == block.index]
        for claim in sorted(pointed, key=lambda claim: claim.rank):
            reason = unheard(claim, pointed, self._settlement, self._plan)
            yield Looked(claim.check.id, claim.check.where, reason)

    def _named(self, block: Block) -> Iterator[Looked]:
        for home, _ in self._own:
            if any(part.leads and part.names(block) for part in parts(home.rule)):
                yield self._failed(home, block)

    def _continuing(self, block: Block) -> Iterator[Looked]:
        for home, _ in self._own:
            if any(part.names(block) for part in parts(home.rule)):
                yield self._failed(home, block)

    def _near(self, block: Block) -> Iterator[Looked]:
        found = ((home, near) for home, neighbour in self._own if (near := neighbour.near(block)))
        for home, near in sorted(found, key=_relevance):
            yield self._missed(home, near, block)

    def _elsewhere(self, block: Block) -> Iterator[Looked]:
        found = []
        for home, neighbour in self._foreign:
            if any(part.leads and part.names(block) for part in parts(home.rule)):
                found.append((-block.words, self._failed(home, block)))
            elif (near := neighbour.near(block)) and near.shared >= FOREIGN_WORDS:
                found.append((-near.shared, self._missed(home, near, block)))
        yield from (looked for _, looked in sorted(found, key=lambda one: one[0]))

    def _failed(self, home: Home, block: Block) -> Looked:
        """A rule that names the line."""
        own = [part for part in parts(home.rule) if part.names(block)]
        asked = [test for part in own for test in part.asks(block)]
        tests = [*asked, *surroundings(home.rule, self._document, block)]
        reason = ", ".join(map(str, tests))
        if home.absent:
            reason = f"{home.absent}; {reason}"
        elif all(test.passed for test in tests):
            reason = f"{reason}; but {_BEYOND.get(action(home.rule), 'it claims another part of the page')}"
        return Looked(home.id, home.where, reason)

    def _missed(self, home: Home, near: Near, block: Block) -> Looked:
        """A rule that does not name the line and comes near it."""
        tests: list[Condition] = list(near.part.asks(block)) if near.part else []
        if not tests:
            said = f"no matcher of it names such lines: {action(home.rule)} takes them for what stands around them"
        else:
            said = ", ".join(map(str, (*tests, *surroundings(home.rule, self._document, block))))
        reasons = (home.absent, said, near.phrase and f"looks for {near.phrase!r}")
        return Looked(home.id, home.where, "; ".join(filter(None, reasons)), near.example)


def _relevance(found: tuple[Home, Near]) -> tuple[bool, bool, int]:
    """Sorts the site's rules before those of packs, and most words shared first; a single word counts least of all."""
    home, near = found
    return near.shared == 1, home.kind != "site", -near.shared
