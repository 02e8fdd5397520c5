"""What went in, as a hash over ids and contents: who goes on with a run notices that its inputs are others.

It is no secret and no signature; nothing of a path is in it but the ids, which are relative.
"""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Protocol, TypeVar

from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

# Bytes. No two inputs share a hash of 16 by chance.
_SIZE = 16


class Input(Protocol):
    """What a source yields, as far as it decides a row."""

    @property
    def id(self) -> str: ...
    @property
    def raw(self) -> bytes | str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def fetched(self) -> str | None: ...


T = TypeVar("T", bound=Input)


class Digest:
    """A running hash over inputs in their order; `hex` is what it came to so far."""

    def __init__(self) -> None:
        self._all = blake2b(digest_size=_SIZE)

    def add(self, one: bytes) -> None:
        """Count an input whose own hash is `one`."""
        self._all.update(one)

    @property
    def hex(self) -> str:
        return self._all.hexdigest()


def of(item: Input) -> bytes:
    """The hash of one input. One that cannot be read has no content, whatever the problem."""
    found = blake2b(digest_size=_SIZE)
    for part in (item.id, item.url, item.fetched, item.raw):
        kind = b"-" if part is None else b"s" if isinstance(part, str) else b"b"
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part or b""
        found.update(b"%s%d:" % (kind, len(data)))
        found.update(data)
    return found.digest()


def of_all(items: Iterable[Input]) -> str:
    """The hash of all of them."""
    digest = Digest()
    for item in items:
        digest.add(of(item))
    return digest.hex


def of_ids(ids: Iterable[str]) -> str:
    """The hash of ids alone, where nothing else is left of the inputs."""
    digest = Digest()
    for one in ids:
        digest.add(one.encode("utf-8", "replace") + b"\0")  # as rows have them
    return digest.hex


def changed() -> UsageError:
    """What is raised where inputs are others than those of the run before."""
    return UsageError("--resume: the inputs changed since the last run; run without --resume")
