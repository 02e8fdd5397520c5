"""`cleaner rules test`: the tests that stand in rule files, and those that nobody has to write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules  # noqa: TC001 - typer reads it when the command is built
from cleaner.cli._terminal import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.errors import Finding
    from cleaner.lint import Stock

Coverage = Annotated[bool, typer.Option("--coverage", help="Name the rules that no whole page uses.")]


def run(
    names: Annotated[list[str], typer.Argument(metavar="[ID...]", help="Sites, packs or rules; all without.")] = [],  # noqa: B006
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    coverage: Coverage = False,
) -> None:
    """Run the tests in rule files: each rule alone on its pages, and whole pages through everything.

    Then the laws: no page that two sites claim, no rule that takes what another file keeps, no entry that no test
    needs. With --rules they look at the files of these folders, beside the shipped ones. What fails is printed with
    its file and line, and the exit code is 1.
    """
    from cleaner.cli import _rules
    from cleaner.samples import proofs

    _rules.check_files(rules)
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
    stock = _rules.stock(rules)
    broken = list(_laws(stock, names))
    for finding in broken:
        _rules.show(finding)
    _tell_coverage(stock, names, coverage)
    if failed or broken:
        raise typer.Exit(FAILED)


def _laws(stock: Stock, names: Sequence[str]) -> Iterator[Finding]:
    """What the laws find in the files that were asked for; failing tests were told already."""
    from cleaner import lint
    from cleaner.lint import idle

    asked = {file["path"] for file in stock.files if _is_asked(file["id"], names)}
    for finding in lint.lint(stock, lint.LAWS):
        if finding.path in asked and finding.code != idle.RED:
            yield finding


def _tell_coverage(stock: Stock, names: Sequence[str], wanted: bool) -> None:
    from cleaner import coverage

    own = {file["path"] for file in stock.files if _is_asked(file["id"], names)}
    rules = [name for name, (file, _) in stock.rules.items() if file["path"] in own]
    unused = sorted(set(rules) - coverage.fired(stock))
    say(f"{counted(len(rules), 'rule')}, {len(rules) - len(unused)} of them used by a whole page")
    for name in unused if wanted else ():
        typer.echo(f"no whole page uses {name}")


def _is_asked(file: str, names: Sequence[str]) -> bool:
    return not names or any(name.partition("/")[0] == file for name in names)


COMMAND = Command(
    "test",
    run,
    (
        "cleaner rules test",
        "cleaner rules test kontan --coverage",
        "cleaner rules test mysite --rules my-rules",
    ),
    group="rules",
)
