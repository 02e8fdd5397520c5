"""The rules that took nothing: of the files that the pages of the run need, and no others."""

from __future__ import annotations

import pytest

from cleaner.pipeline import Cleaner, Plan
from cleaner.report import silent
from cleaner.rulebook import cache
from cleaner.rulebook.book import Rulebook
from tests.report.records import SENTENCES, record, report

FILE = """\
schema: 1
id: {id}
title: {id}
match:
  hosts: [{id}.example]
rules:
  - id: taken
    category: ad
    drop: {{is: [Iklan]}}
    tests: |
      - Iklan
      + Iklan itu mahal.
  - id: silent
    category: share
    why: The bar of buttons.
    drop: {{is: [Bagikan]}}
    tests: |
      - Bagikan
      + Bagikan beras.
  - id: held
    category: other
    keep: {{is: [Simak]}}
    tests: |
      + Simak
      + Simak saja.
  - id: other-layout
    category: ui
    layout: [desk]
    drop: {{is: [Cari]}}
    tests: |
      - Cari
      + Cari makan.
layouts:
  - id: desk
    probe: div.desk
"""


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Cleaner:
    folder = tmp_path_factory.mktemp("rules") / "sites"
    folder.mkdir()
    for name in ("contohsatu", "contohdua"):
        (folder / f"{name}.yaml").write_text(FILE.format(id=name), encoding="utf-8")
    # Without the shipped rules, which take seconds to load.
    return Cleaner.of(Rulebook(cache.load_cached((folder.parent,)).files), Plan(ledger=True))


def page(own: Cleaner, name: str, *lines: str):
    result = own.clean("\n".join([*SENTENCES, *lines]), site="contohsatu")
    return {**record("", tool=own), **result.record(name)}


def test_a_rule_that_took_nothing_is_listed_with_its_file_and_one_that_took_something_is_not(own):
    made = report(page(own, "a", "Iklan"), page(own, "b"))
    assert [(one.file, one.pages, one.rules, one.silent) for one in silent(made.totals, own)] == [
        ("contohsatu", 2, 2, (("contohsatu/silent", "share", "The bar of buttons."),)),
    ]


def test_nothing_is_listed_where_every_rule_took_something(own):
    assert silent(report(page(own, "a", "Iklan", "Bagikan")).totals, own) == ()


def test_a_suspended_rule_and_one_that_is_switched_off_are_not_silent(own):
    suspended = {**page(own, "a", "Iklan"), "warnings": ["contohsatu/silent was not applied: too much"]}
    assert silent(report(suspended).totals, own) == ()
    assert silent(report(page(own, "a", "Iklan")).totals, own.without(["contohsatu/silent"])) == ()
    assert silent(report(page(own, "a", "Iklan")).totals, own.without(keep=["share"])) == ()


def test_rules_of_a_layout_count_on_its_pages_only(own):
    seen = {**page(own, "a", "Iklan", "Bagikan"), "layout": "desk", "body_by": "site"}
    assert [rule for one in silent(report(seen).totals, own) for rule, *_ in one.silent] == ["contohsatu/other-layout"]


def test_a_site_that_is_no_longer_known_is_passed_over(own):
    assert silent(report({**page(own, "a"), "site": "lama"}).totals, own) == ()
