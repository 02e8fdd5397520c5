"""Lines in lists and quotes: each line begins with the marks of all that is around it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from cleaner.writers._places import Item, Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cleaner.writers._places import Container


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, a heading or a table: its lines, and the containers around it, the outermost first."""

    lines: Sequence[str]
    around: tuple[Container, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    """A container that a line stands in; `first` begins its first line, `next` all others.

    `other` says that its list has the second kind of mark, since one with the first kind stands right before it.
    """

    container: Container
    first: str
    next: str
    other: bool


def joined(parts: Iterable[Part]) -> str:
    """All parts, with a blank line between two that would be one else."""
    lines: list[str] = []
    before: list[_Open] = []
    for part in parts:
        pairs = zip(before, part.around, strict=False)
        shared = sum(1 for _ in takewhile(lambda pair: pair[0].container == pair[1], pairs))
        neighbours = [*before[shared : shared + 1], *[None] * len(part.around)]
        new = map(_opened, part.around[shared:], neighbours)
        inside = [*before[:shared], *new]
        if lines and not _is_tight(before, inside, shared):
            lines.append("".join(one.next for one in inside[:shared]).rstrip())
        lines.append(_marks(inside, shared) + part.lines[0])
        lines += [_marks(inside, len(inside)) + line for line in part.lines[1:]]
        before = inside
    return "\n".join(lines)


def _marks(inside: Sequence[_Open], new: int) -> str:
    """The beginning of a line; the containers from `new` on begin with it."""
    return "".join(one.first if depth >= new else one.next for depth, one in enumerate(inside))


def _opened(container: Container, neighbour: _Open | None) -> _Open:
    """A container that begins here, in the place of `neighbour`, whose last line stands right before."""
    if isinstance(container, Quote):
        return _Open(container, "> ", "> ", other=False)
    other = False
    if neighbour and isinstance(neighbour.container, Item):
        is_next = neighbour.container.list == container.list
        is_alike = (neighbour.container.number is None) == (container.number is None)
        other = neighbour.other if is_next else is_alike and not neighbour.other
    mark = _mark(container, other=other)
    return _Open(container, mark, " " * len(mark), other)


def _mark(item: Item, *, other: bool) -> str:
    if item.number is None:
        return "* " if other else "- "
    return f"{item.number}{')' if other else '.'} "


def _is_tight(before: Sequence[_Open], inside: Sequence[_Open], shared: int) -> bool:
    """Whether the next line may follow at once: as the next item of a list, or the first one within an item."""
    opens = inside[shared].container if shared < len(inside) else None
    if not isinstance(opens, Item):
        return False
    if shared < len(before):
        last = before[shared].container
        return isinstance(last, Item) and last.list == opens.list
    # A list that does not begin at 1 cannot follow a paragraph at once.
    return bool(before) and isinstance(before[-1].container, Item) and opens.number in (None, 1)
