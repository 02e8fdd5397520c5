"""Where articles stand: the elements with the most prose that is on no other page, and the least of anything else."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cleaner.learn.census import enough

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cleaner.learn.markup.look import Inside, Page

# The mean of precision and recall that a page must have for a body to be its body.
FITS = 0.6
# Bodies within this of the best are as good: a name that says more decides.
NEAR = 0.02
# Layouts that are looked for, and characters of prose without which a page says nothing about any.
MOST = 6
CHARS = 200


@dataclass(frozen=True)
class Body:
    """A selector, the numbers of the pages whose body it is, and how many other pages have it."""

    selector: str
    pages: tuple[int, ...]
    foreign: int = 0


def bodies(pages: Sequence[Page]) -> list[Body]:
    """The bodies of a site's layouts; those that other layouts' pages have too stand last."""
    unique = _unique(pages)
    fits = [_fits(page, unique) for page in pages]
    left = {number for number, page in enumerate(pages) if sum(page.prose.values()) >= CHARS}
    least = enough(len(left))
    found: list[Body] = []
    while left and len(found) < MOST:
        best = _best([fits[number] for number in sorted(left)])
        own = tuple(number for number in sorted(left) if fits[number].get(best, 0) >= FITS)
        if len(own) < least:
            break
        found.append(Body(best, own))
        left -= set(own)
    marked = [Body(one.selector, one.pages, _foreign(one, found, pages)) for one in found]
    return sorted(marked, key=lambda one: (one.foreign, -len(one.pages), one.selector))


def _unique(pages: Sequence[Page]) -> frozenset[int]:
    """The paragraphs that one page alone has."""
    count = Counter(mark for page in pages for mark in page.prose)
    return frozenset(mark for mark, number in count.items() if number == 1)


def _fits(page: Page, unique: frozenset[int]) -> Mapping[str, float]:
    """How well each name of a page names its body: the harmonic mean of precision and recall, in characters."""
    own = {mark: chars for mark, chars in page.prose.items() if mark in unique}
    total = sum(own.values())
    return {name: _mean(inside, own, total) for name, inside in page.inside.items()} if total >= CHARS else {}


def _mean(inside: Inside, own: Mapping[int, int], total: int) -> float:
    chars = sum(own.get(mark, 0) for mark in inside.prose)
    return 2 * chars / (total + inside.chars) if chars else 0.0


def _best(fits: Sequence[Mapping[str, float]]) -> str:
    """The name that fits most pages best; of nearly equal ones that which says most."""
    sums: defaultdict[str, float] = defaultdict(float)
    for page in fits:
        for name, fit in page.items():
            sums[name] += fit if fit >= FITS else 0.0
    most = max(sums.values(), default=0.0)
    near = [name for name, value in sums.items() if value >= (1 - NEAR) * most]
    return min(near, key=lambda name: (_kind(name), -sums[name], len(name), name), default="")


def _kind(name: str) -> int:
    """What kind of name a selector is of, the most lasting first."""
    return next((number for number, sign in enumerate(("[itemprop=", "#", "[data-", ".")) if sign in name), 4)


def _foreign(body: Body, bodies: Sequence[Body], pages: Sequence[Page]) -> int:
    others = (number for other in bodies if other is not body for number in other.pages)
    return sum(body.selector in pages[number].inside for number in others)
