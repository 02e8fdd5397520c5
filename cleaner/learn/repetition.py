"""How good a draft is without any labels: what still repeats, and which sentences it took that stand only once."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.learn import tokens
from cleaner.learn.paper import stops
from cleaner.repeats import SHORT, floor, is_whole
from cleaner.text import is_sentence

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from cleaner.learn.running import Outcome
    from cleaner.model import Claim

# Lines that are listed as left over, and the share of the documents from which shorter ones are among them: a button.
MOST_LEFT = 12
BUTTON = 0.1
LEAST_BUTTONS = 3


@dataclass
class Repetition:
    """Lines and their documents, before or after the rules."""

    documents: int = 0
    lines: Counter[str] = field(default_factory=Counter)
    _pages: Counter[str] = field(default_factory=Counter)

    def add(self, lines: Iterable[str]) -> None:
        """Count the lines of one document."""
        own = list(lines)
        self.documents += 1
        self.lines.update(own)
        self._pages.update(set(own))

    def share(self) -> float:
        """The share of all lines that stand on enough documents to count as repeated."""
        return sum(self.lines[line] for line in self.repeated()) / max(1, self.lines.total())

    def repeated(self) -> list[str]:
        """The repeated lines, the most frequent first; pieces of broken sentences do not count."""
        least = floor(self.documents)
        found = (line for line, pages in self._pages.items() if pages >= least and is_whole(line))
        return sorted(found, key=lambda line: (-self._pages[line], line))

    def buttons(self) -> list[str]:
        """Lines that are too short to count, and yet on so many documents that they are no words of the text."""
        least = max(LEAST_BUTTONS, BUTTON * self.documents)
        short = (line for line, pages in self._pages.items() if pages >= least and len(line) < SHORT)
        return [line for line in short if is_whole(line.ljust(SHORT))]

    def is_single(self, line: str) -> bool:
        """Whether a line stands on one document."""
        return self._pages[line] == 1

    def pages(self, line: str) -> int:
        """The documents on which a line stands."""
        return self._pages[line]


@dataclass
class Check:
    """What a draft does to documents that it has not seen.

    `labels` are the checks that name their lines by a label, behind which questions are headlines, as in `cards`;
    `notices` are the keys of sentences that were learned as repeated.
    """

    labels: Collection[str]
    cards: Collection[str]
    notices: Collection[str]
    before: Repetition = field(default_factory=Repetition)
    after: Repetition = field(default_factory=Repetition)
    hits: Counter[str] = field(default_factory=Counter)
    _sentences: list[tuple[str, str]] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Count one document, before and after."""
        blocks = outcome.document.blocks
        self.before.add(block.normal for block in blocks)
        self.after.add(outcome.kept())
        self.hits.update({claim.check.id for removal in outcome.settlement.removals for claim in removal.grounds})
        for index, removal in outcome.gone():
            for claim in removal.grounds:
                if self._is_prose(claim, blocks[index].normal):
                    self._sentences.append((claim.check.id, blocks[index].normal))

    def touched(self) -> Counter[str]:
        """By check, the sentences that stand once and were taken."""
        return Counter(check for check, _ in self.lost())

    def lost(self) -> list[tuple[str, str]]:
        """The sentences that stand once and were taken, each behind the check that took it."""
        return [(check, line) for check, line in self._sentences if self.before.is_single(line)]

    def left(self) -> list[tuple[str, int]]:
        """What still repeats, with the number of documents, the most frequent first; buttons and labels too."""
        left = {*self.after.repeated(), *self.after.buttons()}
        found = sorted((-self.after.pages(line), line) for line in left)
        return [(line, -pages) for pages, line in found[:MOST_LEFT]]

    def _is_prose(self, claim: Claim, line: str) -> bool:
        if tokens.whole(line.lower()) in self.notices:
            return False
        if claim.check.id in self.cards and claim.hit.named:  # the repetition is the proof
            return False
        if claim.check.id in self.labels or claim.check.id in self.cards:
            return stops(line)
        return is_sentence(line)
