"""YAML to plain data, with the line and column of everything, and nothing that could hurt.

Data are built here from the parser's events, by the core schema of YAML 1.2: `no` is text, a date is text, keys are
text. Tags are refused, so that nothing is ever constructed or run; size, depth, nodes and aliases are bounded, so that
no file can hang the loader or fill the memory; a key given twice is a finding rather than a silent loss.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from cleaner.errors import Finding, RuleError
from cleaner.rulebook.folders import MAX_BYTES
from cleaner.rulebook.places import Node, Places

if TYPE_CHECKING:
    from collections.abc import Iterator

# Levels of lists and mappings. A rule file of schema 1 needs eight.
MAX_DEPTH = 24
# Scalars, lists and mappings, those that an alias repeats counted again each time. The longest
# shipped file has 1,500; 20,000 take the parser a second.
MAX_NODES = 20_000

_NULL = re.compile(r"|~|null|Null|NULL")
_BOOL = re.compile(r"true|True|TRUE|false|False|FALSE")
_INT = re.compile(r"[-+]?[0-9]{1,18}")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]{1,18}|[0-9]{1,18}(?:\.[0-9]{0,18})?)(?:[eE][-+]?[0-9]{1,3})?")
_INFINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")

# What the parser says, and what an author of rules most often did.
ADVICE = (
    ("mapping values are not allowed here", "put text that holds ': ' in quotes, or check the indentation"),
    ("found unknown escape character", "write patterns in single quotes, where a backslash is a backslash"),
    ("found character '\\t'", "indent with blanks, not with tabs"),
    ("found character", "put text that begins with this character in quotes"),
    ("while scanning an alias", "put text that begins with * in quotes"),
    ("while scanning an anchor", "put text that begins with & in quotes"),
    ("found unexpected end of stream", "a quote is open"),
    ("while parsing a flow", "a bracket is open, or a comma is missing"),
    ("expected <block end>", "check the indentation of this line and of the one above"),
    ("could not find expected ':'", "a key needs a colon and a blank; check the indentation"),
)


@dataclass(frozen=True)
class Parsed:
    """The data of a file, its places, and what was wrong without being fatal."""

    data: Any
    places: Places
    findings: tuple[Finding, ...] = ()


def parse(raw: bytes, path: str) -> Parsed:
    """The data in `raw`; `path` is how findings name the file. Raises RuleError where there is no data to speak of."""
    text = _decode(raw, path)
    builder = _Builder(path)
    try:
        root = builder.document(_events(text))
    except _StopError as stop:
        raise RuleError((*builder.findings, stop.finding)) from None
    except Exception as error:  # the parser lets slip more than its own kind: "%YAML 1<5000 digits>" is a ValueError
        raise RuleError((*builder.findings, _syntax(error, text, path))) from None
    return Parsed(root.value, Places(root, tuple(text.split("\n"))), tuple(builder.findings))


def _decode(raw: bytes, path: str) -> str:
    if len(raw) > MAX_BYTES:
        message = f"the file is larger than the {MAX_BYTES >> 10} KiB that are read"
        raise RuleError((Finding(path, 0, 0, message, "split it", "R001"),))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        hint = "save the file as UTF-8"
        raise RuleError((Finding(path, line, column, "the file is not UTF-8", hint, "R001"),)) from None


def _events(text: str) -> Iterator[Any]:
    from ruamel.yaml import YAML  # here, since a cached rule set needs no YAML

    # "safe" for its events alone: they are the same as those of "rt", without comments and marks of folded lines.
    events: Iterator[Any] = YAML(typ="safe", pure=True).parse(text)
    return events


def _syntax(error: Exception, text: str, path: str) -> Finding:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    problem = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error)
    said = f"{problem} {getattr(error, 'context', '')}"
    hint = next((advice for sign, advice in ADVICE if sign in said), "")
    if mark is not None:
        return Finding(path, mark.line + 1, mark.column + 1, f"no YAML: {problem}", hint, "R001")
    at = getattr(error, "position", None)
    before = text[: at if isinstance(at, int) else 0]
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Finding(path, line, column, f"no YAML: {problem}", hint, "R001")


class _StopError(Exception):
    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


class _Builder:
    """Turns events into nodes; one builder a file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node | None] = {}  # None: begun and not finished
        self.nodes = 0

    def document(self, events: Iterator[Any]) -> Node:
        root: Node | None = None
        for event in events:
            kind = type(event).__name__
            if kind == "DocumentStartEvent" and root is not None:
                raise self._stop(event, "a second document in the file", "remove the line ---")
            if kind in {"ScalarEvent", "MappingStartEvent", "SequenceStartEvent", "AliasEvent"}:
                root = self._node(event, events, 0)
        return root or Node(None, 1, 1)

    def _node(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        kind, anchor = type(event).__name__, event.anchor
        if kind == "AliasEvent":
            return self._alias(event)
        self._count(event, 1)
        if event.tag is not None:
            raise self._stop(event, f"tags such as {event.tag[:40]!r} are not allowed", "put text in quotes")
        if depth >= MAX_DEPTH:
            raise self._stop(event, f"nested deeper than {MAX_DEPTH} levels")
        if anchor:
            self.anchors[anchor] = None
        if kind == "ScalarEvent":
            node = self._scalar(event)
        else:
            node = (self._mapping if kind == "MappingStartEvent" else self._list)(event, events, depth)
        if anchor:
            self.anchors[anchor] = node
        return node

    def _alias(self, event: Any) -> Node:
        node = self.anchors.get(event.anchor)
        if node is None:
            state = "contains itself" if event.anchor in self.anchors else "is not defined"
            raise self._stop(event, f"the alias *{event.anchor[:40]} {state}", "put text that begins with * in quotes")
        self._count(event, node.size)
        return node

    def _scalar(self, event: Any) -> Node:
        value = _plain(event.value) if event.implicit[0] else event.value
        if isinstance(value, str) and not value.isascii():
            try:
                value.encode()
            except UnicodeEncodeError:
                raise self._stop(event, "half of a surrogate pair is no character", "write \\U and 8 digits") from None
        return Node(value, *_place(event), literal=event.style == "|")

    def _list(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        children: dict[str | int, Node] = {}
        while type(item := next(events)).__name__ != "SequenceEndEvent":
            children[len(children)] = self._node(item, events, depth + 1)
        size = 1 + sum(child.size for child in children.values())
        return Node([child.value for child in children.values()], *_place(event), children=children, size=size)

    def _mapping(self, event: Any, events: Iterator[Any], depth: int) -> Node:
        children: dict[str | int, Node] = {}
        keys: dict[str, tuple[int, int]] = {}
        while type(item := next(events)).__name__ != "MappingEndEvent":
            if type(item).__name__ != "ScalarEvent":
                raise self._stop(item, "a key must be text", "put text that begins with [, {, * or ? in quotes")
            key = item.value
            self._node(item, events, depth + 1)  # for its checks
            of_value = next(events)
            node = self._node(of_value, events, depth + 1)
            if node.value is None and not of_value.value:  # the parser puts it where the next thing begins
                node = replace(node, line=_place(item)[0], column=_place(item)[1])
            if key in keys:
                self._finding(item, f"the key {key!r} is given twice", f"first in line {keys[key][0]}", "R002")
            else:
                children[key], keys[key] = node, _place(item)
        size = 1 + sum(child.size + 1 for child in children.values())
        value = {key: child.value for key, child in children.items()}
        return Node(value, *_place(event), children=children, keys=keys, size=size)

    def _count(self, event: Any, more: int) -> None:
        self.nodes += more
        if self.nodes > MAX_NODES:
            raise self._stop(event, f"more than {MAX_NODES} values, those repeated by aliases counted again")

    def _finding(self, event: Any, message: str, hint: str, code: str) -> None:
        self.findings.append(Finding(self.path, *_place(event), message, hint, code))

    def _stop(self, event: Any, message: str, hint: str = "") -> _StopError:
        return _StopError(Finding(self.path, *_place(event), message, hint, "R001"))


def _place(event: Any) -> tuple[int, int]:
    mark = event.start_mark
    return mark.line + 1, mark.column + 1


def _plain(text: str) -> Any:
    """What an unquoted scalar means in the core schema of YAML 1.2 (without its octal and hexadecimal numbers)."""
    if _NULL.fullmatch(text):
        return None
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    return text
