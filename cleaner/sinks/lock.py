"""One run at a time into one output: a lock that the kernel takes back when a process dies, however it dies."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from cleaner.errors import UsageError
from cleaner.sinks.atomic import NO_LINK, identity, temporary

try:
    import fcntl
except ImportError:  # Windows, where a file that a run has open cannot be taken from it either
    fcntl = None  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HELD = frozenset({errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES})


class Lock:
    """The lock on the output `out`: of a folder on itself, of a file on a hidden one beside it, gone at the end.

    Where a file system knows no locks there is none; then who publishes notices that its part is another's.
    """

    def __init__(self, out: Path) -> None:
        self.out, self.file = out, temporary(out, "lock")
        self.descriptor: int | None = None
        self.is_folder = False

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Take the lock, and give it back if the block fails. Raises UsageError where another run has it."""
        self._take()
        try:
            yield
        except BaseException:
            self.release()
            raise

    def release(self) -> None:
        """Give it back, if it is held."""
        if self.descriptor is None:
            return
        if not self.is_folder:
            with suppress(OSError):
                self.file.unlink()
        self._close()

    def _take(self) -> None:
        if fcntl is None:
            return
        self.is_folder = self.out.is_dir()
        path, flags = (self.out, os.O_RDONLY) if self.is_folder else (self.file, os.O_RDWR | os.O_CREAT)
        while True:
            self.descriptor = os.open(path, flags | NO_LINK, 0o666)
            try:
                fcntl.flock(self.descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                self._close()
                if error.errno in _HELD:
                    raise UsageError(f"{self.out}: another run writes it now; wait, or name another output") from None
                return
            status = os.fstat(self.descriptor)
            if identity(path) == (status.st_dev, status.st_ino):
                break
            self._close()  # who had it took the file away meanwhile
        # A process that is forked has the lock too, and could outlive this one.
        os.register_at_fork(after_in_child=self._close)

    def _close(self) -> None:
        if self.descriptor is not None:
            os.close(self.descriptor)
        self.descriptor = None
