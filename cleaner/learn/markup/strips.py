"""What of a body is no article: boxes of links, and boxes that say the same on several pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cleaner.learn.census import enough
from cleaner.learn.markup.keys import keys
from cleaner.learn.markup.look import links, paragraphs, shown
from cleaner.learn.proposal import slug

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bs4 import BeautifulSoup, Tag

# Share of the characters of a box that must be links for it to be one of other stories.
LINKED = 0.8
# Share of the boxes of a name that must be furniture.
SHARE = 0.9
# Strips that a layout gets.
MOST = 12
_NAME = re.compile(r"^\w+")
_WORD = re.compile(r"[a-z]+")
_INLINE = frozenset((
    "a", "abbr", "b", "cite", "code", "em", "i", "img", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "u",
))  # fmt: skip
# What names say of what is in a box, in the English of those who write markup.
_NAMED = (
    ("ad", ("ad", "ads", "adv", "advert", "advertisement", "banner", "sponsor", "promo")),
    ("share", ("share", "sharing", "social", "sosmed", "follow")),
    ("caption", ("caption", "figcaption", "credit", "photo", "foto")),
    ("comment-form", ("comment", "comments", "disqus", "respond")),
    ("newsletter", ("newsletter", "subscribe", "subscription")),
    ("pagination", ("pagination", "paging", "pager", "pages")),
    ("embed", ("video", "embed", "player", "iframe", "gallery")),
    ("byline", ("author", "byline", "editor", "reporter", "writer")),
    ("related", ("related", "also", "readmore", "more", "recommend", "recommended", "popular", "next", "prev")),
)


@dataclass
class Boxes:
    """Collects the boxes of one layout's bodies by name."""

    pages: int = 0
    shown_on: Counter[str] = field(default_factory=Counter)
    linked: Counter[str] = field(default_factory=Counter)
    total: Counter[str] = field(default_factory=Counter)
    texts: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    prose: set[str] = field(default_factory=set)
    places: dict[str, set[tuple[int, int]]] = field(default_factory=lambda: defaultdict(set))
    outer: dict[str, set[str]] = field(default_factory=dict)

    def add(self, tree: BeautifulSoup, selector: str) -> None:
        """Look at the body of one page."""
        self.pages += 1
        seen: dict[str, set[str]] = defaultdict(set)
        for body in tree.select(selector):
            for box in body.find_all(True):
                if box.name not in _INLINE:
                    self._look(box, body, seen)
        for name, texts in seen.items():
            self.shown_on[name] += 1
            self.texts[name].update(texts)

    def _look(self, box: Tag, body: Tag, seen: dict[str, set[str]]) -> None:
        names = [*keys(box)]
        if not names:
            return
        text = shown(box)
        if not text:
            return
        linked = sum(map(len, links(box))) >= LINKED * len(text)
        has_prose = any(one.prose for one in paragraphs(box))
        above = {name for ancestor in _between(box, body) for name in keys(ancestor)}
        for name in names:
            self.total[name] += 1
            self.places[name].add((self.pages, id(box)))
            self.linked[name] += linked
            seen[name].add(text.lower())
            self.outer[name] = self.outer.get(name, above) & above
            if has_prose and not linked:
                self.prose.add(name)

    def strips(self) -> list[dict[str, Any]]:
        """The strips: the outermost boxes that are furniture on the pages, the most frequent first."""
        least = enough(self.pages)
        wanted = [name for name in self.total if self.shown_on[name] >= least and self._is_furniture(name)]
        outermost = [name for name in wanted if self.outer[name].isdisjoint(wanted)]
        made: list[dict[str, Any]] = []
        covered: set[tuple[int, int]] = set()
        for name in sorted(outermost, key=lambda one: (-self.shown_on[one], -self.total[one], len(one), one)):
            if len(made) < MOST and not self.places[name] <= covered:
                covered |= self.places[name]
                made.append(self._strip(name, [one["id"] for one in made]))
        return made

    def _strip(self, name: str, taken: Sequence[str]) -> dict[str, Any]:
        words = _NAME.sub("", name, count=1)
        linked = self.linked[name] >= SHARE * self.total[name]
        why = f"On {self.shown_on[name]} of {self.pages} pages of this layout."
        id_ = slug(words.replace("itemprop=", "").replace("role=", ""), taken, "box")
        return {"id": id_, "category": _category(words, linked=linked), "css": name, "why": why}

    def _is_furniture(self, name: str) -> bool:
        if name in self.prose:
            return False
        repeated = sum(count for count in self.texts[name].values() if count > 1)
        return self.linked[name] >= SHARE * self.total[name] or repeated >= SHARE * self.texts[name].total()


def _between(box: Tag, body: Tag) -> Iterator[Tag]:
    for ancestor in box.parents:
        if ancestor is body:
            return
        yield ancestor


def _category(words: str, *, linked: bool) -> str:
    """What a box is by its name, else by what is in it."""
    own = set(_WORD.findall(words.lower()))
    named = next((category for category, names in _NAMED if own & set(names)), None)
    return named or ("related" if linked else "ui")
