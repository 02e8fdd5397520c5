"""The page with its headline known: what every source of metadata gets, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from cleaner.metadata.headline import find_headline
from cleaner.metadata.page import Page
from cleaner.model import Authority

# The value of a field, and where it came from: a rule's id or the name of a source.
Value = str | tuple[str, ...]
Answers = dict[str, tuple[Value, str]]


@dataclass(frozen=True)
class Article(Page):
    """A page and the place of its headline."""

    @cached_property
    def headline(self) -> int | None:
        """The position of the headline: a line that the site's rules call so, else see `headline.find_headline`."""
        called = (
            removal.span.block
            for removal in self.settlement.removals
            if removal.check.category == "title" and removal.check.authority is Authority.SITE
        )
        first = next(called, None)
        return find_headline(self) if first is None else first


Source = Callable[[Article], Answers]
