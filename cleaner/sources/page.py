"""A page in a file of its own, HTML or text: its content decides which, not its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO

from cleaner.sources._source import Ask, Item, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 128 << 10  # bytes read at once; asking for all that is allowed would allocate as much for every page


def read(stream: BinaryIO, ask: Ask) -> Iterator[Item]:
    """The one item of the file."""
    pieces, room = [], ask.max_bytes + 1
    while piece := stream.read(min(_CHUNK, room)):
        pieces.append(piece)
        room -= len(piece)
    yield Item(ask.name, b"".join(pieces)) if room else Item(ask.name, None, ask.too_large)


SOURCE = Source("page", (".txt", ".html", ".htm", ".md"), read, rows=False)
