"""`cleaner report`: what a batch removed, and the pages to look at first, as one HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules, check_folders, open_cleaner
from cleaner.cli._terminal import counted, inline, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.cli._finished import Output
    from cleaner.report import Report, Silent

# Pages are held until the last record is read, half a megabyte each at the very most.
MOST_PAGES = 200
# Bytes of a file that is there already, in which our mark must stand.
_HEAD = 4_096


def run(
    out: Annotated[str, typer.Argument(metavar="OUT", help="What clean wrote: a folder, a .jsonl or a .parquet.")],
    page: Annotated[
        str | None, typer.Option("--output", "-o", metavar="FILE", help="The report; OUT/report.html without it.")
    ] = None,
    pages: Annotated[int, typer.Option("--pages", metavar="N", help=f"Pages to show, {MOST_PAGES} at most.")] = 24,
    title: Annotated[str, typer.Option("--title", metavar="TEXT", help="What the report is called.")] = "",
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
) -> None:
    """Write a report on a batch: one HTML page that needs no network and no script.

    It shows what was removed by site, category and rule, the rules that were suspended or took nothing, lines that
    still repeat, sites without rules, and the pages to look at first. Clean with --with-removed to see their originals
    beside the cleaned texts. Name the same --rules as for clean. The exit code is 1 where a record cannot be read.
    """
    from cleaner.cli._finished import Output
    from cleaner.report import Report
    from cleaner.sinks.atomic import replacing

    if not 0 <= pages <= MOST_PAGES:
        raise UsageError(f"--pages is a number from 0 to {MOST_PAGES}, not {pages}")
    check_folders(rules)
    output, report = Output.of(out), Report(pages)
    target = _target(page, output)
    broken = _read(output, report)
    silent = _silent(report, output, rules)
    text = report.page(title or "Cleaning report", silent, _notes(report, output, broken))
    with replacing(target) as stream:
        stream.write(text.encode())
    sums = report.totals.all
    say(f"{inline(str(target))}: {counted(sums.pages, 'page')}, {sums.failed} failed, {sums.empty} empty")
    for problem in broken[:1]:
        say(f"warning: {counted(len(broken), 'line')} of {inline(str(output.records))} cannot be read: {problem}")
    raise typer.Exit(FAILED if broken else 0)


def _target(page: str | None, output: Output) -> Path:
    """The file that may be written; one that we name ourselves must be free, or a report of ours."""
    from cleaner.sinks import file

    path = Path(page) if page is not None else _default(output)
    if not path.name.lower().endswith((".html", ".htm")):
        raise UsageError(f"-o {path}: the report is an HTML page, so let the name end in .html")
    file.check(path, [str(output.records)])
    if page is None and path.exists() and not _is_ours(path):
        raise UsageError(f"{path} is no report of ours; name another file with -o")
    return path


def _default(output: Output) -> Path:
    # In the folder itself: what lies there is skipped when the folders around it are read as input.
    if output.path.is_dir():
        return output.path / "report.html"
    return output.path.with_name(f"{output.path.name.partition('.')[0]}.report.html")


def _is_ours(path: Path) -> bool:
    from cleaner.report import MARK

    with path.open("rb") as stream:
        return MARK.encode() in stream.read(_HEAD)


def _read(output: Output, report: Report) -> list[str]:
    """Give every record to `report`; what is wrong with those that are none. Raises UsageError where none is one."""
    from cleaner.report import RecordError

    broken: list[str] = []
    for number, row in output.rows():
        try:
            if isinstance(row, ValueError):
                raise row
            report.add(row)
        except RecordError as error:
            broken.append(f"line {number}: it is no record of ours, {error}")
        except ValueError as error:
            broken.append(f"line {number}: {error}")
    if broken and not report.totals.all.pages:
        raise UsageError(f"{output.records} holds no record that `cleaner clean` wrote; {broken[0]}")
    return broken


def _silent(report: Report, output: Output, rules: Sequence[str]) -> Sequence[Silent] | str:
    """The rules that took nothing, or why that cannot be told: they must be those of the run."""
    from cleaner.report import silent

    if not report.totals.with_ledger:
        return ""
    options = output.manifest.get("options") or {}
    made = {rules_hash for rules_hash, _ in report.totals.made_by}
    try:
        cleaner = open_cleaner(rules, options.get("disable") or [], options.get("keep") or [])
    except UsageError as error:
        return f"The rules of this run cannot be loaded: {error}."
    if made != {cleaner.rulebook.hash}:
        return (
            f"This run had other rules ({', '.join(sorted(made))}) than those that are loaded now "
            f"({cleaner.rulebook.hash}). With the --rules that it was given, and the same version, they can be told."
        )
    return silent(report.totals, cleaner)


def _notes(report: Report, output: Output, broken: Sequence[str]) -> Iterator[str]:
    from cleaner.version import __version__

    pages, counts = report.totals.all.pages, output.manifest.get("counts") or {}
    if broken:
        yield f"Not counted: {counted(len(broken), 'line')} of the records that cannot be read; {broken[0]}."
    if (told := counts.get("documents", pages)) != pages:
        yield f"The manifest counts {told} pages, and the records are {pages}."
    if (version := output.manifest.get("version", __version__)) != __version__:
        yield f"The run was made by version {version}, this report by {__version__}."


COMMAND = Command(
    "report",
    run,
    (
        "cleaner report out",
        "cleaner report out -o report.html --pages 50",
        "cleaner report records.jsonl.gz -o report.html --title 'Crawl of June'",
    ),
)
