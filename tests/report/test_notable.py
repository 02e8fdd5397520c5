"""Which pages are shown, and in which order."""

from __future__ import annotations

import pytest

from cleaner.report._notable import EMPTY, FAILED, LARGE, WARNED
from tests.report.records import failure, plain, report


def chosen(*records, most=24):
    return {
        reason: [page.id for page in pages] for reason, pages in report(*records, most=most).notable.chosen().items()
    }


def taken(name, chars, prose=False):
    text = ("Harga beras di pasar induk turun lagi sejak awal pekan ini" * chars)[:chars] + ("." if prose else "")
    removed = [{"rule": "a/b", "category": "ad", "start": 0, "end": len(text), "text": text, "why": ""}]
    stats = {"removed": {"ad": 1}, "chars_in": 1_000, "chars_out": 1_000 - len(text)}
    return plain(name, removed=removed, stats=stats)


def test_each_reason_has_a_list_of_its_own_and_a_page_is_shown_once():
    found = chosen(
        failure("failed"),
        plain("empty", text="", warnings=["one part of several"]),
        plain("warned", warnings=["x"]),
        taken("large", 90),
    )
    assert found == {FAILED: ["failed"], EMPTY: ["empty"], WARNED: ["warned"], LARGE: ["large"]}


def test_a_page_that_lost_nothing_is_not_notable_and_blanks_are_nothing():
    blank = [{"rule": "space", "category": "space", "start": 12, "end": 13, "text": "\n", "why": ""}]
    assert not any(chosen(plain("same", removed=[]), plain("blank", removed=blank)).values())
    assert chosen(plain("unknown"))[LARGE] == ["unknown"]  # without a ledger 40 characters are gone somewhere


def test_removed_sentences_come_before_more_characters_that_are_none():
    assert chosen(taken("words", 500), taken("sentence", 100, prose=True), taken("few", 20))[LARGE] == [
        "sentence",
        "words",
        "few",
    ]


def test_a_thousand_failures_of_one_kind_do_not_hide_another():
    records = [failure(f"a{at}") for at in range(1_000)] + [failure("b", "too large")]
    assert chosen(*records, most=3)[FAILED] == ["a0", "b", "a1"]


def test_suspended_rules_come_before_other_warnings_and_rare_kinds_before_common_ones():
    records = [plain(f"part{at}", warnings=["one part of several"], removed=[]) for at in range(9)]
    records += [
        plain("rare", warnings=["news-id/spam: Slot"], removed=[]),
        plain("over", warnings=["a/b was not applied: too much"], removed=[]),
    ]
    assert chosen(*records, most=4)[WARNED][:3] == ["over", "part0", "rare"]


@pytest.mark.parametrize("most", [0, 1, 2, 5, 9])
def test_never_more_pages_are_shown_than_asked_for_and_the_lists_take_turns(most):
    records = [failure("f1"), failure("f2", "b"), *(taken(f"l{at}", 100 + at) for at in range(20))]
    found = chosen(*records, most=most)
    assert sum(map(len, found.values())) == most
    assert len(found[FAILED]) == min(2, -(-most // 2))
    assert found[LARGE] == [f"l{19 - at}" for at in range(most - len(found[FAILED]))]


def test_of_two_alike_the_first_one_is_shown():
    assert chosen(taken("one", 90), taken("two", 90), taken("three", 90), most=2)[LARGE] == ["one", "two"]
