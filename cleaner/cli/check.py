"""`cleaner check`: the gate for texts that should be clean."""

from __future__ import annotations

import traceback
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli import _complete
from cleaner.cli._command import Command
from cleaner.cli._guard import BUG, FAILED, tell_bug
from cleaner.cli._open import Disable, Keep, Rules, Site, open_cleaner
from cleaner.cli._sources import Addresses, Field, From, MaxMb, Pages, size
from cleaner.cli._terminal import counted, escaped, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.check import Limits, Page, Seen
    from cleaner.errors import Finding
    from cleaner.pipeline import Cleaner

Form = Annotated[
    str,
    typer.Option(
        "--format", metavar="text|json|github|gitlab|sarif|junit", autocompletion=_complete.formats,
        help="How findings are told; see docs/ci.md.",
    ),
]  # fmt: skip
Require = Annotated[
    list[str], typer.Option("--require", metavar="FIELD", help="Metadata that each row must have. Repeatable.")
]
Ignore = Annotated[
    list[str], typer.Option("--ignore", metavar="CODE", help="This code is no finding, as in C105. Repeatable.")
]
Explain = Annotated[
    str | None,
    typer.Option("--explain", metavar="CODE", help="Print what a code means, with examples, and stop.", is_eager=True),
]


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")] = [],  # noqa: B006
    form: Form = "text",
    site: Site = None,
    urls: Addresses = None,
    held: From = "page",
    field: Field = [],  # noqa: B006
    max_mb: MaxMb = 64,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    disable: Disable = [],  # noqa: B006
    keep: Keep = [],  # noqa: B006
    max_repetition: Annotated[
        float, typer.Option("--max-repetition", metavar="SHARE", help="Share of a site's lines that may repeat.")
    ] = 0.003,
    require: Require = [],  # noqa: B006
    max_missing: Annotated[
        float, typer.Option("--max-missing", metavar="SHARE", help="Share of a site's rows that may lack metadata.")
    ] = 0.0,
    min_words: Annotated[int, typer.Option("--min-words", metavar="N", help="Words that a text must have.")] = 0,
    ignore: Ignore = [],  # noqa: B006
    baseline: Annotated[
        str | None, typer.Option("--baseline", metavar="FILE", help="Findings that are known, and may stand.")
    ] = None,
    record: Annotated[bool, typer.Option("--record", help="Write the baseline: what is found now may stand.")] = False,
    max_findings: Annotated[
        int, typer.Option("--max-findings", metavar="N", help="Findings that are told; all are counted.")
    ] = 1000,
    explain: Explain = None,
) -> None:
    """Check texts that should be clean: what a rule would take, what repeats, spam, missing metadata, empty texts.

    Files, folders, rows of JSON Lines, and output folders of ours, of which the records are read. Settings may stand
    in [tool.cleaner.check] of a pyproject.toml. The exit code is 1 where there are findings.
    """
    from cleaner import check
    from cleaner.cli import _known, _report
    from cleaner.cli._gate_pages import Gate

    if explain is not None:
        typer.echo(_page(explain), nl=False)
        return
    _report.check_form(form)
    if not paths:
        raise UsageError("name the files and folders to check")
    if record and baseline is None:
        raise UsageError("--record writes the baseline; name its file with --baseline FILE")
    limits = _limits(max_repetition, require, max_missing, min_words, ignore)
    known = None if baseline is None or record else _known.read(Path(baseline))
    named = _named(paths, held, field, urls)
    looked_at = _Looked(open_cleaner(rules, disable, keep))
    found = _report.placed(check.check(looked_at.at(Gate(named, site, limits, size(max_mb)).pages()), limits))
    if record and baseline is not None:
        _known.write(Path(baseline), check.Baseline.of(found), paths)
        named.tell()
        raise typer.Exit(looked_at.code)
    told, more = _split(known.new(found) if known else found, max(1, max_findings))
    if not looked_at.number:
        raise UsageError(
            "there is nothing to check; name files of texts or rows, folders of them, or an output of ours"
        )
    _report.show(form, told)
    named.tell()
    rest = f"; {more} more are not shown, see --max-findings" if more else ""
    say(f"{counted(looked_at.number, 'text')}, {counted(len(told) + more, 'finding')}{rest}")
    raise typer.Exit(looked_at.code or (FAILED if told else 0))


class _Looked:
    """Counts the pages that pass, and goes on where one of them finds a bug of ours."""

    def __init__(self, cleaner: Cleaner) -> None:
        self.cleaner, self.number, self.code = cleaner, 0, 0

    def at(self, pages: Iterable[Page]) -> Iterator[Seen]:
        from cleaner import check

        for page in pages:
            self.number += 1
            try:
                seen = check.look(page, self.cleaner)
            except UsageError:
                raise
            except Exception as error:
                tell_bug(f"{escaped(page.place)}: {type(error).__name__}: {error}", traceback.format_exc())
                self.code = BUG
                seen = check.Seen(page, None)
            yield seen


def _named(paths: Sequence[str], held: str, field: Sequence[str], urls: str | None) -> Pages:
    from cleaner.sources import STDIN

    named = Pages.of(paths, held, field, urls)
    if field and held == "page" and set(named.inputs.paths) == {STDIN}:
        raise UsageError("--field is of rows, and standard input is one page; say what it holds with --from jsonl")
    return named


def _split(findings: Iterator[Finding], most: int) -> tuple[tuple[Finding, ...], int]:
    """The first of them, and the number of the others, which are not held."""
    return tuple(islice(findings, most)), sum(1 for _ in findings)


def _limits(
    max_repetition: float, require: Sequence[str], max_missing: float, min_words: int, ignore: Sequence[str]
) -> Limits:
    from cleaner import check
    from cleaner.model import METADATA

    for name, share in (("--max-repetition", max_repetition), ("--max-missing", max_missing)):
        if not 0 <= share <= 1:
            raise UsageError(f"{name} is a share from 0 to 1, not {share:g}")
    for name in require:
        if name not in METADATA:
            raise UsageError(f"--require: there is no field {name!r}{suggestion(name, METADATA)}")
    codes = {code.upper() for code in ignore}
    for code in sorted(codes - set(check.CODES)):
        raise UsageError(f"--ignore: there is no code {code!r}{suggestion(code, check.CODES)}")
    return check.Limits(max_repetition, tuple(require) or None, max_missing, min_words, frozenset(codes))


def _page(code: str) -> str:
    from cleaner import check

    known = code.upper()
    if known not in check.CODES:
        raise UsageError(f"there is no code {code!r}{suggestion(known, check.CODES)}")
    return check.section(known) or f"## {known}: {check.CODES[known]}\n"


COMMAND = Command(
    "check",
    run,
    (
        "cleaner check out/",
        "cleaner check texts/ records.jsonl --format github",
        "cleaner check out/ --baseline known.json --record",
        "cleaner check --explain C101",
    ),
)
