"""Laws of metadata: no page raises, no date is invalid, and the same page gives the same answer."""

from __future__ import annotations

from datetime import date, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from cleaner.metadata import collect, vocabulary
from cleaner.metadata.dates import find_date, parse_date
from cleaner.metadata.language import detect
from cleaner.metadata.people import split_names
from cleaner.model import Settlement
from tests.metadata.pages import SITE, claim_of, document_of, page_of

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
    assert all(name.strip() == name and name for name in split_names(byline, SITE))


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
