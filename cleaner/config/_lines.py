"""On which line of a TOML file a key stands. The parser of the standard library does not say.

A file that parses is a row of statements, each of whole lines: a header of a table, or a key and its value. Parsed on
its own below its header, a statement tells which keys it gives.
"""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Place = tuple[int, int]
_HEADER = re.compile(r"\s*\[")


def places(text: str) -> dict[tuple[str, ...], Place]:
    """Line and column, 1-based, of each key and table of `text`, which must be valid; of several the first."""
    found: dict[tuple[str, ...], Place] = {}
    header = ""
    for line, statement in _statements(text):
        header = statement if _HEADER.match(statement) else header
        given = tomllib.loads(statement if statement is header else f"{header}\n{statement}")
        for path in _paths(given):
            found.setdefault(path, (line, _column(statement, path[-1])))
    return found


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Each statement with the number of its first line. One that is not over yet does not parse."""
    held, first = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        first = first if held else number
        held += line + "\n"
        try:
            given = tomllib.loads(held)
        except tomllib.TOMLDecodeError:
            continue
        if given:
            yield first, held
        held = ""


def _paths(given: Mapping[str, Any], above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for key, value in given.items():
        yield (*above, key)
        inner = value[0] if isinstance(value, list) and value and isinstance(value[0], dict) else value
        if isinstance(inner, dict):
            yield from _paths(inner, (*above, key))


def _column(statement: str, key: str) -> int:
    """Where in the first line of its statement a key stands; 1 where it is written in another way."""
    found = re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", statement.split("\n", 1)[0])
    return found.start() + 1 if found else 1
