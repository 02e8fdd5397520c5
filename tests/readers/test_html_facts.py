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


def test_of_link_elements_only_those_are_read_that_tell_of_addresses() -> None:
    links = """<link rel=stylesheet href=/a.css><link rel="Shortlink CANONICAL" href=" /a  b "><link rel=PREV href=/1>
      <link rel=canonical><link rel=amphtml href=/amp><link rel=previous href=/1><link href=/2>
      <link rel=next href=/2>"""
    facts = html.read(f"<head>{links}</head><body>isi").facts
    assert facts.links == (("shortlink canonical", "/a b"), ("prev", "/1"), ("previous", "/1"), ("next", "/2"))
    assert facts.canonical == "/a b"
    assert html.read("<head><link rel=canonical-x href=/a></head>isi").facts.canonical is None


def test_headings_are_named_by_their_level() -> None:
    assert html.read(PAGE).facts.headings == ((1, "Judul Berita"), (2, "Sub"))


def test_properties_of_items_come_with_the_type_of_their_item() -> None:
    page = """<article itemscope itemtype="https://schema.org/NewsArticle/">
      <h2 itemprop="Headline  name">Pasar <i>Induk</i></h2>
      <time itemprop=datePublished datetime="2024-01-02">lalu</time>
      <p itemprop=author itemscope itemtype="https://schema.org/Person">Oleh <b itemprop=name>Rina Kusuma</b></p>
      <div itemscope itemtype="https://schema.org/Comment"><i itemprop="author">Badu</i></div>
      <p itemprop=author itemscope><meta itemprop=name content="Joko Susilo"></p><p itemprop="text">bukan</p>
    </article><p itemprop=keywords>pasar, kota</p>"""
    assert html.read(page).facts.items == (
        ("newsarticle", "headline", "Pasar Induk"),
        ("newsarticle", "datepublished", "2024-01-02"),
        ("newsarticle", "author", "Rina Kusuma"),
        ("comment", "author", "Badu"),
        ("newsarticle", "author", "Joko Susilo"),
        ("", "keywords", "pasar, kota"),
    )


def test_a_heading_that_is_an_item_too_is_told_of_twice() -> None:
    facts = html.read("<h3>Lain</h3><h1 itemprop=headline>Pasar Induk</h1><h4 itemprop=keywords>pasar</h4>").facts
    assert facts.headings == ((3, "Lain"), (1, "Pasar Induk"))
    assert facts.items == (("", "headline", "Pasar Induk"), ("", "keywords", "pasar"))


def test_links_to_authors_are_told_by_their_relation() -> None:
    page = '<a rel="nofollow Author" href=/p/rina> Rina  Kusuma </a><a rel=tag>pasar</a><a rel=author href=/p></a>'
    assert html.read(page).facts.authors == ("Rina Kusuma",)


def test_all_values_of_a_name_are_given_in_page_order_and_none_is_empty() -> None:
    facts = html.read('<meta name=a content=1><meta name=b content=2><meta name=A content=3><meta name=a content="">')
    assert list(facts.facts.all("a")) == ["1", "3"]
    assert list(facts.facts.all("c")) == []


def test_headings_that_stand_in_headings_are_read_no_further_than_they_are_kept() -> None:
    facts = html.read("<h1><div>x" * 500 + "kata " * 100_000).facts
    assert len(facts.headings) > 100
    assert max(len(text) for _, text in facts.headings) <= 10_000


def test_a_page_without_a_head_has_no_facts() -> None:
    assert html.read("<p>isi").facts == html.read(b"%PDF-1.4").facts


def test_the_title_of_a_drawing_is_not_that_of_the_page() -> None:
    assert html.read("<body><svg><title>ikon</title></svg><p>isi").facts.title is None
