"""How an HTML page is to be seen: by a layout of its site, or, where none fits, as extractors see it.

A layout that was seen on real pages is believed. One that was not is a claim: it holds only where extractors find no
text to speak of outside its body, and inside they have a say as well, since nobody knows what else stands there. A body
of a few words is not believed either, whatever its layout: the site may have changed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cleaner import opinions, parts
from cleaner.excerpt import Excerpt
from cleaner.layout import Selected
from cleaner.model import Document
from cleaner.pipeline import View
from cleaner.rulebook import layouts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.layout import Layout
    from cleaner.model import Span
    from cleaner.opinions import Verdict
    from cleaner.pipeline import Plan
    from cleaner.readers.html import Page
    from cleaner.rulebook.book import Rulebook

# Words of the text outside a body, as a share of those inside, beyond which the body is not that of the article.
# A standfirst above it, or a box below, has a tenth.
MUCH = 0.3
# Words of sentences within a body that extractors leave out, as a share of it, up to which they are heard: promotions
# and captions have so many. More is a part of the article that they have missed.
FEW = 0.1


def view(page: Page, rulebook: Rulebook, plan: Plan, site: str | None) -> View | None:
    """How `rulebook` is to see a page, by a layout of its site where one fits; None for a page without text.

    `site` is the id of its rule file, where the caller knows it.
    """
    notes: list[str] = []
    if plan.sites:
        site = site or rulebook.choose_page(page.url, page.facts, page.has, page.names)
        site = site or rulebook.choose(page.document)
        for layout in _candidates(page, rulebook, site) if site else ():
            found = _by_layout(page, layout, plan, notes)
            if found:
                return _told(found, page, rulebook)
        if site and rulebook.sites[site].has_bodies and not notes:
            notes.append(f"{site}: no body of its layouts is on this page; extractors found the text")
    if page.problem:
        return None
    checks = opinions.checks(_verdict(page, page.document, plan))
    return _told(View(page.document, checks, site, markup=page.html, notes=tuple(notes)), page, rulebook)


def _candidates(page: Page, rulebook: Rulebook, site: str) -> Iterator[Layout]:
    """The layouts of a page of `site`: those whose probe it has, then the others.

    A probe also tells whose page it is, and may ask for more than is there. A layout without it is a claim, whatever
    pages it was seen on. No probe is asked before its layout's turn: each is a look at every element.
    """
    others = []
    for layout in rulebook.layouts(site, lambda _: True):
        if page.has(layout.probe):
            yield layout
        else:
            others.append(layout)
    for layout in others:
        yield replace(layout, seen=None)


def _by_layout(page: Page, layout: Layout, plan: Plan, notes: list[str]) -> View | None:
    """The view of a page whose article `layout` points at; None, and a note where that surprises, for any other."""
    excerpt, marks = _body(page, layout, whole=plan.ledger)
    if not excerpt.places:
        return None
    opinion = None
    if layout.seen is None or _words(excerpt.document) < opinions.MIN_WORDS:
        opinion, others = _opinion(page, layout, plan)
        if others > MUCH * _words(excerpt.document):
            name = f"{layout.site}/{layout.id}"
            notes.append(f"{name}: extractors find {others} words of the text outside its body; it was not used")
            return None
    selected = Selected(layout, page.texts)
    checks = layouts.checks(layout, marks)
    if layout.seen is None and opinion:
        checks += opinions.checks(opinion)
    account = excerpt if plan.ledger else None
    return View(excerpt.document, checks, layout.site, selected, account, page.html)


def _body(page: Page, layout: Layout, *, whole: bool) -> tuple[Excerpt, Mapping[str, tuple[Span, ...]]]:
    """The body, as an excerpt of the whole page or of nothing else, and what the selectors point at in it."""
    reading = page.laid_out(layout, whole=whole)
    if reading is None:
        return Excerpt.all(Document((), "")), {}
    if not whole:
        return Excerpt.all(reading.document), reading.marks
    excerpt = Excerpt.of(reading.document, (span.block for span in reading.marks.get("body", ())))
    return excerpt, excerpt.marks(reading.marks)


def _opinion(page: Page, layout: Layout, plan: Plan) -> tuple[Verdict | None, int]:
    """What extractors say of the body, and the words of the text that they see outside of it; None if they see none."""
    excerpt, _ = _body(page, layout, whole=True)
    verdict = _verdict(page, excerpt.whole, plan)
    others = verdict.text.difference(excerpt.places) if verdict.found else ()
    inside = _among(verdict, excerpt.places)
    missed = [block for block in excerpt.document.blocks if block.is_sentence and block.index not in inside.text]
    heard = verdict.found and sum(block.words for block in missed) <= FEW * _words(excerpt.document)
    return inside if heard else None, sum(excerpt.whole.blocks[index].words for index in others)


def _among(verdict: Verdict, places: Sequence[int]) -> Verdict:
    """The verdict on a part of the page: the blocks `places`, numbered anew."""
    index = {place: number for number, place in enumerate(places)}

    def own(blocks: frozenset[int]) -> frozenset[int]:
        return frozenset(index[block] for block in blocks if block in index)

    main, title, labels = own(verdict.main), own(verdict.title), own(verdict.labels)
    return replace(verdict, main=main, title=title, labels=labels, tail=own(verdict.tail), quotes=own(verdict.quotes))


def _verdict(page: Page, document: Document, plan: Plan) -> Verdict:
    titles = [title for title in (page.facts.meta("og:title"), page.facts.title) if title]
    return opinions.judge(document, page.html, titles=titles, effort=plan.effort)


def _told(view: View, page: Page, rulebook: Rulebook) -> View:
    """The view, with a note where the page is one part of several."""
    layout = view.selected.layout if view.selected else None
    shown = bool(layout and layout.parts and page.has(layout.parts))
    whole = rulebook.sites[view.site].whole if view.site else None
    warning = parts.warning(page.url, page.facts, whole, shown=shown)
    return replace(view, notes=(*view.notes, warning)) if warning else view


def _words(document: Document) -> int:
    return sum(block.words for block in document.blocks)
