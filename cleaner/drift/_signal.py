"""One thing that is watched: a share of pages, with its count before and its count now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

About = Literal["failed", "site", "layout", "rule", "field", "shorter", "longer", "outside", "repeats", "line"]


@dataclass(frozen=True, slots=True)
class Rate:
    """`hits` of `of` pages."""

    hits: int
    of: int

    @property
    def share(self) -> float:
        return self.hits / self.of if self.of else 0.0


@dataclass(frozen=True, slots=True)
class Signal:
    """One share, before and now. `falls` says that less of it is bad, else more is.

    `name` is the rule, the field, the length in characters or the line; `kind` that of the pages, where it is about
    some of a site's. `conceded` is a share that is never too much, `pages` are examples of what is wrong.
    """

    about: About
    site: str
    kind: str
    name: str
    before: Rate
    now: Rate
    falls: bool = True
    conceded: float = 0.0
    pages: tuple[str, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the share is half of what it was at most, or twice of it at least."""
        if self.falls:
            return 2 * self.now.share <= self.before.share
        return self.now.share >= max(2 * self.before.share, self.conceded) and self.now.hits > 0
