"""Which files of a rule folder are rule files, how they are shown, and their bytes. Knows nothing of YAML."""

from __future__ import annotations

import os
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from cleaner.errors import UsageError
from cleaner.rulebook.shipped import is_shipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Kind = Literal["site", "pack"]
# Folders of this name hold packs, all others sites.
PACKS = "packs"
# How the folder of the shipped rules is shown, wherever it is.
SHIPPED = "rules"
# Lies beside the rule files and is none: what `lint` is told about hits that are right.
NO_RULES = "known-hits.yaml"
# Folders within folders; os.walk calls itself for each.
MAX_DEPTH = 8
# Bytes. The longest shipped file has 75 kB; a hostile YAML tag of 1 MB costs the parser 16 s.
MAX_BYTES = 256 << 10


@dataclass(frozen=True)
class Source:
    """A rule file before anybody has looked into it; `raw` is cut one byte behind the limit.

    `folder` is the number of its rule folder, later ones win; `problem` says why it cannot be read.
    """

    shown: str
    kind: Kind
    raw: bytes = b""
    folder: int = 0
    problem: str = ""

    @property
    def stem(self) -> str:
        """The id that the file must have."""
        return Path(self.shown).stem


def sources(folders: Sequence[Path]) -> tuple[Source, ...]:
    """All rule files of `folders`, in an order that no file system decides. Raises UsageError for a missing folder.

    Hidden files, symbolic links, `known-hits.yaml` and what is no `.yaml` are passed over; `.yml` is taken, to be
    refused by name. A link that leads nowhere and a folder with the name of a rule file have a problem: somebody took
    them for rules.
    """
    ours = [is_shipped(folder) for folder in folders]
    tops = [SHIPPED if own else _printable(folder.as_posix()) for folder, own in zip(folders, ours, strict=True)]
    if any(ours):  # a name that two folders share would point at the wrong file
        tops = [f"./{top}" if top == SHIPPED and not own else top for top, own in zip(tops, ours, strict=True)]
    named = enumerate(zip(folders, tops, strict=True))
    return tuple(source for number, (folder, top) in named for source in _within(folder, top, number))


def source(path: Path, shown: str) -> Source:
    """One file, shown as the caller likes."""
    kind: Kind = "pack" if PACKS in path.absolute().parent.parts[-1:] else "site"
    return _read(os.fspath(path), shown, kind, 0)


def _within(folder: Path, top: str, number: int) -> Iterator[Source]:
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "does not exist"
        raise UsageError(f"the rule folder {folder} {what}; --rules takes a folder that holds .yaml files")
    is_pack = folder.absolute().name == PACKS
    failed: list[tuple[tuple[str, ...], OSError]] = []
    for inner, entries in _walked(os.fspath(folder), (), failed):
        kind: Kind = "pack" if is_pack or PACKS in inner else "site"
        for entry in entries:
            if entry.name.endswith((".yaml", ".yml")):
                yield _read(entry.path, _printable("/".join((top, *inner, entry.name))), kind, number)
    for inner, error in failed:
        yield Source(_printable("/".join((top, *(inner or ".")))), "site", folder=number, problem=_said(error))


def _walked(
    at: str, inner: tuple[str, ...], failed: list[tuple[tuple[str, ...], OSError]]
) -> Iterator[tuple[tuple[str, ...], list[os.DirEntry[str]]]]:
    """`at` and the folders in it, each with what it holds, by name; os.walk asks the disk for more than is needed."""
    try:
        with os.scandir(at) as listed:
            entries = sorted((entry for entry in listed if not _passed_over(entry)), key=attrgetter("name"))
    except OSError as error:
        failed.append((inner, error))
        return
    below = [entry for entry in entries if _is_folder(entry)]
    if len(inner) == MAX_DEPTH:
        entries, below = [entry for entry in entries if entry not in below], []
    yield inner, entries
    for entry in below:
        yield from _walked(entry.path, (*inner, entry.name), failed)


def _read(path: str, shown: str, kind: Kind, number: int) -> Source:
    try:
        if not os.path.isfile(path):  # noqa: PTH113 - a pipe would never end
            return Source(shown, kind, folder=number, problem=_no_file(Path(path)))
        with open(path, "rb") as file:  # noqa: PTH123 - as above, a third of the time that pathlib takes
            long = os.fstat(file.fileno()).st_size > MAX_BYTES
            # To ask for the limit takes a buffer of that size, which costs more than reading does.
            return Source(shown, kind, file.read(MAX_BYTES + 1 if long else -1), number)
    except OSError as error:
        return Source(shown, kind, folder=number, problem=_said(error))


def _passed_over(entry: os.DirEntry[str]) -> bool:
    if entry.name.startswith(".") or entry.name == NO_RULES:
        return True
    return entry.is_symlink() and os.path.exists(entry)  # noqa: PTH110 - never raises, whatever the link leads to


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _no_file(path: Path) -> str:
    if path.is_symlink():
        return "it is a link that leads nowhere"
    return "it is a folder" if path.is_dir() else "it is no file"


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
