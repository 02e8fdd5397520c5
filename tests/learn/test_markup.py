"""Layouts drafted from HTML pages, found by value and by stable names."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup

from cleaner import learn
from cleaner.learn.markup.keys import is_stable, keys
from cleaner.learn.reading import Reader
from cleaner.readers import html
from cleaner.samples import proofs
from tests.learn import TOWNS, WHO, article, headline, loaded, samples, sentence

DESK = """<!DOCTYPE html><html><head><title>{title} - Suara Kota</title>
<link rel="canonical" href="https://www.suarakota.example/news/{number}">
<meta property="og:site_name" content="Suara Kota"><meta property="og:title" content="{title}">
<meta property="article:published_time" content="2024-05-{day:02}T09:00:00+07:00">
<meta name="author" content="Suara Kota"><script type="application/ld+json">
{{"@type": "NewsArticle", "headline": "{title}", "author": {{"@type": "Person", "name": "{author}"}}}}</script></head>
<body><header class="css-1x2y3z mt-4"><nav><a href="/">Home</a> <a href="/news">News</a></nav></header>
<div class="row"><h1 class="story__title">{title}</h1><p class="story-meta"><span class="writer">{author}</span>
<span class="when">{day} May 2024, 09:00</span></p>
<div class="story__text col-md-8" id="post-{number}4711"><p>{first}</p><p>{second}</p>
<div class="see-also"><a href="/a">{other}</a> <a href="/b">{another}</a></div><p>{third}</p><p>{fourth}</p>
<div class="share-bar">Share this story with friends</div></div>
<aside class="latest"><h3>Latest</h3><a href="/c">{other}</a><p>{latest}</p></aside></div>
<footer>All rights reserved by the printers of Suara Kota since the year of the flood.</footer></body></html>"""
BLOG = """<html><head><meta property="og:title" content="{title}"></head><body><div id="page"><h2>{title}</h2>
<div class="entry-text sc-aXZrQ3b"><p>{first}</p><p>{second}</p><p>{third}</p><p>{fourth}</p></div>
</div></body></html>"""


def page(number: int, template: str = DESK) -> str:
    first, second, third, fourth, latest = article(number, 5)
    author = f"{WHO[number % 7].split()[-1].title()} {TOWNS[number % 5].title()}"
    return template.format(
        number=number, title=headline(number), author=author, day=number % 28 + 1, first=first, second=second,
        third=third, fourth=fourth, other=headline(number, 3), another=headline(number, 5),
        latest=latest if number % 2 else article(0, 9)[8],
    )  # fmt: skip


def draft(pages: list[str], contrast: list[str] | None = None) -> learn.Draft:
    return learn.learn(samples(pages), samples(contrast or []), learn.Wish("suarakota"))


@pytest.fixture(scope="module")
def made() -> learn.Draft:
    return draft([page(number) for number in range(12)])


def test_the_body_is_where_prose_stands_that_is_on_no_other_page(made):
    (layout,) = made.layouts.data
    assert layout["body"] == [{"css": "div.story__text"}]


def test_title_date_and_author_are_found_by_value(made):
    (layout,) = made.layouts.data
    assert layout["title"] == [{"css": "h1.story__title"}, {"meta": "og:title"}]
    assert layout["date"] == [{"css": "span.when"}, {"meta": "article:published_time"}]
    assert layout["authors"] == [{"css": "span.writer"}]


def test_an_author_on_every_page_is_the_site():
    pages = [re.sub('(?<=class="writer">)[^<]+|(?<="name": ")[^"]+', "Suara Kota", page(number)) for number in range(6)]
    assert "authors" not in draft(pages).layouts.data[0]


def test_prose_that_every_page_has_is_no_body():
    notice = "".join(f"<p>{sentence(999, number)}</p>" for number in range(12))
    pages = [page(number).replace("<aside", f"<div class='legal-text'>{notice}</div><aside") for number in range(8)]
    assert [layout["body"] for layout in draft(pages).layouts.data] == [[{"css": "div.story__text"}]]


def test_a_box_that_holds_prose_on_one_page_stays():
    pages = [page(number) for number in range(12)]
    pages[4] = re.sub("(?<=see-also.>).*?(?=</div>)", f"<p>{sentence(800, 1)}</p>", pages[4])
    assert "div.see-also" not in {one["css"] for one in draft(pages).layouts.data[0]["strip"]}


def test_a_page_without_an_article_teaches_nothing():
    index = "<html><head><title>News</title></head><body><ul><li>All news</li><li>More news</li></ul></body></html>"
    assert draft([page(number) for number in range(8)] + [index]).documents == 8


def test_boxes_of_links_and_boxes_that_repeat_go(made):
    (layout,) = made.layouts.data
    assert {(one["css"], one["category"]) for one in layout["strip"]} == {
        ("div.see-also", "related"),
        ("div.share-bar", "share"),
    }


def test_the_drafted_layout_gives_the_article_and_nothing_else(made):
    read = Reader(made.layouts.compiled("suarakota")).read(learn.Sample("x", page(77)))
    assert read is not None
    goes = {hit.span.block for check in read.checks for hit in check.find(read.document, read.document.blocks)}
    kept = [block.text for block in read.document.blocks if block.index not in goes]
    assert kept == article(77, 4)


def test_the_draft_loads_and_says_when_the_layout_was_seen(made):
    found = loaded(made)
    assert found.findings == ()
    assert [finding for proof in proofs(found) for finding in proof.findings] == []
    assert found.files[0]["layouts"][0]["seen"] == "2024"
    assert found.files[0]["title"] == "Suara Kota"
    assert found.files[0]["match"]["hosts"] == ["suarakota.example"]


def test_a_probe_asks_whose_page_it_is_since_many_sites_name_their_bodies_alike(made):
    probe = made.layouts.compiled("suarakota")[0].probe
    assert html.read(page(50)).has(probe)
    assert not html.read(page(50).replace("suarakota.example", "elsewhere.example")).has(probe)


def test_two_layouts_of_a_site_are_two():
    pages = [page(number) for number in range(8)] + [page(number, BLOG) for number in range(8, 14)]
    made = draft(pages)
    assert [layout["body"][0]["css"] for layout in made.layouts.data] == ["div.story__text", "div.entry-text"]
    assert made.layouts.counts == {"story-text": 8, "entry-text": 6}


def test_the_rules_of_html_pages_are_about_the_body_alone():
    pages = [page(number).replace("<p>", "<p>PORTVILLE, Suarakota.example - ", 2) for number in range(12)]
    text = draft(pages).text()
    assert "dateline" in text
    assert "all rights reserved" not in text.lower()


def test_pages_of_another_site_are_no_pages_of_this_one_and_still_tell_prose():
    made = draft([page(number) for number in range(8)], ["\n".join(article(300 + number)) for number in range(5)])
    assert made.contrast == 5


@pytest.mark.parametrize(
    "name", ["story__text", "article-body", "read__title", "isi_berita", "entry-content", "h1title"]
)
def test_a_name_that_somebody_gave_is_stable(name):
    assert is_stable(name)


@pytest.mark.parametrize(
    "name",
    [
        "css-1x2y3z", "sc-aXZrQ3b", "Story__xY9zK", "jsx-2871293847", "post-47110", "mt-4", "px-2", "col-md-8", "row",
        "clearfix", "md:flex", "js-hook", "fs14", "span6", "text-center", "w-full", "a1", "active", "svelte-1abc2de",
    ],
)  # fmt: skip
def test_names_of_build_tools_of_one_page_and_of_looks_are_not(name):
    assert not is_stable(name)


def test_an_element_is_named_by_its_role_before_its_classes():
    tree = BeautifulSoup('<div class="text row" itemprop="articleBody" id="post-123" data-story="7">x</div>', "lxml")
    assert list(keys(tree.div)) == ["div[itemprop=articleBody]", "div.text", "div[data-story]"]
