"""Where the results of `clean` go, and in which format: what -o and --to mean together."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.cli._terminal import escaped
from cleaner.compression import COMPRESSIONS, split
from cleaner.errors import UsageError, suggestion
from cleaner.sinks import file, folder
from cleaner.sinks.atomic import refuse_input
from cleaner.sinks.file import FileSink
from cleaner.sinks.folder import FolderSink
from cleaner.sinks.stream import StreamSink
from cleaner.sinks.table import TableSink
from cleaner.sources import STDIN
from cleaner.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cleaner.compression import Compression
    from cleaner.sources import Inputs
    from cleaner.writers import Writer

# Suffixes that mean a file, though no writer of ours makes it: a folder of that name would surprise.
_FOREIGN = (".json", ".csv", ".tsv", ".html", ".zip", ".tar", *(one.suffix for one in COMPRESSIONS.values()))
Sink = FolderSink | TableSink | FileSink | StreamSink


@dataclass(frozen=True)
class Target:
    """An output that may be written: a folder, a file, or (without `out`) standard output."""

    writer: Writer
    out: Path | None = None
    is_folder: bool = False
    compression: Compression | None = None
    linked: frozenset[tuple[int, int]] = frozenset()

    @classmethod
    def of(
        cls, out: str | None, to: str | None, inputs: Inputs, *, force: bool = False, compress: str | None = None
    ) -> Target:
        """Decide and check; raises UsageError for what cannot be, and for what would harm a file."""
        _known("-o", out, None)
        _known("--to", to, WRITERS)
        _known("--compress", compress, COMPRESSIONS)
        if out is None:
            target = _stream(to, compress, inputs)
        else:
            path = Path(out)
            bare, packing = split(path.name)
            writer = None if path.is_dir() else _by_suffix(path, bare)
            if writer is None:
                return _folder(path, to, compress, inputs, force=force)
            target = cls(writer, path, compression=packing)
            _check_file(target, to, compress, inputs)
        _require(target)
        return target

    @property
    def tells_removed(self) -> bool:
        """Whether what was removed has a place in this output."""
        return self.is_folder or self.writer.rows

    def open(self, options: Mapping[str, Any], rules: str, *, resume: bool = False) -> Sink:
        """The sink, to be entered as a context. `options` and the hash of the rule set are for the manifest.

        Raises UsageError where there is nothing that `resume` could go on with, whatever was interrupted.
        """
        if self.out is None:
            if sys.stdout is None:
                raise UsageError("standard output is closed; name an output with -o")
            self._refuse(resume)
            return StreamSink(sys.stdout.buffer, self.writer, _harmless if sys.stdout.isatty() else bytes)
        if not self.tells_removed:
            self._refuse(resume)
            return FileSink(self.out, self.compression)
        shape = {**options, "compress": self.compression.name if self.compression else None}
        sink: FolderSink | TableSink
        if self.is_folder:
            sink = FolderSink(self.out, self.writer, shape, rules)
            sink.inputs = self.linked
        else:
            sink = TableSink(self.out, self.writer, shape, rules)
        sink.resume = resume
        return sink

    def _refuse(self, resume: bool) -> None:
        if resume:
            raise UsageError("--resume needs an output that can be gone on with: a folder, or a file of rows")


def _known(option: str, value: str | None, names: Mapping[str, object] | None) -> None:
    if value == "":
        raise UsageError(f"{option} is empty; name one, or leave {option} out")
    if value is not None and names is not None and value not in names:
        raise UsageError(f"{option} is {', '.join(names)}, not {value!r}{suggestion(value, names)}")


def _stream(to: str | None, compress: str | None, inputs: Inputs) -> Target:
    if compress:
        raise UsageError("--compress is for folders; name one with -o, or pack what is printed")
    writer = WRITERS[to or ("text" if inputs.single else "jsonl")]
    if writer.finish:
        raise UsageError(f"--to {to} needs a file: name one with -o")
    _one_page(writer, inputs, "name a folder with -o, or leave --to out for one record a line")
    return Target(writer)


def _folder(path: Path, to: str | None, compress: str | None, inputs: Inputs, *, force: bool) -> Target:
    folder.check(path, _files(inputs), force=force)
    # Where the folder is empty, no link leads from an input into it.
    linked = inputs.linked(path) if path.is_dir() and any(path.iterdir()) else frozenset()
    target = Target(WRITERS[to or "text"], path, True, COMPRESSIONS[compress] if compress else None, linked)
    _require(target)
    return target


def _by_suffix(path: Path, bare: str) -> Writer | None:
    writer = next((one for one in WRITERS.values() if bare.lower().endswith(one.suffix)), None)
    if (writer is None and path.name.lower().endswith(_FOREIGN)) or (writer and writer.finish and bare != path.name):
        known = ", ".join(one.suffix for one in WRITERS.values())
        raise UsageError(f"{path}: this format is not written; name a folder, or a file that ends in {known}")
    return writer


def _check_file(target: Target, to: str | None, compress: str | None, inputs: Inputs) -> None:
    assert target.out is not None, "a file has a name"
    if to not in (None, target.writer.name):
        raise UsageError(f"--to {to} does not fit {target.out}; drop --to, or name a folder")
    if compress:
        raise UsageError(f"--compress is for folders; call the file {target.out.name}.{compress} instead")
    _one_page(target.writer, inputs, "name a folder, or a file that ends in .jsonl")
    file.check(target.out, _files(inputs))
    if target.out.exists():
        refuse_input(target.out, inputs.linked())


def _require(target: Target) -> None:
    writer = target.writer
    if target.compression:
        target.compression.require(f"{target.compression.suffix}")
    if writer.module and find_spec(writer.module) is None:
        raise UsageError(
            f"{writer.suffix} needs {writer.module}, which is not installed: pip install 'bersih[{writer.extra}]'"
        )


def _files(inputs: Inputs) -> list[str]:
    return [name for name in inputs.paths if name != STDIN]


def _one_page(writer: Writer, inputs: Inputs, hint: str) -> None:
    if not writer.rows and not inputs.single:
        raise UsageError(f"several pages do not make one {writer.name}; {hint}")


def _harmless(text: bytes) -> bytes:
    return escaped(text.decode()).encode()
