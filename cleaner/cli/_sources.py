"""What the commands ask of sources: the options for rows and addresses, and the pages of a corpus."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cleaner.cli._terminal import inline, say
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cleaner.sources import Fields, Inputs, Item, Urls

# Megabytes, a terabyte: machines count further, but not in every library.
_MOST_MB = 1e6
# Entries of a file of addresses that named no page, told one by one.
_FEW = 5

From = Annotated[
    str,
    typer.Option(
        "--from", metavar="page|jsonl|warc|paths", help="What standard input holds: one page, rows, or names of files."
    ),
]
Field = Annotated[
    list[str],
    typer.Option(
        "--field",
        metavar="ROLE=NAME",
        help="The field of rows that is raw, base64 (the page), id or url, as in raw=content. Repeatable.",
    ),
]
Addresses = Annotated[
    str | None,
    typer.Option("--urls", metavar="FILE", help="The addresses of pages: path and URL, as TSV or JSON Lines."),
]
MaxMb = Annotated[float, typer.Option("--max-mb", metavar="N", help="Do not read larger pages.")]


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages that a command line names, with the fields of rows and the addresses that it tells."""

    inputs: Inputs
    fields: Fields
    urls: Urls | None = None

    @classmethod
    def of(cls, paths: Sequence[str], form: str = "page", field: Sequence[str] = (), urls: str | None = None) -> Pages:
        """Raises UsageError for a path that is not there, and for a file of addresses that is wrong."""
        from cleaner.sources import Fields, Inputs, Urls

        inputs, fields = Inputs.of(paths, form), Fields.of(field)
        return cls(inputs, fields, Urls.read(urls, inputs) if urls is not None else None)

    @property
    def options(self) -> dict[str, Any]:
        """What shapes the output, for the manifest: names no path."""
        return {"fields": asdict(self.fields), "urls": self.urls.digest if self.urls else None}

    def items(self, *, skip: Path | None = None, max_mb: float = 64) -> Iterator[Item]:
        """Every page but what an earlier run of ours wrote, which is told; raises UsageError for what is no limit.

        `skip` is a folder that is not entered.
        """
        most = size(max_mb)
        found = self.inputs.items(skip=skip, ignore=_told_output, max_bytes=most, fields=self.fields)
        return self.told(found)

    def items_of(self, path: str, max_bytes: int, keys: tuple[str, ...] = ()) -> Iterator[Item]:
        """The pages of one file below the inputs, or of standard input, under the ids that `items` gives them.

        Where `keys` are named, those of rows come with them, and these fields of them at least.
        """
        from cleaner.sources import Ask

        return self.told(self.inputs.items_of(path, Ask("", self.fields, max_bytes, keys)))

    def told(self, items: Iterable[Item]) -> Iterator[Item]:
        """`items` with the addresses that the command line tells."""
        return self.urls.told(items) if self.urls else iter(items)

    def count(self, *, skip: Path | None = None) -> int | None:
        """How many pages there are, as far as the names of files tell."""
        return self.inputs.count(skip=skip, ignore=is_output)

    def tell(self) -> None:
        """Say which entries of the file of addresses named no page, now that all are read."""
        unused = self.urls.unused() if self.urls else []
        for line in unused[:_FEW]:
            say(f"warning: {inline(line)}")
        if len(unused) > _FEW:
            say(f"warning: {len(unused) - _FEW} more addresses are of no page")


def size(max_mb: float) -> int:
    """The bytes of --max-mb; raises UsageError for what is no limit."""
    if not 0 < max_mb <= _MOST_MB:
        raise UsageError(f"--max-mb is a number of megabytes above 0, {_MOST_MB:.0f} at most, not {max_mb:g}")
    return int(max_mb * (1 << 20))


def pages(paths: Sequence[str]) -> Iterator[Item]:
    """Every page of `paths` but what an earlier run of ours wrote, unless it is named.

    What cannot be read is told, and comes with no content. Raises UsageError at once.
    """
    from cleaner.sources import Inputs

    return _told(Inputs.of(paths).items(ignore=is_output))


def is_output(path: str) -> bool:
    """Whether a folder within another one is an output of ours, or a file of rows is nothing to read in such a folder.

    Of an output that is named its texts are read, else its records; the ledger never is.
    """
    from cleaner.sinks.folder import is_ours

    if Path(path).is_dir():
        return is_ours(Path(path))
    name = os.path.basename(path)  # noqa: PTH119 - one of many, so fast
    return name.startswith(("records.", "removed.")) and _is_beside_texts(Path(path))


def _is_beside_texts(rows: Path) -> bool:
    from cleaner.sinks import folder, stale

    options = stale.manifest(rows.parent, folder.TOOL).get("options")
    if not isinstance(options, dict):
        return False
    return rows.name.startswith("removed.") or options.get("to") in ("text", "markdown")


def _told_output(path: str) -> bool:
    found = is_output(path)
    if found and Path(path).is_dir():
        say(f"skipped: {inline(path)}: the output of an earlier run; name the folder to have it read")
    return found


def _told(found: Iterator[Item]) -> Iterator[Item]:
    for page in found:
        if page.raw is None:
            say(f"failed: {inline(page.id)}: {inline(page.problem)}")
        yield page
