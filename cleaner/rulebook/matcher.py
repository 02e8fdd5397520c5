"""The runtime matcher: what a rule says of one line, asked of a block.

Alternatives (`is`, `starts`, `ends`, `has`, `like`, `re`) are ORed, conditions are ANDed. A rule set first asks one
RE2 set which rules deserve a look at a line; `patterns` is what a matcher puts into it, and always lets through all
that the matcher itself would take.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleaner.rulebook.conditions import conditions
from cleaner.rulebook.phrase import Phrase, any_of, literal
from cleaner.rulebook.regex import compile_pattern, new_set
from cleaner.rulebook.relax import relaxed

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable

    from cleaner.model import Block
    from cleaner.rulebook.plain import MatcherData
    from cleaner.rulebook.regex import Pattern, Set

_ALTERNATIVES = ("is", "starts", "ends", "has", "like", "re")
# Where a block keeps its `Look`, as it keeps its cached properties; it goes when the block goes.
LOOK = "rulebook.look"
_SURROGATE = re.compile("[\ud800-\udfff]")


class Found(NamedTuple):
    """Characters `start` to `end` of the normalised line, and the named groups that took part as (name, start, end)."""

    start: int
    end: int
    groups: tuple[tuple[str, int, int], ...] = ()


class Look(NamedTuple):
    """What one look at a line, for many matchers at once, has shown of their alternatives.

    Of the matchers `asked`, those in `proven` hold for the line, those in `open` may, and the others do not. What the
    open ones find in the line is kept, since the rules of a page are asked up to three times.
    """

    asked: Container[Matcher]
    open: Container[Matcher]
    proven: Container[Matcher]
    answers: dict[Matcher, bool]
    places: dict[Matcher, Found | None]


@dataclass(frozen=True, eq=False)
class Matcher:
    """One matcher of a rule file, itself and no other, whatever their data.

    Nothing is compiled before it is needed; instances may be shared between threads.
    """

    data: MatcherData

    def matches(self, block: Block) -> bool:
        """Whether conditions and, where there are any, alternatives hold for `block`."""
        look: Look | None = vars(block).get(LOOK)
        if look is None or self not in look.asked:
            return self._suits(block) and self._finds(block)
        if self not in look.open:  # of most lines, so that nobody need ask for its conditions
            return self in look.proven and self._suits(block)
        if not self._suits(block):
            return False
        if self not in look.answers:
            look.answers[self] = self._finds(block)
        return look.answers[self]

    def search(self, block: Block) -> Found | None:
        """What of the line the first fitting alternative names, `re` first; the whole line where there are none."""
        if not self._suits(block):
            return None
        if not self.has_alternatives:
            return Found(0, len(block.normal))
        look: Look | None = vars(block).get(LOOK)
        if look is None or self not in look.asked:
            return self._by_regex(block) or self._by_literal(block)
        if self not in look.places:
            look.places[self] = self._by_regex(block) or self._by_literal(block)
        return look.places[self]

    @cached_property
    def has_alternatives(self) -> bool:
        """Whether the matcher names anything; otherwise every line deserves a look."""
        return any(self.data.get(key) for key in _ALTERNATIVES)

    @cached_property
    def _has_literals(self) -> bool:
        return any(self.data.get(key) for key in _ALTERNATIVES if key != "re")

    @cached_property
    def patterns(self) -> tuple[str, ...]:
        """RE2 sources of which at least one is found in each normalised line that matches; none: every line may."""
        return tuple(pattern for pattern, _ in self.proofs)

    @cached_property
    def proofs(self) -> tuple[tuple[str, bool], ...]:
        """The patterns, and whether a line with one of them is sure to fit; others let through more."""
        lists = (("^", self._is, "$"), ("^", self._starts, ""), ("", self._ends, "$"), ("", self._has, ""))
        # RE2 and Python agree on the upper and lower case of ASCII: its two odd relatives, the long s and the sign of
        # the kelvin, are no characters of a normalised line.
        literals = [
            (any_of(sorted(items), begin, end), all(map(str.isascii, items))) for begin, items, end in lists if items
        ]
        likes = [(phrase.pattern, False) for phrase in self._like if phrase.words]
        simple = [(relaxed(source), source) for source in self.data.get("re", ())]
        return (*literals, *likes, *((one, one == source) for one, source in simple))

    @property
    def has_conditions(self) -> bool:
        """Whether a line must be something beside its words: long, or a sentence."""
        return bool(self._conditions)

    @cached_property
    def _conditions(self) -> tuple[Callable[[Block], bool], ...]:
        return tuple(conditions(self.data))

    def _suits(self, block: Block) -> bool:
        return not self._conditions or all(holds(block) for holds in self._conditions)

    def _finds(self, block: Block) -> bool:
        if not self.has_alternatives:
            return True
        # A set only says whether; a search also says where, which costs ten times as much.
        if self._test is not None and self._test.Match(encoded(block.normal)):
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


def encoded(line: str) -> bytes:
    """`line` as the sets of RE2 take it without a step of their own: undecodable bytes as U+FFFD."""
    try:
        return line.encode()
    except UnicodeEncodeError:
        return searchable(line).encode()


def searchable(line: str) -> str:
    """`line` as RE2 takes it: undecodable bytes (lone surrogates) as U+FFFD, everything at the same place."""
    try:
        line.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", line)
    return line


def _literals(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in map(literal, texts) if one)
