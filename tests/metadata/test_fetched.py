"""The moment at which a page was fetched: no date that is read off it lies behind it."""

from __future__ import annotations

import pytest

from cleaner import Cleaner
from cleaner.errors import UsageError
from cleaner.metadata.fetched import later, latest_day

PAGE = "<html><head>{}</head><body><h1>Harga beras turun</h1><p>Harga beras turun sejak pekan ini.</p></body></html>"
META = '<meta property="article:published_time" content="{}">'


def date(markup: str, fetched: str | None) -> str | None:
    return Cleaner().clean(PAGE.format(markup), fetched=fetched).metadata.date


@pytest.mark.parametrize(
    ("day", "fetched", "found"),
    [
        ("2026-02-05", None, "2026-02-05"),
        ("2026-02-05", "2026-02-03T23:59:59+00:00", None),
        ("2026-02-04", "2026-02-03T00:00:00+00:00", "2026-02-04"),
        ("2026-02-05", "2026-02-03", None),
    ],
)
def test_a_date_for_machines_is_a_day_behind_the_fetch_at_most(day, fetched, found):
    assert date(META.format(day), fetched) == found


def test_a_date_that_is_possible_comes_in_the_place_of_one_that_is_not():
    both = META.format("2026-01-31") + '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
    both += '"2026-02-10", "headline": "Harga beras turun"}</script>'
    assert date(both, None) == "2026-02-10"
    assert date(both, "2026-02-03") == "2026-01-31"


def test_a_guess_is_no_later_either():
    guess = '<meta name="doc_date" content="x"></head><body><time>2026-02-09</time>'
    assert date(guess, None) == "2026-02-09"
    assert date(guess, "2026-02-03") is None


def test_what_is_no_moment_is_wrong_use():
    with pytest.raises(UsageError, match="ISO 8601 day or moment, not 'kemarin'"):
        Cleaner().clean("Harga.", fetched="kemarin")


def test_the_last_day_of_all_is_a_day_too():
    assert latest_day("9999-12-31") == "9999-12-31"
    assert not later("2026-01-01", None)
