"""A file of rows as the whole output: JSON Lines, packed or not, or a format that is made of them at the end."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from cleaner.compression import COMPRESSIONS
from cleaner.errors import UsageError
from cleaner.sinks import inputs
from cleaner.sinks.atomic import replacing
from cleaner.sinks.journal import Journal
from cleaner.sinks.lock import Lock
from cleaner.sinks.part import Part, lines
from cleaner.sinks.rows import CHUNK, Resumable, Rows
from cleaner.version import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path
    from types import TracebackType

    from cleaner.row import Row
    from cleaner.sinks.inputs import Input
    from cleaner.writers import Writer


class TableSink(Resumable):
    """Writes rows to `out`, which appears when all are written; a failed document is a row too.

    `options` ("compress" packs it) and the hash `rules` of the rule set are what must be the same where `resume` goes
    on with a killed run.
    """

    resume = False

    def __init__(self, out: Path, writer: Writer, options: Mapping[str, Any], rules: str) -> None:
        self.out, self.writer, self.lock = out, writer, Lock(out)
        journal = Journal(out, {"version": __version__, "rules": rules, "options": dict(options), "chunk": CHUNK})
        # The rows of a format that is made at the end have no name of their own; they never get this one.
        path = out.with_name(f"{out.name}.rows") if writer.finish else out
        part = Part(path, COMPRESSIONS.get(str(options.get("compress"))))
        self.rows = Rows({"records": part}, journal, is_sign=out.exists())

    def __enter__(self) -> TableSink:
        with self.lock.taken():
            # Read first: who refuses to go on with another run must not take that run's rows away.
            state = self.rows.journal.read() if self.resume else None
            with self.rows.guarded():
                self.rows.open(state)
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
            if self.writer.finish is None:
                self.rows.publish()
            else:
                with replacing(self.out) as stream:
                    self.writer.finish(self.rows.parts["records"].lines(), stream)
        self.rows.end()

    @property
    def is_complete(self) -> bool:
        """Whether a run is done already: its file is there, and nothing that could be gone on with."""
        return self.out.is_file() and not self.rows.journal.path.exists()

    def refuse_others(self, items: Iterable[Input]) -> None:
        """Raise UsageError where the rows of a complete file are not those of `items`; only ids can be compared."""
        try:
            found = inputs.of_ids(self._ids())
        except Exception:  # each format has errors of its own
            raise UsageError(f"--resume: {self.out} holds no rows of ours; run without --resume") from None
        if found != inputs.of_ids(item.id for item in items):
            raise inputs.changed()

    def _ids(self) -> Iterator[str]:
        if self.writer.finish:
            from cleaner.writers import parquet  # here, since it is the only format that is made at the end

            with self.out.open("rb") as stream:
                yield from parquet.ids(stream)
        else:
            yield from (json.loads(line)["id"] for line in lines(self.out, self.rows.parts["records"].compression))

    def write(self, row: Row) -> Row:
        """Write one row; gives it back."""
        self.rows.add(row.id, {"records": row.record})
        return row
