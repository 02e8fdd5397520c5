"""What a page says of itself in its markup: raw strings, trimmed and unjudged."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence


@dataclass(frozen=True)
class Facts:
    """In page order; names are in lower case.

    `metas` are (property, name, itemprop or http-equiv; content), `links` (rel, href) of the <link> elements that tell
    the page's own address and the parts before and behind it, `times` (datetime, text) of <time> elements, `headings`
    (level, text), `json_ld` the sources of the JSON-LD scripts, `items` (type of the item it belongs to, property,
    value) of microdata in the body, `authors` the texts of links to authors.
    """

    title: str | None = None
    language: str | None = None
    base: str | None = None
    canonical: str | None = None
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[str, ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[int, str], ...] = ()
    items: tuple[tuple[str, str, str], ...] = ()
    authors: tuple[str, ...] = ()

    def meta(self, name: str) -> str | None:
        """The first value that is not empty of a name such as "og:title"."""
        return next(iter(self.all(name)), None)

    def all(self, name: str) -> Sequence[str]:
        """Every value that is not empty of a name such as "article:tag"."""
        return self._by_name.get(name, ())

    def among(self, names: Collection[str]) -> Iterator[str]:
        """Every value that is not empty of some names, in the order of the names."""
        if not self._by_name.keys().isdisjoint(names):  # as they mostly are
            for name in names:
                yield from self.all(name)

    @lazy
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for name, content in self.metas:
            if content:
                found[name].append(content)
        return found


NONE = Facts()
