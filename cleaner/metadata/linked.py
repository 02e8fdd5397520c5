"""What a page says of itself in JSON-LD: the things it names, and which of them is the article.

Pages name many things: the site, the breadcrumb, further articles, videos, the people who comment. The article is the
first thing of a news type that is not part of another; where several stand side by side, the one that has this page's
address or title.
"""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeAlias

from cleaner.lazy import lazy
from cleaner.metadata import json_text
from cleaner.metadata.plain import bare, clean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

Thing: TypeAlias = "Mapping[str, Any]"

# Things of all sources of a page, and values of one key; the richest page of the development corpus names 400.
MAX_THINGS = 3_000
MAX_VALUES = 100

_ARTICLE = re.compile(r"(?:^|.)article$|posting$|^report$|^newsitem$", re.IGNORECASE)
_PAGE = re.compile(r"page$|^(?:videoobject|recipe|imagegallery|review)$", re.IGNORECASE)


@dataclass(frozen=True)
class Graph:
    """Things in the order of their depth, then of the page; `by_id` finds those that others only refer to."""

    things: tuple[Thing, ...] = ()
    by_id: Mapping[str, Thing] = field(default_factory=dict)

    def article(self, addresses: Collection[str], titles: Iterable[str]) -> Thing:
        """The thing that the page is about; an empty one where there is none.

        `addresses` are those of the page, `titles` its titles as `plain.bare` has them; they are looked at where there
        is a choice. Where several things are this article, what the first lacks is taken from the others.
        """
        articles = self._of_kind(_ARTICLE)
        if len(articles) > 1 and (own := _own(articles, set(addresses), set(titles))):
            return {key: value for thing in reversed(own) for key, value in thing.items() if value}
        if articles:
            return articles[0]
        named = (thing for thing in self.things if title_of(thing))
        return next(named, None) or next(iter(self._of_kind(_PAGE)), {})

    def of_type(self, name: str) -> Sequence[Thing]:
        """The things of a type, given in lower case."""
        return self._by_type.get(name, ())

    def _of_kind(self, kind: re.Pattern[str]) -> list[Thing]:
        both = zip(self.things, self._types, strict=True)
        return [thing for thing, names in both if any(kind.search(name) for name in names)]

    @lazy
    def _types(self) -> Sequence[Sequence[str]]:
        """The types of each thing: read once, however many sources look for one."""
        return [types(thing) for thing in self.things]

    @lazy
    def _by_type(self) -> Mapping[str, Sequence[Thing]]:
        found: defaultdict[str, list[Thing]] = defaultdict(list)
        for thing, names in zip(self.things, self._types, strict=True):
            for name in {name.lower() for name in names}:
                found[name].append(thing)
        return found

    def resolved(self, thing: Thing) -> Thing:
        """The thing itself, or the one that it refers to."""
        reference = thing.get("@id")
        if "name" in thing or not isinstance(reference, str):
            return thing
        return self.by_id.get(reference, thing)


def read(sources: Iterable[str]) -> Graph:
    """The things of the sources of a page's JSON-LD scripts. Never raises."""
    todo: deque[Any] = deque(value for source in sources for value in json_text.read(source))
    things: list[Thing] = []
    by_id: dict[str, Thing] = {}
    while todo and len(things) < MAX_THINGS:
        value = todo.popleft()
        if isinstance(value, list):
            todo.extend(value[:MAX_THINGS])
        elif isinstance(value, dict):
            things.append(value)
            reference = value.get("@id")
            if isinstance(reference, str) and len(value) > len(by_id.get(reference, ())):
                by_id[reference] = value
            todo.extend(inner for inner in value.values() if isinstance(inner, dict | list))
    return Graph(tuple(things), by_id)


def types(thing: Thing) -> list[str]:
    """The types of a thing, without the address of their vocabulary."""
    kinds = values(thing.get("@type"))
    return [kind if kind.isalpha() else kind.rpartition("/")[2].rpartition(":")[2] for kind in kinds]


def values(value: Any) -> list[str]:
    """The strings of a value that may be one, a list, or a thing with a name; none empty, without tags and entities."""
    if isinstance(value, str):  # as most are
        return [text] if (text := clean(value)) else []
    if not value:
        return []
    found: list[str] = []
    todo = [value]
    while todo and len(found) < MAX_VALUES:
        one = todo.pop()
        if isinstance(one, list):
            todo.extend(reversed(one[:MAX_VALUES]))
        elif isinstance(one, dict):
            todo.append(one.get("name", one.get("@value")))
        elif isinstance(one, str) and (text := clean(one)):
            found.append(text)
    return found


def _own(articles: Iterable[Thing], addresses: AbstractSet[str], titles: AbstractSet[str]) -> list[Thing]:
    """Those of some articles that have the address or the title of the page."""
    return [thing for thing in articles if _addresses(thing) & addresses or title_of(thing) in titles]


def title_of(thing: Thing) -> str:
    """The headline of a thing, as `plain.bare` has it."""
    return bare(next(iter(values(thing.get("headline"))), ""))


def _addresses(thing: Thing) -> set[str]:
    """The addresses that a thing gives for itself, without a trailing slash."""
    found = [thing.get("url"), thing.get("@id")]
    page = thing.get("mainEntityOfPage")
    found += [page.get("@id"), page.get("url")] if isinstance(page, dict) else [page]
    return {value.partition("#")[0].rstrip("/") for value in found if isinstance(value, str)} - {""}
