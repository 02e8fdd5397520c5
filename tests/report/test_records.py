"""Records as they lie in files: what is none is told, and what is one is believed no further than it is looked at."""

from __future__ import annotations

import pytest

from cleaner.report import RecordError
from tests.report.records import plain, report


@pytest.mark.parametrize(
    ("bent", "said"),
    [
        ([], "it is no JSON object"),
        ({}, "it has no 'stats'"),
        (plain(text=None), "'text' is no str"),
        (plain(site=7), "'site' is no str"),
        (plain(removed="all"), "'removed' is no list"),
        (plain(removed=[1]), "an item of 'removed' is no object"),
        (plain(removed=[{"rule": "a", "category": "ad", "start": -1}]), "'start' is no count"),
        (plain(stats={"removed": {}, "chars_in": 10**400, "chars_out": 0}), "'chars_in' is no count"),
    ],
)
def test_what_is_no_record_is_told_and_counts_for_nothing(bent, said):
    made = report()
    with pytest.raises(RecordError, match=said):
        made.add(bent)
    assert made.totals.all.pages == 0
    made.add(plain())
    assert made.totals.all.pages == 1


def test_counts_and_warnings_of_other_types_are_passed_over():
    stats = {"removed": {"ad": "many", "related": 3}, "chars_in": 9, "chars_out": 9}
    made = report(plain(stats=stats, warnings=[1, "one part of several"]))
    assert {name: sums.times for name, sums in made.totals.categories.items()} == {"related": 3}
    assert [kind for kind, _ in made.totals.warnings.frequent(1)] == ["one part of several"]
