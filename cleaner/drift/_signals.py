"""What is watched: shares of pages that should stay what they were, of the whole batch, a site, or a kind of pages."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, cast

from cleaner.drift._page import layout
from cleaner.drift._profile import EDGES, Kind, SiteProfile, length_class
from cleaner.drift._signal import Rate, Signal
from cleaner.repeats import REPEATED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cleaner.drift._page import Seen
    from cleaner.drift._profile import Profile
    from cleaner.drift._signal import About

# Share of the pages that are shorter than the length which is watched, and how many classes of length it lies off, so
# that texts have to be shorter, or longer, by a factor of 1.4 before they count.
_QUARTER, _CLASSES_OFF = 0.25, 2
# Pages that are named for a signal.
_NAMED = 5


def signals(before: Profile, now: Profile, known: Collection[str]) -> Iterator[Signal]:
    """Everything but lines. `known` are the checks that there are: one that was taken out since is not missed."""
    failed = Rate(before.failed.number, before.pages), Rate(now.failed.number, now.pages)
    yield Signal("failed", "", "", "", *failed, False, pages=now.failed.first)
    known_sites = Rate(before.recognised, before.read), Rate(now.recognised, now.read)
    yield Signal("site", "", "", "", *known_sites, pages=now.unknown.first)
    for name, site in sorted(before.sites.items()):
        own = now.sites.get(name, SiteProfile())
        yield from _layouts(name, site, own, known)
        repeats = Rate(site.repeats.number, site.pages), Rate(own.repeats.number, own.pages)
        yield Signal("repeats", name, "", "", *repeats, False, REPEATED, own.repeats.first)
        for kind in sorted(site.kinds):
            pair = _Pair(name, kind, site.kinds[kind], own.kinds.get(kind, Kind()))
            yield from (*_rules(pair, known), *_fields(pair), *_lengths(pair), *_outside(pair))


def lines(name: str, before: SiteProfile, now: SiteProfile) -> Iterator[Signal]:
    """The lines of a site that are left on several pages; most of them were so before."""
    for text, pages in now.lines.frequent(2):
        old = Rate(min(before.lines.at_most(text), before.pages), before.pages)
        yield Signal("line", name, "", text, old, Rate(pages.number, now.pages), False, REPEATED, pages.first)


@dataclass(frozen=True, slots=True)
class _Pair:
    """The pages of one kind, before and now."""

    site: str
    kind: str
    before: Kind
    now: Kind

    def falling(self, about: About, name: str, hits: tuple[int, int], wrong: Iterable[Seen]) -> Signal:
        """The share of pages that were hit, which should not fall; some of those that are `wrong` are named."""
        before, now = Rate(hits[0], self.before.pages), Rate(hits[1], self.now.pages)
        return Signal(about, self.site, self.kind, name, before, now, pages=_named(wrong))


def _layouts(name: str, before: SiteProfile, now: SiteProfile, known: Collection[str]) -> Iterator[Signal]:
    for kind, own in sorted(before.kinds.items()):
        layout_id = kind.removeprefix(layout(""))
        if kind == layout(layout_id) and f"{name}/{layout_id}.body" in known:
            found = now.kinds.get(kind, Kind())
            others = [one.examples.pages for other, one in sorted(now.kinds.items()) if other != kind]
            pages = _named(page for one in others for page in one if page.is_html)
            rates = Rate(own.pages, before.html), Rate(found.pages, now.html)
            yield Signal("layout", name, "", layout_id, *rates, pages=pages)


def _rules(pair: _Pair, known: Collection[str]) -> Iterator[Signal]:
    for rule in sorted(pair.before.rules):
        if rule in known:
            wrong = [page for page in pair.now.examples.pages if rule not in page.rules]
            yield pair.falling("rule", rule, (pair.before.rules[rule], pair.now.rules[rule]), wrong)


def _fields(pair: _Pair) -> Iterator[Signal]:
    for name in sorted(pair.before.fields):
        wrong = [page for page in pair.now.examples.pages if name not in page.fields]
        yield pair.falling("field", name, (pair.before.fields[name], pair.now.fields[name]), wrong)


def _lengths(pair: _Pair) -> Iterator[Signal]:
    """The share of pages that are not much shorter than most were, and of those that are not much longer."""
    low = max(0, _quantile(pair.before, _QUARTER) - _CLASSES_OFF)
    high = min(len(EDGES) - 2, _quantile(pair.before, 1 - _QUARTER) + _CLASSES_OFF)
    pages = pair.now.examples.pages
    for about, edge, first, last in (("shorter", low, low, len(EDGES)), ("longer", high + 1, 0, high)):
        hits = [_between(kind, first, last) for kind in (pair.before, pair.now)]
        wrong = [page for page in pages if not first <= length_class(page.chars) <= last]
        yield pair.falling(cast("About", about), str(EDGES[edge]), (hits[0], hits[1]), wrong)


def _outside(pair: _Pair) -> Iterator[Signal]:
    if pair.before.asked:
        rates = Rate(pair.before.outside, pair.before.asked), Rate(pair.now.outside, pair.now.asked)
        pages = _named(page for page in pair.now.examples.pages if page.outside)
        yield Signal("outside", pair.site, pair.kind, "", *rates, False, pages=pages)


def _quantile(kind: Kind, share: float) -> int:
    """The class of length that the page at `share` of all, sorted by length, is in."""
    passed = 0
    for number, pages in sorted(kind.lengths.items()):
        passed += pages
        if passed >= share * kind.pages:
            return number
    return 0


def _between(kind: Kind, first: int, last: int) -> int:
    return sum(pages for number, pages in kind.lengths.items() if first <= number <= last)


def _named(pages: Iterable[Seen]) -> tuple[str, ...]:
    return tuple(page.id for page in islice(pages, _NAMED))
