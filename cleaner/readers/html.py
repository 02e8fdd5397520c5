"""An HTML page: one block a run of visible text between block-level tags, and the facts that metadata needs.

The tree stays in here: others ask a page whether it has an element, for the texts of elements, and for its blocks.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cleaner import dom
from cleaner.codec import BINARY
from cleaner.facts import NONE, Facts
from cleaner.lazy import lazy
from cleaner.model import Document
from cleaner.readers import _charset, _facts, _walk
from cleaner.readers._blocks import blocks, joined
from cleaner.readers._laid_out import Reading, marks, read_laid_out, texts
from cleaner.readers._links import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.codec import Decoded
    from cleaner.layout import Layout, Selector
    from cleaner.readers._walk import Run

# Visible words below which a page may have its article hidden until a script shows it.
_FEW_WORDS = 50


@dataclass(frozen=True)
class Page:
    """A page that was parsed. `html` is the decoded markup, for those who look at it with a parser of their own."""

    html: str
    encoding: str | None
    url: str | None
    facts: Facts
    _tree: dom.Tree | None = field(repr=False)
    _selected: dict[Selector, Sequence[dom.Node]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @lazy
    def document(self) -> Document:
        """All visible text; `source` is the text of the blocks, a line each.

        What tags or attributes hide is not read, unless hardly a word is left without it.
        """
        if self._tree is None:
            return Document((), "", "html", self.encoding, self.url)
        found = _walk.runs(self._tree.children, _walk.hidden(self._tree))
        if (few := _words(found)) < _FEW_WORDS:
            everything = _walk.runs(self._tree.children)
            found = everything if _words(everything) >= few + _FEW_WORDS else found
        return self._document(joined(found))

    @lazy
    def problem(self) -> str | None:
        """Why there is nothing to read; None where there is."""
        if self._tree is None:
            return "binary data, not HTML"
        return None if self.document.blocks else _facts.absence(self._tree)

    def has(self, selector: Selector) -> bool:
        """Whether the page has what a valid selector asks for."""
        return bool(self._select(selector))

    def names(self) -> frozenset[str]:
        """All classes and ids of the page, in lower case."""
        return frozenset() if self._tree is None else dom.names(self._tree)

    def texts(self, selector: Selector) -> tuple[str, ...]:
        """The texts of the elements that a valid selector finds, in page order; of a <time> both its forms."""
        return texts(self._select(selector))

    def laid_out(self, layout: Layout, *, whole: bool) -> Reading | None:
        """The page as `layout` has it: its text with what the selectors point at; None where it has no such body.

        Unless the page is wanted `whole`, the text within the body alone.
        """
        if self._tree is None:
            return None
        found = read_laid_out(self._tree, layout, self._select, whole=whole)
        if found is None:
            return None
        rows = joined(found)
        return Reading(self._document(rows), marks(rows))

    def _select(self, selector: Selector) -> Sequence[dom.Node]:
        """What a selector finds; each is asked once, though probes, marks and fields may want to know."""
        found = self._selected.get(selector)
        if found is None:
            found = self._selected[selector] = () if self._tree is None else dom.select(self._tree, selector)
        return found

    def _document(self, found: Sequence[Run]) -> Document:
        own = tuple(blocks(found, base(self.facts, self.url)))
        source = "\n".join(block.text for block in own)
        return Document(own, source, "html", self.encoding, self.url, self.facts)


def read(raw: bytes | str, url: str | None = None, known: Decoded | None = None) -> Page:
    """The page in `raw`; never raises for what it holds. `known` is what `codec.read` says of bytes, if asked."""
    html, encoding = (raw, None) if isinstance(raw, str) else _charset.decode(raw, known)
    html = html.removeprefix("\ufeff")
    if encoding == BINARY or html.startswith("%PDF-"):
        return Page("", encoding, url, NONE, None)
    tree = dom.parse(html)
    return Page(html, encoding, url, _facts.collect(tree), tree)


def _words(found: Iterable[Run]) -> int:
    return sum(run.text.count(" ") + 1 for run in found)
