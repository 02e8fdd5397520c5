"""The documents that `cleaner check` looks at, each with its place: files, rows, and outputs of ours.

Of an output folder of ours its records are read, which hold the texts and what is known of them; the texts beside them,
and what was removed, are not. Other folders are read whole, sorted by name; hidden files and links to folders are
passed over.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner import check
from cleaner.sources import MAX_BYTES, STDIN, Fields

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


@dataclass(frozen=True)
class Gate:
    """The documents that a command line names, where `site` is what it says of them all.

    Of rows the fields are read that `limits` ask for; a page has `max_bytes` at most.
    """

    named: Pages
    site: str | None = None
    limits: check.Limits = field(default_factory=check.Limits)
    max_bytes: int = MAX_BYTES

    def pages(self) -> Iterator[check.Page]:
        """Every document."""
        named, keys = replace(self.named, fields=self._fields()), check.keys(self.limits)
        for path in (name for root in named.inputs.roots() for name in _below(root)):
            for one in named.items_of(path, self.max_bytes, keys):
                yield check.Page(path, one.raw, one.number, one.problem, one.url, self.site, one.row, one.fetched)

    def _fields(self) -> Fields:
        fields = self.named.fields
        return fields if fields.page != Fields().page else replace(fields, raw=_CONTENT)


def _below(path: str) -> Iterator[str]:
    return _files(path) if path != STDIN and Path(path).is_dir() else iter((path,))


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
