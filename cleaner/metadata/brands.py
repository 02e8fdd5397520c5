"""The site's own names: no headline ends in one, and none is an author.

They come from the rule file, from what the page calls its site or its publisher, and from its host.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from cleaner.metadata.linked import values
from cleaner.metadata.plain import bare, clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cleaner.facts import Facts
    from cleaner.metadata.linked import Graph
    from cleaner.model import Site

# Characters of a name: the longest of the development pages, with its claim, has 50.
MAX_CHARS = 80
# Names that are looked at: pages name hundreds of publishers of further articles.
MAX_NAMES = 40
# Characters from which on a name may be only a part of what stands at a headline's end: "bola Tempo.co".
MIN_PART = 3
# Words of such an end.
MAX_WORDS = 4

# Separators of a headline, its section and its site; a hyphen has a blank on one side at least.
SEPARATOR = re.compile(r"\s*[|•·»›‹«~]+\s*|\s*::+\s*|\s+[-–—:]+\s*|\s*[-–—]+\s+")
# What each of them has: one look for it is far cheaper than the search for all their forms.
_SIGN = re.compile(r"[|•·»›‹«~:–—-]")
_METAS = ("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher")
# Labels of a host below which anybody may register: "co.id", "com.au". Others are known by being the last.
_SUFFIXES = frozenset(
    {"ac", "co", "com", "edu", "go", "gob", "gov", "mil", "my", "ne", "net", "or", "org", "sch", "web"}
)


@dataclass(frozen=True)
class Brands:
    """Names as `plain.bare` has them; `hosts` are those that are part of the address."""

    names: frozenset[str] = frozenset()
    hosts: frozenset[str] = frozenset()

    def is_one(self, text: str) -> bool:
        """Whether `text` is nothing but a name of the site."""
        return not self.names.isdisjoint(_forms(text))

    def is_part(self, text: str) -> bool:
        """Whether `text` is a name of the site, alone or with that of a section: "Tekno Liputan6.com"."""
        if self.is_one(text):
            return True
        words = text.split()
        if len(words) > MAX_WORDS:
            return False
        forms = {form for word in words for form in _forms(word)}
        return any(name in forms for name in self.names if len(name) >= MIN_PART or name in self.hosts)

    def without(self, title: str) -> str:
        """A headline without the site's name behind it; as it is where nothing else would be left."""
        pieces = split(title)
        for count in range(len(pieces) - 1, 0, -1):
            if self.is_one(title[pieces[-count][0] :]):
                return self.without(title[: pieces[-count - 1][1]])
        return title

    def without_any(self, title: str) -> str:
        """A title for machines without the site's name before or behind it, that of a section beside it included."""
        title = self.without(title)
        pieces = split(title)
        for count in range(1, len(pieces)):
            if self.is_one(title[: pieces[count - 1][1]]):
                return self.without_any(title[pieces[count][0] :])
        if len(pieces) > 1 and self.is_part(title[slice(*pieces[-1])]):
            return title[: pieces[-2][1]]
        opening, colon, rest = title.partition(": ")
        return rest.strip() if colon and rest.strip() and self.is_one(opening) else title


def split(title: str) -> list[tuple[int, int]]:
    """The places of the parts of a title; of more than a dozen the first ones stay together."""
    if not _SIGN.search(title):
        return [(0, len(title))] if title else []
    separators = list(SEPARATOR.finditer(title))[-12:]
    places, start = [], 0
    for match in separators:
        if match.start() > start:
            places.append((start, match.start()))
        start = max(start, match.end())
    if start < len(title):
        places.append((start, len(title)))
    return places


def read(site: Site | None, url: str | None, facts: Facts, graph: Graph) -> Brands:
    """The names that a page and its rule file give to the site."""
    addresses = {url, facts.canonical, facts.meta("og:url")}
    hosts = frozenset(host for address in addresses if address for host in _hosts(address))
    names: set[str] = set(hosts)
    given = (site.id, site.name) if site else facts.all("og:site_name")  # which is the section on some known sites
    found = [*map(clean, given), *_named(facts, graph)][:MAX_NAMES]
    if len(found) < MAX_NAMES and (end := _end(facts, graph, found)):
        found.append(end)
    for text in set(found):  # pages repeat the name of their site
        if len(text) <= MAX_CHARS and not text.startswith(("http:", "https:")):
            names |= _forms(text)
            first = SEPARATOR.split(text, 1)[0] if _SIGN.search(text) else text
            if first != text and len(bare(first)) >= MIN_PART:
                names |= _forms(first)
    return Brands(frozenset(names), hosts)


def _named(facts: Facts, graph: Graph) -> Iterator[str]:
    yield from map(clean, facts.among(_METAS))
    for thing in graph.of_type("website"):
        yield from values(thing)
    for thing in graph.things[:MAX_NAMES]:
        publisher = thing.get("publisher")
        yield from values(graph.resolved(publisher) if isinstance(publisher, dict) else publisher)


def _end(facts: Facts, graph: Graph, known: Collection[str]) -> str | None:
    """What the page's title ends in behind its headline, if nobody knows it yet.

    No person's name: columns end in that of their writer.
    """
    title = clean(facts.title or "")
    places = split(title)
    if not places or not places[-1][0] or title[slice(*places[-1])] in known:
        return None
    end = next(_behind_headline(title, facts), None)
    persons = {bare(name) for thing in graph.of_type("person") for name in values(thing)[:1]} if end else set()
    return end if end and bare(end) not in persons else None


def _behind_headline(title: str, facts: Facts) -> Iterator[str]:
    """The last part of `title`, for each headline of the page that it begins with."""
    for known in _headlines(facts):
        rest = title.removeprefix(clean(known))
        if rest != title and SEPARATOR.match(rest) and (pieces := split(rest)):
            yield rest[slice(*pieces[-1])]


def _headlines(facts: Facts) -> Iterator[str]:
    """The headings of the page last: to find them is a look at all of it."""
    yield from facts.all("og:title")[:3]
    yield from facts.all("twitter:title")[:3]
    yield from (text for _, text in facts.headings[:3])


def _forms(text: str) -> set[str]:
    """A name as it is compared: with and without its article and its domain, "The Hill" and "TheHill.com"."""
    plain = text.lower().strip()
    forms = {bare(plain)}
    if plain.startswith("the "):
        forms.add(bare(plain.removeprefix("the ")))
    host, dot, rest = plain.rpartition(".")
    if dot and rest.isalpha():
        forms |= {bare(_label(plain.split("."))), bare(host)} if " " not in plain else {bare(host)}
    forms.discard("")
    return forms


def _hosts(address: str) -> Iterable[str]:
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ()
    labels = host.removeprefix("www.").split(".")
    return (_label(labels), bare(host.removeprefix("www."))) if len(labels) > 1 and not labels[-1].isdigit() else ()


def _label(labels: list[str]) -> str:
    """The registered name of a host: "contoh" of "bola.contoh.co.id"."""
    if len(labels) > 2 and labels[-2] in _SUFFIXES:
        return bare(labels[-3])
    return bare(labels[-2]) if len(labels) > 1 else bare(labels[0])
