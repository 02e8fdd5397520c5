"""Every marked page of `fixtures/` goes through the whole pipeline: the fate of each line, and all metadata."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, marked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.model import Metadata

FOLDER = Path(__file__).parent.parent / "fixtures"
PAGES = sorted(FOLDER.rglob("*.marked"))
# Follows from the site, or is asked for by the pages that care.
UNSAID = {"site_name", "url", "provenance"}


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner()


@pytest.fixture(params=PAGES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def page(request: pytest.FixtureRequest) -> marked.MarkedPage:
    return marked.parse(request.param.read_text("utf-8"))


def test_there_are_fixtures_for_every_site_of_the_rules() -> None:
    sites = {path.stem for path in (FOLDER.parent / "rules" / "sites").glob("*.yaml")}
    assert sites <= {path.parent.name for path in PAGES}


def test_every_line_has_the_fate_of_its_margin(tool: Cleaner, page: marked.MarkedPage) -> None:
    result = tool.clean(page.source)
    assert not marked.compare(page, result.document, result.settlement)


def test_the_metadata_is_what_the_page_says_and_nothing_else(tool: Cleaner, page: marked.MarkedPage) -> None:
    assert said_by(tool.clean(page.source).metadata) == expected_of(page)


def test_the_page_is_restored_from_its_text_and_ledger(tool: Cleaner, page: marked.MarkedPage) -> None:
    assert tool.clean(page.source).restore() == page.source


def test_cleaning_the_clean_text_changes_nothing(tool: Cleaner, page: marked.MarkedPage) -> None:
    text = tool.clean(page.source).text
    assert tool.clean(text).text == text


def said_by(metadata: Metadata) -> Mapping[str, tuple[str, ...]]:
    """The fields that are filled, each as a tuple of its values."""
    values = {field.name: getattr(metadata, field.name) for field in dataclasses.fields(metadata)}
    return {
        name: value if isinstance(value, tuple) else (value,)
        for name, value in values.items()
        if value and name not in UNSAID
    }


def expected_of(page: marked.MarkedPage) -> Mapping[str, tuple[str, ...]]:
    """What the lines with `=` say; a field with several values stands on several lines."""
    expected: dict[str, tuple[str, ...]] = {}
    for name, value in page.fields:
        expected[name] = (*expected.get(name, ()), value)
    return expected
