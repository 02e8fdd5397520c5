"""Lines for the tests of a draft: what each of its rules takes, and the prose that is nearest to that."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from cleaner.learn import masking, tokens
from cleaner.learn.paper import stops
from cleaner.rulebook.matcher import Matcher
from cleaner.text import is_sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cleaner.learn.running import Outcome
    from cleaner.model import Block
    from cleaner.rulebook.plain import MatcherData

# Different lines that show what one phrase or pattern takes, and those that show what a rule leaves.
HITS = 2
MISSES = 2
# Runs of lines that are remembered, in case that a page cannot be made of the first one.
RUNS = 8
# Characters of a line that may be an example.
LONGEST = 1_000
# What an opening that is shared with a rule's words is worth, in shared words.
OPENS_ALIKE = 2

_LISTS = ("is", "starts", "ends", "has", "like", "re")
_MATCHING = ("drop", "strip_prefix", "strip_suffix", "capture", "cut_after", "cut_before")


@dataclass
class Gallery:
    """The examples of one rule. `runs` are lines in a row, for rules that take lines together."""

    rule: Mapping[str, Any]
    words: frozenset[str]
    hits: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    runs: list[list[str]] = field(default_factory=list)
    misses: list[tuple[int, str]] = field(default_factory=list)

    @cached_property
    def alternatives(self) -> dict[str, Matcher]:
        """Each phrase and pattern of the rule alone."""
        action = next((name for name in _MATCHING if name in self.rule), None)
        data = self.rule[action] if action else {}
        anchored = {"strip_prefix": "^(?:{})", "strip_suffix": "(?:{})$"}.get(action or "", "{}")
        return {
            text: Matcher(cast("MatcherData", {key: [anchored.format(text) if key == "re" else text]}))
            for key in _LISTS
            for text in data.get(key, ())
        }

    def masked(self) -> Gallery:
        """The same examples with the wording of the pages made unreadable, but for the words of the rule."""
        other = Gallery(self.rule, self.words)
        for text, lines in self.hits.items():
            other.hits[text] = [masking.masked(line, self.words) for line in lines]
        other.runs = [[masking.masked(line, self.words) for line in run] for run in self.runs]
        other.misses = [(shared, masking.masked(line, self.words)) for shared, line in self.misses]
        return other

    def take(self, block: Block) -> None:
        """Remember a line that the rule takes, for each alternative that has too few."""
        for text, matcher in self.alternatives.items():
            own = self.hits[text]
            if len(own) < HITS and block.normal not in own and _is_shown(block.normal) and matcher.matches(block):
                own.append(block.normal)

    def take_together(self, run: Sequence[Block]) -> None:
        """Remember lines in a row that the rule takes; of many runs those that show that sentences go too."""
        lines = [block.normal for block in run]
        if len(run) < 2 or not all(map(_is_shown, lines)):
            return
        if len(self.runs) < RUNS:
            self.runs.append(lines)
        elif any(block.is_sentence for block in run) and not any(
            is_sentence(line) for own in self.runs for line in own
        ):
            self.runs[-1] = lines

    def leave(self, line: str, shared: int) -> None:
        """Remember a line that the rule leaves, if it is among the nearest."""
        if any(line == other for _, other in self.misses):
            return
        self.misses = sorted([*self.misses, (shared, line)], key=lambda one: (-one[0], len(one[1]), one[1]))[:MISSES]


@dataclass
class Examples:
    """The galleries of all rules, by check id, filled while documents stream by."""

    galleries: Mapping[str, Gallery]

    def add(self, outcome: Outcome) -> None:
        """Look at what the rules made of one document."""
        blocks = {block.index: block for block in outcome.document.blocks}
        taken: defaultdict[str, list[int]] = defaultdict(list)
        for claim in outcome.settlement.standing:
            if claim.check.id in self.galleries:
                taken[claim.check.id].append(claim.span.block)
        for check, indexes in taken.items():
            gallery = self.galleries[check]
            for index in indexes:
                gallery.take(blocks[index])
            if not gallery.alternatives:
                gallery.take_together([blocks[index] for index in _first_run(sorted(set(indexes)))])
        gone = {index for index, _ in outcome.gone()}
        for block in outcome.document.blocks:
            if block.index not in gone and stops(block.normal) and _is_shown(block.normal):
                self._leave(block, {check for check, indexes in taken.items() if block.index in indexes})

    def _leave(self, block: Block, taken_by: set[str]) -> None:
        own = tokens.words(block.normal)
        shared: defaultdict[str, int] = defaultdict(int)
        for word in set(own):
            for check in self._by_word.get(word, ()):
                shared[check] += 1
        for check, gallery in self.galleries.items():
            if check not in taken_by and (shared[check] or len(gallery.misses) < MISSES):
                alike = OPENS_ALIKE if own and own[0] in gallery.words else 0
                gallery.leave(block.normal, shared[check] + alike)

    @cached_property
    def _by_word(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for check, gallery in self.galleries.items():
            for word in gallery.words:
                found[word].append(check)
        return found


def _is_shown(line: str) -> bool:
    """Whether a line can stand in a test: not too long, and with nothing in it that no editor shows."""
    return len(line) <= LONGEST and line.isprintable()


def _first_run(indexes: Sequence[int]) -> Iterator[int]:
    """The first of several numbers, and those that follow it without a gap."""
    for at, index in enumerate(indexes):
        if at and index != indexes[at - 1] + 1:
            return
        yield index


def shortened(line: str, head: int = 14, tail: int = 6) -> str:
    """A line of prose cut down to its first and last words: enough to see what a rule would do to it."""
    words = line.split(" ")
    return line if len(words) <= head + tail + 2 else " ".join([*words[:head], "...", *words[-tail:]])


def texts(pages: Iterable[str]) -> list[str]:
    """Pages without doubles."""
    return list(dict.fromkeys(pages))
