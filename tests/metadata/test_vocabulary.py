"""The words of dates and bylines are data; these are the laws of the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cleaner.metadata import vocabulary

LANGUAGES = json.loads(Path(vocabulary.__file__).with_name("vocabulary.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_language_names_all_months_and_weekdays(code):
    assert len(LANGUAGES[code]["months"]) == 12
    assert len(LANGUAGES[code]["weekdays"]) == 7


@pytest.mark.parametrize(("key", "table"), [("months", vocabulary.MONTHS), ("weekdays", vocabulary.WEEKDAYS)])
def test_a_name_means_the_same_in_every_language(key, table):
    for data in LANGUAGES.values():
        for number, names in enumerate(data[key]):
            assert {table[name] - (key == "months") for name in names} == {number}


def test_every_key_is_read_by_the_module():
    known = {"day_first", "months", "weekdays", "zones", "ordinals", "at", "published", "modified", "author", "by"}
    known |= {"editor", "job", "company", "nobody", "account", "and", "home", "caption"}
    assert {key for data in LANGUAGES.values() for key in data} == known


def test_words_that_english_shares_do_not_order_a_date():
    assert "september" not in vocabulary.DAY_FIRST_WORDS
    assert {"mei", "kamis", "wib"} <= vocabulary.DAY_FIRST_WORDS


def test_the_zones_of_indonesia_are_seven_eight_and_nine_hours_ahead():
    hours = {name: vocabulary.ZONES[name].total_seconds() / 3600 for name in ("wib", "wita", "wit", "utc", "est")}
    assert hours == {"wib": 7, "wita": 8, "wit": 9, "utc": 0, "est": -5}
