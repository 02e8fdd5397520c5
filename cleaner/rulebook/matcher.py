"""The runtime matcher: what a rule says of one line, asked of a block.

Alternatives (`is`, `starts`, `ends`, `has`, `like`, `re`) are ORed, conditions are ANDed. A rule set first asks one
RE2 set which rules deserve a look at a line; `patterns` is what a matcher puts into it, and always lets through all
that the matcher itself would take.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleaner.rulebook.phrase import Phrase, any_of, literal
from cleaner.rulebook.regex import compile_pattern, new_set
from cleaner.rulebook.relax import relaxed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from cleaner.model import Block
    from cleaner.rulebook.plain import MatcherData
    from cleaner.rulebook.regex import Pattern, Set

# Share of a block's characters inside links that makes it a link and nothing else; blanks and a bullet may stand out.
LINK_ONLY = 0.95

_ALTERNATIVES = ("is", "starts", "ends", "has", "like", "re")
_LOOK = "rulebook.look"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Found(NamedTuple):
    """Characters `start` to `end` of the normalised line, and the named groups that took part as (name, start, end)."""

    start: int
    end: int
    groups: tuple[tuple[str, int, int], ...] = ()


class Proof(IntEnum):
    """When a pattern that is found in a line shows that a matcher's alternatives hold."""

    NEVER = 0  # it lets through more than the matcher takes
    ASCII = 1  # in a line of ASCII, where RE2 and Python agree on upper and lower case
    ALWAYS = 2


class Look(NamedTuple):
    """What one look at a line, for many matchers at once, has shown of their alternatives.

    Of the matchers `known`, those in `found` may hold for the line and those in `proven` do; all others do not.
    """

    known: Container[Matcher]
    found: Container[Matcher]
    proven: Container[Matcher]

    def keep(self, block: Block) -> None:
        """Have the matchers find this in `block`, as its cached properties are found; it goes when the block goes."""
        vars(block)[_LOOK] = self


@dataclass(frozen=True, eq=False)
class Matcher:
    """One matcher of a rule file, itself and no other, whatever their data.

    Nothing is compiled before it is needed; instances may be shared between threads.
    """

    data: MatcherData

    def matches(self, block: Block) -> bool:
        """Whether conditions and, where there are any, alternatives hold for `block`."""
        if self._has_conditions and not self._suits(block):
            return False
        return not self.has_alternatives or self._tested(block)

    def search(self, block: Block) -> Found | None:
        """What of the line the first fitting alternative names, `re` first; the whole line where there are none."""
        if self._has_conditions and not self._suits(block):
            return None
        if not self.has_alternatives:
            return Found(0, len(block.normal))
        return self._by_regex(block) or self._by_literal(block)

    @cached_property
    def has_alternatives(self) -> bool:
        """Whether the matcher names anything; otherwise every line deserves a look."""
        return any(self.data.get(key) for key in _ALTERNATIVES)

    @cached_property
    def _has_conditions(self) -> bool:
        return any(key not in _ALTERNATIVES for key in self.data)

    @cached_property
    def _has_literals(self) -> bool:
        return any(self.data.get(key) for key in _ALTERNATIVES if key != "re")

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """RE2 sources of which at least one is found in each normalised line that matches; none: every line may."""
        return tuple(pattern for pattern, _ in self.proofs)

    @cached_property
    def proofs(self) -> tuple[tuple[str, Proof], ...]:
        """The patterns, and what each of them proves."""
        lists = (("^", self._is, "$"), ("^", self._starts, ""), ("", self._ends, "$"), ("", self._has, ""))
        literals = [(any_of(sorted(items), begin, end), _proof(items)) for begin, items, end in lists if items]
        likes = [(phrase.pattern, Proof.NEVER) for phrase in self._like if phrase.words]
        simple = [(relaxed(source), source) for source in self.data.get("re", ())]
        exact = [(one, Proof.ALWAYS if one == source else Proof.NEVER) for one, source in simple]
        return (*literals, *likes, *exact)

    def _suits(self, block: Block) -> bool:
        data = self.data
        return (
            data.get("min_words", 0) <= block.words <= data.get("max_words", math.inf)
            and ("sentence" not in data or data["sentence"] == block.is_sentence)
            and ("link_only" not in data or data["link_only"] == (block.link_share >= LINK_ONLY))
            and ("digits" not in data or _digits(block.normal) >= data["digits"])
        )

    def _tested(self, block: Block) -> bool:
        look: Look | None = vars(block).get(_LOOK)
        if look is not None and self in look.known:
            if self not in look.found:
                return False
            if self in look.proven:
                return True
        # A set only says whether; a search also says where, which costs ten times as much.
        if self._test is not None and _finds(self._test, block.normal):
            return True
        return self._has_literals and self._by_literal(block) is not None

    def _by_regex(self, block: Block) -> Found | None:
        line = searchable(block.normal) if self._re else ""
        for pattern in self._re:
            match = pattern.search(line)
            if match:
                spans = ((name, *match.span(number)) for name, number in pattern.groupindex.items())
                return Found(
                    *match.span(), tuple(sorted((one for one in spans if one[1] >= 0), key=lambda one: one[1]))
                )
        return None

    def _by_literal(self, block: Block) -> Found | None:
        line = block.folded
        size = len(line)
        if line in self._is or any(phrase.fits(block) for phrase in self._like):
            return Found(0, size)
        if self._starts and line.startswith(self._starts):
            return Found(0, max(len(one) for one in self._starts if line.startswith(one)))
        if self._ends and line.endswith(self._ends):
            return Found(size - max(len(one) for one in self._ends if line.endswith(one)), size)
        return next((Found(at, at + len(one)) for one in self._has if (at := line.find(one)) >= 0), None)

    @cached_property
    def _re(self) -> tuple[Pattern, ...]:
        return tuple(map(compile_pattern, self.data.get("re", ())))

    @cached_property
    def _test(self) -> Set | None:
        return new_set(self.data["re"]) if self.data.get("re") else None

    @cached_property
    def _is(self) -> frozenset[str]:
        return frozenset(literal(one).strip() for one in self.data.get("is", ()))

    @cached_property
    def _starts(self) -> tuple[str, ...]:
        return _literals(self.data.get("starts", ()))

    @cached_property
    def _ends(self) -> tuple[str, ...]:
        return _literals(self.data.get("ends", ()))

    @cached_property
    def _has(self) -> tuple[str, ...]:
        return _literals(self.data.get("has", ()))

    @cached_property
    def _like(self) -> tuple[Phrase, ...]:
        return tuple(map(Phrase.of, self.data.get("like", ())))


def _proof(literals: Iterable[str]) -> Proof:
    return Proof.ASCII if all(map(str.isascii, literals)) else Proof.NEVER


def _finds(test: Set, line: str) -> bool:
    try:
        return bool(test.Match(line))
    except UnicodeEncodeError:
        return bool(test.Match(searchable(line)))


def searchable(line: str) -> str:
    """`line` as RE2 takes it: undecodable bytes (lone surrogates) as U+FFFD, everything at the same place."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", line)
    return line


def _literals(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in map(literal, texts) if one)


def _digits(line: str) -> float:
    solid = line.replace(" ", "")
    return sum(map(str.isdigit, solid)) / max(1, len(solid))
