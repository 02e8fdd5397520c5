"""`cleaner rules list`: which rule files there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import WRONG_USE
from cleaner.cli._open import Rules  # noqa: TC001 - typer reads it when the command is built
from cleaner.cli._terminal import inline, say

if TYPE_CHECKING:
    from collections.abc import Collection

    from cleaner.rulebook.plain import FileData


def run(rules: Rules = []) -> None:  # noqa: B006 - typer makes a list for each call
    """List sites and packs: id, kind, number of rules, status, title.

    The columns are parted by tabs. A file that cannot be read is told on stderr, and the exit code is 2.
    """
    from cleaner.cli import _rules
    from cleaner.rulebook.book import Rulebook

    found = _rules.loaded(rules)
    running = Rulebook.of(found.files).check_ids
    for file in sorted(found.files, key=lambda file: (file["kind"] != "site", file["id"])):
        count = len(file.get("rules", ()))
        typer.echo(
            "\t".join([file["id"], file["kind"], str(count), _status(file, running), inline(file.get("title", ""))])
        )
    for finding in found.findings:
        say(inline(str(finding)))
    if found.findings:
        raise typer.Exit(WRONG_USE)


def _status(file: FileData, running: Collection[str]) -> str:
    drafts = sum(f"{file['id']}/{rule['id']}" not in running for rule in file.get("rules", ()))
    status = file.get("status", "stable")
    return f"{status} ({drafts} drafts)" if drafts and status != "draft" else status


COMMAND = Command("list", run, ("cleaner rules list", "cleaner rules list --rules my-rules | cut -f 1"), group="rules")
