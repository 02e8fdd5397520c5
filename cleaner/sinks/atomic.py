"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Neither is everywhere.
NO_LINK = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK

# What the disk says of itself rather than of one file: a run ends, since every page would fail like this one.
DISK = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EROFS})


# What is said where the file under a temporary name is not the one that this run wrote.
OTHER = "{}: another run writes it too; run again when that one has ended"


class InputError(UsageError):
    """What would be written is an input of this run."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file `path` at the end of the block; after an error there is nothing.

    A link at `path` is replaced, never followed. Raises OSError for what the disk says.
    """
    part, same = temporary(path), True
    try:
        with new(part) as stream:
            own = of_stream(stream)
            yield stream
            same = identity(part) == own  # as long as it is open nobody else gets its number
        if not same:
            raise UsageError(OTHER.format(path))
        part.replace(path)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename in (None, str(part)):  # writing names no file
            error.filename = str(path)
        if same:
            with suppress(OSError):
                part.unlink()
        raise


def temporary(path: Path, end: str = "part") -> Path:
    """The hidden name beside `path` under which it is made.

    Derived from the name, so that the leftover of a killed run is found again, and short, whatever the name.
    """
    return path.with_name(f".{sha256(os.fsencode(path.name)).hexdigest()[:16]}.{end}")


def new(path: Path) -> BinaryIO:
    """A stream to a file that was not there; what an earlier run left under this name goes."""
    with suppress(FileNotFoundError):
        path.unlink()
    return open(path, "wb", opener=lambda name, _: os.open(name, _FLAGS, 0o666))


def identity(path: Path) -> tuple[int, int] | None:
    """Device and number of the file at `path`, no link followed; None where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def of_stream(stream: BinaryIO) -> tuple[int, int]:
    """Device and number of the file that is open as `stream`."""
    status = os.fstat(stream.fileno())
    return status.st_dev, status.st_ino


def refuse_input(path: Path, inputs: frozenset[tuple[int, int]]) -> None:
    """Raise InputError where the file at `path` is one of `inputs`, under whatever name they were given."""
    if inputs and identity(path) in inputs:
        raise InputError(f"{path} is an input, which a link leads to; name another output")


def make_folder(path: Path, root: Path) -> None:
    """Make the folders from `root` down to `path`; raises UsageError where a link or a file stands in the way."""
    step = root
    for part in ("", *path.relative_to(root).parts):
        step = step / part
        if step.is_symlink():
            raise UsageError(f"{step} is a symbolic link; name the folder that it leads to")
        try:
            step.mkdir(parents=step == root, exist_ok=True)
        except FileExistsError:
            raise UsageError(f"{step} is a file where a folder is needed; move it, or name another output") from None
