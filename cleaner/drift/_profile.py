"""A batch in numbers: what `drift` compares, and what a baseline holds. Its size depends on rules, not on pages."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cleaner.drift._recent import Recent
from cleaner.repeats import Lines, Pages

if TYPE_CHECKING:
    from cleaner.drift._page import Seen

# Characters at which the classes of length begin, each 1.19 times the one before: four to a doubling, up to 16 million.
EDGES: tuple[int, ...] = (0, *sorted({round(2 ** (number / 4)) for number in range(97)}))
# Pages of a kind that are remembered for examples.
_REMEMBERED = 64


def length_class(chars: int) -> int:
    """The class of a text of so many characters."""
    return bisect_right(EDGES, chars) - 1


@dataclass
class Examples:
    """Some of the pages, evenly spread over the batch: a redesign in its middle must show in them."""

    pages: list[Seen] = field(default_factory=list)
    seen: int = 0
    each: int = 1

    def add(self, page: Seen) -> None:
        """Remember the page, or pass it over."""
        if self.seen % self.each == 0:
            self.pages.append(replace(page, lines=()))
        self.seen += 1
        if len(self.pages) > _REMEMBERED:
            self.pages, self.each = self.pages[::2], self.each * 2


@dataclass
class Kind:
    """The pages of a site that are built alike: those of a layout, dumps, or other HTML.

    `rules` and `fields` count pages by what was found on them, `lengths` by the class of their length. Of the `asked`
    pages extractors find much more text than the layout on `outside`.
    """

    pages: int = 0
    rules: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    lengths: Counter[int] = field(default_factory=Counter)
    asked: int = 0
    outside: int = 0
    examples: Examples = field(default_factory=Examples)

    def add(self, page: Seen) -> None:
        """Count one page."""
        self.pages += 1
        self.rules.update(page.rules)
        self.fields.update(page.fields)
        self.lengths[length_class(page.chars)] += 1
        self.asked += page.outside is not None
        self.outside += bool(page.outside)
        self.examples.add(page)

    def merged(self, other: Kind) -> Kind:
        """Both together; examples are those of the first that has any."""
        return Kind(
            self.pages + other.pages,
            self.rules + other.rules,
            self.fields + other.fields,
            self.lengths + other.lengths,
            self.asked + other.asked,
            self.outside + other.outside,
            self.examples if self.examples.pages else other.examples,
        )


@dataclass
class SiteProfile:
    """The pages of one site, by kind. On `repeats` of them something is left that pages just before have as well."""

    pages: int = 0
    html: int = 0
    repeats: Pages = field(default_factory=Pages)
    kinds: dict[str, Kind] = field(default_factory=dict)
    lines: Lines = field(default_factory=Lines)
    recent: Recent = field(default_factory=Recent)

    def add(self, page: Seen) -> None:
        """Count one page."""
        self.pages += 1
        self.html += page.is_html
        if self.recent.add(page.lines):
            self.repeats.add(page.id)
        self.lines.add(page.lines, page.id)
        self.kinds.setdefault(page.kind, Kind()).add(page)

    def merged(self, other: SiteProfile) -> SiteProfile:
        """Both together."""
        none = Kind()
        names = [*self.kinds, *(name for name in other.kinds if name not in self.kinds)]
        kinds = {name: self.kinds.get(name, none).merged(other.kinds.get(name, none)) for name in names}
        return SiteProfile(
            self.pages + other.pages,
            self.html + other.html,
            self.repeats.merged(other.repeats),
            kinds,
            self.lines.merged(other.lines),
        )


@dataclass
class Profile:
    """A batch: all its pages, those that could not be read, those of no known site, and the others by site."""

    pages: int = 0
    failed: Pages = field(default_factory=Pages)
    unknown: Pages = field(default_factory=Pages)
    sites: dict[str, SiteProfile] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """The pages that could be read."""
        return self.pages - self.failed.number

    @property
    def recognised(self) -> int:
        """The pages of which the site is known."""
        return sum(site.pages for site in self.sites.values())

    def of_kind(self, site: str | None, kind: str) -> int:
        """The pages of a kind so far."""
        own = self.sites.get(site or "")
        return own.kinds[kind].pages if own and kind in own.kinds else 0

    def add(self, page: Seen) -> None:
        """Count one page."""
        self.pages += 1
        if page.site is None:
            self.unknown.add(page.id)
        else:
            self.sites.setdefault(page.site, SiteProfile()).add(page)

    def fail(self, name: str) -> None:
        """Count a page that could not be read."""
        self.pages += 1
        self.failed.add(name)

    def merged(self, other: Profile) -> Profile:
        """Both together; `other` is what came later."""
        none = SiteProfile()
        names = [*self.sites, *(name for name in other.sites if name not in self.sites)]
        sites = {name: self.sites.get(name, none).merged(other.sites.get(name, none)) for name in names}
        failed, unknown = self.failed.merged(other.failed), self.unknown.merged(other.unknown)
        return Profile(self.pages + other.pages, failed, unknown, sites)
