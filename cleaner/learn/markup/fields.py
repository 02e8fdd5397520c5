"""Where title, date and authors stand, found by value: an element that says what the page's markup says of itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.learn.census import enough
from cleaner.learn.markup.keys import selectors
from cleaner.learn.markup.look import shown
from cleaner.metadata import dates, json_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bs4 import BeautifulSoup, Tag

    from cleaner.facts import Facts

# Share of a layout's pages on which the first element of a selector must have the value.
SHARE = 0.7
# Characters of a title that tell it from a section, of a date line, and of a name.
TITLE_CHARS = 12
DATE_CHARS = 90
NAME_CHARS = 60
# Selectors that are tried for one value, elements that are looked at, and CSS sources that a field gets.
MOST_TRIED = 24
MOST_ELEMENTS = 4_000
# What markup calls the title and the date of publication, best first; a part of what it calls a date or a writer.
TITLES = ("og:title", "twitter:title")
DATES = ("article:published_time", "datepublished", "publishdate", "pubdate", "dc.date", "date")
_PUBLISHED, _PUBLISHER = "publish", "publisher"
_AUTHOR = "author"
# Of whom some sites say in their markup that he is the author.
_OTHER = "editor"
# The day in an address: /2018/05/01/, /2018-05-01/.
_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?=[/-])")


Linked = dict[str, list[str]]


@dataclass
class Fields:
    """Collects, over the pages of one layout, which selectors find the values of which fields."""

    pages: int = 0
    found: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    metas: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    names: Counter[str] = field(default_factory=Counter)

    def add(self, tree: BeautifulSoup, facts: Facts, url: str | None) -> None:
        """Look at one page."""
        self.pages += 1
        linked = _linked(facts)
        authors = _authors(facts, linked)
        for name, values in (
            ("title", _titles(facts, linked)),
            ("date", _days(facts, linked, url)),
            ("authors", authors),
        ):
            if values:
                self._look(name, tree, values)
        for name, known in (("title", TITLES), ("date", _dated(facts))):
            self.metas[name].update({meta for meta in known if facts.meta(meta)})
        self.names.update(authors)

    def _look(self, name: str, tree: BeautifulSoup, values: frozenset[str]) -> None:
        tried: set[str] = set()
        for element in _elements(tree, name):
            if _says(name, element, values):
                for selector in selectors(element):
                    if selector in tried or len(tried) >= MOST_TRIED:
                        continue
                    tried.add(selector)
                    first = tree.select_one(selector)
                    self.found[name][selector] += first is not None and _says(name, first, values)

    def sources(self) -> dict[str, list[dict[str, str]]]:
        """The sources of each field: a selector that finds it on most pages, then what the markup says."""
        made = {}
        for name in ("title", "date", "authors"):
            own = [*self._selectors(name), *self._metas(name)]
            if own and not (name == "authors" and len(self.names) < 2):  # a name on every page is the site's
                made[name] = own
        return made

    def _selectors(self, name: str) -> Iterator[dict[str, str]]:
        least = max(enough(self.pages), SHARE * self.pages)
        known = [(count, one) for one, count in self.found[name].items() if count >= least and _OTHER not in one]
        best = min(known, key=lambda one: (-one[0], _rank(one[1]), len(one[1]), one[1]), default=None)
        if best:
            yield {"css": best[1]}

    def _metas(self, name: str) -> Iterator[dict[str, str]]:
        if name == "authors":
            return  # what markup calls the author is often the site, or the editor
        least = max(enough(self.pages), SHARE * self.pages)
        best = next((meta for meta in (*TITLES, *DATES) if self.metas[name][meta] >= least), None)
        if best:
            yield {"meta": best}


def _rank(selector: str) -> int:
    """A bare tag is the last choice; a name before a name within a name."""
    named = any(sign in selector for sign in ".#[")
    return 0 if named and " " not in selector else 1 if named else 2


def _titles(facts: Facts, linked: Linked) -> frozenset[str]:
    values = [*(facts.meta(name) for name in TITLES), facts.title, *linked["headline"]]
    return frozenset(_folded(value) for value in values if value and len(value) >= TITLE_CHARS)


def _days(facts: Facts, linked: Linked, url: str | None) -> frozenset[str]:
    values = [value for name in _dated(facts) for value in facts.all(name)]
    found = (dates.parse_date(value, None) for value in (*values, *linked["datePublished"]))
    days = {one[:10] for one in found if one}
    for address in (url, facts.canonical):
        if not days and address and (day := _DAY.search(address)):
            days.add("-".join(day.groups()))
    return frozenset(days)


def _dated(facts: Facts) -> Sequence[str]:
    """The names of metas that tell when the article was published."""
    names = dict.fromkeys(name for name, _ in facts.metas)
    own = [name for name in names if name in DATES or (_PUBLISHED in name and _PUBLISHER not in name)]
    return [name for name in own if any(dates.parse_date(value, None) for value in facts.all(name))]


def _authors(facts: Facts, linked: Linked) -> frozenset[str]:
    values = [value for name, value in facts.metas if _AUTHOR in name]
    return frozenset(_folded(value) for value in (*values, *linked["author"]) if _is_name(value))


def _linked(facts: Facts) -> Linked:
    """What the JSON-LD of a page says under the keys that matter here, wherever in it they stand."""
    found: Linked = {"headline": [], "datePublished": [], "author": []}
    waiting: list[Any] = [value for source in facts.json_ld for value in json_text.read(source)]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            waiting.extend(one for one in value.values() if isinstance(one, dict | list))
            for key, texts in found.items():
                texts.extend(_named(value.get(key)))
    return found


def _named(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str):
            yield name


def _folded(text: str) -> str:
    return " ".join(text.lower().split())


def _is_name(value: str) -> bool:
    return 3 < len(value) <= NAME_CHARS and "/" not in value and "." not in value and not any(map(str.isdigit, value))


def _elements(tree: BeautifulSoup, name: str) -> Iterator[Tag]:
    wanted: Any = ["h1", "h2", "h3", "h4", "div", "span", "p", "a"] if name == "title" else True
    body = tree.body or tree
    for number, element in enumerate(body.find_all(wanted)):
        if number >= MOST_ELEMENTS:
            return
        yield element


def _says(name: str, element: Tag, values: Iterable[str]) -> bool:
    """Whether an element says one of the values, and hardly more."""
    if name != "title" and len(element.find_all(True)) > 6:
        return False
    text = shown(element).lower()
    if name == "title":
        return len(text) >= TITLE_CHARS and any(value == text or _is_head(text, value) for value in values)
    if name == "date":
        if not text or len(text) > DATE_CHARS or not any(map(str.isdigit, text)):
            return False
        day = dates.parse_date(text, None)
        return day is not None and day[:10] in values
    return text in values


def _is_head(text: str, value: str) -> bool:
    """Whether a title is the page's less the name of the site behind a sign."""
    return value.startswith(text) and not value[len(text) :].lstrip()[:1].isalnum()
