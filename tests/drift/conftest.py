"""The cleaner of an invented newspaper, and a baseline of its pages as it is written and read back."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, drift
from cleaner.pipeline import Plan
from cleaner.rulebook.book import Rulebook
from cleaner.rulebook.load import load
from cleaner.sources import Item
from tests.drift import newspaper

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BASELINE = 60  # pages


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("rules") / "sites"
    folder.mkdir()
    (folder / "warta.yaml").write_text(newspaper.RULES, "utf-8")
    return folder


@pytest.fixture(scope="session")
def tool(rules: Path) -> Cleaner:
    # Of this file alone: no change of a shipped rule breaks a test here.
    return Cleaner.of(Rulebook.of(load([rules])), Plan(ledger=True))


@pytest.fixture(scope="session")
def profile(tool: Cleaner) -> Callable[..., drift.Profile]:
    def of(number: int, seed: str, design: newspaper.Design = newspaper.Design()) -> drift.Profile:  # noqa: B008
        pages = (Item(name, text) for name, text in newspaper.pages(number, seed, design))
        return drift.count(pages, tool)

    return of


@pytest.fixture(scope="session")
def baseline(profile: Callable[..., drift.Profile]) -> drift.Profile:
    return drift.read(json.loads(json.dumps(drift.plain(profile(BASELINE, "good"), "x"))))[0]
