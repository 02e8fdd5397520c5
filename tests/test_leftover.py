"""What is left of a page, and the way back from it."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from cleaner.leftover import Leftover
from cleaner.model import Hit, Span
from cleaner.readers import text
from tests.property.strategies import SETTINGS, SOURCES


@SETTINGS
@given(SOURCES, st.sets(st.integers(0, 14)), st.sets(st.integers(0, 14)))
def test_every_block_that_is_left_is_a_piece_and_stands_where_it_is_said_to(
    source: str, pieces: set[int], gone: set[int]
) -> None:
    document = replace(text.read(source), continues=frozenset(pieces))
    left = Leftover.of(document, gone)
    assert [b.index for found in left.pieces for _, b in found] == [
        b.index for b in document.blocks if b.index not in gone
    ]
    for paragraph, found in zip(left.document.blocks, left.pieces, strict=True):
        assert all(paragraph.text[offset:].startswith(block.text) for offset, block in found)


def test_pieces_are_not_joined_across_a_line_that_is_gone() -> None:
    document = replace(text.read("a\nb\nc"), continues=frozenset({1, 2}))
    assert [block.text for block in Leftover.of(document, {1}).document.blocks] == ["a", "c"]
    assert [block.text for block in Leftover.of(document, set()).document.blocks] == ["a b c"]


def test_a_hit_on_a_joined_paragraph_falls_on_its_pieces_and_tells_its_fields_once() -> None:
    document = replace(text.read("Jakarta\n, Contoh\n- Isi"), continues=frozenset({1, 2}))
    left = Leftover.of(document, set())
    assert left.document.blocks[0].text == "Jakarta, Contoh - Isi"
    hits = list(left.hits(Hit(Span(0, 0, 18), "", fields=(("place", "Jakarta"),))))
    assert [hit.span for hit in hits] == [Span(0, 0, 7), Span(1, 0, 8), Span(2, 0, 2)]
    assert [hit.fields for hit in hits] == [(("place", "Jakarta"),), (), ()]


def test_a_paragraph_tells_its_own_place_where_its_block_had_told_another() -> None:
    document = text.read("a\nb")
    assert [block.whole for block in document.blocks] == [Span(0, 0, 1), Span(1, 0, 1)]
    assert [block.whole for block in Leftover.of(document, {0}).document.blocks] == [Span(0, 0, 1)]
