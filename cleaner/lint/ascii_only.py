r"""In RE2 `\w` and `\b` know ASCII only: beside a letter with an accent they say the opposite of what is meant."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock

CODE = "R105"
_SHORTHANDS = ("\\w", "\\W", "\\b", "\\B")


def find(stock: Stock) -> Iterator[Finding]:
    r"""Patterns in which `\w`, `\W`, `\b` or `\B` stands next to a letter that is not ASCII."""
    for one, node in stock.patterns:
        said = next(_beside(node), None)
        if said:
            hint = "write [\\p{L}\\d_] for \\w, [^\\p{L}\\d_] for \\W, and name what stands around a word for \\b"
            message = f"{said[0]} stands next to {said[1]!r}, which is no letter to it: it knows ASCII only"
            yield stock.finding(one.file, one.path, CODE, message, hint)


def _beside(node: Node) -> Iterator[tuple[str, str]]:
    for part in _nodes.walk(node):
        if isinstance(part, _nodes.Sequence):
            for left, right in pairwise(part.parts):
                short, letter = _shorthand(_last(left)), _letter(_first(right))
                if not (short and letter):
                    short, letter = _shorthand(_first(right)), _letter(_last(left))
                if short and letter:
                    yield short, letter


def _first(node: Node) -> Node:
    return _bare(node.parts[0]) if isinstance(node, _nodes.Sequence) and node.parts else _bare(node)


def _last(node: Node) -> Node:
    return _bare(node.parts[-1]) if isinstance(node, _nodes.Sequence) and node.parts else _bare(node)


def _bare(node: Node) -> Node:
    return node.node if isinstance(node, _nodes.Repeat) else node


def _shorthand(node: Node) -> str:
    if isinstance(node, _nodes.Edge):
        return node.kind if node.kind in _SHORTHANDS else ""
    if isinstance(node, _nodes.Class) and len(node.items) == 1 and node.items[0] in _SHORTHANDS:
        return str(node.items[0])
    return ""


def _letter(node: Node) -> str:
    return node.char if isinstance(node, _nodes.Char) and not node.char.isascii() and node.char.isalpha() else ""


LINT = Lint({CODE: "a shorthand for ASCII next to another letter"}, find)
