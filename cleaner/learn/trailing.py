"""Headlines of other stories below the last sentence, in a list that no label announces."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.learn import tokens
from cleaner.learn.census import WHOLE, Key
from cleaner.learn.proposal import Proposal
from cleaner.rulebook.matcher import searchable
from cleaner.rulebook.regex import compile_pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from cleaner.learn.paper import Line, Paper

# Headlines in a row, words of each, and the share of the pages that must end so (three at least).
FEWEST = 2
MIN_WORDS = 5
SHARE = 0.1
PAGES = 3
# Lines that the rule may take.
MOST = 24
# A capital or a number at most words, no two small words beside each other; the last is a capital, and neither the end
# of a sentence nor a label.
_WORD = r"[^\p{Ll} ][^ ]*"
_LAST = r"""[^\p{Ll} ](?:[^ ]*[^ .:;,"')])?["')]*"""
TITLE = rf"^(?:{_WORD} (?:\p{{Ll}}[^ ]* )?)*{_LAST}$"
# Prices and scores are no headlines: the share of digits from which a line is one.
DIGITS = 0.2


@dataclass
class Trailing:
    """Collects the headlines at the end of documents; `repeated` lines between them do not count."""

    repeated: Collection[Key]
    documents: int = 0
    pages: int = 0
    most: int = 0
    words: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._title = compile_pattern(TITLE)

    def add(self, paper: Paper) -> None:
        """Look at the end of one document."""
        self.documents += 1
        count = sum(1 for _ in self._run(paper.lines))
        self.pages += count >= FEWEST
        self.most = max(self.most, count)

    def proposal(self) -> Proposal | None:
        """The rule, where enough pages end so."""
        if self.pages < max(PAGES, SHARE * self.documents):
            return None
        title = {"re": [TITLE], "min_words": MIN_WORDS}
        rule = {
            "trim": {"side": "tail", "while": title, "max_lines": min(MOST, 2 * self.most)},
            "unless": {"digits": DIGITS},
            "prose": "allow",
        }
        note = f"{self.pages} of {self.documents} documents"
        shown = "headlines below the last sentence"
        why = "Headlines of other stories: capitals at most words, below the last sentence."
        return Proposal(rule, shown, self.pages, None, {"": note}, category="related", name="headlines-below", why=why)

    def _run(self, lines: Sequence[Line]) -> Iterator[Line]:
        for line in reversed(lines):
            if line.zone == "tail" and Key(WHOLE, tokens.whole(line.folded)) in self.repeated:
                continue
            if line.prose or line.block.words < MIN_WORDS or self._title.search(searchable(line.normal)) is None:
                return
            yield line
