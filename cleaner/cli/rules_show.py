"""`cleaner rules show`: what the rules of a file do, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._open import Rules  # noqa: TC001 - typer reads it when the command is built
from cleaner.cli._terminal import inline
from cleaner.errors import RuleError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.rulebook.plain import FileData, RuleData


def run(
    name: Annotated[str, typer.Argument(metavar="ID", help="A site, a pack, or one rule: kontan/dateline.")],
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
) -> None:
    """Show the rules of a site or a pack: category, action, why, and where they stand."""
    from cleaner.cli import _rules
    from cleaner.rulebook.book import Rulebook

    found = _rules.loaded(rules)
    broken = tuple(one for one in found.findings if one.path.endswith(f"/{name.partition('/')[0]}.yaml"))
    if broken:
        raise RuleError(broken)
    _rules.check_ids(found, [name])
    file = next(file for file in found.files if file["id"] == name.partition("/")[0])
    drafts = dict(skipped.split(": ", 1) for skipped in Rulebook.of(found.files).skipped)
    for line in _head(file) if "/" not in name else ():
        typer.echo(line)
    for rule in file.get("rules", ()):
        if name in (file["id"], f"{file['id']}/{rule['id']}"):
            for line in _rule(file, rule, drafts.get(f"{file['id']}/{rule['id']}", "")):
                typer.echo(line)


def _head(file: FileData) -> Iterator[str]:
    yield f"{file['id']}: {inline(file.get('title', ''))} ({file['kind']}, {file['path']})"
    if "extends" in file:
        yield f"  with the packs {', '.join(extend['pack'] for extend in file['extends'])}"


def _rule(file: FileData, rule: RuleData, draft: str) -> Iterator[str]:
    from cleaner.cli._rules import action

    yield f"{file['id']}/{rule['id']}"
    yield f"  {rule['category']}, {action(rule)}, {rule['where']}"
    if "why" in rule:
        yield f"  {inline(rule['why'])}"
    if draft:
        yield f"  a draft, which does not run: {draft}"


COMMAND = Command("show", run, ("cleaner rules show kontan", "cleaner rules show kontan/dateline"), group="rules")
