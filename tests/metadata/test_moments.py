"""Which date of a page is that of publication, in which zone, and the forms in which machines write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.metadata.dates import parse_date
from cleaner.metadata.moments import choose, truthful
from cleaner.metadata.stamps import read_stamp

JAKARTA = "Asia/Jakarta"


@pytest.mark.parametrize(
    ("value", "stamp"),
    {
        "2018-05-17T19-01-29Z": "2018-05-17T19:01:29+00:00",
        "2018-05-17T19:01:29+0700": "2018-05-17T19:01:29+07:00",
        "2018-05-17T19:01:29.123Z": "2018-05-17T19:01:29+00:00",
        "2017-02-17 13:30:08": "2017-02-17T13:30:08+07:00",
        "29 August 2025": "2025-08-29",
        "20190517": "2019-05-17",
        "20190517T070325Z": "2019-05-17T07:03:25+00:00",
        "20190517070325": "2019-05-17T07:03:25+07:00",
        "Tue Nov 19 21:57:01 UTC 2019": "2019-11-19T21:57:01+00:00",
        "Tue Nov  5 21:57:01 +0100 2019": "2019-11-05T21:57:01+01:00",
        "Tue Nov 19 2019 08:41:00 GMT+0000 (UTC)": "2019-11-19T08:41:00+00:00",
        "Mon, 18 Nov 2019 16:07:38 -0600": "2019-11-18T16:07:38-06:00",
        "1525863600": "2018-05-09T11:00:00+00:00",
        "1525863600123": "2018-05-09T11:00:00+00:00",
        " 2024-01-02 ": "2024-01-02",
    }.items(),
)
def test_a_stamp_is_read_in_every_form_of_real_pages(value, stamp):
    assert read_stamp(value, JAKARTA) == stamp


@pytest.mark.parametrize(
    "value",
    ["", "0001-01-01T00:00:00Z", "2019-13-45", "20191345", "99999999", "12345", "10 jam lalu", "4000000000", "x" * 101],
)
def test_what_is_no_stamp_is_none(value):
    assert read_stamp(value, JAKARTA) is None


# local times that are labelled as UTC


def test_a_time_in_utc_with_the_clock_of_a_local_one_is_local():
    visible = ("2018-05-01T19:00:00+07:00", "visible-date")
    assert truthful(("2018-05-01T19:00:27+00:00", "meta"), [visible]) == ("2018-05-01T19:00:27+07:00", "meta")
    assert choose([("2018-05-01T19:00:27+00:00", "meta"), visible]) == ("2018-05-01T19:00:27+07:00", "meta")


def test_a_time_without_a_zone_takes_that_of_the_same_clock():
    visible = ("2018-05-01T05:27:00+07:00", "visible-date")
    assert truthful(("2018-05-01T05:27:04", "meta"), [visible]) == ("2018-05-01T05:27:04+07:00", "meta")


@pytest.mark.parametrize(
    "other",
    [
        ("2018-05-01T19:00:00+00:00", "visible-date"),  # the same label
        ("2018-05-02T02:00:00+07:00", "visible-date"),  # the same moment: the label is true
        ("2018-05-01T18:40:00+07:00", "visible-date"),  # another clock
        ("2018-05-01", "visible-date"),
        ("2018-05-01T19:00:00+07:00", "meta"),  # the same source
    ],
)
def test_a_time_in_utc_stays_where_nothing_says_that_it_is_local(other):
    best = ("2018-05-01T19:00:00+00:00", "meta")
    assert truthful(best, [best, other]) == best


def test_a_true_moment_beside_a_local_clock_stays():
    best = ("2018-05-01T12:00:00+00:00", "json-ld")
    others = [("2018-05-01T19:00:00+07:00", "visible-date"), ("2018-05-01T12:00:00+09:00", "meta")]
    assert truthful(best, others) == best


def test_an_offset_is_believed_unless_two_others_agree_on_another_moment():
    best = ("2019-11-20T04:31:13-06:00", "json-ld")
    meta = ("2019-11-20T04:31:13+00:00", "open-graph")
    visible = ("2019-11-19T22:31:00-06:00", "visible-date")
    assert choose([best, meta, visible]) == meta
    assert choose([best, meta]) == best
    assert choose([best, visible]) == best


# constant dates of a template


def test_a_date_far_from_those_that_agree_is_a_templates():
    constant = ("2014-07-13", "microdata")
    meta, visible = ("2025-08-29T13:10:00+07:00", "open-graph"), ("2025-08-29", "visible-date")
    assert choose([constant, meta, visible]) == meta


@pytest.mark.parametrize(
    "others",
    [
        [("2025-08-29", "open-graph")],  # one word against one
        [("2025-08-29", "open-graph"), ("2024-03-02", "visible-date")],
        [("2025-08-29", "meta"), ("2025-08-29", "meta")],  # one source
        [("2025-08-29", "open-graph"), ("2025-08-29", "meta"), ("2014-07-14", "time")],
    ],
)
def test_a_date_stays_where_no_two_sources_agree_against_it(others):
    best = ("2014-07-13", "json-ld")
    assert choose([best, *others]) == best


def test_the_day_of_a_change_is_no_evidence_against_the_day_of_publication():
    best, changes = ("2014-07-13", "json-ld"), [("2025-08-29T10:00:00+00:00", "json-ld")]
    assert choose([best, ("2025-08-29", "time"), ("2025-08-29", "visible-date")], changes) == best


def test_without_dates_there_is_none():
    assert choose([]) is None


@given(
    st.integers(1890, 2110), st.integers(0, 13), st.integers(0, 32), st.integers(0, 25), st.integers(0, 61),
    st.sampled_from(["Z", "+00:00", "-00:00", "+07:00", "-13:59", "+14:00", "+14:30", "+07:75"]),
)  # fmt: skip
def test_a_well_formed_stamp_is_read_as_every_other_date(
    year: int, month: int, day: int, hour: int, minute: int, zone: str
) -> None:
    stamp = f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:07{zone}"
    assert read_stamp(stamp, JAKARTA) == parse_date(stamp, JAKARTA)
