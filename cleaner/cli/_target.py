"""Where the results of `clean` go, and in which format: what -o and --to mean together."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.cli._terminal import escaped
from cleaner.errors import UsageError, suggestion
from cleaner.sinks import file, folder
from cleaner.sinks.atomic import refuse_input
from cleaner.sinks.file import FileSink
from cleaner.sinks.folder import FolderSink
from cleaner.sinks.stream import StreamSink
from cleaner.sources.files import STDIN
from cleaner.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.sources import Inputs
    from cleaner.writers import Writer

# Suffixes that mean a file, though no writer of ours makes it: a folder of that name would surprise.
_FOREIGN = (".parquet", ".json", ".gz", ".zst", ".csv", ".html")


@dataclass(frozen=True)
class Target:
    """An output that may be written: a folder, a file, or (without `out`) standard output."""

    writer: Writer
    out: Path | None = None
    is_folder: bool = False
    linked: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(cls, out: str | None, to: str | None, inputs: Inputs, *, force: bool) -> Target:
        """Decide and check; raises UsageError for what cannot be, and for what would harm a file."""
        if out == "":
            raise UsageError("-o is empty; name a folder or a file, or leave -o out")
        if to is not None and to not in WRITERS:
            raise UsageError(f"--to is {', '.join(WRITERS)}, not {to!r}{suggestion(to, WRITERS)}")
        if out is None:
            writer = WRITERS[to or ("text" if inputs.single else "jsonl")]
            _one_page(writer, inputs, "name a folder with -o, or leave --to out for one record a line")
            return cls(writer)
        path, files = Path(out), [name for name in inputs.paths if name != STDIN]
        by_suffix = None if path.is_dir() else _by_suffix(path)
        if by_suffix is None:
            folder.check(path, files, force=force)
            # Where the folder is empty, no link leads from an input into it.
            linked = inputs.linked(path) if path.is_dir() and any(path.iterdir()) else frozenset()
            return cls(WRITERS[to or "text"], path, is_folder=True, linked=linked)
        if to not in (None, by_suffix.name):
            raise UsageError(f"--to {to} does not fit {path}; drop --to, or name a folder")
        _one_page(by_suffix, inputs, "name a folder, or a file that ends in .jsonl")
        file.check(path, files)
        if path.exists():
            refuse_input(path, inputs.linked())
        return cls(by_suffix, path)

    @property
    def tells_removed(self) -> bool:
        """Whether what was removed has a place in this output."""
        return self.is_folder or self.writer.rows

    def open(self, options: Mapping[str, Any], rules: str) -> FolderSink | FileSink | StreamSink:
        """The sink, to be entered as a context. `options` and the hash of the rule set are for the manifest."""
        if self.out is None and sys.stdout is None:
            raise UsageError("standard output is closed; name an output with -o")
        if self.out is None:
            return StreamSink(sys.stdout.buffer, _harmless(self.writer) if sys.stdout.isatty() else self.writer)
        if self.is_folder:
            sink = FolderSink(self.out, self.writer, options, rules)
            sink.inputs = self.linked
            return sink
        return FileSink(self.out, self.writer)


def _by_suffix(path: Path) -> Writer | None:
    if path.name.lower().endswith(_FOREIGN):
        raise UsageError(f"{path}: this format is not written; name a folder, or a file that ends in .jsonl")
    return next((writer for writer in WRITERS.values() if path.name.lower().endswith(writer.suffix)), None)


def _one_page(writer: Writer, inputs: Inputs, hint: str) -> None:
    if not writer.rows and not inputs.single:
        raise UsageError(f"several pages do not make one {writer.name}; {hint}")


def _harmless(writer: Writer) -> Writer:
    return replace(writer, render=lambda record, outline: escaped(writer.render(record, outline)))
