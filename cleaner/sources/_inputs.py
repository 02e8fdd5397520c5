"""Pages from files, folders and standard input, in an order that no machine changes, with ids that tell no secrets.

An id is the path below the folder that was named, with "/"; the bare name of a file; "-" for standard input. Where
several inputs are given, the ids of a folder begin with its name, and names that occur twice are numbered.
"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, BinaryIO

from cleaner.errors import UsageError, suggestion
from cleaner.sources.walk import Walk, enter_all, linked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from io import FileIO

STDIN = "-"
# Bytes. A page of the corpus has 2 MB at most; the rest is room for whole books. More is a failure, not a hang.
MAX_BYTES = 64 << 20

_CHUNK = 1 << 20  # bytes read at once where the size is not known
_MUST_ESCAPE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]|%[0-9A-Fa-f]{2}")
_ESCAPABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff%]")


@dataclass(frozen=True, slots=True)
class Item:
    """One page: its id and its bytes, or what kept us from reading it."""

    id: str
    raw: bytes | None
    problem: str = ""


@dataclass(frozen=True, slots=True)
class Inputs:
    """The paths of a command line. `labels` stand before the ids of a folder, and are the ids of files.

    `folders` says which paths were folders when we were called: one that vanishes later is a failure of its own.
    """

    paths: tuple[str, ...]
    labels: tuple[str, ...]
    folders: tuple[bool, ...]

    @classmethod
    def of(cls, paths: Sequence[str]) -> Inputs:
        """Check and name `paths`; a path given twice counts once. Raises UsageError for a path that is not there."""
        first: dict[Path | str, str] = {}
        for path in paths:
            first.setdefault(STDIN if path == STDIN else _absolute(path), path)
        ordered = tuple(first.values())
        for path in ordered:
            if path != STDIN and not os.path.lexists(path):
                raise UsageError(f"{path}: there is no such file or folder{_near(path)}")
        folders = tuple(path != STDIN and Path(path).is_dir() for path in ordered)
        return cls(ordered, ("",) if folders == (True,) else _labels(ordered), folders)

    @property
    def single(self) -> bool:
        """Whether this is one document, as opposed to a folder or a list of them."""
        return self.folders == (False,)

    def items(
        self,
        *,
        skip: Path | None = None,
        ignore: Callable[[str], bool] = enter_all,
        max_bytes: int = MAX_BYTES,
        stdin: BinaryIO | None = None,
    ) -> Iterator[Item]:
        """Every page, in the order of the paths, folders sorted by name; never raises for what a disk does.

        `skip` is a folder that is not entered, that of the output; nor is a folder within another one of which `ignore`
        says so. Links to folders are not followed; hidden files, and what is neither file nor folder, are passed over.
        """
        walk = Walk(skip, ignore)
        for path, label, is_folder in zip(self.paths, self.labels, self.folders, strict=True):
            if path == STDIN:
                yield _stdin(stdin, max_bytes)
            elif is_folder:
                yield from _folder(path, label, walk, max_bytes)
            else:
                yield _file(path, label, max_bytes)

    def linked(self, skip: Path | None = None) -> frozenset[tuple[int, int]]:
        """Device and number of each file that may have another name too, in the output say; `skip` is not entered."""
        walk = Walk(skip)
        named = (path for path, folder in zip(self.paths, self.folders, strict=True) if path != STDIN and not folder)
        roots = (path for path, folder in zip(self.paths, self.folders, strict=True) if folder)
        below = (found.path for root in roots for found in walk.pages(root) if not found.error)
        return frozenset(filter(None, map(linked, chain(named, below))))


def printable(name: str) -> str:
    """A file name as ids show it: control characters and undecodable bytes as %XX, and never two names as one."""
    if not _MUST_ESCAPE.search(name):
        return name
    return _ESCAPABLE.sub(lambda match: "".join(f"%{byte:02X}" for byte in os.fsencode(match[0])), name)


def _labels(paths: Sequence[str]) -> tuple[str, ...]:
    names = [STDIN if path == STDIN else _name(path) for path in paths]
    count, used = Counter(names), set(names)
    labels = []
    for name in names:
        number, label = 0, name
        while count[name] > 1 and (label in used or label == name):
            number += 1
            label = f"{number}-{name}"
        used.add(label)
        labels.append(label)
    return tuple(labels)


def _name(path: str) -> str:
    return printable(_absolute(path).name or "root")


def _absolute(path: str) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - resolve() would follow links, whose own names count


def _near(path: str) -> str:
    try:
        return suggestion(path, map(str, Path(path).parent.iterdir()))
    except OSError:
        return ""


def _folder(root: str, label: str, walk: Walk, max_bytes: int) -> Iterator[Item]:
    for found in walk.pages(root):
        name = "/".join(([label] if label else []) + [printable(one) for one in found.names])
        if found.error:
            yield Item(name or _name(root), None, _problem(found.error, "folder"))
        else:
            yield _file(found.path, name, max_bytes, regular=True)


def _stdin(stream: BinaryIO | None, max_bytes: int) -> Item:
    if stream is None and sys.stdin is None:
        return Item(STDIN, None, "standard input is closed")
    try:
        return _limited(STDIN, stream or sys.stdin.buffer, _CHUNK, max_bytes)
    except OSError as error:
        return Item(STDIN, None, _problem(error, "standard input"))


def _file(path: str, name: str, max_bytes: int, *, regular: bool = False) -> Item:
    # A file may have become a pipe since its folder was read; without O_NONBLOCK opening it would wait for ever.
    flags = getattr(os, "O_NONBLOCK", 0) if regular else 0
    try:
        with open(path, "rb", buffering=0, opener=lambda file, own: os.open(file, own | flags)) as stream:
            status = os.fstat(stream.fileno())
            if S_ISDIR(status.st_mode) or (regular and not S_ISREG(status.st_mode)):
                return Item(name, None, "not a regular file")
            return _limited(name, stream, status.st_size + 1 if status.st_size else _CHUNK, max_bytes)
    except OSError as error:
        return Item(name, None, _problem(error, "file"))


def _limited(name: str, stream: BinaryIO | FileIO, chunk: int, max_bytes: int) -> Item:
    # In chunks, since asking for all that is allowed would allocate as much for every page.
    pieces, room = [], max_bytes + 1
    while room and (piece := stream.read(min(chunk, room))):
        pieces.append(piece)
        room -= len(piece)
    if not room:
        return Item(name, None, f"larger than the limit of {max_bytes / (1 << 20):g} MB")
    return Item(name, b"".join(pieces))


def _problem(error: OSError, what: str) -> str:
    # The words of the system without the path, which would be absolute.
    if isinstance(error, FileNotFoundError):
        return f"the {what} is not there any more, or its link leads nowhere"
    return f"the {what} cannot be read: {error.strerror or type(error).__name__}"
