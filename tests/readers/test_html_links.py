"""The links of a page: where they stand in the text, and where they lead."""

from __future__ import annotations

import pytest
from hypothesis import given

from cleaner.readers import html
from tests.readers.test_html_law import SETTINGS, SOUP

URL = "https://kabar.example/daerah/satu"


def links(markup: str, url: str | None = URL) -> list[tuple[str, str]]:
    """The words and the address of each link."""
    blocks = html.read(markup, url).document.blocks
    return [(block.text[start:end], address) for block in blocks for start, end, address in block.links]


def test_a_link_is_a_span_of_the_text_as_it_was_made() -> None:
    markup = "<p>  Harga\n\n<b> beras <a href='/beras'>di  pasar</a></b> turun, <a href='/lain'>kata <i>lurah</i></a>."
    (block,) = html.read(markup, URL).document.blocks
    assert block.text == "Harga beras di pasar turun, kata lurah."
    assert links(markup) == [
        ("di pasar", "https://kabar.example/beras"),
        ("kata lurah", "https://kabar.example/lain"),
    ]


def test_a_link_around_blocks_is_a_link_in_each() -> None:
    assert links("<a href='/x'><h3>Judul</h3><p>Isi <b>berita</b></p></a><p>lepas") == [
        ("Judul", "https://kabar.example/x"),
        ("Isi berita", "https://kabar.example/x"),
    ]


def test_a_link_within_a_link_is_part_of_it() -> None:
    assert links("<a href='/x'>luar<table><tr><td><a href='/y'>dalam</a></table></a> <a href='/z'>lain</a>") == [
        ("luar", "https://kabar.example/x"),
        ("dalam", "https://kabar.example/x"),
        ("lain", "https://kabar.example/z"),
    ]
    assert links("<a name=x>luar<table><tr><td><a href='/y'>dalam</a></table>") == [
        ("dalam", "https://kabar.example/y")
    ]


def test_a_label_row_that_is_one_line_keeps_the_links_of_its_cells() -> None:
    assert links("<table><tr><td>Penulis:<td><a href='/budi'>Budi</a></table>") == [
        ("Budi", "https://kabar.example/budi")
    ]


def test_the_lines_of_a_pre_keep_their_links() -> None:
    assert links("<pre>  satu <a href='/a'>dua\ntiga</a></pre>") == [
        ("dua", "https://kabar.example/a"),
        ("tiga", "https://kabar.example/a"),
    ]


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("https://lain.example/a?b=c#d", "https://lain.example/a?b=c#d"),
        ("HTTP://lain.example", "HTTP://lain.example"),
        ("  /a\n/b ", "https://kabar.example/a/b"),
        ("dua", "https://kabar.example/daerah/dua"),
        ("../dua", "https://kabar.example/dua"),
        ("/a/../b", "https://kabar.example/b"),
        ("?halaman=2", "https://kabar.example/daerah/satu?halaman=2"),
        ("//cdn.example/x", "https://cdn.example/x"),
    ],
)
def test_an_address_is_made_absolute(href: str, address: str) -> None:
    assert links(f"<p><a href='{href}'>tautan</a>") == [("tautan", address)]


@pytest.mark.parametrize(
    "href",
    [
        "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " \x01javascript:alert(1)",
        "data:text/html,x", "vbscript:x", "mailto:a@b.example", "file:///etc/passwd", "#bawah", "", "http://[x",
        "//[x", "https:", "http:///tiada", "/" + "a" * 3000,
    ],
)  # fmt: skip
def test_what_leads_to_no_page_of_the_web_is_no_link(href: str) -> None:
    assert links(f'<p><a href="{href}">tautan</a> <a href="/b">b</a>') == [("b", "https://kabar.example/b")]


def test_an_anchor_without_an_address_is_no_link() -> None:
    assert links("<p><a name=x>a</a>") == []


def test_addresses_are_relative_to_the_base_then_to_the_url_then_to_the_canonical_link() -> None:
    canonical = "<link rel=canonical href='https://asli.example/a/b'>"
    base = "<base href='/arsip/'>"
    body = "<p><a href='dua'>dua</a>"
    assert links(base + canonical + body) == [("dua", "https://kabar.example/arsip/dua")]
    assert links(canonical + body) == [("dua", "https://kabar.example/daerah/dua")]
    assert links(canonical + body, None) == [("dua", "https://asli.example/a/dua")]
    assert links("<base href='https://dasar.example/x/'>" + body, None) == [("dua", "https://dasar.example/x/dua")]
    assert links("<base href='javascript:x'>" + body) == [("dua", "https://kabar.example/daerah/dua")]
    assert links(body, None) == []


def test_a_block_has_two_hundred_links_at_most() -> None:
    assert len(links("<p>" + "<a href='/a'>a</a> " * 300)) == 200


@SETTINGS
@given(SOUP)
def test_links_of_any_soup_are_disjoint_spans_of_their_block(markup: str) -> None:
    for block in html.read(markup, URL).document.blocks:
        position = 0
        for start, end, address in block.links:
            assert position <= start < end <= len(block.text)
            assert address == "https://kabar.example/daerah/x"
            position = end
