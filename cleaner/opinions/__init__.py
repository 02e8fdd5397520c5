"""What extractors say about a page without a site rule, settled into one set of claims.

Each public module is one `Opinion`. Which are asked, and how their word counts, is written down here: the order and
the weights are the outcome of measurement, not of discovery.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from cleaner.lazy import lazy
from cleaner.model import Authority, Check, Effect, Hit, Span
from cleaner.opinions import (
    _align,
    _place,
    _structure,
    _trim,
    _vote,
    json_ld,
    trafilatura_fast,
    trafilatura_lean,
    trafilatura_precision,
)
from cleaner.opinions._page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from cleaner.model import Block, Category, Document
    from cleaner.opinions._opinion import Opinion

Effort = Literal["best", "fast"]

# Words that a text has at least; fewer are a caption or a notice.
MIN_WORDS = 25
# Agreement below which the record warns: there the vote scores 0.83 on development pages, 0.96 up to 0.9, 0.99 beyond.
HARDLY = 0.4
# Agreement with structure from which `effort="fast"` asks no further. Below it the strict mode without its rescue
# misses text on one page of three, damaged ones included; from here on it and the whole mode keep nearly the same.
ENOUGH = 0.6
# Pages that extractors are not asked about: they take minutes over them, or lose all that lies so deep.
MAX_CHARS = 5_000_000
MAX_BLOCKS = 20_000
MAX_TAGS = 50_000  # the richest page of the corpus has 5,300
MAX_DEPTH = 240
MAX_ATTRIBUTES = 5_000


@dataclass(frozen=True)
class Verdict:
    """The main text of a page: the indexes of its blocks, and of them what is title, linked label, scrap or quotation.

    `agreement` is the share of words on which extractors and structure agree, None where only one could answer.
    `found` is False where nobody found a text, so that all blocks are main.
    """

    main: frozenset[int]
    title: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    tail: frozenset[int] = frozenset()
    quotes: frozenset[int] = frozenset()
    agreement: float | None = None
    found: bool = True

    @lazy
    def text(self) -> frozenset[int]:
        """The blocks that no claim of this verdict takes."""
        return self.main - self.title - self.labels - self.tail

    @property
    def warning(self) -> str | None:
        """What a careful reader should know."""
        if not self.found:
            return "no main text was found: all visible text is kept"
        if self.agreement is not None and self.agreement < HARDLY:
            share = f"{self.agreement:.0%} of the words"
            return f"extractors and the structure of the page hardly agree on the main text: {share}"
        return None


def judge(document: Document, html: str, *, titles: Sequence[str] = (), effort: Effort = "best") -> Verdict:
    """The verdict on a page: `document` as its reader cut it, `html` its decoded markup, `titles` what it is called.

    With `effort` "fast" one extractor is asked instead of two. Never raises for what the page holds.
    """
    page = Page.of(document.blocks)

    def ask(opinion: Opinion) -> frozenset[int]:
        return _align.chosen(page, opinion.ask(html))

    agreement = None
    shape = _structure.found(page)
    main = set(shape)
    if _is_bearable(page.blocks, html):
        text = _cheap(page, ask, shape) if effort == "fast" else _both(ask, shape)
        agreement = _vote.agreement(page, text, shape) if text and shape else None
        main = _vote.settled(page, text, shape, ask(json_ld.OPINION))
    if page.count(main) < MIN_WORDS:
        return Verdict(frozenset(range(len(page.blocks))), found=not page.blocks)
    title = _trim.title(page, main, titles)
    labels = _trim.labels(page, main - title) | _trim.orphans(page, main - title)
    tail = _trim.tail(page, main - title - labels)
    quotes = _place.quotations(page, main - title - labels - tail)
    return Verdict(
        frozenset(main), frozenset(title), frozenset(labels), frozenset(tail), frozenset(quotes), agreement=agreement
    )


def checks(verdict: Verdict) -> tuple[Check, ...]:
    """The verdict as checks, for `engine.claim`; they name their blocks, since a sentence outside the text goes too."""
    return (
        Check(
            "outside-main",
            "other",
            "Outside the main text of the page, as extractors and its structure see it.",
            partial(_outside, verdict),
            max_share=None,
            where="cleaner/opinions/_vote.py",
        ),
        _check("main-title", "title", "The headline, and what stands above it.", verdict.title),
        _check("linked-label", "related", "A label and a linked headline: another article.", verdict.labels),
        _check("main-tail", "ui", "A heading, a link or a scrap behind the last sentence.", verdict.tail),
        Check(
            "quotation",
            "embed",
            "What a quotation says, its signature too, is not the page's: phrases of packs mean nothing there.",
            partial(_inside, verdict.quotes),
            authority=Authority.PACK,
            effect=Effect.KEEP,
            where="cleaner/opinions/_place.py",
        ),
    )


def _both(ask: Callable[[Opinion], frozenset[int]], shape: frozenset[int]) -> frozenset[int]:
    """What both modes keep: what one has alone is hardly ever text. The strict one may have missed it altogether."""
    fast, strict = ask(trafilatura_fast.OPINION), ask(trafilatura_precision.OPINION)
    both = fast & strict
    return both if both & shape or not fast & shape else fast


def _cheap(page: Page, ask: Callable[[Opinion], frozenset[int]], shape: frozenset[int]) -> frozenset[int]:
    """What the strict mode keeps; its rescue is asked where the rest misses the text, as structure sees it."""
    lean = ask(trafilatura_lean.OPINION)
    return lean if _vote.agreement(page, lean, shape) >= ENOUGH else ask(trafilatura_precision.OPINION)


def _is_bearable(blocks: Sequence[Block], html: str) -> bool:
    if len(html) > MAX_CHARS or len(blocks) > MAX_BLOCKS or html.count("<") > MAX_TAGS:
        return False
    return _place.depth(blocks) <= MAX_DEPTH and _place.attributes(html) <= MAX_ATTRIBUTES


def _outside(verdict: Verdict, document: Document, blocks: Sequence[Block]) -> Iterable[Hit]:
    for block in blocks:
        if block.index not in verdict.main:
            yield Hit(block.whole, block.path, named=True)
    if verdict.warning and document.blocks:
        first = document.blocks[0].index
        yield Hit(Span(first, 0, 0), verdict.warning, fields=(("warning", verdict.warning),))


def _check(id_: str, category: Category, why: str, taken: frozenset[int]) -> Check:
    return Check(id_, category, why, partial(_inside, taken), where="cleaner/opinions/_trim.py")


def _inside(taken: frozenset[int], document: Document, blocks: Sequence[Block]) -> Iterable[Hit]:  # noqa: ARG001
    for block in blocks:
        if block.index in taken:
            yield Hit(block.whole, block.text, named=True)
