"""Laws of metadata: no page raises, no date is invalid, and the same page gives the same answer."""

from __future__ import annotations

import json
import time
from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.facts import NONE, Facts
from cleaner.layout import Source
from cleaner.metadata import Html, brands, collect, vocabulary
from cleaner.metadata.dates import find_date, parse_date
from cleaner.metadata.language import detect
from cleaner.metadata.linked import Graph
from cleaner.metadata.meta_tags import AUTHORS, CHANGES, DATES, TAGS
from cleaner.metadata.people import split_names
from cleaner.metadata.stamps import read_stamp
from cleaner.model import Block, Document, Settlement
from tests.metadata.html_pages import laid_out
from tests.metadata.pages import SITE, claim_of, document_of, page_of

BRANDS = brands.read(SITE, None, NONE, Graph())
SETTINGS = settings(deadline=None, max_examples=300)
# Pieces of which date lines are made, in any order and glued or not: far denser than random text.
PIECES = st.one_of(
    st.sampled_from(sorted(vocabulary.MONTHS)),
    st.sampled_from(sorted(vocabulary.WEEKDAYS)),
    st.sampled_from(sorted(vocabulary.ZONES)),
    st.sampled_from([*" ,./:|-–()T+'’•", "  ", "pukul", "Diperbarui:", "on", "at", "am", "p.m.", "gmt+", "th", "lalu"]),
    st.integers(0, 99999).map(str),
    st.integers(0, 40).map("{:02}".format),
    st.integers(1890, 2110).map(str),
    st.text(max_size=3),
)
LINES = st.lists(PIECES, max_size=14).map("".join)
ZONES = st.sampled_from([None, "Asia/Jakarta", "America/New_York", "Pacific/Apia", "Nowhere"])
CODES = st.sampled_from([None, "id", "en", "xx"])


def is_iso(value: str) -> bool:
    parsed = datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)
    return parsed.isoformat() == value


@SETTINGS
@given(LINES, ZONES, CODES)
def test_a_date_is_none_or_valid_iso_8601(line, zone, code):
    for found in (find_date(line, zone, code), parse_date(line, zone, code)):
        assert found is None or is_iso(found)


@SETTINGS
@given(LINES, ZONES, CODES)
def test_what_a_date_line_gives_is_read_as_itself(line, zone, code):
    found = find_date(line, zone, code)
    assert found is None or find_date(found, None) == found


@SETTINGS
@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["id", "en", "ms"]))
def test_every_day_that_is_written_out_is_read(day, code):
    name = next(name for name, number in vocabulary.MONTHS.items() if number == day.month)
    assert find_date(f"{day.day} {name} {day.year}", None, code) == day.isoformat()
    assert find_date(day.isoformat(), None, code) == day.isoformat()
    assert find_date(f"{day.day:02}/{day.month:02}/{day.year} 10:00 WIB", None) == f"{day.isoformat()}T10:00:00+07:00"


@SETTINGS
@given(st.text(max_size=300))
def test_no_byline_raises_and_no_name_is_empty(byline):
    assert all(name.strip() == name and name for name in split_names(byline, BRANDS))


@SETTINGS
@given(st.text(max_size=1500))
def test_no_text_raises_and_a_language_is_a_short_code(text):
    code = detect(text)
    assert code is None or (code.isalpha() and len(code) == 2)
    assert detect(text) == code


MARGIN = st.sampled_from("+-")
PAGES = st.lists(st.tuples(MARGIN, st.one_of(LINES, st.text(max_size=60))), max_size=12).map(
    lambda rows: "\n".join(f"{margin} {' '.join(line.split()) or 'x'}" for margin, line in rows)
)


@settings(deadline=None, max_examples=150)
@given(PAGES, st.sampled_from([None, SITE]), st.text(max_size=80))
def test_no_page_raises_and_the_answer_is_always_the_same(marked, site, value):
    fields = ("author", "date", "title", "source_url", "tag")
    claims = [claim_of("contoh/a", 0, **dict.fromkeys(fields, value))]
    page = page_of(marked, site, *claims)
    first = collect(page.document, page.settlement, site, page.text)
    assert first == collect(page.document, Settlement(page.settlement.removals, tuple(claims)), site, page.text)
    assert first.date is None or is_iso(first.date)


def test_a_line_of_fifty_megabytes_raises_nothing():
    line = "kata " * 10_000_000
    found = collect(document_of(f"Trotoar Pasar Induk Diperlebar\n{line}"), Settlement((), ()), SITE, line)
    assert found.date is None


# HTML

WORDS = st.sampled_from(
    [
        "Rina Kusuma",
        "Kabar | Senja",
        "Pasar Induk Diperlebar",
        "Editor: Joko",
        "2018-05-01T19:00:00Z",
        "kabar.com",
        " - ",
    ]
)
VALUES = st.one_of(WORDS, LINES, st.text(max_size=30))
NAMES = st.sampled_from([*AUTHORS, *CHANGES, *DATES, *TAGS, "og:title", "og:site_name", "og:url", "article:author"])
KEYS = st.sampled_from(
    [
        *("@type", "@id", "@graph", "headline", "author", "editor", "name", "datePublished", "dateModified"),
        *("publisher", "keywords", "articleSection", "itemListElement", "mainEntityOfPage", "url"),
    ]
)
TYPES = st.sampled_from(["NewsArticle", "WebPage", "BreadcrumbList", "ListItem", "Person", "WebSite"])
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), VALUES, TYPES),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=6)),
    max_leaves=25,
)
FIELDS = st.sampled_from(["title", "date", "modified", "authors", "editors", "section", "captions", "tags", "place"])
PAIRS = st.lists(st.tuples(NAMES, VALUES), max_size=6).map(tuple)
FACTS = st.builds(
    Facts,
    title=st.one_of(st.none(), VALUES),
    canonical=st.one_of(st.none(), VALUES),
    metas=PAIRS,
    json_ld=st.lists(st.one_of(JSON.map(json.dumps), st.text(max_size=40)), max_size=3).map(tuple),
    times=st.lists(st.tuples(VALUES, VALUES), max_size=3).map(tuple),
    headings=st.lists(st.tuples(st.integers(1, 3), VALUES), max_size=4).map(tuple),
    items=st.lists(st.tuples(TYPES, KEYS, VALUES), max_size=4).map(tuple),
    authors=st.lists(VALUES, max_size=3).map(tuple),
)


@SETTINGS
@given(VALUES, ZONES)
def test_a_stamp_is_none_or_valid_iso_8601(value, zone):
    found = read_stamp(value, zone)
    assert found is None or is_iso(found)


@settings(deadline=None, max_examples=300)
@given(FACTS, st.lists(VALUES, max_size=6), st.sampled_from([None, SITE]), st.dictionaries(FIELDS, VALUES, max_size=3))
def test_no_html_page_raises_and_every_value_is_of_its_kind(facts, lines, site, found):
    blocks = tuple(Block(at, line, at, at + 1, "/p", "p") for at, line in enumerate(lines) if line.strip())
    document = Document(blocks, "\n".join(lines), "html", None, None, facts)
    sources = {"date": (Source("jsonld", "datePublished"),), "authors": (Source("meta", "author"),)}
    for html in (Html(), Html(selected=laid_out(sources, **found))):
        first = collect(document, Settlement((), ()), site, "", html)
        assert first == collect(document, Settlement((), ()), site, "", html)
        for value in (first.date, first.modified):
            assert value is None or is_iso(value)
        for value in (first.title, first.section, first.site_name, first.url):
            assert value is None or (value and value == " ".join(value.split()))
        for values in (first.authors, first.editors, first.tags):
            assert all(value == value.strip() != "" for value in values)
        assert set(first.provenance) == {name for name, value in vars(first).items() if value and name != "provenance"}


def test_thousands_of_everything_cost_little_time():
    facts = Facts(
        title="Kabar | " * 2_000,
        metas=tuple(
            (name, f"Rina Ke{at} | 2018-05-01T19:00:{at % 60:02}Z - kabar") for at in range(400) for name in AUTHORS
        )
        + tuple(("og:title", f"Pasar {at} - " * 50) for at in range(900)),
        json_ld=(json.dumps([{"@type": "NewsArticle", "headline": f"Pasar {at}"} for at in range(9_000)]),) * 20,
        times=tuple((f"2018-05-{at % 28 + 1:02}", f"kata {at}") for at in range(1_000)),
        headings=tuple((at % 3 + 1, f"Pasar {at} - Kota") for at in range(1_000)),
        items=tuple(("newsarticle", "author", f"Rina {at}") for at in range(1_000)),
        authors=tuple(f"Rina {at}" for at in range(1_000)),
    )
    blocks = tuple(Block(at, f"Pasar {at} - Kota", at, at + 1, "/p", "p") for at in range(20_000))
    started = time.process_time()
    collect(Document(blocks, "", "html", None, None, facts), Settlement((), ()), None, "kata " * 1000)
    assert time.process_time() - started < 5.0
