"""The option for pages with the same text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.dedupe import Clusters
    from cleaner.row import Row

Dedupe = Annotated[
    str | None,
    typer.Option(
        "--dedupe", metavar="flag|drop", help="Name, or leave out, pages with nearly the text of an earlier one."
    ),
]


def clusters(mode: str | None) -> Clusters | None:
    """What finds pages with the same text; None where nobody asks. Raises UsageError for an unknown mode."""
    if mode is None:
        return None
    from cleaner.dedupe import MODES, Clusters

    if mode not in MODES:
        raise UsageError(f"--dedupe is {' or '.join(MODES)}, not {mode!r}{suggestion(mode, MODES)}")
    return Clusters(mode)


def marked(found: Clusters | None, rows: Iterator[Row]) -> Iterator[Row]:
    """`rows`, each with its cluster where that is asked for."""
    return found.marked(rows) if found else rows
