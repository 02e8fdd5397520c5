"""From pages to layouts: which body, what stands where, and whether the parser that runs it all finds the same."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from cleaner.layout import Selector
from cleaner.learn.markup.bodies import bodies
from cleaner.learn.markup.fields import Fields
from cleaner.learn.markup.look import paragraphs, soup, summary
from cleaner.learn.markup.strips import Boxes
from cleaner.learn.proposal import slug
from cleaner.learn.reading import is_html, parsed
from cleaner.rulebook import layouts as running

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bs4 import BeautifulSoup

    from cleaner.layout import Layout
    from cleaner.learn.markup.look import Page
    from cleaner.learn.sample import Sample, Samples
    from cleaner.readers import html
    from cleaner.rulebook.plain import FileData

# Pages that are looked at closely: some tenths of a second each, and no site has that many layouts.
MOST_PAGES = 150
# Share of the prose that bs4 sees in a body that the parser must find there too, or the selector means another thing.
FOUND = 0.95
# Share of the pages on which the two must agree; some pages are broken in ways that parsers mend differently.
AGREED = 0.8
# Characters of a paragraph by which it is found again.
OPENING = 40
# A body on pages that say themselves whose they are.
_AT_HOST = 'html:has(link[rel=canonical][href*="{host}"], meta[property="og:url"][content*="{host}"]) {body}'
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Layouts:
    """Drafted layouts as a rule file holds them; of how many of the `pages` looked at, by their ids."""

    data: tuple[dict[str, Any], ...] = ()
    pages: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def remarks(self) -> dict[str, str]:
        """A remark on each layout, by its id."""
        return {name: f"the body on {count} of {self.pages} pages" for name, count in self.counts.items()}

    def share(self, name: str) -> float:
        """The share of the pages that have a layout."""
        return self.counts.get(name, 0) / max(1, self.pages)

    def compiled(self, site: str) -> tuple[Layout, ...]:
        """The layouts, ready to run."""
        return running.compile_layouts(cast("FileData", {"id": site, "layouts": [*self.data]}))


def draft(samples: Samples, digests: Iterable[bytes], hosts: Sequence[str]) -> Layouts:
    """The layouts of the HTML pages with these digests; at most MOST_PAGES are looked at. `hosts` are the site's."""
    wanted = frozenset(sorted(digests)[:MOST_PAGES])
    pages: list[Page] = []
    order: list[bytes] = []
    for sample in _some(samples, wanted):
        pages.append(summary(soup(parsed(sample).html)))
        order.append(sample.digest())
    made: list[dict[str, Any]] = []
    counts: dict[str, int] = {}
    for body in bodies(pages):
        own = frozenset(order[number] for number in body.pages)
        layout = _Looks(samples, own, hosts).layout(body.selector, [one["id"] for one in made])
        if layout:
            made.append(layout)
            counts[layout["id"]] = len(body.pages)
    return Layouts(tuple(made), len(pages), counts)


def _some(samples: Samples, wanted: frozenset[bytes]) -> Iterator[Sample]:
    left = set(wanted)
    for sample in samples():
        digest = sample.digest()
        if digest in left and is_html(sample):
            left.discard(digest)
            yield sample


@dataclass(frozen=True)
class _Looks:
    """The pages of one layout."""

    samples: Samples
    own: frozenset[bytes]
    hosts: Sequence[str]

    def layout(self, selector: str, taken: Sequence[str]) -> dict[str, Any] | None:
        """The layout with the body `selector`; None where the parser finds something else than bs4."""
        fields, boxes, years = Fields(), Boxes(), set[str]()
        seen = found = 0
        for sample in _some(self.samples, self.own):
            page = parsed(sample)
            tree = soup(page.html)
            fields.add(tree, page.facts, sample.url)
            boxes.add(tree, selector)
            years.update(_years(page.facts.metas))
            seen += 1
            found += _is_found(page, tree, selector)
        if not seen or found < AGREED * seen:
            return None
        sources, strips = fields.sources(), boxes.strips()
        probe = {"css": self._probe(selector, sources)}
        data: dict[str, Any] = {"id": _id(selector, taken), "probe": probe, "body": [{"css": selector}], **sources}
        if strips:
            data["strip"] = strips
        data["seen"] = _span(sorted(years)) or f"on {seen} pages without a date"
        data["source"] = f"{seen} pages of the folder that this draft was learned from"
        return data

    def _probe(self, selector: str, sources: Mapping[str, Sequence[Mapping[str, str]]]) -> str:
        """What only pages of this layout have: many sites give their bodies the same name."""
        named = [_AT_HOST.format(host=host, body=selector) for host in self.hosts]
        named += [
            f"html:has({source['css']}) {selector}" for own in sources.values() for source in own if _tells(source)
        ]
        return next((one for one in named if self._is_on_pages(one)), selector)

    def _is_on_pages(self, selector: str) -> bool:
        has = [parsed(sample).has(Selector("css", selector)) for sample in _some(self.samples, self.own)]
        return sum(has) >= AGREED * len(has)


def _tells(source: Mapping[str, str]) -> bool:
    """Whether a source is a selector by a name that somebody gave."""
    return "." in source.get("css", "") or "#" in source.get("css", "")


def _is_found(page: html.Page, tree: BeautifulSoup, selector: str) -> bool:
    """Whether the parser sees the prose in a body that bs4 sees there."""
    bare = {"id": "bare", "probe": {"css": selector}, "body": [{"css": selector}]}
    reading = page.laid_out(Layouts((bare,)).compiled("")[0], whole=False)
    seen = _solid("".join(block.normal for block in reading.document.blocks)) if reading else ""
    prose = [_solid(one.text) for body in tree.select(selector) for one in paragraphs(body) if one.prose]
    there = sum(len(text) for text in prose if text[:OPENING] in seen)
    return there >= FOUND * sum(map(len, prose))


def _solid(text: str) -> str:
    """A text without blanks: parsers do not agree on them."""
    return "".join(text.split())


def _years(metas: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, value in metas:
        if ("date" in name or "time" in name) and (year := _YEAR.match(value)):
            yield year[0]


def _span(years: Sequence[str]) -> str:
    return "" if not years else years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _id(selector: str, taken: Sequence[str]) -> str:
    return slug(re.sub(r"^\w+", "", selector).replace("itemprop=", "").replace("role=", ""), taken, "desk")
