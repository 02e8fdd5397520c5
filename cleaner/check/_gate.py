"""What the modules of this package have in common: limits, and how a family of codes watches pages go by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from cleaner.check._page import Seen
    from cleaner.errors import Finding

# The share of the lines of a site that may repeat (design 9). Of nine sites cleaned texts have none, and what scrapers
# stored of them has 0.7 to 11 % on seven.
MAX_REPETITION = 0.003


@dataclass(frozen=True, slots=True)
class Limits:
    """What is too much. `require` are the fields that each row must have; None: see `missing`.

    Shares are from 0 to 1. A text of fewer than `min_words` words is a finding. Codes in `ignore` are none.
    """

    max_repetition: float = MAX_REPETITION
    require: tuple[str, ...] | None = None
    max_missing: float = 0.0
    min_words: int = 0
    ignore: frozenset[str] = field(default_factory=frozenset)


class Watch(Protocol):
    """One family of codes during one run."""

    def page(self, seen: Seen) -> Iterable[Finding]:
        """The findings on one page."""
        ...

    def end(self) -> Iterable[Finding]:
        """The findings on all pages together."""
        ...


@dataclass(frozen=True, slots=True)
class Gate:
    """A family of codes: what each means in a few words, and what begins to watch."""

    codes: Mapping[str, str]
    begin: Callable[[Limits], Watch]


@dataclass(frozen=True, slots=True)
class Each:
    """A watch that looks at one page after the other and remembers none."""

    find: Callable[[Seen], Iterable[Finding]]

    def page(self, seen: Seen) -> Iterable[Finding]:
        return self.find(seen)

    def end(self) -> Iterable[Finding]:
        return ()
