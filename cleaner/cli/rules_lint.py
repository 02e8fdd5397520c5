"""`cleaner rules lint`: what is wrong with rules beyond their own tests."""

from __future__ import annotations

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules, named
from cleaner.cli._terminal import counted, say


def run(rules: Rules = []) -> None:  # noqa: B006 - typer makes a list for each call
    """Check rule files: schema, patterns, missing tests, entries that no test needs, and hits on other files' articles.

    With --rules only the files of these folders are checked, beside the shipped ones; without it the shipped ones.
    The exit code is 1 where there are findings.
    """
    from cleaner import lint
    from cleaner.cli import _rules
    from cleaner.rulebook import shipped
    from cleaner.rulebook.folders import sources

    own = shipped.shipped()
    fixtures = own.parent / "fixtures"  # in a checkout
    pages = [fixtures] if fixtures.is_dir() else []
    folders = named(rules) or [own]
    others = [own] if rules else []
    findings = lint.lint(lint.stock(folders, others, [*pages, *folders] if rules else pages))
    for finding in findings:
        _rules.show(finding)
    looked_at = len({source.shown for source in sources(folders)})  # broken ones too
    say(f"{counted(looked_at, 'file')}, {counted(len(findings), 'finding')}")
    if findings:
        raise typer.Exit(FAILED)


COMMAND = Command("lint", run, ("cleaner rules lint", "cleaner rules lint --rules my-rules"), group="rules")
