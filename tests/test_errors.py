"""Errors reach the caller whole."""

from __future__ import annotations

import pickle

from cleaner.errors import Finding, RuleError, suggestion


def test_an_invalid_rulebook_keeps_its_findings_on_the_way_out_of_a_worker() -> None:
    error = RuleError((Finding("rules/sites/a.yaml", 3, 5, "unknown key 'categry'", "did you mean 'category'?"),))
    again = pickle.loads(pickle.dumps(error))
    assert again.findings == error.findings
    assert str(again) == "rules/sites/a.yaml:3:5: unknown key 'categry' (did you mean 'category'?)"


def test_a_near_name_is_suggested_and_a_far_one_is_not() -> None:
    assert suggestion("kontn", ["kontan", "tempo"]) == " (did you mean 'kontan'?)"
    assert suggestion("zzz", ["kontan", "tempo"]) == ""
