"""Compressed data unpacked bit by bit, in a memory that it cannot ask to be large."""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Callable

_CHUNK = 64 << 10  # bytes that are unpacked at once, where the library can be asked for so many


class Frame:
    """A frame of zstd behind the interface of bz2 and lzma; it has no limit of its own, hence the small chunks."""

    def __init__(self, frame: Any) -> None:
        self.frame, self.needs_input = frame, True

    @property
    def eof(self) -> bool:
        return bool(self.frame.eof)

    @property
    def unused_data(self) -> bytes:
        return bytes(self.frame.unused_data)

    def decompress(self, data: bytes, _: int) -> bytes:
        from zstandard import ZstdError

        try:
            return bytes(self.frame.decompress(data))
        except ZstdError as error:
            raise zlib.error(str(error)) from None


class Members(io.RawIOBase):
    """The unpacked bytes of one member after the other. The library's own file for xz knows no limit of memory."""

    def __init__(self, stream: BinaryIO, member: Callable[[], Any], chunk: int) -> None:
        self.stream, self.member, self.chunk = stream, member, chunk
        self.current: Any = None
        self.ready = memoryview(b"")

    def buffered(self) -> BinaryIO:
        return io.BufferedReader(self, _CHUNK)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        while not self.ready:
            if not self._unpack():
                return 0
        size = min(len(buffer), len(self.ready))
        buffer[:size] = self.ready[:size]
        self.ready = self.ready[size:]
        return size

    def _unpack(self) -> bool:
        """Make something ready, if only a header was read; False at the end. Raises EOFError within a member."""
        data = b""
        if self.current is None or self.current.eof:
            data = self._behind(self.current.unused_data if self.current else b"")
            if not data:
                return False
            self.current = self.member()
        elif self.current.needs_input and not (data := self.stream.read(self.chunk)):
            raise EOFError
        self.ready = memoryview(self.current.decompress(data, _CHUNK))
        return True

    def _behind(self, rest: bytes) -> bytes:
        """The first bytes of the next member; members of xz may have padding between them."""
        while not (rest := rest.lstrip(b"\0")) and (more := self.stream.read(self.chunk)):
            rest = more
        return rest
