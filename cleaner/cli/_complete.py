"""Names that a shell completes: sites, rules, categories. Told from file names and compiled rules, in a blink."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer  # noqa: TC002 - typer reads the signatures

if TYPE_CHECKING:
    from collections.abc import Iterable


def sites(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of sites that begin so, those of the folders behind --rules included."""
    from cleaner.rulebook import shipped

    folders = [shipped.shipped(), *map(Path, ctx.params.get("rules") or ())]
    # A file is called like its site; reading it would take longer than people wait for.
    return _fitting({path.stem for folder in folders for path in (folder / "sites").glob("*.yaml")}, incomplete)


def categories(incomplete: str) -> list[str]:
    """The categories that begin so."""
    from cleaner.model import CATEGORIES

    return _fitting(CATEGORIES, incomplete)


def rules(ctx: typer.Context, incomplete: str) -> list[str]:
    """The ids of rules and heuristics that begin so. Invalid rules complete to nothing."""
    from cleaner import heuristics
    from cleaner.errors import CleanerError
    from cleaner.rulebook.book import Rulebook

    try:
        book = Rulebook.load([Path(folder) for folder in ctx.params.get("rules") or ()])
    except (CleanerError, OSError):
        return []  # a shell is no place to say what is wrong
    return _fitting({*book.check_ids, *(check.id for check in heuristics.ALL)}, incomplete)


def efforts(incomplete: str) -> list[str]:
    """The words for --effort."""
    return _fitting(("best", "fast"), incomplete)


def formats(incomplete: str) -> list[str]:
    """The formats of findings."""
    from cleaner.findings import FORMATS

    return _fitting(FORMATS, incomplete)


def _fitting(names: Iterable[str], incomplete: str) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))
