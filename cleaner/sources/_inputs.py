"""The paths of a command line, and all the pages behind them, in an order that no machine changes.

An id is the path below the folder that was named, with "/"; the bare name of a file; "-" for standard input; for rows
`<file>#<number>`, or their own id. Where several inputs are given, the ids of a folder begin with its name, and names
that occur twice are numbered.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from cleaner.errors import UsageError, suggestion
from cleaner.sources import _glob, _listed
from cleaner.sources._fields import Fields
from cleaner.sources._formats import SOURCES, Form, form_of, is_page
from cleaner.sources._names import printable
from cleaner.sources._places import File, Folder, Listed, Place, Stdin, id_of
from cleaner.sources._read import STDIN
from cleaner.sources._source import MAX_BYTES, Ask, Item
from cleaner.sources._walk import Walk, enter_all, linked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

# What standard input may hold beside one page: rows or records, one behind the other, or the names of files.
LIST = "paths"
FORMS = (*(source.name for source in SOURCES.values() if source.packed), LIST)


@dataclass(frozen=True, slots=True)
class Inputs:
    """Where pages come from, one place behind the other. What was a folder or a file was so when we were called."""

    places: tuple[Place, ...]

    @classmethod
    def of(cls, paths: Sequence[str], form: str = "page", stdin: BinaryIO | None = None) -> Inputs:
        """Check and name `paths`; a path given twice counts once. `form` says what standard input holds, one of FORMS.

        A list of files is read from `stdin` at once. Raises UsageError for a path that is not there, for a pattern that
        no file fits, and for a file that cannot be read with what is installed.
        """
        if form not in FORMS:
            raise UsageError(f"--from is one of {', '.join(FORMS)}, not {form!r}{suggestion(form, FORMS)}")
        if form != "page" and STDIN not in paths:
            raise UsageError(f"--from {form} says what standard input holds; name it too, with -")
        first: dict[tuple[str, bool], str] = {}
        for path in paths:
            first.setdefault((STDIN, True) if path == STDIN else (_absolute(path), False), path)
        found = _merged([place for path in first.values() for place in _places(path, form, stdin)])
        if len(found) == 1 and isinstance(found[0], Folder | Listed):
            return cls((replace(found[0], label=""),))
        labels = _labels([place.label for place in found])
        return cls(tuple(replace(place, label=label) for place, label in zip(found, labels, strict=True)))

    @property
    def paths(self) -> tuple[str, ...]:
        """The files and folders, of a pattern or list the folder that all files are in; "-" for standard input."""
        return tuple(place.path for place in self.places)

    def roots(self) -> Iterator[str]:
        """The same, but of a pattern the files that fit it, and of a list its files."""
        for place in self.places:
            fitting = isinstance(place, Folder) and isinstance(place.takes, _glob.Patterns)
            yield from place.files(Walk()) if fitting or isinstance(place, Listed) else [place.path]

    @property
    def single(self) -> bool:
        """Whether this is one document, as opposed to a folder, a list, or a file of rows."""
        return len(self.places) == 1 and self.places[0].single

    def items(
        self,
        *,
        skip: Path | None = None,
        ignore: Callable[[str], bool] = enter_all,
        max_bytes: int = MAX_BYTES,
        fields: Fields | None = None,
    ) -> Iterator[Item]:
        """Every page, in the order of the paths, folders sorted by name; never raises for what a disk does.

        `skip` is the folder or file of the output, which is passed over; so is a folder within another one of which
        `ignore` says so, and a file of rows there. Links to folders are not followed; hidden files, and what is neither
        file nor folder, are passed over. `fields` are those of rows, `max_bytes` is the limit of a page.
        """
        walk, ask = Walk(skip, ignore), Ask("", fields or Fields(), max_bytes)
        for place in self.places:
            yield from place.items(walk, ask)

    def count(self, *, skip: Path | None = None, ignore: Callable[[str], bool] = enter_all) -> int | None:
        """How many pages `items` gives; None where files of rows or standard input may have any number of them."""
        walk = Walk(skip, ignore)
        files = [path for place in self.places for path in place.files(walk)]
        told = all(not form_of(path).source.rows for path in files)
        return len(files) if told and not any(isinstance(place, Stdin) for place in self.places) else None

    def items_of(self, path: str, ask: Ask) -> Iterator[Item]:
        """The pages of the file at `path`, one of these inputs or below them, under the ids that `items` gives them."""
        named = (place for place in self.places if isinstance(place, Stdin) and path == STDIN)
        place = next(named, None) or File(path, self.id_of(path) or path)
        return place.items(Walk(), ask)

    def id_of(self, path: str) -> str | None:
        """The id that the file at `path` has among these inputs, whether it is there or not; None where it has none."""
        absolute = _absolute(path)
        return next(filter(None, (id_of(place, absolute) for place in self.places)), None)

    def linked(self, skip: Path | None = None) -> frozenset[tuple[int, int]]:
        """Device and number of each file that may have another name too, in the output say; `skip` is not entered."""
        walk = Walk(skip)
        return frozenset(filter(None, (linked(path) for place in self.places for path in place.files(walk))))


def page_files(folder: str) -> Iterator[str]:
    """The paths of the files below `folder` that hold one page each, sorted by name."""
    return Folder(folder, "", is_page).files(Walk())


def _places(path: str, form: str, stdin: BinaryIO | None) -> tuple[Place, ...]:
    if path == STDIN and form == LIST:
        return _listed.places(_all_of(stdin))
    if path == STDIN:
        return (Stdin(Form(SOURCES[form]), stdin),)
    if os.path.lexists(path):
        if Path(path).is_dir():
            return (Folder(path, _name(path)),)
        if missing := form_of(path).missing:
            raise UsageError(f"{path} cannot be read: {missing}")
        return (File(path, _name(path)),)
    if _glob.is_pattern(path):
        base, pattern = _glob.split(path)
        return (Folder(base, _name(base), _glob.Patterns((pattern,))),)
    raise UsageError(f"{path}: there is no such file or folder{_near(path)}")


def _all_of(stdin: BinaryIO | None) -> bytes:
    if stdin is None and sys.stdin is None:
        raise UsageError("standard input is closed, so it holds no list of files")
    return (stdin or sys.stdin.buffer).read()


def _merged(places: Sequence[Place]) -> list[Place]:
    """`places` with all patterns of a folder as one place, where the first of them was, so that no file counts twice.

    Raises UsageError where no file fits a pattern.
    """
    merged: dict[str, Folder] = {}
    found: list[Place | str] = []
    for place in places:
        if isinstance(place, Folder) and isinstance(place.takes, _glob.Patterns):
            _check(place, place.takes)
            key = _absolute(place.path)
            if key not in merged:
                merged[key] = place
                found.append(key)
            else:
                before = merged[key].takes
                assert isinstance(before, _glob.Patterns)
                both = _glob.Patterns(before.patterns + place.takes.patterns)
                merged[key] = replace(merged[key], takes=both)
        else:
            found.append(place)
    return [merged[one] if isinstance(one, str) else one for one in found]


def _check(place: Folder, wanted: _glob.Patterns) -> None:
    pattern = Path(place.path, *wanted.patterns[0])
    if not Path(place.path).is_dir():
        raise UsageError(f"{pattern}: there is no folder {place.path}{_near(place.path)}")
    if not any(place.files(Walk())):
        raise UsageError(f"{pattern}: no file fits this pattern; ** stands for any folders, as in 'pages/**/*.html'")


def _labels(names: Sequence[str]) -> tuple[str, ...]:
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
    return printable(Path(_absolute(path)).name or "root")


def _absolute(path: str) -> str:
    return os.path.abspath(path)  # noqa: PTH100 - resolve() would follow links, whose own names count


def _near(path: str) -> str:
    try:
        return suggestion(path, map(str, Path(path).parent.iterdir()))
    except OSError:
        return ""
