"""JSON Lines: a row a line, read one after the other, so that the size of the file does not matter."""

from __future__ import annotations

import json
import re
from codecs import BOM_UTF8
from typing import TYPE_CHECKING, Any, BinaryIO

from cleaner.sources import _rows
from cleaner.sources._source import Ask, Damaged, Item, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

# A row holds its page escaped, and other fields: HTML grows by a tenth, base64 by a third, tags may be a few thousand.
_GROWTH, _OTHERS = 2, 1 << 20
# Rows over the limit are passed over up to so many times the limit. A line without an end is no row, and unpacked it
# may take hours.
_MOST_SKIPPED = 16
_CHUNK = 1 << 20
# Values of a row, whose fields are texts and a few lists; of so many, be they lists, objects or texts, Python makes
# 0.5 GB at most.
_MOST_VALUES = 4_000_000
_STRING = re.compile(rb'"[^"]*"?')


def read(stream: BinaryIO, ask: Ask) -> Iterator[Item]:
    """An item for each line that is not blank; its number counts the blank ones too."""
    room, number = _GROWTH * ask.max_bytes + _OTHERS, 0
    while line := stream.readline(room + 1):
        number += 1
        if len(line) > room:
            yield _failed(number, ask, ask.too_large)
            _skip(stream, line, _MOST_SKIPPED * room)
        elif line.strip():
            yield _row(line.removeprefix(BOM_UTF8) if number == 1 else line, number, ask)


def _row(line: bytes, number: int, ask: Ask) -> Item:
    if _has_too_many_values(line):
        return _failed(number, ask, f"the row holds more than {_MOST_VALUES} values")
    try:
        data: Any = json.loads(line.decode("utf-8"))
    except UnicodeDecodeError:
        return _failed(number, ask, "the row is no UTF-8")
    except (ValueError, RecursionError):
        return _failed(number, ask, "the row is no JSON")
    if not isinstance(data, dict):
        return _failed(number, ask, "the row is no object")
    return _rows.item(data, number, ask)


def _failed(number: int, ask: Ask, problem: str) -> Item:
    return Item(ask.row(number), None, problem, number=number)


def _has_too_many_values(line: bytes) -> bool:
    """Whether a line of JSON makes more values than any row has; it is measured first, for values cannot be refused."""
    if _values(line) <= _MOST_VALUES:
        return False
    bare = line.replace(b"\\\\", b"").replace(b'\\"', b"")
    return bare.count(b'"') > 2 * _MOST_VALUES or _values(_STRING.sub(b"", bare)) > _MOST_VALUES


def _values(line: bytes) -> int:
    """How many values there are at most; commas and brackets within texts count too."""
    return line.count(b",") + line.count(b"[") + line.count(b"{")


def _skip(stream: BinaryIO, piece: bytes, most: int) -> None:
    """Read on to the end of a line of which `piece` is known."""
    while piece and not piece.endswith(b"\n"):
        if most < 0:
            raise Damaged("a line has no end")
        piece = stream.readline(_CHUNK)
        most -= len(piece)


SOURCE = Source("jsonl", (".jsonl", ".ndjson"), read)
