"""A list of files, as `find` and `git ls-files` print it: one a line, or a NUL behind each for names with breaks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cleaner.sources._names import printable
from cleaner.sources._places import File, Listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cleaner.sources._places import Place


def places(raw: bytes) -> tuple[Place, ...]:
    """The files that are named in `raw`, each once. Their ids are what they have not in common.

    Whether they are there is seen when they are read: one that is not is a failure, and the others are read.
    """
    names = os.fsdecode(raw.removeprefix(b"\xef\xbb\xbf"))
    named = names.split("\0") if "\0" in names else [line.removesuffix("\r") for line in names.split("\n")]
    paths = list(dict.fromkeys(os.path.abspath(name) for name in named if name))  # noqa: PTH100 - links keep their names
    folder = _common(paths)
    if folder is None:
        return tuple(File(path, printable(Path(path).name)) for path in paths)
    skipped = len(folder) + len(os.sep)
    return (Listed(folder, printable(Path(folder).name), tuple(path[skipped:] for path in paths)),)


def _common(paths: Sequence[str]) -> str | None:
    """The deepest folder that all are in; None where that is the root, whose folders are nobody's business."""
    try:
        folder = os.path.commonpath([os.path.dirname(path) for path in paths] or [os.getcwd()])  # noqa: PTH109, PTH120
    except ValueError:  # several drives
        return None
    return None if Path(folder) == Path(folder).parent else folder
