"""`cleaner rules diff`: what a change of rules would change on a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._terminal import counted, inline, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from cleaner.cli._side import Side
    from cleaner.rulediff import Report

_FORMATS = ("text", "markdown", "json")
# Changes of a rule that are shown: enough to see what it does, and a page of a pull request for ten rules.
_SHOWN = 10


def run(
    old: Annotated[str, typer.Argument(metavar="OLD", help="A folder of rule files, or a revision of it.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The same, to compare with.")],
    corpus: Annotated[
        list[str], typer.Option("--corpus", metavar="PATH", help="Files, folders, .jsonl files of rows. Repeatable.")
    ],
    format_: Annotated[
        str, typer.Option("--format", metavar="text|markdown|json", help="Markdown is for a pull request.")
    ] = "text",
    show: Annotated[int, typer.Option("--show", metavar="N", help="Changes of each rule that are shown.")] = _SHOWN,
    folder: Annotated[
        str, typer.Option("--folder", metavar="DIR", help="The folder of rule files that revisions are of.")
    ] = "rules",
    alone: Annotated[
        bool, typer.Option("--alone", help="The folders are whole rule sets: leave the shipped rules out.")
    ] = False,
) -> None:
    """Show what changes on a corpus from the rules OLD to the rules NEW: by rule, sentences first.

    A line with - is taken now, one with + comes back, ~ has what goes in {--braces--}. OLD and NEW stand beside the
    shipped rules, unless they are the shipped rules themselves, or a revision of them. The exit code is 1 where
    anything changes.
    """
    if format_ not in _FORMATS:
        raise UsageError(f"--format is {', '.join(_FORMATS)}, not {format_!r}{suggestion(format_, _FORMATS)}")
    if show < 0:
        raise UsageError(f"--show is a number of changes, 0 or more, not {show}")
    from cleaner import rulediff
    from cleaner.cli import _diff
    from cleaner.cli._side import side
    from cleaner.cli._sources import pages

    found = pages(corpus)
    sides = side(old, folder, alone=alone), side(new, folder, alone=alone)
    report = rulediff.compare(found, sides[0].cleaner, sides[1].cleaner, show)
    for line in _diff.FORMATS[format_](report, *sides):
        typer.echo(line)
    _sum(report, *sides)
    if report.changed:
        raise typer.Exit(FAILED)


def _sum(report: Report, old: Side, new: Side) -> None:
    for word, one in (("old", old), ("new", new)):
        beside = "" if one.alone else " beside the shipped rules"
        say(f"{word}: {inline(one.name)}{beside}, {one.cleaner.rulebook.hash}")
    rules = counted(len(report.by_rule), "rule")
    pages = f"{report.changed} of {counted(report.pages, 'page')} changed"
    say(f"{pages}, by {rules}{f', {report.failed} failed' if report.failed else ''}")
    if not report.pages:
        say("warning: there is no page in this corpus; .txt, .html, .htm, .md and .jsonl files are read")


COMMAND = Command(
    "diff",
    run,
    (
        "cleaner rules diff main rules --corpus pages/",
        "cleaner rules diff HEAD~1 HEAD --corpus pages.jsonl --format markdown > change.md",
        "cleaner rules diff old-rules new-rules --corpus pages/ --format json",
    ),
    group="rules",
)
