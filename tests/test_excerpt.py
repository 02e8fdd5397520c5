"""A part of a page on its own, and the way back."""

from __future__ import annotations

from cleaner import engine
from cleaner.excerpt import Excerpt
from cleaner.model import Authority, Check, Hit, Span
from cleaner.readers import html

PAGE = html.read("<p>Menu<p>Judul<p>Isi satu.<p>Iklan<p>Isi dua.<p>Kaki").document
OUTSIDE = Check("contoh/meja.body", "other", "Outside.", lambda *_: (), Authority.SITE, max_share=None)


def iklan(document, blocks):
    return [Hit(block.whole, block.text, named=True) for block in blocks if block.text == "Iklan"]


def test_an_excerpt_is_a_page_of_its_own() -> None:
    excerpt = Excerpt.of(PAGE, [4, 2, 3, 3])
    document = excerpt.document
    assert excerpt.places == (2, 3, 4)
    assert [(block.index, block.text) for block in document.blocks] == [(0, "Isi satu."), (1, "Iklan"), (2, "Isi dua.")]
    assert document.source == "Isi satu.\nIklan\nIsi dua."
    assert all(document.source[b.start : b.start + len(b.text)] == b.text for b in document.blocks)


def test_the_excerpt_that_leaves_nothing_out_is_the_page() -> None:
    excerpt, picked = Excerpt.all(PAGE), Excerpt.of(PAGE, range(len(PAGE.blocks)))
    assert excerpt == picked
    marks = {"title": (Span(1, 0, 5),), "strip": (Span(0, 0, 4), Span(3, 1, 3))}
    assert excerpt.marks(marks) == marks


def test_marks_outside_an_excerpt_are_left_out() -> None:
    excerpt = Excerpt.of(PAGE, [2, 3])
    marks = {"title": (Span(1, 0, 5),), "strip": (Span(0, 0, 4), Span(3, 1, 3))}
    assert excerpt.marks(marks) == {"strip": (Span(1, 1, 3),)}


def test_what_was_settled_about_an_excerpt_is_told_of_the_whole_page() -> None:
    excerpt = Excerpt.of(PAGE, [2, 3, 4])
    check = Check("contoh/iklan", "ad", "An advert.", iklan, Authority.SITE)
    claims = engine.claim(excerpt.document, [check])
    settlement = excerpt.settled(engine.settle(excerpt.document, claims), OUTSIDE)
    assert [(one.span.block, one.check.id) for one in settlement.removals] == [
        (0, "contoh/meja.body"),
        (1, "contoh/meja.body"),
        (3, "contoh/iklan"),
        (5, "contoh/meja.body"),
    ]
    assert [claim.span.block for claim in settlement.standing] == [0, 1, 3, 5]
