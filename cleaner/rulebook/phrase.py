"""The phrases of a rule file: what they look like in a folded line, and when a line says nearly the same."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cleaner.model import Block

# Share of the words of a `like` phrase that a line must have. On 978 pages, lines that are no wording of a shipped
# phrase have half of its words at most, but for one label of a form (0.62).
LIKE_SHARE = 0.6
# Times the words of a `like` phrase: a longer line is the notice with something glued to it, or no notice.
LIKE_LENGTH = 2

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Phrase:
    """A `like` phrase: its word set, and how many words a line may have at most."""

    words: frozenset[str]
    longest: int

    @classmethod
    def of(cls, text: str) -> Phrase:
        line = literal(text)
        return cls(frozenset(_WORD.findall(line)), LIKE_LENGTH * (line.count(" ") + 1))

    @property
    def needed(self) -> int:
        """How many of the words a line must have."""
        return math.ceil(LIKE_SHARE * len(self.words) - 1e-9)  # 0.6 is no exact number

    def fits(self, block: Block) -> bool:
        if not self.words or block.words > self.longest:
            return False
        return len(self.words.intersection(_WORD.findall(block.folded))) >= self.needed

    @property
    def pattern(self) -> str:
        """Finds each line that fits: it can lack all but `needed` words, so that of any more it has at least one."""
        rarest = sorted(self.words, key=lambda word: (-len(word), word))  # long words are rare
        return any_of(rarest[: len(self.words) - self.needed + 1])


def literal(text: str) -> str:
    """A phrase of a rule file as it looks in a folded line; a blank that the author put at an end stays."""
    core = normalise(text).lower()
    return f"{text[:1].isspace() * ' '}{core}{text[-1:].isspace() * ' '}" if core else ""


def any_of(texts: Iterable[str], begin: str = "", end: str = "") -> str:
    """An RE2 source that finds any of `texts` in a normalised line, in upper or lower case."""
    # In RE2 a letter under (?i) finds all letters of its case orbit, among them every one that lower() maps to it.
    return f"(?i){begin}(?:{'|'.join(map(re.escape, texts))}){end}"
