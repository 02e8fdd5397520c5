"""What is guessed of a page, and when nothing is."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trafilatura.metadata import extract_metadata

from cleaner.metadata import Html
from cleaner.metadata.guessed import LATEST_DAY, MAX_CHARS, MAX_TAG
from tests.metadata.html_pages import HEAD, TEXT, TITLE, collected, laid_out, news
from tests.property.strategies import SETTINGS

MARKUP = f"""<html><body><div class=byline><span class=author>Rina Kusuma</span></div>
    {HEAD}{TEXT}<p class=date>2 May 2019</body></html>"""


def test_guesses_fill_what_nothing_else_could():
    found = collected("", beside=Html(MARKUP))
    assert (found.authors, found.provenance["authors"]) == (("Rina Kusuma",), "trafilatura")
    assert (found.date, found.provenance["date"]) == ("2019-05-02", "htmldate")
    assert found.provenance["title"] == "visible-title"


def test_nothing_is_guessed_that_is_known_or_that_a_layout_should_have_found(monkeypatch):
    asked = []
    module = sys.modules["cleaner.metadata.guessed"]
    monkeypatch.setattr(module, "_by_trafilatura", lambda *args: asked.append("trafilatura") or {})
    monkeypatch.setattr(module, "_by_htmldate", lambda *args: asked.append("htmldate"))
    head = news(headline=TITLE, author="Rina Kusuma", datePublished="2019-05-02")
    collected(head, beside=Html(MARKUP))
    collected("", beside=Html(MARKUP, laid_out(title=TITLE)))
    collected("")
    assert asked == []
    collected(news(datePublished="2019-05-02"), beside=Html(MARKUP))
    assert asked == ["trafilatura"]


@pytest.mark.parametrize(
    "markup",
    [MARKUP + " " * MAX_CHARS, MARKUP + "<p " + "a " * MAX_TAG + ">"],
    ids=["long page", "long tag"],
)
def test_pages_that_are_too_much_are_not_looked_into(markup):
    assert collected("", beside=Html(markup)).authors == ()


def test_a_page_too_deep_is_not_looked_into():
    assert collected("", "<div>" * 300 + HEAD + TEXT, beside=Html(MARKUP)).authors == ()


def test_guesses_never_ask_the_clock(monkeypatch):
    asked = {}
    monkeypatch.setattr("htmldate.find_date", lambda _, **options: asked.update(htmldate=options["max_date"]))
    monkeypatch.setattr("trafilatura.metadata.find_date", lambda _, **options: asked.update(trafilatura=options))
    assert collected("", beside=Html(MARKUP)).authors == ("Rina Kusuma",)
    assert asked == {"htmldate": LATEST_DAY}


def test_a_guess_that_fails_is_none(monkeypatch):
    def extract_author(_):
        raise RecursionError

    monkeypatch.setattr("trafilatura.metadata.extract_author", extract_author)
    found = collected("", beside=Html(MARKUP))
    assert (found.authors, found.date) == ((), "2019-05-02")


PIECES = st.sampled_from(
    [
        "<html><head>",
        "</head><body>",
        "<title>Harga Beras - Pasar Contoh</title>",
        '<meta name="author" content="Rina Kusuma">',
        '<meta name="author" content="Redaksi">',
        '<meta property="og:title" content="Harga&amp;nbsp;Beras">',
        '<meta itemprop="headline" content=" Harga  Beras ">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Beras", "author": "Dewi Lestari"}',
        '<script type="application/ld+json">{"@type": "Article", "author": {"name": ["Dewi", 1]},,</script>',
        '<script type="application/ld+json">' + "[" * 20_000,
        "</script>",
        "<h1>Beras Naik</h1>",
        "<h1></h1>",
        "<h2>Beras Turun</h2>",
        '<div class="author">Oleh Budi Hartono</div>',
        '<a rel="author">Siti Aminah; Budi Hartono</a>',
        '<div class="comment"><span class="author">Tamu Lain</span></div>',
        "<p>Harga beras naik lagi pekan ini.</p>",
        "\x00",
        "<",
    ]
)


@SETTINGS
@given(st.lists(PIECES, max_size=12))
def test_a_guess_is_what_trafilatura_says_when_it_is_asked_for_everything(pieces):
    module = sys.modules["cleaner.metadata.guessed"]
    markup = "".join(pieces)
    days = {"original_date": True, "extensive_search": False, "min_date": LATEST_DAY, "max_date": LATEST_DAY}
    whole = extract_metadata(markup, date_config=days, extensive=False)
    assert module._title_and_author(markup) == (whole.title or "", whole.author or "")


def test_an_editor_is_not_guessed_to_be_the_author():
    assert collected(news(editor="Rina Kusuma"), beside=Html(MARKUP)).authors == ()


@pytest.mark.parametrize("author", ["The ministry said", "Rina Kusuma is a reporter"])
def test_a_guess_that_is_a_piece_of_a_sentence_is_no_author(author):
    markup = MARKUP.replace("Rina Kusuma", author)
    assert collected("", beside=Html(markup)).authors == ()
