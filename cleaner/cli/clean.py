"""`cleaner clean`: pages in, articles out."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._batch import Jobs, Languages, MinWords, Timeout, interruptible, limits, progress
from cleaner.cli._command import Command
from cleaner.cli._dedupe import Dedupe, clusters, marked
from cleaner.cli._guard import BUG, FAILED, tell_bug
from cleaner.cli._open import Disable, Effort, Keep, Rules, Site, Url, open_cleaner
from cleaner.cli._sources import Addresses, Field, From, MaxMb, Pages
from cleaner.cli._terminal import counted, inline, say
from cleaner.cli._would import Check, Diff, Would
from cleaner.cli._writing import Compress, Out, Resume, To  # noqa: TC001 - typer reads them
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cleaner.cli._summary import Summary
    from cleaner.cli._target import Sink
    from cleaner.row import Row


def run(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files and folders; - is standard input.")],
    out: Out = None,
    to: To = None,
    site: Site = None,
    url: Url = None,
    urls: Addresses = None,
    form: From = "page",
    field: Field = [],  # noqa: B006
    with_removed: Annotated[
        bool, typer.Option("--with-removed/--without-removed", help="Tell all that was removed, by which rule and why.")
    ] = False,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    disable: Disable = [],  # noqa: B006
    keep: Keep = [],  # noqa: B006
    effort: Effort = "best",
    max_mb: MaxMb = 64,
    languages: Languages = [],  # noqa: B006
    min_words: MinWords = 0,
    dedupe: Dedupe = None,
    jobs: Jobs = None,
    timeout: Timeout = 60,
    compress: Compress = None,
    resume: Resume = False,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder that is not empty and not ours.")] = False,
    check: Check = False,
    diff: Diff = False,
) -> None:
    """Clean pages: the article without its boilerplate, and what is known about it.

    Without -o one page is printed as text, several as JSON Lines. A folder OUT gets a text for each page,
    records.jsonl with all that is known about every page, and manifest.json. The exit code is 1 where a page failed.
    """
    from cleaner import batch
    from cleaner.cli._summary import Summary
    from cleaner.cli._target import Target

    pages = Pages.of(paths, form, field, urls)
    inputs = pages.inputs
    if url and (urls or not inputs.single):
        raise UsageError("--url is the address of one page; give one file, or tell addresses with --urls FILE")
    if check or diff:
        would = Would.of(open_cleaner(rules, disable, keep, effort), out, to, diff=diff)
        items = pages.items(max_mb=max_mb)
        raise typer.Exit(replace(would, url=url, site=site).run(items))
    target = Target.of(out, to, inputs, force=force, compress=compress)
    if with_removed and not target.tells_removed:
        raise UsageError("a text has no place for what was removed; with --with-removed name a folder, or use jsonl")
    cleaner = open_cleaner(rules, disable, keep, effort, ledger=with_removed)
    same = clusters(dedupe)
    filters, limit = batch.Filters.of(languages, min_words), limits(timeout)
    options = {
        "to": target.writer.name, "with_removed": with_removed, "site": site, "url": url, "effort": effort,
        "disable": sorted(set(disable)), "keep": sorted(set(keep)), "max_mb": max_mb, **pages.options,
        "language": list(filters.languages), "min_words": filters.min_words, "dedupe": dedupe,
    }  # fmt: skip
    items = pages.items(skip=target.out, max_mb=max_mb)
    recipe = batch.Cleaning(cleaner, target.writer, url, site, filters)
    sink = target.open(options, cleaner.rulebook.hash, resume=resume)
    if resume and sink.is_complete:
        sink.refuse_others(items)
        say(f"nothing is left to do: {inline(str(target.out))} is complete")
        return
    results, summary = batch.run(sink.rest(items), recipe, jobs=jobs, limits=limit), Summary()
    with _told(summary, sink), interruptible(), sink, closing(results), progress(pages, target) as tell:
        for row in sink.earlier():
            summary.add(row)
            tell(row)
            if same:
                same.see(row)
        code = _write(marked(same, results), sink.write, summary, tell)
    pages.tell()
    if target.out is not None or not inputs.single:
        summary.show()
    raise typer.Exit(code)


@contextmanager
def _told(summary: Summary, sink: Sink) -> Iterator[None]:
    """Say how far the run came where it ends early."""
    try:
        yield
    except BrokenPipeError:
        raise
    except (KeyboardInterrupt, OSError) as error:
        what = "interrupted" if isinstance(error, KeyboardInterrupt) else "stopped"
        again = f"; with --resume the same command goes on behind page {sink.kept}" if sink.kept else ""
        say(f"{what}, {counted(summary.total.documents, 'page')} done{again}")
        raise


def _write(results: Iterable[Row], write: Callable[[Row], Row], summary: Summary, tell: Callable[[Row], None]) -> int:
    code = 0
    for row in map(write, results):
        summary.add(row)
        tell(row)
        if row.bug:
            tell_bug(f"{row.id}: {row.problem.removeprefix('clean: ')}", row.bug)
            code = BUG
    if summary.total.documents == 0:
        say("warning: there is no page here; of folders .txt, .html, .htm, .md, .jsonl, .parquet and .warc are read")
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
