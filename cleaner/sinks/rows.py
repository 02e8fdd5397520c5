"""The files of rows of one run, which grow together and have a checkpoint every CHUNK rows.

A checkpoint ends the members of compressed files, so that their bytes depend on the rows alone: neither the number of
processes nor a resumed run can move it.
"""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from cleaner.errors import UsageError
from cleaner.row import Row
from cleaner.sinks import inputs
from cleaner.sinks.journal import State

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cleaner.sinks.inputs import T
    from cleaner.sinks.journal import Journal
    from cleaner.sinks.part import Part

# Rows. A killed run loses half of them at most; a member of 256 records, a megabyte, packs as well as one of all.
CHUNK = 256


class Hash(Protocol):
    """What hashlib makes."""

    def update(self, data: bytes, /) -> None: ...


class Rows:
    """Parts by name, `records` first among them, and their journal.

    `done` counts the rows that are there, `kept` those of them that a resumed run will find. `is_sign` says that the
    journal stays where a run failed before it had rows, since nothing else tells that it is not complete.
    """

    def __init__(self, parts: Mapping[str, Part], journal: Journal, *, is_sign: bool = False) -> None:
        self.parts, self.journal, self.is_sign = parts, journal, is_sign
        self.done, self.ids, self.inputs = 0, sha256(), inputs.Digest()
        self.ahead: deque[bytes] = deque()  # the hashes of inputs that were read, and whose rows are not yet here
        self.state = State()

    def open(self, state: State | None) -> None:
        """Go on from `state`, if it has rows, else start with nothing. Raises UsageError where they are not there."""
        if state is None or not (state.rows or state.finished):
            self._begin()
            return
        if set(state.sizes) != set(self.parts):
            raise UsageError("--resume: the interrupted run had other files; run without --resume")
        self.state = state
        for name, part in self.parts.items():
            if not (state.finished and part.is_published(state.sizes[name])):
                part.resume(state.sizes[name])

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Close the parts where the block fails; they stay where a resumed run would find rows in them."""
        try:
            yield
        except BaseException:
            self.abandon()
            raise

    @property
    def kept(self) -> int:
        return self.state.rows

    def earlier(self) -> Iterator[Row]:
        """The rows that a resumed run finds, to be asked for before it adds others.

        Raises UsageError where they are not those that were written.
        """
        part, ids, count = self.parts["records"], sha256(), 0
        try:
            for line in part.lines() if self.state.rows else ():
                row = Row.read(line)
                _count(ids, row.id)
                count += 1
                yield row
        except Exception:  # each format has errors of its own
            count = -1
        if count != self.state.rows or (count and ids.hexdigest() != self.state.ids):
            raise UsageError(f"{part.path}: the rows of the interrupted run are damaged; run without --resume")

    def rest(self, items: Iterable[T]) -> Iterator[T]:
        """`items` without those whose rows are there. Raises UsageError where they are others than those before."""
        found = iter(items)
        while self.done < self.state.rows and (item := next(found, None)) is not None:
            self._count(item.id, inputs.of(item))
        is_other = self.done < self.state.rows or (self.done and self.inputs.hex != self.state.inputs)
        if is_other or (self.state.finished and next(found, None) is not None):
            raise inputs.changed()
        for item in found:
            self.ahead.append(inputs.of(item))
            yield item

    def add(self, name: str, lines: Mapping[str, bytes]) -> None:
        """Write the lines of the document `name`, by part; documents come in the order in which `rest` gave them."""
        for key, part in self.parts.items():
            part.write(lines[key])
        self._count(name, self.ahead.popleft() if self.ahead else b"")
        if self.done % CHUNK == 0:
            self.checkpoint()

    def checkpoint(self, *, finished: bool = False) -> None:
        """Make sure that a resumed run finds all rows so far."""
        sizes = {name: part.cut() for name, part in self.parts.items()}
        self.state = State(self.done, self.ids.hexdigest(), sizes, finished, self.inputs.hex)
        self.journal.write(self.state)

    def finish(self) -> None:
        """All rows are there; the parts are closed, under their temporary names."""
        if not self.state.finished:
            for part in self.parts.values():
                part.seal()
            self.checkpoint(finished=True)
        for part in self.parts.values():
            part.close()

    def publish(self) -> None:
        """Give the parts their names."""
        for part in self.parts.values():
            part.publish()

    def end(self) -> None:
        """The output is there: forget the journal, and parts that were never published."""
        self.journal.remove()
        for part in self.parts.values():
            part.remove()

    def abandon(self) -> None:
        """Close the parts after an error, and take them away unless a resumed run would find rows in them."""
        for part in self.parts.values():
            part.abandon()
        if self.kept or self.state.finished:
            return
        for part in self.parts.values():
            part.remove()
        if not self.is_sign:
            self.journal.remove()

    def _begin(self) -> None:
        """Start with nothing."""
        self.journal.write(State())  # first, so that the journal of another run never tells of these parts
        for part in self.parts.values():
            part.begin()

    def _count(self, name: str, digest: bytes) -> None:
        _count(self.ids, name)
        self.inputs.add(digest)
        self.done += 1


def _count(ids: Hash, name: str) -> None:
    ids.update(name.encode("utf-8", "surrogatepass") + b"\0")


class Resumable:
    """What a sink made of `rows` tells of those that an earlier run left."""

    rows: Rows

    @property
    def kept(self) -> int:
        """The rows that a resumed run will find."""
        return self.rows.kept

    def earlier(self) -> Iterator[Row]:
        """The rows that this run found, to be asked for before it writes."""
        return self.rows.earlier()

    def rest(self, items: Iterable[T]) -> Iterator[T]:
        """`items` without those that are done. Raises UsageError, when iterated, where these are others."""
        yield from self.rows.rest(items)
