"""An output folder: one row for every input, a file for each text, all that was removed, and a manifest.

A folder that holds our manifest is ours: a new run replaces the old one and takes its leftovers away, so that what is
there afterwards depends on this run alone.
"""

from __future__ import annotations

import json
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.errors import UsageError
from cleaner.sinks import stale
from cleaner.sinks.atomic import InputError, identity, make_folder, refuse_input, replacing
from cleaner.sinks.names import Names
from cleaner.sinks.tally import Tally
from cleaner.version import __version__
from cleaner.writers import WRITERS, jsonl

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from cleaner.model import Outline, Record
    from cleaner.writers import Writer

TOOL = "bersih"
_RECORDS, _REMOVED = "records.jsonl", "removed.jsonl"


def check(out: Path, inputs: Iterable[str], *, force: bool = False) -> None:
    """Raise UsageError unless `out` may be written: no link, nothing of another's in it, and no input."""
    if out.is_symlink():
        raise UsageError(f"{out} is a symbolic link; name the folder that it leads to")
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file; name a folder, or a file that ends in {' or '.join(_suffixes())}")
    resolved = out.resolve()
    for path in inputs:
        if resolved == Path(path).resolve() or resolved in Path(path).resolve().parents:
            raise UsageError(f"the input {path} lies in the output folder {out}; name another output")
    if not out.is_dir() or is_ours(out) or not any(out.iterdir()):
        return
    for path in inputs:
        if Path(path).is_dir() and Path(path).resolve() in resolved.parents:
            raise UsageError(f"{out} lies in the input folder {path} and is not empty; name another output")
    if not force:
        raise UsageError(f"{out} is not empty and has no manifest of ours; name another folder, or use --force")


def is_ours(out: Path) -> bool:
    """Whether `out` is the output of an earlier run."""
    return stale.is_ours(out, TOOL)


class FolderSink:
    """Writes records below `out` in the format `writer`; a context, since the manifest comes last.

    `options` are the choices that shaped the output, `rules` is the hash of the rule set; both go to the manifest.
    `inputs` are device and number of files that nothing is written onto: inputs that a link may lead to from here.
    """

    inputs: frozenset[tuple[int, int]] = frozenset()

    def __init__(self, out: Path, writer: Writer, options: Mapping[str, Any], rules: str) -> None:
        self.out, self.writer = out, writer
        self.manifest = {"tool": TOOL, "version": __version__, "rules": rules, "options": dict(options)}
        self.with_removed = bool(options.get("with_removed"))
        self.names, self.tally = Names(writer.suffix), Tally()
        self.old: set[str] = set()
        self.stack = ExitStack()

    def __enter__(self) -> FolderSink:
        make_folder(self.out, self.out)
        for name in (stale.MANIFEST, _RECORDS, _REMOVED):
            refuse_input(self.out / name, self.inputs)
        self.old = {path for path in stale.files(self.out, TOOL) if identity(self.out / path) not in self.inputs}
        # At once, so that the folder of a killed run is known as ours, and as incomplete.
        self._write_manifest(complete=False)
        self.records = self.stack.enter_context(replacing(self.out / _RECORDS))
        self.removed: BinaryIO | None = None
        if self.with_removed:
            self.removed = self.stack.enter_context(replacing(self.out / _REMOVED))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stack.__exit__(kind, error, trace)
        if error is None:
            if not self.with_removed:
                self.old.add(_REMOVED)
            stale.remove(self.out, self.old)
            self._write_manifest(complete=True)

    def write(self, record: Record, outline: Outline = ()) -> Record:
        """Write one record; gives it back as it was written, a failure of stage "write" where its file could not be.

        `outline` is that of an HTML page.
        """
        if not self.writer.rows and record["status"] == "ok":
            path = self.names.path(record["id"]).as_posix()
            try:
                self._write_text(path, self.writer.render(record, outline))
                self.old.discard(path)
            except (OSError, UsageError) as error:
                record = {**record, "status": "error", "stage": "write", "problem": _reason(error)}
        _append(self.records, jsonl.render(record), self.out / _RECORDS)
        if self.removed:
            for item in record["removed"] or ():
                _append(self.removed, jsonl.render({"id": record["id"], **item}), self.out / _REMOVED)
        self.tally.add(record)
        return record

    def _write_text(self, path: str, text: str) -> None:
        target = self.out / path
        make_folder(target.parent, self.out)
        refuse_input(target, self.inputs)
        with replacing(target) as stream:
            stream.write(text.encode("utf-8", "replace"))

    def _write_manifest(self, *, complete: bool) -> None:
        counts = self.tally.as_json() if complete else None
        manifest = {**self.manifest, "complete": complete, "counts": counts}
        with replacing(self.out / stale.MANIFEST) as stream:
            stream.write((json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())


def _append(stream: BinaryIO, row: str, path: Path) -> None:
    try:
        stream.write(row.encode())
    except OSError as error:  # a full disk: the stream does not know its name
        error.filename = str(path)
        raise


def _suffixes() -> list[str]:
    return sorted(writer.suffix for writer in WRITERS.values())


def _reason(error: OSError | UsageError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "the output would replace an input" if isinstance(error, InputError) else "a link or a file is in the way"
