"""Rule files as text."""

from __future__ import annotations

import pytest

from cleaner.learn import masking, writing
from cleaner.rulebook import yaml


@pytest.mark.parametrize(
    "value",
    [
        "plain", "no", "null", "12", "1.5", "it's", "a: b", "# no comment", "- dash", "[x]", "{x}", "'", "ü – “”",
        "tab.",
        "*x", "&x", "!x", "%x", "@x", "`x`", "|", ">", "?", ":", ",", "", "a #b", "trailing:", "one, two", "x ", " x",
    ],
)  # fmt: skip
def test_every_text_reads_back_as_itself(value):
    data = {"is": value, "list": [value, value], "deep": {"in": [value]}}
    text = "\n".join(line for key, one in data.items() for line in writing.entry(key, one, 0, {}))
    assert yaml.parse(text.encode(), "x").data == data


def test_numbers_and_truths_are_written_as_such():
    data = {"max_words": 12, "max_share": 0.25, "sentence": False}
    text = "\n".join(line for key, one in data.items() for line in writing.entry(key, one, 0, {}))
    assert yaml.parse(text.encode(), "x").data == data


def test_a_long_list_and_a_noted_one_stand_one_below_the_other():
    long = {"is": [f"a phrase with the number {number}" for number in range(9)]}
    rows = [*writing.entry("drop", long, 0, {})]
    assert len(rows) == 11
    noted = [*writing.entry("drop", {"is": ["ad"]}, 0, {"ad": "on\x1b[31m all\npages"})]
    assert noted[-1] == "    - ad  # on\\x1b[31m all pages"


def test_what_no_editor_shows_is_not_written():
    assert writing.is_writable({"is": ["ä — “x”"], "max_words": 3})
    assert not writing.is_writable({"is": ["a\u202eb"]})
    assert not writing.is_writable(["\ud800"])
    assert not writing.is_writable({"re": ["a\x07"]})


def test_a_mask_keeps_shape_marks_and_the_words_of_the_rule():
    assert masking.masked("Also read: Ann's 3 Boats!", {"also", "read"}) == "Also read: Akk'k 3 Kaakk!"
    assert masking.masked("Bank| 3 hours agoShip Sinks", ()).endswith(masking.masked("Ship Sinks", ()))
