"""Texts without words, or with fewer than are wanted: mostly a page whose article was not found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.check._gate import Gate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.check._gate import Limits
    from cleaner.check._page import Seen
    from cleaner.errors import Finding

EMPTY, SHORT = "C401", "C402"


@dataclass(frozen=True, slots=True)
class Empty:
    """Counts the words of each text after the rules, so that one of boilerplate alone is empty too."""

    min_words: int

    def page(self, seen: Seen) -> Iterator[Finding]:
        if seen.result is None or seen.result.failure:
            return
        words = sum(len(paragraph.split()) for paragraph in seen.result.paragraphs)
        if not words:
            yield seen.page.finding(EMPTY, "there is no text", "`cleaner explain` on the page tells where it went")
        elif words < self.min_words:
            yield seen.page.finding(SHORT, f"{words} words, {self.min_words} are wanted")

    def end(self) -> Iterable[Finding]:
        return ()


def begin(limits: Limits) -> Empty:
    """The watch with its limit."""
    return Empty(limits.min_words)


GATE = Gate({EMPTY: "an empty text", SHORT: "a text with fewer words than are wanted"}, begin)
