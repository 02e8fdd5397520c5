"""What drift is for: a simulated redesign is named, from the smallest batch on that can tell; no change is no alarm."""

from __future__ import annotations

import json
from math import floor, log

import pytest

from cleaner import drift
from cleaner.drift import LEVEL, Seen, _exact, _second
from cleaner.drift._verdict import DOUBT
from cleaner.sources import Item
from tests.drift import counts, newspaper
from tests.drift.conftest import BASELINE
from tests.drift.newspaper import Design

PROMO = "Unduh aplikasi Warta Contoh sekarang juga"
KNOWN = frozenset((*(f"warta/rule-{at:02}" for at in range(60)), "warta/desk.body", "warta/video.body"))


def first_alarm(profile, baseline, tool, design, most=12):
    """The smallest batch that raises an alarm, and the alarms."""
    for number in range(1, most):
        verdicts = drift.compare(baseline, profile(number, "today", design), tool.rulebook.check_ids)
        if alarms := [(one.signal.about, one.signal.name) for one in verdicts if one.state == "drift"]:
            return number, alarms, verdicts
    return most, [], verdicts


def smallest(tests: int) -> int:
    """Pages in which what was on all of BASELINE pages is missed for sure."""
    least = DOUBT ** (1 / BASELINE)  # a rate at which so many hits in a row would be an accident
    return floor(log(LEVEL / tests) / log(1 - least)) + 1


def test_a_body_whose_class_was_renamed_is_named_from_the_smallest_batch_on(profile, baseline, tool):
    number, alarms, verdicts = first_alarm(profile, baseline, tool, Design(body="badan"))
    assert alarms == [("layout", "desk")]
    # Beside it only the failed pages, the known site and the repeated lines can be judged at all.
    assert number == smallest(tests=4) == 4
    signal = next(one.signal for one in verdicts if one.state == "drift")
    assert (signal.site, signal.before.hits, signal.now.hits) == ("warta", BASELINE, 0)
    assert signal.pages == tuple(f"today-{at:04}.html" for at in range(number))


def test_a_byline_in_new_words_is_named_from_the_smallest_batch_on(profile, baseline, tool):
    number, alarms, _ = first_alarm(profile, baseline, tool, Design(byline="Ditulis oleh {}"))
    assert alarms == [("rule", "warta/byline"), ("field", "authors")]
    assert number == smallest(tests=12) == 4


def test_a_new_line_on_every_page_is_named_from_the_smallest_batch_on(profile, baseline, tool):
    number, alarms, verdicts = first_alarm(profile, baseline, tool, Design(promo=PROMO))
    assert alarms == [("line", PROMO)]
    # A line that no baseline lists was on one page of it at most; each different line of the batch is a test.
    least, distinct = (
        _exact.upper(1, BASELINE, DOUBT),
        profile(number, "today", Design(promo=PROMO)).sites["warta"].lines,
    )
    assert number == floor(log(LEVEL / distinct.distinct) / log(least)) + 1 == 5
    assert next(one.signal.pages for one in verdicts if one.state == "drift")[0] == "today-0000.html"


def test_one_page_less_is_not_enough_data_and_the_answer_says_how_many_are(profile, baseline, tool):
    verdicts = drift.compare(baseline, profile(3, "today", Design(body="badan")), tool.rulebook.check_ids)
    layout = next(one for one in verdicts if one.signal.about == "layout")
    assert (layout.state, layout.needed) == ("unsure", 3 + 1)
    assert {one.state for one in verdicts} == {"unsure"}


def test_ten_batches_without_change_raise_no_alarm(profile, baseline, tool):
    for number in range(10):
        verdicts = drift.compare(baseline, profile(6 + number, f"batch {number}"), tool.rulebook.check_ids)
        assert [one for one in verdicts if one.state == "drift"] == []
        assert any(one.state == "fine" for one in verdicts)


@pytest.mark.parametrize(("before", "now", "runs"), [(60, 60, 60), (30, 300, 16), (400, 50, 16)])
def test_of_many_batches_of_counts_without_change_none_raises_an_alarm(before, now, runs):
    layouts = ("layout desk", "layout desk", "layout video")
    alarms = []
    for run in range(runs):
        rates = counts.rates(40, run)
        data = drift.plain(counts.batch(before, rates, f"before {run}", layouts), "x")
        baseline, _ = drift.read(json.loads(json.dumps(data)))
        verdicts = drift.compare(baseline, counts.batch(now, rates, f"now {run}", layouts), KNOWN)
        alarms += [one.signal for one in verdicts if one.state == "drift"]
    assert alarms == []


def test_a_rule_that_is_half_as_frequent_is_found_in_a_batch_that_is_large_enough():
    rates = {"warta/rule-01": 0.8, "warta/rule-02": 0.8}
    before = counts.batch(500, rates, "before")
    now = counts.batch(500, {**rates, "warta/rule-01": 0.3}, "now")
    verdicts = drift.compare(before, now, KNOWN)
    assert [one.signal.name for one in verdicts if one.state == "drift"] == ["warta/rule-01"]
    # Less frequent, but not half as frequent: sure, and still no drift.
    now = counts.batch(500, {**rates, "warta/rule-01": 0.55}, "now")
    assert [one for one in drift.compare(before, now, KNOWN) if one.state == "drift"] == []


def test_a_rule_that_was_taken_out_is_not_missed():
    before, now = counts.batch(200, {"warta/lama": 0.9}, "before"), counts.batch(200, {}, "now")
    assert [one for one in drift.compare(before, now, KNOWN) if one.signal.name == "warta/lama"] == []
    found = drift.compare(before, now, {*KNOWN, "warta/lama"})
    assert [one.signal.name for one in found if one.state == "drift"] == ["warta/lama"]


def test_bodies_that_got_much_shorter_or_longer_are_drift(profile, baseline, tool):
    for paragraphs, about in (((1, 2), "shorter"), ((30, 40), "longer")):
        verdicts = drift.compare(baseline, profile(12, "today", Design(paragraphs=paragraphs)), tool.rulebook.check_ids)
        assert about in {one.signal.about for one in verdicts if one.state == "drift"}
    near = drift.compare(baseline, profile(12, "today", Design(paragraphs=(6, 10))), tool.rulebook.check_ids)
    assert {one.signal.about for one in near if one.state == "drift"} == set()


def test_pages_that_cannot_be_read_and_pages_of_no_site_are_drift():
    rates = {"warta/rule-01": 0.8}
    before, now = counts.batch(200, rates, "before"), counts.batch(40, rates, "now")
    for at in range(30):
        now.fail(f"rusak-{at}.html")
    verdicts = drift.compare(before, now, KNOWN)
    failed = next(one for one in verdicts if one.state == "drift")
    assert (failed.signal.about, failed.signal.pages[0]) == ("failed", "rusak-0.html")
    now = counts.batch(40, rates, "now")
    for at in range(80):
        now.add(Seen(f"asing-{at}.html", None, "no layout", frozenset(), frozenset(), 9))
    lost = next(one for one in drift.compare(before, now, KNOWN) if one.state == "drift")
    assert (lost.signal.about, lost.signal.pages[0]) == ("site", lost.signal.pages[0])


def test_cards_that_change_every_day_show_as_pages_that_share_lines():
    before, now = counts.batch(200, {}, "before"), drift.Profile()
    for at in range(60):
        # Each headline is on a few pages in a row, none on many.
        lines = (f"Berita utama nomor {at // 3}", f"Paragraf {at} yang panjang")
        now.add(Seen(f"{at}.html", "warta", "layout desk", frozenset(), frozenset(counts.FIELDS), 2000, lines, False))
    alarms = [one.signal.about for one in drift.compare(before, now, KNOWN) if one.state == "drift"]
    assert "repeats" in alarms
    assert "line" not in alarms


def test_a_line_that_was_left_before_is_nothing_new(profile, baseline, tool):
    before = profile(BASELINE, "good", Design(promo=PROMO))
    data = json.loads(json.dumps(drift.plain(before, "x")))
    assert data["sites"]["warta"]["lines"] == {PROMO: BASELINE}
    verdicts = drift.compare(drift.read(data)[0], profile(10, "today", Design(promo=PROMO)), tool.rulebook.check_ids)
    assert [one for one in verdicts if one.state == "drift"] == []


def test_text_that_moved_out_of_the_body_is_seen_by_extractors(tool):
    """The class is still there, on a teaser of a few sentences; the article stands beside it."""
    moved = [
        (name, text.replace("</p><p>", "</p></div><div class='lanjutan'><p>", 1).replace("<p>Penulis", "<p>Foto", 1))
        for name, text in newspaper.pages(6, "today", Design(paragraphs=(12, 14)))
    ]
    teaser = "Warga desa membaca ringkasan yang panjang ini sebelum isi berita dibuka, kata mereka di sana. " * 3
    moved = [
        (name, text.replace('<div class="isi-berita">', f'<div class="isi-berita"><p>{teaser}</p>'))
        for name, text in moved
    ]
    seen = drift.count((Item(name, text) for name, text in moved), tool)
    kind = seen.sites["warta"].kinds["layout desk"]
    assert (kind.asked, kind.outside) == (6, 6)
    kind = drift.count((Item(name, text) for name, text in newspaper.pages(6, "today")), tool).sites["warta"].kinds
    assert (kind["layout desk"].asked, kind["layout desk"].outside) == (6, 0)
    # The body is no rule: that it is found is what makes the kind.
    assert set(kind["layout desk"].rules) <= {
        f"warta/{rule}" for rule in ("box", "byline", "related", "initials", "poll")
    }


def test_of_many_pages_of_a_layout_only_some_are_asked_about():
    asked = [at for at in range(2000) if _second.is_due(at)]
    assert asked[:500] == list(range(500))
    assert asked[500:503] == [500, 520, 540]


def test_what_cannot_be_read_is_counted_and_stops_nothing(tool):
    pages = [Item("a", None), Item("b", bytes(range(256)) * 9), *(Item(*one) for one in newspaper.pages(1, "x"))]
    seen = drift.count(pages, tool)
    assert (seen.pages, seen.failed.first, seen.read, seen.recognised) == (3, ("a", "b"), 1, 1)
