"""What a suite is: pages in, a table out."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .pages import Pages
    from .race import Candidate, Lap


@dataclass(frozen=True)
class Options:
    """`rounds` of every race; `documents` of the long run."""

    rounds: int = 5
    documents: int = 20_000


@dataclass(frozen=True)
class Table:
    """Laps over the same items. Ratios are told to the laps called `floor` and `ours`; `notes` stand below."""

    title: str
    laps: Sequence[Lap]
    floor: str
    ours: str
    item: str = "page"
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Suite:
    """`run` gives the tables of a suite; `name` is what --only takes."""

    name: str
    run: Callable[[Pages, Options], Sequence[Table]] = field(repr=False)


def missing(candidates: Sequence[Candidate]) -> tuple[str, ...]:
    """A note on candidates that are not installed."""
    names = [candidate.name for candidate in candidates if not candidate.is_installed]
    return (f"not installed, so left out: {', '.join(names)}",) if names else ()
