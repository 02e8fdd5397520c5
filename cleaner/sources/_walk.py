"""Which files of a folder are pages, in an order that no file system decides."""

from __future__ import annotations

import os
from dataclasses import dataclass
from stat import S_ISREG
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

SUFFIXES = (".txt", ".html", ".htm", ".md")  # what is read of a folder; a file that is named is read whatever it is


def enter_all(_: str) -> bool:
    """Ignore no folder."""
    return False


@dataclass(frozen=True, slots=True)
class Found:
    """A page of a folder, or a folder that cannot be read; `names` are the file names from the root down to it."""

    path: str
    names: tuple[str, ...]
    error: OSError | None = None


@dataclass(frozen=True, slots=True)
class Walk:
    """What is not entered: the folder `skip`, and each below the root of which `ignore` says so."""

    skip: Path | None = None
    ignore: Callable[[str], bool] = enter_all

    def pages(self, root: str) -> Iterator[Found]:
        """Every page below `root`, sorted by name; never raises for what a disk does.

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
            elif names and self.ignore(path):
                continue
            else:
                try:
                    entries = _entries(path, skipped)
                except OSError as error:
                    yield Found(path, names, error)
                    continue
                stack.extend((entry, (*names, own), folder) for own, entry, folder in reversed(entries))


def linked(path: str) -> tuple[int, int] | None:
    """The identity of the file at `path` where it may have another name: it is a link, or has several names."""
    status = _stat(path)
    if status is None or (status.st_nlink < 2 and not os.path.islink(path)):  # noqa: PTH114 - one of many, so fast
        return None
    return status.st_dev, status.st_ino


def _entries(path: str, skipped: os.stat_result | None) -> list[tuple[str, str, bool]]:
    found = []
    with os.scandir(path) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                if not (skipped and os.path.samestat(entry.stat(), skipped)):
                    found.append((entry.name, entry.path, True))
            elif entry.name.lower().endswith(SUFFIXES) and not _is_special(entry):
                found.append((entry.name, entry.path, False))
    return sorted(found)


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
