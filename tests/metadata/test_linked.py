"""Which of the things that a page names in JSON-LD is its article."""

from __future__ import annotations

import json

from cleaner.metadata import linked

URL = "https://kabar.test/a/1"
OTHER = {"@type": "NewsArticle", "headline": "Berita Lain", "url": "https://kabar.test/a/2"}


def article(*things, addresses=(), titles=()):
    graph = linked.read([json.dumps(list(things))])
    return graph.article(addresses, titles)


def test_the_first_article_counts():
    assert (
        article({"@type": "WebSite", "name": "Kabar"}, {"@type": "NewsArticle", "headline": "A"}, OTHER)["headline"]
        == "A"
    )


def test_an_article_within_another_thing_comes_after_those_that_stand_alone():
    listed = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": OTHER}]}
    assert article(listed, {"@type": "NewsArticle", "headline": "A"})["headline"] == "A"


def test_the_article_with_the_address_or_the_title_of_the_page_counts_before_the_first():
    own = {
        "@type": ["Article", "BlogPosting"],
        "mainEntityOfPage": {"@id": URL + "/#artikel"},
        "headline": "Pasar Induk",
    }
    assert article(OTHER, own, addresses=[URL])["headline"] == "Pasar Induk"
    assert article(OTHER, own, titles=["pasarinduk"])["headline"] == "Pasar Induk"
    assert article(OTHER, own)["headline"] == "Berita Lain"


def test_the_titles_of_a_page_are_looked_at_only_where_there_is_a_choice():
    asked = iter(["pasarinduk"])
    assert article({"@type": "NewsArticle", "headline": "A"}, titles=asked)["headline"] == "A"
    assert list(asked) == ["pasarinduk"]
    asked = iter(["beritalain"])
    assert article({"@type": "NewsArticle", "headline": "A"}, OTHER, titles=asked)["headline"] == "Berita Lain"
    assert list(asked) == []


def test_what_the_first_of_several_descriptions_lacks_is_taken_from_the_others():
    bare = {"@type": "NewsArticle", "url": URL, "headline": "A", "author": ""}
    more = {"@type": "Article", "url": URL, "headline": "B", "author": "Rina"}
    found = article(bare, more, addresses=[URL])
    assert (found["headline"], found["author"]) == ("A", "Rina")


def test_without_an_article_a_thing_with_a_headline_or_the_page_itself_counts():
    page = {"@type": "WebPage", "datePublished": "2024-01-02"}
    assert article(page)["datePublished"] == "2024-01-02"
    assert article(page, {"headline": "A"})["headline"] == "A"
    assert article({"@type": "WebSite", "name": "Kabar"}) == {}


def test_what_an_article_quotes_is_not_the_article():
    quoted = {"@type": "CreativeWork", "author": {"name": "Kementerian"}}
    found = article({"@type": "ClaimReview", "itemReviewed": quoted, "headline": "Periksa Fakta"})
    assert linked.values(found.get("author")) == []


def test_things_are_found_by_reference():
    person = {"@id": "#rina", "@type": "Person", "name": "Rina"}
    graph = linked.read([json.dumps({"@graph": [{"author": {"@id": "#rina"}}, {"@id": "#rina"}, person]})])
    assert linked.values(graph.resolved({"@id": "#rina"})) == ["Rina"]
    assert graph.resolved({"@id": "#joko"}) == {"@id": "#joko"}
    assert graph.resolved({"@id": "#rina", "name": "Joko"})["name"] == "Joko"


def test_values_are_strings_as_readers_see_them():
    assert linked.values("Tom &amp;amp; <b>Jerry</b> &#8217;a\u00ad") == ["Tom & Jerry ’a"]
    assert linked.values([{"name": ["A", {"@value": "B"}]}, None, 7, "", "C"]) == ["A", "B", "C"]
    assert linked.values({"name": {"name": "A"}}) == ["A"]


def test_types_are_named_without_their_vocabulary():
    assert linked.types({"@type": ["https://schema.org/NewsArticle", "schema:Report"]}) == ["NewsArticle", "Report"]
