"""What metadata works out in a quick way is what the plain way gives, and what is settled is not looked for again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.facts import Facts
from cleaner.metadata import days, language
from cleaner.metadata.addresses import addresses
from cleaner.metadata.days import find_day
from cleaner.metadata.heading import find
from cleaner.metadata.microdata import microdata
from cleaner.metadata.open_graph import open_graph
from cleaner.metadata.plain import bare
from cleaner.metadata.sections import section
from cleaner.metadata.titles import Title
from cleaner.model import Removal, Settlement, Span
from tests.metadata.html_pages import HEAD, TEXT, TITLE, meta, page
from tests.metadata.pages import claim_of, page_of

if TYPE_CHECKING:
    from cleaner.metadata.article import Article

SETTINGS = settings(deadline=None, max_examples=300)
# Letters of which some grow, shrink or change with their neighbours in lower case, marks, digits and signs.
TEXTS = st.lists(st.sampled_from([*"aBzé ÉİKΣςßñ_-.,:?’“…–\u00a0\u00ad09漢", "yang ", "di "]) | st.characters()).map(
    "".join
)


@SETTINGS
@given(TEXTS)
def test_bare_letters_are_those_that_a_pattern_leaves(text):
    assert bare(text) == re.sub(r"[\W_]+", "", text).lower()


@SETTINGS
@given(TEXTS)
def test_words_are_those_of_the_text_in_lower_case(text):
    plain = text.lower()
    if not text.isascii():
        for mark in "…“”„«»‘’–—•·\u00a0?":
            plain = plain.replace(mark, " ")
        for letter, usual in zip("éèêëàáâäìíòóùú", "eeeeaaaaiioouu", strict=True):
            plain = plain.replace(letter, usual)
    ascii_ = "".join(char if char.isascii() else "?" for char in plain)
    assert language.words(text) == re.findall("[a-z?]+", ascii_)


@SETTINGS
@given(st.lists(st.sampled_from([*language.table().weights][::40]), max_size=40))
def test_a_score_is_the_sum_of_the_weights_of_words_that_count_three_times_at_most(words):
    table = language.table()
    counts = {word: min(words.count(word), language.MAX_COUNT) for word in words}
    plain = [sum(count * table.weights[word][at] for word, count in counts.items()) for at in range(5)]
    assert table.look(" ".join(words)).scores == dict(zip(table.languages, plain, strict=True))


@pytest.mark.parametrize(
    ("start", "letters"), [("é" * 200, True), ("1" * 300 + "é" * 30, True), ("1 " * 300 + "é" * 29, False)]
)
def test_letters_that_are_not_ascii_or_stand_late_are_letters(start, letters):
    assert language._has_letters(start) is letters


# Forms as they read best: what must not stand before a day is asked before its first digit.
SLOW = {
    0: (r"(?P<day>\d(?<!\w\d)\d?)", r"(?<!\w)(?P<day>\d{1,2})"),
    2: (r"(?P<a>\d(?<![\w.:/]\d)(?<!\d[,-]\d)(?:\d{3}|\d?))", r"(?<![\w.:/])(?<!\d[,-])(?P<a>\d{4}|\d{1,2})"),
}
DAYS = st.lists(
    st.sampled_from([*" .,/-:'x(", "3", "12", "30", "2021", "mei", "desember", "th", "de "]), max_size=12
).map("".join)


@SETTINGS
@pytest.mark.parametrize("form", SLOW)
@given(line=DAYS)
def test_a_form_that_looks_behind_its_first_digit_finds_the_same_days(form, line):
    quick, slow = SLOW[form]
    assert quick in days._FORMS[form].pattern
    plain = re.compile(days._FORMS[form].pattern.replace(quick, slow))
    assert [one.groups() for one in days._FORMS[form].finditer(line)] == [one.groups() for one in plain.finditer(line)]


def test_what_has_one_reading_is_that_day_and_a_guessed_century_is_not():
    assert str(find_day("30 desember 2021", None, None).value) == "2021-12-30"
    assert str(find_day("30/12/2021", None, None).value) == "2021-12-30"
    assert find_day("29 februari 00", None, None) is None  # which 1900 did not have


FINAL = {"title", "url", "site_name", "date", "modified", "authors", "editors", "section", "tags"}
ITEM = (
    '<div itemscope itemtype="https://schema.org/NewsArticle"><span itemprop="author">Rina Kusuma</span>'
    '<meta itemprop="datePublished" content="2021-12-30"><span itemprop="articleSection">Ekonomi</span>'
    '<span itemprop="keywords">trotoar</span></div>'
)
LINKS = '<link rel="canonical" href="https://contoh.example/a">' + meta(og__site_name="Harian Contoh")


def _settled(article: Article, **others: str) -> Article:
    """The same page with a final answer to every field."""
    same = replace(article)
    vars(same)["final"] = {field: (others.get(field, "2021-12-30"), "input") for field in FINAL}
    return same


@pytest.mark.parametrize("source", [microdata, addresses, open_graph])
def test_what_is_final_is_not_looked_for_in_the_markup(source):
    article = page(LINKS, HEAD + ITEM + TEXT)
    assert source(article)
    assert source(_settled(article)) == {}


@pytest.mark.parametrize(("others", "is_read"), [({}, False), ({"modified": "2021-12-30T10:00:00"}, True)])
def test_items_are_read_off_the_page_where_something_is_left_to_find_in_them(others, is_read):
    article = page("", HEAD + ITEM + TEXT)
    microdata(_settled(article, **others))
    assert ("items" in vars(article.document.facts)) is is_read


def test_microdata_give_both_dates_where_one_of_them_may_still_change():
    changed = '<meta itemprop="dateModified" content="2021-12-31">'
    article = page("", HEAD + ITEM.replace("<meta", f"{changed}<meta") + TEXT)
    found = microdata(_settled(article, date="2021-12-30T10:00:00"))
    assert found == {"date": ("2021-12-30", "microdata"), "modified": ("2021-12-31", "microdata")}


@pytest.mark.parametrize("last", ["Σ Σ", "Pasar Induk"])
def test_a_step_that_is_the_title_without_the_name_of_its_site_is_no_section(last):
    article = page(f"<title>{last} | Contoh</title>" + meta(og__site_name="Contoh"), TEXT)
    assert section([f"Ekonomi > {last}"], article) == "Ekonomi"
    assert section(["Ekonomi > Pasar Baru"], article) == "Pasar Baru"


def test_a_block_that_several_removals_take_in_pieces_is_gone_with_the_last_of_them():
    article = page_of("+ Satu dua tiga empat lima enam tujuh delapan.\n+ Sembilan.")
    first = article.document.blocks[0]
    claim = claim_of("contoh/piece", 0)
    pieces = [Removal(Span(0, 5, len(first.text)), (claim,)), Removal(Span(0, 0, 4), (claim,))]
    whole = replace(article, settlement=Settlement(tuple(pieces), ()))
    assert not whole._is_kept(first)
    assert replace(article, settlement=Settlement(tuple(pieces[:1]), ()))._is_kept(first)


def test_the_telling_claims_are_those_with_fields_in_their_order():
    told, silent = claim_of("contoh/byline", 1, author="Rina Kusuma"), claim_of("contoh/ad", 0)
    other = claim_of("contoh/date", 0, date="30/12/2021")
    assert Settlement((), (told, silent, other)).telling == (told, other)


def test_values_among_names_come_in_the_order_of_the_names():
    facts = Facts(metas=(("b", "2"), ("a", "1"), ("b", ""), ("c", "x"), ("b", "3")))
    assert list(facts.among(("a", "b"))) == ["1", "2", "3"]
    assert list(facts.among(("d", "e"))) == []


def test_the_heading_of_two_that_are_the_same_is_the_nearest_above_the_text():
    body = f"<h1>{TITLE}</h1><p>Iklan</p><h1>{TITLE}</h1>{TEXT}<h1>{TITLE}</h1>"
    article = page("", body)
    title = Title(TITLE, "open-graph", article.brands)
    assert find(article, [title]).position == 2
    assert find(article, [Title("Hal lain sama sekali dari itu", "open-graph", article.brands)]) is None
