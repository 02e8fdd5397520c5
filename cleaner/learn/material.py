"""What there is to learn from: the pages of a site, divided, and those of other sites. Read anew for each look."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cleaner.learn import running
from cleaner.learn.identity import group
from cleaner.learn.paper import Paper, paper
from cleaner.learn.reading import Reader
from cleaner.learn.split import Split, split

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.learn.identity import Identity
    from cleaner.learn.running import Outcome
    from cleaner.learn.sample import Sample, Samples
    from cleaner.rulebook.compile import Ruleset


@dataclass(frozen=True)
class Material:
    """`site` without the pages of `division` that repeat others; `unread` counts those without text."""

    site: Samples
    contrast: Samples
    division: Split
    unread: int = 0
    reader: Reader = field(default_factory=Reader)

    @classmethod
    def of(cls, site: Samples, contrast: Samples, identity: Identity) -> Material:
        """Look at the pages of a site once, tell `identity` of them, and divide them."""
        first = _First(site, identity)
        division = split(first.pages())
        return cls(site, contrast, division, first.unread)

    def whole(self) -> Material:
        """The same pages, none of them held out."""
        division = self.division
        return replace(self, division=replace(division, learned=division.learned | division.held, held=frozenset()))

    def read_by(self, reader: Reader) -> Material:
        """The same pages, read otherwise."""
        return replace(self, reader=reader)

    def learned(self, known: Ruleset) -> Iterator[Paper]:
        """The documents to learn from, less what `known` rules take."""
        return self._papers(self.division.learning(self.site), known)

    def others(self, known: Ruleset) -> Iterator[Paper]:
        """The documents of other sites, less what `known` rules take."""
        own = self.division.all
        others = (sample for sample in self.contrast() if sample.digest() not in own)
        return replace(self, reader=Reader())._papers(others, known)  # layouts are those of the site

    def outcomes(self, rules: Ruleset, *, held: bool) -> Iterator[Outcome]:
        """What `rules` make of the documents held out, or of those learned from."""
        divide = self.division.holding if held else self.division.learning
        for sample in divide(self.site):
            if read := self.reader.read(sample):
                yield running.run(read.document, rules, read.checks)

    def _papers(self, samples: Iterable[Sample], known: Ruleset) -> Iterator[Paper]:
        for sample in samples:
            if read := self.reader.read(sample):
                outcome = running.run(read.document, known, read.checks)
                taken = {index: removal.check.id for index, removal in outcome.gone()}
                yield paper(group(sample), outcome.document, taken, outcome.cut())


@dataclass
class _First:
    """The first look: which pages can be read, and by which sentences they are told apart."""

    site: Samples
    identity: Identity
    unread: int = 0

    def pages(self) -> Iterator[tuple[bytes, Sequence[str]]]:
        reader = Reader()
        for sample in self.site():
            read = reader.read(sample)
            if read is None:
                self.unread += 1
            else:
                self.identity.add(sample, read.document)
                yield sample.digest(), [block.folded for block in read.document.blocks if block.is_sentence]
