"""An output folder: one row for every input, a file for each text, all that was removed, and a manifest.

A folder that holds our manifest is ours: a new run replaces the old one and takes its leftovers away, so that what is
there afterwards depends on this run alone. Rows grow under hidden names with a journal beside them, so that a run that
was killed can be gone on with.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cleaner.compression import COMPRESSIONS, packed
from cleaner.errors import UsageError
from cleaner.sinks import inputs, stale
from cleaner.sinks.atomic import DISK, InputError, identity, make_folder, refuse_input, replacing, temporary
from cleaner.sinks.journal import Journal, refuse_other
from cleaner.sinks.lock import Lock
from cleaner.sinks.names import Names
from cleaner.sinks.part import Part
from cleaner.sinks.rows import CHUNK, Resumable, Rows
from cleaner.sinks.tally import Tally
from cleaner.version import __version__
from cleaner.writers import WRITERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import TracebackType

    from cleaner.row import Row
    from cleaner.sinks.inputs import Input
    from cleaner.writers import Writer

TOOL = "bersih"


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
    # All that a run has there which was killed at its very first write.
    begun = {temporary(out / stale.MANIFEST)}
    if not out.is_dir() or is_ours(out) or not {*out.iterdir()} - begun:
        return
    for path in inputs:
        if Path(path).is_dir() and Path(path).resolve() in resolved.parents:
            raise UsageError(f"{out} lies in the input folder {path} and is not empty; name another output")
    if not force:
        raise UsageError(f"{out} is not empty and has no manifest of ours; name another folder, or use --force")


def is_ours(out: Path) -> bool:
    """Whether `out` is the output of an earlier run."""
    return bool(stale.manifest(out, TOOL))


class FolderSink(Resumable):
    """Writes rows below `out` in the format `writer`; a context, since the manifest comes last.

    `options` are the choices that shaped the output ("to", "with_removed" and "compress" decide its files), `rules` is
    the hash of the rule set; both go to the manifest.
    `inputs` are device and number of files that nothing is written onto: inputs that a link may lead to from here.
    `resume` goes on with a run that was killed, if there is one.
    """

    inputs: frozenset[tuple[int, int]] = frozenset()
    resume = False

    def __init__(self, out: Path, writer: Writer, options: Mapping[str, Any], rules: str) -> None:
        self.out, self.writer, self.lock = out, writer, Lock(out)
        self.run = {"tool": TOOL, "version": __version__, "rules": rules, "options": dict(options)}
        self.compression = COMPRESSIONS.get(str(options.get("compress")))
        self.names, self.tally = Names(stale.named(writer.suffix, self.compression)), Tally()
        self.files = [*stale.rows(stale.shape(self.run["options"]))]
        parts = {name.partition(".")[0]: out / name for name in self.files if name != self._table}
        journal = Journal(out / stale.MANIFEST, {**self.run, "chunk": CHUNK})
        self.rows = Rows({name: Part(path, self.compression) for name, path in parts.items()}, journal)

    def __enter__(self) -> FolderSink:
        make_folder(self.out, self.out)
        with self.lock.taken():
            for name in (stale.MANIFEST, *self.files):
                refuse_input(self.out / name, self.inputs)
            self.before = stale.manifest(self.out, TOOL)
            state = self.rows.journal.read() if self.resume and self.before.get("complete") is False else None
            with self.rows.guarded():
                if state is None or not state.rows:
                    self._begin()
                else:
                    self.rows.open(state)
                    self._rebuild()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if error is not None:
                self.rows.abandon()
            else:
                self._finish()
        finally:
            self.lock.release()

    def _finish(self) -> None:
        with self.rows.guarded():
            self.rows.finish()
            if self._table and self.writer.finish:
                with replacing(self.out / self._table) as stream:
                    self.writer.finish(self.rows.parts["records"].lines(), stream)
            stale.remove(self.out, self.old)
            self.rows.publish()
            self._write_manifest(complete=True)
        self.rows.end()

    @property
    def is_complete(self) -> bool:
        """Whether the same run is done already. Raises UsageError where another one is."""
        before = stale.manifest(self.out, TOOL)
        if before.get("complete"):
            refuse_other(before, json.loads(json.dumps(self.run)))
        return bool(before.get("complete"))

    def refuse_others(self, items: Iterable[Input]) -> None:
        """Raise UsageError where what is complete was not made of `items`."""
        if stale.manifest(self.out, TOOL).get("inputs") != inputs.of_all(items):
            raise inputs.changed()

    def write(self, row: Row) -> Row:
        """Write one row; gives it back as it was written, a failure of stage "write" where its file could not be."""
        if row.text is not None and not self.writer.rows:
            path = self.names.path(row.id).as_posix()
            try:
                self._write_text(path, row.text)
                self.old.pop(path, None)
            except (OSError, UsageError) as error:
                if isinstance(error, OSError) and error.errno in DISK:
                    raise
                row = row.failed("write", _reason(error))
        self.tally.add(row)
        self.rows.add(row.id, {"records": row.record, "removed": row.removed})
        return row

    @property
    def _table(self) -> str:
        """The name of the file that is made of all rows at the end, "" for none."""
        return f"records{self.writer.suffix}" if self.writer.finish else ""

    def _begin(self) -> None:
        """A new run: what a killed one left goes at once, what a complete one left when this one is complete."""
        if self.before.get("complete") is False:
            killed = stale.files(self.out, stale.shape(self.before.get("options")), killed=True)
            stale.remove(self.out, self._harmless(killed))
        self.old = self._replaced()
        # At once, so that the folder of a killed run is known as ours, and as incomplete.
        self._write_manifest(complete=False)
        self.rows.open(None)

    def _rebuild(self) -> None:
        """What the rows so far decide of the others: names that are taken, counts, files that are new."""
        self.old = self._replaced()
        for row in self.rows.earlier():
            self.tally.add(row)
            if not self.writer.rows and (path := stale.text_of(json.loads(row.record), self.names)):
                self.old.pop(path, None)

    def _replaced(self) -> dict[str, None]:
        """The files of the last complete run, unless this one has them too."""
        shape = self._shape_before()
        kept = {*self.files, stale.MANIFEST}
        return dict.fromkeys(path for path in self._harmless(stale.files(self.out, shape)) if path not in kept)

    def _shape_before(self) -> dict[str, Any]:
        key = "options" if self.before.get("complete") else "replaces"
        return stale.shape(self.before.get(key))

    def _harmless(self, paths: Iterable[str]) -> list[str]:
        return [path for path in paths if identity(self.out / path) not in self.inputs]

    def _write_text(self, path: str, text: bytes) -> None:
        target = self.out / path
        make_folder(target.parent, self.out)
        refuse_input(target, self.inputs)
        with replacing(target) as stream:
            packed(stream, text, self.compression)

    def _write_manifest(self, *, complete: bool) -> None:
        if complete:
            told: dict[str, Any] = {"counts": self.tally.as_json(), "inputs": self.rows.inputs.hex}
        else:
            told = {"counts": None, "replaces": self._shape_before()}
        manifest = {**self.run, "complete": complete, **told}
        with replacing(self.out / stale.MANIFEST) as stream:
            stream.write((json.dumps(manifest, indent=2, ensure_ascii=False) + "\n").encode())


def _suffixes() -> list[str]:
    return sorted(writer.suffix for writer in WRITERS.values())


def _reason(error: OSError | UsageError) -> str:
    if isinstance(error, OSError):
        return error.strerror or type(error).__name__
    return "the output would replace an input" if isinstance(error, InputError) else "a link or a file is in the way"
