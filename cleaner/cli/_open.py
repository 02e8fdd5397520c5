"""What the commands share: options of one meaning, and the cleaner that they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast

import typer

from cleaner.cli import _complete
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.pipeline import Cleaner

EFFORTS = ("best", "fast")

Rules = Annotated[
    list[str], typer.Option("--rules", metavar="DIR", help="Add a folder of rule files; theirs win. Repeatable.")
]
Site = Annotated[
    str | None,
    typer.Option("--site", metavar="ID", autocompletion=_complete.sites, help="The site, where you know it."),
]
Url = Annotated[str | None, typer.Option("--url", metavar="URL", help="The address of the page; it tells the site.")]
Disable = Annotated[
    list[str],
    typer.Option(
        "--disable",
        metavar="RULE",
        autocompletion=_complete.rules,
        help="Run without this rule or heuristic. Repeatable.",
    ),
]
Keep = Annotated[
    list[str],
    typer.Option(
        "--keep",
        metavar="CATEGORY",
        autocompletion=_complete.categories,
        help="Remove nothing of this category. Repeatable.",
    ),
]
Effort = Annotated[
    str,
    typer.Option(
        "--effort",
        metavar="best|fast",
        autocompletion=_complete.efforts,
        help="What a page without a site's rules is worth.",
    ),
]


def open_cleaner(
    rules: Sequence[str], disable: Sequence[str], keep: Sequence[str], effort: str = "best", *, ledger: bool = False
) -> Cleaner:
    """The cleaner of a command line. Raises UsageError for unknown names, RuleError for invalid rules."""
    from cleaner.pipeline import Cleaner

    if effort not in EFFORTS:
        raise UsageError(f"--effort is best or fast, not {effort!r}{suggestion(effort, EFFORTS)}")
    check_folders(rules)
    cleaner = Cleaner(rules, effort=cast("Literal['best', 'fast']", effort), ledger=ledger)
    return cleaner.without(disable, keep) if disable or keep else cleaner


def named(rules: Sequence[str]) -> list[Path]:
    """The folders of rules; raises UsageError for an empty name, which Path would take for the working folder."""
    if "" in rules:
        raise UsageError("--rules is empty; name a folder of rule files")
    return list(map(Path, rules))


def check_folders(rules: Sequence[str]) -> None:
    """Raise UsageError for a folder of rules that is none: loading would find no rule in it, and say nothing."""
    for folder in named(rules):
        if not folder.is_dir():
            raise UsageError(f"--rules {folder}: there is no such folder")
