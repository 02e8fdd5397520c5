"""An RE2 pattern as a tree. RE2 has accepted it: nothing here judges syntax, and what is unheard of has no tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn

from cleaner.lint._nodes import DOT, Char, Choice, Class, Edge, Repeat, Sequence

if TYPE_CHECKING:
    from cleaner.lint._nodes import Node

_BRACED = re.compile(r"\{(\d+)(,(\d*))?\}")
_FLAGS = re.compile(r"\(\?([imsU]*)(?:-[imsU]*)?([:)])")
_NAMED = re.compile(r"\(\?P?<\w+>")
# \Q...\E is left out: nobody needs it.
_ESCAPE = re.compile(r"\\(?!Q)(?:[pP](?:\{[^}]*\}|.)|x(?:\{[0-9a-fA-F]+\}|[0-9a-fA-F]{2})|[0-7]{2,3}|.)", re.DOTALL)
_POSIX = re.compile(r"\[:\^?\w+:\]")
_CONTROLS = {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


def parse(pattern: str) -> Node | None:
    """The tree of `pattern`; None where it is written in a way that is not known here."""
    try:
        return _Parser(pattern).whole()
    except _UnknownError:
        return None


class _UnknownError(Exception):
    pass


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.text, self.at, self.fold = pattern, 0, False

    def whole(self) -> Node:
        node = self._choice()
        if self.at < len(self.text):
            self._give_up()
        return node

    def _choice(self) -> Node:
        outer = self.fold
        branches = [self._sequence()]
        while self._take("|"):
            branches.append(self._sequence())
        self.fold = outer  # (?i) holds to the end of its group
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self) -> Node:
        parts: list[Node] = []
        while self.at < len(self.text) and self.text[self.at] not in "|)":
            parts.extend(self._item())
        return parts[0] if len(parts) == 1 else Sequence(tuple(parts))

    def _item(self) -> list[Node]:
        node = self._atom()
        if node is None:
            return []
        while (repeat := self._repeat(node)) is not None:
            node = repeat
        return [node]

    def _atom(self) -> Node | None:
        char = self.text[self.at]
        if char == "(":
            return self._group()
        if char == "[":
            return self._class()
        if char == "\\":
            return self._escape()
        self.at += 1
        return Edge(char) if char in "^$" else DOT if char == "." else Char(char, self.fold)

    def _group(self) -> Node | None:
        flags, named = _FLAGS.match(self.text, self.at), _NAMED.match(self.text, self.at)
        self.at = flags.end() if flags else named.end() if named else self.at + 1
        outer = self.fold
        if flags:
            # Only "i" matters here; what stands behind a minus is switched off.
            self.fold = "i" in flags[1] or (self.fold and "i" not in flags[0].partition("-")[2])
            if flags[2] == ")":
                return None
        elif self.text.startswith("?", self.at):
            self._give_up()
        node = self._choice()
        self.fold = outer
        if not self._take(")"):
            self._give_up()
        return node if isinstance(node, Sequence) else Sequence((node,))

    def _class(self) -> Node:
        self.at += 1
        negated = self._take("^")
        items: list[str | tuple[str, str]] = []
        while not self.text.startswith("]", self.at) or not items:
            items.append(self._member())
            if self.text.startswith("-", self.at) and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.at += 1
                items[-1] = (str(items[-1]), self._member())
        self.at += 1
        return Class(tuple(items), negated, self.fold)

    def _member(self) -> str:
        if self.at >= len(self.text):
            self._give_up()
        posix = _POSIX.match(self.text, self.at)
        if posix:
            self.at = posix.end()
            return posix[0]
        if self.text[self.at] == "\\":
            return self._escaped()
        self.at += 1
        return self.text[self.at - 1]

    def _escape(self) -> Node:
        said = self._escaped()
        if len(said) == 1:
            return Char(said, self.fold)
        return Edge(said) if said in ("\\A", "\\z", "\\b", "\\B") else Class((said,), fold=self.fold)

    def _escaped(self) -> str:
        """The character that an escape stands for, or the escape itself where it stands for several."""
        match = _ESCAPE.match(self.text, self.at)
        if not match:
            self._give_up()
        self.at = match.end()
        said = match[0][1:]
        if said[0] in "pPxdDwWsSbBAzC" and not (said[0] == "x" and len(said) > 1):
            return match[0]
        if said[0] == "x":
            return chr(int(said[1:].strip("{}"), 16))
        return chr(int(said, 8)) if said.isdigit() else _CONTROLS.get(said, said)

    def _repeat(self, node: Node) -> Repeat | None:
        char = self.text[self.at : self.at + 1]
        braced = _BRACED.match(self.text, self.at) if char == "{" else None
        if braced:
            self.at = braced.end()
            most = int(braced[1]) if not braced[2] else int(braced[3]) if braced[3] else None
            found = Repeat(node, int(braced[1]), most)
        elif char in ("*", "+", "?"):
            self.at += 1
            found = Repeat(node, int(char == "+"), 1 if char == "?" else None)
        else:
            return None
        self._take("?")  # lazy: which of several matches comes first, not what matches
        return found

    def _take(self, sign: str) -> bool:
        taken = self.text.startswith(sign, self.at)
        self.at += taken * len(sign)
        return taken

    def _give_up(self) -> NoReturn:
        raise _UnknownError
