"""What the commands on rules share: the folders they read, and how findings are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from cleaner.cli._open import named
from cleaner.errors import UsageError, suggestion
from cleaner.findings import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from cleaner.errors import Finding
    from cleaner.lint import Sample, Stock
    from cleaner.rulebook.load import Loaded
    from cleaner.rulebook.plain import RuleData


def loaded(rules: Sequence[str]) -> Loaded:
    """The shipped rules and those of the folders `rules`, with their tests and places, and all findings."""
    from cleaner.rulebook import shipped
    from cleaner.rulebook.load import load_partial

    return load_partial((shipped.shipped(), *named(rules)))


def check_files(rules: Sequence[str]) -> None:
    """Raise UsageError for a folder without any rule file: that nothing was found in it would say nothing."""
    from cleaner.rulebook.folders import sources

    for folder in named(rules):
        if not sources([folder]):
            hint = "rule files end in .yaml and are no links; cleaner rules new writes one"
            raise UsageError(f"--rules {folder}: there is no rule file in it; {hint}")


def stock(rules: Sequence[str], samples: Iterable[Sample] = (), today: date | None = None) -> Stock:
    """What is linted: the folders `rules` beside the shipped ones, or those; with the marked pages of a checkout."""
    from cleaner import lint
    from cleaner.rulebook import shipped

    own = shipped.shipped()
    folders = named(rules) or [own]
    named_too = any(map(shipped.is_shipped, folders)) or own in folders
    pages = [own.parent / "fixtures", *(folder for folder in folders if not shipped.is_shipped(folder))]
    return lint.stock(
        folders,
        [] if named_too else [own],
        [page for page in pages if page.is_dir()],
        samples=samples,
        today=today,
    )


def check_ids(found: Loaded, ids: Iterable[str]) -> None:
    """Raise UsageError for an id that neither a file nor a rule has."""
    known = [file["id"] for file in found.files] + [
        f"{file['id']}/{rule['id']}" for file in found.files for rule in file.get("rules", ())
    ]
    for name in ids:
        if name not in known:
            raise UsageError(f"no site, pack or rule is called {name!r}{suggestion(name, known)}")


def action(rule: RuleData) -> str:
    """What a rule does: its one key that is an action."""
    from cleaner.rulebook import actions

    return next(one.name for one in actions.ALL if one.name in rule)


def show(finding: Finding) -> None:
    """One finding on stdout, as editors read it: path:line:col: code message."""
    typer.echo(plain.line(finding))
