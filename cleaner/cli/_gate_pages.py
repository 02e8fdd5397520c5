"""The documents that `cleaner check` looks at, each with its place: files, rows of JSON Lines, and outputs of ours.

Of an output folder of ours its records are read, which hold the texts and what is known of them; the texts beside them,
and what was removed, are not. Other folders are read whole, sorted by name; hidden files and links to folders are
passed over.
"""

from __future__ import annotations

import json
import lzma
import os
import zlib
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.check import Page
from cleaner.errors import UsageError
from cleaner.sinks.compression import reading, split
from cleaner.sources import STDIN, Inputs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PACKED = ("", ".gz", ".bz2", ".xz", ".zst")
_ROWS = tuple(suffix + packed for suffix in (".jsonl", ".ndjson") for packed in _PACKED)
_PAGES = tuple(suffix + packed for suffix in (".txt", ".md", ".html", ".htm") for packed in _PACKED)
_ARCHIVES = (".warc", ".warc.gz", ".warc.zst")
_TABLE = ".parquet"
_RECORDS = tuple(f"records{suffix}" for suffix in (*_ROWS, _TABLE))
# Of these fields of a row the first that holds a text is looked at: `text` is what should be clean.
_CONTENT = ("text", "content", "html", "raw")
# Bytes. A row of a page of the largest size that is read, escaped, with what is known of it.
_MAX_ROW = 256 << 20
# Rows of a table that are held at once.
_BATCH = 64
_DAMAGE = (OSError, EOFError, zlib.error, lzma.LZMAError)


def pages(paths: Sequence[str], site: str | None = None) -> Iterator[Page]:
    """Every document below `paths`. Raises UsageError, at once, for a path that is not there."""
    return (page for path in Inputs.of(paths).paths for page in _below(path, site))


def _below(path: str, site: str | None) -> Iterator[Page]:
    if path == STDIN or not Path(path).is_dir():
        yield from _file(path, site)
        return
    for name in _files(path):
        yield from _file(name, site)


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


def _file(path: str, site: str | None) -> Iterator[Page]:
    name = path.lower()
    if name.endswith((*_ROWS, _TABLE)):
        yield from _guarded(path, (_table if name.endswith(_TABLE) else _rows)(path, site))
        return
    for number, item in enumerate(Inputs.of([path]).items(), 1):
        row = number if name.endswith(_ARCHIVES) else 0
        yield Page(path, item.raw, row, item.problem, item.url, site)


def _guarded(path: str, rows: Iterator[Page]) -> Iterator[Page]:
    """The rows up to where the file is damaged, or whatever else a disk does."""
    try:
        yield from rows
    except UsageError as error:
        yield Page(path, None, 0, str(error))
    except Exception as error:
        # The class of zstd is known only where it is installed.
        if not isinstance(error, _DAMAGE) and type(error).__name__ not in ("ZstdError", "ArrowInvalid"):
            raise
        reason = getattr(error, "strerror", None) or "it is damaged or cut off"
        yield Page(path, None, 0, f"the file cannot be read any further: {reason}")


def _rows(path: str, site: str | None) -> Iterator[Page]:
    compression = split(path)[1]
    if compression:
        compression.require("this file")
    with Path(path).open("rb") as file:
        stream, number = reading(file, compression), 0
        while line := stream.readline(_MAX_ROW + 1):
            number += 1
            if len(line) > _MAX_ROW:
                yield Page(path, None, number, "the row is too large; those behind it are not read")
                return
            if line.strip():
                yield _row(path, line, number, site)


def _row(path: str, line: bytes, number: int, site: str | None) -> Page:
    try:
        data: Any = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Page(path, None, number, "the row is no JSON in UTF-8")
    if not isinstance(data, dict):
        return Page(path, None, number, "the row is no object")
    return _page(path, data, number, site)


def _table(path: str, site: str | None) -> Iterator[Page]:
    if find_spec("pyarrow") is None:
        raise UsageError("this file needs pyarrow, which is not installed: pip install 'bersih[parquet]'")
    from pyarrow.parquet import ParquetFile

    number = 0
    with ParquetFile(path) as table:
        for batch in table.iter_batches(batch_size=_BATCH):
            for data in batch.to_pylist():
                number += 1
                yield _page(path, data, number, site)


def _page(path: str, data: dict[str, Any], number: int, site: str | None) -> Page:
    url = data.get("url") if isinstance(data.get("url"), str) else None
    raw = next((data[name] for name in _CONTENT if isinstance(data.get(name), str)), None)
    problem = "" if raw is not None else f"the row has none of {', '.join(_CONTENT)}"
    return Page(path, raw, number, problem, url or None, site, data)
