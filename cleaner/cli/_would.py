"""`clean --check`: which inputs would come out as something else, and nothing is written."""

from __future__ import annotations

import difflib
import traceback
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

import typer

from cleaner.cli._guard import BUG, FAILED, tell_bug
from cleaner.cli._terminal import counted, escaped, inline, say
from cleaner.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cleaner.pipeline import Cleaner
    from cleaner.result import Result
    from cleaner.sources import Item
    from cleaner.writers import Writer

Check = Annotated[
    bool, typer.Option("--check", help="Write nothing: list the inputs that would change, and exit with 1.")
]
Diff = Annotated[bool, typer.Option("--diff", help="Like --check, and show what would change.")]


@dataclass(frozen=True, slots=True)
class Would:
    """A cleaner and a format that is not written; `url` and `site` are told to all pages."""

    cleaner: Cleaner
    writer: Writer
    diff: bool
    url: str | None = None
    site: str | None = None

    @classmethod
    def of(cls, cleaner: Cleaner, out: str | None, to: str | None, *, diff: bool) -> Would:
        """Raises UsageError for an output, and for a format that is none of a text."""
        from cleaner.writers import WRITERS

        texts = [name for name, writer in WRITERS.items() if not writer.rows]
        if out is not None:
            raise UsageError("--check and --diff write nothing; leave -o out")
        if to is not None and to not in texts:
            raise UsageError(f"--check compares texts: --to is {' or '.join(texts)}, not {to!r}{suggestion(to, texts)}")
        return cls(cleaner, WRITERS[to or "text"], diff)

    def run(self, items: Iterable[Item]) -> int:
        """Print the id of each item that would change, and why; gives the exit code."""
        changed = failed = number = code = 0
        for item in items:
            number += 1
            try:
                reason, problem = self._look(item)
            except UsageError:
                raise
            except Exception as error:
                tell_bug(f"{item.id}: {type(error).__name__}: {error}", traceback.format_exc())
                reason, problem, code = "", "a bug in the cleaner", BUG
            changed, failed = changed + bool(reason), failed + bool(problem)
            if problem:
                say(f"failed: {inline(item.id)}: {inline(problem)}")
        say(f"{counted(number, 'input')}: {changed} would change{f', {failed} failed' if failed else ''}")
        return code or (FAILED if changed or failed else 0)

    def _look(self, item: Item) -> tuple[str, str]:
        """Why the item would change, which is printed, and what is wrong with it; "" for neither."""
        if item.raw is None:
            return "", item.problem
        url, fetched = getattr(item, "url", None) or self.url, getattr(item, "fetched", None)
        result = self.cleaner.clean(item.raw, url=url, site=self.site, fetched=fetched)
        if result.failure:
            return "", result.failure.problem
        written = self.writer.render(result.record(), result.outline)
        if isinstance(item.raw, str):  # a row, whose text needs no line break at its end
            written = written.removesuffix("\n")
        reason = _reason(result, written)
        if reason:
            typer.echo(f"would change: {inline(item.id)} ({reason})")
            for line in _diff(inline(item.id), result, written) if self.diff else ():
                typer.echo(escaped(line))
        return reason, ""


def _reason(result: Result, written: str) -> str:
    if result.document.kind == "html":
        return "HTML: a text is made of it"
    lines = len({removal.span.block for removal in result.settlement.removals})
    if lines:
        return f"rules take something of {counted(lines, 'line')}"
    return "" if written == result.document.source else "blanks and line breaks only"


def _diff(name: str, result: Result, written: str) -> Iterator[str]:
    if result.document.kind == "html":
        return iter(())
    old = result.document.source.splitlines()
    return difflib.unified_diff(old, written.splitlines(), name, f"{name} (cleaned)", lineterm="")
