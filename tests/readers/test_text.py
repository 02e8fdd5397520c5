"""A dump becomes blocks."""

from __future__ import annotations

from hypothesis import given

from cleaner.model import Block
from cleaner.readers import sniff, text
from tests.property.strategies import SETTINGS, SOURCES


def test_a_block_a_line_that_is_not_blank_with_its_place() -> None:
    document = text.read(b"satu\r\n\r\n  dua\nhttps://contoh.test/a?b=1\n")
    assert [(block.index, block.line, block.start, block.text) for block in document.blocks] == [
        (0, 1, 0, "satu"),
        (1, 3, 8, "  dua"),
        (2, 4, 14, "https://contoh.test/a?b=1"),
    ]
    assert (document.encoding, document.kind) == ("utf-8", "text")


@SETTINGS
@given(SOURCES)
def test_what_a_block_is_told_of_its_line_is_what_it_finds_itself(source: str) -> None:
    for known in text.read(source).blocks:
        plain = Block(known.index, known.text, known.start, known.line)
        assert known == plain
        assert (known.normal, known.words, known.folded) == (plain.normal, plain.words, plain.folded)


def test_only_a_bare_address_is_all_link() -> None:
    blocks = text.read("https://contoh.test/a\nlihat https://contoh.test/a").blocks
    assert [block.link_share for block in blocks] == [1.0, 0.0]


def test_binary_data_and_an_empty_page_have_no_blocks() -> None:
    assert text.read(b"\x00\x01\x02\x03\xff\xfe\xfd").blocks == ()
    assert text.read(b"").blocks == ()


def test_a_str_has_no_encoding() -> None:
    assert text.read("satu").encoding is None


def test_html_is_known_by_its_opening_and_a_closing_tag() -> None:
    assert sniff.kind("\ufeff <!-- x -->\n<!DOCTYPE html><p>Isi</p>") == "html"
    assert sniff.kind("<div>Isi</div>") == "html"
    assert sniff.kind("<p>tanpa penutup") == "text"
    assert sniff.kind("Harga < 5 dan <b>tebal</b>") == "text"
    assert sniff.kind("<kata> bukan tag </kata>") == "text"


def test_a_page_of_unclosed_comments_and_blanks_is_sniffed_in_no_time() -> None:
    assert sniff.kind("<!--" * 20_000) == "text"
    assert sniff.kind(" " * 1_000_000 + "x") == "text"
