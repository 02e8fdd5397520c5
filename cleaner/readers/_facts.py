"""What a page says of itself in its markup: the facts that metadata, site choice and warnings are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.model import Block
    from cleaner.readers._dom import Element, Tree

# Bounds against hostile pages: elements of a kind, and characters of a value. The largest head of the corpus has 121
# metas; the longest JSON-LD has 36,000 characters.
_ELEMENTS = 1_000
_CHARS = 10_000
_JSON_CHARS = 1_000_000


@dataclass(frozen=True)
class Facts:
    """Raw strings, trimmed and unjudged, in page order; names are in lower case.

    `metas` are (property, name, itemprop or http-equiv; content), `links` (rel, href) of <link> elements, `times`
    (datetime, text) of <time> elements, `headings` (level, block index).
    """

    title: str | None = None
    language: str | None = None
    base: str | None = None
    canonical: str | None = None
    metas: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    json_ld: tuple[str, ...] = ()
    times: tuple[tuple[str, str], ...] = ()
    headings: tuple[tuple[int, int], ...] = ()

    def meta(self, name: str) -> str | None:
        """The first value that is not empty of a name such as "og:title"."""
        return next((content for key, content in self.metas if key == name and content), None)


NONE = Facts()


def collect(tree: Tree, blocks: Sequence[Block]) -> Facts:
    """The facts of a page whose visible text is `blocks`."""
    links = tuple(_links(tree))
    return Facts(
        title=_text(tree.select_one("title:not(svg *)")),
        language=_attr(tree.select_one("html[lang]"), "lang"),
        base=_attr(tree.select_one("base[href]"), "href"),
        canonical=next((href for rel, href in links if "canonical" in rel.split() and href), None),
        metas=tuple(_metas(tree)),
        links=links,
        json_ld=tuple(script.text[:_JSON_CHARS] for script in tree.select('script[type*="ld+json" i]')[:_ELEMENTS]),
        times=tuple((_value(time, "datetime"), _text(time) or "") for time in tree.select("time")[:_ELEMENTS]),
        headings=tuple((int(block.tag[1]), block.index) for block in blocks if block.tag in _HEADINGS),
    )


def absence(tree: Tree) -> str:
    """Why a page without visible text has none."""
    if tree.select_one("frameset, frame"):
        return "a page of frames: its text is on other pages"
    if tree.select_one("script"):
        return "no visible text: the page is filled by scripts"
    return "no visible text"


_HEADINGS = frozenset(f"h{level}" for level in range(1, 7))


def _metas(tree: Tree) -> Iterator[tuple[str, str]]:
    for meta in tree.select("meta[content]")[:_ELEMENTS]:
        for key in ("property", "name", "itemprop", "http-equiv"):
            if name := meta.attr(key):
                yield name.strip().lower()[:_CHARS], _value(meta, "content")
                break


def _links(tree: Tree) -> Iterator[tuple[str, str]]:
    for link in tree.select("link[rel][href]")[:_ELEMENTS]:
        yield _value(link, "rel").lower(), _value(link, "href")


def _attr(element: Element | None, name: str) -> str | None:
    return (_value(element, name) or None) if element else None


def _value(element: Element, name: str) -> str:
    return " ".join((element.attr(name) or "")[:_CHARS].split())


def _text(element: Element | None) -> str | None:
    return (" ".join(element.text[:_CHARS].split()) or None) if element else None
