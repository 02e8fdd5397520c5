"""What a pattern is made of, for checks that look at how it is built; see `_pattern`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True, slots=True)
class Char:
    """One character; `fold` says that its case does not count."""

    char: str
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Class:
    """One character of several: "." too. `items` are characters, ranges (a, z), and names such as \\p{Lu} or \\w."""

    items: tuple[str | tuple[str, str], ...]
    negated: bool = False
    fold: bool = False


@dataclass(frozen=True, slots=True)
class Edge:
    """A place between characters: ^ $ \\A \\z \\b \\B."""

    kind: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """`node` from `least` to `most` times, None without limit."""

    node: Node
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """One part after the other."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Any of several; the branches of a |."""

    branches: tuple[Node, ...]


Node = Char | Class | Edge | Repeat | Sequence | Choice
# What a dot stands for; \C, a byte, counts as one too.
DOT = Class(("\n",), negated=True)


def walk(node: Node) -> Iterator[Node]:
    """`node` and all that is in it."""
    yield node
    for inner in children(node):
        yield from walk(inner)


def children(node: Node) -> tuple[Node, ...]:
    """The parts of `node`, or its branches."""
    if isinstance(node, Repeat):
        return (node.node,)
    return node.parts if isinstance(node, Sequence) else node.branches if isinstance(node, Choice) else ()


def is_optional(node: Node) -> bool:
    """Whether `node` fits where there is nothing."""
    if isinstance(node, Repeat):
        return node.least == 0 or is_optional(node.node)
    if isinstance(node, Choice):
        return any(map(is_optional, node.branches))
    return all(map(is_optional, node.parts)) if isinstance(node, Sequence) else isinstance(node, Edge)
