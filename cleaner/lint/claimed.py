"""Where two sites claim a page, neither gets it: it is cleaned as a page of an unknown site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner import marked
from cleaner.lint._stock import Lint
from cleaner.readers import text
from cleaner.rulebook.choose import Chooser
from cleaner.rulebook.clues import ENOUGH

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock
    from cleaner.model import Document
    from cleaner.rulebook.plain import FileData

CODE = "R404"


def find(stock: Stock) -> Iterator[Finding]:
    """Hosts and names that two sites have, and pages for which the clues of two sites give as many points."""
    sites = [file for file in stock.loaded.files if file["kind"] == "site"]
    own = {file["path"] for file in stock.files}
    for number, file in enumerate(sites):
        for other in sites[:number]:
            # The one that is to be linted is told; of two, the second.
            here, there = (file, other) if file["path"] in own else (other, file)
            if here["path"] in own:
                yield from _same(stock, here, there)
    by_id = {file["id"]: file for file in sites if file["path"] in own}
    chooser = Chooser(tuple(sites))
    for where, document in _dumps(stock):
        points = chooser.points(document)
        best = max(points.values(), default=0.0)
        tied = sorted(name for name, total in points.items() if total == best >= ENOUGH)
        last = next((name for name in reversed(tied) if name in by_id), None)
        if len(tied) > 1 and last:
            message = f"the clues of {' and '.join(tied)} give {best:g} points each for {where}"
            hint = "give less to what both show, or add a clue that only one has"
            yield stock.finding(by_id[last], ("match", "text"), CODE, message, hint, of_key=True)


def _same(stock: Stock, here: FileData, there: FileData) -> Iterator[Finding]:
    hosts = there.get("match", {}).get("hosts", ())
    shared = set(_globs(here)) & set(_globs(there))
    for number, host in enumerate(here.get("match", {}).get("hosts", ())):
        if host in hosts and (shared or not (_globs(here) or _globs(there))):
            message = f"the host {host!r} is that of {there['id']} too"
            hint = "tell them apart by `paths`"
            yield stock.finding(here, ("match", "hosts", number), CODE, message, hint)
    names = {_folded(name) for name in (there["title"], *there.get("match", {}).get("names", ()))}
    if _folded(here["title"]) in names:
        yield stock.finding(here, ("title",), CODE, f"the name {here['title']!r} is that of {there['id']} too")
    for number, name in enumerate(here.get("match", {}).get("names", ())):
        if _folded(name) in names:
            yield stock.finding(
                here, ("match", "names", number), CODE, f"the name {name!r} is that of {there['id']} too"
            )


def _globs(file: FileData) -> list[str]:
    return file.get("match", {}).get("paths", [])


def _folded(name: str) -> str:
    return " ".join(name.lower().split())


def _dumps(stock: Stock) -> Iterator[tuple[str, Document]]:
    """The whole pages that name no URL, each with its place."""
    for file in stock.loaded.files:
        for test in file.get("tests", ()):
            if "url" not in test:
                try:
                    source = marked.parse(test["page"]).source
                except marked.MarkedError:
                    continue  # a test that fails; see `rules test`
                yield f"{file['path']} ({test['name']})", text.read(source)
    for where, page in stock.pages.items():
        yield where, text.read(page.source)
    for seen in stock.seen:
        if seen.result.document.kind == "text" and not seen.result.document.url:
            yield seen.where, seen.result.document


LINT = Lint({CODE: "a page that two sites claim"}, find, law=True)
