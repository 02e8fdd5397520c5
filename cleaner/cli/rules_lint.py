"""`cleaner rules lint`: what is wrong with rules beyond their own tests."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules, named
from cleaner.cli._terminal import counted, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.errors import Finding
    from cleaner.findings import Report
    from cleaner.lint import Sample

Form = Annotated[
    str,
    typer.Option(
        "--format", metavar="text|json|github|gitlab|sarif|junit", help="How findings are told; see docs/ci.md."
    ),
]
Samples = Annotated[
    list[str],
    typer.Option(
        "--samples", metavar="PATH", help="Pages as scraped, which show what rules reach and miss. Repeatable."
    ),
]
Today = Annotated[
    str | None,
    typer.Option("--today", metavar="DATE", help="The day, as in 2026-11-05, to find what is old. Never the clock's."),
]
Explain = Annotated[
    str | None, typer.Option("--explain", metavar="CODE", help="Print what a code means, with examples, and stop.")
]


def run(
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    form: Form = "text",
    samples: Samples = [],  # noqa: B006
    today: Today = None,
    explain: Explain = None,
) -> None:
    """Check rule files: schema, patterns, reach, tests, relations, selectors, age. Each finding has a code.

    With --rules only the files of these folders are checked, beside the shipped ones; without it the shipped ones.
    A comment `# noqa: R104 - the reason` on the line of a finding, or of the id of its rule, lets it stand.
    The exit code is 1 where there are findings.
    """
    from cleaner import lint
    from cleaner.cli import _rules
    from cleaner.findings import FORMATS
    from cleaner.rulebook import shipped
    from cleaner.rulebook.folders import sources

    if explain is not None:
        typer.echo(_page(explain), nl=False)
        return
    if form not in FORMATS:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}, not {form!r}{suggestion(form, FORMATS)}")
    day = _day(today)
    _rules.check_files(rules)
    findings = lint.lint(_rules.stock(rules, _samples(samples), day))
    typer.echo(FORMATS[form].render(_report(findings)), nl=False)
    folders = named(rules) or [shipped.shipped()]
    looked_at = len({source.shown for source in sources(folders)})  # broken ones too
    say(f"{counted(looked_at, 'file')}, {counted(len(findings), 'finding')}")
    if findings:
        raise typer.Exit(FAILED)


def _samples(paths: Sequence[str]) -> Iterator[Sample]:
    from cleaner.lint import Sample
    from cleaner.sources import Inputs

    for item in Inputs.of(paths).items() if paths else ():
        if item.raw is None:
            say(f"{item.id} was passed over: {item.problem}")
        else:
            yield Sample(item.id, item.raw, item.url)


def _report(findings: tuple[Finding, ...]) -> Report:
    from cleaner import lint
    from cleaner.findings import About, Report

    about = {one.code: About(lint.CODES[one.code], lint.page(one.code)) for one in findings if one.code in lint.CODES}
    return Report(findings, about).below(Path.cwd())


def _page(code: str) -> str:
    from cleaner import lint

    known = code.upper()
    if known not in lint.CODES:
        near = suggestion(known, lint.CODES) or "; each finding begins with its code, and docs/lint/README.md lists all"
        raise UsageError(f"there is no code {code!r}{near}")
    return lint.page(known) or f"# {known}: {lint.CODES[known]}\n"


def _day(said: str | None) -> date | None:
    try:
        return date.fromisoformat(said) if said is not None else None
    except ValueError:
        raise UsageError(f"--today is a day such as 2026-11-05, not {said!r}") from None


COMMAND = Command(
    "lint",
    run,
    (
        "cleaner rules lint",
        "cleaner rules lint --rules my-rules --samples pages",
        "cleaner rules lint --rules my-rules --format sarif > lint.sarif",
        "cleaner rules lint --explain R104",
    ),
    group="rules",
)
