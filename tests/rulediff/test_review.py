"""Snapshots of samples: written, read back, compared, and accepted hunk by hunk."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner import rulediff
from cleaner.marked import MarkedError
from cleaner.rulediff import NO_RULE, Review
from tests.rulediff.pages import DATELINE, PAGE, RELATED, SUPPLY, TOPIC, clean, tool

SNAPSHOT = """\
= site: contoh
~ {--CONTOH.ID - --}Harga beras di pasar tradisional turun sejak awal pekan ini.
= rule: contoh/dateline

- Baca juga: Harga cabai naik
= rule: contoh/related
+ Pasokan dari sentra produksi sudah lancar, kata kepala dinas perdagangan kota itu.
+ Topik: beras
"""


def review(accepted: str | None, *rules, page: str = PAGE) -> Review:
    result = clean(tool(*rules), page)
    old = None if accepted is None else rulediff.read(accepted)
    return Review.of(old, rulediff.taken(result), result.metadata.provenance)


def test_a_snapshot_is_a_marked_page_with_the_rules_and_the_metadata():
    assert rulediff.printed(rulediff.taken(clean(tool(RELATED, DATELINE)))) == SNAPSHOT


def test_what_was_accepted_and_did_not_change_is_no_hunk():
    assert review(SNAPSHOT, RELATED, DATELINE).hunks == ()
    assert review(SNAPSHOT, {**RELATED, "id": "other-name"}, DATELINE).hunks == ()


@given(st.text(alphabet=st.sampled_from(list("ab {}-~+=\\\t\r\n\x0b\x85\u2028\ud800é")), max_size=60))
def test_any_page_is_read_back_as_it_was_written(page):
    """Text that looks like margins, braces or fields changes nothing."""
    braces = {"id": "braces", "strip_prefix": {"re": [r"a\s*"]}}
    taken = rulediff.taken(clean(tool(braces, {"id": "b", "drop": {"starts": ["b"]}}), page))
    again = rulediff.read(rulediff.printed(taken))
    assert [(line.marked, line.gone, line.rules) for line in again.lines] == [
        (line.marked, line.gone, line.rules) for line in taken.lines
    ]
    assert Review.of(again, taken, {}).hunks == ()


def test_each_hunk_has_the_rule_that_is_its_reason():
    hunks = review(SNAPSHOT, DATELINE, SUPPLY, TOPIC).hunks
    assert [(hunk.rule, hunk.first, hunk.prose) for hunk in hunks] == [
        ("contoh/related", 1, False),  # a rule that is gone: the snapshot knows it
        ("contoh/supply", 2, True),
        ("contoh/topic", 3, False),
    ]
    assert hunks[0].before == ("- Baca juga: Harga cabai naik",)
    assert hunks[0].after == ("+ Baca juga: Harga cabai naik",)


def test_neighbours_with_one_reason_are_one_hunk():
    both = {"id": "both", "drop": {"has": ["pasokan", "topik"]}}
    (hunk,) = review(SNAPSHOT, RELATED, DATELINE, both).hunks
    assert (hunk.rule, hunk.first, len(hunk.after), hunk.prose) == ("contoh/both", 2, 2, True)


def test_a_field_is_a_hunk_of_its_own():
    capture = {"id": "tag", "capture": {"re": ["^Topik: (?P<tag>.+)$"], "stays": True}}
    (hunk,) = review(SNAPSHOT, RELATED, DATELINE, capture).hunks
    assert (hunk.field, hunk.rule, hunk.before, hunk.after) == ("tags", "contoh/tag", (), ("beras",))
    lost = review(SNAPSHOT.replace("= site", "= place: JAKARTA\n= site"), RELATED, DATELINE).hunks
    assert [(hunk.field, hunk.rule, hunk.after) for hunk in lost] == [("place", NO_RULE, ())]


def test_what_is_accepted_is_written_and_what_is_not_stays_as_it_was():
    found = review(SNAPSHOT, DATELINE, SUPPLY, TOPIC)
    merged = found.merged(found.hunks[1:2])
    assert merged is not None
    text = rulediff.printed(merged)
    assert text == SNAPSHOT.replace("+ Pasokan", "- Pasokan").replace("+ Topik", "= rule: contoh/supply\n+ Topik")
    again = review(text, DATELINE, SUPPLY, TOPIC)
    assert again.hunks == (found.hunks[0], found.hunks[2])
    assert again.merged(again.hunks) == again.now
    assert review(SNAPSHOT, RELATED, DATELINE).merged(()) == review(SNAPSHOT, RELATED, DATELINE).now


def test_a_field_is_accepted_alone():
    capture = {"id": "tag", "capture": {"re": ["^Topik: (?P<tag>.+)$"]}}
    found = review(SNAPSHOT, RELATED, DATELINE, capture)
    field, line = found.hunks
    merged = found.merged([field])
    assert merged is not None
    assert rulediff.printed(merged) == SNAPSHOT.replace("= site: contoh\n", "= site: contoh\n= tags: beras\n")
    assert line.rule == "contoh/tag"


def test_a_sample_without_a_snapshot_or_with_other_lines_is_one_hunk():
    (new,) = review(None, RELATED).hunks
    assert (new.rule, new.before, len(new.after)) == (NO_RULE, (), 4)
    assert review(None, RELATED).merged(()) is None
    edited = review(SNAPSHOT, RELATED, page=PAGE + "Satu baris lagi.\n")
    assert edited.accepted is None
    assert len(edited.hunks[0].after) == 5
    assert edited.merged(edited.hunks) == edited.now


def test_a_file_that_is_no_marked_page_is_refused():
    with pytest.raises(MarkedError, match="no margin"):
        rulediff.read("Harga beras turun.\n")
