"""How much of a column of a Parquet file must be unpacked at once: its largest page, which no reader takes in pieces.

pyarrow tells the size of a whole row group only, which is several GB in honest files. The size of a page stands before
it, in the compact protocol of Thrift; of that only whole numbers are read, and the rest is passed over.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

if TYPE_CHECKING:
    from collections.abc import Collection

# Kinds of values in the compact protocol.
_STOP, _TRUE, _FALSE, _BYTE, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = 0, 1, 2, 3, 6, 7, 8, 9, 10, 11, 12
_UNPACKED, _PACKED = 2, 3  # fields of a page's header: its size before and after compression
_MAX_HEADER = 16 << 20  # bytes; as pyarrow has it
_MAX_BITS = 64  # of a number
_MAX_DEPTH = 8  # structs within each other: the format has three


def largest(stream: BinaryIO, group: Any, columns: Collection[str]) -> int:
    """The bytes that the largest page of `columns` takes in the row group `group`, once it is unpacked.

    Raises ValueError where the headers of pages cannot be read.
    """
    found = 0
    for at in range(group.num_columns):
        column = group.column(at)
        if any(f"{column.path_in_schema}.".startswith(f"{name}.") for name in columns):
            found = max(found, _largest(stream, column))
    return found


def _largest(stream: BinaryIO, column: Any) -> int:
    at = column.data_page_offset
    if column.has_dictionary_page and 0 < (column.dictionary_page_offset or 0) < at:
        at = column.dictionary_page_offset
    end, found = at + column.total_compressed_size, 0
    while at < end:
        stream.seek(at)
        header = _Header(stream)
        sizes = header.numbers()
        unpacked, packed = sizes.get(_UNPACKED, -1), sizes.get(_PACKED, -1)
        if unpacked < 0 or packed < 0:
            raise ValueError("a page has no size")
        found = max(found, unpacked)
        at += header.size + packed
    return found


class _Header:
    """A struct as it stands in the file."""

    def __init__(self, stream: BinaryIO) -> None:
        self.stream, self.size = stream, 0

    def numbers(self, depth: int = 0) -> dict[int, int]:
        """The whole numbers among its fields, by the numbers of these."""
        found, field = {}, 0
        while (kind := self._bytes(1)[0]) != _STOP:
            field = field + (kind >> 4) if kind >> 4 else self._signed()
            kind &= 15
            if _BYTE < kind <= _I64:
                found[field] = self._signed()
            elif kind not in (_TRUE, _FALSE):
                self._pass(kind, depth + 1)
        return found

    def _pass(self, kind: int, depth: int) -> None:
        if kind == _STRUCT and depth < _MAX_DEPTH:
            self.numbers(depth)
        elif kind == _BINARY:
            self._bytes(self._unsigned())
        elif kind in (_BYTE, _DOUBLE):
            self._bytes(1 if kind == _BYTE else 8)
        else:  # lists, sets and maps are in no header of a page
            raise ValueError("a page has a header that no reader knows")

    def _signed(self) -> int:
        value = self._unsigned()
        return (value >> 1) ^ -(value & 1)

    def _unsigned(self) -> int:
        value = shift = 0
        while shift < _MAX_BITS:
            byte = self._bytes(1)[0]
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
        raise ValueError("the header of a page is damaged")

    def _bytes(self, count: int) -> bytes:
        self.size += count
        raw = self.stream.read(count) if self.size <= _MAX_HEADER else b""
        if len(raw) < count:
            raise ValueError("the header of a page is cut off")
        return raw
