"""`cleaner rules test`: the tests that stand in rule files."""

from __future__ import annotations

from typing import Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules  # noqa: TC001 - typer reads it when the command is built
from cleaner.cli._terminal import counted, say


def run(
    names: Annotated[list[str], typer.Argument(metavar="[ID...]", help="Sites, packs or rules; all without.")] = [],  # noqa: B006
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
) -> None:
    """Run the tests in rule files: each rule alone on its pages, and whole pages through everything.

    What fails is printed with its file and line, and the exit code is 1.
    """
    from cleaner.cli import _rules
    from cleaner.samples import proofs

    found = _rules.loaded(rules)
    found.strict()
    _rules.check_ids(found, names)
    run = failed = 0
    for proof in proofs(found, names):
        run += 1
        failed += bool(proof.findings)
        for finding in proof.findings:
            _rules.show(finding)
    say(f"{counted(run, 'test')}, {failed} failed")
    if failed:
        raise typer.Exit(FAILED)


COMMAND = Command(
    "test",
    run,
    ("cleaner rules test", "cleaner rules test kontan", "cleaner rules test mysite --rules my-rules"),
    group="rules",
)
