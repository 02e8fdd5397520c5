"""One look for many matchers at once, at a line or at all lines of a page: RE2 says which of them could match."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cleaner.rulebook.matcher import encoded
from cleaner.rulebook.regex import is_by_line, new_set, new_set_by_line

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from cleaner.rulebook.regex import Set

_AT_HEAD = re.compile(r"(?:\(\?\w+\))?\^")


@dataclass(frozen=True)
class Prefilter:
    """`patterns` by the key of their owner. Sets are built at the first look; two threads may both build them."""

    patterns: Mapping[int, Collection[str]]

    def owners(self, line: str) -> Collection[int]:
        """The keys of those with a pattern in the normalised `line`; all that their matchers take is among them."""
        found = self.found(line)
        return {self._keys[number] for number in found} if found else ()

    def found(self, line: str) -> Sequence[int]:
        """The numbers of the patterns in the normalised `line`, in no order; they are counted owner by owner."""
        return self._halves.found(line)

    @cached_property
    def _keys(self) -> tuple[int, ...]:
        return tuple(key for key, patterns in self.patterns.items() for _ in patterns)

    @cached_property
    def _halves(self) -> _Halves:
        own = dict(enumerate(pattern for patterns in self.patterns.values() for pattern in patterns))
        return _Halves.of(own, new_set)


@dataclass(frozen=True)
class Overview:
    """The same for a page: which of `patterns` some line of it has, whichever line."""

    patterns: tuple[str, ...]

    def found(self, lines: Sequence[str]) -> Collection[int]:
        """The numbers of the patterns that some of the normalised `lines` has, and of those that cannot be asked so."""
        return {*self._others, *(self._halves.found("\n".join(lines)) if lines else ())}

    @cached_property
    def _others(self) -> frozenset[int]:
        return frozenset(number for number, pattern in enumerate(self.patterns) if not is_by_line(pattern))

    @cached_property
    def _halves(self) -> _Halves:
        own = {number: pattern for number, pattern in enumerate(self.patterns) if number not in self._others}
        return _Halves.of(own, new_set_by_line)


@dataclass(frozen=True)
class _Halves:
    """A set of the patterns that begin at the head of a line, and one of the others, each with its patterns' numbers.

    RE2 builds its automaton as it reads: in one set for all, each state of those that are half-way through a line comes
    with each state of the others. On fresh pages two looks cost a fourth of one, on known ones the same.
    """

    sets: tuple[tuple[tuple[int, ...], Set], ...]

    @classmethod
    def of(cls, patterns: Mapping[int, str], made: Callable[[Sequence[str]], Set]) -> _Halves:
        halves: tuple[dict[int, str], dict[int, str]] = ({}, {})
        for number, pattern in patterns.items():
            halves[_AT_HEAD.match(pattern) is None][number] = pattern
        return cls(tuple((tuple(half), made(tuple(half.values()))) for half in halves if half))

    def found(self, text: str) -> Sequence[int]:
        raw, found = encoded(text), []
        for own, patterns in self.sets:
            if places := patterns.Match(raw):
                found += [own[place] for place in places]
        return found
