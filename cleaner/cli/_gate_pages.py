"""The documents that `cleaner check` looks at, each with its place: files, rows of JSON Lines, and outputs of ours.

Of an output folder of ours its records are read, which hold the texts and what is known of them; the texts beside them,
and what was removed, are not. Other folders are read whole, sorted by name; hidden files and links to folders are
passed over.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.check import Page
from cleaner.compression import DAMAGE, reading, split
from cleaner.errors import UsageError
from cleaner.sources import STDIN, Ask, Fields, item_of_row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cleaner.cli._sources import Pages

_PACKED = ("", ".gz", ".bz2", ".xz", ".zst")
_ROWS = tuple(suffix + packed for suffix in (".jsonl", ".ndjson") for packed in _PACKED)
_PAGES = tuple(suffix + packed for suffix in (".txt", ".md", ".html", ".htm") for packed in _PACKED)
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst")
_TABLE = ".parquet"
_RECORDS = tuple(f"records{suffix}" for suffix in (*_ROWS, _TABLE))
# Of these fields of a row the first that holds a text is looked at, unless --field names another: `text` is what should
# be clean.
_CONTENT = ("text", "content", "html", "raw")
# Bytes. A row of a page of the largest size that is read, escaped, with what is known of it.
_MAX_ROW = 256 << 20
# Rows of a table that are held at once.
_BATCH = 64
_DAMAGE = (OSError, EOFError, *DAMAGE)


@dataclass(frozen=True)
class Gate:
    """The documents that a command line names, where `site` is what it says of them all."""

    named: Pages
    site: str | None = None

    def pages(self) -> Iterator[Page]:
        """Every document."""
        return (page for path in self.named.inputs.roots() for page in self._below(path))

    def _below(self, path: str) -> Iterator[Page]:
        for name in [path] if path == STDIN or not Path(path).is_dir() else _files(path):
            yield from self._file(name)

    def _file(self, path: str) -> Iterator[Page]:
        name = path.lower()
        if name.endswith((*_ROWS, _TABLE)):
            yield from _guarded(path, self._rows(path, _table(path) if name.endswith(_TABLE) else _lines(path)))
            return
        for number, item in enumerate(self.named.items_of(path), 1):
            row = number if name.endswith(_ARCHIVES) else 0
            yield Page(path, item.raw, row, item.problem, item.url, self.site, fetched=item.fetched)

    def _rows(self, path: str, rows: Iterator[Any]) -> Iterator[Page]:
        """A page for each row; a str in its place says what is wrong with it, a blank line is None."""
        ask = Ask(self.named.inputs.id_of(path) or path, self._fields())
        for number, row in enumerate(rows, 1):
            if isinstance(row, str):
                yield Page(path, None, number, row)
            elif row is not None:
                (item,) = self.named.told([item_of_row(row, number, ask)])
                yield Page(path, item.raw, number, item.problem, item.url, self.site, row)

    def _fields(self) -> Fields:
        fields = self.named.fields
        return fields if fields.page != Fields().page else replace(fields, raw=_CONTENT)


def _files(root: str) -> Iterator[str]:
    for at, folders, files in os.walk(root):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        records = _records(at, files)
        if records is not None:
            folders.clear()
        for name in sorted(files) if records is None else records:
            if not name.startswith(".") and name.lower().endswith((*_ROWS, *_PAGES, *_ARCHIVES, _TABLE)):
                yield os.path.join(at, name)  # noqa: PTH118 - as the path was given


def _records(folder: str, files: Sequence[str]) -> list[str] | None:
    """The records of an output of ours; None where `folder` is none.

    One that was interrupted has none yet: reading them says so, for a gate must not let it pass.
    """
    from cleaner.sinks.folder import is_ours

    if not is_ours(Path(folder)):
        return None
    return sorted(name for name in files if name in _RECORDS) or [_RECORDS[0]]


def _guarded(path: str, rows: Iterator[Page]) -> Iterator[Page]:
    """The rows up to where the file is damaged, or whatever else a disk does."""
    try:
        yield from rows
    except UsageError as error:
        yield Page(path, None, 0, str(error))
    except Exception as error:
        # The class of Arrow is known only where it is installed.
        if not isinstance(error, _DAMAGE) and type(error).__name__ != "ArrowInvalid":
            raise
        reason = getattr(error, "strerror", None) or "it is damaged or cut off"
        yield Page(path, None, 0, f"the file cannot be read any further: {reason}")


def _lines(path: str) -> Iterator[Any]:
    compression = split(path)[1]
    if compression:
        compression.require("this file")
    with Path(path).open("rb") as file:
        stream = reading(file, compression)
        while line := stream.readline(_MAX_ROW + 1):
            if len(line) > _MAX_ROW:
                yield "the row is too large; those behind it are not read"
                return
            yield _parsed(line) if line.strip() else None


def _parsed(line: bytes) -> Any:
    try:
        row: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "the row is no JSON in UTF-8"
    return row if isinstance(row, dict) else "the row is no object"


def _table(path: str) -> Iterator[Any]:
    if find_spec("pyarrow") is None:
        raise UsageError("this file needs pyarrow, which is not installed: pip install 'bersih[parquet]'")
    from pyarrow.parquet import ParquetFile

    with ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=_BATCH):
            yield from batch.to_pylist()
