"""A pattern that ends in `.*` takes the line however long it is: in many dumps a whole article is one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock
    from cleaner.lint._written import Written

CODE = "R104"
_LINES = "it takes whatever follows on the line", "bound it with `max_words`, or say how the line ends"
_PREFIX = "it strips up to the last place that fits", "say which characters may stand there: [^-]{2,30} for .*"
_SUFFIX = "it strips from the first place that fits to the end of the line", "say what stands there instead of .*"


def find(stock: Stock) -> Iterator[Finding]:
    """Patterns that name lines and end in `.*` without a bound, and those that strip an unknown part of a line."""
    for one, node in stock.patterns:
        said = _wrong(one, node)
        if said:
            yield stock.finding(one.file, one.path, CODE, f"{one.shown} has an open end: {said[0]}", said[1])


def _wrong(one: Written, node: Node) -> tuple[str, str] | None:
    if one.at == ("strip_prefix",):
        return _PREFIX if any(map(_is_open, _nodes.walk(node))) else None
    if one.at == ("strip_suffix",):
        return _SUFFIX if _ends_open(node) else None
    return _LINES if one.takes and not one.is_bounded and _ends_open(node) else None


def _ends_open(node: Node) -> bool:
    """Whether what `node` fits may go on for ever at its end."""
    if isinstance(node, _nodes.Choice):
        return any(map(_ends_open, node.branches))
    if isinstance(node, _nodes.Repeat):
        return _is_open(node) or _ends_open(node.node)
    if isinstance(node, _nodes.Sequence):
        for part in reversed(node.parts):
            if _ends_open(part):
                return True
            if not _nodes.is_optional(part):
                return False
    return False


def _is_open(node: Node) -> bool:
    return isinstance(node, _nodes.Repeat) and node.most is None and node.node == _nodes.DOT


LINT = Lint({CODE: "a pattern with an open end"}, find)
