"""A rule or a near miss written into the text of a rule file: lines are put in, and every other byte stays.

A file that is parsed and written anew loses what its author cares about: quotes, blanks, the place of a comment. So
the parser is asked where things stand, lines are put between others, and the result is parsed again: the data must be
those from before and what was added, or nothing is written.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cleaner.errors import CleanerError, RuleError
from cleaner.rulebook import yaml

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cleaner.rulebook.places import Node

# How far a rule stands in where a file has none yet, and how far the keys of a rule stand behind its dash.
_INDENT, _KEYS = 2, 2
_BY_HAND = "put it in by hand"


class EditError(CleanerError):
    """The file is written in a way that no line can be put into; its text says what to do."""


def with_rule(raw: bytes, item: str) -> bytes:
    """The file with one rule more, behind the others. `item` is the rule as an item of a list, its dash two blanks in.

    Raises EditError where that cannot be done without touching something else.
    """
    file = _File.of(raw)
    rule = file.parse(f"rules:\n{item}".encode()).value["rules"][0]
    rules = file.root.children.get("rules")
    lines = item.rstrip("\n").split("\n")
    if rules is None:
        at, lines = file.end(), ["rules:", *lines]
    elif rules.value is None:
        at = rules.line
    elif 0 in rules.children:
        dash = file.dash(rules.children[0])
        at, lines = file.end_of(rules, len(rules.children) - 1), [_moved(line, dash - _INDENT) for line in lines]
    else:
        raise EditError(f"line {rules.line}: `rules` is no list, or an empty one in brackets; {_BY_HAND}")
    blank = [""] if at and file.lines[at - 1].strip() else []
    return file.put(at, [*blank, *lines], lambda data: data.update(rules=[*(data.get("rules") or ()), rule]))


def with_miss(raw: bytes, rule_id: str, line: str, fits: Callable[[str], bool]) -> bytes:
    """The file with `line` as a near miss of a rule, behind or else before one of its marked pages.

    `fits` says of the page that would come about whether the rule stands it; where it stands none, the line goes behind
    the last one. Raises EditError where the file has no such rule, or tests that no line can be put into.
    """
    file = _File.of(raw)
    rules = file.root.children["rules"].children if "rules" in file.root.children else {}
    number = next((at for at, one in rules.items() if one.value.get("id") == rule_id), None)
    if number is None:
        raise EditError(f"the file has no rule that is called {rule_id!r}")
    tests = rules[number].children.get("tests")
    if tests is None:
        return _first_test(file, int(number), line)
    path: tuple[str | int, ...] = ("rules", number, "tests")
    pages = [((*path, at), one) for at, one in tests.children.items()] or [(path, tests)]
    spots = [_Spot(*one, at) for one in reversed(pages) for at in (len(file.rows(one[1])), 0)]
    best = next((spot for spot in spots if fits(spot.text(line))), spots[0])
    return best.put(file, line)


@dataclass(frozen=True)
class _Spot:
    """A place in a marked page: before its row `at`. `path` is that of the page in the data."""

    path: tuple[str | int, ...]
    page: Node
    at: int

    def text(self, line: str) -> str:
        """The page with a near miss more."""
        whole = str(self.page.value)
        rows = whole.rstrip("\n").split("\n")
        return "\n".join([*rows[: self.at], f"+ {line}", *rows[self.at :]]) + whole[len(whole.rstrip("\n")) :]

    def put(self, file: _File, line: str) -> bytes:
        """The file with that page. Raises EditError where the page is no block of lines."""
        rows = file.rows(self.page)
        if not rows:
            raise EditError(f"line {self.page.line}: these tests are no block of lines (`tests: |`); {_BY_HAND}")
        margin = " " * _indent(next(file.lines[row] for row in rows if file.lines[row].strip()))
        where = rows[self.at] if self.at < len(rows) else rows[-1] + 1
        return file.put(where, [f"{margin}+ {line}"], lambda data: _set(data, self.path, self.text(line)))


def _first_test(file: _File, number: int, line: str) -> bytes:
    rules = file.root.children["rules"]
    margin = " " * (file.dash(rules.children[number]) + _KEYS)
    lines = [f"{margin}tests: |", f"{margin}  + {line}"]
    at = file.end_of(rules, number)
    return file.put(at, lines, lambda data: data["rules"][number].update(tests=f"+ {line}\n"))


def _set(data: Any, path: Sequence[Any], value: str) -> None:
    for step in path[:-1]:
        data = data[step]
    data[path[-1]] = value


def _moved(line: str, by: int) -> str:
    return line[-by:] if by < 0 else " " * by + line if line else line


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


class _File:
    """The lines of a rule file, and where its data stand in them."""

    def __init__(self, text: str, root: Node) -> None:
        self.break_ = "\r\n" if "\r\n" in text else "\n"
        self.lines = [line.removesuffix("\r") for line in text.split("\n")]
        self.text, self.root = text, root

    @classmethod
    def of(cls, raw: bytes) -> _File:
        root = cls.parse(raw)
        text = raw.decode()  # the parser has refused what is not UTF-8
        if not isinstance(root.value, dict):
            raise EditError("the file holds no rules")
        return cls(text, root)

    @staticmethod
    def parse(raw: bytes) -> Node:
        try:
            return yaml.parse(raw, "").places.root
        except RuleError as error:
            raise EditError(f"the file cannot be read any more: {error.findings[0].message}") from None

    def dash(self, item: Node) -> int:
        """How far in the dash of a list's item stands."""
        before = self.lines[item.line - 1][: item.column - 1]
        if before.strip() != "-":
            raise EditError(f"line {item.line}: the rules are not one below the other with a dash each; {_BY_HAND}")
        return before.index("-")

    def end_of(self, rules: Node, number: int) -> int:
        """The number of lines up to the end of a rule, less the comments and empty lines behind it."""
        dash = self.dash(rules.children[number])
        below = [rules.children[number + 1].line] if number + 1 in rules.children else []
        below += [line for line, _ in self.root.keys.values() if line > rules.children[number].line]
        at = min(below, default=len(self.lines) + 1) - 1
        while not self._is_content(self.lines[at - 1], dash):
            at -= 1
        return at

    def end(self) -> int:
        """The number of lines up to the last that is not empty."""
        return max((at for at, line in enumerate(self.lines, start=1) if line.strip()), default=0)

    def rows(self, page: Node) -> list[int]:
        """The indexes of the lines that a text after a `|` has; none of a text that is written otherwise."""
        if not page.literal:
            return []
        count = len(str(page.value).rstrip("\n").split("\n"))
        return [*range(page.line, page.line + count)]

    def put(self, at: int, lines: Sequence[str], change: Callable[[Any], None]) -> bytes:
        """The file with `lines` before its line `at`. Raises EditError where that is not the `change` of the data."""
        wanted = deepcopy(self.root.value)
        change(wanted)
        for new in self._candidates(at, lines):
            if self.parse(new).value == wanted:
                return new
        raise EditError(f"this cannot be put in without changing something else; {_BY_HAND}")

    def _candidates(self, at: int, lines: Sequence[str]) -> Iterator[bytes]:
        """The file with `lines`; behind a last line without a break once with one at the new end, and once without."""
        end = self.break_.removesuffix("\n")
        pieces = self.text.split("\n")
        added = [line + end for line in lines]
        if at < len(pieces):
            yield "\n".join([*pieces[:at], *added, *pieces[at:]]).encode()
        else:
            whole = "\n".join([*pieces[:-1], pieces[-1] + end, *added])
            yield f"{whole}\n".encode()
            yield whole.removesuffix(end).encode()

    @staticmethod
    def _is_content(line: str, dash: int) -> bool:
        """Whether a line belongs to a rule; a comment no deeper than its dash does not, it may be of the next one."""
        bare = line.strip()
        return bool(bare) and not (bare.startswith("#") and _indent(line) <= dash)
