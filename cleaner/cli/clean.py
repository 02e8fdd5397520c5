"""`cleaner clean`: pages in, articles out."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import BUG, FAILED, tell_bug
from cleaner.cli._open import Disable, Effort, Keep, Rules, Site, Url, open_cleaner
from cleaner.cli._terminal import counted, inline, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleaner.batch import Done
    from cleaner.cli._summary import Summary
    from cleaner.model import Outline, Record


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    out: Annotated[
        str | None,
        typer.Option("--output", "-o", metavar="OUT", help="A folder, or a file that ends in .jsonl, .txt or .md."),
    ] = None,
    to: Annotated[
        str | None, typer.Option("--to", metavar="text|markdown|jsonl", help="The format, where OUT does not tell.")
    ] = None,
    site: Site = None,
    url: Url = None,
    with_removed: Annotated[
        bool, typer.Option("--with-removed", help="Tell all that was removed, by which rule and why.")
    ] = False,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    disable: Disable = [],  # noqa: B006
    keep: Keep = [],  # noqa: B006
    effort: Effort = "best",
    max_mb: Annotated[float, typer.Option("--max-mb", metavar="N", help="Do not read larger files.")] = 64,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty and not ours.")] = False,
) -> None:
    """Clean pages: the article without its boilerplate, and what is known about it.

    Without -o one page is printed as text, several as JSON Lines. A folder OUT gets a text for each page,
    records.jsonl with all that is known about every page, and manifest.json. The exit code is 1 where a page failed.
    """
    from cleaner import batch
    from cleaner.cli._summary import Summary
    from cleaner.cli._target import Target
    from cleaner.sources import Inputs

    inputs = Inputs.of(paths)
    if url and not inputs.single:
        raise UsageError("--url is the address of one page; give one file, or leave --url out")
    if not 0 < max_mb < float("inf"):
        raise UsageError(f"--max-mb is a number of megabytes above 0, not {max_mb:g}")
    target = Target.of(out, to, inputs, force=force)
    if with_removed and not target.tells_removed:
        raise UsageError("a text has no place for what was removed; with --with-removed name a folder, or use jsonl")
    cleaner = open_cleaner(rules, disable, keep, effort, ledger=with_removed)
    options = {
        "to": target.writer.name, "with_removed": with_removed, "site": site, "url": url, "effort": effort,
        "disable": sorted(set(disable)), "keep": sorted(set(keep)), "max_mb": max_mb,
    }  # fmt: skip
    skip = target.out if target.is_folder else None
    items = inputs.items(skip=skip, ignore=_is_output, max_bytes=int(max_mb * (1 << 20)))
    results, summary = batch.run(items, cleaner, url=url, site=site), Summary()
    with _told(summary), target.open(options, cleaner.rulebook.hash) as sink:
        code = _write(results, sink.write, summary)
    if target.out is not None or not inputs.single:
        summary.show()
    raise typer.Exit(code)


@contextmanager
def _told(summary: Summary) -> Iterator[None]:
    """Say how far the run came where it ends early."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, OSError) as error:
        what = "interrupted" if isinstance(error, KeyboardInterrupt) else "stopped"
        say(f"{what}, {counted(summary.total.documents, 'page')} done")
        raise


def _is_output(folder: str) -> bool:
    from cleaner.sinks.folder import is_ours

    if not is_ours(Path(folder)):
        return False
    say(f"skipped: {inline(folder)}: the output of an earlier run; name the folder to have it read")
    return True


def _write(results: Iterable[Done], write: Callable[[Record, Outline], Record], summary: Summary) -> int:
    code = 0
    for done in results:
        summary.add(write(done.record, done.outline))
        if done.bug:
            tell_bug(f"{done.record['id']}: {done.record['problem']}", done.bug)
            code = BUG
    if summary.total.documents == 0:
        say("warning: there is no page in these folders; files that end in .txt, .html, .htm or .md are read")
    return code or (FAILED if summary.total.failed else 0)


COMMAND = Command(
    "clean",
    run,
    (
        "cleaner clean page.txt",
        "cleaner clean dumps/ -o out --with-removed",
        "cleaner clean a.txt b.txt --to jsonl > records.jsonl",
        "curl -s https://example.com/berita.txt | cleaner clean - --url https://example.com/berita",
    ),
)
