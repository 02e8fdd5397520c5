"""What all sources of metadata look at: the page, what was decided about it, and where its article begins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.lazy import lazy
from cleaner.metadata import language
from cleaner.metadata.dates import DateLine, read_line
from cleaner.text import is_blank

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.model import Block, Document, Removal, Settlement, Site

# Lines above the first paragraph that belong to the article's head: the date line is among them on 30 of 30
# development pages within 14, and lists of tags or tools may stand between.
HEAD_LINES = 24
# Lines from the first paragraph on where a date line still counts: a standfirst may stand above it.
STANDFIRST_LINES = 5
# Words that make a paragraph where no line of the page ends as sentences do.
PARAGRAPH_WORDS = 8


@dataclass(frozen=True)
class Page:
    """A document, its settlement and site, and the kept text; positions are places in `document.blocks`."""

    document: Document
    settlement: Settlement
    site: Site | None
    text: str

    @property
    def timezone(self) -> str | None:
        return self.site.timezone if self.site else None

    @lazy
    def language(self) -> str | None:
        """The language of the kept text; see `language.detect`."""
        return language.detect(self.text)

    @lazy
    def first(self) -> int:
        """The position of the first kept paragraph, a sentence if there is one; the end of the page if all is gone."""
        long = None
        for position, block in enumerate(self.document.blocks):
            if not self._is_kept(block):
                continue
            if block.is_sentence:
                return position
            if long is None and block.words >= PARAGRAPH_WORDS:
                long = position
        return len(self.document.blocks) if long is None else long

    @lazy
    def last(self) -> int:
        """The position of the last kept block; -1 if all is gone."""
        blocks = self.document.blocks
        return next((at for at in range(len(blocks) - 1, -1, -1) if self._is_kept(blocks[at])), -1)

    @lazy
    def head(self) -> range:
        """The positions above the first paragraph that belong to the article."""
        return range(max(0, self.first - HEAD_LINES), self.first)

    @lazy
    def date_lines(self) -> tuple[tuple[int, DateLine], ...]:
        """The date lines of the article's head with their positions, the most trustworthy first.

        The nearest to the text, but one with a time before one without: that may be the clock of the page's header,
        which tells the day of the crawl. Below a standfirst only one with a time is believed.
        """
        above = list(self._read(reversed(self.head)))
        below = list(self._read(range(self.first, min(self.first + STANDFIRST_LINES, len(self.document.blocks)))))
        timed = [found for found in [*above, *below] if "T" in (found[1].published or found[1].modified or "")]
        return (*timed, *(found for found in above if found not in timed))

    @lazy
    def categories(self) -> Mapping[int, str]:
        """What rules call the lines that they take whole: block index to category, the strongest rule's."""
        return {
            claim.span.block: claim.check.category
            for removal in reversed(self.settlement.removals)
            for claim in reversed(removal.grounds)
            if claim.check.authority > 1
        }

    @lazy
    def _gone(self) -> Mapping[int, Removal]:
        """The last removal of each block that something was taken of: all there is of most."""
        return {removal.span.block: removal for removal in self.settlement.removals}

    def _read(self, positions: Iterable[int]) -> Iterator[tuple[int, DateLine]]:
        blocks, timezone, language = self.document.blocks, self.timezone, self.language
        for position in positions:
            line = read_line(blocks[position].text, timezone, language)
            if line:
                yield position, line

    def _is_kept(self, block: Block) -> bool:
        """Whether anything of the block is left to read."""
        gone = self._gone.get(block.index)
        if gone is None:
            return True
        if gone.span.start == 0 and gone.span.end == len(block.text):
            return False
        position, left = 0, []
        for span in sorted([one.span for one in self.settlement.removals if one.span.block == block.index]):
            left.append(block.text[position : span.start])
            position = span.end
        return not is_blank("".join([*left, block.text[position:]]))
