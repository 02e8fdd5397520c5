"""Events of a YAML parser to nodes: what scalars mean, where things stand, and what no file may do."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from cleaner.errors import Finding
from cleaner.rulebook.places import Node

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


class StopError(Exception):
    """The file cannot be read on; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        self.finding = finding
        super().__init__(str(finding))


class Builder:
    """Turns the events of a parser into nodes; one builder a file. `findings` are what is wrong without being fatal."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []
        self.anchors: dict[str, Node | None] = {}  # None: begun and not finished
        self.nodes = 0

    def document(self, events: Iterator[Any]) -> Node:
        """The one document of a file. Raises StopError, and whatever the parser raises."""
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

    def _stop(self, event: Any, message: str, hint: str = "") -> StopError:
        return StopError(Finding(self.path, *_place(event), message, hint, "R001"))


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
