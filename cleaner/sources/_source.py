"""What every source is: file names that it knows, and a function from a stream of bytes to items."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO

from cleaner.sources._fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# Bytes. A page of the corpus has 2 MB at most; the rest is room for whole books. More is a failure, not a hang.
MAX_BYTES = 64 << 20


@dataclass(frozen=True, slots=True)
class Item:
    """One page: its id and its content, or what kept us from reading it; and its address where one is known.

    `fetched` is when it came from there, an ISO 8601 moment in UTC, where that is known.
    Bytes are decoded by those who read the page; a str is a page that its container had decoded already. `number` is
    the place in a file of many, 1-based, and `row` is what stands there, where it was asked for.
    """

    id: str
    raw: bytes | str | None
    problem: str = ""
    url: str | None = None
    fetched: str | None = None
    number: int = field(default=0, compare=False)
    row: Mapping[str, object] | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked of a source: the id of the file, which fields of its rows count, and the most bytes of a page.

    Where `keys` are named, fields of a row beside those of its page, the items have their row.
    """

    name: str
    fields: Fields = field(default_factory=Fields)
    max_bytes: int = MAX_BYTES
    keys: tuple[str, ...] = ()

    def row(self, number: int) -> str:
        """The id of the row `number`, which is 1-based, where the row has none of its own."""
        return f"{self.name}#{number}"

    @property
    def too_large(self) -> str:
        """The problem of a page over the limit."""
        return f"larger than the limit of {self.max_bytes / (1 << 20):g} MB"


class Damaged(Exception):  # noqa: N818 - a state of the file, and never seen by callers
    """A file of which nothing more can be read; the text says why, and names no path."""


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of file. `read` yields items in the order of the file, and knows neither paths nor compression.

    It raises Damaged, or what the stream raises, where the file cannot be read any further. `suffixes` are what its
    names end in, in lower case; `rows` says that a file may hold many pages. `packed` says that it may be compressed
    as a whole, `needs` is the module and the extra without which it cannot be read.
    """

    name: str
    suffixes: tuple[str, ...]
    read: Callable[[BinaryIO, Ask], Iterator[Item]]
    rows: bool = True
    packed: bool = True
    needs: tuple[str, str] | None = None
