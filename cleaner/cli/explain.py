"""`cleaner explain`: what became of each line of a page, and which rule decided it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._command import Command
from cleaner.cli._guard import FAILED
from cleaner.cli._open import Disable, Keep, Rules, Site, Url, open_cleaner
from cleaner.cli._terminal import counted, inline, say, width
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from cleaner.layout import Selector
    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.sources import Inputs, Item


def run(
    path: Annotated[str, typer.Argument(metavar="FILE", help="One page; - is standard input.")],
    why_not: Annotated[
        str | None, typer.Option("--why-not", metavar="TEXT", help="Say why the lines with TEXT were not taken.")
    ] = None,
    html: Annotated[
        str | None, typer.Option("--html", metavar="OUT", help="Write it as a page for browsers, to OUT.html.")
    ] = None,
    site: Site = None,
    url: Url = None,
    rules: Rules = [],  # noqa: B006 - typer makes a list for each call
    disable: Disable = [],  # noqa: B006
    keep: Keep = [],  # noqa: B006
) -> None:
    """Show each line of a page, its fate, and the rule that decided it.

    + stays, - goes, ~ goes in part: {--what goes--}. Then come the category, the strongest rule (+1: one more would
    take the line) and its place, and below all lines what the page gave to the metadata. Of an HTML page a line is a
    block of text; many in a row outside the article are one line here. With --html all of them are on a page of its
    own, which needs no network and no script.
    """
    from cleaner.cli import _account, _why_not

    if why_not is not None and html is not None:
        raise UsageError("--why-not and --html are two answers; ask for one at a time")
    inputs = _inputs(path)
    out = None if html is None else _page(html, inputs)
    cleaner = open_cleaner(rules, disable, keep, ledger=True)
    item = next(inputs.items())
    result = _result(cleaner, item, site, url)
    if why_not is not None:
        # What lies outside the body of a layout is told of, and is nothing that rules look at.
        body = _result(open_cleaner(rules, disable, keep), item, site, url) if result.layout else result
        for line in _why_not.lines(cleaner, result, body, why_not, rules):
            typer.echo(line)
        return
    header = _header(cleaner, result, told=site is not None)
    if out is not None:
        _write(out, result, item.id, header)
    else:
        typer.echo(header)
        for line in _account.lines(result, width()):
            typer.echo(line)


def _inputs(path: str) -> Inputs:
    from cleaner.sources import Inputs

    inputs = Inputs.of([path])
    if not inputs.single:
        raise UsageError(f"{path} holds many pages; explain shows one, so name its file")
    return inputs


def _page(out: str, inputs: Inputs) -> Path:
    """The file that may be written; raises UsageError for what would harm another one."""
    from cleaner.sinks import atomic, file
    from cleaner.sources import STDIN

    path = Path(out)
    if not path.name.lower().endswith((".html", ".htm")):
        raise UsageError(f"--html {out}: it is an HTML page, so let the name end in .html")
    file.check(path, [name for name in inputs.paths if name != STDIN])
    atomic.refuse_input(path, inputs.linked())
    return path


def _result(cleaner: Cleaner, item: Item, site: str | None, url: str | None) -> Result:
    result = None if item.raw is None else cleaner.clean(item.raw, url=url, site=site)
    if result is None or result.failure:
        problem = result.failure.problem if result and result.failure else item.problem
        say(f"failed: {inline(item.id)}: {inline(problem)}")
        raise typer.Exit(FAILED)
    return result


def _write(out: Path, result: Result, name: str, header: str) -> None:
    from cleaner import explanation
    from cleaner.sinks.atomic import replacing

    with replacing(out) as stream:
        stream.write(explanation.page(result, name, header).encode())
    say(f"{inline(str(out))}: {header}")


def _header(cleaner: Cleaner, result: Result, *, told: bool) -> str:
    stats = result.stats()
    is_html = result.document.kind == "html"
    noun = "block" if is_html else "line"
    counts = f"{counted(stats['blocks'], noun)}, {stats['kept']} kept, {stats['blocks'] - stats['kept']} gone"
    site = result.metadata.site
    if site is None:
        who = "no site recognised: packs and heuristics only"
    else:
        who = f"{site}, {'as told' if told else _how(cleaner, result)}"
    if is_html:
        body = f"the layout {result.layout.id}" if result.layout else "extractors"
        who += f"; {body} found the article"
    return f"{who} ({counts})"


def _how(cleaner: Cleaner, result: Result) -> str:
    from cleaner.facts import NONE

    document, book = result.document, cleaner.rulebook
    if document.url and book.choose_page(document.url, NONE, _never):
        return "by its URL"
    if result.layout or book.choose_page(None, document.facts, _never):
        return "by its markup"
    return "by clues in its text"


def _never(_: Selector) -> bool:
    """The answer of a page that is not looked at."""
    return False


COMMAND = Command(
    "explain",
    run,
    (
        "cleaner explain page.txt",
        'cleaner explain page.txt --why-not "Baca juga"',
        "cleaner explain page.html --html why.html",
        "cleaner explain page.txt --rules my-rules --site mysite",
    ),
)
