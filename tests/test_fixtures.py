"""Every page of `fixtures/` goes through the whole pipeline: the fate of each line, and all metadata.

A dump is a marked page; in HTML what must go carries `data-expect="drop"`, and a comment says what the record holds.
"""

from __future__ import annotations

import dataclasses
import re
import textwrap
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cleaner import Cleaner, ledger, marked
from cleaner.layout import Layout, Selector, Strip
from cleaner.model import Metadata, Removal, Settlement
from cleaner.readers import html

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from cleaner.result import Result

FOLDER = Path(__file__).parent.parent / "fixtures"
PAGES = sorted(FOLDER.rglob("*.marked"))
WEB_PAGES = sorted(FOLDER.rglob("*.html"))
# Follows from the site, or is asked for by the pages that care.
UNSAID = {"site_name", "url", "provenance"}
# In the comment of an HTML page: the lines of a marked page that say what the record holds.
EXPECT = re.compile(r"<!--\s*expect\n(.*?)-->", re.DOTALL)
PLURAL = {"author": "authors", "editor": "editors", "tag": "tags", "caption": "captions"}
# What the comment may say beside the metadata.
RECORD = {"layout", "body_by"}


@pytest.fixture(scope="module")
def tool() -> Cleaner:
    return Cleaner()


@pytest.fixture(scope="module")
def cleaned(tool: Cleaner) -> Callable[[str], Result]:
    """What becomes of a page: it is cleaned once, whatever is asked of it."""
    return cache(tool.clean)


@pytest.fixture(params=PAGES, ids=lambda path: path.relative_to(FOLDER).with_suffix("").as_posix())
def page(request: pytest.FixtureRequest) -> marked.MarkedPage:
    return marked.parse(request.param.read_text("utf-8"))


def test_there_are_fixtures_for_every_site_of_the_rules() -> None:
    sites = {path.stem for path in (FOLDER.parent / "rules" / "sites").glob("*.yaml")}
    assert sites <= {path.parent.name for path in PAGES}


def test_every_line_has_the_fate_of_its_margin(cleaned: Callable[[str], Result], page: marked.MarkedPage) -> None:
    result = cleaned(page.source)
    assert not marked.compare(page, result.document, result.settlement)


def test_the_metadata_is_what_the_page_says_and_nothing_else(
    cleaned: Callable[[str], Result], page: marked.MarkedPage
) -> None:
    assert said_by(cleaned(page.source).metadata) == expected_of(page)


def test_the_page_is_restored_from_its_text_and_ledger(
    cleaned: Callable[[str], Result], page: marked.MarkedPage
) -> None:
    assert cleaned(page.source).restore() == page.source


def test_cleaning_the_clean_text_changes_nothing(cleaned: Callable[[str], Result], page: marked.MarkedPage) -> None:
    text = cleaned(page.source).text
    assert cleaned(text).text == text


@pytest.fixture(scope="module")
def whole() -> Callable[[str], Result]:
    """The same, with an account of all that is on the page."""
    return cache(Cleaner(ledger=True).clean)


@pytest.fixture(params=WEB_PAGES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def markup(request: pytest.FixtureRequest) -> str:
    return str(request.param.read_text("utf-8"))


def test_every_layout_with_a_body_has_a_fixture() -> None:
    book = Cleaner().rulebook
    all_ = (layout for site in book.sites for layout in book.layouts(site, lambda _: True))
    layouts = {(layout.site, layout.id) for layout in all_ if layout.body}
    assert {(path.parent.name, path.stem) for path in WEB_PAGES} >= layouts


@pytest.mark.parametrize("path", WEB_PAGES, ids=lambda path: path.relative_to(FOLDER).as_posix())
def test_the_fixture_of_a_layout_shows_all_that_its_selectors_are_for(path: Path, tool: Cleaner) -> None:
    page = html.read(path.read_text("utf-8"))
    (layout,) = (one for one in tool.rulebook.layouts(path.parent.name, page.has) if one.id == path.stem)
    own = [*layout.keep, *(strip.selector for strip in layout.strips)]
    own += [one for one in (layout.stop_after, layout.parts) if one]
    assert [selector.text for selector in own if not page.has(selector)] == []


def test_of_an_html_page_goes_what_is_marked_and_nothing_else(whole: Callable[[str], Result], markup: str) -> None:
    assert list(whole(markup).paragraphs) == unmarked(markup)


def test_the_record_of_an_html_page_is_what_its_comment_says(whole: Callable[[str], Result], markup: str) -> None:
    record = whole(markup).record()
    comment = EXPECT.search(markup)
    assert comment, "the page says nothing of its record"
    expected = dict(expected_of(marked.parse(textwrap.dedent(comment[1]))))
    for name in RECORD & expected.keys():
        assert (record[name],) == expected.pop(name)
    for warning in expected.pop("warning", ()):
        assert any(warning in told for told in record["warnings"])
    said = said_by(whole(markup).metadata)
    assert said == {"language": said.get("language"), **expected}


def test_an_html_page_gives_the_same_text_whether_all_of_it_is_read(
    cleaned: Callable[[str], Result], whole: Callable[[str], Result], markup: str
) -> None:
    body, page = cleaned(markup), whole(markup)
    assert body.text == page.text
    assert body.metadata == page.metadata


def test_an_html_page_is_restored_to_its_visible_text(whole: Callable[[str], Result], markup: str) -> None:
    result = whole(markup)
    assert result.restore() == result.document.source


def unmarked(markup: str) -> list[str]:
    """The paragraphs of a page less what is marked to go."""
    page = Selector("css", "html")
    to_go = Strip("expected", "other", Selector("css", '[data-expect="drop"]'))
    reading = html.read(markup).laid_out(Layout("fixtures", "any", page, body=(page,), strips=(to_go,)), whole=True)
    assert reading
    gone = Settlement(tuple(Removal(span, ()) for span in reading.marks.get("expected", ())), ())
    return ledger.paragraphs(reading.document, ledger.kept(reading.document, gone))


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
        name = PLURAL.get(name, name)
        expected[name] = (*expected.get(name, ()), value)
    return expected
