"""What an extractor is: a function from a page to an article."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Article:
    """What an extractor found. A field that it never gives is None."""

    text: str
    title: str | None = None
    date: str | None = None
    authors: tuple[str, ...] | None = None


Extract = Callable[[str, str | None], Article]  # (page, address)
Make = Callable[[], Extract]


@dataclass(frozen=True, slots=True)
class Extractor:
    """`make()` imports what is needed; `module` must be there for it. `gives` are the fields that the articles have."""

    name: str
    module: str
    make: Make
    gives: tuple[str, ...] = ()

    @property
    def is_installed(self) -> bool:
        return find_spec(self.module) is not None
