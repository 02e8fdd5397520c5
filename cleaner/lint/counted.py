"""Counted repeats of wide classes multiply the states of the automaton: `.{20,300}` makes every page slower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock

CODE = "R109"
# Repeats, those within repeats multiplied. The widest of the shipped rules has 120 and costs nothing to speak of; one
# `.{20,300}` took a set of 90 patterns from 410,000 lines a second to 35,000.
MOST = 200
# A class is wide where it names what it leaves out, or a whole alphabet.
_WIDE = ("\\S", "\\W", "\\D", "\\p", "\\P", "[:^")


def find(stock: Stock) -> Iterator[Finding]:
    """Patterns that count a wide class to more than MOST."""
    for one, node in stock.patterns:
        most = _counted(node, 1)
        if most > MOST:
            message = f"{one.shown} counts to {most}, which makes the automaton large"
            hint = "use * or +, and `min_words` and `max_words` for the length of the line"
            yield stock.finding(one.file, one.path, CODE, message, hint)


def _counted(node: Node, times: int) -> int:
    """The most times that a counted repeat asks for a wide class."""
    if isinstance(node, _nodes.Repeat):
        inner = times * (node.most if node.most is not None else max(node.least, 1))
        own = inner if _is_wide(node.node) and (node.most or node.least) > 1 else 0
        return max(own, _counted(node.node, inner))
    found = [_counted(inner, times) for inner in _nodes.children(node)]
    return max([times if _is_wide(node) else 0, *found])


def _is_wide(node: Node) -> bool:
    if not isinstance(node, _nodes.Class):
        return False
    return node.negated or any(isinstance(item, str) and item.startswith(_WIDE) for item in node.items)


LINT = Lint({CODE: "a wide class that is counted far"}, find)
