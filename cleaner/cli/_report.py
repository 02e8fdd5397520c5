"""Findings on documents, told in one of the formats, with paths from the working folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.errors import Finding


def check_form(form: str) -> None:
    """Raise UsageError for a format that does not exist."""
    from cleaner.findings import FORMATS

    if form not in FORMATS:
        raise UsageError(f"--format is one of {', '.join(FORMATS)}, not {form!r}{suggestion(form, FORMATS)}")


def placed(findings: Iterable[Finding]) -> Iterator[Finding]:
    """The same with paths relative to the working folder, where they are below it."""
    from cleaner.findings import Report

    here = Path.cwd()
    return (Report((finding,)).below(here).findings[0] for finding in findings)


def show(form: str, findings: tuple[Finding, ...]) -> None:
    """Print them as one report."""
    from cleaner import check
    from cleaner.findings import FORMATS, About, Report

    codes = {finding.code for finding in findings}
    about = {code: About(check.CODES[code], check.section(code)) for code in codes if code in check.CODES}
    typer.echo(FORMATS[form].render(Report(findings, about)), nl=False)
