"""The table: one row an extractor, the best F1 first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import fields
from .race import graded
from .score import overlap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .article import Article
    from .pages import Page
    from .race import Run
    from .score import Score

FIELDS: dict[str, Callable[[Page, Article], bool | None]] = {
    "title": fields.title, "date": fields.date, "authors": fields.authors,
}  # fmt: skip
_HEADS = ("extractor", "F1", "P", "R", "CPU", *FIELDS)
_CPU = _HEADS.index("CPU")


def rows(pages: Sequence[Page], runs: Sequence[Run], unit: float) -> Iterator[str]:
    """The lines of the table. `unit` are the CPU seconds that a bare parse of the pages takes."""
    scored = [(graded(pages, run.texts), run) for run in runs]
    scored.sort(key=lambda pair: (-pair[0].f1, pair[1].extractor.name))
    cells = [_HEADS, *(_cells(pages, run, found, unit) for found, run in scored)]
    used = [column for column in range(len(_HEADS)) if column <= _CPU or any(row[column] != "-" for row in cells[1:])]
    width = {column: max(len(row[column]) for row in cells) for column in used}
    for row in cells:
        left = (row[column].ljust(width[column]) for column in used if column < _CPU)
        right = (row[column].rjust(width[column]) for column in used if column >= _CPU)
        yield "  ".join([*left, *right])
    yield from (f"{run.extractor.name} broke on {', '.join(run.raised)}" for run in runs if run.raised)


def worst(pages: Sequence[Page], run: Run, number: int) -> Iterator[str]:
    """The pages with the lowest F1."""
    found = [(overlap(page.text, text).f1, page.name) for page, text in zip(pages, run.texts, strict=True)]
    for value, name in sorted(found)[:number]:
        yield f"  {value:.3f}  {name}"


def _cells(pages: Sequence[Page], run: Run, found: Score, unit: float) -> tuple[str, ...]:
    figures = zip((found.f1, found.precision, found.recall), found.spread, strict=True)
    shares = (_share(pages, run, name) for name in FIELDS)
    ratio = f"{run.seconds / unit:.1f}" if unit else "-"
    return run.extractor.name, *(f"{value:.3f} ± {spread:.3f}" for value, spread in figures), ratio, *shares


def _share(pages: Sequence[Page], run: Run, name: str) -> str:
    """Right ones of those that the gold knows; a dash where it knows none, or the extractor never gives the field."""
    judged = [FIELDS[name](page, article) for page, article in zip(pages, run.articles, strict=True)]
    known = [one for one in judged if one is not None]
    return f"{sum(known)}/{len(known)}" if known and name in run.extractor.gives else "-"
