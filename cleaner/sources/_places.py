"""What a path of a command line stands for: a file, a folder, what a pattern finds, a list of files, standard input.

Each place gives its files, with the ids that they have. An id is the path below the folder that was named, with "/".
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.sources import _read
from cleaner.sources._formats import Form, form_of, is_read
from cleaner.sources._names import printable
from cleaner.sources._source import Ask, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

    from cleaner.sources._walk import Takes, Walk


@dataclass(frozen=True, slots=True)
class File:
    """A file that was named: it is read whatever it is called. `path` is where it is, `label` its id."""

    path: str
    label: str

    @property
    def single(self) -> bool:
        """Whether there is one page here at most."""
        return not form_of(self.path).source.rows

    def items(self, _: Walk, ask: Ask) -> Iterator[Item]:
        """Its items."""
        return _read.file(self.path, form_of(self.path), replace(ask, name=self.label))

    def files(self, _: Walk) -> Iterator[str]:
        """The paths of its files."""
        yield self.path


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, or what of it patterns take. `label` stands before its ids, unless it is empty."""

    path: str
    label: str
    takes: Takes = is_read
    single = False

    def items(self, walk: Walk, ask: Ask) -> Iterator[Item]:
        """All items of its files, in the order of their names."""
        for found in walk.files(self.path, self.takes):
            name = _joined(self.label, found.names)
            if found.error:
                label = name or printable(Path(self.path).absolute().name)
                yield Item(label, None, _read.problem(found.error, "folder"))
                continue
            form = form_of(found.path)
            if not (form.source.rows and walk.ignore(found.path)):
                yield from _read.file(found.path, form, replace(ask, name=name), regular=True)

    def files(self, walk: Walk) -> Iterator[str]:
        """The paths of its files."""
        return (found.path for found in walk.files(self.path, self.takes) if not found.error)


@dataclass(frozen=True, slots=True)
class Listed:
    """Files of a list, called by what they have not in common: `path` is the folder that all of them are in."""

    path: str
    label: str
    names: tuple[str, ...]
    single = False

    def items(self, _: Walk, ask: Ask) -> Iterator[Item]:
        """All items of the files, in the order of the list."""
        for name in self.names:
            path = os.path.join(self.path, name)  # noqa: PTH118 - one of many, so fast
            own = replace(ask, name=_joined(self.label, Path(name).parts))
            yield from _read.file(path, form_of(path), own, regular=True)

    def files(self, _: Walk) -> Iterator[str]:
        """The paths of its files."""
        return (os.path.join(self.path, name) for name in self.names)  # noqa: PTH118


@dataclass(frozen=True, slots=True)
class Stdin:
    """Standard input, which is read once. `stream` stands for it where it is not the process's own."""

    form: Form
    stream: BinaryIO | None = None
    path: str = _read.STDIN
    label: str = _read.STDIN

    @property
    def single(self) -> bool:
        """Whether it is one page."""
        return not self.form.source.rows

    def items(self, _: Walk, ask: Ask) -> Iterator[Item]:
        """Its items."""
        return _read.stdin(self.stream, self.form, replace(ask, name=self.label))

    def files(self, _: Walk) -> Iterator[str]:
        """No file has any of it."""
        return iter(())


Place = File | Folder | Listed | Stdin


def id_of(place: Place, path: str) -> str | None:
    """The id that the file at the absolute `path` has in `place`; None where it is not there."""
    if isinstance(place, Stdin):
        return None
    own = os.path.abspath(place.path)  # noqa: PTH100 - resolve() would follow links
    if isinstance(place, File):
        return place.label if path == own else None
    inner = path.removeprefix(own.rstrip(os.sep) + os.sep)
    return None if inner == path else _joined(place.label, Path(inner).parts)


def _joined(label: str, names: Iterable[str]) -> str:
    return "/".join(([label] if label else []) + [printable(one) for one in names])
