from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from cleaner import batch
from cleaner.batch import Cleaning, Filters, worker
from cleaner.batch.recipe import described
from cleaner.errors import UsageError
from cleaner.pipeline import Cleaner
from cleaner.writers import WRITERS
from tests.batch.recipes import Page, UnspeakableError

SEEDS = sorted((Path(__file__).resolve().parents[2] / "seeds").glob("*.txt"))


def recipe(**options) -> Cleaning:
    cleaner = Cleaner(ledger=True).without(["repeated-title"], ["ad"])
    return Cleaning(cleaner, WRITERS["markdown"], **options)


def pages() -> list[Page]:
    return [Page(path.name, path.read_bytes()) for path in SEEDS] + [Page("gone", None, "it is not there any more")]


def test_a_recipe_that_was_sent_makes_the_same_rows():
    ours = recipe(url="https://contoh.id/x", filters=Filters(("id",), 360))
    sent = pickle.loads(pickle.dumps(ours))
    rows = list(map(sent.open(), pages()))
    assert rows == list(map(ours.open(), pages()))
    assert {row.status for row in rows} == {"ok", "filtered", "error"}


def test_new_interpreters_make_the_rows_that_this_one_makes(monkeypatch):
    monkeypatch.setattr(worker, "_can_fork", lambda: False)
    assert list(batch.run(pages(), recipe(), jobs=2)) == list(batch.run(pages(), recipe(), jobs=1))


def test_what_could_not_be_read_is_a_failure_of_the_source_and_no_filter_minds_it():
    clean = recipe(filters=Filters(("en",), 99)).open()
    gone, binary = clean(Page("x", None, "it is not there any more")), clean(Page("x", bytes(range(256)) * 4))
    assert (gone.status, gone.problem) == ("error", "source: it is not there any more")
    assert (binary.status, binary.problem.split(":")[0]) == ("error", "read")


def test_the_address_of_an_item_goes_before_that_of_the_run():
    clean = recipe(url="https://umum.id/").open()
    assert b'"url": "https://umum.id/"' in clean(Page("x")).record
    assert b'"url": "https://contoh.id/1"' in clean(Page("x", url="https://contoh.id/1")).record
    assert b'"url": "https://contoh.id/1"' in clean(Page("x", None, "tiada", "https://contoh.id/1")).record


def test_a_site_without_rules_is_told_before_the_first_item_is_read():
    def unread():
        raise AssertionError
        yield

    with pytest.raises(UsageError, match="no rule file"):
        batch.run(unread(), recipe(site="tiada"), jobs=2)


def test_an_error_without_words_is_called_by_its_kind():
    assert described(UnspeakableError()) == "UnspeakableError"
    assert described(ValueError("ups")) == "ValueError: ups"
