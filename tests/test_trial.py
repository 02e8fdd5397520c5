"""A rule on trial: what is told of a rule that does not do what its marked page says."""

from __future__ import annotations

import pytest

from cleaner import marked, trial
from tests.rulebook.build import PACK, SITE, rule

EDITOR = rule(capture={"re": ["^Editor: (?P<editor>.+)$"]})


def test_a_rule_that_does_what_its_page_says_passes() -> None:
    outcome = trial.try_rule(SITE, EDITOR, "- Editor: Budi\n= editor: Budi\n+ Kata Editor: Budi\n")
    assert outcome.passed
    assert (outcome.hits, outcome.misses) == (1, 1)


def test_noisy_and_missing_lines_are_told_with_their_place_in_the_page() -> None:
    outcome = trial.try_rule(SITE, EDITOR, "\n+ Editor: Budi\n- Kata Editor: Budi\n")
    assert not outcome.passed
    assert [(one.line, one.kind, one.text) for one in outcome.differences] == [
        (2, "noisy", "Editor: Budi"),
        (3, "missing", "Kata Editor: Budi"),
    ]


def test_a_field_of_another_value_is_told_with_what_was_found() -> None:
    outcome = trial.try_rule(SITE, EDITOR, "- Editor: Budi\n= editor: Sari\n= author: Budi\n")
    assert not outcome.passed
    assert [str(one) for one in outcome.fields] == [
        "line 2: editor should be 'Sari', found 'Budi'",
        "line 3: author should be 'Budi', found nothing",
        "editor: found 'Budi', which the page does not list",
    ]


def test_a_field_that_the_page_does_not_name_is_free() -> None:
    assert trial.try_rule(SITE, EDITOR, "- Editor: Budi\n+ Kata Budi\n").passed


def test_a_field_counts_where_its_hit_stands() -> None:
    stays = rule(capture={"re": [r"\((?P<source>AFP)\)$"], "stays": True})
    assert trial.try_rule(SITE, stays, "+ Hujan. (AFP)\n= source: AFP\n+ Hujan (lagi)\n").passed


def test_a_page_of_examples_has_neither_budget_nor_last_sentences() -> None:
    page = "- Iklan: Pedagang berharap harga tetap stabil sampai akhir tahun nanti.\n" * 12
    assert trial.try_rule(PACK, rule(drop={"starts": ["iklan:"]}), f"{page}+ Iklan itu\n").passed


def test_a_keep_counts_the_lines_it_holds() -> None:
    outcome = trial.try_rule(SITE, rule(keep={"is": ["langkah"]}), "+ Langkah\n+ Lain\n+ Lagi\n")
    assert (outcome.passed, outcome.hits, outcome.misses) == (True, 1, 2)


def test_a_late_rule_is_tried_too() -> None:
    trim = rule(trim={"side": "tail", "while": {"max_words": 1}})
    outcome = trial.try_rule(SITE, trim, "+ Dua kata\n- Satu\n")
    assert (outcome.passed, outcome.hits) == (True, 1)


def test_a_page_without_margin_is_no_page() -> None:
    with pytest.raises(marked.MarkedError):
        trial.try_rule(SITE, EDITOR, "Editor: Budi")
