"""Line classes: the words in which `drop_cards` describes an item. None of them knows a language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from cleaner.rulebook.matcher import Matcher
from cleaner.text import SENTENCE_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from cleaner.model import Block
    from cleaner.rulebook.plain import MatcherData

# Words. One word is a label; 757 headlines have 2 to 18, a standfirst glued to one some more.
HEADLINE_WORDS = range(2, 31)
# Words from which a line counts as prose of a card: as many as a sentence has, though summaries are often cut off
# before their full stop.
PROSE_WORDS = SENTENCE_WORDS
# Words of an age beside its one or two pairs of number and unit: "sekitar 10 jam lalu", "il y a" would be too many.
AGE_EXTRA = 2

_PAIR = r"\d{1,3} ?[^\W\d_]+"
_AGE = re.compile(rf"((?:[^\d\s]+ ){{0,2}}){_PAIR}(?: {_PAIR})?((?: [^\d\s]+){{0,2}})")
# Two pairs and the extra words.
_AGE_WORDS = 4 + AGE_EXTRA


@dataclass(frozen=True)
class LineClass:
    """One step of an item. `patterns` (RE2) find each line that fits; none means that nothing can be said.

    `matcher` is that of a step which the rule file spells out. A step without `suits` is a line that repeats another
    of its item.
    """

    suits: Callable[[Block], bool] | None
    optional: bool = False
    patterns: tuple[str, ...] = ()
    matcher: Matcher | None = None

    @classmethod
    def of(cls, word: str | Mapping[str, Any]) -> LineClass:
        """What a rule file calls `word`; "?" behind it, or `optional` in a matcher: the line may be missing."""
        if isinstance(word, str):
            name = word.removesuffix("?")
            return cls(_SUITS[name], name != word, _PATTERNS.get(name, ()))
        matcher = Matcher(cast("MatcherData", word))
        return cls(matcher.matches, bool(word.get("optional")), matcher.patterns, matcher)

    def fits(self, lines: Sequence[Block], start: int, at: int) -> bool:
        """Whether the line at `at` may be this step of an item that begins at `start`."""
        return self.suits(lines[at]) if self.suits else _repeats(lines[start:at], lines[at])


def is_headline(block: Block) -> bool:
    """Whether a line has the length of a headline, no full stop (three of them cut it off), and is no age."""
    line = block.normal
    stopped = line.endswith(".") and not line.endswith("...")
    return block.words in HEADLINE_WORDS and not stopped and not is_age(block)


def is_age(block: Block) -> bool:
    """Whether a line says how long ago: one or two pairs of number and word, and at most two words more."""
    if block.words > _AGE_WORDS:
        return False
    match = _AGE.fullmatch(block.normal)
    return match is not None and len(f"{match[1]} {match[2]}".split()) <= AGE_EXTRA


def is_prose(block: Block) -> bool:
    """Whether a line counts as prose of a card."""
    return block.words >= PROSE_WORDS


def _repeats(earlier: Sequence[Block], block: Block) -> bool:
    """The line repeats a line of its item, or the end of one: "Bank| 1 Jam laluBunga Turun", "Bunga Turun"."""
    line = block.folded
    known = [one.folded for one in earlier]
    return line in known or (block.words > 1 and any(one.endswith(line) for one in known))


_SUITS: Mapping[str, Callable[[Block], bool] | None] = {
    "headline": is_headline,
    "age": is_age,
    "prose": is_prose,
    "same": None,
}
_PATTERNS = {"age": (r"\d",)}
