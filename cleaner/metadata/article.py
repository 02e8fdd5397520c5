"""The page with its headline known: what every source of metadata gets, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner.lazy import lazy
from cleaner.metadata import brands, heading, linked, moments, plain, titles
from cleaner.metadata.final import final
from cleaner.metadata.headline import find_headline
from cleaner.metadata.page import Page
from cleaner.model import Authority

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.layout import Selected

# Lines of credits above the headline and below the text.
ABOVE, BELOW = 6, 10

# The value of a field, and where it came from: a rule's id or the name of a source.
Value = str | tuple[str, ...]
Answer = tuple[Value, str]
Answers = dict[str, Answer]


@dataclass(frozen=True)
class Html:
    """What an HTML page holds beside its blocks and facts.

    `markup` is the decoded page, for those who look into it once more. `selected` is the layout that found the body,
    with what its selectors found: then the blocks are those of the body alone.
    """

    markup: str | None = None
    selected: Selected | None = None


@dataclass(frozen=True)
class Article(Page):
    """A page, its names, and the place of its headline."""

    html: Html = field(default_factory=Html)

    @property
    def is_body(self) -> bool:
        """Whether the blocks are those of the body alone, so that nothing can be told from their places."""
        return self.html.selected is not None

    @lazy
    def final(self) -> Answers:
        """What no other source can change; see `final`."""
        return final(self)

    def wants(self, *fields: str) -> bool:
        """Whether any of some fields is still to be found, or to be checked against other sources."""
        return not self._settled.issuperset(fields)

    @lazy
    def _settled(self) -> frozenset[str]:
        """The fields that are final; on HTML pages without the moments that `moments.truthful` may correct."""
        if self.document.kind == "text":
            return frozenset(self.final)
        dates = [field for field in ("date", "modified") if field in self.final]
        return frozenset(self.final).difference(
            [field for field in dates if moments.is_doubtful(str(self.final[field][0]))]
        )

    @property
    def region(self) -> range:
        """The positions of the article, its head and the lines of credits around it."""
        start = self.first if self.headline is None else min(self.first, self.headline)
        return range(start - ABOVE, self.last + BELOW + 1)

    @lazy
    def graph(self) -> linked.Graph:
        """What the page says in JSON-LD."""
        return linked.read(self.document.facts.json_ld)

    @lazy
    def brands(self) -> brands.Brands:
        """The site's own names."""
        return brands.read(self.site, self.document.url, self.document.facts, self.graph)

    @lazy
    def thing(self) -> linked.Thing:
        """The article among the things of the page's JSON-LD; empty where there is none."""
        facts = self.document.facts
        addresses = (self.document.url, facts.canonical, facts.meta("og:url"))
        names = (plain.bare(text) for text, _ in titles.named(facts))
        return self.graph.article({address.rstrip("/") for address in addresses if address}, names)

    @lazy
    def titles(self) -> tuple[titles.Title, ...]:
        """The titles that the page gives for machines, best first."""
        return tuple(titles.Title(text, origin, self.brands) for text, origin in self._named() if text)

    @lazy
    def heading(self) -> heading.Heading | None:
        """The visible headline of an HTML page; see `heading.find`."""
        return None if self.document.kind == "text" else heading.find(self, self.titles, outside=self.is_body)

    @lazy
    def headline(self) -> int | None:
        """The position of the headline: a line that the site's rules call so, else by its markup, else by its shape."""
        called = (
            removal.span.block
            for removal in self.settlement.removals
            if removal.check.category == "title" and removal.check.authority is Authority.SITE
        )
        first = next(called, None)
        if first is None and self.heading:
            return self.heading.position
        return find_headline(self) if first is None else first

    def _named(self) -> Iterator[tuple[str, str]]:
        yield from ((text, "json-ld") for text in linked.values(self.thing.get("headline"))[:1])
        yield from titles.named(self.document.facts)
        items = {value for _, name, value in self.document.facts.items if name == "headline"}
        if len(items) == 1:  # several are those of further articles
            yield plain.clean(items.pop()), "microdata"


Source = Callable[[Article], Answers]
