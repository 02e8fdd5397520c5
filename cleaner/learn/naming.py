"""What kind of thing a repeated line is, as far as the shipped packs know: they are the only ones with words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.learn import running
from cleaner.learn.reading import joined, ruleset
from cleaner.readers import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.rulebook.compile import Ruleset
    from cleaner.rulebook.plain import FileData

# Of what nothing is known but that it repeats.
UNKNOWN = "other"


@dataclass(frozen=True)
class Naming:
    """The rules of packs, asked about single lines."""

    packs: Sequence[FileData]

    def category(self, line: str, otherwise: str = UNKNOWN) -> str:
        """The category under which a pack would take `line`, were it on a page of its own."""
        outcome = running.run(text.read(line), self._rules)
        removals = outcome.settlement.removals
        return removals[0].check.category if removals else otherwise

    @cached_property
    def _rules(self) -> Ruleset:
        every = joined(ruleset(pack, pack.get("rules", ())) for pack in self.packs)
        # A line is not asked for its place, nor what share of a page it is.
        return replace(
            every, rules=tuple(replace(one, check=replace(one.check, max_share=None)) for one in every.rules)
        )
