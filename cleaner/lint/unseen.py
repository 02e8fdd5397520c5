"""Patterns see normalised lines: a long dash, a curly quote or a fraction is never among their characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint
from cleaner.text import normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock

CODE = "R110"


def find(stock: Stock) -> Iterator[Finding]:
    """Patterns with a character that normalisation replaces, one finding a pattern."""
    for one, node in stock.patterns:
        dead = next((char for char in _chars(node) if not _is_seen(char)), None)
        if dead is not None:
            plain = normalise(f"a{dead}b")[1:-1]
            message = f"{one.shown} looks for {dead!r}, which no normalised line holds"
            yield stock.finding(one.file, one.path, CODE, message, f"it is {plain!r} there" if plain else "remove it")


def _chars(node: Node) -> Iterator[str]:
    for part in _nodes.walk(node):
        if isinstance(part, _nodes.Char):
            yield part.char
        elif isinstance(part, _nodes.Class) and not part.negated:
            yield from (item for item in part.items if isinstance(item, str) and len(item) == 1)


def _is_seen(char: str) -> bool:
    # Between letters, since blanks at the ends of a line and a bullet before it go as well.
    return char in normalise(f"a{char}b")


LINT = Lint({CODE: "a character that no line holds"}, find)
