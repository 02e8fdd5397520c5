"""The selectors of layouts, taken apart far enough for checks on how they are built; `dom` has accepted them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.lint._entries import Path
    from cleaner.lint._stock import Stock
    from cleaner.rulebook.plain import FileData

_CLOSING = {"(": ")", "[": "]"}
_COMBINATOR = re.compile(r"\s*[>+~]\s*|\s+")
_QUOTED = re.compile(r""""[^"]*"|'[^']*'""")
_ATTRIBUTE = re.compile(r"""\[(?:"[^"]*"|'[^']*'|[^\]"'])*\]""")
_NAME = re.compile(r"[.#]((?:[\w-]|[^\x00-\x7f]|\\.)+)")
# What is asked of a class or an id as an attribute.
_IN_CSS = re.compile(r"""\[\s*(?:class|id)\s*[~|^$*]?=\s*["']?([^"'\]]*)""")
_IN_XPATH = re.compile(r"""@(?:class|id)\b[^"'/]*["']([^"']*)["']""")


class Selected(NamedTuple):
    """One selector: `path` leads to it from the file, `how` is css or xpath."""

    file: FileData
    path: Path
    how: str
    text: str

    @property
    def branches(self) -> tuple[str, ...]:
        """What stands between its commas, or in XPath its bars."""
        return tuple(branch.strip() for branch in _split(self.text, "," if self.how == "css" else "|"))

    @property
    def bare(self) -> str:
        """The selector without what stands in quotes."""
        return _QUOTED.sub('""', self.text)


def names(how: str, branch: str) -> tuple[str, ...]:
    """The classes and ids that a branch asks for, as they are in the page, or parts of them."""
    if how == "xpath":
        said = _IN_XPATH.findall(branch)
    else:
        bare = _ATTRIBUTE.sub("", branch)
        said = [one.replace("\\", "") for one in _NAME.findall(bare)] + _IN_CSS.findall(branch)
    return tuple(name for one in said for name in one.split())


def steps(how: str, branch: str) -> int:
    """From how many elements, one within or behind the other, a branch goes to what it selects."""
    parts = _split(branch, "/") if how == "xpath" else list(_compounds(branch))
    return sum(part.strip() not in ("", ".", "..") for part in parts)


def selectors(stock: Stock) -> Iterator[Selected]:
    """All selectors of the files that are to be linted."""
    for file in stock.files:
        for number, layout in enumerate(file.get("layouts", ())):
            yield from _of(file, layout, ("layouts", number))


def _of(file: FileData, data: Any, path: Path) -> Iterator[Selected]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if key in ("css", "xpath") and isinstance(value, str):
            yield Selected(file, (*path, key), key, value)
        else:
            yield from _of(file, value, (*path, key))


def _split(text: str, sign: str) -> list[str]:
    """`text` at each `sign` that stands in no bracket and no quotes."""
    pieces, begin = [], 0
    for at, char in _outside(text):
        if char == sign:
            pieces.append(text[begin:at])
            begin = at + 1
    return [*pieces, text[begin:]]


def _compounds(branch: str) -> Iterator[str]:
    """The compounds of one CSS selector, at its combinators."""
    begin, skip = 0, 0
    for at, _ in _outside(branch):
        match = _COMBINATOR.match(branch, at) if at >= skip else None
        if match and match.end() > at:
            yield branch[begin:at]
            begin = skip = match.end()
    yield branch[begin:]


def _outside(text: str) -> Iterator[tuple[int, str]]:
    """The characters of `text` outside of brackets and quotes, with their places."""
    waiting: list[str] = []
    for at, char in enumerate(text):
        if waiting:
            if char == waiting[-1]:
                waiting.pop()
            elif waiting[-1] in ")]" and char in "([\"'":
                waiting.append(_CLOSING.get(char, char))
        elif char in "([\"'":
            waiting.append(_CLOSING.get(char, char))
        else:
            yield at, char
