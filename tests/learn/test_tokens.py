"""What of a line can repeat."""

from __future__ import annotations

import pytest

from cleaner.learn import tokens


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Also read:Harbour Reopens", "also read :"),
        ("Also read: Harbour Reopens", "also read :"),
        ("[Video: Harbour]", "[ video"),
        ("A post shared by Harbour Board", "a post shared"),
        ("SCROLL DOWN TO READ More", "scroll down to"),
    ],
)
def test_an_opening_is_a_label_by_its_mark_its_sign_or_its_wording(line, found):
    assert found in list(tokens.starts(line))


@pytest.mark.parametrize(
    "line", ["Gold Price Rises in Portville Again", "Great Storm Destroys Harbour Wall", "The sea", "Also read:", "---"]
)
def test_headlines_short_lines_and_whole_lines_have_no_opening(line):
    assert list(tokens.starts(line)) == []


def test_numbers_are_masked_and_long_lines_are_known_by_a_hash():
    assert tokens.whole("page 3 of 17") == tokens.whole("page 12 of 4") == "page 0 of 0"
    notice = "this notice is long " * 9
    assert len(tokens.whole(notice)) < len(notice)
    assert tokens.whole(notice + "1") == tokens.whole(notice + "2")


@pytest.mark.parametrize(
    ("line", "tail"),
    [
        ("The mayor opened the bridge before the sun rose.Follow us on Chirp", "Follow us on Chirp"),
        ("The mayor opened the bridge before the sun rose. (abc/de)", "(abc/de)"),
        ("The mayor opened the bridge before the sun rose, says harbour.com", None),
        ("The mayor opened the bridge before the sun rose. She was late.", None),
        ("a. Introduction", None),
        ("The mayor opened the bridge before the sun rose.", None),
    ],
)
def test_a_suffix_stands_behind_a_whole_sentence(line, tail):
    assert tokens.suffix(line) == tail


@pytest.mark.parametrize(
    ("line", "shape"),
    [
        ("(Ann Miller)", "(X)"),
        ("(Ann Mary Miller)", "(X)"),
        ("(abc/de)", "(x/x)"),
        ("LQ45 923,65 -11,86", "A0,0-0,0"),
        ("The sea is calm", None),
        ("Ann", None),
    ],
)
def test_a_shape_is_that_of_short_lines_with_signs_or_numbers(line, shape):
    assert tokens.shape(line) == shape


def test_a_pattern_leaves_numbers_open_and_takes_signs_as_they_are():
    assert tokens.pattern("page 3 (of 4)") == r"(?i)page \d+ \(of \d+\)"
