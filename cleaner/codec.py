"""Bytes to text without loss: what no codec can read stays in its place as lone surrogates.

A byte b that cannot be decoded becomes the character U+DC00 + b. No strict decoder yields such characters, so the
ledger can tell them apart and give the bytes back.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

# Byte order marks, the longer first: that of UTF-32 opens like that of UTF-16.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = "binary"
# Bytes looked at to tell UTF-16 and binary data from text.
_SAMPLE = 65_536
# Share of NULs on one side of the byte pairs that makes UTF-16: half of Latin text, far less of CJK.
_UTF16_SHARE = 0.2
# Share of characters that can be shown when the sample is read as UTF-16.
_UTF16_SHOWN = 0.95
# Share of control bytes that no text has; the worst text dump of the corpus has none at all.
_BINARY_SHARE = 0.02
# Bytes given to the encoding detector: it is slow, and its answer settles long before.
_DETECT = 8_192
# Share of bytes above ASCII up to which a text that is no UTF-8 is taken for Western European without asking: accents
# make a twentieth of French, letters of another script more than half of Russian or Thai.
_WESTERN_SHARE = 0.3
_CONTROL_BYTES = bytes(sorted({*range(9), *range(14, 27), *range(28, 32), 127}))
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_HIGH = re.compile(rb"[\x80-\xff]")
_PLACEHOLDERS = {byte: 0xDC00 + byte for byte in range(256)}
_SURROGATES = re.compile("[\ud800-\udfff]+")


class Decoded(NamedTuple):
    """A text and the codec that made it; `is_sound` says that it is UTF-8 without a byte that nobody could read."""

    text: str
    encoding: str
    is_sound: bool = False


def decode(raw: bytes) -> tuple[str, str]:
    """The text of `raw` and the codec that made it; see `read`."""
    return read(raw)[:2]


def read(raw: bytes) -> Decoded:
    """The text of `raw` and the codec that made it; `BINARY` for what is no text at all.

    A byte order mark decides, then NULs that speak for UTF-16, then UTF-8. What is no UTF-8 is damaged UTF-8 where
    most of its higher bytes are sound, else an old code page: Western European, or what bs4 detects.
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return Decoded(_lossless(raw, encoding), encoding)
    if b"\0" in raw[:_SAMPLE] and (wide := _utf16(raw[:_SAMPLE])):
        return Decoded(_lossless(raw, wide), wide)
    if _is_binary(raw[:_SAMPLE]):
        return Decoded(placeholders(raw), BINARY)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8", is_sound=True)
    except UnicodeDecodeError:
        encoding = _legacy(raw)
        return Decoded(_lossless(raw, encoding), encoding)


def encode(source: str, encoding: str) -> bytes:
    """The bytes that `decode` made `source` from."""
    pieces = []
    position = 0
    for lone in _SURROGATES.finditer(source):
        pieces.append(source[position : lone.start()].encode(encoding if lone.start() > position else "ascii"))
        pieces.append(bytes(ord(char) - 0xDC00 for char in lone[0]))
        position = lone.end()
    if position < len(source):
        pieces.append(source[position:].encode(encoding))
    return b"".join(pieces)


def placeholders(raw: bytes) -> str:
    """The characters that stand for bytes nobody could read."""
    return raw.decode("latin-1").translate(_PLACEHOLDERS)


def _keep_bytes(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, UnicodeDecodeError)
    return placeholders(error.object[error.start : error.end]), error.end


codecs.register_error("cleaner-keep", _keep_bytes)


def _lossless(raw: bytes, encoding: str) -> str:
    return raw.decode(encoding, "cleaner-keep")


def _utf16(sample: bytes) -> str | None:
    """The byte order of UTF-16 without a mark: NULs on one side of the pairs, and text when read so."""
    pairs = len(sample) // 2
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    zeros, rest, encoding = (odd, even, "utf-16-le") if odd > even else (even, odd, "utf-16-be")
    if zeros < _UTF16_SHARE * pairs or rest * 10 > zeros:
        return None
    text = sample.decode(encoding, "ignore")
    shown = sum(char.isprintable() or char.isspace() for char in text)
    return encoding if shown >= _UTF16_SHOWN * len(text) else None


def _is_binary(sample: bytes) -> bool:
    if not any(byte in sample for byte in _CONTROL_BYTES):  # as in nearly all; a search for one byte is the fastest
        return False
    return len(sample) - len(sample.translate(None, _CONTROL_BYTES)) > _BINARY_SHARE * len(sample)


def _legacy(raw: bytes) -> str:
    high = len(_HIGH.findall(raw))
    if 2 * sum(map(len, _MULTIBYTE.findall(raw))) >= high:
        return "utf-8"
    if high <= _WESTERN_SHARE * len(raw):
        return "windows-1252"
    return _detected(raw) or "windows-1252"


def _detected(raw: bytes) -> str | None:
    """The first encoding that bs4 proposes, of a sample around the first higher byte, that gives every byte back."""
    from bs4.dammit import EncodingDetector

    first = _HIGH.search(raw)
    start = max(0, first.start() - 256) if first else 0
    for encoding in EncodingDetector(raw[start : start + _DETECT]).encodings:
        try:
            # Some codecs of East Asia read two byte sequences as one character: what cannot be given back is not used.
            if encode(_lossless(raw, encoding), encoding) == raw and encoding != "utf-8":
                return encoding
        except (LookupError, UnicodeError, ValueError):
            continue
    return None
