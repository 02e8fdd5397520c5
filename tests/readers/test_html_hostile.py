"""Pages that mean harm, or were cut off: a document within seconds, whatever they hold."""

from __future__ import annotations

import time

import pytest

pytest.importorskip("turbohtml")

from cleaner.readers import html

SENTENCE = "Ini kalimat pertama dari artikel yang harus tetap ada di sini."
ARTICLE = f"<p>{SENTENCE}</p>" * 3
# Seconds of processor time; the slowest takes 1.5 on an idle core, and cores are shared.
LIMIT = 20

PAGES = {
    "300 nested tags": "<div>" * 300 + ARTICLE + "</div>" * 300,
    "100,000 nested tags": "<div>" * 100_000 + ARTICLE,
    "100,000 nested inline tags": "<span>" * 100_000 + ARTICLE,
    "100,000 nested lists with text": "<ul><li>x" * 50_000 + ARTICLE,
    "unclosed paragraphs": "<p>x " * 100_000 + ARTICLE,
    "unclosed tables": "<table>" * 20_000 + ARTICLE,
    "end tags only": "</div></p></b>" * 100_000 + ARTICLE,
    "100,000 attributes": "<div " + " ".join(f"a{i}=b" for i in range(100_000)) + ">" + ARTICLE,
    "an attribute of 10 MB": '<div class="' + "x " * 5_000_000 + '">' + ARTICLE,
    "attributes on many bodies": "".join(
        "<body " + " ".join(f"b{j}_{i}=1" for i in range(100)) + ">" for j in range(1_500)
    )
    + ARTICLE,
    "formatting tags that reopen": "".join(f"<b id={i}><p>x" for i in range(20_000)) + ARTICLE,
    "misnested formatting tags": "<b>" + "<div>" * 2_000 + "</b>" * 2_000 + ARTICLE,
    "entities": "<p>" + "&amp;" * 500_000 + "</p>" + ARTICLE,
    "broken entities": "<p>" + "&notit" * 300_000 + "&#x110000;" * 100_000 + "</p>" + ARTICLE,
    "comment openings": "<!--" * 300_000 + "-->" + ARTICLE,
    "less-than signs": "<p>" + "< " * 500_000 + "</p>" + ARTICLE,
    "links within links": "<a href=/x>t<table><tr><td>" * 20_000 + ARTICLE,
    "100,000 links in a line": "<p>" + "<a href=/x>t</a> " * 100_000 + ARTICLE,
    "line breaks": "x<br>" * 100_000 + ARTICLE,
    "100,000s of paragraphs": "<p>x y z</p>" * 200_000 + ARTICLE,
    "cut off within a tag": ARTICLE + "<p class='",
    "cut off within a script": ARTICLE + "<script>" + "x<y" * 100_000,
    "XML": '<?xml version="1.0"?><rss><item>' + ARTICLE + "</item></rss>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_hostile_page_keeps_its_article_within_the_limit(name: str) -> None:
    start = time.process_time()
    page = html.read(PAGES[name].encode())
    assert time.process_time() - start < LIMIT
    assert page.document.source.count(SENTENCE) == 3


def test_deep_paths_stay_short_and_tell_the_depth() -> None:
    (block,) = html.read("<div>" * 300 + "isi").document.blocks
    assert block.path.endswith("/…238")  # <html>, <body> and 300 more, of which 64 are named
    assert len(block.path) < 1_000


@pytest.mark.parametrize(
    "raw",
    [b"", b"\x00", b"<", b"&", b"<!", b"</", b"\xff\xfe", b"<\x00p>", b"\xed\xa0\x80<p>\xed\xbf\xbf"],
)
def test_scraps_are_read(raw: bytes) -> None:
    assert len(html.read(raw).document.blocks) <= 2
