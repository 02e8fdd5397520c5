"""Files that are compressed as a whole: a stream of what is in them, unpacked bit by bit as it is read."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import re
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Bytes of memory for a dictionary. The strongest setting of xz and `zstd --long` ask for 64 and 128 MB; a hostile file
# asks for 4 GB.
_MAX_MEMORY = 144 << 20
_MAX_WINDOW = 128 << 20
# Bytes given to zstd at once, which unpacks all of them: a block of 4 may hold 128 KB, so this makes 64 MB at most.
_ZSTD_CHUNK = 2 << 10
_CHUNK = 64 << 10  # bytes read of other files, whose decompressors stop when they have enough


@dataclass(frozen=True, slots=True)
class Packing:
    """One compression. `open` gives the unpacked bytes of a stream; `needs` is a module and the extra that has it.

    Reading raises EOFError where the data is cut off, and one of DAMAGE where it is no such data.
    """

    open: Callable[[BinaryIO], BinaryIO]
    needs: tuple[str, str] | None = None


# The first bytes of each.
_MAGIC = {
    ".gz": re.compile(rb"\x1f\x8b\x08"),
    ".bz2": re.compile(rb"BZh[1-9]1AY&SY"),
    ".xz": re.compile(rb"\xfd7zXZ\0"),
    ".zst": re.compile(rb"\x28\xb5\x2f\xfd"),
}
DAMAGE = (gzip.BadGzipFile, zlib.error, lzma.LZMAError)


def _gzip(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", gzip.GzipFile(fileobj=stream, mode="rb"))


def _xz(stream: BinaryIO) -> BinaryIO:
    return _Members(stream, lambda: lzma.LZMADecompressor(memlimit=_MAX_MEMORY), _CHUNK).buffered()


def _bz2(stream: BinaryIO) -> BinaryIO:
    return cast("BinaryIO", bz2.BZ2File(stream))


def _zstd(stream: BinaryIO) -> BinaryIO:
    from zstandard import ZstdDecompressor

    context = ZstdDecompressor(max_window_size=_MAX_WINDOW)
    return _Members(stream, lambda: _Frame(context.decompressobj()), _ZSTD_CHUNK).buffered()


PACKINGS: Mapping[str, Packing] = {
    ".gz": Packing(_gzip),
    ".bz2": Packing(_bz2),
    ".xz": Packing(_xz),
    ".zst": Packing(_zstd, ("zstandard", "zstd")),
}


def packing_of(start: bytes) -> Packing | None:
    """The compression of what begins with `start`; None where it is none that we know."""
    return next((PACKINGS[name] for name, magic in _MAGIC.items() if magic.match(start)), None)


class _Frame:
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


class _Members(io.RawIOBase):
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
