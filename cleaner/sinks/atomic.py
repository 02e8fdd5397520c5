"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from hashlib import sha256
from typing import TYPE_CHECKING, BinaryIO

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# The last two are not everywhere.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class InputError(UsageError):
    """What would be written is an input of this run."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose bytes become the file `path` at the end of the block; after an error there is nothing.

    A link at `path` is replaced, never followed. Raises OSError for what the disk says.
    """
    # Derived from the name, so that the leftover of a killed run is found again, and short, whatever the name.
    temporary = path.with_name(f".{sha256(os.fsencode(path.name)).hexdigest()[:16]}.part")
    with suppress(FileNotFoundError):
        temporary.unlink()
    try:
        with open(temporary, "wb", opener=lambda name, _: os.open(name, _FLAGS, 0o666)) as new:
            yield new
        temporary.replace(path)
    except BaseException as error:
        if isinstance(error, OSError) and error.filename in (None, str(temporary)):  # writing names no file
            error.filename = str(path)
        with suppress(OSError):
            temporary.unlink()
        raise


def identity(path: Path) -> tuple[int, int] | None:
    """Device and number of the file at `path`, no link followed; None where there is none."""
    try:
        status = path.lstat()
    except OSError:
        return None
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
