"""The moment at which a page was fetched: who cleans a corpus passes it on, whatever the command."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cleaner import Cleaner, drift, rulediff
from cleaner.drift import _drafts
from cleaner.errors import UsageError
from cleaner.sources import Item

TEXT = "Harga beras di pasar tradisional turun sejak awal pekan ini.\nPasokan dari sentra produksi sudah lancar."
TOOL = Cleaner(sites=False, ledger=True)
WAYS = {
    "drift": lambda items: drift.count(items, TOOL),
    "drafts of drift": lambda items: _drafts._samples(items, TOOL, {"kontan": {"x"}}, None),
    "rules diff": lambda items: rulediff.compare(items, TOOL, TOOL, 1),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_moment_of_an_item_is_told_the_cleaner(way):
    item = Item("a.warc#1", TEXT, fetched="kemarin")
    with pytest.raises(UsageError, match="a page is fetched at an ISO 8601"):
        WAYS[way]([item])
    for known in (None, "2026-01-02T03:04:05+00:00"):
        WAYS[way]([replace(item, fetched=known)])
