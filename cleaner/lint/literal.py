"""A pattern that is nothing but a text is better said as a text: shorter, faster, without backslashes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint
from cleaner.rulebook.phrase import literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._entries import Path
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock

CODE = "R107"
# Which phrases say the same, by the anchors of the pattern; and where a matcher has no others.
_KINDS = {(True, True): "is", (True, False): "starts", (False, True): "ends", (False, False): "has"}
_ONLY: dict[Path, str] = {("strip_prefix",): "starts", ("strip_suffix",): "ends"}


def find(stock: Stock) -> Iterator[Finding]:
    """Patterns without anything but characters, where a phrase of the same text would fit the same lines."""
    for one, node in stock.patterns:
        found = _text(node)
        if found:
            kind, text = found
            kind = _ONLY.get(one.at, kind)
            message = f"{one.shown} is a plain text"
            yield stock.finding(one.file, one.path, CODE, message, f"write {kind}: {text!r}")


def _text(node: Node) -> tuple[str, str] | None:
    """What phrase says the same as `node`, and its kind; None where none does."""
    parts = list(_flat(node))
    starts = bool(parts) and isinstance(parts[0], _nodes.Edge) and parts[0].kind == "^"
    ends = bool(parts) and isinstance(parts[-1], _nodes.Edge) and parts[-1].kind == "$"
    chars = parts[starts : len(parts) - ends]
    text = ""
    for part in chars:
        if not isinstance(part, _nodes.Char):
            return None
        if not part.fold and part.char.lower() != part.char.upper():
            return None  # its case counts, and that of a phrase does not
        text += part.char.lower()
    # A phrase is normalised as lines are; where that changes it, the two are not the same.
    return (_KINDS[starts, ends], text) if text and literal(text) == text else None


def _flat(node: Node) -> Iterator[Node]:
    if isinstance(node, _nodes.Sequence):
        for part in node.parts:
            yield from _flat(part)
    else:
        yield node


LINT = Lint({CODE: "a pattern that is a plain text"}, find)
