"""A pattern that looks anywhere in a line takes lines for a word that somebody mentions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock

CODE = "R106"
_HINT = "begin it with ^ or end it with $, or bound the line with `max_words`"


def find(stock: Stock) -> Iterator[Finding]:
    """Patterns that name lines, neither begin where the line does nor end there, and fit lines of any length."""
    for one, node in stock.patterns:
        if one.takes and not one.is_bounded and not _holds(node, 0) and not _holds(node, -1):
            message = f"{one.shown} is found anywhere in a line, however long, and the whole line goes"
            yield stock.finding(one.file, one.path, CODE, message, _HINT)


def _holds(node: Node, end: int) -> bool:
    """Whether `node` is bound to that end of the line: the first part for 0, the last one for -1."""
    if isinstance(node, _nodes.Choice):
        return all(_holds(branch, end) for branch in node.branches)
    if isinstance(node, _nodes.Sequence) and node.parts:
        edge = node.parts[end]
        # "^.*" looks like an anchor and is none.
        neighbour = node.parts[1 if end == 0 else -2] if len(node.parts) > 1 else None
        return _holds(edge, end) and not (isinstance(edge, _nodes.Edge) and _is_anything(neighbour))
    return isinstance(node, _nodes.Edge) and node.kind in (("^", "\\A") if end == 0 else ("$", "\\z"))


def _is_anything(node: Node | None) -> bool:
    return isinstance(node, _nodes.Repeat) and node.most is None and node.node == _nodes.DOT


LINT = Lint({CODE: "a pattern without an anchor"}, find)
