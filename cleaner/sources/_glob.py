"""Patterns such as `pages/**/*.html`, for shells that leave them alone and for more files than a command takes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

from cleaner.sources._formats import is_read

_MAGIC = re.compile(r"[*?\[]")
_ANY_DEPTH = "**"


def is_pattern(path: str) -> bool:
    """Whether `path` has a sign of a pattern in it."""
    return _MAGIC.search(path) is not None


def split(path: str) -> tuple[str, tuple[str, ...]]:
    """The folder that a pattern begins with, and the parts of the pattern below it."""
    parts = Path(path).parts
    first = next(at for at, part in enumerate(parts) if _MAGIC.search(part))
    return str(Path(*parts[:first])), parts[first:]


@dataclass(frozen=True, slots=True)
class Patterns:
    """What patterns take of a folder: the files that they match, and all that is read of the folders that they match.

    `*` and `?` stop at the end of a name, `**` stands for any number of folders. A file of a kind that is not read
    must be spelled out with its suffix (`*.log`).
    """

    patterns: tuple[tuple[str, ...], ...]

    def __call__(self, names: tuple[str, ...]) -> bool:
        return any(_takes(pattern, names) for pattern in self.patterns)


def _takes(pattern: tuple[str, ...], names: tuple[str, ...]) -> bool:
    states = _reached(pattern, {0})
    for name in names[:-1]:
        if len(pattern) in states:
            return is_read(names)
        states = _step(pattern, states, name)
    if len(pattern) in states:
        return is_read(names)
    return len(pattern) in _step(pattern, states, names[-1]) and (is_read(names) or _is_spelled(pattern[-1]))


def _step(pattern: tuple[str, ...], states: set[int], name: str) -> set[int]:
    behind = {at for at in states if at < len(pattern) and pattern[at] == _ANY_DEPTH}
    behind |= {at + 1 for at in states - behind if at < len(pattern) and fnmatch(name, pattern[at])}
    return _reached(pattern, behind)


def _reached(pattern: tuple[str, ...], states: set[int]) -> set[int]:
    """`states`, and those behind a part that may stand for nothing."""
    found = set(states)
    for at, part in enumerate(pattern):
        if part == _ANY_DEPTH and at in found:
            found.add(at + 1)
    return found


def _is_spelled(part: str) -> bool:
    suffix = part.rpartition(".")[2]
    return suffix != part and not _MAGIC.search(suffix)
