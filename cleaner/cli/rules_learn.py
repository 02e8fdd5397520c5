"""`cleaner rules learn`: draft a rule file from a folder of a site's pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._drafts import Force, NewFile, Out
from cleaner.cli._guard import FAILED
from cleaner.cli._samples import Pages
from cleaner.cli._terminal import columns_of, counted, inline, padded, say, shortened, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.learn import Draft, Row
    from cleaner.rulebook.plain import FileData

# Columns of the evidence in the table, and leftover lines that are told one by one.
_EVIDENCE = 44
_LEFT = 5
_HEADINGS = ("evidence", "docs", "here:elsewhere", "held out", "proposal")


def run(
    folder: Annotated[str, typer.Argument(metavar="FOLDER", help="Pages of one site: a folder, or JSON Lines.")],
    name: Annotated[str, typer.Option("--id", metavar="ID", help="The id of the new rule file.")],
    contrast: Annotated[
        list[str], typer.Option("--contrast", metavar="FOLDER", help="Pages of other sites. Repeatable.")
    ] = [],  # noqa: B006 - typer makes a list for each call
    out: Out = "rules",
    packs: Annotated[bool, typer.Option(help="Extend the packs that fit, rather than draft what they have.")] = True,
    mask: Annotated[
        bool, typer.Option("--mask", help="Mask the wording of pages in tests, to publish the file.")
    ] = False,
    force: Force = False,
) -> None:
    """Draft a rule file from what repeats on a site's pages: lines, labels, datelines, cards; for HTML layouts too.

    Rows of JSON Lines hold `text` or `html`, and perhaps `url`. A third of the pages is held out, and the draft says
    what it does to them. The other sites show what is text: name them, the more the better.
    """
    from cleaner import learn

    target = NewFile.of(name, out, force=force)
    site, others = Pages.of([folder]), Pages.of(contrast)
    shipped = _packs()
    wish = learn.Wish(name, shipped if packs else (), shipped, mask=mask)
    try:
        draft = learn.learn(site, others, wish)
    finally:
        site.tell()
    others.tell()
    target.write(draft.text())  # first: whoever reads the table may hang up
    for line in _table(draft):
        typer.echo(line)
    _account(draft, target)
    if findings := _findings(target, draft):
        for finding in findings:
            say(inline(str(finding)))
        raise typer.Exit(FAILED)
    for doubt in _doubts(draft):
        say(f"before it runs: {doubt.code} {inline(doubt.message)}")


def _packs() -> tuple[FileData, ...]:
    from cleaner.rulebook import shipped
    from cleaner.rulebook.load import load_partial

    return tuple(file for file in load_partial([shipped.shipped()]).files if file["kind"] == "pack")


def _findings(target: NewFile, draft: Draft) -> list[Finding]:
    """What is wrong with the file that was written: nothing, if all is well."""
    from cleaner.rulebook import shipped
    from cleaner.rulebook.folders import source, sources
    from cleaner.rulebook.load import load_sources
    from cleaner.samples import proofs

    own = source(target.path, str(target.path))
    # A folder of its own, so that a file may take the place of a shipped one.
    loaded = load_sources((*sources([shipped.shipped()]), replace(own, folder=1)))
    found = [one for one in loaded.findings if one.path == str(target.path)]
    return found or [finding for proof in proofs(loaded, [draft.id]) for finding in proof.findings]


def _doubts(draft: Draft) -> list[Finding]:
    """What the laws will say of the file when it is no draft any more: all of it is for people to decide."""
    from cleaner import lint
    from cleaner.lint import contained
    from cleaner.rulebook import shipped

    with TemporaryDirectory() as folder:
        path = Path(folder, "sites", f"{draft.id}.yaml")
        path.parent.mkdir()
        path.write_text(draft.running(), encoding="utf-8")
        stock = lint.stock([Path(folder)], [shipped.shipped()])
        return [one for one in lint.lint(stock, (*lint.LAWS, contained.LINT)) if one.path.endswith(path.name)]


def _table(draft: Draft) -> Iterator[str]:
    rows = [_HEADINGS, *map(_cells, draft.rows())]
    widths = [min(_EVIDENCE, max(columns_of(row[0]) for row in rows))]
    widths += [max(columns_of(row[column]) for row in rows) for column in (1, 2, 3)]
    others = f", {draft.contrast} of {counted(draft.sites, 'other site')} as contrast" if draft.contrast else ""
    yield f"{counted(draft.documents, 'document')}, {counted(draft.lines, 'line')}{others}"
    for row in rows:
        cells = [padded(row[0], widths[0]), *(row[column].rjust(widths[column]) for column in (1, 2, 3))]
        yield shortened("  ".join((*cells, row[4])).rstrip(), max(width(), 80))


def _cells(row: Row) -> tuple[str, str, str, str, str]:
    ratio = "" if row.ratio is None else "only here" if row.ratio == float("inf") else f"{row.ratio:.0f}"
    return inline(row.evidence), f"{row.documents:.0%}", ratio, row.held, inline(row.proposal)


def _account(draft: Draft, target: NewFile) -> None:
    layouts = f"{counted(len(draft.layouts.data), 'layout')}, " if draft.layouts.data else ""
    rules = f"{counted(len(draft.rules), 'rule')}, {counted(draft.tests, 'test')}"
    say(f"wrote {inline(str(target.path))} (a draft: {layouts}{rules})")
    say(draft.checked.account())
    for line, pages in draft.checked.left[:_LEFT]:
        say(f"still repeats: {shortened(inline(line), _EVIDENCE)}, on {counted(pages, 'page')}")
    if not draft.contrast:
        say("without --contrast, labels that close with no colon and no sign were not looked for")
    if "match" not in draft.head:
        by_hand = f"give match.hosts or match.text by hand, or clean with --site {draft.id}"
        say(f"nothing tells whose these pages are: {by_hand}")
    if draft.unread:
        say(f"{counted(draft.unread, 'page')} could not be read")
    if draft.repeated:
        say(f"{counted(draft.repeated, 'page')} left out, as good as another one")
    say(_next(draft, target))


def _next(draft: Draft, target: NewFile) -> str:
    look = "look at each rule" if draft.rules or draft.layouts.data else "the packs take what repeats"
    try_it = f"cleaner rules watch {draft.id} SAMPLES {target.option} shows what it does"
    return f"next: {look}; {try_it}; then remove `status: draft`"


COMMAND = Command(
    "learn",
    run,
    (
        "cleaner rules learn pages/suarakota --contrast pages --id suarakota",
        "cleaner rules learn suarakota.jsonl --contrast others --id suarakota -o my-rules",
    ),
    group="rules",
)
