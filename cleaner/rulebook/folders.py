"""Which files of a rule folder are rule files, how they are shown, and their bytes. Knows nothing of YAML."""

from __future__ import annotations

import os
from dataclasses import dataclass
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
    tops = [SHIPPED if is_shipped(folder) else _printable(folder.as_posix()) for folder in folders]
    if any(map(is_shipped, folders)):  # a name that two folders share would point at the wrong file
        tops = [
            f"./{top}" if top == SHIPPED and not is_shipped(folder) else top
            for top, folder in zip(tops, folders, strict=True)
        ]
    named = enumerate(zip(folders, tops, strict=True))
    return tuple(source for number, (folder, top) in named for source in _within(folder, top, number))


def source(path: Path, shown: str) -> Source:
    """One file, shown as the caller likes."""
    kind: Kind = "pack" if PACKS in path.absolute().parent.parts[-1:] else "site"
    return _read(path, shown, kind, 0)


def _within(folder: Path, top: str, number: int) -> Iterator[Source]:
    if not folder.is_dir():
        what = "is no folder" if folder.exists() else "does not exist"
        raise UsageError(f"the rule folder {folder} {what}; --rules takes a folder that holds .yaml files")
    is_pack = folder.absolute().name == PACKS
    failed: list[OSError] = []
    for at, names, files in os.walk(folder, onerror=failed.append):
        names[:] = sorted(name for name in names if not _passed_over(Path(at, name)))
        inner = Path(at).relative_to(folder)
        if len(inner.parts) == MAX_DEPTH:
            names.clear()
        kind: Kind = "pack" if is_pack or PACKS in inner.parts else "site"
        for name in sorted([*files, *names]):
            if name.endswith((".yaml", ".yml")) and not _passed_over(Path(at, name)):
                yield _read(Path(at, name), _printable(f"{top}/{(inner / name).as_posix()}"), kind, number)
    for error in failed:
        shown = f"{top}/{Path(os.fsdecode(error.filename)).relative_to(folder).as_posix()}"
        yield Source(_printable(shown), "site", folder=number, problem=_said(error))


def _read(path: Path, shown: str, kind: Kind, number: int) -> Source:
    try:
        if not path.is_file():  # a pipe would never end
            return Source(shown, kind, folder=number, problem=_no_file(path))
        with path.open("rb") as file:
            return Source(shown, kind, file.read(MAX_BYTES + 1), number)
    except OSError as error:
        return Source(shown, kind, folder=number, problem=_said(error))


def _passed_over(path: Path) -> bool:
    if path.name.startswith(".") or path.name == NO_RULES:
        return True
    return path.is_symlink() and os.path.exists(path)  # noqa: PTH110 - never raises, whatever the link leads to


def _no_file(path: Path) -> str:
    if path.is_symlink():
        return "it is a link that leads nowhere"
    return "it is a folder" if path.is_dir() else "it is no file"


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__


def _printable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode()
