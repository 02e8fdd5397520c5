"""What each source of an HTML page gives, alone, and what the whole takes of it where nothing else is said."""

from __future__ import annotations

import pytest

from cleaner.layout import Source
from cleaner.metadata import Html
from cleaner.metadata.addresses import addresses
from cleaner.metadata.json_ld import json_ld
from cleaner.metadata.marked_time import marked_time
from cleaner.metadata.meta_tags import meta_tags
from cleaner.metadata.microdata import microdata, rel_author
from cleaner.metadata.open_graph import open_graph
from cleaner.metadata.selected import selected
from tests.metadata.html_pages import HEAD, TEXT, TITLE, collected, known, laid_out, meta, news, page, script


def values(answers):
    return {field: value for field, (value, _) in answers.items()}


# JSON-LD


def test_json_ld_gives_what_the_article_says():
    head = news(
        headline=TITLE,
        datePublished="2024-01-02T03:04:05+07:00",
        dateModified="2024-01-03",
        author=[{"@type": "Person", "name": "Rina Kusuma"}, "Joko Susilo"],
        editor={"name": "Sari Dewi"},
        articleSection=["Ekonomi", "Kota"],
        keywords="pasar, trotoar; kota",
    )
    assert json_ld(page(head)) == {
        "date": ("2024-01-02T03:04:05+07:00", "json-ld"),
        "modified": ("2024-01-03", "json-ld"),
        "authors": (("Rina Kusuma", "Joko Susilo"), "json-ld"),
        "editors": (("Sari Dewi",), "json-ld"),
        "section": ("Ekonomi", "json-ld"),
        "tags": (("pasar", "trotoar", "kota"), "json-ld"),
    }
    assert json_ld(page("")) == {}


def test_json_ld_falls_back_on_the_creator_the_page_and_the_breadcrumb():
    crumbs = {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": 1, "name": "Home"},
            {"@type": "ListItem", "position": 2, "item": {"@id": "https://kabar.test/kota", "name": "Kota"}},
            {"@type": "ListItem", "position": 3, "name": "Pasar"},
            {"@type": "ListItem", "position": 4, "name": TITLE},
        ],
    }
    head = script(
        {"@type": "WebPage", "datePublished": "2024-01-02"},
        {"@type": "NewsArticle", "headline": TITLE, "creator": {"@id": "#rina"}},
        {"@id": "#rina", "@type": "Person", "name": "Rina Kusuma"},
        crumbs,
    )
    assert values(json_ld(page(head))) == {"date": "2024-01-02", "authors": ("Rina Kusuma",), "section": "Pasar"}


@pytest.mark.parametrize("section", ["https://kabar.test/kota", "kota.kabar.test", "12", "Kabar " * 9, "Home"])
def test_what_is_no_section_is_passed_over(section):
    assert "section" not in json_ld(page(news(articleSection=section)))


def test_tags_are_neither_sentences_nor_marks_of_the_system():
    found = json_ld(page(news(keywords=["@post-id:191", "News:", "Tag:x", "pasar", "Pasar", "kata " * 20, "a b"])))
    assert values(found) == {"tags": ("pasar", "a b")}


# OpenGraph


def test_open_graph_gives_what_it_says_of_articles():
    head = meta(
        article__published_time="2024-01-02T03:04:05Z",
        article__modified_time="2024-01-02T04:04:05Z",
        article__author="Rina Kusuma",
        article__section="Ekonomi",
        og__site_name="Warta Senja",
    ) + "".join(meta(article__tag=tag) for tag in ("pasar", "kota"))
    assert open_graph(page(head)) == {
        "date": ("2024-01-02T03:04:05+00:00", "open-graph"),
        "modified": ("2024-01-02T04:04:05+00:00", "open-graph"),
        "authors": (("Rina Kusuma",), "open-graph"),
        "section": ("Ekonomi", "open-graph"),
        "tags": (("pasar", "kota"), "open-graph"),
        "site_name": ("Warta Senja", "open-graph"),
    }


def test_the_address_of_a_profile_is_no_author_and_that_of_a_site_no_name():
    head = meta(article__author="https://facebook.test/rina", og__site_name="https://warta.test")
    assert open_graph(page(head)) == {}


def test_the_name_of_a_known_site_is_that_of_its_rule_file():
    assert known(meta(og__site_name="nasional")).site_name == "HarianContoh.id"
    assert collected(meta(og__site_name="Warta Senja")).site_name == "Warta Senja"


# meta tags


@pytest.mark.parametrize(
    "name",
    ["dc.date.issued", "parsely-pub-date", "sailthru.date", "pubdate", "publishdate", "content_PublishedDate", "pdate"],
)
def test_meta_tags_of_many_systems_give_a_date(name):
    assert values(meta_tags(page(f'<meta name="{name}" content="2024-01-02">'))) == {"date": "2024-01-02"}


@pytest.mark.parametrize("name", ["author", "DC.creator", "parsely-author", "content_author", "dable:author", "byl"])
def test_meta_tags_of_many_systems_give_an_author(name):
    found = meta_tags(page(f'<meta name="{name}" content="By Rina Kusuma">'))
    assert values(found) == {"authors": ("Rina Kusuma",)}


def test_the_better_of_two_meta_tags_counts():
    found = meta_tags(
        page(meta(author="Joko Susilo", content_author="Rina Kusuma", keywords="a, b", news_keywords="c"))
    )
    assert values(found) == {"authors": ("Rina Kusuma",), "tags": ("c",)}
    assert meta_tags(page(meta(content_author="", author="Joko Susilo")))["authors"] == (("Joko Susilo",), "meta")


def test_keywords_that_are_prose_are_no_tags():
    assert meta_tags(page(meta(keywords="berita terbaru dan terkini dari kota contoh hari ini untuk semua"))) == {}


# microdata and links


def test_microdata_gives_the_items_of_the_article_and_not_of_its_comments():
    body = (
        "<div itemscope itemtype='https://schema.org/NewsArticle'>"
        "<span itemprop=author itemscope><b itemprop=name>Rina Kusuma</b></span><i itemprop=editor>Joko Susilo</i>"
        "<meta itemprop=datePublished content='2024-01-02'>"
        "<time itemprop=dateModified datetime='2024-01-03'>lalu</time>"
        "<i itemprop=articleSection>Kota</i><i itemprop=keywords>pasar, kota</i></div>"
    )
    comment = (
        "<div itemscope itemtype='https://schema.org/Comment'><b itemprop=author>Badu</b>"
        "<meta itemprop=datePublished content='2025-01-02'></div>"
    )
    assert values(microdata(page("", comment + body))) == {
        "date": "2024-01-02",
        "modified": "2024-01-03",
        "authors": ("Rina Kusuma",),
        "editors": ("Joko Susilo",),
        "section": "Kota",
        "tags": ("pasar", "kota"),
    }


def test_links_to_authors_count_unless_there_is_a_list_of_them():
    links = [f"<a rel=author href=/p/{name}>{name} Kusuma</a>" for name in ("Rina", "Joko")]
    assert rel_author(page("", "".join(links))) == {"authors": (("Rina Kusuma", "Joko Kusuma"), "rel-author")}
    assert rel_author(page("", "".join(f"<a rel=author>Rina Ke{chr(97 + at)}</a>" for at in range(9)))) == {}
    assert rel_author(page("")) == {}


# <time>


def test_a_time_near_the_headline_counts_and_its_words_tell_which_it_is():
    body = (
        "<aside><time datetime='2020-01-01'>1 Januari 2020</time></aside>"
        + "<p>Menu" * 9
        + HEAD
        + "<p>Terbit <time datetime='2024-01-02T03:04:05+07:00'>2 Januari 2024</time>"
        + "<p><time datetime='2024-01-03'>Diperbarui: 3 Januari 2024</time>"
        + TEXT
    )
    assert values(marked_time(page("", body))) == {"date": "2024-01-02T03:04:05+07:00", "modified": "2024-01-03"}


def test_the_only_time_of_a_page_counts_wherever_it_is():
    one = "<footer><time datetime='2024-01-02'></time></footer>"
    assert values(marked_time(page("", HEAD + TEXT + "<p>x" * 30 + one))) == {"date": "2024-01-02"}
    two = one + "<footer><time datetime='2024-01-03'></time></footer>"
    assert marked_time(page("", HEAD + TEXT + two)) == {}


# addresses


@pytest.mark.parametrize(
    ("canonical", "shared", "url"),
    [
        ("https://kabar.test/a", "https://kabar.test/b", ("https://kabar.test/a", "canonical")),
        ("https://kabar.test/", "https://kabar.test/b", ("https://kabar.test/b", "open-graph")),
        ("https://kabar.test/?p=7", "https://kabar.test/b", ("https://kabar.test/?p=7", "canonical")),
        ("/a", "https://kabar.test/b", ("https://kabar.test/b", "open-graph")),
        ("javascript:alert(1)", "ftp://kabar.test/b", None),
        ("https://", "http://[x", None),
        ("https://kabar.test/a b", "//kabar.test/b", None),
    ],
)
def test_the_address_is_absolute_and_not_that_of_the_home_page(canonical, shared, url):
    head = f'<link rel=canonical href="{canonical}">' + meta(og__url=shared)
    assert addresses(page(head)).get("url") == url


def test_the_address_that_came_with_the_page_is_final():
    found = collected('<link rel=canonical href="https://kabar.test/a">', url="https://kabar.test/a?x=1")
    assert (found.url, found.provenance["url"]) == ("https://kabar.test/a?x=1", "input")


# a layout's selectors


def layout_of(head="", sources=None, **texts):
    article = page(head)
    return values(selected(type(article)(*field_values(article), html=Html(selected=laid_out(sources, **texts)))))


def field_values(article):
    return article.document, article.settlement, article.site, article.text


def test_a_layout_gives_each_field_as_that_wants_it():
    assert layout_of(
        title=" Judul\n Berita | kabar.test ",
        date=("Selasa, 01/05/2018 05:27 WIB", "x"),
        modified="2018-05-02",
        authors=("Penulis: Rina Kusuma", "Oleh Joko Susilo"),
        editors="Editor : Sari Dewi",
        section=("Home", "Ekonomi", "Pasar"),
        tags=("pasar", "kota lama"),
        captions=("ILUSTRASI. Pasar induk", "Foto: Rina", "Foto: Rina"),
        place="Jakarta",
    ) == {
        "title": "Judul Berita | kabar.test",
        "date": "2018-05-01T05:27:00+07:00",
        "modified": "2018-05-02",
        "authors": ("Rina Kusuma", "Joko Susilo"),
        "editors": ("Sari Dewi",),
        "section": "Pasar",
        "tags": ("pasar", "kota lama"),
        "captions": ("Pasar induk", "Foto: Rina"),
        "place": "Jakarta",
    }


def test_a_breadcrumb_in_one_element_gives_its_last_step():
    assert layout_of(section="Home > Ekonomi > Pasar") == {"section": "Pasar"}
    crumbs = ("Home", "Ekonomi", "Pasar Baru Dibuka")
    assert layout_of(meta(og__title="Pasar Baru Dibuka"), section=crumbs) == {"section": "Ekonomi"}
    assert layout_of(meta(og__title=TITLE), section=crumbs) == {"section": "Pasar Baru Dibuka"}


def test_an_element_of_both_gives_each_field_its_own():
    both = "Reporter: Rina Kusuma | Editor: Joko Susilo"
    assert layout_of(authors=both, editors=both) == {"authors": ("Rina Kusuma",), "editors": ("Joko Susilo",)}
    assert layout_of(authors="Editor: Joko Susilo") == {}


def test_the_first_source_with_a_valid_value_counts():
    head = meta(publishdate="2018-05-01") + news(datePublished="2019-05-01", publisher={"name": "Kabar"})
    both = {"date": (Source("meta", "PublishDate"), Source("jsonld", "datePublished"))}
    assert layout_of(head, both, date="10 jam lalu") == {"date": "2018-05-01"}
    assert layout_of(head, both, date="2 Mei 2017") == {"date": "2017-05-02"}
    assert layout_of(news(datePublished="2019-05-01"), both) == {"date": "2019-05-01"}
    assert layout_of(head, {"place": (Source("jsonld", "publisher.name"),)}) == {"place": "Kabar"}
    assert layout_of(head, {"place": (Source("jsonld", "publisher.x.y"), Source("meta", "none"))}) == {}


def test_what_a_layout_found_carries_its_name_and_spares_the_page():
    found = known(meta(og__title="Judul Lain"), title="Judul", authors="Rina Kusuma", date="2 Mei 2017")
    assert {field: found.provenance[field] for field in ("title", "authors", "date")} == {
        "title": "harian-contoh/desk.title",
        "authors": "harian-contoh/desk.authors",
        "date": "harian-contoh/desk.date",
    }


def test_no_source_is_asked_for_what_is_known_unless_it_may_be_a_lie():
    article = page()
    beside = Html(selected=laid_out(title=TITLE, date="2 Mei 2017 10:00 WIB", modified="2017-05-02T10:00:00Z"))
    article = type(article)(*field_values(article), html=beside)
    assert [field for field in ("title", "date", "modified", "authors") if article.wants(field)] == [
        "modified",
        "authors",
    ]
    assert article.wants("title", "authors")


def test_nothing_is_told_by_its_place_where_the_lines_are_those_of_the_body():
    body = "<p>Penulis: Rina Kusuma<p>Selasa, 1 Mei 2018 05:27 WIB" + TEXT
    found = known("", body, title=TITLE)
    assert (found.authors, found.date, found.section) == ((), None, None)
    assert known("", HEAD + body).authors == ("Rina Kusuma",)


def test_a_layout_without_a_title_leaves_it_to_the_headings_of_the_page():
    assert known(meta(og__title=TITLE + " | Pasar"), authors="Rina Kusuma").title == TITLE
