"""Which of the titles that a page has is its headline, and how it is spelt.

A page names its headline up to six times, with the site's name before or behind it, a section, a shorter wording for
sharing, or its end cut off. Each place votes for what it says and for what agrees with it; the visible headline has
the last word on the spelling.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.lazy import lazy
from cleaner.metadata.brands import split
from cleaner.metadata.plain import bare, clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.facts import Facts
    from cleaner.metadata.brands import Brands

# Characters of a title that take part in comparisons.
MAX_CHARS = 400
# Share of a title that its beginning must have to be that title, cut off: "Wali kota memperlebar trotoar di depan ...".
CUT = 0.6
# Letters that a cut title and a part of a title must have: shorter ones are sections and names.
MIN_LETTERS = 12
# Values of one name: plugins beside each other repeat it, two of them on the development pages.
REPEATED = 4
META = ("twitter:title", "headline", "title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
# Votes. The visible headline counts for more than the two that machines read, these for more than what repeats them.
SEEN = "visible-title"
VOTES = {SEEN: 3.6, "json-ld": 2.0, "open-graph": 2.0, "microdata": 1.0, "title": 1.0}
OTHER_VOTES = 0.5


@dataclass(frozen=True)
class Title:
    """A title as one place of the page gives it; `core` is what is left without the site's name."""

    text: str
    origin: str
    brands: Brands

    @lazy
    def core(self) -> str:
        # A headline may end in words that are the site's name elsewhere: "A Matter of Time".
        return self.brands.without(self.text) if self.origin == SEEN else self.brands.without_any(self.text)

    @lazy
    def bare(self) -> str:
        return bare(self.core[:MAX_CHARS])

    @lazy
    def parts(self) -> frozenset[str]:
        """All runs of the parts that separators and colons make: the headline may be one of them."""
        text = self.core[:MAX_CHARS]
        places = split(text)
        opening, colon, rest = text.partition(": ")
        runs = {text[one[0] : other[1]] for at, one in enumerate(places) for other in places[at:]}
        runs |= {opening, rest} if colon else set()
        return frozenset(part for run in runs if len(part := bare(run)) >= MIN_LETTERS) | {self.bare}

    def agrees(self, other: Title) -> bool:
        """Whether both are one headline, alone, with a section, or cut off."""
        if self.bare in other.parts or other.bare in self.parts:
            return True
        short, long = sorted((self, other), key=lambda title: len(title.bare))
        return long.bare.startswith(short.bare) and short.is_most_of(long)

    def is_most_of(self, other: Title) -> bool:
        """Whether it is long enough for `other` with something cut off."""
        return len(self.bare) >= max(MIN_LETTERS, CUT * len(other.bare))


def named(facts: Facts) -> Iterator[tuple[str, str]]:
    """The titles that the head of a page gives beside JSON-LD, with where they stand."""
    yield from ((clean(value), "open-graph") for value in facts.all("og:title")[:REPEATED])
    yield from ((clean(value), "meta") for name in META for value in facts.all(name)[:REPEATED])
    if facts.title:
        yield clean(facts.title), "title"


def choose(titles: Sequence[Title]) -> tuple[str, str] | None:
    """The headline and where its spelling comes from; None where there is no title. `titles` come best first."""
    titles = [title for title in titles if title.bare and not title.brands.is_one(title.text)]
    if not titles:
        return None
    best = max(titles, key=lambda title: _votes(title, titles))  # the first of several
    same = [title for title in titles if title.agrees(best)]
    seen = next((title for title in same if title.origin == SEEN), None)
    chosen = _spelt(seen, titles) if seen else _shortest(same)
    return chosen.core, chosen.origin


def _spelt(seen: Title, titles: Sequence[Title]) -> Title:
    """The visible headline, but where the page's style sets words apart that its text glues or runs together.

    Others spell it with more blanks or with a colon, or lack the words above it: "Banjir BandangWarga Mengungsi".
    """
    for other in titles:
        if other.bare == seen.bare:
            if (other.core.count(" "), other.core.count(": ")) > (seen.core.count(" "), seen.core.count(": ")):
                return other
        elif seen.bare.endswith(other.bare) and other.bare not in seen.parts and other.is_most_of(seen):
            return other
    return seen


def _shortest(titles: Sequence[Title]) -> Title:
    """The title without section or addition; one that is cut off only where there is no other."""
    whole = [title for title in titles if not any(_is_cut(title, other) for other in titles)]
    return min(whole or titles, key=lambda title: len(title.bare))


def _is_cut(title: Title, other: Title) -> bool:
    return title.bare not in other.parts and other.bare.startswith(title.bare)


def _votes(title: Title, titles: Sequence[Title]) -> float:
    origins: dict[str, float] = {}
    for other in titles:
        if other.agrees(title):
            origins[other.origin] = VOTES.get(other.origin, OTHER_VOTES)
    return sum(origins.values())
