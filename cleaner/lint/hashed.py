"""A class that a build tool makes up is another one after the next build."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cleaner.lint._selectors import names, selectors
from cleaner.lint._stock import Lint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cleaner.errors import Finding
    from cleaner.lint._stock import Stock

CODE = "R502"
# Before the hash: styled-components, emotion, styled-jsx, svelte. Their own names for a component are no hash.
_PREFIXED = re.compile(r"(?:^|[-_])(?P<tool>sc|css|jsx|svelte)-(?P<rest>[A-Za-z0-9]{5,})")
# Behind it: CSS modules put four to eight characters there, and Vite five and a number.
_MODULE = re.compile(r"__(?P<rest>[A-Za-z0-9]{4,8})$|^_\w+_(?P<vite>[a-z0-9]{5})_\d+$")
_HUMP = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
# Letters. Words that names are made of are longer; a hash has more than one short hump: bd-Va-Ja.
_SHORT = 3


def find(stock: Stock) -> Iterator[Finding]:
    """Selectors that ask for such a class."""
    for one in selectors(stock):
        for name in (name for branch in one.branches for name in names(one.how, branch)):
            if _is_made_up(name):
                message = f"the class {name!r} looks made up by a build tool, and changes with it"
                hint = "select by what its name begins with, [class^=...], by a role, or by where it stands"
                yield stock.finding(one.file, one.path, CODE, message, hint)


def _is_made_up(name: str) -> bool:
    prefixed = _PREFIXED.search(name)
    if prefixed:
        rest, of_styled = prefixed["rest"], prefixed["tool"] == "sc"
        return bool(re.search(r"\d[a-z]|^\d+$", rest)) or (of_styled and not rest.islower())
    module = _MODULE.search(name)
    return module is not None and (module["rest"] is None or _is_random(module["rest"]))


def _is_random(text: str) -> bool:
    if re.search(r"[A-Za-z]\d+[A-Za-z]", text):
        return True
    humps = _HUMP.findall(text)
    return not text.islower() and sum(len(hump) < _SHORT for hump in humps) > 1


LINT = Lint({CODE: "a class that a build tool made up"}, find)
