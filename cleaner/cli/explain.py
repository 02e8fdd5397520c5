"""`cleaner explain`: what became of each line of a page, and which rule decided it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Disable, Keep, Rules, Site, Url, open_cleaner
from cleaner.cli._terminal import counted, inline, say, shortened, width
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.whynot import Looked


def run(
    path: Annotated[str, typer.Argument(metavar="FILE", help="One page; - is standard input.")],
    why_not: Annotated[
        str | None, typer.Option("--why-not", metavar="TEXT", help="Say why the lines with TEXT were not taken.")
    ] = None,
    site: Site = None,
    url: Url = None,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    disable: Disable = [],  # noqa: B006
    keep: Keep = [],  # noqa: B006
) -> None:
    """Show each line of a page, its fate, and the rule that decided it.

    + stays, - goes, ~ goes in part: {--what goes--}. Then come the category, the strongest rule (+1: one more would
    take the line) and its place, and below all lines what the page gave to the metadata.
    """
    from cleaner.cli import _account

    cleaner = open_cleaner(rules, disable, keep)
    result = _result(cleaner, path, site, url)
    if why_not is not None:
        _why_not(cleaner, result, why_not, rules)
        return
    typer.echo(_header(cleaner, result, told=site is not None))
    for line in _account.lines(result, width()):
        typer.echo(line)


def _result(cleaner: Cleaner, path: str, site: str | None, url: str | None) -> Result:
    from cleaner.sources import Inputs

    inputs = Inputs.of([path])
    if not inputs.single:
        raise UsageError(f"{path} is a folder; explain shows one page, so name a file of it")
    item = next(inputs.items())
    result = None if item.raw is None else cleaner.clean(item.raw, url=url, site=site)
    if result is None or result.failure:
        problem = result.failure.problem if result and result.failure else item.problem
        say(f"failed: {inline(item.id)}: {inline(problem)}")
        raise typer.Exit(FAILED)
    return result


def _header(cleaner: Cleaner, result: Result, *, told: bool) -> str:
    stats = result.stats()
    counts = f"{counted(stats['blocks'], 'line')}, {stats['kept']} kept, {stats['blocks'] - stats['kept']} gone"
    site = result.metadata.site
    if site is None:
        return f"no site recognised: packs and heuristics only ({counts})"
    return f"{site}, {'as told' if told else _how(cleaner, result)} ({counts})"


def _how(cleaner: Cleaner, result: Result) -> str:
    from dataclasses import replace

    document = result.document
    by_url = document.url and cleaner.rulebook.choose(replace(document, blocks=()))
    return "by its URL" if by_url else "by clues in its text"


def _why_not(cleaner: Cleaner, result: Result, text: str, rules: Sequence[str]) -> None:
    from cleaner import whynot
    from cleaner.cli import _rules

    if not text.strip():
        raise UsageError("--why-not needs a part of a line, not blanks")
    # The rulebook has no tests, which show what a rule of patterns takes; they cost a second, so only here.
    answers = whynot.explain(cleaner, result, text, _rules.loaded(rules).files)
    if not answers:
        raise UsageError(f"no line of the page has {text!r} in it; copy a part of the line as it stands there")
    for answer in answers:
        fate = "stays" if answer.stayed else "goes"
        typer.echo(shortened(f"line {answer.block.line} {fate}: {inline(answer.block.text)}", width()))
        for looked in answer.looked:
            _looked(looked)
        if not answer.looked:
            typer.echo(
                "  no rule comes near this line. To take such lines, write a rule: rules/README.md says how, and"
            )
            typer.echo(f"  `cleaner rules show {_model(cleaner, result)}` lists rules to begin with")


def _looked(looked: Looked) -> None:
    typer.echo(f"  {inline(looked.rule)}  {inline(looked.where)}")
    typer.echo(f"    {inline(looked.reason)}")
    if looked.example:
        typer.echo(shortened(f"    takes lines such as: {inline(looked.example)}", width()))


def _model(cleaner: Cleaner, result: Result) -> str:
    """The file whose rules are the best model for one more: that of the page's site, else any."""
    files = [file["id"] for file in cleaner.rulebook.files]
    site = result.metadata.site
    return site if site in files else next(iter(files), "ID")


COMMAND = Command(
    "explain",
    run,
    (
        "cleaner explain page.txt",
        'cleaner explain page.txt --why-not "Baca juga"',
        "cleaner explain page.txt --rules my-rules --site mysite",
    ),
)
