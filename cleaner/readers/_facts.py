"""What a page says of itself in its markup: the facts that metadata, site choice and warnings are made of."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from cleaner.facts import Facts
from cleaner.lazy import lazy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.dom import Element, Tree

# Bounds against hostile pages: elements of a kind, and characters of a value. The largest head of the corpus has 121
# metas; the longest JSON-LD has 36,000 characters.
_ELEMENTS = 1_000
_CHARS = 10_000
_JSON_CHARS = 1_000_000
# The properties of microdata that say something of an article, and the element that holds the rest of an item.
_NAMES = "author creator editor headline articlesection keywords datecreated datepublished datemodified"
_ITEMS = frozenset(_NAMES.split())
_SCOPE = "[itemscope]"
# The <link> elements that are asked for: the page's own address, and the parts before and behind it.
_LINKS = "link[href]:is([rel*=canonical i], [rel*=prev i], [rel*=next i])"
_AUTHORS = "a[rel~=author i]"
# Of an item within an item, the name stands for it.
_NAME = "[itemprop~=name i]"


def collect(tree: Tree) -> Facts:
    """The facts of a page, each read when somebody first asks for it: most pages are done with half of them."""
    return _Unread(tree)


class _Unread(Facts):
    """Facts that are still in the tree; a pickle of them holds plain facts, read to the end."""

    _tree: Tree

    def __init__(self, tree: Tree) -> None:
        vars(self)["_tree"] = tree  # facts are frozen

    def __reduce__(self) -> tuple[type[Facts], tuple[Any, ...]]:
        return Facts, tuple(getattr(self, field.name) for field in fields(Facts))

    def __eq__(self, other: object) -> bool:
        """As facts do, read or not."""
        names = [field.name for field in fields(Facts)]
        return isinstance(other, Facts) and all(getattr(self, name) == getattr(other, name) for name in names)

    __hash__ = Facts.__hash__

    @lazy
    def title(self) -> str | None:
        return _text(self._tree.select_one("title:not(svg *)"))

    @lazy
    def language(self) -> str | None:
        return _attr(self._tree.select_one("html[lang]"), "lang")

    @lazy
    def base(self) -> str | None:
        return _attr(self._tree.select_one("base[href]"), "href")

    @lazy
    def canonical(self) -> str | None:
        return next((href for rel, href in self.links if "canonical" in rel.split() and href), None)

    @lazy
    def metas(self) -> tuple[tuple[str, str], ...]:
        return tuple(_metas(self._tree))

    @lazy
    def links(self) -> tuple[tuple[str, str], ...]:
        return tuple(_links(self._tree))

    @lazy
    def json_ld(self) -> tuple[str, ...]:
        scripts = self._tree.select('script[type*="ld+json" i]')[:_ELEMENTS]
        return tuple(script.text[:_JSON_CHARS] for script in scripts)

    @lazy
    def times(self) -> tuple[tuple[str, str], ...]:
        times = self._tree.select("time")[:_ELEMENTS]
        return tuple((_value(time, "datetime"), _text(time) or "") for time in times)

    @lazy
    def headings(self) -> tuple[tuple[int, str], ...]:
        found = self._tree.select("h1, h2, h3")[:_ELEMENTS]
        return tuple((int(one.tag[1]), text) for one in found if (text := _text(one)))

    @lazy
    def items(self) -> tuple[tuple[str, str, str], ...]:
        return tuple(_items(self._tree))

    @lazy
    def authors(self) -> tuple[str, ...]:
        return tuple(text for link in self._tree.select(_AUTHORS)[:_ELEMENTS] if (text := _text(link)))


def absence(tree: Tree) -> str:
    """Why a page without visible text has none."""
    if tree.select_one("frameset, frame"):
        return "a page of frames: its text is on other pages"
    if tree.select_one("script"):
        return "no visible text: the page is filled by scripts"
    return "no visible text"


def _metas(tree: Tree) -> Iterator[tuple[str, str]]:
    for meta in tree.select("meta[content]")[:_ELEMENTS]:
        attr = meta.attr
        name = attr("property") or attr("name") or attr("itemprop") or attr("http-equiv")
        if name:
            yield name.strip().lower()[:_CHARS], _plain(attr("content"))


def _links(tree: Tree) -> Iterator[tuple[str, str]]:
    for link in tree.select(_LINKS)[:_ELEMENTS]:
        yield _value(link, "rel").lower(), _value(link, "href")


def _items(tree: Tree) -> Iterator[tuple[str, str, str]]:
    found = 0
    for element in tree.select("[itemprop]"):
        names = _ITEMS.intersection((element.attr("itemprop") or "")[:_CHARS].lower().split())
        if not names or found == _ELEMENTS:
            continue
        found += 1
        scope = element.parent.closest(_SCOPE) if element.parent is not None else None
        kind = _value(scope, "itemtype").rstrip("/").rpartition("/")[2] if scope is not None else ""
        yield from ((kind.lower(), name, _item(element)) for name in sorted(names))


def _item(element: Element) -> str:
    """The value of a property: an attribute meant for machines, the name of an item, else the text."""
    for name in ("content", "datetime"):
        if value := _value(element, name):
            return value
    named = element.select_one(_NAME) if element.attr("itemscope") is not None else None
    return (_value(named, "content") if named else "") or _text(named or element) or ""


def _attr(element: Element | None, name: str) -> str | None:
    return (_value(element, name) or None) if element else None


def _value(element: Element, name: str) -> str:
    return _plain(element.attr(name))


def _plain(value: str | None) -> str:
    return " ".join(value[:_CHARS].split()) if value else ""


def _text(element: Element | None) -> str | None:
    """The text of an element, blanks made one; no more is read than is kept, since headings may stand in headings."""
    if not element:
        return None
    pieces, left = [], _CHARS
    for piece in element.strings:
        pieces.append(piece)
        left -= len(piece)
        if left <= 0:
            break
    return " ".join("".join(pieces)[:_CHARS].split()) or None
