"""Which files of a folder are read, in an order that no file system decides."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Whether a file is taken, by the names from the root down to it.
Takes = Callable[[tuple[str, ...]], bool]


def enter_all(_: str) -> bool:
    """Ignore nothing."""
    return False


@dataclass(frozen=True, slots=True)
class Found:
    """A file of a folder, or a folder that cannot be read; `names` are the file names from the root down to it."""

    path: str
    names: tuple[str, ...]
    error: OSError | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What is passed over: the folder or file `skip`, and each folder below the root of which `ignore` says so."""

    skip: Path | None = None
    ignore: Callable[[str], bool] = enter_all

    def files(self, root: str, takes: Takes) -> Iterator[Found]:
        """Every file below `root` that `takes` takes, sorted by name; never raises for what a disk does.

        Links to folders are not followed, so that no loop can catch us; hidden files, and what is neither file nor
        folder, are passed over.
        """
        skipped = _stat(self.skip) if self.skip else None
        # A stack, since folders may be nested deeper than Python calls.
        stack: list[tuple[str, tuple[str, ...], bool]] = [(root, (), True)]
        while stack:
            path, names, is_folder = stack.pop()
            if not is_folder:
                yield Found(path, names)
                continue
            if names and self.ignore(path):
                continue
            try:
                entries = _entries(path, skipped)
            except OSError as error:
                yield Found(path, names, error)
                continue
            for own, entry, folder in reversed(entries):
                if folder or (takes((*names, own)) and not _is_special(entry)):
                    stack.append((entry.path, (*names, own), folder))


def linked(path: str) -> tuple[int, int] | None:
    """The identity of the file at `path` where it may have another name: it is a link, or has several names."""
    status = _stat(path)
    if status is None or (status.st_nlink < 2 and not os.path.islink(path)):  # noqa: PTH114 - one of many, so fast
        return None
    return status.st_dev, status.st_ino


def _entries(path: str, skipped: os.stat_result | None) -> list[tuple[str, os.DirEntry[str], bool]]:
    found = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            is_folder = entry.is_dir(follow_symlinks=False)
            # The number alone is read with the name; that of a folder where something is mounted is another one.
            near = skipped is not None and (is_folder or entry.inode() == skipped.st_ino)
            if not (near and skipped and os.path.samestat(entry.stat(), skipped)):
                found.append((entry.name, entry, is_folder))
    return sorted(found, key=lambda one: one[0])


def _is_special(entry: os.DirEntry[str]) -> bool:
    try:
        return not S_ISREG(entry.stat().st_mode)
    except OSError:
        return False  # it vanished, or its link leads nowhere: reading it will say so


def _stat(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - strings, millions of them
    except OSError:
        return None
