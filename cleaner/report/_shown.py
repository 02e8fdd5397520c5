"""The pages to look at first: what is known of each, and both its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.explanation import code, text
from cleaner.report._lines import sides
from cleaner.report._notable import EMPTY, FAILED, LARGE, WARNED
from cleaner.report._parts import Part, bar, number, pages_of, percent, section

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cleaner.report._notable import Page

_TITLES = {
    FAILED: ("Failures", "No text at all; one page of each kind comes before a second one."),
    EMPTY: ("Nothing left", "The page was read, and nothing of it stayed."),
    WARNED: ("Warnings", "Suspended rules first, then warnings that no other page has."),
    LARGE: ("Largest removals", "Ranked by removed sentences, then by removed characters."),
}
_UNKNOWN = ("Largest removals", "Ranked by the characters that did not stay.")


def places(chosen: Mapping[str, Sequence[Page]]) -> dict[str, str]:
    """Where each page is shown, by its name; the first of those that share one."""
    found: dict[str, str] = {}
    for at, page in enumerate((page for pages in chosen.values() for page in pages), 1):
        found.setdefault(page.id, f"p{at}")
    return found


def pages(chosen: Mapping[str, Sequence[Page]], most: int, *, ledger: bool) -> Iterator[str]:
    """The section of all chosen pages."""
    both = "Open one to see its original and its cleaned text side by side: + stays, − goes, ~ goes in part."
    about = f"At most {pages_of(most)}, taken in turn from four lists. {both if ledger else ''}"
    yield section("pages", "Pages to look at first", about)
    at = 0
    for reason, own in chosen.items():
        if own:
            title, order = _TITLES[reason] if ledger or reason != LARGE else _UNKNOWN
            yield f'<h3>{title}</h3><p class="note small">{order}</p>'
        for page in own:
            at += 1
            yield from _page(page, f"p{at}")
    yield "" if at else "<p>No page stands out.</p>"
    yield "</section>"


def _page(page: Page, place: str) -> Iterator[str]:
    size = f"{number(page.chars_out)} of {number(page.chars_in)} characters kept" if page.chars_in else ""
    said = page.problem or "; ".join(page.warnings[:1]) or page.title or ("" if size else "The input is empty.")
    yield f'<details class="page"><summary><h4>{text(page.id)}</h4><span class="size">{size}</span>'
    # A link opens what its target is inside of, so that the place is no attribute of the whole.
    yield f'<span class="sub">{text(said)}</span></summary><div class="inside" id="{place}">'
    yield f'<dl class="about">{"".join(_about(page))}</dl>'
    if any(run.lines for run in page.runs):
        yield from sides(page)
    else:
        yield '<p class="cut">There is no text to show.</p>'
    yield "</div></details>"


def _about(page: Page) -> Iterator[str]:
    layout = f"{page.site or 'no site'}{f', layout {page.layout}' if page.layout else ''}"
    known = (
        ("Site", text(layout)),
        ("Title", text(page.title or "")),
        ("Date", text(page.date or "")),
        ("Address", code(page.url) if page.url else ""),
        ("Problem", text(page.problem)),
        ("Warnings", _warnings(page)),
        ("Sentences", f"{number(page.sentences)} removed" if page.sentences else ""),
        ("Characters", _characters(page) if page.chars_in else ""),
    )
    for name, value in known:
        if value:
            yield f"<dt>{name}</dt><dd>{value}</dd>"


def _warnings(page: Page) -> str:
    more = f" and {number(page.more_warnings)} more" if page.more_warnings else ""
    return "<br>".join(map(text, page.warnings)) + more


def _characters(page: Page) -> str:
    whole = page.chars_in
    parts = [Part("kept", "kept", page.chars_out / whole)]
    if page.has_original:
        parts += [
            Part("moved", "moved to the metadata", page.moved / whole),
            Part("taken", "taken out of the article", page.taken / whole),
            Part("outside", "outside the article", page.outside / whole),
        ]
    said = ", ".join(f"{part.name} {percent(part.share, 1)}" for part in parts)
    return f"{bar(parts)}{text(said)}"
