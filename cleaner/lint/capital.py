"""A capital where case does not count promises the reader a difference that is not made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cleaner.lint import _nodes
from cleaner.lint._stock import Lint
from cleaner.lint._written import written

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._nodes import Node
    from cleaner.lint._stock import Stock

CODE = "R108"
# Phrases of a few words; `like` holds sentences as they are.
_KINDS = ("is", "starts", "ends", "has")
_CAPITALS = (("A", "Z"), "\\p{Lu}", "\\P{Ll}", "[:upper:]")
_SMALL = (("a", "z"), "\\p{Ll}", "\\p{L}", "\\pL", "[:lower:]", "\\w", "[:alpha:]", "[:alnum:]")


def find(stock: Stock) -> Iterator[Finding]:
    """Capitals in phrases, which compare in any case, and classes of capitals under (?i)."""
    for one in written(stock.files):
        if one.kind in _KINDS and one.text != one.text.lower():
            message = f"{one.shown} has capitals, and matches in any case"
            hint = f"write {one.text.lower()!r}; where case counts, use `re`"
            yield stock.finding(one.file, one.path, CODE, message, hint)
    for one, node in stock.patterns:
        if any(map(_is_blind, _nodes.walk(node))):
            message = f"{one.shown} asks for capitals under (?i), where small letters are as good"
            yield stock.finding(one.file, one.path, CODE, message, "close the group of (?i:...) before the capitals")


def _is_blind(node: Node) -> bool:
    if not isinstance(node, _nodes.Class) or not node.fold:
        return False
    return any(item in _CAPITALS for item in node.items) and not any(item in _SMALL for item in node.items)


LINT = Lint({CODE: "capitals where case does not count"}, find)
