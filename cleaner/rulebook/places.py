"""Where each part of a rule file stands: data path to line and column, so that every message can point."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """One value and where it stands; `line` and `column` are 1-based, `literal` marks text after a `|`."""

    value: Any
    line: int
    column: int
    literal: bool = False
    children: Mapping[str | int, Node] = field(default_factory=dict)
    keys: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    size: int = 1


@dataclass(frozen=True)
class Places:
    """Where in its file each part of the data stands.

    A path is a sequence of keys and list indexes: ("rules", 2, "drop", "re", 0). Steps that the file does not have,
    such as the index of a single string that stands for a list, are passed over.
    """

    root: Node
    lines: tuple[str, ...] = ()

    def value(self, path: Path) -> tuple[int, int]:
        """Line and column of the value at `path`."""
        node = self._walk(path)
        return node.line, node.column

    def key(self, path: Path) -> tuple[int, int]:
        """Line and column of the key that is the last step of `path`; of the value where there is no such key."""
        return self._walk(path[:-1]).keys.get(str(path[-1]), self.value(path)) if path else self.value(path)

    def text(self, path: Path, number: int) -> tuple[int, int]:
        """Line and column of line `number` (from 0) of the text at `path`; of the whole text where it is no block."""
        node = self._walk(path)
        wanted = str(node.value).split("\n")
        if not node.literal or number >= len(wanted) or node.line + number >= len(self.lines):
            return node.line, node.column
        source = self.lines[node.line + number]
        return node.line + 1 + number, max(len(source.rstrip("\r")) - len(wanted[number]), 0) + 1

    def steps(self, path: Path) -> Path:
        """The steps of `path` that the file has."""
        node, found = self.root, []
        for step in path:
            if step in node.children:
                node = node.children[step]
                found.append(step)
        return tuple(found)

    def _walk(self, path: Path) -> Node:
        node = self.root
        for step in path:
            node = node.children.get(step, node)
        return node


# Of a file without data.
NOWHERE = Places(Node(None, 0, 0))
