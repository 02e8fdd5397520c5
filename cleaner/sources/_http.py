"""The body of an answer of a web server as it was before it was packed for the way.

Many crawlers unpack it and leave the headers as they were, so what is plain stands, whatever its header says.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

# Bits of zlib's window: 47 recognises gzip and zlib, -15 is the bare deflate that some servers send.
_GZIP, _BARE = 47, -15
_GZIP_MAGIC, _ZSTD_MAGIC = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_MAX_WINDOW = 8 << 20  # bytes; what RFC 9659 allows for zstd in HTTP
_CHUNK = 2 << 10  # bytes given to zstd at once; they may hold 64 MB
_DAMAGED = "the answer is damaged: it is not packed as its header says"
_CUT = "the answer is cut off"


class NotDecoded(Exception):  # noqa: N818 - an answer, not a fault of ours
    """The body cannot be unpacked; the text says why."""


def decoded(raw: bytes, headers: Any, most: int) -> bytes:
    """The page in the body `raw`, at most `most` bytes of it; raises NotDecoded where it is packed and damaged."""
    if "chunked" in (headers.get("Transfer-Encoding") or "").lower():
        raw = _joined(raw)
    encodings = (headers.get("Content-Encoding") or "").lower().split(",")
    for encoding in reversed([one.strip() for one in encodings]):
        if (unpack := _ENCODINGS.get(encoding)) and not _is_plain(raw):
            raw = unpack(raw, most)
    return raw


def _is_plain(raw: bytes) -> bool:
    """Whether a body is text already: no packed one is sound UTF-8, or opens with a tag."""
    if raw.lstrip()[:1] == b"<" and b"\0" not in raw[:_CHUNK]:
        return True
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in raw


def _joined(raw: bytes) -> bytes:
    """The chunks of a body without their sizes."""
    pieces: list[bytes] = []
    position = 0
    while True:
        end = raw.find(b"\r\n", position, position + 1024)
        try:
            size = int(raw[position:end].partition(b";")[0].strip(), 16) if end >= 0 else -1
        except ValueError:
            size = -1
        if size < 0 or (size and raw[end + 2 + size : end + 4 + size] != b"\r\n"):
            if not pieces:
                return raw  # joined by the crawler
            raise NotDecoded("the answer is cut off or damaged: its chunks do not fit together")
        if size == 0:
            return b"".join(pieces)
        pieces.append(raw[end + 2 : end + 2 + size])
        position = end + 4 + size


def _gzip(raw: bytes, most: int) -> bytes:
    if not raw.startswith(_GZIP_MAGIC):
        return raw
    pieces, room = [], most
    while raw.startswith(_GZIP_MAGIC) and room > 0:
        piece, raw = _inflated(raw, _GZIP, room)
        pieces.append(piece)
        room -= len(piece)
    return b"".join(pieces)


def _deflate(raw: bytes, most: int) -> bytes:
    has_header = raw[0] & 15 == 8 and int.from_bytes(raw[:2], "big") % 31 == 0
    return _inflated(raw, _GZIP if has_header else _BARE, most)[0]


def _inflated(raw: bytes, bits: int, most: int) -> tuple[bytes, bytes]:
    """What was unpacked, and what stands behind it."""
    unpacking = zlib.decompressobj(bits)
    try:
        data = unpacking.decompress(raw, most)
    except zlib.error:
        raise NotDecoded(_DAMAGED) from None
    if len(data) < most and not unpacking.eof:
        raise NotDecoded(_CUT)
    return data, unpacking.unused_data


def _brotli(raw: bytes, most: int) -> bytes:
    import brotli  # fastwarc needs it as well

    unpacking, pieces, room = brotli.Decompressor(), [], most
    try:
        while room > 0 and not unpacking.is_finished():
            piece = unpacking.process(raw, output_buffer_limit=room)
            if not piece and unpacking.can_accept_more_data():
                raise NotDecoded(_CUT)
            raw = b""
            pieces.append(piece)
            room -= len(piece)
    except brotli.error:
        raise NotDecoded(_DAMAGED) from None
    return b"".join(pieces)


def _zstd(raw: bytes, most: int) -> bytes:
    if not raw.startswith(_ZSTD_MAGIC):
        return raw
    try:
        from zstandard import ZstdDecompressor, ZstdError
    except ImportError:
        raise NotDecoded("the answer is packed with zstd; pip install 'bersih[zstd]'") from None
    unpacking, pieces, room = ZstdDecompressor(max_window_size=_MAX_WINDOW).decompressobj(), [], most
    try:
        for at in range(0, len(raw), _CHUNK):
            if room <= 0 or unpacking.eof:
                break
            pieces.append(unpacking.decompress(raw[at : at + _CHUNK])[:room])
            room -= len(pieces[-1])
    except ZstdError:
        raise NotDecoded(_DAMAGED) from None
    if room > 0 and not unpacking.eof:
        raise NotDecoded(_CUT)
    return b"".join(pieces)


_ENCODINGS: Mapping[str, Callable[[bytes, int], bytes]] = {
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
    "br": _brotli,
    "zstd": _zstd,
}
