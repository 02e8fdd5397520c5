"""Counting a batch: what is held, merging, and the baseline as a file."""

from __future__ import annotations

import json

import pytest

from cleaner import drift
from cleaner.drift import Seen
from cleaner.drift._page import look
from cleaner.drift._profile import EDGES, Examples, length_class
from cleaner.drift._recent import Recent
from cleaner.repeats import Pages
from tests.drift import counts

RATES = counts.rates(8, 1)


def written(profile: drift.Profile) -> dict:
    return json.loads(json.dumps(drift.plain(profile, "hash")))


def test_two_halves_merged_are_the_whole():
    whole, first, second = drift.Profile(), drift.Profile(), drift.Profile()
    for at in range(40):
        rules, lines = {"warta/a"} if at % 3 else (), (f"Baris ke-{at % 4} ini berulang", f"Hanya di sini {at}")
        site = "warta" if at % 7 else None
        page = Seen(f"{at}.txt", site, "dump", frozenset(rules), frozenset({"title"}), 100 * at, lines)
        for profile in (whole, first if at < 20 else second):
            profile.add(page)
    first.fail("x.txt")
    whole.fail("x.txt")
    both = written(first.merged(second))
    expected = written(whole)
    # The window of recent pages begins anew with the second half.
    assert both["sites"]["warta"].pop("repeats") in range(expected["sites"]["warta"].pop("repeats") + 1)
    assert both == expected


def test_a_baseline_read_back_is_the_same_baseline():
    data = written(counts.batch(300, RATES, "batch"))
    profile, rules = drift.read(data)
    again = written(profile)
    assert rules == "hash"
    for one in (data, again):
        one.pop("rules")
        one["sites"]["warta"].pop("residual")  # needs the number of all lines, which a baseline has not
    assert again == data


def test_the_same_pages_give_the_same_bytes():
    one, other = (json.dumps(drift.plain(counts.batch(50, RATES, "a"), "x")) for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("schema",), 2, "schema is 2"),
        (("rules",), None, "rules is no text"),
        (("pages",), -1, "pages is -1"),
        (("pages",), True, "pages is True"),
        (("failed",), 301, "failed is 301, of 300 pages"),
        (("sites",), [], "sites is no object"),
        (("sites", "warta", "html"), "9", "sites.warta.html is '9'"),
        (("sites", "warta", "kinds", "layout desk", "rules", "warta/rule-01"), 999, "warta/rule-01 is 999, of "),
        (("sites", "warta", "kinds", "layout desk", "lengths"), {"panjang": 1}, "lengths: a length is"),
        (("sites", "warta", "lines"), {"Baris": 0.5}, "sites.warta.lines.Baris is 0.5"),
    ],
)
def test_a_baseline_that_is_none_is_refused_with_the_place(path, value, words):
    data = written(counts.batch(300, RATES, "batch"))
    inner = data
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(ValueError, match=words.replace(".", r"\.")):
        drift.read(data)


def test_a_page_repeats_where_one_shortly_before_has_a_line_of_it():
    recent = Recent()
    assert [recent.add([line]) for line in ("a", "b", "a", "c")] == [False, False, True, False]
    for at in range(33):
        recent.add([f"lain {at}"])
    assert not recent.add(["c"])
    assert len(recent.pages) == 33
    assert len(recent.lines) == 33


def test_examples_are_spread_over_the_batch():
    examples = Examples()
    for at in range(1000):
        examples.add(Seen(str(at), "warta", "dump", frozenset(), frozenset(), 0, ("baris",)))
    ids = [int(page.id) for page in examples.pages]
    assert ids[0] == 0
    assert ids[-1] > 900
    assert 32 <= len(ids) <= 64
    assert all(page.lines == () for page in examples.pages)


def test_a_length_is_known_by_its_class():
    assert EDGES[length_class(0)] == 0
    for chars in (1, 2, 1023, 1024, 1217, 1218, 10**9):
        at = length_class(chars)
        assert EDGES[at] <= chars
        assert at + 1 == len(EDGES) or chars < EDGES[at + 1]


def test_the_first_pages_are_named():
    pages = Pages()
    for at in range(9):
        pages.add(str(at))
    assert pages.merged(Pages(1, ("x",))) == Pages(10, ("0", "1", "2", "3", "4"))
    assert Pages(1, ("x",)).merged(pages).first == ("x", "0", "1", "2", "3")


def test_what_is_too_short_or_a_piece_of_a_sentence_is_no_line_that_repeats(tool):
    lines = ("Kota", "Pasar lama di kota", "dan harga beras naik", ", kata pedagang itu", "Pasar lama di kota")
    assert look(tool.clean("\n".join(lines)), "a.txt").lines == ("Pasar lama di kota",)
