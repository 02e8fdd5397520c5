"""A memory of bounded size: what is met again and again stays, what was met once goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

K = TypeVar("K")
V = TypeVar("V")


class Recent(dict[K, V]):
    """What `work` makes of a key, for the keys met last, in two generations.

    The dict is the younger one: once it has `size` of them, what the older has is forgotten. Threads may share one; at
    worst something is worked out twice.
    """

    def __init__(self, size: int, work: Callable[[K], V]) -> None:
        super().__init__()
        self._size, self._work = size, work
        self._old: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        old = self._old
        value = old[key] if key in old else self._work(key)
        if len(self) >= self._size:
            self._old = dict(self)
            self.clear()
        self[key] = value
        return value
