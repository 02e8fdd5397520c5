"""A file of rows that grows under a temporary name, member by member, and can be cut back to where a member ended."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO

from cleaner.compression import reading
from cleaner.errors import UsageError
from cleaner.sinks.atomic import NO_LINK, OTHER, identity, new, of_stream, temporary

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cleaner.compression import Compression


class Part:
    """The rows that will be `path`. Between `cut` and the next one they are one member where they are compressed.

    All methods raise OSError for what the disk says, with the name of the file that the part will be.
    """

    def __init__(self, path: Path, compression: Compression | None = None) -> None:
        self.path, self.compression = path, compression
        self.temporary = temporary(path)
        self.stream: BinaryIO | None = None
        self.member: BinaryIO | None = None
        self.size = 0
        self.own: tuple[int, int] | None = None  # device and number of the file that this run writes

    def begin(self) -> None:
        """Start with nothing, whatever an earlier run left."""
        with self._named():
            self.stream = new(self.temporary)
            self.own = of_stream(self.stream)
        self.size = 0

    def resume(self, size: int) -> None:
        """Go on behind the first `size` bytes. Raises UsageError where they are not there any more."""
        try:
            self.stream = os.fdopen(os.open(self.temporary, os.O_RDWR | NO_LINK), "r+b")
            status = os.fstat(self.stream.fileno())
        except OSError as error:
            raise UsageError(self._damaged(error.strerror or type(error).__name__)) from None
        if not stat.S_ISREG(status.st_mode) or status.st_size < size:
            self.abandon()
            raise UsageError(self._damaged("it is shorter than it was"))
        self.own = status.st_dev, status.st_ino
        self.stream.seek(size)
        self.stream.truncate()
        self.size = size

    def write(self, lines: bytes) -> None:
        """Append `lines`."""
        if not lines:
            return
        assert self.stream is not None, "begin or resume comes first"
        with self._named():
            if self.compression and self.member is None:
                self.member = self.compression.begin(self.stream)
            (self.member or self.stream).write(lines)

    def cut(self) -> int:
        """End the member; the number of bytes that are now in the file."""
        assert self.stream is not None, "begin or resume comes first"
        with self._named():
            if self.member is not None:
                self.member.close()
                self.member = None
            self.stream.flush()
            self.size = self.stream.tell()
        return self.size

    def seal(self) -> None:
        """All rows are there: a compressed file of none gets one empty member, without which it would be no file."""
        if self.compression and self.cut() == 0:
            assert self.stream is not None, "cut says so"
            with self._named():
                self.member = self.compression.begin(self.stream)

    def close(self) -> None:
        """Close the part, which stays under its temporary name."""
        if self.stream is not None:
            self.cut()
            with self._named():
                self.stream.close()
            self.stream = None

    def publish(self) -> None:
        """Give the part its name, unless an earlier run that was killed did so.

        Raises UsageError where what is there now is not what this run wrote.
        """
        if self.own and not self._is_own():
            raise UsageError(OTHER.format(self.path))
        with self._named(), suppress(FileNotFoundError):
            self.temporary.replace(self.path)

    def _is_own(self) -> bool:
        # The size too, since a system may give the number of a file that was taken away to the next one.
        with suppress(OSError):
            return identity(self.temporary) == self.own and self.temporary.stat().st_size == self.size
        return False

    def is_published(self, size: int) -> bool:
        """Whether an earlier run gave the part, of `size` bytes, its name before it was killed."""
        with suppress(OSError):
            return not self.temporary.exists() and self.path.stat().st_size == size
        return False

    def abandon(self) -> None:
        """Close the part after an error; what is behind the last cut is of no worth."""
        for stream in (self.member, self.stream):
            if stream is not None:
                with suppress(OSError, ValueError):  # it writes what it could not write before
                    stream.close()
        self.member = self.stream = None

    def remove(self) -> None:
        """Take the part away."""
        with suppress(OSError):
            self.temporary.unlink()

    def lines(self) -> Iterator[bytes]:
        """The rows up to the last cut."""
        yield from lines(self.temporary if self.temporary.exists() else self.path, self.compression)

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = str(self.path)  # the stream does not know its name, and the temporary one says nothing
            raise

    def _damaged(self, why: str) -> str:
        return f"{self.path}: what the interrupted run left cannot be gone on with ({why}); run without --resume"


def lines(path: Path, compression: Compression | None) -> Iterator[bytes]:
    """The lines of a file of rows."""
    with path.open("rb") as raw, reading(raw, compression) as rows:
        yield from rows
