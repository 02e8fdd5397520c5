"""One look at a line for many matchers at once: a single RE2 set says which of them could match it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.rulebook.matcher import searchable
from cleaner.rulebook.regex import new_set

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from cleaner.rulebook.regex import Set


@dataclass(frozen=True)
class Prefilter:
    """`patterns` by the key of their owner. The set is built at the first look; two threads may both build it."""

    patterns: Mapping[int, Collection[str]]

    def owners(self, line: str) -> Collection[int]:
        """The keys of those with a pattern in the normalised `line`; all that their matchers take is among them."""
        found = self.found(line)
        return {self._keys[number] for number in found} if found else ()

    def found(self, line: str) -> Sequence[int]:
        """The numbers of the patterns in the normalised `line`, in no order; they are counted owner by owner."""
        if self._set is None:
            return ()
        try:
            return self._set.Match(line) or ()
        except UnicodeEncodeError:
            return self._set.Match(searchable(line)) or ()

    @cached_property
    def _keys(self) -> tuple[int, ...]:
        return tuple(key for key, patterns in self.patterns.items() for _ in patterns)

    @cached_property
    def _set(self) -> Set | None:
        sources = [pattern for patterns in self.patterns.values() for pattern in patterns]
        return new_set(sources) if sources else None
