"""One look at each line of a page for all rules and matchers of a rule set, instead of a look for each of them.

The answers stay with the line: most matchers that are asked about it later, as the anchor of a rule, its `unless`, or
a step of its cards, need not look again. And they are remembered: pages of a site share most of their lines.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cleaner.rulebook.matcher import LOOK, Look, Matcher
from cleaner.rulebook.prefilter import Prefilter
from cleaner.rulebook.recent import Recent

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from cleaner.model import Block


# Lines of a generation that is remembered, and the characters of the longest: on whole pages of one site three lines of
# five are lines of an earlier page, all of them short, and this many find nearly all of those again.
LINES = 512
MAX_CHARS = 200
# The same for kinds of lines: lines that show the same patterns are alike. The corpus has some hundred a site.
KINDS = 512


@dataclass(frozen=True)
class Survey:
    """`rules` are patterns by the number of the rule that wants to see each line with one of them.

    `needs` are those by the number of a rule that wants to know whether the page has any; `matchers` are all that a
    rule may ask about some line. Threads may share one.
    """

    rules: Mapping[int, Collection[str]]
    needs: Mapping[int, Collection[str]]
    matchers: tuple[Matcher, ...]

    def of(self, blocks: Iterable[Block]) -> tuple[dict[int, list[Block]], set[int]]:
        """The blocks that each rule wants to see, by its number, and the rules that have their needs.

        Each block is told what matchers will want to know of it.
        """
        wanted: defaultdict[int, list[Block]] = defaultdict(list)
        met: set[int] = set()
        known = self._lines
        for block in blocks:
            line = block.normal
            kind, look = known[line] if len(line) <= MAX_CHARS else self._looked(line)
            vars(block)[LOOK] = look
            for number in kind.rules:
                wanted[number].append(block)
            met.update(kind.needs)
        return wanted, met

    @cached_property
    def _lines(self) -> Recent[str, tuple[_Kind, Look]]:
        return Recent(LINES, self._looked)

    @cached_property
    def _kinds(self) -> Recent[frozenset[int], _Kind]:
        return Recent(KINDS, self._kind)

    def _looked(self, line: str) -> tuple[_Kind, Look]:
        kind = self._kinds[frozenset(self._prefilter.found(line))]
        return kind, Look(self._asked, kind.open, kind.proven, {}, {})

    def _kind(self, found: frozenset[int]) -> _Kind:
        sources = [self._sources[number] for number in found]
        rules = {number for source in sources for number in self._rules_of.get(source, ())}
        needs = {number for source in sources for number in self._needs_of.get(source, ())}
        proofs = [proof for source in sources for proof in self._proofs_of.get(source, ())]
        proven = frozenset(matcher for matcher, is_sure in proofs if is_sure)
        likely = (self._asked - self._covered).union(matcher for matcher, _ in proofs)
        return _Kind(tuple(sorted(rules)), tuple(sorted(needs)), likely - proven, proven)

    @cached_property
    def _asked(self) -> frozenset[Matcher]:
        return frozenset(self.matchers)

    @cached_property
    def _covered(self) -> frozenset[Matcher]:
        """The matchers of which a look tells: those of the rules' patterns, and those that a pattern can prove.

        Others would be asked all the same, and patterns that fit nearly every line make each look slower.
        """
        looked = {*self._rules_of, *self._needs_of}
        return frozenset(
            matcher
            for matcher in self.matchers
            if matcher.patterns and all(proof or source in looked for source, proof in matcher.proofs)
        )

    @cached_property
    def _rules_of(self) -> Mapping[str, Sequence[int]]:
        return _turned(self.rules)

    @cached_property
    def _needs_of(self) -> Mapping[str, Sequence[int]]:
        return _turned(self.needs)

    @cached_property
    def _proofs_of(self) -> Mapping[str, Sequence[tuple[Matcher, bool]]]:
        found: defaultdict[str, list[tuple[Matcher, bool]]] = defaultdict(list)
        for matcher in self._covered:
            for source, proof in matcher.proofs:
                found[source].append((matcher, proof))
        return found

    @cached_property
    def _sources(self) -> tuple[str, ...]:
        """Each pattern once, however many ask for it."""
        return tuple(dict.fromkeys([*self._rules_of, *self._needs_of, *self._proofs_of]))

    @cached_property
    def _prefilter(self) -> Prefilter:
        return Prefilter({number: (source,) for number, source in enumerate(self._sources)})


class _Kind(NamedTuple):
    """What lines that show the same patterns have in common."""

    rules: tuple[int, ...]
    needs: tuple[int, ...]
    open: frozenset[Matcher]
    proven: frozenset[Matcher]


def _turned(patterns: Mapping[int, Collection[str]]) -> Mapping[str, Sequence[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for number, sources in patterns.items():
        for source in sources:
            found[source].append(number)
    return found
