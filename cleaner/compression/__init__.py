"""Files that are compressed as a whole: unpacked bit by bit as they are read, and grown a member at a time.

All formats allow members one behind the other, so that a file can be cut between two. What is written depends on the
content alone: no file name and no time is in any header. What is read may be hostile, so that memory is bounded.
"""

from __future__ import annotations

import bz2
import gzip
import importlib.util
import lzma
import re
import zlib
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, cast

from cleaner.compression._members import Frame, Members
from cleaner.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# The level that gzip itself takes, and that of zstd; a record of a page takes 0.15 ms and 4 µs with them.
_GZIP_LEVEL, _ZSTD_LEVEL = 6, 3
# Bytes of memory for a dictionary. The strongest setting of xz and `zstd --long` ask for 64 and 128 MB; a hostile file
# asks for 4 GB.
_MAX_MEMORY = 144 << 20
_MAX_WINDOW = 128 << 20
# Bytes given to zstd at once, which unpacks all of them: a block of 4 may hold 128 KB, so this makes 64 MB at most.
_ZSTD_CHUNK = 2 << 10
_CHUNK = 64 << 10  # bytes read of other files, whose decompressors stop when they have enough
# Files of zstd may begin with a frame to be skipped (RFC 8878, 3.1.2), as those of pzstd and of seekable writers do. A
# text could have its mark, and is told by the size behind it: under 16 MB, whose highest byte is a NUL.
_ZSTD_MAGIC = rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18[\x00-\xff]{3}\x00"

# What reading raises where the data is none of its format, beside an OSError without a number, which is all that bz2
# says. Data that is cut off is an EOFError.
DAMAGE = (gzip.BadGzipFile, zlib.error, lzma.LZMAError)


@dataclass(frozen=True, slots=True)
class Compression:
    """One format: `begin` opens a member on a stream that stays open, `open` reads all members of one.

    Files begin with `magic`. `needs` is the module beyond Python's own, and the extra of ours that installs it.
    """

    name: str
    magic: re.Pattern[bytes]
    begin: Callable[[BinaryIO], BinaryIO]
    open: Callable[[BinaryIO], BinaryIO]
    needs: tuple[str, str] | None = None

    @property
    def suffix(self) -> str:
        return f".{self.name}"

    def require(self, what: str) -> None:
        """Raise UsageError, that says how to get it, where the library is missing; `what` is what needs it."""
        if self.needs and importlib.util.find_spec(self.needs[0]) is None:
            module, extra = self.needs
            raise UsageError(f"{what} needs {module}, which is not installed: pip install 'bersih[{extra}]'")

    @contextmanager
    def member(self, stream: BinaryIO) -> Iterator[BinaryIO]:
        """A stream whose bytes become one member of `stream`."""
        inner = self.begin(stream)
        yield inner
        inner.close()


def split(name: str) -> tuple[str, Compression | None]:
    """A file name without the suffix of its compression, and that compression."""
    for one in COMPRESSIONS.values():
        if name.lower().endswith(one.suffix):
            return name[: -len(one.suffix)], one
    return name, None


def of_data(start: bytes) -> Compression | None:
    """The compression of what begins with `start`; None where it is none that we know."""
    return next((one for one in COMPRESSIONS.values() if one.magic.match(start)), None)


def reading(stream: BinaryIO, compression: Compression | None) -> BinaryIO:
    """`stream` unpacked, if it is packed at all."""
    return compression.open(stream) if compression else stream


def packed(stream: BinaryIO, text: bytes, compression: Compression | None) -> None:
    """Write a whole file to `stream`."""
    if compression is None:
        stream.write(text)
        return
    with compression.member(stream) as member:
        member.write(text)


def _gzip(stream: BinaryIO) -> BinaryIO:
    return _file(gzip.GzipFile("", "wb", _GZIP_LEVEL, stream, mtime=0))


def _gunzip(stream: BinaryIO) -> BinaryIO:
    return _file(gzip.GzipFile(fileobj=stream, mode="rb"))


def _bzip2(stream: BinaryIO) -> BinaryIO:
    return _file(bz2.BZ2File(stream, "wb"))


def _bunzip2(stream: BinaryIO) -> BinaryIO:
    return _file(bz2.BZ2File(stream))


def _xz(stream: BinaryIO) -> BinaryIO:
    return _file(lzma.LZMAFile(stream, "wb"))


def _unxz(stream: BinaryIO) -> BinaryIO:
    # The library's own file knows no limit of memory.
    return Members(stream, lambda: lzma.LZMADecompressor(memlimit=_MAX_MEMORY), _CHUNK).buffered()


def _zstd(stream: BinaryIO) -> BinaryIO:
    import zstandard

    return _file(zstandard.ZstdCompressor(_ZSTD_LEVEL).stream_writer(stream, closefd=False))


def _unzstd(stream: BinaryIO) -> BinaryIO:
    import zstandard

    context = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW)
    return Members(stream, lambda: Frame(context.decompressobj()), _ZSTD_CHUNK).buffered()


def _file(stream: object) -> BinaryIO:
    # The classes of the libraries are not declared as what they are.
    return cast("BinaryIO", stream)


COMPRESSIONS: Mapping[str, Compression] = {
    one.name: one
    for one in (
        Compression("gz", re.compile(rb"\x1f\x8b\x08"), _gzip, _gunzip),
        Compression("zst", re.compile(_ZSTD_MAGIC), _zstd, _unzstd, ("zstandard", "zstd")),
        Compression("bz2", re.compile(rb"BZh[1-9]1AY&SY"), _bzip2, _bunzip2),
        Compression("xz", re.compile(rb"\xfd7zXZ\0"), _xz, _unxz),
    )
}
