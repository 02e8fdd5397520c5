"""The first look at a site's pages: what repeats on them, counted by document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from cleaner.learn import tokens
from cleaner.learn.tally import Tally
from cleaner.repeats import floor

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.learn.paper import Line, Paper

# Pages below which two are enough for anything.
HANDFUL = 20
# Kinds of what can repeat.
WHOLE, START, END, SHAPE, SUFFIX, SUFFIX_SHAPE = "line", "start", "end", "shape", "suffix", "suffix-shape"
KINDS = (WHOLE, START, END, SHAPE, SUFFIX, SUFFIX_SHAPE)


def enough(documents: int) -> int:
    """The documents on which a rule that is no list of lines must rest: two of a handful of pages, else three."""
    return max(2 if documents < HANDFUL else 3, floor(documents))


class Key(NamedTuple):
    """Something that can repeat: its kind, and what it looks like with numbers masked."""

    kind: str
    text: str


def keys(line: Line) -> Iterator[Key]:
    """Everything about a line that could repeat; nothing of prose but what stands behind its last full stop."""
    if not line.closed and (behind := tokens.suffix(line.normal)) is not None:
        yield Key(SUFFIX, tokens.whole(behind.lower()))
        if behind[0] in "([" and (formed := tokens.shape(behind)):
            yield Key(SUFFIX_SHAPE, formed)
    if line.prose and not line.block.is_sentence:
        return  # a piece of a sentence
    yield Key(WHOLE, tokens.whole(line.folded))
    if line.prose:
        return
    for start in tokens.starts(line.normal):
        yield Key(START, start)
    if (closing := tokens.end(line.normal)) is not None:
        yield Key(END, tokens.whole(closing.lower()))
    formed = tokens.shape(line.normal)
    if formed and line.zone != "body":
        yield Key(SHAPE, f"{line.zone} {formed}")


@dataclass
class Census:
    """Counts documents by what repeats on them. One a site; filled while its pages stream by."""

    documents: int = 0
    lines: int = 0
    _tallies: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})

    def add(self, paper: Paper) -> None:
        """Count one document."""
        self.documents += 1
        self.lines += len(paper.lines)
        found: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for line in paper.lines:
            for key in keys(line):
                found[key.kind].add(key.text)
        for kind, own in found.items():
            self._tallies[kind].add(own)

    def frequent(self) -> Iterable[Key]:
        """What may be on enough documents; the second look counts exactly."""
        least = floor(self.documents)
        return [Key(kind, text) for kind in KINDS for text in self._tallies[kind].frequent(least)]
