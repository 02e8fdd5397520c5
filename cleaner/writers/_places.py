"""Where a paragraph stood on its page, read off the path of its block: lists and quotes around it, its table cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TAG = re.compile(r"[a-z]+(?=[#.\[])")
# Markdown knows no longer numbers.
_DIGITS = 9
_LISTS = frozenset(("ul", "ol", "menu", "dir"))


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation; `path` tells it from others."""

    path: str


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the list whose path is `list`, the `number`th thing in it; bullets have no number."""

    path: str
    list: str
    number: int | None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell by the paths of its table and row; `column` counts from 1, `is_head` says that it is a heading."""

    table: str
    row: str
    column: int
    is_head: bool


Container = Quote | Item


def containers(path: str) -> tuple[Container, ...]:
    """The quotes and list items around a paragraph, the outermost first."""
    found: list[Container] = []
    home, ordered = "", False
    for at, tag, place in _steps(path):
        if tag in _LISTS:
            home, ordered = at, tag == "ol"
        elif tag == "blockquote":
            found.append(Quote(at))
        elif tag == "li":
            # Without a list around it, browsers show a bullet.
            found.append(Item(at, home or at.rpartition("/")[0], place if ordered else None))
            home, ordered = "", False
    return tuple(found)


def table(path: str) -> str | None:
    """The path of the innermost table around a paragraph."""
    return next((at for at, tag, _ in reversed(_steps(path)) if tag == "table"), None)


def cell(path: str) -> Cell | None:
    """The cell of the innermost table; None for what stands in the table and in no cell, as a caption does."""
    home, row = "", ""
    found: Cell | None = None
    for at, tag, place in _steps(path):
        if tag == "table":
            home, row, found = at, "", None
        elif tag == "tr" and home:
            row = at
        elif tag in ("td", "th") and row and found is None:
            found = Cell(home, row, place, tag == "th")
    return found


def _steps(path: str) -> list[tuple[str, str, int]]:
    """Each element of the path with the path up to it, its tag and its place among its siblings."""
    found, end = [], 0
    for step in path.split("/")[1:]:
        end += 1 + len(step)
        tag, place = _TAG.match(step), step.rpartition("[")[2].removesuffix("]")
        if tag and place.isdecimal() and len(place) <= _DIGITS:
            found.append((path[:end], tag[0], int(place)))
    return found
