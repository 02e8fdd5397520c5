"""What one line looks like, measured without a regular expression where one would say the same."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.heuristics import _measure
from cleaner.text import normalise

# What dates, ends and items are made of, so that a few pieces together often are one.
PIECES = [
    *("1", "20", "19", "2025", "201", "30", "06", "1999", "٢٠٢٥", "Juni", "September", "st", "th", "年", "月"),
    *("/", ".", "-", ",", " ", ":", "?", "!", '"', "'", ")", "]", "»", "」", "。", "…", "x", "kata", "Kata", "é", "{"),
]
LINES = st.lists(st.sampled_from(PIECES), min_size=1, max_size=40).map("".join).map(normalise).filter(bool)
END = re.compile(r"[.!?…。｡！？؟۔।॥][\"')\]»」』）》]*$")
FULL_STOP = re.compile(r"(?<!\.)[.。｡۔।॥]$")


@given(LINES)
def test_a_line_ends_as_sentences_do_where_a_mark_and_its_closing_quotes_stand_last(text: str) -> None:
    assert _measure.ends(text) == (END.search(text[-_measure._TAIL :]) is not None)


@given(LINES)
def test_a_full_stop_is_a_single_one(text: str) -> None:
    assert _measure.ends_in_full_stop(text) == (FULL_STOP.search(text) is not None)


@given(LINES)
def test_an_item_is_what_its_pattern_says(text: str) -> None:
    assert _measure.is_item(text) == (_measure._ITEM.match(text) is not None)


@given(LINES)
def test_a_date_is_found_wherever_in_the_line_it_stands(text: str) -> None:
    short = len(text) < _measure.SAMPLE and text.count(" ") < _measure._DATE_WORDS
    assert _measure.is_date(text) == (short and _measure._DATE.search(text) is not None)


@pytest.mark.parametrize(
    ("date", "miss"),
    [
        ("30th Desember., 2021", "30th Desember., 21"),
        ("September. 30th, 1999", "September. 30th, 99"),
        ("30th Septembrya., 2021", "30th Septembryas., 2021"),
        ("Septembrya. 30, 1999", "Septembryas. 30, 1999"),
        ("2025/06-20", "2025/06"),
        ("2025年6月20", "2025年6月"),
        ("1.6.25", "1.6.2"),
        ("1/6/2025", "1/6 2025"),
        ("1-6-25", "1-6/25"),
    ],
)
def test_every_form_of_a_date_is_found_behind_other_words(date: str, miss: str) -> None:
    assert _measure.is_date(f"Rubrik 2 Kota Diperbarui {date}")
    assert not _measure.is_date(f"Rubrik 2 Kota Diperbarui {miss}")


def test_what_stands_at_the_edge_of_what_is_looked_at_counts() -> None:
    assert _measure.is_item("123. Mie")
    assert not _measure.is_item("1234. Mie")
    assert _measure.ends('katanya.")')
    assert not _measure.ends('katanya")')
    assert _measure.lower_share("kata " * 48 + "Kata") == 1.0  # cut behind a blank


@given(LINES.flatmap(lambda line: st.sampled_from([line, " ".join([line] * 20), normalise(f"{line} kata Kata ") * 9])))
def test_the_share_of_small_words_is_that_of_their_first_letters(text: str) -> None:
    words = text[: _measure.SAMPLE].split()
    small = [word for word in words if word[0].islower() or (word[0].isascii() and word[0] >= "a")]
    if text.isascii():
        assert _measure.lower_share(text) == len(small) / len(words)


def test_normalised_lines_hold_no_end_mark_of_full_width() -> None:
    assert {unicodedata.normalize("NFKC", mark) for mark in "！？）"} <= {"!", "?", ")"}
