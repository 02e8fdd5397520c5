"""One page of a site, looked at closely: its paragraphs, the elements around them, and what it says of itself.

bs4 serves here, where a few hundred pages are looked at from all sides; everything that is found is then run by the
parser that will run it on every page.
"""

from __future__ import annotations

import hashlib
import warnings
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bs4 import BeautifulSoup, CData, Comment, ProcessingInstruction, Tag
from bs4.element import Doctype, NavigableString, Script, Stylesheet, TemplateString

from cleaner.learn.markup.keys import keys
from cleaner.learn.paper import stops
from cleaner.text import SENTENCE_WORDS, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NO_TEXT = (Comment, CData, ProcessingInstruction, Doctype, Script, Stylesheet, TemplateString)
_HIDDEN = frozenset(("script", "style", "noscript", "template", "head", "iframe", "select", "button", "svg"))
_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
    "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li", "main", "nav", "ol",
    "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The text that a block-level element holds itself, and whether it is prose: a hash, since pages are not kept."""

    element: Tag
    text: str
    prose: bool

    @property
    def mark(self) -> int:
        """What tells the paragraph from others, on this page and on other ones."""
        raw = self.text.lower().encode("utf-8", "replace")
        return int.from_bytes(hashlib.blake2b(raw, digest_size=8).digest())


@dataclass(frozen=True)
class Inside:
    """What lies in the elements of one name on one page: the paragraphs of prose, and the characters of all text."""

    prose: frozenset[int]
    chars: int


@dataclass
class Page:
    """The summary of a page: lengths of its paragraphs of prose by their marks, and what lies in which elements."""

    prose: dict[int, int] = field(default_factory=dict)
    inside: Mapping[str, Inside] = field(default_factory=dict)


def soup(html: str) -> BeautifulSoup:
    """The tree of a page."""
    with warnings.catch_warnings():  # a page may look like a file name, or be XML
        warnings.simplefilter("ignore")
        return BeautifulSoup(html, "lxml")


def paragraphs(tree: Tag) -> list[Paragraph]:
    """The visible text of a tree, one paragraph a run of text within a block-level element, in page order."""
    texts: dict[int, tuple[Tag, list[str]]] = {}
    for node in tree.descendants:
        if isinstance(node, NavigableString) and not isinstance(node, _NO_TEXT) and (block := _block(node)):
            texts.setdefault(id(block), (block, []))[1].append(str(node))
    found = []
    for element, pieces in texts.values():
        text = normalise("".join(pieces))
        if text:
            found.append(Paragraph(element, text, stops(text) or text.count(" ") >= 3 * SENTENCE_WORDS))
    return found


def summary(tree: BeautifulSoup) -> Page:
    """What a page has in which elements."""
    prose: dict[int, int] = {}
    chars: defaultdict[str, int] = defaultdict(int)
    marks: defaultdict[str, set[int]] = defaultdict(set)
    names: dict[int, frozenset[str]] = {}
    for paragraph in paragraphs(tree):
        mark = paragraph.mark
        if paragraph.prose:
            prose[mark] = len(paragraph.text)
        for name in _around(paragraph.element, names):
            chars[name] += len(paragraph.text)
            if paragraph.prose:
                marks[name].add(mark)
    return Page(prose, {name: Inside(frozenset(marks[name]), chars[name]) for name in marks})


def _around(element: Tag, known: dict[int, frozenset[str]]) -> frozenset[str]:
    """The names of an element and of all that it lies in; a name that is there twice counts once."""
    if id(element) not in known:
        above = _around(element.parent, known) if isinstance(element.parent, Tag) else frozenset()
        known[id(element)] = above.union(keys(element))
    return known[id(element)]


def _block(node: NavigableString) -> Tag | None:
    """The block-level element that holds a text; None where it is not shown."""
    block = None
    for ancestor in node.parents:
        if ancestor.name in _HIDDEN:
            return None
        if block is None and ancestor.name in _BLOCKS:
            block = ancestor
    return block


def shown(element: Tag) -> str:
    """The visible text of an element in one line."""
    pieces = (
        node for node in element.descendants if isinstance(node, NavigableString) and not isinstance(node, _NO_TEXT)
    )
    return normalise(" ".join(str(piece) for piece in pieces if _block(piece) is not None or piece.parent is element))


def links(element: Tag) -> Iterator[str]:
    """The texts of the links in an element."""
    for link in element.find_all("a"):
        if isinstance(link, Tag) and (text := normalise(link.get_text(" "))):
            yield text
