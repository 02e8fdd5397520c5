"""What a page says of itself reaches those who make metadata of it, raw."""

from __future__ import annotations

import pytest

pytest.importorskip("turbohtml")

from cleaner.readers import html

PAGE = """<!doctype html><html lang=" id "><head><title> Judul
  Berita | Contoh </title><base href="https://contoh.test/">
<meta property="og:title" content=" Judul  Berita "><meta name=Author content="Budi">
<meta itemprop=datePublished content="2024-01-02"><meta property="og:title" content="Kedua"><meta name=kosong>
<link rel=canonical href=/a/1><link rel="next" href="/a/1?page=2">
<script type="application/ld+json">{"@type": "NewsArticle",}</script></head>
<body><h1>Judul Berita</h1><p>Isi <time datetime="2024-01-02T10:00">2 Januari</time></p><h2><span>Sub</span></h2>
<svg><title>ikon</title></svg></body></html>"""


def test_the_facts_of_the_head_are_collected_as_they_stand() -> None:
    facts = html.read(PAGE).facts
    assert facts.title == "Judul Berita | Contoh"
    assert (facts.language, facts.base, facts.canonical) == ("id", "https://contoh.test/", "/a/1")
    assert facts.metas == (
        ("og:title", "Judul Berita"),
        ("author", "Budi"),
        ("datepublished", "2024-01-02"),
        ("og:title", "Kedua"),
    )
    assert facts.meta("og:title") == "Judul Berita"
    assert facts.meta("og:site_name") is None
    assert facts.links == (("canonical", "/a/1"), ("next", "/a/1?page=2"))
    assert facts.json_ld == ('{"@type": "NewsArticle",}',)
    assert facts.times == (("2024-01-02T10:00", "2 Januari"),)


def test_headings_are_named_by_level_and_block() -> None:
    page = html.read(PAGE)
    assert [(level, page.document.blocks[index].text) for level, index in page.facts.headings] == [
        (1, "Judul Berita"),
        (2, "Sub"),
    ]


def test_a_page_without_a_head_has_no_facts() -> None:
    assert html.read("<p>isi").facts == html.read(b"%PDF-1.4").facts


def test_the_title_of_a_drawing_is_not_that_of_the_page() -> None:
    assert html.read("<body><svg><title>ikon</title></svg><p>isi").facts.title is None
