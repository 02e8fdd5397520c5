"""`cleaner rules review`: what became of samples against what was accepted of them, hunk by hunk."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Rules, open_cleaner
from cleaner.cli._terminal import counted, inline, say, shortened, width
from cleaner.errors import CleanerError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.cli._accept import Accept
    from cleaner.pipeline import Cleaner
    from cleaner.rulediff import Hunk, Review, Snapshot

# Stands behind the name of a sample: `page.txt` and `page.html` may both be there.
_SUFFIX = ".marked"
# Lines of a hunk that are shown; a new sample is one hunk.
_SHOWN = 12


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="SAMPLES...", help="Pages, or folders of them: samples/<site>/.")
    ],
    accept: Annotated[
        str | None,
        typer.Option("--accept", metavar="all|none|RULE", help="Do not ask: accept all, none, or what a rule changed."),
    ] = None,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
) -> None:
    """Show how samples differ from what was accepted of them, and accept what is right.

    Beside page.txt stands page.txt.marked: each line with its fate, and the metadata. A folder that is called as a site
    says whose pages are in it. On a terminal each hunk is asked about; elsewhere nothing is accepted unless --accept
    says so. The exit code is 1 where something is not accepted.
    """
    from cleaner.cli._accept import Accept

    cleaner = open_cleaner(rules, (), (), ledger=True)
    decide = Accept.of(accept, cleaner.rulebook.check_ids, asks=_is_terminal())
    samples = open_ = 0
    for path in _samples(paths):
        samples += 1
        open_ += _reviewed(path, cleaner, decide)
    say(f"{counted(samples, 'sample')}, {counted(open_, 'hunk')} not accepted")
    if not samples:
        raise UsageError("there is no sample here; name pages, or folders with .txt, .html, .htm or .md files")
    if open_:
        raise typer.Exit(FAILED)


def _is_terminal() -> bool:
    return sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()


def _samples(paths: list[str]) -> Iterator[Path]:
    from cleaner.sources import page_files

    for path in paths:
        if not Path(path).is_dir():
            if not Path(path).is_file():
                raise UsageError(f"{path}: there is no such file or folder")
            yield Path(path)
        else:
            yield from map(Path, page_files(path))


def _reviewed(path: Path, cleaner: Cleaner, decide: Accept) -> int:
    """Review one sample; the number of hunks that are not accepted."""
    from cleaner import rulediff

    review = _review(path, cleaner)
    if review is None:
        return 1
    accepted = []
    for number, hunk in enumerate(review.hunks, start=1):
        where = f"{path}, {number} of {len(review.hunks)}"
        for line in _shown(hunk, inline(where), is_new=review.accepted is None):
            typer.echo(line)
        if decide(hunk):
            accepted.append(hunk)
    if accepted and (snapshot := review.merged(accepted)):
        _write(path, rulediff.printed(snapshot))
    return len(review.hunks) - len(accepted)


def _review(path: Path, cleaner: Cleaner) -> Review | None:
    from cleaner import rulediff
    from cleaner.sources import Inputs

    item = next(Inputs.of([str(path)]).items())
    site = path.absolute().parent.name
    result = None
    if item.raw is not None:
        result = cleaner.clean(item.raw, site=site if site in cleaner.rulebook.sites else None)
    if result is None or result.failure:
        problem = result.failure.problem if result and result.failure else item.problem
        say(f"failed: {inline(str(path))}: {inline(problem)}")
        return None
    return rulediff.Review.of(_accepted(path), rulediff.taken(result), result.metadata.provenance)


def _accepted(path: Path) -> Snapshot | None:
    from cleaner import rulediff

    snapshot = path.with_name(path.name + _SUFFIX)
    if not snapshot.is_file():
        return None
    try:
        return rulediff.read(snapshot.read_bytes().decode("utf-8", "surrogatepass"))
    except (CleanerError, UnicodeDecodeError) as error:
        say(f"warning: {inline(str(snapshot))} is no marked page, and counts as not there: {inline(str(error))}")
        return None


def _write(path: Path, text: str) -> None:
    from cleaner.sinks import file
    from cleaner.sinks.atomic import replacing

    snapshot = path.with_name(path.name + _SUFFIX)
    file.check(snapshot, [str(path)])
    with replacing(snapshot) as stream:
        stream.write(text.encode("utf-8", "surrogatepass"))


def _shown(hunk: Hunk, where: str, *, is_new: bool) -> Iterator[str]:
    if is_new:
        yield f"nothing accepted yet for these {counted(len(hunk.after), 'line')}: {where}"
        yield from (_fit(f"    {inline(line)}") for line in hunk.after[:_SHOWN])
    elif hunk.field:
        yield f"{inline(hunk.rule)} changes {inline(hunk.field)}: {where}"
        yield _fit(f"    was {inline('; '.join(hunk.before)) or '(nothing)'}")
        yield _fit(f"    now {inline('; '.join(hunk.after)) or '(nothing)'}")
    else:
        yield f"{inline(hunk.rule)}{', a sentence' if hunk.prose else ''}: {where}"
        for before, after in list(zip(hunk.before, hunk.after, strict=True))[:_SHOWN]:
            yield _fit(f"    was {inline(before)}")
            yield _fit(f"    now {inline(after)}")
    if len(hunk.after) > _SHOWN and not hunk.field:
        yield f"    {len(hunk.after) - _SHOWN} more lines"


def _fit(line: str) -> str:
    return shortened(line, width())


COMMAND = Command(
    "review",
    run,
    (
        "cleaner rules review samples/",
        "cleaner rules review samples/kontan --accept none",
        "cleaner rules review samples/kontan/page.txt --accept all",
    ),
    group="rules",
)
