"""Of which rule a line is a near miss."""

from __future__ import annotations

from cleaner.watch import nearest

RULES = [
    {"id": "also", "category": "related", "why": "Storms and bridges.", "drop": {"starts": ["also read:"]}},
    {"id": "share", "category": "share", "drop": {"is": ["share this story"]}, "tests": ["- Share this story"]},
]


def test_the_rule_that_speaks_of_the_most_words_is_nearest():
    assert nearest("Share your story with us", RULES) == "share"
    assert nearest("Also, read this", RULES) == "also"


def test_a_reason_is_no_evidence_and_without_rules_there_is_none():
    assert nearest("Storms, bridges and a share", RULES) == "share"
    assert nearest("Storms", []) == ""
