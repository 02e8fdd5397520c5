"""The sections of pages that a corpus can do without: copies of others, and those that were not wanted."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cleaner.explanation import text
from cleaner.repeats import Pages
from cleaner.report._parts import Column, Part, bar, forgotten, many, names, number, percent, section, table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cleaner.report._totals import Totals


def duplicates(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    """The clusters of pages with one text, or nearly; the largest first, each under its first page."""
    about = "Pages with the text of an earlier page, or nearly; that page is the first in the order of the input."
    yield section("duplicates", "Duplicates", about)
    if not totals.compared:
        yield "<p>No page was compared with others. Clean with <code>--dedupe flag</code> to have copies found.</p>"
    elif not totals.copies.total:
        yield f"<p>Of {many(totals.compared, 'page')} that were compared, none has the text of another.</p>"
    else:
        yield f"<p>{_sum(totals)}</p>"
        yield from _clusters(totals, places)
        yield forgotten(totals.copies)
    yield "</section>"


def _sum(totals: Totals) -> str:
    copies, compared = totals.copies, totals.compared
    clusters = f"{'at most ' if copies.missed else ''}{many(copies.distinct, 'cluster')}"
    found = f"{many(copies.total, 'duplicate')} in {clusters}"
    return f"{found}, {percent(copies.total, compared)} of {many(compared, 'page')} that were compared."


def _clusters(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    columns = (Column("First page"), Column("Copies", "number"), Column("Share", "slim chart"))
    found = list(totals.copies.frequent(1))
    most = max((pages.number for _, pages in found), default=1)
    rows = [
        (
            names(Pages(1, (first,)), places),
            number(pages.number),
            bar((Part("outside", "copies", pages.number / most),), f"{pages.number:,} copies"),
            names(pages, places),
        )
        for first, pages in found
    ]
    if rows:  # none, where all clusters are small and too many to be held
        yield from table("Duplicates", (*columns, Column("First copies", "wide")), rows)


def filtered(totals: Totals, places: Mapping[str, str]) -> Iterator[str]:
    """The pages that a filter took, by reason and site; what took the most first."""
    about = "Pages that were not wanted. Their records are there, texts and all; only files of their own are not."
    yield section("filtered", "Filtered pages", about)
    by_reason: Counter[str] = Counter()
    for (reason, _), pages in totals.filtered.items():
        by_reason[reason] += pages.number
    ordered = sorted(
        totals.filtered.items(), key=lambda one: (-by_reason[one[0][0]], one[0][0], -one[1].number, one[0][1])
    )
    columns = (Column("Why"), Column("Site", "word"), Column("Pages", "number"), Column("Of the site", "number"))
    rows = [
        (text(reason), text(site), number(pages.number), _share(totals, site, pages), names(pages, places))
        for (reason, site), pages in ordered
    ]
    none = "<p>No page was filtered.</p>"
    yield from table("Filtered pages", (*columns, Column("First pages", "wide")), rows) if rows else (none,)
    yield "</section>"


def _share(totals: Totals, site: str, pages: Pages) -> str:
    """Of all pages of the site; a dash where those are not counted on their own."""
    known = totals.sites.get(site)
    return percent(pages.number, known.pages if known else 0)
